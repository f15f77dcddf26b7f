"""A time limit is for contacts that never happen.

## What it does
Reports an entry of a `within` list whose hours lie wholly outside the `hours` of its promise, or an entry for
all other times when the entries above leave none.

## Why it matters
Readers believe that the limit holds for someone. It is often a slip: one of the two hours is wrong.

## Example
The clock cannot start on a Saturday, but one limit is for Saturdays:
```yaml
promises:
  answer-the-phone:
    promise: We answer within a minute, on Saturdays within three.
    kept_at: service-line
    accountable: customer-service
    hours: mon-fri 08:00-20:00
    within:
      - {within: 1 min, hours: mon-fri 08:00-20:00}
      - {within: 3 min, hours: sat 09:00-17:00}
```

```yaml
promises:
  answer-the-phone:
    promise: We answer within a minute, on Saturdays within three.
    kept_at: service-line
    accountable: customer-service
    hours: [mon-fri 08:00-20:00, sat 09:00-17:00]
    within:
      - {within: 1 min, hours: mon-fri 08:00-20:00}
      - {within: 3 min, hours: sat 09:00-17:00}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from promisekit.check.rule import Finding, Subject
from promisekit.diagnostic import Severity
from promisekit.graph.contact_hours import shared_span, uncovered_span
from promisekit.model.hours import ALWAYS

CODE = "PK405"
SEVERITY = Severity.WARNING


def find(subject: Subject) -> Iterator[Finding]:
    """Limits for no contact at all."""
    for promise in subject.portfolio.promises.values():
        if promise.status == "retired" or not promise.within or len(promise.within) < 2:
            continue
        contact = promise.hours or ALWAYS
        others = [limit.hours for limit in promise.within if limit.hours]
        for position, limit in enumerate(promise.within):
            path = ("promises", promise.id, "within", position)
            if limit.hours and not shared_span(limit.hours, contact):
                yield Finding(
                    (*path, "hours"),
                    f"the limit of {limit.within} never applies: the clock of `{promise.id}` "
                    f"does not start in those hours ({limit.hours})",
                    f"widen `hours` of the promise ({contact}), or leave this limit out",
                )
            elif not limit.hours and not uncovered_span(contact, others, holidays=True):
                yield Finding(
                    path,
                    f"the limit of {limit.within} never applies: the other limits of `{promise.id}` "
                    "cover all hours in which its clock can start",
                    "leave it out, or make the hours of the others narrower",
                )
