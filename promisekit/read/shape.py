"""What the model asks for at a key path: its fields, its nouns, and a value that stands in for a broken one."""

from __future__ import annotations

import datetime
import re
import types
import typing
from collections.abc import Mapping
from decimal import Decimal
from functools import cache, lru_cache
from typing import Any, Final, Literal, NamedTuple

from pydantic import BaseModel, BeforeValidator

from promisekit.model.about import About
from promisekit.model.base import Item
from promisekit.model.closing import Day
from promisekit.model.duration import Duration
from promisekit.model.hours import Hours
from promisekit.model.money import Money
from promisekit.model.reference import GivenId, Refers
from promisekit.model.text import Prose
from promisekit.model.walk import KeyPath

STAND_IN: Final = "?"
"""The text and the reference that stand in for a value that could not be used."""
_STAND_IN_ID: Final = "not-read"

_STAND_INS: Final[dict[Any, Any]] = {
    str: STAND_IN,
    int: 1,
    float: 1.0,
    bool: False,
    datetime.date: datetime.date(2000, 1, 1),
    Day: "2000-01-01",
    Duration: Duration(Decimal(1), "h"),
    Money: "1 EUR",
    Hours: "always",
    Decimal: "1 %",
}


def field_names(model: type[BaseModel]) -> list[str]:
    """The fields that authors may write in such a mapping."""
    names = [info.alias or name for name, info in model.model_fields.items()]
    return [name for name in names if name != "id"] if issubclass(model, Item) else names


@lru_cache(maxsize=4096)
def annotation_at(model: type[BaseModel], path: KeyPath) -> Any:
    """The annotation of the value at ``path`` below ``model``; None where the model knows of none."""
    annotation: Any = model
    for part in path:
        annotation = _inside(annotation, part)
        if annotation is None:
            return None
    return annotation


def model_at(model: type[BaseModel], path: KeyPath) -> type[BaseModel] | None:
    """The model class of the mapping at ``path``."""
    annotation = bare(annotation_at(model, path))
    return annotation if isinstance(annotation, type) and issubclass(annotation, BaseModel) else None


class Bounds(NamedTuple):
    """Which numbers a field takes: whole ones or all, from ``least`` to ``most``; None where there is no end."""

    whole: bool = False
    least: float | None = None
    most: float | None = None

    def has(self, value: float) -> bool:
        """Whether the number lies between the two."""
        return (self.least is None or self.least <= value) and (self.most is None or value <= self.most)


def bounds_at(model: type[BaseModel], path: KeyPath) -> Bounds:
    """Which numbers may stand at ``path``."""
    annotation = annotation_at(model, path)
    limits: list[Any] = []
    while not isinstance(annotation, type):
        arguments = typing.get_args(annotation)
        if not arguments:
            return Bounds()
        if _is_annotated(annotation):
            limits += [limit for extra in arguments[1:] for limit in getattr(extra, "metadata", [extra])]
        annotation = next(one for one in arguments if one is not type(None))
    ends = [next((getattr(limit, end) for limit in limits if hasattr(limit, end)), None) for end in ("ge", "le")]
    return Bounds(annotation is int, *ends)


def sections_at(model: type[BaseModel], path: KeyPath) -> tuple[str, ...]:
    """The sections of which an id may stand at ``path``; none where it holds no id."""
    annotation = annotation_at(model, path)
    while typing.get_origin(annotation) in (typing.Union, types.UnionType):
        annotation = next(one for one in typing.get_args(annotation) if one is not type(None))
    extras = typing.get_args(annotation)[1:] if _is_annotated(annotation) else ()
    return next((extra.sections for extra in extras if isinstance(extra, Refers)), ())


def holder_of(model: type[BaseModel], name: str) -> tuple[str, type[BaseModel]] | None:
    """The field of such a mapping in which other mappings stand that have a field of that name, and what those are."""
    for own, info in model.model_fields.items():
        annotation = bare(whole(info))
        while typing.get_origin(annotation) in (tuple, dict):
            arguments = typing.get_args(annotation)
            annotation = bare(arguments[-1] if typing.get_origin(annotation) is dict else arguments[0])
        if isinstance(annotation, type) and issubclass(annotation, BaseModel) and name in field_names(annotation):
            return info.alias or own, annotation
    return None


