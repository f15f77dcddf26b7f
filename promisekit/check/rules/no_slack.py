"""In the worst case hardly any time is left before the promise is broken.

## What it does
Reports a promise, agreed or live, whose commitments together use up at least 95 % of its `within`, for the
start of the clock that leaves the least time. A promise for a `share` of the cases has its room there, and is
left alone.

## Why it matters
One sick day, one wrong note in a case, and the promise is broken. Those who keep it should know that there is
no room.

## Example
```yaml
functions:
  customer-service: {name: Customer service, kind: frontline}
promises:
  heard:
    promise: We call you back within 24 hours.
    kept_at: survey
    accountable: customer-service
    within: 24 h
    commitments:
      call: {by: customer-service, does: Calls back, within: 24 h}
```

Leave some room in between:
```yaml
functions:
  customer-service: {name: Customer service, kind: frontline}
promises:
  heard:
    promise: We call you back within 24 hours.
    kept_at: survey
    accountable: customer-service
    within: 24 h
    commitments:
      call: {by: customer-service, does: Calls back, within: 16 h}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from promisekit.check.lateness import chain, longest, related, story
from promisekit.check.rule import Finding, Subject
from promisekit.diagnostic import Severity
from promisekit.graph.moment import length_in_words

CODE = "PK404"
SEVERITY = Severity.INFO


def find(subject: Subject) -> Iterator[Finding]:
    """Promises that their worst case only just keeps."""
    for promise_id, worst in subject.relations.tight_cases.items():
        promise = subject.portfolio.promises[promise_id]
        if promise.status == "draft" or (promise.share or 100) < 100 or worst.is_late:
            continue
        promised = worst.case.due - worst.case.start
        if promised and worst.case.slack * 20 <= promised:
            case = worst.timeline()
            part = longest(case)
            left = f"only {length_in_words(case.slack)}" if case.slack else "no time"
            yield Finding(
                ("promises", promise_id, "within"),
                f"`{promise_id}` has {left} to spare: {story(case)} ({chain(case)})",
                f"look first at `{part.id}` ({part.within}), which takes the longest, "
                "or accept this finding with the reason why no room is needed",
                related(case, ("promises", promise_id)),
            )
