"""What a line of a blueprint file looks like, by its letters alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Final

NAMED: Final = re.compile(r"""(?P<indent> *)(?:- +)?(?P<name>[\w-]+|"[^"]*"|'[^']*') *:(?: +(?P<value>\S.*))?$""")
"""``name: value``, also as the beginning of a list's entry."""

ENTRY: Final = re.compile(r"(?P<indent> *)- +(?P<text>\S.*)")
"""``- text``"""


def indent(line: str) -> int:
    """How many spaces the line begins with."""
    return len(line) - len(line.lstrip(" "))


def above(lines: Sequence[str], number: int) -> int | None:
    """The nearest line above that holds anything but a comment."""
    return _next(lines, number, -1)


def below(lines: Sequence[str], number: int) -> int | None:
    """The nearest line below that holds anything but a comment."""
    return _next(lines, number, 1)


def _next(lines: Sequence[str], number: int, step: int) -> int | None:
    number += step
    while 0 <= number < len(lines):
        text = lines[number].strip()
        if text and not text.startswith("#"):
            return number
        number += step
    return None


def siblings(lines: Sequence[str], number: int) -> list[str]:
    """The other lines of the same mapping or list: as far in, with nothing less far in between."""
    depth = indent(lines[number])
    found: list[str] = []
    for step in (-1, 1):
        at = number + step
        while 0 <= at < len(lines) and not (lines[at].strip() and indent(lines[at]) < depth):
            if lines[at].strip() and indent(lines[at]) == depth:
                found.append(lines[at])
            at += step
    return found


@cache
def field_words() -> frozenset[str]:
    """Every name of the format that may stand before a colon."""
    return frozenset().union(*_mappings())


def may_stand_beside(word: str, names: Iterable[str]) -> bool:
    """Whether a mapping of the format has a field of that name beside the others that are its fields."""
    known = field_words().intersection(names)
    return any(word in mapping and known <= mapping for mapping in _mappings())


@cache
def _mappings() -> tuple[frozenset[str], ...]:
    from pydantic import BaseModel

    from promisekit.model.about import About
    from promisekit.model.guideline import Guideline
    from promisekit.model.journey import Step
    from promisekit.model.portfolio import SECTIONS
    from promisekit.model.promise import Commitment, Remedy
    from promisekit.read.shape import field_names

    models: tuple[type[BaseModel], ...] = (About, *SECTIONS.values(), Guideline, Step, Commitment, Remedy)
    return frozenset({"portfolio", *SECTIONS}), *(frozenset(field_names(model)) for model in models)
