"""The lane of pains and promises: each of them once for the steps in a row at which it is felt or kept.

What lasts for several steps is a bar over them; what belongs to one step is a badge, and these share rows.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

from promisekit.draw.badges import Words, pain_badge
from promisekit.draw.blueprint.cards import BOX_WIDTH, promise_badge
from promisekit.draw.blueprint.runs import SHEET_END
from promisekit.draw.blueprint.view import BlueprintView
from promisekit.draw.card import BADGE_GAP, Badge
from promisekit.draw.palette import color
from promisekit.draw.svg import linked, number, tag, text_line
from promisekit.draw.text_width import SLACK, is_right_to_left, text_width
from promisekit.draw.wrap import wrap

SIZE: Final = 12.0
LINE: Final = 14.0
MOST_LINES: Final = 2
_SENTENCE: Final = re.compile(r".{8,}?[.!?؟。](?=\s)")
GAP: Final = 6.0


@dataclass(frozen=True, slots=True)
class Mark:
    """A pain point or a promise, and the columns of its steps, both ends included. `text` is what it says."""

    badge: Badge
    text: str
    first: int
    last: int

    @property
    def is_bar(self) -> bool:
        """Whether it lasts for several steps."""
        return self.last > self.first


@dataclass(frozen=True, slots=True)
class PlacedMark:
    """A mark and its place: the upper left corner, from the top of the lane's first row."""

    mark: Mark
    x: float
    y: float
    width: float
    height: float
    codes: tuple[float, ...] = ()
    """Where a bar says its code."""
    text_room: tuple[float, float] = (0.0, 0.0)
    """From where to where its text may stand, beside one of its codes."""
    lines: tuple[str, ...] = ()
    """What it says there: all of it, else its first sentence, else nothing; the list below tells it."""
    steps: tuple[str, ...] = ()
    """The ids of its steps."""

    def svg(self, top: float, prefix: str, said: str) -> str:
        """It in a lane whose first row begins at `top`; `said` are its steps, in words."""
        y = top + self.y
        badge = self.mark.badge
        ids = " ".join(f"{prefix}-step-{step}" for step in self.steps)
        name = f"{badge.name} ({said})"
        drawn = self._bar(y) if self.mark.is_bar else badge.drawn(self.x, y, BOX_WIDTH)
        return tag("g", linked(drawn, badge.href, name), class_="pk-mark", data_steps=ids)

    def _bar(self, y: float) -> str:
        """With its text a box, without one a line."""
        badge, ink = self.mark.badge, color(self.mark.badge.tone)
        dashes = "3 4" if badge.outlined else None
        middle = y + badge.size(BOX_WIDTH)[1] / 2
        right = self.x + self.width
        ground = (
            tag(
                "rect",
                x=self.x,
                y=y,
                width=self.width,
                height=self.height,
                rx=3,
                fill=color("paper"),
                stroke=ink,
                stroke_dasharray=dashes,
                class_="pk-shape",
            )
            if self.lines
            else tag(
                "path",
                d=f"M{number(self.x)} {number(middle)}H{number(right)}m0 -6v12",
                fill="none",
                stroke=ink,
                stroke_width=2.5,
                stroke_dasharray=dashes,
            )
        )
        left, end = self.text_span
        rtl = is_right_to_left(self.mark.text)
        text = "".join(
            text_line(line, left, y + 14 + i * LINE, SIZE, right=end, rtl=rtl) for i, line in enumerate(self.lines)
        )
        return ground + "".join(badge.drawn(x, y, BOX_WIDTH) for x in self.codes) + text

    @property
    def text_span(self) -> tuple[float, float]:
        """From where to where a bar's text goes. One that runs from right to left stands beside its code, too."""
        left, end = self.text_room
        return left, min(end, left + max((text_width(line, SIZE) for line in self.lines), default=0.0) * SLACK)


def marks_of(view: BlueprintView, words: Words) -> tuple[Mark, ...]:
    """The pains, then the promises, each once for every run of steps."""
    pains = view.told_apart
    found: list[Mark] = []
    open_: dict[Badge, int] = {}
    for column, step in enumerate(view.steps):
        here = [(pain_badge(pains[pain], words), pain.says) for pain in step.pains]
        here += [(promise_badge(mark, words), mark.promise) for mark in step.promises]
        for badge, text in dict.fromkeys(here):
            at = open_.get(badge)
            if at is not None and found[at].last == column - 1:
                found[at] = Mark(badge, text, found[at].first, column)
            else:
                open_[badge] = len(found)
                found.append(Mark(badge, text, column, column))
    return tuple(found)


