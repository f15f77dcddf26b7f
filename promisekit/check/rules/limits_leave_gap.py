"""Some contacts have no time limit at all.

## What it does
Reports a `within` list that covers only part of the hours in which the clock can start (`hours` of the promise,
or always). Public holidays count where the portfolio names `holidays`.

## Why it matters
A customer who makes contact in the gap has been promised nothing, and neither they nor staff can tell.

## Example
```yaml
promises:
  router-swap:
    promise: You have a new router the next working day.
    kept_at: parcel
    accountable: logistics
    hours: mon-fri 08:00-20:00
    within:
      - {within: next working day, hours: mon-fri 08:00-15:00}
      - {within: 2 working days, hours: mon-fri 16:00-20:00}
```

An entry without `hours` is for all other contacts:
```yaml
promises:
  router-swap:
    promise: You have a new router the next working day.
    kept_at: parcel
    accountable: logistics
    hours: mon-fri 08:00-20:00
    within:
      - {within: next working day, hours: mon-fri 08:00-15:00}
      - {within: 2 working days}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from promisekit.check.rule import Finding, Subject
from promisekit.diagnostic import Severity
from promisekit.graph.contact_hours import span_in_words, uncovered_span
from promisekit.model.hours import ALWAYS

CODE = "PK415"
SEVERITY = Severity.WARNING


def find(subject: Subject) -> Iterator[Finding]:
    """Promises whose limits leave some hours out."""
    for promise in subject.portfolio.promises.values():
        if promise.status in ("draft", "retired") or not promise.within:
            continue
        covered = [limit.hours for limit in promise.within if limit.hours]
        if len(covered) < len(promise.within):
            continue
        holidays = subject.portfolio.holidays_of(promise.accountable) is not None
        gap = uncovered_span(promise.hours or ALWAYS, covered, holidays)
        if gap:
            yield Finding(
                ("promises", promise.id, "within"),
                f"`{promise.id}` promises no time to a contact on {span_in_words(gap)}",
                "add an entry without `hours` for all other contacts, as in `- {within: 3 working days}`, "
                "or say under `hours:` when the clock can start",
            )
