"""Something is known to go wrong, and nobody knows what happens then.

## What it does
Reports a fail point that has no `recovery` or no `owner`. In a lane the role or function that acts there owns it, so
only a system's fail point needs an `owner`. An as-is journey that `becomes` a to-be one is left alone: it is there that
its fail points are mended.

## Why it matters
A fail point that is drawn is half of the work (Shostack 1984). The other half is what the customer gets when it
happens, and who sees to it.

## Example
```yaml
journeys:
  disputed-invoice:
    name: A wrong line on the invoice
    phases:
      - name: Put right
        steps:
          - {id: asks, customer: Asks about the fee, touchpoint: invoice, fails: The case lacks the line number}
```

Say what is done, and who sees to it:
```yaml
journeys:
  disputed-invoice:
    name: A wrong line on the invoice
    phases:
      - name: Put right
        steps:
          - id: asks
            customer: Asks about the fee
            touchpoint: invoice
            fails:
              what: The case lacks the line number
              recovery: Billing calls the customer the same day and asks for it
              owner: billing
```
"""

from __future__ import annotations

from collections.abc import Iterator

from promisekit.check.rule import Finding, Subject
from promisekit.check.steps import is_left_behind, placed_fail_points, placed_steps
from promisekit.diagnostic import Severity
from promisekit.model.journey import FailPoint

CODE = "PK803"
SEVERITY = Severity.WARNING


def find(subject: Subject) -> Iterator[Finding]:
    """Fail points that are left open."""
    portfolio = subject.portfolio
    for journey in portfolio.journeys.values():
        if is_left_behind(journey, portfolio):
            continue
        for place, step in placed_steps(journey):
            for path, fail_point, actor in placed_fail_points(place, step):
                owned = fail_point.owner or actor in portfolio.functions or actor in portfolio.roles
                missing = [field for field, given in (("recovery", fail_point.recovery), ("owner", owned)) if not given]
                if missing:
                    yield Finding(
                        path,
                        f"this fail point of `{step.id}` has no {' and no '.join(missing)}",
                        _hint(fail_point, missing),
                    )


def _hint(fail_point: FailPoint, missing: list[str]) -> str:
    owner = "`owner` with the function or role that answers for it"
    if "recovery" not in missing:
        return f"add {owner}"
    if fail_point.recovery or fail_point.owner or fail_point.severity:
        hint = "add `recovery` with what puts it right"
    else:
        hint = "write `fails: {what: …, recovery: …}` with what puts it right"
    return f"{hint}, and {owner}" if "owner" in missing else hint
