"""A promise says one time in words and another one in `within`.

## What it does
Compares the times in a promise's text with its `within` (or `notice`, where it has no `within`): reports a text that
names only other times, or as many hours or days of another kind ("two days", and `2 working days`). Times of the
remedy, of commitments and of what the customer does may well stand in the text. The same is asked of what a commitment
`does` and its own `within`.

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

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from promisekit.check.promised_time import Agreement, agreement, is_ahead, spoken_limits, times_in_fields
from promisekit.check.rule import Finding, Subject
from promisekit.check.spoken_time import Mention
from promisekit.check.wording import placed_wordings
from promisekit.diagnostic import Severity
from promisekit.model.duration import Duration
from promisekit.model.walk import KeyPath

CODE = "PK308"
SEVERITY = Severity.WARNING

_OF_THE_PROMISE: Final = " of the promise; the time of a remedy, or of what the customer does, is given there"
_COUNTED: Final = {
    "h": "hours at night and on Sundays, too",
    "day": "Saturdays, Sundays and holidays, too",
    "working hour": "opening hours alone",
    "working day": "working days alone",
}


_Contradiction = tuple[Mention, Duration, Agreement]


def find(subject: Subject) -> Iterator[Finding]:
    """Words and fields that differ."""
    for promise in subject.portfolio.promises.values():
        if promise.status == "retired":
            continue
        place: KeyPath = ("promises", promise.id)
        limits = [limit.within for limit in promise.within or ()] or ([promise.notice] if promise.notice else [])
        for path, wording in placed_wordings((*place, "promise"), promise.promise) if limits else ():
            said = spoken_limits(wording)
            told = _contradiction(said, limits, times_in_fields(promise)) if said else None
            if told:
                field = (*place, "within" if promise.within else "notice")
                yield _finding(field, "the promise", told, path, _OF_THE_PROMISE)
        for commitment_id, commitment in promise.commitments.items():
            place = ("promises", promise.id, "commitments", commitment_id)
            own = [commitment.within] if commitment.within else []
            for path, wording in placed_wordings((*place, "does"), commitment.does) if own else ():
                told = _contradiction([one for one in spoken_limits(wording) if not is_ahead(one)], own, own)
                if told:
                    yield _finding((*place, "within"), f"what `{commitment_id}` does", told, path)


def _finding(field: KeyPath, whose: str, told: _Contradiction, words: KeyPath, more: str = "") -> Finding:
    mention, limit, how = told
    clock = f": customers count {_COUNTED[mention.duration.unit]}" if how is Agreement.OTHER_CLOCK else ""
    return Finding(
        field,
        f'{whose} says "{mention.phrase}", and `{field[-1]}` says {limit}{clock}',
        f"write `{field[-1]}: {mention.duration}`, or change the words{more}",
        ((words, "the words stand here"),),
    )


def _contradiction(
    said: Iterable[Mention], limits: Sequence[Duration], in_fields: Iterable[Duration]
) -> _Contradiction | None:
    """The first time in words that no limit says, where none of the others stands in a field either."""
    found: _Contradiction | None = None
    for mention in said:
        if any(agreement(mention.duration, field) is Agreement.SAME for field in in_fields):
            return None
        ways = [agreement(mention.duration, limit) for limit in limits]
        if found is None and Agreement.UNTOLD not in ways:
            found = mention, limits[0], ways[0]
    return found
