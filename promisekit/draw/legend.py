"""What stands under a picture: the key to its marks, and lists of what the marks stand for."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from promisekit.draw.palette import color
from promisekit.draw.svg import linked, tag, text_line
from promisekit.draw.text_width import SLACK, is_right_to_left, text_width
from promisekit.draw.wrap import wrap

SIZE: Final = 12.0
LINE: Final = 16.0
HEADING: Final = 14.0
ROW: Final = 28.0
HEAD: Final = 38.0
"""From the top of a list, or of what of it goes on in another column, to its first line."""
TAIL: Final = 10.0
APART: Final = 1.15
"""Lists that each begin a column of their own are read more easily: that may cost so many times the height."""
NOTES_WIDTH: Final = 280.0
NOTES_WIDEST: Final = 460.0
"""What a column of notes takes, at least and at most: longer lines are hard to read."""
NOTES_GAP: Final = 26.0
WIDEST: Final = 3 * NOTES_WIDTH + 2 * NOTES_GAP
"""However wide a picture is, its key is read without scrolling, and fits a page of paper."""


@dataclass(frozen=True, slots=True)
class Sign:
    """One entry of the key: a sample (SVG around the point 0, 0 at its left middle), its width, and its meaning."""

    sample: str
    width: float
    meaning: str


@dataclass(frozen=True, slots=True)
class Note:
    """One entry of a list: a label (`F1`), the text, and where it leads."""

    label: str
    text: str
    href: str | None = None


@dataclass(frozen=True, slots=True)
class Notes:
    """A list with a heading."""

    heading: str
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Legend:
    """All that stands under a picture."""

    heading: str
    signs: list[Sign]
    lists: list[Notes]

    def svg(self, left: float, top: float, width: float) -> tuple[str, float]:
        """It in a room of `width` px, of which it takes no more than `WIDEST`, and the height that it takes."""
        return self._in(left, top, min(width, WIDEST))

    def wide(self, left: float, top: float, width: float) -> tuple[str, float]:
        """It over all of a wide picture, for a file that is looked at as a whole; nothing where `svg` is as wide."""
        return self._in(left, top, width) if width > WIDEST else ("", 0.0)

    def page(self, width: float) -> tuple[str, float]:
        """It alone on a page of that width, as low as it can be, since a page has an end."""
        return self._in(0, 0, width, apart=1.0)

    def _in(self, left: float, top: float, width: float, apart: float = APART) -> tuple[str, float]:
        drawn, height = key(self.heading, self.signs, left, top, width)
        listed, more = notes(self.lists, left, top + height, width, apart)
        return drawn + listed, height + more


def dashed_box(tone: str) -> str:
    """The sample of a box that stands for something not known or not there."""
    return tag(
        "rect",
        x=1,
        y=-9,
        width=32,
        height=18,
        rx=5,
        fill=color(f"{tone}-fill"),
        stroke=color(f"{tone}-edge"),
        stroke_width=1.4,
        stroke_dasharray="6 4",
    )


def key(heading: str, signs: list[Sign], left: float, top: float, width: float) -> tuple[str, float]:
    """The signs in rows of at most `width` px, and the height that they take."""
    if not signs:
        return "", 0.0
    parts = [_heading(heading, left, top)]
    x, y = left, top + 40
    for sign in signs:
        needs = sign.width + 8 + text_width(sign.meaning, SIZE) * SLACK + 26
        if x > left and x + needs > left + width:
            x, y = left, y + ROW
        parts.append(tag("g", sign.sample, transform=f"translate({x:g} {y:g})"))
        parts.append(text_line(sign.meaning, x + sign.width + 8, y + 4, SIZE))
        x = round(x + needs, 1)
    return "".join(parts), y - top + ROW


def notes(lists: list[Notes], left: float, top: float, width: float, apart: float = APART) -> tuple[str, float]:
    """The lists in as many columns as `width` px allow, and the height that they take.

    They flow from column to column as in a newspaper, so that a long one leaves no empty half beside it; each begins a
    column of its own where that makes them no higher than `apart` times the least.
    """
    lists = [entry for entry in lists if entry.notes]
    if not lists:
        return "", 0.0
    room, wide = columns_in(width)
    parts: list[str] = []
    bottom = top
    for i, column in enumerate(_columns(lists, room, wide, apart)):
        y = top
        for part in column:
            parts.append(_list(part, left + i * (wide + NOTES_GAP), y))
            y += part.height
        bottom = max(bottom, y)
    return "".join(parts), bottom - top


def columns_in(width: float) -> tuple[int, float]:
    """How many columns of lists `width` px have room for, and how wide each is: together they take all of it."""
    room = max(1, int((width + NOTES_GAP) // (NOTES_WIDTH + NOTES_GAP)))
    return room, min(max((width + NOTES_GAP) / room - NOTES_GAP, NOTES_WIDTH), NOTES_WIDEST)


def _columns(lists: list[Notes], room: int, wide: float, apart: float) -> list[list[_Part]]:
    """What stands in each of at most `room` columns of that width, which are as low as they can be."""
    measured = [_measured(entry, wide) for entry in lists]
    low, high = 0.0, sum(part.height for part in measured)
    while high - low > 1:
        middle = (low + high) / 2
        low, high = (low, middle) if len(_filled(measured, middle)) <= room else (middle, high)
    own = [column for part in measured for column in _filled([part], high * apart)]
    return own if len(own) <= room else _filled(measured, high)


def _filled(lists: list[_Part], height: float) -> list[list[_Part]]:
    """The lists in columns of that height, or of the height of one note."""
    columns: list[list[_Part]] = [[]]
    used = 0.0
    for whole in lists:
        first, here = 0, HEAD + TAIL
        for n, needs in enumerate(whole.heights):
            if used + here + needs > height and (used or n > first):
                columns[-1] += [whole.part(first, n)] if n > first else []
                columns.append([])
                first, here, used = n, HEAD + TAIL, 0.0
            here += needs
        columns[-1].append(whole.part(first, len(whole.notes)))
        used += here
    return columns


@dataclass(frozen=True, slots=True)
class _Part:
    """What of a list stands in one column: its heading where it begins there, and the notes, each with its height."""

    heading: str
    notes: tuple[Note, ...]
    heights: tuple[float, ...]
    indent: float
    wide: float

    @property
    def height(self) -> float:
        return HEAD + sum(self.heights) + TAIL

    def part(self, first: int, end: int) -> _Part:
        return replace(
            self,
            heading="" if first else self.heading,
            notes=self.notes[first:end],
            heights=self.heights[first:end],
        )


def _measured(entry: Notes, wide: float) -> _Part:
    indent = max(text_width(note.label, SIZE, bold=True) for note in entry.notes) * SLACK + 8
    heights = (max(len(_lines(note, wide - indent)), 1) * LINE + 5 for note in entry.notes)
    return _Part(entry.heading, entry.notes, tuple(heights), indent, wide)


def _lines(note: Note, width: float) -> tuple[str, ...]:
    return wrap(note.text, width / SLACK, SIZE)


def _list(part: _Part, left: float, top: float) -> str:
    drawn = [_heading(part.heading, left, top)] if part.heading else []
    y, x, right = top + HEAD, left + part.indent, left + part.wide
    for note, height in zip(part.notes, part.heights, strict=True):
        text = text_line(note.label, left, y, SIZE, font_weight="bold")
        rtl = is_right_to_left(note.text)
        for i, line in enumerate(_lines(note, part.wide - part.indent)):
            text += text_line(line, x, y + i * LINE, SIZE, right=right, rtl=rtl)
        drawn.append(linked(text, note.href, f"{note.label}: {note.text}") if note.href else tag("g", text))
        y += height
    return "".join(drawn)


def _heading(heading: str, left: float, top: float) -> str:
    return text_line(heading, left, top + 14, HEADING, font_weight="bold")
