"""No role of a support function has a guideline.

## What it does
Reports a function of kind `support` none of whose roles has a guideline in any promise that is not retired.

## Why it matters
Billing, logistics and IT make or break promises without meeting the customer. Guidelines for the front line
alone leave them guessing what the promise means at their desk.

## Example
```yaml
functions:
  logistics: {name: Logistics, kind: support}
roles:
  warehouse-operative: {name: Warehouse operative, function: logistics}
promises:
  router-swap:
    promise: A new router is at your door the next working day.
    kept_at: router-parcel
    accountable: logistics
    guidelines:
      order-swap: {role: service-agent, do: [Order the swap while the customer listens.]}
```

Write one for the people behind the scenes, too:
```yaml
functions:
  logistics: {name: Logistics, kind: support}
roles:
  warehouse-operative: {name: Warehouse operative, function: logistics}
promises:
  router-swap:
    promise: A new router is at your door the next working day.
    kept_at: router-parcel
    accountable: logistics
    guidelines:
      order-swap: {role: service-agent, do: [Order the swap while the customer listens.]}
      pack-swap: {role: warehouse-operative, do: [Pack swaps before all other parcels.]}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from promisekit.check.naming import listed
from promisekit.check.rule import Finding, Subject
from promisekit.diagnostic import Severity

CODE = "PK205"
SEVERITY = Severity.WARNING
NEEDS_ALL_ITEMS = True


def find(subject: Subject) -> Iterator[Finding]:
    """Support functions that no guideline reaches."""
    for function in subject.portfolio.functions.values():
        if function.kind != "support":
            continue
        roles = subject.relations.roles_of.get(function.id, [])
        if any(role in subject.relations.guidelines_of for role in roles):
            continue
        yield Finding(
            ("functions", function.id),
            f"no role of the support function `{function.id}` has a guideline",
            f"in a promise that rests on it, add a guideline for {listed(roles, 'or')}"
            if roles
            else f"add a role with `function: {function.id}`, and a guideline for it in a promise that rests on it",
        )
