"""Where the things of a drawn blueprint are, for somebody who points at them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from promisekit.draw.badges import Words
from promisekit.draw.blueprint.cards import BOX_WIDTH
from promisekit.draw.blueprint.emotion import height_of
from promisekit.draw.blueprint.layout import Layout, lay_out
from promisekit.draw.blueprint.view import BlueprintView, Lane
from promisekit.draw.words import words as words_of

_LEVELS: Final = (2, -2)


@dataclass(frozen=True, slots=True)
class Place:
    """A rectangle of the picture and what it stands for, px from the picture's upper left corner.

    ``kind``: `phase`, `emotion`, `thought`, `evidence`, `step` (what the customer does), `action`, or `free` (a lane of
    a step where something may be put). ``at`` is the number of the phase or of the step, from 0; ``index`` that of the
    action in its lane and step.
    """

    kind: str
    at: int
    left: float
    top: float
    width: float
    height: float
    lane: str = ""
    index: int = 0
    said: str = ""
    """What stands there, in words."""

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.left + self.width


@dataclass(frozen=True, slots=True)
class Places:
    """All places of one picture: the phases, then step by step from the top down."""

    places: tuple[Place, ...]
    mood: tuple[float, float]
    """The height at which an emotion of 2 stands, and that of -2; both 0 where the picture has no such lane."""


def places_of(view: BlueprintView) -> Places:
    """The places of the picture that `blueprint_picture` draws of the same view."""
    words = words_of(view.language)
    layout = lay_out(view, words)
    found = [
        Place("phase", at, head.x, layout.heads_top, head.width, layout.heads_height - layout.heads_top, said=head.name)
        for at, head in enumerate(layout.phases)
    ]
    for column, _ in enumerate(view.steps):
        found += _of_step(view, layout, column, words)
    row = layout.row("emotion")
    high, low = (height_of(row, level) for level in _LEVELS) if row else (0.0, 0.0)
    return Places(tuple(found), (high, low))


def _of_step(view: BlueprintView, layout: Layout, column: int, words: Words) -> list[Place]:
    left = layout.columns[column]
    found = []
    emotion = layout.row("emotion")
    if emotion:
        felt = view.steps[column].emotion
        said = words["customer emotion"] if felt is None else f"{words['customer emotion']}: {felt:+d}"
        found.append(Place("emotion", column, left, emotion.top, BOX_WIDTH, emotion.height, "emotion", said=said))
    for key in ("thought", "evidence"):
        for box in layout.stack(column, key):
            found.append(Place(key, column, box.x, box.y, box.card.width, box.card.height, key, said=box.card.name))
    for lane in Lane:
        row = layout.row(lane.value)
        if row is None:
            continue
        boxes = layout.stack(column, lane.value)
        kind = "step" if lane is Lane.CUSTOMER else "action"
        found += [
            Place(kind, column, box.x, box.y, box.card.width, box.card.height, lane.value, index, box.card.name)
            for index, box in enumerate(boxes)
        ]
        if lane is not Lane.CUSTOMER and view.open_lanes:
            top = boxes[-1].bottom + 4 if boxes else row.top + 4
            height = row.bottom - 4 - top
            found.append(Place("free", column, left, top, BOX_WIDTH, height, lane.value, said=words[lane.value]))
    return found
