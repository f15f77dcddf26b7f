"""Where everything in a grid stands. All coordinates are px from the upper left corner."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Final

from promisekit.draw.card import Card
from promisekit.draw.heads import ColumnHead, heads_height
from promisekit.draw.text_width import SLACK
from promisekit.draw.wrap import wrap

NAMES: Final = 112.0
NAME_X: Final = 13.0
NAME_LINE: Final = 16.0
NOTE_LINE: Final = 15.0
PAD: Final = 8.0
HEAD_GAP: Final = 4.0


@dataclass(frozen=True, slots=True)
class Bar:
    """A cell that shows a number as a bar: `share` (0 to 1) of the room, the number, and what both mean."""

    share: float
    number: str
    name: str


@dataclass(frozen=True, slots=True)
class Column:
    """A column; `width` is that of its cells' boxes."""

    name: str
    width: float
    href: str | None = None


@dataclass(frozen=True)
class Row:
    """A row with a cell per column; None is an empty one. `tone` colours its name."""

    name: str
    cells: tuple[Card | Bar | None, ...]
    tone: str
    note: str = ""
    href: str | None = None

    @cached_property
    def name_lines(self) -> tuple[str, ...]:
        """The name, wrapped for the column of names."""
        return wrap(self.name, (NAMES - NAME_X - 1) / SLACK, 13, bold=True)

    @cached_property
    def note_lines(self) -> tuple[str, ...]:
        """The note, wrapped likewise."""
        return wrap(self.note, (NAMES - NAME_X - 1) / SLACK, 12)

    @property
    def height(self) -> float:
        """All of its names and boxes, with room around."""
        named = len(self.name_lines) * NAME_LINE + len(self.note_lines) * NOTE_LINE + 4
        tallest = max((cell.height for cell in self.cells if isinstance(cell, Card)), default=0.0)
        return max(named, tallest, 28.0) + 2 * PAD


@dataclass(frozen=True)
class Grid:
    """Rows and columns with their places."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    beside: tuple[ColumnHead, ...] = ()
    """The bars over what the caller draws to the right of the columns."""

    @cached_property
    def lefts(self) -> tuple[float, ...]:
        """The left edge of each column's boxes."""
        edges, x = [], NAMES + PAD
        for column in self.columns:
            edges.append(x)
            x += column.width + 2 * PAD
        return tuple(edges)

    @property
    def width(self) -> float:
        """The right edge of all."""
        if self.beside:
            return self.beside[-1].x + self.beside[-1].width
        return self.columns_width

    @property
    def columns_width(self) -> float:
        """The right edge of the last column."""
        return self.lefts[-1] + self.columns[-1].width + PAD if self.columns else NAMES

    @cached_property
    def heads(self) -> tuple[ColumnHead, ...]:
        """The bars over the columns."""
        own = (
            ColumnHead(column.name, left - PAD + 2, column.width + 2 * PAD - HEAD_GAP, column.href)
            for column, left in zip(self.columns, self.lefts, strict=True)
        )
        return (*own, *self.beside)

    @cached_property
    def tops(self) -> tuple[float, ...]:
        """The upper edge of each row."""
        tops, y = [], heads_height(self.heads)
        for row in self.rows:
            tops.append(y)
            y += row.height
        return tuple(tops)

    @property
    def bottom(self) -> float:
        """The lower edge of the last row."""
        return self.tops[-1] + self.rows[-1].height if self.rows else heads_height(self.heads)

    @property
    def cuts_x(self) -> tuple[float, ...]:
        """Where a page may end: before each column but the first, and at the right edge."""
        return (*(head.x - 2 for head in self.heads[1:]), self.width)

    @property
    def cuts_y(self) -> tuple[float, ...]:
        """Where a page may end: below each row."""
        return (*self.tops[1:], self.bottom)
