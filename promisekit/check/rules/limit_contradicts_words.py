"""A promise says one time in words and another one in `within`.

## What it does
Compares the times in a promise's text with its `within` (or `notice`, where it has no `within`): reports a text that
names only other amounts of the same unit. Times of the remedy, of commitments and of what the customer does may well
stand in the text.

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

from promisekit.check.promised_time import spoken_limits, times_in_fields
from promisekit.check.rule import Finding, Subject
from promisekit.check.wording import placed_wordings
from promisekit.diagnostic import Severity

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
            said = [m for m in spoken_limits(wording) if m.duration.unit in units]
            if said and times_in_fields(promise).isdisjoint(m.duration for m in said):
                yield Finding(
                    ("promises", promise.id, field),
                    f'the promise says "{said[0].phrase}", and `{field}` says {limits[0]}',
                    f"write `{field}: {said[0].duration}`, or change the words of the promise; the time of a "
                    "remedy, or of what the customer does, is given there",
                    ((path, "the words stand here"),),
                )
