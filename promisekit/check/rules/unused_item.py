"""Nothing refers to an item that only means something to others.

## What it does
Reports functions, systems, personas, touchpoints and skills that nothing refers to, and metrics that nothing
refers to, that drive no other metric and that are measured at no touchpoint. Promises, journeys, pain points,
trainings, obstacles, improvements, rituals and stories stand by themselves; roles and enablers have checks of
their own, `PK208` and `PK206`.

## Why it matters
Such an item gets a page that leads nowhere and that nothing leads to. It is a leftover, or a connection that
somebody forgot to write down.

## Example
```yaml
systems:
  fault-map-feed: {name: Fault map feed, function: digital}
touchpoints:
  fault-map: {name: Fault map, responsible: network-operations}
promises:
  fault-news:
    promise: The fault map tells you the expected hour.
    kept_at: fault-map
    accountable: network-operations
```

Say where it is used:
```yaml
systems:
  fault-map-feed: {name: Fault map feed, function: digital}
touchpoints:
  fault-map: {name: Fault map, responsible: network-operations, systems: fault-map-feed}
promises:
  fault-news:
    promise: The fault map tells you the expected hour.
    kept_at: fault-map
    accountable: network-operations
```
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from promisekit.check.rule import Finding, Subject
from promisekit.diagnostic import Severity

CODE = "PK209"
SEVERITY = Severity.WARNING
NEEDS_ALL_ITEMS = True

_USES: Final = {
    "functions": "name it where it answers for something (`responsible`, `accountable`), or give it roles",
    "systems": "add it to the `systems` of a touchpoint, or let it act in a journey",
    "personas": "name it where a pain is felt (`felt_by`) or in a journey (`persona`)",
    "touchpoints": "name it where a promise is kept (`kept_at`), a pain is felt (`at`), or in a journey's step",
    "metrics": "name it in the `metrics` of a promise, or say where it is measured (`at`)",
    "skills": "name it in the `skills` of a role or a guideline, or in what a training `teaches`",
}
"""Section -> what to do about an item that nothing refers to."""


def find(subject: Subject) -> Iterator[Finding]:
    """Items that nothing refers to, in sections where that is a loose end."""
    metrics = subject.portfolio.metrics
    for section, hint in _USES.items():
        for item_id in subject.portfolio.section(section):
            if subject.graph.incoming.get((section, item_id)):
                continue
            if section == "metrics" and (metrics[item_id].at or metrics[item_id].drives):
                continue
            yield Finding((section, item_id), f"nothing refers to `{item_id}`", f"{hint}; or take it out")
