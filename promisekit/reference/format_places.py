"""Where the format reference tells of what, and what a field takes, in words that link there."""

from __future__ import annotations

import datetime
import posixpath
import re
import types
import typing
from decimal import Decimal
from typing import Any, Final, Literal, NamedTuple

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from promisekit.model.closing import Day
from promisekit.model.duration import Duration
from promisekit.model.hours import Hours
from promisekit.model.money import Money
from promisekit.model.reference import Refers
from promisekit.model.text import Prose
from promisekit.reference.docstrings import title

_KINDS: Final[dict[Any, str]] = {
    Duration: "duration",
    Hours: "hours",
    Money: "money",
    Decimal: "share",
    datetime.date: "date",
    Day: "day",
    str: "text",
    int: "number",
    float: "number",
    bool: "flag",
}
_LINKED: Final = (
    r"§(?P<section>\w+)§|¤(?P<model>\w+)¤|\b(?P<kind>duration|hours|share|money|date|day|number|flag)\b(?!`)"
)
"""What :func:`_kind` marks, and the kinds of values that the overview explains."""


class Place(NamedTuple):
    """A page, and the anchor of a part of it."""

    page: str
    anchor: str = ""

    def seen_from(self, page: str) -> str:
        """The address in a link of that page."""
        end = f"#{self.anchor}" if self.anchor else ""
        if self.page == page:
            return end or "#"
        return posixpath.relpath(self.page, posixpath.dirname(page)) + end


def section_page(section: str) -> str:
    """The page of a section, by its path in ``docs``."""
    return f"format/{section}.md"


class Places(dict[type[BaseModel], Place]):
    """Model -> where its fields are told of."""

    def value(self, info: FieldInfo, page: str) -> str:
        """What a field takes, for a reader of that page."""
        annotation: Any = info.annotation
        for extra in info.metadata:
            annotation = typing.Annotated[annotation, extra]
        return re.sub(_LINKED, lambda match: self._link(match, page), _kind(annotation))

    def _link(self, match: re.Match[str], page: str) -> str:
        if match["section"]:
            return f"[`{match['section']}`]({Place(section_page(match['section'])).seen_from(page)})"
        if match["model"]:
            model = next(one for one in self if one.__name__ == match["model"])
            return f"[{title(model).lower()}]({self[model].seen_from(page)})"
        return f"[{match['kind']}]({Place('format.md', match['kind']).seen_from(page)})"


def _kind(annotation: Any) -> str:
    """The kind of value in words; what is to be linked stands between `§` or `¤`."""
    origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is typing.Annotated:
        for extra in arguments[1:]:
            if isinstance(extra, Refers):
                of_sections = "id of " + " or ".join(f"§{section}§" for section in extra.sections)
                return of_sections + "".join(f", or `{word}`" for word in extra.words)
            if isinstance(extra, Prose):
                return "text"
        return _kind(arguments[0])
    if origin is Literal:
        return ", ".join(f"`{choice}`" for choice in arguments)
    if origin is tuple:
        inner = _kind(arguments[0])
        return inner.replace("id of", "ids of") if inner.startswith("id of") else f"list of {inner}"
    if origin is dict:
        key = _kind(arguments[0])
        return f"mapping of {'name' if key == 'text' else key} to {_kind(arguments[1])}"
    if origin in (typing.Union, types.UnionType):
        return _kind(next(argument for argument in arguments if argument is not type(None)))
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return f"¤{annotation.__name__}¤"
    return _KINDS[annotation]
