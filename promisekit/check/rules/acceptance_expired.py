"""The team accepted a finding until a day that has passed.

## What it does
Reports an `accepted` entry whose `until` lies before today. It no longer hides anything. Needs today's date
(`--today`).

## Why it matters
"We live with it until March" is a promise to colleagues. When March has passed, the finding is due.

## Example
```yaml
promises:
  right-invoice:
    promise: Your invoice is right.
    kept_at: invoice
    accountable: billing
    accepted: [{check: PK508, reason: The figure comes with the new billing system., until: 2026-03-31}]
```

Mend what was accepted, or decide again:
```yaml
promises:
  right-invoice:
    promise: Your invoice is right.
    kept_at: invoice
    accountable: billing
    metrics: invoices-right
metrics:
  invoices-right: {name: Invoices without an error, kind: operational, baseline: {value: 94.5, on: 2026-09-30}}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from promisekit.check.rule import Finding, Subject
from promisekit.diagnostic import Severity

CODE = "PK603"
SEVERITY = Severity.WARNING
NEEDS_TODAY = True


def find(subject: Subject) -> Iterator[Finding]:
    """Acceptances whose last day has passed."""
    for placed in subject.acceptances.expired():
        accepted = placed.acceptance
        yield Finding(
            (*placed.path, "until"),
            f"`{accepted.check}` was accepted until {accepted.until}",
            "mend what it was about and take this entry out, or decide again and set a later day",
        )
