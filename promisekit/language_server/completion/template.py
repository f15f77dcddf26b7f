"""A new mapping with the fields that it needs, as a snippet with places to fill in."""

from __future__ import annotations

import itertools
import typing
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from promisekit.language_server.asked import Asked, fields_of
from promisekit.read.shape import whole

_FURTHER: typing.Final = {
    "Touchpoint": ("channel", "roles"),
    "Promise": ("answers", "within"),
    "Guideline": ("say", "avoid"),
    "Step": ("touchpoint",),
}
"""What belongs to a good one of the kind beside what the format requires, by the name of the class."""


def field_value(asked: Asked, *, indent: int, in_brackets: bool) -> tuple[str, bool]:
    """What follows a field's colon, and whether something is to be chosen there.

    Lines after the first are indented by ``indent`` from the beginning of the line.
    """
    return _value(asked, indent, in_brackets, itertools.count(1))


def new_item(model: type[BaseModel], *, indent: int) -> str:
    """The lines of a new mapping below an id; each begins with a line break."""
    return _fields(model, indent, itertools.count(2), "\n")


def _value(asked: Asked, indent: int, in_brackets: bool, places: Iterator[int]) -> tuple[str, bool]:
    inside = " " * indent
    if in_brackets:
        return (f" [${next(places)}]" if asked.is_list and not asked.is_text else " "), bool(
            asked.sections or asked.choices
        )
    if asked.is_mapping:
        if asked.given_ids is not None:
            return f"\n{inside}${{{next(places)}:an-id}}:{_fields(asked.given_ids, indent + 2, places, chr(10))}", False
        if asked.model is None:
            return f"\n{inside}${next(places)}", True
        if asked.is_list and not asked.takes_one:
            return f"\n{inside}- {_fields(asked.model, indent + 2, places, '')}", False
        return f"\n{inside}{_fields(asked.model, indent, places, '')}", False
    if asked.is_list and asked.sections:
        return f" [${next(places)}]", True
    if asked.is_list and asked.is_text and asked.model is None:
        return f"\n{inside}- ${next(places)}", False
    return f" ${next(places)}", bool(asked.sections or asked.choices) or asked.kind is bool


def _fields(model: type[BaseModel], indent: int, places: Iterator[int], first: str) -> str:
    """The required fields; the first one after ``first``, the others each on a line of its own."""
    written, before = "", first + " " * indent if first else ""
    for name, info in fields_of(model).items():
        if not info.is_required() and name not in _FURTHER.get(model.__name__, ()):
            continue
        value, _leads_on = _value(Asked(_annotation(info)), indent + 2, False, places)
        written += f"{before}{name}:{value}"
        before = f"\n{' ' * indent}"
    return written or f"{before}${next(places)}"


def _annotation(info: Any) -> Any:
    return whole(info)
