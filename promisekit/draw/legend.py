"""What stands under a picture: the key to its marks, and lists of what the marks stand for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from promisekit.draw.palette import color
from promisekit.draw.svg import linked, tag, text_line
from promisekit.draw.text_width import SLACK, is_right_to_left, text_width
from promisekit.draw.wrap import wrap

SIZE: Final = 12.0
LINE: Final = 16.0
HEADING: Final = 14.0
ROW: Final = 28.0
NOTES_WIDTH: Final = 310.0
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
        """It alone on a page of that width."""
        return self._in(0, 0, width)

    def _in(self, left: float, top: float, width: float) -> tuple[str, float]:
        drawn, height = key(self.heading, self.signs, left, top, width)
        listed, more = notes(self.lists, left, top + height, width)
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


def notes(lists: list[Notes], left: float, top: float, width: float) -> tuple[str, float]:
    """The lists beside each other where `width` px allow, and the height that they take.

    Where there is room for more columns than lists, the longest lists run over several.
    """
    lists = [entry for entry in lists if entry.notes]
    room = max(1, int((width + NOTES_GAP) // (NOTES_WIDTH + NOTES_GAP)))
    parts: list[str] = []
    bottoms = [top] * room
    first = 0
    for entry, columns in zip(lists, _columns(lists, room), strict=True):
        if first + columns > room:
            first = bottoms.index(min(bottoms))
        for part in _split(entry, columns):
            drawn, height = _list(part, left + first * (NOTES_WIDTH + NOTES_GAP), bottoms[first])
            parts.append(drawn)
            bottoms[first] += height
            first += 1
    return "".join(parts), max(bottoms) - top if lists else 0.0


def _columns(lists: list[Notes], room: int) -> list[int]:
    """How many columns each list gets."""
    columns = [1] * len(lists)
    for _ in range(room - len(lists)):
        tallest = max(range(len(lists)), key=lambda i: _height(lists[i]) / columns[i], default=None)
        if tallest is None or columns[tallest] >= len(lists[tallest].notes):
            break
        columns[tallest] += 1
    return columns


def _split(entry: Notes, columns: int) -> list[Notes]:
    """The list in parts of about the same height; the heading stands over the first."""
    parts: list[list[Note]] = [[]]
    share, used = _height(entry) / columns, 0.0
    for note in entry.notes:
        if used >= share * len(parts) and len(parts) < columns:
            parts.append([])
        parts[-1].append(note)
        used += _note_height(note, _indent(entry))
    return [Notes(entry.heading if i == 0 else "", tuple(part)) for i, part in enumerate(parts)]


def _height(entry: Notes) -> float:
    return sum(_note_height(note, _indent(entry)) for note in entry.notes)


def _note_height(note: Note, indent: float) -> float:
    return max(len(_lines(note, indent)), 1) * LINE + 5


def _indent(entry: Notes) -> float:
    return max(text_width(note.label, SIZE, bold=True) for note in entry.notes) * SLACK + 8


def _lines(note: Note, indent: float) -> tuple[str, ...]:
    return wrap(note.text, (NOTES_WIDTH - indent) / SLACK, SIZE)


def _list(entry: Notes, left: float, top: float) -> tuple[str, float]:
    parts = [_heading(entry.heading, left, top)] if entry.heading else []
    indent = _indent(entry)
    y = top + 38
    for note in entry.notes:
        text = text_line(note.label, left, y, SIZE, font_weight="bold")
        rtl = is_right_to_left(note.text)
        for i, line in enumerate(_lines(note, indent)):
            text += text_line(line, left + indent, y + i * LINE, SIZE, right=left + NOTES_WIDTH, rtl=rtl)
        parts.append(linked(text, note.href, f"{note.label}: {note.text}") if note.href else tag("g", text))
        y += _note_height(note, indent)
    return "".join(parts), y - top + 10


def _heading(heading: str, left: float, top: float) -> str:
    return text_line(heading, left, top + 14, HEADING, font_weight="bold")
