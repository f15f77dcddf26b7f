"""More work comes in than the people who are there can do.

## What it does
Adds up encounters a month and the work that each takes (`handling`) at the touchpoints that a function answers for, or
that one role alone serves, spreads it over the opening hours, and compares it with `people`. It says nothing where one
of these figures is not given.

## Why it matters
The queue grows day by day. No promise about time can be kept then, whatever the commitments say.

## Example
1,200 calls of 12 minutes a day are too much for nine:
```yaml
functions:
  customer-service: {name: Customer service, kind: frontline, hours: mon-fri 08:00-16:00, people: 9}
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

from promisekit.check.rule import Finding, Subject
from promisekit.check.workload import people_in_words, place_of, sum_in_words
from promisekit.diagnostic import Severity
from promisekit.graph.load import loads

CODE = "PK425"
SEVERITY = Severity.ERROR


def find(subject: Subject) -> Iterator[Finding]:
    """Functions and roles that would have to be busy for more than all their time."""
    for load in loads(subject.relations):
        if load.busy > 1:
            needed, room = (people_in_words(math.ceil(load.needed / part)) for part in (1, 0.85))
            yield Finding(
                (*place_of(subject.portfolio, load.actor), "people"),
                f"`{load.actor}` needs {needed}, has {load.people:g}: {sum_in_words(load)}",
                f"plan for at least {room}, for nobody works without a break; or take work away",
                tuple((("touchpoints", key), "the work comes in here") for key in load.touchpoints),
            )
