"""One raw item -> a model, or as much of one as its author got right, with every objection to the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple, get_origin

from pydantic import BaseModel, ValidationError

from promisekit.model.walk import KeyPath, may_refer
from promisekit.read.nothing import NOTHING
from promisekit.read.problems import MISSING_FIELD
from promisekit.read.shape import annotation_at, bare, stand_in

if TYPE_CHECKING:
    from promisekit.read.explain import Explained

_ATTEMPTS: Final = 12
_PATIENCE: Final = 6
"""Attempts at mending just what is objected to, before whole fields are given up for it."""


class Built(NamedTuple):
    """What became of a raw item.

    ``model`` is None where nothing could be saved; ``stand_ins`` are the places at which something invented
    stands for what could not be used, so that nobody is told about it. ``lost`` says that among what could not be
    used something may have stood that matters to other items, such as a reference. ``ids`` are the places of names
    without a value that turned out to be ids.
    """

    model: BaseModel | None
    objections: list[Explained]
    stand_ins: frozenset[KeyPath]
    lost: bool = False
    ids: frozenset[KeyPath] = frozenset()


def build(model: type[BaseModel], raw: dict[str, Any], *, has_holes: bool = False) -> Built:
    """Validates ``raw``; what is wrong is left out or stood in for, so that the rest is still checked.

    ``has_holes``: some of it is ``NOTHING``, which was objected to already.
    """
    return _Building(model).build(raw, has_holes)


class _Building:
    """The state of one :func:`build`."""

    def __init__(self, model: type[BaseModel]) -> None:
        self.model = model
        self.stand_ins: set[KeyPath] = set()
        self.holes: set[KeyPath] = set()
        self.lost = False
        self.ids: frozenset[KeyPath] = frozenset()

    def build(self, raw: dict[str, Any], has_holes: bool) -> Built:
        try:
            if not has_holes:
                return self._built(self.model.model_validate(raw), [])
        except ValidationError as error:
            first = error
        # Words, and what was meant, are looked for only where something is wrong.
        from promisekit.read.explain import explain
        from promisekit.read.structure import straightened

        straight = straightened(self.model, raw)
        written, self.ids, self.lost = straight.objections, straight.ids, bool(straight.objections)
        if has_holes or written:
            raw = self._filled(straight.raw, ())
            try:
                return self._built(self.model.model_validate(raw), written)
            except ValidationError as error:
                first = error
        every = explain(self.model, first.errors(include_url=False))
        objections = [*written, *(o for o in every if not self._is_said(raw, o))]
        self.lost |= any(self._loses(raw, objection.path) for objection in objections)
        last = first
        for attempt in range(_ATTEMPTS):
            for path in _to_mend(last):
                raw = self._mended(raw, path if attempt < _PATIENCE else path[:1], 0) if path else raw
            try:
                return self._built(self.model.model_validate(raw), objections)
            except ValidationError as error:
                last = error
        return self._built(None, objections)

    def _built(self, built: BaseModel | None, objections: list[Explained]) -> Built:
        return Built(built, objections, frozenset(self.stand_ins), self.lost or built is None, self.ids)

    def _is_said(self, raw: dict[str, Any], objection: Explained) -> bool:
        """Whether something else was said about it already."""
        from promisekit.read.structure import stands_under_no_id

        if objection.problem is MISSING_FIELD and stands_under_no_id(objection.path):
            return True
        return _as_written(raw, objection.path) in self.holes

    def _filled(self, value: Any, path: KeyPath) -> Any:
        """``value`` without its holes; a list keeps its length, so that the places of its other entries stay true."""
        if isinstance(value, dict):
            filled = {key: self._filled(inner, (*path, key)) for key, inner in value.items()}
            holes = [(*path, key) for key, inner in filled.items() if inner is NOTHING]
            if holes and len(holes) == len(filled) and annotation_at(self.model, holes[0]) is None:
                return NOTHING
            self._note_holes(holes)
            return {key: inner for key, inner in filled.items() if inner is not NOTHING}
        if isinstance(value, tuple):
            filled_list = [self._filled(inner, (*path, position)) for position, inner in enumerate(value)]
            holes = [(*path, position) for position, inner in enumerate(filled_list) if inner is NOTHING]
            if holes and annotation_at(self.model, holes[0]) is None:
                return NOTHING
            self._note_holes(holes)
            self.stand_ins.update(holes)
            return tuple(
                stand_in(annotation_at(self.model, (*path, position))) if inner is NOTHING else inner
                for position, inner in enumerate(filled_list)
            )
        return value

    def _note_holes(self, holes: list[KeyPath]) -> None:
        self.holes.update(holes)
        self.lost |= any(may_refer(annotation_at(self.model, hole)) for hole in holes)

    def _loses(self, raw: Any, path: KeyPath) -> bool:
        """Whether what stands at ``path`` may hold a reference."""
        annotation = annotation_at(self.model, path)
        # Whatever stands in for one of several words says something that was not written.
        if annotation is None or may_refer(annotation) or get_origin(bare(annotation)) is Literal:
            return True
        for part in _as_written(raw, path):
            try:
                raw = raw[part]
            except (KeyError, IndexError, TypeError):
                break
        return "[[" in str(raw)

    def _mended(self, value: Any, path: KeyPath, depth: int) -> Any:
        """``value`` without what stands at ``path``; with a stand-in for what is missing there.

        None where nothing of it can be kept.
        """
        part = path[depth]
        last = depth == len(path) - 1
        if isinstance(value, dict) and isinstance(part, str):
            if part in value:
                inner = None if last else self._mended(value[part], path, depth + 1)
                return {k: (inner if k == part else v) for k, v in value.items() if k != part or inner is not None}
            if not last:
                # What stood there was taken out for another objection.
                return value
            self.stand_ins.add(path[: depth + 1])
            return {**value, part: stand_in(annotation_at(self.model, path[: depth + 1]))}
        if isinstance(value, tuple) and isinstance(part, int) and part < len(value):
            inner = None if last else self._mended(value[part], path, depth + 1)
            if inner is None:
                # A list keeps its length, so that the places of its other entries stay true.
                inner = stand_in(annotation_at(self.model, path[: depth + 1]))
                self.stand_ins.add(path[: depth + 1])
            return (*value[:part], inner, *value[part + 1 :])
        if isinstance(value, dict) and isinstance(part, int) and not last:
            return self._mended(value, path, depth + 1)
        return None


def _to_mend(error: ValidationError) -> list[KeyPath]:
    """The places that are objected to, but for lists that are too short because none of their entries can be used."""
    from promisekit.read.explain import key_path

    details = [(key_path(detail["loc"]), detail["type"]) for detail in error.errors(include_url=False)]
    begun = {path[:depth] for path, _kind in details for depth in range(len(path))}
    return list({path: None for path, kind in details if kind != "too_short" or path not in begun})


def _as_written(raw: Any, path: KeyPath) -> KeyPath:
    """``path`` without the places in a list where one mapping was written for a list of it."""
    written: list[str | int] = []
    for part in path:
        if isinstance(raw, dict) and isinstance(part, int):
            continue
        written.append(part)
        try:
            raw = raw[part]
        except (KeyError, IndexError, TypeError):
            raw = None
    return tuple(written)
