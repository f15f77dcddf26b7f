"""What the format asks for at a key path: the fields of a mapping, the ids of a section, one of several words."""

from __future__ import annotations

import typing
from functools import cached_property, lru_cache
from typing import Any, Literal, NamedTuple

from pydantic import BaseModel, BeforeValidator

from promisekit.diagnostic import KeyPath
from promisekit.model.about import About
from promisekit.model.hours import Hours
from promisekit.model.portfolio import SECTIONS
from promisekit.model.reference import GivenId, Id, Refers
from promisekit.model.text import Prose
from promisekit.read.shape import bare, whole


class Field(NamedTuple):
    """A field by the name that authors write, and the mapping that has it."""

    model: type[BaseModel]
    name: str

    @property
    def info(self) -> Any:
        """What the model says of it."""
        return next(info for name, info in self.model.model_fields.items() if self.name in (info.alias, name))


class Asked:
    """What may stand at a key path, with the innermost field in which it lies. What follows is found out once."""

    def __init__(self, annotation: Any, field: Field | None = None) -> None:
        self.annotation = annotation
        self.field = field

    @cached_property
    def model(self) -> type[BaseModel] | None:
        """The mapping that may stand here, or each entry of the list of mappings."""
        inner = bare(self.annotation)
        while typing.get_origin(inner) is tuple:
            inner = bare(typing.get_args(inner)[0])
        return inner if isinstance(inner, type) and issubclass(inner, BaseModel) else None

    @cached_property
    def is_list(self) -> bool:
        """Whether several may stand here."""
        return typing.get_origin(bare(self.annotation)) is tuple

    @cached_property
    def is_mapping(self) -> bool:
        """Whether nothing but a mapping, or a list of them, may stand here."""
        inner = bare(self.word)
        if typing.get_origin(inner) is dict:
            # Of step ids one alone may stand, too.
            return not _has(self.annotation, BeforeValidator)
        return isinstance(inner, type) and issubclass(inner, BaseModel)

    @cached_property
    def takes_one(self) -> bool:
        """Whether one mapping may stand for the list of them."""
        one = {"word": "word"}
        shortens = next((extra for extra in _extras(self.annotation) if isinstance(extra, BeforeValidator)), None)
        made: Any = _brings(shortens, one) if shortens is not None else None
        return bool(made == (one,))

    @cached_property
    def keys(self) -> Any:
        """The annotation of the keys, where a mapping of names of one's own, or of ids, may stand here."""
        inner = bare(self.annotation)
        while typing.get_origin(inner) is tuple:
            inner = bare(typing.get_args(inner)[0])
        return typing.get_args(inner)[0] if typing.get_origin(inner) is dict else None

    @cached_property
    def given_ids(self) -> type[BaseModel] | None:
        """What stands under each id, where new ids may be given here."""
        keys = self.keys
        if keys is None or not _has(keys, GivenId):
            return None
        inner = bare(self.annotation)
        return Asked(typing.get_args(inner)[1]).model

    @cached_property
    def sections(self) -> tuple[str, ...]:
        """The sections whose ids may stand here, as a value or in a list of them."""
        return sections_in(self.word)

    @cached_property
    def key_sections(self) -> tuple[str, ...]:
        """The sections whose ids may be keys here."""
        return sections_in(self.keys)

    @cached_property
    def choices(self) -> tuple[str, ...]:
        """The words of which one may stand here."""
        inner = bare(self.word)
        return typing.get_args(inner) if typing.get_origin(inner) is Literal else ()

    @cached_property
    def is_text(self) -> bool:
        """Whether people read what stands here."""
        return _has(self.word, Prose)

    @cached_property
    def kind(self) -> Any:
        """The class of a value that is one word: `Duration`, `Hours`, `str` …"""
        return bare(self.word)

    @cached_property
    def word(self) -> Any:
        """The annotation of what one word here stands for, in short forms too."""
        annotation = self.annotation
        for _turn in range(8):
            extras = _extras(annotation)
            if any(isinstance(extra, Refers | Prose | GivenId) for extra in extras):
                return annotation
            inner = bare(annotation)
            shortens = next((extra for extra in extras if isinstance(extra, BeforeValidator)), None)
            holder = Asked(annotation).model
            if shortens is not None and holder is not None:
                made = _brings(shortens, "word")
                made = made[0] if isinstance(made, tuple) else made
                if isinstance(made, dict):
                    annotation = _fields(holder)[next(iter(made))]
                    continue
            if typing.get_origin(inner) is not tuple:
                return annotation
            annotation = typing.get_args(inner)[0]
        return annotation