def has_short_form(model: type[BaseModel], path: KeyPath) -> bool:
    """Whether a text may stand for the mapping at ``path``."""
    return _is_annotated(annotation_at(model, path))


def short_form(annotation: Any) -> KeyPath:
    """Where in the long form a text stands that may stand alone: ``(0, "within")`` for ``within: 2 days``, short for
    ``[{within: 2 days}]``; empty where no text is short for a mapping."""
    for extra in (annotation, *typing.get_args(annotation)):
        if isinstance(extra, BeforeValidator):
            made: Any = extra.func("word")  # type: ignore[call-arg]
            is_list = isinstance(made, tuple)
            if isinstance(group := made[0] if is_list else made, dict):
                field = str(next(iter(group)))
                return (0, field) if is_list else (field,)
        elif extra is not annotation and (found := short_form(extra)):
            return found
    return ()


def is_prose(annotation: Any) -> bool:
    """Whether people read what stands there."""
    if _is_annotated(annotation):
        return any(isinstance(extra, Prose) for extra in typing.get_args(annotation)[1:])
    return any(map(is_prose, typing.get_args(annotation)))


def is_required(model: type[BaseModel], name: str) -> bool:
    """Whether such a mapping needs that field."""
    return any(name in (own, info.alias) and info.is_required() for own, info in model.model_fields.items())


@cache
def noun(model: type[BaseModel]) -> str:
    """What such a mapping is called in a message: `a pain point`."""
    if model is About:
        return "the portfolio section"
    words = re.sub(r"(?<!^)(?=[A-Z])", " ", model.__name__).lower()
    return f"{'an' if words[0] in 'aeiou' else 'a'} {words}"


def stand_in(annotation: Any) -> Any:
    """A value that the annotation accepts; None where there is none."""
    for extra in typing.get_args(annotation)[1:] if _is_annotated(annotation) else ():
        if isinstance(extra, (Refers, Prose)):
            return STAND_IN
        if isinstance(extra, GivenId):
            return _STAND_IN_ID
    inner = bare(annotation)
    origin, arguments = typing.get_origin(inner), typing.get_args(inner)
    if origin is Literal:
        return arguments[0]
    if origin is tuple:
        return (stand_in(arguments[0]),)
    if origin is dict:
        return {}
    if isinstance(inner, type) and issubclass(inner, BaseModel):
        return {
            info.alias or name: stand_in(whole(info)) for name, info in inner.model_fields.items() if info.is_required()
        }
    return _STAND_INS.get(inner)


def _is_annotated(annotation: Any) -> bool:
    return typing.get_origin(annotation) is typing.Annotated


def bare(annotation: Any) -> Any:
    """The annotation without what is said beside it, and without None."""
    while True:
        if _is_annotated(annotation):
            annotation = typing.get_args(annotation)[0]
        elif typing.get_origin(annotation) in (typing.Union, types.UnionType):
            annotation = next(a for a in typing.get_args(annotation) if a is not type(None))
        else:
            return annotation


def whole(info: Any) -> Any:
    """The annotation of a field with all that is said beside it."""
    annotation: Any = info.annotation
    for extra in info.metadata:
        annotation = typing.Annotated[annotation, extra]
    return annotation


def _inside(annotation: Any, part: str | int) -> Any:
    inner = bare(annotation)
    origin, arguments = typing.get_origin(inner), typing.get_args(inner)
    if origin is tuple:
        return arguments[0]
    if origin is dict:
        return arguments[1]
    if isinstance(inner, type) and issubclass(inner, BaseModel):
        return _annotations(inner).get(part)
    return None


@cache
def _annotations(model: type[BaseModel]) -> Mapping[str | int, Any]:
    """What may stand in each field of a mapping, under both of its names."""
    fields = model.model_fields.items()
    return {known: whole(info) for name, info in fields for known in (name, info.alias) if known}
