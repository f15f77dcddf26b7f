"""Every field of every model meets every shape of value, in a file: what is wrong is a finding, never an exception."""

from __future__ import annotations

import json
import types
import typing
from collections.abc import Iterator
from typing import Any

import pytest
from pydantic import BaseModel

from promisekit.check.runner import check
from promisekit.model.about import About
from promisekit.model.portfolio import SECTIONS
from promisekit.model.walk import KeyPath
from promisekit.read.shape import annotation_at, field_names, model_at, stand_in
from tests.conftest import Write

SHAPES: tuple[Any, ...] = (
    {}, [], "", "text", "1", "1e999", "9" * 400, "x" * 500, {"a": {"b": []}}, [["x"]], [{"x": "y"}], [{}, "y", []],
    {"en": []}, {"": ""}, {"fi": "x", "en": "y"}, "a\tb\r\n\u0085c", "\N{ZERO WIDTH NO-BREAK SPACE}", "[[x]] `{y}` %s",
    "always",
)  # fmt: skip


def places(model: type[BaseModel], path: KeyPath = ()) -> Iterator[KeyPath]:
    """Every field, and every field of what stands in it."""
    for name in field_names(model_at(model, path) or model):
        here = (*path, name)
        yield here
        for inside in inner(annotation_at(model, here), here):
            if model_at(model, inside):
                yield from places(model, inside)


def inner(annotation: Any, path: KeyPath) -> Iterator[KeyPath]:
    """Where the values inside a list or a mapping stand; the place itself where it is neither."""
    origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is typing.Annotated or origin in (typing.Union, types.UnionType):
        yield from inner(arguments[0], path)
    elif origin is tuple:
        yield from inner(arguments[0], (*path, 0))
    elif origin is dict:
        yield from inner(arguments[1], (*path, "an-id"))
    else:
        yield path


def with_value(model: type[BaseModel], path: KeyPath, shape: Any) -> Any:
    """A value of the class in which ``shape`` stands at ``path``, beside all that is required."""
    if not path:
        return shape
    part = path[0]
    if isinstance(part, int):
        return [with_value(model, path[1:], shape)]
    return {part: with_value(model, path[1:], shape)}


@pytest.mark.parametrize("section", ["portfolio", *SECTIONS])
def test_what_is_wrong_is_a_finding(read: Write, section: str) -> None:
    model: type[BaseModel] = About if section == "portfolio" else SECTIONS[section]
    required = {name: value for name, value in stand_in(model).items() if name != "id"}
    files: dict[str, str | bytes] = {}
    for number, path in enumerate(places(model)):
        items = [{**json.loads(json.dumps(required)), **with_value(model, path, shape)} for shape in SHAPES]
        if section == "portfolio":
            for position, item in enumerate(items):
                loaded = read({"a.yaml": json.dumps({section: item}, ensure_ascii=False)})
                assert loaded.portfolio.about.name, (path, SHAPES[position])
            continue
        named = {f"i{number}-{position}": item for position, item in enumerate(items)}
        files[f"f{number}.yaml"] = json.dumps({section: named}, ensure_ascii=False)
    if files:
        loaded = read(files)
        findings = check(loaded)
        assert len({d.span.path for d in findings if d.code.startswith("PK0")}) >= len(files)
