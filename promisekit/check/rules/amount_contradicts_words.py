"""A remedy says one sum in words and another one in `amount`.

## What it does
Compares the sums in a remedy's `gives`, and those that the promise's text says the customer gets, with the remedy's
`amount`, `at_least`, `at_most` and `pays_from`: reports a text that names only other sums of that currency.

## Why it matters
The customer reads the words, and whoever pays works to the field. Whichever is wrong, somebody is short of money.

## Example
```yaml
promises:
  right-invoice:
    promise: Your invoice is right.
    kept_at: invoice
    accountable: billing
    remedy: {gives: €10 off the next invoice, amount: 5 EUR, given: automatically, within: 1 month}
```

Say the same in both:
```yaml
promises:
  right-invoice:
    promise: Your invoice is right.
    kept_at: invoice
    accountable: billing
    remedy: {gives: €10 off the next invoice, amount: 10 EUR, given: automatically, within: 1 month}
```
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import Final

from promisekit.check.rule import Finding, Subject
from promisekit.check.spoken_money import Sum, sums
from promisekit.check.wording import MONEY_DEEDS, placed_wordings
from promisekit.diagnostic import Severity
from promisekit.model.money import Money
from promisekit.model.promise import Remedy
from promisekit.model.walk import KeyPath

CODE = "PK718"
SEVERITY = Severity.WARNING

_CLAUSE: Final = r"[.;:!?](?:\s|$)"
_GETS: Final = r"(?i)\b(?:you (?:get|have|receive)|is yours|saat(?:te)?|(?:du|ni) får)\b"


def find(subject: Subject) -> Iterator[Finding]:
    """Words and fields that differ."""
    for promise in subject.portfolio.promises.values():
        if promise.status == "retired":
            continue
        for tier, remedy in enumerate(promise.remedy):
            yield from _in_remedy(("promises", promise.id, "remedy", tier), remedy)
        in_fields = [money for remedy in promise.remedy for money in _in_fields(remedy)]
        for path, wording in placed_wordings(("promises", promise.id, "promise"), promise.promise) if in_fields else ():
            given = [
                one
                for clause in re.split(_CLAUSE, wording)
                if sums(clause) and _is_given(clause)
                for one in sums(clause)
            ]
            said = _other_sum(given, in_fields)
            if said:
                yield Finding(
                    path,
                    f'the promise says "{said.phrase}", and its remedy says {_named(in_fields)}',
                    "say the same sum in both",
                    ((("promises", promise.id, "remedy"), "the remedy stands here"),),
                )


def _in_remedy(place: KeyPath, remedy: Remedy) -> Iterator[Finding]:
    """What the customer may choose between is taken together, language by language."""
    placed: dict[str | int, list[tuple[KeyPath, Sum]]] = {}
    for position, gives in enumerate(remedy.gives):
        for path, wording in placed_wordings((*place, "gives", position), gives):
            language = "" if path[-1] == position else path[-1]
            placed.setdefault(language, []).extend((path, one) for one in sums(wording))
    in_fields = _in_fields(remedy)
    for said in placed.values():
        other = _other_sum([one for _path, one in said], in_fields)
        if other:
            yield Finding(
                next(path for path, one in said if one == other),
                f'the words say "{other.phrase}", and the fields beside them {_named(in_fields)}',
                f"write `amount: {other.amount} {remedy.amount.currency}`, or change the words"
                if remedy.amount
                else "say the same sum in both",
            )


def _in_fields(remedy: Remedy) -> list[Money]:
    return [money for money in (remedy.amount, remedy.at_least, remedy.at_most, remedy.pays_from) if money]


def _other_sum(said: Collection[Sum], in_fields: Collection[Money]) -> Sum | None:
    """The first of several sums, where none is one of the fields and some are of their currency."""
    currencies = {money.currency for money in in_fields}
    alike = [one for one in said if not currencies.isdisjoint(one.currencies)]
    amounts = {money.amount for money in in_fields}
    return alike[0] if alike and amounts.isdisjoint(one.amount for one in alike) else None


def _is_given(clause: str) -> bool:
    """Whether a clause tells what the customer gets; a price or a limit of a bill is another matter."""
    return bool(MONEY_DEEDS.first(clause)) or re.search(_GETS, clause) is not None


def _named(amounts: Collection[Money]) -> str:
    return " and ".join(dict.fromkeys(str(money) for money in amounts))
