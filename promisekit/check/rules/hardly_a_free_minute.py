"""Those who do the work are busy for nearly all their time.

## What it does
Reports a function or a role whose people would be busy for more than 85 % of their opening hours, by the encounters
and the work that are given. Where it is more than all their time, PK425 says so.

## Why it matters
Work comes in unevenly. Above 85 % every uneven hour makes a queue that takes long to go away, and a sick day breaks
the promise.

## Example
```yaml
functions:
  customer-service: {name: Customer service, kind: frontline, hours: mon-fri 08:00-16:00, people: 15}
touchpoints:
  service-line: {name: The service line, responsible: customer-service, encounters_per_month: 12000, handling: 12 min}
```

```yaml
functions:
  customer-service: {name: Customer service, kind: frontline, hours: mon-fri 08:00-16:00, people: 17}
touchpoints:
  service-line: {name: The service line, responsible: customer-service, encounters_per_month: 12000, handling: 12 min}
```
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Final

from promisekit.check.rule import Finding, Subject
from promisekit.check.workload import people_in_words, place_of, sum_in_words
from promisekit.diagnostic import Severity
from promisekit.graph.load import loads

CODE = "PK426"
SEVERITY = Severity.WARNING
MOST: Final = 0.85
"""Which part of their time people may be busy."""


def find(subject: Subject) -> Iterator[Finding]:
    """Functions and roles that are busy for more than that."""
    for load in loads(subject.relations):
        if MOST < load.busy <= 1:
            yield Finding(
                (*place_of(subject.portfolio, load.actor), "people"),
                f"`{load.actor}` is busy for {math.floor(load.busy * 100)} % of its time: {sum_in_words(load)}, "
                f"for {people_in_words(load.people)}",
                f"plan for {people_in_words(math.ceil(load.needed / MOST))}, or take work away",
                tuple((("touchpoints", key), "the work comes in here") for key in load.touchpoints),
            )
