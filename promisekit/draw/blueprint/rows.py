"""The rows of a blueprint below each other: lanes with their boxes, and the named lines between them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from promisekit.draw.badges import Words
from promisekit.draw.blueprint.cards import BOX_WIDTH
from promisekit.draw.card import Card
from promisekit.draw.text_width import SLACK
from promisekit.draw.wrap import wrap

NAMES: Final = 112.0
"""The width of the column with the names of the lanes."""
NAME_X: Final = 13.0
NAMES_ROOM: Final = (NAMES - NAME_X - 1) / SLACK
BAND_PAD: Final = 14.0
STACK_GAP: Final = 14.0
STRIP: Final = 40.0
"""The least height of what lies between two lanes: room for a line and its name."""
NAME_SIZE: Final = 12.0
NAME_LINE: Final = 14.0


@dataclass(frozen=True, slots=True)
class Row:
    """A band across the picture. `boxes_at` is where its boxes begin."""

    key: str
    top: float
    height: float
    boxes_at: float

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.top + self.height


@dataclass(frozen=True, slots=True)
class Line:
    """One of the three named lines, at height `y`."""

    key: str
    y: float
    name: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Placed:
    """A box and its upper left corner, in the column of step `column` (from 0)."""

    card: Card
    x: float
    y: float
    column: int
    row: str

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.y + self.card.height

    @property
    def is_shared(self) -> bool:
        """Whether it stands over several columns, of which `column` is the first."""
        return self.card.width > BOX_WIDTH


class Rows:
    """Puts rows below each other as they are added."""

    def __init__(self, columns: tuple[float, ...], y: float) -> None:
        self.columns = columns
        self.y = y
        self.rows: list[Row] = []
        self.lines: list[Line] = []
        self.boxes: list[Placed] = []

    def add(
        self,
        key: str,
        stacks: tuple[tuple[Card, ...], ...],
        *,
        above: float = 0.0,
        least: float = 0.0,
        below: float = 0.0,
    ) -> None:
        """A row with a stack of boxes per column, and `above` and `below` px of free room over and under them."""
        boxes_at = self.y + BAND_PAD + above
        tallest = least
        for column, stack in enumerate(stacks):
            y = boxes_at
            for card in stack:
                self.boxes.append(Placed(card, self.columns[column], y, column, key))
                y += card.height + STACK_GAP
            tallest = max(tallest, y - STACK_GAP - boxes_at)
        self.empty(key, BAND_PAD * 2 + above + tallest + below, boxes_at)

    def empty(self, key: str, height: float, boxes_at: float | None = None) -> None:
        """A row without boxes of its own."""
        self.rows.append(Row(key, self.y, height, self.y if boxes_at is None else boxes_at))
        self.y += height

    def strip(self, key: str, words: Words) -> None:
        """One of the named lines."""
        name = wrap(words[key], NAMES_ROOM, NAME_SIZE)
        height = max(STRIP, len(name) * NAME_LINE + 8)
        self.lines.append(Line(key, self.y + height / 2, name))
        self.y += height
