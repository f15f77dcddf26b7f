"""Who the customer is: a portrait below the name of their lane, and the persona's name below it."""

from __future__ import annotations

from typing import Final

from promisekit.draw.badges import Words
from promisekit.draw.blueprint.rows import NAME_LINE, NAME_SIZE, NAMES_ROOM, Row
from promisekit.draw.blueprint.view import BlueprintView
from promisekit.draw.wrap import wrap

PORTRAIT: Final = 72.0
"""The sides of a persona's portrait."""


def portrait_top(row: Row, words: Words) -> float:
    """The upper edge of the portrait: below the name of the customer's lane."""
    return row.boxes_at + 10 + len(wrap(words["customer"], NAMES_ROOM, 13, bold=True)) * 16


def persona_lines(view: BlueprintView) -> tuple[str, ...]:
    """The persona's name, below their portrait."""
    return wrap(view.persona, NAMES_ROOM, NAME_SIZE) if view.persona and view.portrait else ()


def portrait_height(view: BlueprintView, words: Words) -> float:
    """What the lane's name, the portrait below it and its persona's name take."""
    if view.portrait is None:
        return 0.0
    name = wrap(words["customer"], NAMES_ROOM, 13, bold=True)
    return 10 + len(name) * 16 + PORTRAIT + len(persona_lines(view)) * NAME_LINE + 8
