"""A promise uses words that nobody can measure.

## What it does
Reports words such as "as soon as possible", "excellent service", "mahdollisimman pian" or "så snart som möjligt" in
the text of a promise, in what its remedy gives, and in `starts` and `stops`. Drafts are checked too; retired
promises are not.

## Why it matters
What is meant by "soon" is decided after the fact, by whoever is stronger. A customer cannot plan by it, a colleague
cannot be proud of it, and no figure shows whether it was kept.

## Example
```yaml
promises:
  right-invoice:
    promise: If your invoice is wrong, we correct it as soon as possible.
    kept_at: invoice
    accountable: billing
```

Say how long it takes at the most:
```yaml
promises:
  right-invoice:
    promise: If your invoice is wrong, we correct it within two working days.
    kept_at: invoice
    accountable: billing
    within: 2 working days
```
"""

from __future__ import annotations

from collections.abc import Iterator

from promisekit.check.rule import Finding, Subject
from promisekit.check.wording import VAGUE_IN_PROMISES, placed_wordings
from promisekit.diagnostic import Severity
from promisekit.model.promise import Promise
from promisekit.model.text import Text
from promisekit.model.walk import KeyPath

CODE = "PK301"
SEVERITY = Severity.WARNING


def find(subject: Subject) -> Iterator[Finding]:
    """Vague words in what customers are promised."""
    for promise in subject.portfolio.promises.values():
        if promise.status == "retired":
            continue
        for place, text in _texts(promise):
            for path, wording in placed_wordings(place, text):
                phrase = VAGUE_IN_PROMISES.first(wording)
                if phrase:
                    yield Finding(path, f'"{phrase}" is nothing that a customer can check', _hint(promise, place))


def _texts(promise: Promise) -> Iterator[tuple[KeyPath, Text | None]]:
    place = ("promises", promise.id)
    yield (*place, "promise"), promise.promise
    yield (*place, "starts"), promise.starts
    yield (*place, "stops"), promise.stops
    for tier, remedy in enumerate(promise.remedy):
        for position, gives in enumerate(remedy.gives):
            yield (*place, "remedy", tier, "gives", position), gives


def _hint(promise: Promise, place: KeyPath) -> str:
    match place[2:]:
        case ("starts" | "stops", *_):
            return 'name an event that the customer sees too, such as "You tell us about the error."'
        case ("remedy", int(tier), *_):
            within = promise.remedy[tier].within
            when = f'"within {within}"' if within else "by when, as in `within: 1 month`"
            return f"say what the customer gets, and {when}"
        case _ if promise.within:
            return f'say the limit instead: "within {promise.within[0].within}"'
        case _:
            return (
                'name a time or a number that you keep instead, such as "within two working days" with '
                "`within: 2 working days`"
            )
