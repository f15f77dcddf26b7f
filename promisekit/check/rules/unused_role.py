"""A role appears nowhere.

## What it does
Reports a role that nothing refers to: no touchpoint, guideline, commitment, journey, training or anything else.

## Why it matters
People look themselves up in the handbook by their role. This one's page would be empty: either its work is
missing from the portfolio, or the role is.

## Example
```yaml
roles:
  shift-planner: {name: Shift planner, function: people}
```

Say where it works:
```yaml
roles:
  shift-planner: {name: Shift planner, function: people}
touchpoints:
  service-line: {name: Calling us, responsible: customer-service, roles: [service-agent, shift-planner]}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from promisekit.check.rule import Finding, Subject
from promisekit.diagnostic import Severity

CODE = "PK208"
SEVERITY = Severity.WARNING
NEEDS_ALL_ITEMS = True


def find(subject: Subject) -> Iterator[Finding]:
    """Roles that nothing refers to."""
    for role in subject.portfolio.roles:
        if not subject.graph.incoming.get(("roles", role)):
            yield Finding(
                ("roles", role),
                f"the role `{role}` appears nowhere",
                f"add `{role}` to the `roles` of the touchpoint where it works, or give it a guideline in a promise",
            )
