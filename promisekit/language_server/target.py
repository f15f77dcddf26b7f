"""What a word at the cursor stands for: an item, a step of the journey, a commitment of the promise."""

from __future__ import annotations

from typing import NamedTuple

from promisekit.diagnostic import KeyPath
from promisekit.graph.graph import LINK
from promisekit.language_server.asked import Asked, asked_at
from promisekit.language_server.known import KnownItem
from promisekit.language_server.place import Cursor
from promisekit.language_server.sketch import Sketch, Spot, unquoted
from promisekit.model.portfolio import SECTIONS

_STEP_FIELDS = ("next", "recovery")


class Target(NamedTuple):
    """A word that names something, between two offsets.

    ``item`` is None for a part of the item at hand, a step or a commitment, whose id stands at ``inside``.
    """

    start: int
    end: int
    id: str
    sections: tuple[str, ...] = ()
    item: KnownItem | None = None
    inside: KeyPath = ()
    is_declaration: bool = False


def target_at(cursor: Cursor) -> Target | None:
    """What the word at the cursor names; None where it names nothing."""
    spot = cursor.sketch.spot_at(cursor.offset)
    if spot is None or cursor.sketch.is_remark(cursor.offset):
        return None
    return link_at(cursor, spot) or named_by(cursor, spot)


def link_at(cursor: Cursor, spot: Spot) -> Target | None:
    """The item to which the link at the cursor leads."""
    asked = asked_at(spot.path)
    if spot.is_key or asked is None or not asked.is_text:
        return None
    for link in LINK.finditer(cursor.text.content, spot.start, spot.end):
        if link.start() <= cursor.offset <= link.end():
            item = cursor.portfolio.known.linked(link[1])
            return Target(link.start(1), link.end(1), link[1], tuple(SECTIONS), item)
    return None


def named_by(cursor: Cursor, spot: Spot) -> Target | None:
    """What a key or a value names as a whole."""
    known, word = cursor.portfolio.known, unquoted(spot.word)
    if spot.is_key and len(spot.path) == 2 and spot.path[0] in SECTIONS:
        section = str(spot.path[0])
        item = known.get((section, word)) or KnownItem(section, word, word)
        return Target(spot.start, spot.end, word, (section,), item, is_declaration=True)
    asked = asked_at(spot.path[:-1] if spot.is_key else spot.path)
    if asked is None:
        return None
    sections = asked.key_sections if spot.is_key else asked.sections
    if sections:
        return Target(spot.start, spot.end, word, sections, known.find(sections, word))
    part = part_named(cursor.sketch, spot, asked)
    return Target(spot.start, spot.end, word, (), None, part, part == spot.path) if part else None


def part_named(sketch: Sketch, spot: Spot, asked: Asked) -> KeyPath:
    """Where the id of the step or commitment stands that a word names in its own item; empty where it names none."""
    path, word = spot.path, unquoted(spot.word)
    field = asked.field.name if asked.field else ""
    is_in_step = path[:1] == ("journeys",) and "steps" in path
    if is_in_step and (field in _STEP_FIELDS or (field == "id" and not spot.is_key)):
        return step_at(sketch, path[:2], word)
    is_in_commitments = path[:1] == ("promises",) and path[2:3] == ("commitments",) and len(path) > 3
    if is_in_commitments and ((spot.is_key and len(path) == 4) or field == "after"):
        declared: KeyPath = (*path[:3], word)
        return declared if sketch.key(declared) else ()
    return ()


def step_at(sketch: Sketch, journey: KeyPath, step_id: str) -> KeyPath:
    """The key path of the id of a step; empty where the journey has none of that id."""
    for phase in sketch.children((*journey, "phases")):
        for step in sketch.children((*journey, "phases", phase, "steps")):
            path: KeyPath = (*journey, "phases", phase, "steps", step, "id")
            spot = sketch.value(path)
            if spot is not None and unquoted(spot.word) == step_id:
                return path
    return ()
