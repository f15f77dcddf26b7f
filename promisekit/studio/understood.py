"""What somebody typed in a way of their own -> what the files say for it, where it can mean one thing only."""

from __future__ import annotations

import datetime
import typing
from decimal import Decimal
from typing import Any, Final

from pydantic import BaseModel
from pydantic_core import PydanticCustomError

from promisekit.diagnostic import KeyPath
from promisekit.model.about import About
from promisekit.model.date import parse_date
from promisekit.model.duration import Duration
from promisekit.model.hours import Hours
from promisekit.model.money import Money, parse_share
from promisekit.model.portfolio import SECTIONS
from promisekit.read.meant.sure import sure
from promisekit.read.shape import annotation_at, bare, short_form

_KINDS: Final[dict[Any, tuple[str, Any]]] = {
    Duration: ("duration", Duration.parse),
    Hours: ("hours", Hours.parse),
    datetime.date: ("date", parse_date),
    Money: ("money", Money.parse),
    Decimal: ("share", parse_share),
}
"""Type of a field -> what is suggested for it, and what decides whether it is needed."""


def understood(path: KeyPath, value: Any) -> Any:
    """The value as it will stand at ``path``: as it was typed, where that is right or may mean several things."""
    kind = _KINDS.get(_type_at(path))
    if kind is None or not isinstance(value, str | list):
        return value
    if isinstance(value, list) and kind[0] != "hours":
        return [_one(kind, entry) for entry in value]
    return _one(kind, value)


def _one(kind: tuple[str, Any], value: Any) -> Any:
    name, parse = kind
    given = tuple(value) if isinstance(value, list) else value
    try:
        parse(given)
    except PydanticCustomError:
        meant = sure(name, given)
        if meant is None:
            return value
        return meant[1:-1].split(", ") if meant.startswith("[") else meant
    return value


def _type_at(path: KeyPath) -> Any:
    """What a text at a path becomes; None where the models know of none."""
    model: type[BaseModel] | None = About if path[:1] == ("portfolio",) else SECTIONS.get(str(path[0]))
    below = path[1:] if model is About else path[2:]
    if model is None or not below:
        return None
    # What is a list may stand there without one, where there is one thing.
    found = annotation_at(model, below) or annotation_at(model, (*below[:-1], 0, below[-1]))
    if short := short_form(found):
        found = annotation_at(model, (*below, *short))
    if typing.get_origin(bare(found)) is tuple:
        found = typing.get_args(bare(found))[0]
    return bare(found)
