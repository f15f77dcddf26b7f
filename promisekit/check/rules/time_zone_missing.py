"""Some have a time zone, and others who work on the same promise have none.

## What it does
Reports a promise on which functions with and without a `time_zone` work together, where the portfolio has none either.

## Why it matters
Nobody can tell how far their clocks are apart, and so not whether the promise can be kept: it is not proved at all.

## Example
```yaml
portfolio: {name: Northlight}
functions:
  service: {name: Service, kind: frontline, hours: mon-fri 08:00-16:00}
  engineering: {name: Engineering, kind: support, hours: mon-fri 09:00-17:00, time_zone: Asia/Kolkata}
touchpoints:
  chat: {name: Chat, responsible: service}
promises:
  answer:
    promise: We answer within two working days.
    kept_at: chat
    accountable: service
    within: 2 working days
    commitments:
      ask: {by: service, does: Asks engineering, within: 1 working hour}
      look: {by: engineering, does: Looks into it, within: 1 working day, after: ask}
```

```yaml
portfolio: {name: Northlight, time_zone: Europe/London}
functions:
  service: {name: Service, kind: frontline, hours: mon-fri 08:00-16:00}
  engineering: {name: Engineering, kind: support, hours: mon-fri 09:00-17:00, time_zone: Asia/Kolkata}
touchpoints:
  chat: {name: Chat, responsible: service}
promises:
  answer:
    promise: We answer within two working days.
    kept_at: chat
    accountable: service
    within: 2 working days
    commitments:
      ask: {by: service, does: Asks engineering, within: 1 working hour}
      look: {by: engineering, does: Looks into it, within: 1 working day, after: ask}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from promisekit.check.naming import listed
from promisekit.check.rule import Finding, Subject
from promisekit.diagnostic import Severity

CODE = "PK424"
SEVERITY = Severity.WARNING


def find(subject: Subject) -> Iterator[Finding]:
    """Promises whose clocks cannot be compared."""
    portfolio = subject.portfolio
    if portfolio.about.time_zone or not any(function.time_zone for function in portfolio.functions.values()):
        return
    for promise in portfolio.promises.values():
        if promise.status == "retired" or not promise.within:
            continue
        work = [one for one in promise.commitments.values() if one.kind == "clock" and not one.is_customers]
        actors = [
            one for one in dict.fromkeys((promise.accountable, *(c.by for c in work))) if portfolio.function_of(one)
        ]
        without = [actor for actor in actors if portfolio.time_zone_of(actor) is None]
        if work and without and len(without) < len(actors):
            yield Finding(
                ("promises", promise.id, "commitments"),
                f"nobody can tell whether `{promise.id}` can be kept: {listed(without)} "
                f"{'has' if len(without) == 1 else 'have'} no time zone, and others have one",
                "say under `portfolio:` in which zone all others are: its time_zone is theirs, too",
            )
