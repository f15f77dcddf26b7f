"""Where everything in a blueprint stands: a column per step, a row per lane, and the gutters between them.

All coordinates are px from the upper left corner. Rows that nothing stands in do not exist.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from promisekit.draw.badges import Words
from promisekit.draw.blueprint import cards
from promisekit.draw.blueprint.cards import BOX_WIDTH
from promisekit.draw.blueprint.evidence import evidence_spans, evidence_stacks
from promisekit.draw.blueprint.forks import Fork
from promisekit.draw.blueprint.marks import Mark, PlacedMark, marks_of, place
from promisekit.draw.blueprint.portrait import portrait_height
from promisekit.draw.blueprint.routes import (
    ARROW_DOWN,
    LABEL_LINE,
    LOOP_GUTTER,
    Channel,
    Hop,
    channel_of,
    forks_of,
    hops_of,
)
from promisekit.draw.blueprint.rows import BAND_PAD, NAMES, NAMES_ROOM, Line, Placed, Row, Rows
from promisekit.draw.blueprint.runs import SHEET_END, run_starts
from promisekit.draw.blueprint.view import BlueprintView, Lane
from promisekit.draw.card import Card
from promisekit.draw.heads import ColumnHead, heads_height
from promisekit.draw.picture import LEAST_WIDTH
from promisekit.draw.wrap import wrap

GUTTER: Final = 38.0
OPEN_LANE: Final = 30.0
"""The room below a lane's boxes where lanes stay open, to put something there."""
FACE_STEP: Final = 25.0
FACE_ASIDE: Final = 17.0

_LINES: Final = {
    Lane.CUSTOMER: "line of interaction",
    Lane.FRONTSTAGE: "line of visibility",
    Lane.BACKSTAGE: "line of internal interaction",
}


@dataclass(frozen=True, slots=True)
class Layout:
    """A blueprint with a place for everything."""

    columns: tuple[float, ...]
    """The left edge of each column's boxes."""
    phases: tuple[ColumnHead, ...]
    heads_top: float
    heads_height: float
    """The y at which the heads and the gap below them end."""
    rows: tuple[Row, ...]
    lines: tuple[Line, ...]
    boxes: tuple[Placed, ...]
    hops: tuple[Hop, ...]
    forks: Mapping[int, Fork]
    channel: Channel
    width: float
    bottom: float
    marks: tuple[PlacedMark, ...]
    """Pains and promises, from the top of the first row of their lane."""
    face_aside: float
    """How far each of the two faces of a step stands from the column's middle."""

    def row(self, key: str) -> Row | None:
        """The row of that name, if it is drawn."""
        return next((row for row in self.rows if row.key == key), None)

    def center(self, column: int) -> float:
        """The middle of a column."""
        return self.columns[column] + BOX_WIDTH / 2

    @property
    def borders(self) -> tuple[float, ...]:
        """Where one phase ends and the next begins."""
        return tuple(head.x - 2 for head in self.phases[1:])

    @property
    def cuts_x(self) -> tuple[float, ...]:
        """Where a page may end: before each column but the first, and at the right edge."""
        return (*(left - SHEET_END for left in self.columns[1:]), self.width)

    @property
    def poor_cuts_x(self) -> tuple[float, ...]:
        """Those that cut the label of an arrow, or what is said in a bar or over several columns."""
        said = [*_labels_of(self.channel), *(mark.text_span for mark in self.marks)]
        said += [(box.x, box.x + box.card.width) for box in self.boxes if box.is_shared]
        return tuple(x for x in self.cuts_x if _cuts(x, said))

    @property
    def cuts_y(self) -> tuple[float, ...]:
        """Where a page may end: below each row."""
        return tuple(row.bottom for row in self.rows)

    def straight_from(self, column: int) -> float:
        """Where the arrow to the next column begins: at the box, or at the sign behind it."""
        fork = self.forks.get(column)
        return self.columns[column] + BOX_WIDTH + (fork.right if fork else 0.0)

    def stack(self, column: int, row: str) -> tuple[Placed, ...]:
        """The boxes of one column in one row, from the top down."""
        return tuple(box for box in self.boxes if box.column == column and box.row == row)


def _labels_of(channel: Channel) -> list[tuple[float, float]]:
    """From where to where the labels over the boxes go."""
    labels = ((track.label_x, track.hop.label_width / 2) for track in channel.tracks if track.hop.label)
    return [(middle - half, middle + half) for middle, half in labels]


def _cuts(x: float, spans: list[tuple[float, float]]) -> bool:
    return any(left < x < right for left, right in spans)


