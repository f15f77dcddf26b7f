"""Two time limits hold for the same contact.

## What it does
Reports an entry of a `within` list whose hours overlap those of an earlier entry, and a second entry without
hours.

## Why it matters
A customer who calls in those hours has been promised two different times. Staff and customer will not pick the
same one.

## Example
```yaml
promises:
  router-swap:
    promise: You have a new router the next working day.
    kept_at: parcel
    accountable: logistics
    within:
      - {within: next working day, hours: mon-fri 08:00-15:00}
      - {within: 2 working days, hours: mon-fri 12:00-20:00}
```

```yaml
promises:
  router-swap:
    promise: You have a new router the next working day.
    kept_at: parcel
    accountable: logistics
    within:
      - {within: next working day, hours: mon-fri 08:00-15:00}
      - {within: 2 working days, hours: mon-fri 15:00-20:00}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from promisekit.check.rule import Finding, Subject
from promisekit.diagnostic import Severity
from promisekit.graph.contact_hours import shared_span, span_in_words
from promisekit.model.promise import Limit

CODE = "PK414"
SEVERITY = Severity.WARNING


def find(subject: Subject) -> Iterator[Finding]:
    """Limits whose hours are partly those of an earlier one."""
    for promise in subject.portfolio.promises.values():
        if promise.status == "retired" or not promise.within:
            continue
        for position, limit in enumerate(promise.within):
            earlier = next((e for e in promise.within[:position] if _shared(e, limit)), None)
            if earlier:
                path = ("promises", promise.id, "within", position)
                yield Finding(
                    (*path, "hours") if limit.hours else path,
                    f"`{promise.id}` promises two times to a contact {_shared(earlier, limit)}: "
                    f"{earlier.within} and {limit.within}",
                    "let each hour belong to one limit; an entry without `hours` is for all the others",
                    ((("promises", promise.id, "within", promise.within.index(earlier)), "the other limit"),),
                )


def _shared(one: Limit, other: Limit) -> str | None:
    """In words, when both limits hold; None when never."""
    if one.hours and other.hours:
        span = shared_span(one.hours, other.hours)
        return f"on {span_in_words(span)}" if span else None
    return None if one.hours or other.hours else "in the hours that no other limit covers"
