"""A promise has more exclusions than a customer can keep in mind.

## What it does
Reports a promise with more than three `exclusions`, or with over two more exclusions than `conditions`. Drafts are
checked too: this is the time to take exclusions out.

## Why it matters
A good guarantee is unconditional, or as near to it as can be (Hart 1988). Each exclusion is a case in which the
customer thought that they had a promise.

## Example
```yaml
promises:
  kept-appointment:
    promise: Our engineer rings your bell within the two hours that you chose.
    kept_at: engineer-visit
    accountable: visit-planning
    within: 2 h
    exclusions: [You move the visit., Bad weather., Road works., Sick leave among our engineers.]
```

Keep those that are not in your hands, and no more than three:
```yaml
promises:
  kept-appointment:
    promise: Our engineer rings your bell within the two hours that you chose.
    kept_at: engineer-visit
    accountable: visit-planning
    within: 2 h
    conditions: [Someone over 16 is at home.]
    exclusions: [You move the visit., The weather service has given a red warning.]
```
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from promisekit.check.rule import Finding, Subject
from promisekit.diagnostic import Severity

CODE = "PK703"
SEVERITY = Severity.WARNING

MOST_EXCLUSIONS: Final = 3
MORE_THAN_CONDITIONS: Final = 2


def find(subject: Subject) -> Iterator[Finding]:
    """Promises that are taken back exclusion by exclusion."""
    for promise in subject.portfolio.promises.values():
        exclusions, conditions = len(promise.exclusions), len(promise.conditions)
        too_many = exclusions > MOST_EXCLUSIONS or exclusions > conditions + MORE_THAN_CONDITIONS
        if promise.status != "retired" and too_many:
            beside = f"{conditions or 'no'} condition{'' if conditions == 1 else 's'}"
            yield Finding(
                ("promises", promise.id, "exclusions"),
                f"`{promise.id}` has {exclusions} exclusions beside {beside}",
                "leave out those that are in your own hands; what the customer has to do belongs to `customer_does`, "
                "and a sum too small to be paid to `pays_from` in the remedy",
            )
