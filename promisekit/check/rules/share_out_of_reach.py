"""With so many people, fewer calls are answered in time than promised.

## What it does
Looks at promises to answer within seconds or minutes in a `share` of cases, at a touchpoint by phone or chat whose
encounters, work (`handling`) and `people` are given. Erlang's model of a queue says which share that many people
reach, and how many it takes.

It is a model: calls come evenly over the opening hours and independently of each other, nobody hangs up, and whoever
is free takes the next one. Real days have peaks, so it rather says too much than too little.

## Why it matters
Nobody is slow, and the promise is broken all the same: whether somebody is free is a matter of numbers.

## Example
```yaml
functions:
  customer-service: {name: Customer service, kind: frontline, hours: mon-fri 08:00-16:00, people: 12}
touchpoints:
  line: {name: The line, channel: phone, responsible: customer-service, encounters_per_month: 34800, handling: 3 min}
promises:
  answer-the-phone:
    promise: We answer 80 % of calls within 20 seconds.
    kept_at: line
    accountable: customer-service
    within: 20 s
    share: 80 %
```

```yaml
functions:
  customer-service: {name: Customer service, kind: frontline, hours: mon-fri 08:00-16:00, people: 14}
touchpoints:
  line: {name: The line, channel: phone, responsible: customer-service, encounters_per_month: 34800, handling: 3 min}
promises:
  answer-the-phone:
    promise: We answer 80 % of calls within 20 seconds.
    kept_at: line
    accountable: customer-service
    within: 20 s
    share: 80 %
```
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Final

from promisekit.check.rule import Finding, Subject
from promisekit.check.workload import people_in_words, place_of, sum_in_words
from promisekit.diagnostic import Severity
from promisekit.graph.clock import HOUR, whole_seconds
from promisekit.graph.erlang import answered_within, people_needed
from promisekit.graph.load import load_at

CODE = "PK427"
SEVERITY = Severity.WARNING
_LIVE: Final = ("phone", "chat")
"""Channels in which somebody waits for an answer."""


def find(subject: Subject) -> Iterator[Finding]:
    """Promises to answer soon that too few people keep."""
    for promise in subject.portfolio.promises.values():
        if promise.status == "retired" or not promise.within or promise.share is None or promise.share == 100:
            continue
        limits = [limit.within for limit in promise.within]
        if any(limit.unit not in ("s", "min", "h") or whole_seconds(limit) > HOUR for limit in limits):
            continue
        seconds, share = min(map(whole_seconds, limits)), float(promise.share) / 100
        for touchpoint_id in promise.kept_at:
            touchpoint = subject.portfolio.touchpoints.get(touchpoint_id)
            load = load_at(subject.relations, touchpoint) if touchpoint and touchpoint.channel in _LIVE else None
            if load is None or load.busy >= 1:
                continue
            reached = answered_within(math.floor(load.people), load.needed, load.handling, seconds)
            if reached < share:
                people = people_needed(load.needed, load.handling, seconds, share)
                yield Finding(
                    ("promises", promise.id, "share"),
                    f"by a model of queues, {people_in_words(load.people)} of `{load.actor}` keep `{promise.id}` in "
                    f"{math.floor(reached * 100)} % of cases, not in {promise.share:f} %: {sum_in_words(load)}",
                    f"{people} people would; or promise another share or another time. The model takes calls as coming "
                    "evenly over the opening hours",
                    (((*place_of(subject.portfolio, load.actor), "people"), "so many are there"),),
                )
                break