def asked_at(path: KeyPath) -> Asked | None:
    """What may stand at ``path``; None where the format knows of nothing."""
    # Of all items the same is asked.
    return _asked_at((*path[:1], "an-id", *path[2:]) if len(path) > 1 and path[0] != "portfolio" else path)


@lru_cache(maxsize=16_384)
def _asked_at(path: KeyPath) -> Asked | None:
    if not path:
        return None
    first, *rest = path
    if first == "portfolio":
        asked = Asked(About)
    elif first in SECTIONS:
        asked = Asked(dict[Id, SECTIONS[str(first)]])  # type: ignore[misc]
    else:
        return None
    for part in rest:
        inside = _inside(asked, part)
        if inside is None:
            return None
        asked = inside
    return asked


def fields_of(model: type[BaseModel]) -> dict[str, Any]:
    """The fields that authors write in such a mapping, the required ones first, then the mapping's own."""
    from promisekit.model.base import Item

    common = Item.model_fields if issubclass(model, Item) else {}
    found = {info.alias or name: (name, info) for name, info in model.model_fields.items()}
    if common:
        found.pop("id")

    def order(entry: tuple[str, tuple[str, Any]]) -> tuple[bool, bool]:
        _key, (name, info) = entry
        return not info.is_required(), name in common

    return {key: info for key, (_name, info) in sorted(found.items(), key=order)}


def sections_in(annotation: Any) -> tuple[str, ...]:
    """The sections to whose items a value of that annotation refers."""
    return next((extra.sections for extra in _extras(annotation) if isinstance(extra, Refers)), ())


def _inside(asked: Asked, part: str | int) -> Asked | None:
    if _has(asked.annotation, Prose):
        return Asked(asked.annotation, asked.field) if isinstance(part, str) else None
    inner = bare(asked.annotation)
    origin = typing.get_origin(inner)
    while origin is tuple:
        inner = typing.get_args(inner)[0]
        if isinstance(part, int):
            return Asked(inner, asked.field)
        # One may stand for a list of it.
        if _has(inner, Prose):
            return Asked(inner, asked.field)
        inner = bare(inner)
        origin = typing.get_origin(inner)
    if origin is dict:
        if isinstance(part, int):
            # A list of step ids stands for a mapping.
            return Asked(typing.get_args(inner)[0], asked.field)
        return Asked(typing.get_args(inner)[1], asked.field)
    if isinstance(inner, type) and issubclass(inner, BaseModel) and isinstance(part, str):
        annotation = _fields(inner).get(part)
        return Asked(annotation, Field(inner, part)) if annotation is not None else None
    # Of opening hours a list may stand for one.
    return Asked(asked.annotation, asked.field) if isinstance(part, int) and inner is Hours else None


@lru_cache(maxsize=256)
def _fields(model: type[BaseModel]) -> dict[str, Any]:
    return {info.alias or name: whole(info) for name, info in model.model_fields.items()}


def _brings(shortens: BeforeValidator, value: Any) -> Any:
    """The long form of a short one."""
    brings: Any = shortens.func
    return brings(value)


def _has(annotation: Any, kind: Any) -> bool:
    return any(isinstance(extra, kind) for extra in _extras(annotation))


def _extras(annotation: Any) -> list[Any]:
    """What is said beside an annotation, also where it may be left out."""
    found: list[Any] = []
    while True:
        if typing.get_origin(annotation) is typing.Annotated:
            annotation, *extras = typing.get_args(annotation)
            found += extras
        elif type(None) in typing.get_args(annotation) and not any(isinstance(one, Prose) for one in found):
            annotation = next(one for one in typing.get_args(annotation) if one is not type(None))
        else:
            return found
