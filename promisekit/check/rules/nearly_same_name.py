"""Two items of the same kind have nearly the same name.

## What it does
Compares the names within each section (promises and pain points: their sentences), without case, punctuation and
articles: reports two that are the same, or differ by a letter or two in a longer word. Different figures make different
names, and so does another first letter of a word. A journey may share its name with the one that it `becomes` or is
a variant of. Retired promises are left out.

## Why it matters
Usually the same thing was written down twice, and each has half of what there is to know. If they are two things,
nobody can tell them apart.

## Example
```yaml
touchpoints:
  invoice: {name: Monthly invoice, responsible: billing}
  bill: {name: Monthly invoices, responsible: billing}
```

Keep one, or say in the name what sets them apart:
```yaml
touchpoints:
  invoice: {name: Monthly invoice, responsible: billing}
  final-invoice: {name: Last invoice after leaving, responsible: billing}
```
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice, pairwise
from typing import Final

from promisekit.check.rule import Finding, Subject
from promisekit.diagnostic import Severity
from promisekit.model.base import Item
from promisekit.model.journey import Journey
from promisekit.model.portfolio import SECTIONS, Portfolio
from promisekit.model.promise import Promise
from promisekit.model.text import worded

CODE = "PK809"
SEVERITY = Severity.WARNING

_WORD: Final = re.compile(r"\w+")
_ARTICLES: Final = frozenset(("the", "a", "an"))
_FIELDS: Final = {"promises": "promise", "pain_points": "says", "obstacles": "says", "stories": "says"}

SHORTEST_NAME: Final = 8
SHORTEST_WORD: Final = 5
MOST_LETTERS: Final = 2


def find(subject: Subject) -> Iterator[Finding]:
    """Names that are taken for each other."""
    for section in SECTIONS:
        field = _FIELDS.get(section, "name")
        names = _names(subject.portfolio, section, field)
        for item, other in _alike(names, list(subject.portfolio.section(section))):
            name, other_name = (worded(getattr(i, field), subject.portfolio.about.language) for i in (item, other))
            same = "the same" if _plain(name) == _plain(other_name) else "nearly the same"
            yield Finding(
                (section, item.id, field),
                f"`{item.id}` and `{other.id}` have {same} {'name' if field == 'name' else 'words'}",
                "put them together under one id, or say in the name what sets them apart"
                if field == "name"
                else "put them together under one id, or word them so that the difference shows",
                (((section, other.id, field), f"`{other.id}` stands here"),),
            )


def _names(portfolio: Portfolio, section: str, field: str) -> dict[str, list[Item]]:
    names: dict[str, list[Item]] = {}
    for item in portfolio.section(section).values():
        if not (isinstance(item, Promise) and item.status == "retired"):
            names.setdefault(_plain(worded(getattr(item, field), portfolio.about.language)), []).append(item)
    return names


@lru_cache(maxsize=65536)
def _plain(name: str) -> str:
    """Lower-case words without articles; "E-mail" and "email" stay two until spaces are left out, too."""
    return " ".join(word for word in _WORD.findall(name.casefold()) if word not in _ARTICLES)


def _alike(names: dict[str, list[Item]], order: list[str]) -> list[tuple[Item, Item]]:
    """Pairs of items, the later one first. Names are compared with their neighbours in the dictionary and in
    the dictionary read backwards: nearly all pairs that are alike, for the price of sorting."""
    position = {item_id: at for at, item_id in enumerate(order)}
    pairs = {(items[0].id, item.id): (item, items[0]) for items in names.values() for item in items[1:]}
    forwards = sorted(names)
    backwards = sorted(names, key=lambda name: name[::-1])
    unspaced: dict[str, str] = {}
    near = [(unspaced.setdefault(name.replace(" ", ""), name), name) for name in forwards]
    for ordered in (forwards, backwards):
        for neighbours in (pairwise(ordered), zip(ordered, islice(ordered, 2, None), strict=False)):
            near += [(one, other) for one, other in neighbours if one[:1] == other[:1] and _is_near(one, other)]
    for one, other in near:
        if one != other:
            first, second = sorted((names[one][0], names[other][0]), key=lambda item: position[item.id])
            pairs[first.id, second.id] = (second, first)
    found = [(item, other) for item, other in pairs.values() if not _belong_together(item, other)]
    return sorted(found, key=lambda pair: (position[pair[0].id], position[pair[1].id]))


@lru_cache(maxsize=65536)
def _is_near(one: str, other: str) -> bool:
    more = len(other) - len(one)
    if not -MOST_LETTERS <= more <= MOST_LETTERS:
        return False
    shorter, longer = (one, other) if more >= 0 else (other, one)
    if len(shorter) < SHORTEST_NAME:
        return False
    half = (len(shorter) - MOST_LETTERS) // 2
    if shorter[:half] != longer[:half] and shorter[-half:] != longer[-half:]:
        return False  # what differs is in one place, so at least one of the halves is the same
    start = _common(shorter, longer)
    end = min(_common(reversed(shorter), reversed(longer)), len(shorter) - start)
    lost, gained = shorter[start : len(shorter) - end], longer[start : len(longer) - end]
    if len(gained) > MOST_LETTERS or not f"{lost}{gained}".isalpha():
        return False
    word_start = longer.rfind(" ", 0, start) + 1
    word_end = longer.find(" ", start + len(gained))
    word = longer[word_start : word_end if word_end >= 0 else len(longer)]
    return start > word_start and len(word) >= SHORTEST_WORD


def _common(one: Iterable[str], other: Iterable[str]) -> int:
    count = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        count += 1
    return count


def _belong_together(item: Item, other: Item) -> bool:
    """Whether both are journeys, and one leads to the other or both to a third: as it is, to be, a variant."""
    if not isinstance(item, Journey) or not isinstance(other, Journey):
        return False
    family, other_family = ({one.id, one.becomes, one.variant_of} - {None} for one in (item, other))
    return not family.isdisjoint(other_family)
