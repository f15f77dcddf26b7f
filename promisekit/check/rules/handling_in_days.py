"""The work of an encounter is given in days.

## What it does
Reports `handling` in days, weeks, months or years, also in working days.

## Why it matters
Days say when something is done, not for how long somebody is busy: a case that lies for two days may take ten
minutes. So such work is not counted, and nobody is told that there are too few people for it.

## Example
```yaml
functions:
  planning: {name: Planning, kind: backstage, hours: mon-fri 08:00-16:00, people: 1}
touchpoints:
  permit: {name: The permit, responsible: planning, encounters_per_month: 100, handling: 2 working days}
```

Give it in hours or minutes:
```yaml
functions:
  planning: {name: Planning, kind: backstage, hours: mon-fri 08:00-16:00, people: 12}
touchpoints:
  permit: {name: The permit, responsible: planning, encounters_per_month: 100, handling: 16 h}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from promisekit.check.rule import Finding, Subject
from promisekit.diagnostic import Severity
from promisekit.graph.load import EFFORT

CODE = "PK430"
SEVERITY = Severity.WARNING


def find(subject: Subject) -> Iterator[Finding]:
    """Touchpoints whose work is in units that are not counted."""
    for touchpoint in subject.portfolio.touchpoints.values():
        handling = touchpoint.handling
        if handling and handling.unit not in EFFORT:
            yield Finding(
                ("touchpoints", touchpoint.id, "handling"),
                f"the work of one encounter at `{touchpoint.id}` is in days ({handling}), which say when it is done",
                "say for how long somebody is busy with one, as in `handling: 16 h`",
            )
