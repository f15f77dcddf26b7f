"""An example of every field, out of portfolios that are read and checked by tests: nobody has to invent one twice.

What the starters do not use stands in ``examples.yaml``. A field that is in neither gets the example of its form.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, Final

import yaml
from pydantic import BaseModel

from promisekit.edit.new import STARTER
from promisekit.model.about import About
from promisekit.model.base import Item
from promisekit.model.portfolio import SECTIONS
from promisekit.read.shape import field_names, model_at
from promisekit.reference.schema import file_schema
from promisekit.reference.yaml_text import field_text

SHOWN: Final = Path(__file__).with_name("examples.yaml")

_Fields = dict[tuple[str, str], Any]
"""Model and field -> the first value that was met."""


def example(model: type[BaseModel], field: str) -> str:
    """The field with a value, as it stands in a file."""
    value = _values().get(_key(model, field))
    if value is None:
        value = _of_form(model, field)
    return field_text(field, value)


@cache
def shortest_item(section: str) -> str:
    """The shortest item of that section in the starters, or in ``examples.yaml``, as it stands in a file."""
    items: list[str] = []
    for content in _contents():
        found = content.get(section, {})
        items = [field_text(section, {item_id: item}) for item_id, item in found.items()]
        if items:
            break
    return min(items, key=lambda text: (len(text), text)) if items else ""


@cache
def _values() -> _Fields:
    found: _Fields = {}
    for content in (yaml.load(SHOWN.read_text("utf-8"), yaml.CBaseLoader), *_contents()):
        for section, items in content.items():
            if section == "portfolio":
                _collect(About, items, found)
            else:
                for item in items.values():
                    _collect(SECTIONS[section], item, found)
    return found


@cache
def _contents() -> list[dict[str, Any]]:
    """The files of the starters, the smallest portfolio first."""
    files = [*sorted(STARTER.glob("*.yaml")), *sorted(STARTER.with_name("starters").rglob("*.yaml"))]
    return [yaml.load(file.read_text("utf-8"), yaml.CBaseLoader) for file in files]


def _collect(model: type[BaseModel], values: Any, found: _Fields) -> None:
    """Notes the values of a mapping and of all mappings in it."""
    if not isinstance(values, dict):
        return
    for field in field_names(model):
        if field not in values:
            continue
        inner = _model_in(model, field)
        found.setdefault(_key(model, field), _pruned(values[field], inner))
        if inner:
            for mapping in _mappings(values[field], inner):
                _collect(inner, mapping, found)


def _key(model: type[BaseModel], field: str) -> tuple[str, str]:
    """What every item may have is the same field everywhere."""
    common = issubclass(model, Item) and field in field_names(Item)
    return (Item if common else model).__name__, field


def _model_in(model: type[BaseModel], field: str) -> type[BaseModel] | None:
    """The model of the mappings that stand in a field, alone, in a list or by id."""
    name = next(name for name, info in model.model_fields.items() if field in (name, info.alias))
    for path in ((name,), (name, 0), (name, "id"), (name, "id", 0)):
        inner = model_at(model, path)
        if inner:
            return inner
    return None


def _mappings(value: Any, inner: type[BaseModel]) -> Iterator[dict[str, Any]]:
    """The mappings of such a model in a value."""
    if isinstance(value, list):
        for one in value:
            yield from _mappings(one, inner)
    elif isinstance(value, dict):
        if set(value) <= set(field_names(inner)):
            yield value
        else:
            for one in value.values():
                yield from _mappings(one, inner)


def _pruned(value: Any, inner: type[BaseModel] | None, depth: int = 0) -> Any:
    """So much of a value as an example needs: the first two of many; of what stands deep inside, what is required."""
    if isinstance(value, list):
        most = 2 if inner is None or depth == 0 else 1
        return [_pruned(one, inner, depth + 1) for one in value[:most]]
    if not isinstance(value, dict):
        return value
    if inner is None or not set(value) <= set(field_names(inner)):
        return {key: _pruned(one, inner, depth + 1) for key, one in list(value.items())[:2]}
    kept = {}
    for key, one in value.items():
        deeper = _model_in(inner, key)
        if deeper and not _is_required(inner, key):
            continue
        kept[key] = _pruned(one, deeper, depth + 1)
    return kept


def _is_required(model: type[BaseModel], field: str) -> bool:
    return any(info.is_required() for name, info in model.model_fields.items() if field in (name, info.alias))


def _of_form(model: type[BaseModel], field: str) -> Any:
    """A value of the form that the schema asks for."""
    schema = file_schema()
    definition = schema["$defs"][model.__name__]["properties"][field]
    return _value(definition, schema["$defs"])


def _value(form: dict[str, Any], shared: dict[str, Any]) -> Any:
    if "$ref" in form:
        return _value(shared[form["$ref"].rpartition("/")[2]], shared)
    if "anyOf" in form:
        return _value(form["anyOf"][0], shared)
    if "examples" in form:
        return str(form["examples"][0])
    if "enum" in form:
        return str(form["enum"][0])
    match form.get("type"):
        case "array":
            return [_value(form["items"], shared)]
        case "object" if "required" in form:
            return {name: _value(form["properties"][name], shared) for name in form["required"]}
        case "object":
            return {"an-id": _value(form["additionalProperties"], shared)}
        case ["boolean", *_]:
            return "true"
        case ["integer" | "number", *_]:
            return str(form.get("minimum", 1))
        case ["string", "integer"]:
            return "an-id"
    return "in your own words"
