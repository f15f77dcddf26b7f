"""Finds the references and the linked texts in an item, without knowing any concept by name.

Each model class is compiled once into a list of field visitors, so that walking an item costs little more
than looking at the fields that its author wrote.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any, Final, NamedTuple

from pydantic import BaseModel

from promisekit.diagnostic import KeyPath as KeyPath
from promisekit.model.reference import Refers
from promisekit.model.text import Prose, Translated


class ReferenceLeaf(NamedTuple):
    """A reference as it stands in an item: where, by which field, to which sections, to what id."""

    path: KeyPath
    field: str
    sections: tuple[str, ...]
    target: str


class TextLeaf(NamedTuple):
    """A text: for `leaves` one that holds `[[` or is given per language."""

    path: KeyPath
    field: str
    text: str | Translated


Leaf = ReferenceLeaf | TextLeaf
Visitor = Callable[[Any, KeyPath, str | int, list[Leaf]], None]
"""Takes a value, the path of what holds it, and its key there: most values need no path of their own."""


def leaves(item: BaseModel, path: KeyPath) -> list[Leaf]:
    """All references of ``item``, and its texts that hold links or translations; ``path`` is its own place."""
    found: list[Leaf] = []
    _visit_model(item, path, found, "")
    return found


def texts(item: BaseModel, path: KeyPath) -> list[TextLeaf]:
    """All texts of ``item`` that people read, in one language or in several; ``path`` is its own place."""
    found = _WithPlainTexts()
    _visit_model(item, path, found, "")
    return [leaf for leaf in found if isinstance(leaf, TextLeaf)]


@cache
def may_refer(annotation: Any) -> bool:
    """Whether a value of that annotation may hold the id of an item, leaving aside links in texts."""
    if typing.get_origin(annotation) is typing.Annotated and any(
        isinstance(extra, Refers) for extra in annotation.__metadata__
    ):
        return True
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        fields: list[tuple[Any, list[Any]]] = [
            (info.annotation, info.metadata) for info in annotation.model_fields.values()
        ]
        return any(may_refer(inner) or any(isinstance(extra, Refers) for extra in extras) for inner, extras in fields)
    return any(map(may_refer, typing.get_args(annotation)))


class _WithPlainTexts(list[Leaf]):
    """Takes in the texts, too, that hold neither links nor translations."""


def _visit_model(item: BaseModel, path: KeyPath, found: list[Leaf], prefix: str) -> None:
    values = item.__dict__
    for name, key, visit in _visitors(type(item), prefix):
        value = values[name]
        if value:
            visit(value, path, key, found)


_compiled_at: Final[dict[tuple[type[BaseModel], str], list[tuple[str, str, Visitor]]]] = {}


def _visitors(model: type[BaseModel], prefix: str) -> list[tuple[str, str, Visitor]]:
    cached = _compiled_at.get((model, prefix))
    if cached is None:
        cached = []
        for name, info in model.model_fields.items():
            key = info.alias or name
            visit = _marked_visitor(info.metadata, prefix + key) or _visitor(info.annotation, prefix + key)
            if visit:
                cached.append((name, key, visit))
        _compiled_at[model, prefix] = cached
    return cached


def _visitor(annotation: Any, field: str) -> Visitor | None:
    origin = typing.get_origin(annotation)
    if origin is typing.Annotated:
        return _marked_visitor(annotation.__metadata__, field) or _visitor(annotation.__origin__, field)
    arguments = typing.get_args(annotation)
    if origin is tuple:
        inner = _visitor(arguments[0], field)
        return inner and _list_visitor(inner)
    if origin is dict:
        return _mapping_visitor(_visitor(arguments[0], field), _visitor(arguments[1], field))
    if origin in (typing.Union, types.UnionType):
        return next((v for v in (_visitor(a, field) for a in arguments if a is not type(None)) if v), None)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        prefix = field + "."

        def visit(value: Any, path: KeyPath, key: str | int, found: list[Leaf]) -> None:
            _visit_model(value, (*path, key), found, prefix)

        return visit
    return None


def _marked_visitor(extras: Iterable[Any], field: str) -> Visitor | None:
    for extra in extras:
        if isinstance(extra, Refers):
            return _reference_visitor(field, extra)
        if isinstance(extra, Prose):
            return _text_visitor(field)
    return None


def _reference_visitor(field: str, refers: Refers) -> Visitor:
    sections, words = refers

    def visit(value: Any, path: KeyPath, key: str | int, found: list[Leaf]) -> None:
        if value not in words:
            found.append(ReferenceLeaf((*path, key), field, sections, value))

    return visit


def _text_visitor(field: str) -> Visitor:
    def visit(value: Any, path: KeyPath, key: str | int, found: list[Leaf]) -> None:
        if type(value) is not str or "[[" in value or type(found) is not list:
            found.append(TextLeaf((*path, key), field, value))

    return visit


def _list_visitor(inner: Visitor) -> Visitor:
    def visit(values: Any, path: KeyPath, key: str | int, found: list[Leaf]) -> None:
        path = (*path, key)
        for position, value in enumerate(values):
            inner(value, path, position, found)

    return visit


def _mapping_visitor(key_visitor: Visitor | None, value_visitor: Visitor | None) -> Visitor | None:
    if not key_visitor and not value_visitor:
        return None

    def visit(values: Any, path: KeyPath, key: str | int, found: list[Leaf]) -> None:
        path = (*path, key)
        for inner_key, value in values.items():
            if key_visitor:
                key_visitor(inner_key, path, inner_key, found)
            if value_visitor and value is not None:
                value_visitor(value, path, inner_key, found)

    return visit
