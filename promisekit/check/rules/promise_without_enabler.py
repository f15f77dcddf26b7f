"""No enabler ensures a promise.

## What it does
Reports a promise in force (`agreed` or `live`) that names no enabler in `ensured_by`.

## Why it matters
The employee experience ensures what the customer experience redeems. A promise that asks staff for more and
gives them nothing for it rests on goodwill, and goodwill runs out in the first busy week.

## Example
```yaml
promises:
  right-invoice:
    promise: Your invoice is right. If it is not, we correct it within two working days.
    kept_at: invoice
    accountable: billing
```

Say what staff need to keep it:
```yaml
promises:
  right-invoice:
    promise: Your invoice is right. If it is not, we correct it within two working days.
    kept_at: invoice
    accountable: billing
    ensured_by: decision-limits
enablers:
  decision-limits: {name: Agents may credit up to 50 pounds, area: culture, status: in-place}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from promisekit.check.rule import Finding, Subject
from promisekit.diagnostic import Severity

CODE = "PK207"
SEVERITY = Severity.WARNING


def find(subject: Subject) -> Iterator[Finding]:
    """Promises in force that name no enabler."""
    for promise in subject.portfolio.promises.values():
        if promise.status in ("agreed", "live") and not promise.ensured_by:
            yield Finding(
                ("promises", promise.id),
                f"nothing that staff have or get ensures that `{promise.id}` is kept",
                "ask staff what they need to keep it, and name it: `ensured_by:` with an id from `enablers:`",
            )
