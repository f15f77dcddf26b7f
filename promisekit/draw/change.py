"""Marks of change, told apart by symbol, word, line and colour: added, removed, changed.

What is gone is grey and outlined: red is a fail point's."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from promisekit.draw.badges import Words
from promisekit.draw.card import Badge
from promisekit.draw.legend import Sign
from promisekit.draw.palette import color
from promisekit.draw.svg import tag


class Change(StrEnum):
    """What became of a part from one version to the next."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


_SYMBOLS: Final = {"added": "+", "removed": "−", "changed": "~"}
DASHES: Final = {"removed": "3 4"}
_WIDTHS: Final = {"added": 3.2, "removed": 2.4}


def marked(label: str, change: str) -> str:
    """A label with its symbol before it: `+P3`."""
    return f"{_SYMBOLS[change]}{label}" if change else label


def change_badges(change: str, words: Words) -> list[Badge]:
    """The badge of a changed part; none for another."""
    gone = change == "removed"
    return [Badge(words[change], change, words[change], icon=change, outlined=gone)] if change else []


def line_width(change: str) -> float:
    """How wide the arrow of a part is drawn, in px."""
    return _WIDTHS.get(change, 2.0)


def signs(boxes: set[str], arrows: set[str], words: Words) -> list[Sign]:
    """The key to the changes that occur."""
    found = []
    for change in Change:
        if change in boxes:
            badge = change_badges(change, words)[0]
            width, height = badge.size(200)
            found.append(Sign(badge.drawn(0, -height / 2, 200), width, words[change]))
    for change in Change:
        if change in arrows:
            line = tag(
                "path",
                d="M0 0H34",
                stroke=color(change),
                stroke_width=line_width(change),
                stroke_dasharray=DASHES.get(change),
            )
            found.append(Sign(line, 34, words[f"arrow {change}"]))
    return found
