"""One raw item -> a model, or as much of one as its author got right, with every objection to the rest."""

from __future__ import annotations

from typing import Any, NamedTuple

from pydantic import BaseModel, ValidationError

from promisekit.model.walk import KeyPath
from promisekit.read.explain import Explained, explain, key_path
from promisekit.read.shape import annotation_at, stand_in


class Built(NamedTuple):
    """What became of a raw item.

    ``model`` is None where nothing could be saved; ``stand_ins`` are the places at which something invented
    stands for what could not be used, so that nobody is told about it.
    """

    model: BaseModel | None
    objections: list[Explained]
    stand_ins: frozenset[KeyPath]


def build(model: type[BaseModel], raw: dict[str, Any]) -> Built:
    """Validates ``raw``; what is wrong is left out or stood in for, so that the rest is still checked."""
    try:
        return Built(model.model_validate(raw), [], frozenset())
    except ValidationError as error:
        objections = explain(model, error.errors(include_url=False))
        last = error
    stand_ins: set[KeyPath] = set()
    for _attempt in range(8):
        for path in {key_path(detail["loc"]): None for detail in last.errors(include_url=False)}:
            raw = _mended(raw, model, path, stand_ins)
        try:
            return Built(model.model_validate(raw), objections, frozenset(stand_ins))
        except ValidationError as error:
            last = error
    return Built(None, objections, frozenset())


def _mended(raw: dict[str, Any], model: type[BaseModel], path: KeyPath, stand_ins: set[KeyPath]) -> dict[str, Any]:
    mended: dict[str, Any] = _replaced(raw, path, 0, model, stand_ins)
    return mended


def _replaced(value: Any, path: KeyPath, depth: int, model: type[BaseModel], stand_ins: set[KeyPath]) -> Any:
    """``value`` without what stands at ``path``; with a stand-in for what is missing there."""
    part = path[depth]
    last = depth == len(path) - 1
    if isinstance(value, dict) and isinstance(part, str):
        if part in value:
            inner = None if last else _replaced(value[part], path, depth + 1, model, stand_ins)
            return {k: (inner if k == part else v) for k, v in value.items() if k != part or inner is not None}
        stand_ins.add(path[: depth + 1])
        return {**value, part: stand_in(annotation_at(model, path[: depth + 1]))} if last else None
    if isinstance(value, tuple) and isinstance(part, int) and part < len(value):
        inner = None if last else _replaced(value[part], path, depth + 1, model, stand_ins)
        if inner is None:
            # A list keeps its length, so that the places of its other entries stay true.
            inner = stand_in(annotation_at(model, path[: depth + 1]))
            stand_ins.add(path[: depth + 1])
        return (*value[:part], inner, *value[part + 1 :])
    if isinstance(value, dict) and isinstance(part, int) and not last:
        return _replaced(value, path, depth + 1, model, stand_ins)
    return None