def lay_out(view: BlueprintView, words: Words, *, gutters: tuple[float, ...] | None = None, top: float = 0.0) -> Layout:
    """The layout of a blueprint whose upper edge is at `top`, with gutters of its own or those given."""
    hops = hops_of(view)
    forks = forks_of(view, hops)
    columns, width = _columns(gutters or gutters_of(view))
    phases = _phase_heads(view, columns, width)
    height = top + heads_height(phases)
    builder = Rows(columns, height)
    channel = channel_of(hops, forks, columns, BOX_WIDTH, width)
    found = marks_of(view, words)
    starts = _run_starts(view, columns, found, channel)
    _upper_rows(view, words, builder, starts)
    marks = _marks_row(view, words, builder, found, starts)
    reach = max((_reach(hop) for hop in hops), default=0.0)
    builder.add(
        "customer",
        tuple(_customer_stack(view, i, words) for i, _ in enumerate(view.steps)),
        above=channel.height,
        least=max(ARROW_DOWN + reach, portrait_height(view, words)),
    )
    _lower_rows(view, words, builder)
    return Layout(
        columns,
        phases,
        top,
        height,
        tuple(builder.rows),
        tuple(builder.lines),
        tuple(builder.boxes),
        hops,
        forks,
        channel,
        width,
        builder.y,
        marks,
        FACE_ASIDE if any(step.staff_emotion is not None for step in view.steps) else 0.0,
    )


def _customer_stack(view: BlueprintView, at: int, words: Words) -> tuple[Card, ...]:
    step = view.steps[at]
    if step.absent:
        return ()
    return (cards.customer_card(step, view.number_of(at), words),)


def _reach(hop: Hop) -> float:
    """How far a label in a gutter hangs below its arrow."""
    return len(hop.label) * LABEL_LINE + 10 if hop.is_straight else 0.0


def gutters_of(view: BlueprintView) -> tuple[float, ...]:
    """The room to the right of each column: wide enough for the sign and the label in it."""
    hops = hops_of(view)
    forks = forks_of(view, hops)
    signs = [forks[i].room if i in forks else 0.0 for i, _ in enumerate(view.steps)]
    gutters = [GUTTER + sign for sign in signs]
    for hop in hops:
        if hop.is_straight and hop.label:
            gutters[hop.source] = max(gutters[hop.source], signs[hop.source] + hop.label_width + 36)
        if hop.source == hop.target and hop.condition:
            gutters[hop.source] = max(gutters[hop.source], LOOP_GUTTER)
    return tuple(gutters)


def _columns(gutters: tuple[float, ...]) -> tuple[tuple[float, ...], float]:
    """Each column's left edge and the picture's width."""
    edges, x = [], NAMES + 26
    for gutter in gutters:
        edges.append(x)
        x += BOX_WIDTH + gutter
    return tuple(edges), max(x, LEAST_WIDTH)


def _phase_heads(view: BlueprintView, columns: tuple[float, ...], width: float) -> tuple[ColumnHead, ...]:
    heads, first = [], 0
    starts = []
    phases = [phase for phase in view.phases if phase.steps]
    for phase in phases:
        starts.append(columns[first] - 18 if first else NAMES + 4)
        first += len(phase.steps)
    for phase, start, end in zip(phases, starts, [*starts[1:], width], strict=True):
        room = end - start - 4
        heads.append(ColumnHead(phase.name, start, room))
    return tuple(heads)


def _run_starts(
    view: BlueprintView, columns: tuple[float, ...], marks: tuple[Mark, ...], channel: Channel
) -> frozenset[int]:
    pairs = [(mark.first, mark.last) for mark in marks if mark.last == mark.first + 1]
    labels = _labels_of(channel)
    cutting = frozenset(n for n, x in enumerate(columns) if _cuts(x - SHEET_END, labels))
    return run_starts(columns, pairs, evidence_spans(view), cutting)


def _upper_rows(view: BlueprintView, words: Words, builder: Rows, starts: frozenset[int]) -> None:
    """What the customer feels, thinks and sees."""
    if view.open_lanes or any(step.emotion is not None or step.staff_emotion is not None for step in view.steps):
        builder.empty("emotion", FACE_STEP * 4 + 2 * BAND_PAD + 24)
    thoughts = tuple(cards.thought_cards(step, words) for step in view.steps)
    evidence = evidence_stacks(view, words, builder.columns, starts)
    for key, stacks in (("thought", thoughts), ("evidence", evidence)):
        if any(stacks):
            builder.add(key, stacks)


def _marks_row(
    view: BlueprintView, words: Words, builder: Rows, found: tuple[Mark, ...], starts: frozenset[int]
) -> tuple[PlacedMark, ...]:
    """What hurts and what is promised, over the steps at which it does and is."""
    marks = place(view, found, builder.columns, starts)
    if marks:
        name = wrap(words["marks"], NAMES_ROOM, 13, bold=True)
        height = max(max(mark.y + mark.height for mark in marks), len(name) * 16.0)
        builder.empty("marks", BAND_PAD * 2 + height, builder.y + BAND_PAD)
    return marks


def _lower_rows(view: BlueprintView, words: Words, builder: Rows) -> None:
    """What the organisation does, and the lines between. A line is drawn where something stands below it."""
    pending: list[str] = []
    for above, lane in zip(Lane, list(Lane)[1:], strict=False):
        pending.append(_LINES[above])
        stacks = cards.lane_cards(view, lane, words)
        if view.open_lanes or any(stacks):
            for key in pending:
                builder.strip(key, words)
            pending.clear()
            builder.add(lane.value, stacks, below=OPEN_LANE if view.open_lanes else 0.0)
