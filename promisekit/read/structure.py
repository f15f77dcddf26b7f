"""Ids left out, lists for mappings and mappings for lists in an item: read as they were meant, and told once."""

from __future__ import annotations

import typing
from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple

from pydantic import BaseModel, BeforeValidator

from promisekit.model.reference import ID_PATTERN, GivenId
from promisekit.model.walk import KeyPath
from promisekit.read.explain import Explained
from promisekit.read.nothing import NOTHING
from promisekit.read.problems import NOT_A_MAPPING, WRONG_VALUE
from promisekit.read.shape import bare, field_names, noun, whole

_NO_ID = "not-read-{}"
"""The id that stands in for one that was left out."""


class Straightened(NamedTuple):
    """Values in the form that the model asks for; what was said about the others; and what was no mistake of its own:
    places of names without a value that turned out to be ids."""

    raw: dict[str, Any]
    objections: list[Explained]
    ids: frozenset[KeyPath]


class _Form(NamedTuple):
    """How mappings stand in a field: each under its id (dict), in a list (tuple), or one alone (None).

    ``is_short``: one may stand for a list of it.
    """

    model: type[BaseModel]
    holder: type[dict[str, Any]] | type[tuple[Any, ...]] | None
    is_short: bool = False


def stands_under_no_id(path: KeyPath) -> bool:
    """Whether a place is in something whose id was left out."""
    return any(isinstance(part, str) and part.startswith(_NO_ID.format("")) for part in path)


def straightened(model: type[BaseModel], raw: dict[str, Any]) -> Straightened:
    """``raw`` with every mapping of ids and every list of mappings in its form, whatever form it was written in."""
    straightening = _Straightening()
    straight = straightening.fields(model, raw, ())
    return Straightened(straight, straightening.objections, frozenset(straightening.ids))


class _Straightening:
    """The state of one :func:`straightened`."""

    def __init__(self) -> None:
        self.objections: list[Explained] = []
        self.ids: set[KeyPath] = set()

    def fields(self, model: type[BaseModel], raw: dict[str, Any], path: KeyPath) -> dict[str, Any]:
        """The fields of one mapping."""
        forms = _forms(model)
        return {
            name: self._value(forms[name], value, (*path, name)) if name in forms else value
            for name, value in raw.items()
        }

    def _value(self, form: _Form, value: Any, path: KeyPath) -> Any:
        if form.holder is dict:
            return self._by_id(form.model, value, path)
        if form.holder is tuple:
            return self._listed(form.model, value, path, has_short_form=form.is_short)
        return self.fields(form.model, value, path) if isinstance(value, dict) else value

    def _by_id(self, model: type[BaseModel], value: Any, path: KeyPath) -> Any:
        """Guidelines or commitments: each under its id."""
        if isinstance(value, tuple) and _are_like(model, value):
            value = self._from_list(model, value, path)
        elif isinstance(value, dict):
            value = self._with_ids(model, value, path)
        if not isinstance(value, dict):
            return value
        return {
            key: self.fields(model, one, (*path, key)) if isinstance(one, dict) else one for key, one in value.items()
        }

    def _from_list(self, model: type[BaseModel], entries: tuple[dict[str, Any], ...], path: KeyPath) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for number, entry in enumerate(entries, start=1):
            item_id, fields = self._split(model, entry, (*path, number - 1))
            found[item_id if item_id and item_id not in found else _NO_ID.format(number)] = fields
        one = noun(model)
        example = next((item_id for item_id in found if not item_id.startswith(_NO_ID.format(""))), _example(model))
        first = next(iter(next(iter(found.values()))), "…")
        self.objections.append(
            Explained(
                NOT_A_MAPPING, path, True,
                f"is a list, and {one} needs an id: a name of its own, without a dash",
                f"write `{example}:` in place of the `-`, and indent `{first}: …` and its other fields below it",
            )
        )  # fmt: skip
        return found

    def _split(self, model: type[BaseModel], entry: dict[str, Any], path: KeyPath) -> tuple[str | None, dict[str, Any]]:
        """The id that an entry of a list has in one way or another, and its fields."""
        others = [key for key in entry if key not in field_names(model)]
        if len(others) == 1:
            key = others[0]
            value, rest = entry[key], {k: v for k, v in entry.items() if k != key}
            if key == "id" and isinstance(value, str) and ID_PATTERN.fullmatch(value):
                return value, rest
            if ID_PATTERN.fullmatch(key) and isinstance(value, dict) and not rest:
                return key, value
            if ID_PATTERN.fullmatch(key) and value is NOTHING and rest:
                self.ids.add((*path, key))
                return key, rest
        return None, entry

    def _with_ids(self, model: type[BaseModel], value: dict[str, Any], path: KeyPath) -> dict[str, Any]:
        known = field_names(model)
        without = {
            key: one
            for key, one in value.items()
            if key in known and not (isinstance(one, dict) and any(name in known for name in one))
        }
        if not without:
            return value
        first, last = next(iter(without)), list(without)[-1]
        fields = f"`{first}` to `{last}`" if first != last else f"`{first}`"
        self.objections.append(
            Explained(
                NOT_A_MAPPING, (*path, first), True,
                f"needs an id of its own: `{first}` is one of its fields",
                f"write an id above it, such as `{_example(model)}:`, and indent {fields} below it by two more spaces",
            )
        )  # fmt: skip
        rest = {key: one for key, one in value.items() if key not in without}
        return {_NO_ID.format(1): without, **rest}

    def _listed(self, model: type[BaseModel], value: Any, path: KeyPath, *, has_short_form: bool) -> Any:
        """Phases, steps, links …: one after the other."""
        if isinstance(value, dict) and not has_short_form:
            value = self._from_mapping(model, value, path)
        if isinstance(value, tuple):
            return tuple(
                self.fields(model, one, (*path, position)) if isinstance(one, dict) else one
                for position, one in enumerate(value)
            )
        return self.fields(model, value, path) if isinstance(value, dict) else value

    def _from_mapping(self, model: type[BaseModel], value: dict[str, Any], path: KeyPath) -> Any:
        known = field_names(model)
        if any(key in known for key in value):
            entries: tuple[Any, ...] = (value,)
            first = next(iter(value))
            hint = f"write `- {first}: …`, and line its other fields up with `{first}`"
        elif _are_like(model, tuple(value.values())):
            naming = next((name for name in ("id", "name", "title") if name in known), "")
            entries = tuple({naming: key, **one} if naming else one for key, one in value.items())
            first = next(iter(value))
            hint = f"write `- {naming or known[0]}: {first if naming else '…'}` in place of `{first}:`"
        else:
            return value
        one = noun(model)
        self.objections.append(
            Explained(
                WRONG_VALUE, path, True,
                f"is a list: each entry, {one}, begins with a dash", hint,
            )
        )  # fmt: skip
        return entries


