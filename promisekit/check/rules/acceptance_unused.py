"""An accepted finding is not found any more.

## What it does
Reports an `accepted` entry in force that hides nothing. Entries for checks that need today's date are left
alone in a run without one.

## Why it matters
The reason has gone, mostly because somebody mended it. If the entry stays, it will hide the same mistake when
it comes back.

## Example
```yaml
promises:
  right-invoice:
    promise: Your invoice is right.
    kept_at: invoice
    accountable: billing
    metrics: invoices-right
    accepted: [{check: PK508, reason: The figure comes with the new billing system.}]
metrics:
  invoices-right: {name: Invoices without an error, kind: operational, baseline: {value: 94.5, on: 2026-09-30}}
```

Take the entry out:
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

from promisekit.check.rule import Finding, Subject, all_rules
from promisekit.diagnostic import Severity

CODE = "PK604"
SEVERITY = Severity.WARNING
RUNS_LAST = True
NEEDS_ALL_ITEMS = True


def find(subject: Subject) -> Iterator[Finding]:
    """Acceptances that hide nothing."""
    # What no rule of this run could have found says nothing about its acceptance.
    ran = {rule.code for rule in all_rules() if subject.today or not rule.needs_today} - {CODE}
    for placed in list(subject.acceptances.unused()):
        code = placed.acceptance.check
        if code in ran:
            yield Finding(
                (*placed.path, "check"),
                f"`{code}` is accepted, but there is nothing to accept",
                "take this entry out of `accepted`",
            )
