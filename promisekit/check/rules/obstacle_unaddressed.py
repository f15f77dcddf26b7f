"""Nothing removes an obstacle that hinders a live promise.

## What it does
Reports an obstacle whose `hinders` names a live promise, and that no improvement `removes`.

## Why it matters
Staff have said what keeps them from keeping the promise. If nothing follows, they stop saying.

## Example
```yaml
obstacles:
  two-screens: {says: I look in two systems and they disagree., kind: resources, hinders: right-invoice}
promises:
  right-invoice: {promise: Your invoice is right., kept_at: invoice, accountable: billing}
```

Say what is done about it:
```yaml
obstacles:
  two-screens: {says: I look in two systems and they disagree., kind: resources, hinders: right-invoice}
improvements:
  one-screen: {name: One screen for invoice and case, removes: two-screens, owner: digital, by: 2027-03-31}
promises:
  right-invoice: {promise: Your invoice is right., kept_at: invoice, accountable: billing}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from promisekit.check.naming import listed
from promisekit.check.rule import Finding, Subject
from promisekit.diagnostic import Severity

CODE = "PK218"
SEVERITY = Severity.INFO
NEEDS_ALL_ITEMS = True


def find(subject: Subject) -> Iterator[Finding]:
    """Obstacles of live promises that no improvement removes."""
    promises = subject.portfolio.promises
    removed = {obstacle for improvement in subject.portfolio.improvements.values() for obstacle in improvement.removes}
    for obstacle in subject.portfolio.obstacles.values():
        live = [p for p in obstacle.hinders if p in promises and promises[p].status == "live"]
        if live and obstacle.id not in removed:
            yield Finding(
                ("obstacles", obstacle.id),
                f"`{obstacle.id}` hinders {listed(live)}, and no improvement removes it",
                f"add an improvement with `removes: {obstacle.id}`, an owner and a date",
            )