def _are_like(model: type[BaseModel], values: tuple[Any, ...]) -> bool:
    """Whether these are mappings with fields of such a model, in some of them below an id."""
    known = field_names(model)

    def is_like(value: Any) -> bool:
        return isinstance(value, dict) and any(name in known or is_like(inner) for name, inner in value.items())

    return bool(values) and all(map(is_like, values))


@cache
def _forms(model: type[BaseModel]) -> Mapping[str, _Form]:
    """The fields of such a mapping in which other mappings stand."""
    found = {info.alias or name: _form(whole(info)) for name, info in model.model_fields.items()}
    return {name: form for name, form in found.items() if form}


def _form(annotation: Any) -> _Form | None:
    inner = bare(annotation)
    origin, arguments = typing.get_origin(inner), typing.get_args(inner)
    if origin is dict and _is_given(arguments[0]):
        return _Form(bare(arguments[1]), dict)
    if origin is tuple and _is_model(bare(arguments[0])):
        return _Form(bare(arguments[0]), tuple, _is_short(annotation))
    return _Form(inner, None) if _is_model(inner) else None


def _is_given(annotation: Any) -> bool:
    return any(isinstance(extra, GivenId) for extra in typing.get_args(annotation)[1:])


def _is_model(annotation: Any) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, BaseModel)


def _is_short(annotation: Any) -> bool:
    """Whether one entry may stand for a list of it."""
    if typing.get_origin(annotation) is typing.Annotated:
        extras = typing.get_args(annotation)[1:]
        return any(isinstance(extra, BeforeValidator) for extra in extras) or _is_short(typing.get_args(annotation)[0])
    return any(map(_is_short, typing.get_args(annotation)[:1])) if typing.get_origin(annotation) is not tuple else False


def _example(model: type[BaseModel]) -> str:
    return {"Guideline": "read-the-line", "Commitment": "record-error"}.get(model.__name__, "an-id")
