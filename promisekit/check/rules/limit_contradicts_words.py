"""A promise says one time in words and another one in `within`.

## What it does
Compares the times in a promise's text with its `within` (or `notice`, where it has no `within`): reports a text that
names only other amounts of the same unit. Times of the remedy and of commitments may well stand in the text.

## Why it matters
The customer reads the words, staff work to the field. Whichever is wrong, somebody is let down.

## Example
```yaml
promises:
  right-invoice:
    promise: If your invoice is wrong, you get a right one within two working days.
    kept_at: invoice
    accountable: billing
    within: 3 working days
```

Say the same in both:
```yaml
promises:
  right-invoice:
    promise: If your invoice is wrong, you get a right one within three working days.
    kept_at: invoice
    accountable: billing
    within: 3 working days
```
"""

from __future__ import annotations

from collections.abc import Iterator

from promisekit.check.rule import Finding, Subject
from promisekit.check.spoken_time import mentions
from promisekit.check.wording import placed_wordings
from promisekit.diagnostic import Severity
from promisekit.model.duration import Duration
from promisekit.model.promise import Promise

CODE = "PK308"
SEVERITY = Severity.WARNING


def find(subject: Subject) -> Iterator[Finding]:
    """Words and fields that differ."""
    for promise in subject.portfolio.promises.values():
        limits = [limit.within for limit in promise.within or ()] or ([promise.notice] if promise.notice else [])
        if promise.status == "retired" or not limits:
            continue
        units = {limit.unit for limit in limits}
        field = "within" if promise.within else "notice"
        for path, wording in placed_wordings(("promises", promise.id, "promise"), promise.promise):
            said = [m for m in mentions(wording) if m.duration.unit in units]
            if said and _named(promise).isdisjoint(m.duration for m in said):
                yield Finding(
                    ("promises", promise.id, field),
                    f'the promise says "{said[0].phrase}", and `{field}` says {limits[0]}',
                    f"write `{field}: {said[0].duration}`, or change the words of the promise",
                    ((path, "the words stand here"),),
                )


def _named(promise: Promise) -> set[Duration]:
    durations = [limit.within for limit in promise.within or ()]
    optional = [promise.notice, promise.no_more_than and promise.no_more_than.in_]
    optional += [commitment.within for commitment in promise.commitments.values()]
    for remedy in promise.remedy:
        optional += [remedy.within, remedy.after, remedy.every, remedy.claim_within]
    return {*durations, *(duration for duration in optional if duration)}