def place(
    view: BlueprintView, marks: tuple[Mark, ...], columns: tuple[float, ...], starts: frozenset[int]
) -> tuple[PlacedMark, ...]:
    """Rows from the top down: bars first, the longest before others; badges where room is left over their step.

    `starts` are the columns at which runs begin.
    """
    bars = sorted((mark for mark in marks if mark.is_bar), key=lambda mark: (mark.first - mark.last, mark.first))
    rows: list[dict[int, float]] = []  # column -> how much of it is taken
    found: list[tuple[int, Mark, float, float]] = []
    for mark in (*bars, *(mark for mark in marks if not mark.is_bar)):
        width = columns[mark.last] + BOX_WIDTH - columns[mark.first] if mark.is_bar else mark.badge.size(BOX_WIDTH)[0]
        taken = range(mark.first, mark.last + 1)
        at = next((n for n, row in enumerate(rows) if _has_room(row, taken, width, mark)), len(rows))
        if at == len(rows):
            rows.append({})
        left = columns[mark.first] + rows[at].get(mark.first, 0.0)
        for column in taken:
            rows[at][column] = BOX_WIDTH if mark.is_bar else rows[at].get(column, 0.0) + width + BADGE_GAP
        found.append((at, mark, left, width))
    placed = [_placed(view, mark, left, width, columns, starts) for _, mark, left, width in found]
    heights = [
        max(one.height for one, (at, *_) in zip(placed, found, strict=True) if at == n) for n, _ in enumerate(rows)
    ]
    tops = [sum(heights[:n]) + n * BADGE_GAP for n, _ in enumerate(rows)]
    return tuple(replace(one, y=tops[at]) for one, (at, *_) in zip(placed, found, strict=True))


def _placed(
    view: BlueprintView, mark: Mark, left: float, width: float, columns: tuple[float, ...], starts: frozenset[int]
) -> PlacedMark:
    """The mark in its columns, in a row at the top."""
    height = mark.badge.size(BOX_WIDTH)[1]
    steps = tuple(step.id for step in view.steps[mark.first : mark.last + 1])
    if not mark.is_bar:
        return PlacedMark(mark, left, 0.0, width, height, steps=steps)
    codes = _codes(mark, columns, starts)
    rooms = [
        (here + mark.badge.size(BOX_WIDTH)[0] + GAP, after - GAP)
        for here, after in zip(codes, (*(code - SHEET_END for code in codes[1:]), left + width), strict=True)
    ]
    widest = max(rooms, key=lambda room: room[1] - room[0])
    room = next((room for room in rooms if len(_wrapped(mark.text, room)) <= MOST_LINES), widest)
    lines = _said(mark.text, room)
    return PlacedMark(mark, left, 0.0, width, max(height, 6 + LINE * len(lines)), codes, room, lines, steps)


def _codes(mark: Mark, columns: tuple[float, ...], starts: frozenset[int]) -> tuple[float, ...]:
    """At the first column of the bar and of each run; in two columns once, which leaves room for text beside it."""
    if mark.last == mark.first + 1:
        return (columns[mark.first],)
    return tuple(columns[n] for n in range(mark.first, mark.last + 1) if n == mark.first or n in starts)


def _said(text: str, room: tuple[float, float]) -> tuple[str, ...]:
    first = _SENTENCE.match(text)
    wrapped = (_wrapped(one, room) for one in (text, f"{first[0]} …" if first else "") if one)
    return next((lines for lines in wrapped if len(lines) <= MOST_LINES), ())


def _wrapped(text: str, room: tuple[float, float]) -> tuple[str, ...]:
    return wrap(text, (room[1] - room[0]) / SLACK, SIZE)


def _has_room(row: dict[int, float], taken: range, width: float, mark: Mark) -> bool:
    if mark.is_bar:
        return row.keys().isdisjoint(taken)
    used = row.get(mark.first, 0.0)
    return used == 0.0 or used + width <= BOX_WIDTH


def said_steps(view: BlueprintView, mark: Mark, words: Words) -> str:
    """The steps of a mark: `step 3`, `steps 3–5`."""
    first, last = view.number_of(mark.first), view.number_of(mark.last)
    return f"{words['steps']} {first}–{last}" if mark.is_bar else f"{words['1 step']} {first}"
