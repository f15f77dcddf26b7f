"""A blueprint's layout as SVG: bands at the back, then lines and arrows, then the boxes step by step."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from promisekit.draw.arrow import Point, arrow
from promisekit.draw.badges import Words
from promisekit.draw.blueprint.cards import BOX_WIDTH
from promisekit.draw.blueprint.emotion import curve, faces, scale
from promisekit.draw.blueprint.layout import Layout
from promisekit.draw.blueprint.marks import said_steps
from promisekit.draw.blueprint.portrait import PORTRAIT, persona_lines, portrait_top
from promisekit.draw.blueprint.routes import ARROW_DOWN, LABEL_LINE, LABEL_SIZE, Hop
from promisekit.draw.blueprint.rows import NAME_LINE, NAME_SIZE, NAME_X, NAMES, NAMES_ROOM, Line, Row
from promisekit.draw.blueprint.view import BlueprintView, Lane, Step
from promisekit.draw.change import DASHES, line_width
from promisekit.draw.palette import color
from promisekit.draw.picture import Box
from promisekit.draw.svg import linked, tag, text_line
from promisekit.draw.thumbnail import thumbnail
from promisekit.draw.wrap import wrap
from promisekit.model.image import Image

LINE_DASHES = {
    "line of interaction": None,
    "line of visibility": "14 6",
    "line of internal interaction": "2 6",
}


@dataclass(frozen=True)
class BlueprintDrawing:
    """Draws one laid-out blueprint, part by part."""

    view: BlueprintView
    layout: Layout
    words: Words
    prefix: str

    def ground(self) -> str:
        """All that lies behind arrows and boxes."""
        return self.bands(NAMES, self.layout.width - NAMES) + self.rules() + self.emotion()

    def flow(self) -> str:
        """The journey's arrows with their conditions, in a group of their own."""
        return tag("g", self.arrows() + self.labels(), id=f"{self.prefix}-flow")

    def marks(self) -> str:
        """Pains and promises, in a group of their own."""
        row = self.layout.row("marks")
        if row is None:
            return ""
        drawn = "".join(
            placed.svg(row.boxes_at, self.prefix, said_steps(self.view, placed.mark, self.words))
            for placed in self.layout.marks
        )
        return tag("g", drawn, id=f"{self.prefix}-marks")

    def shared(self) -> str:
        """What is seen or held at several steps, in a group of its own."""
        drawn = "".join(box.card.svg(box.x, box.y) for box in self.layout.boxes if box.is_shared)
        return tag("g", drawn, id=f"{self.prefix}-shared") if drawn else ""

    def boxes(self) -> tuple[Box, ...]:
        """The arrows and the steps, then the steps' boxes and the arrows' labels."""
        row = self.layout.row("customer")
        flow = [Box(0, row.top, self.layout.width, row.bottom, f"{self.prefix}-flow")] if row else []
        if marks := self.layout.row("marks"):
            flow.append(Box(0, marks.top, self.layout.width, marks.bottom, f"{self.prefix}-marks"))
        shared = [box for box in self.layout.boxes if box.is_shared]
        if shared:
            top, bottom = min(box.y for box in shared), max(box.bottom for box in shared)
            flow.append(Box(0, top, self.layout.width, bottom, f"{self.prefix}-shared"))
        top, bottom = self.layout.heads_height, self.layout.bottom
        steps = (
            Box(left, top, left + BOX_WIDTH, bottom, self._step_id(step))
            for left, step in zip(self.layout.columns, self.view.steps, strict=True)
            if not step.absent
        )
        cards = (Box(box.x, box.y, box.x + box.card.width, box.bottom) for box in self.layout.boxes)
        labels = (
            Box(middle - hop.label_width / 2, top, middle + hop.label_width / 2, top + len(hop.label) * LABEL_LINE + 2)
            for hop, middle, top in self.label_places()
        )
        return (*flow, *steps, *cards, *labels)

    def _step_id(self, step: Step) -> str:
        return f"{self.prefix}-step-{step.id}"

    def bands(self, left: float, width: float) -> str:
        """The lanes' backgrounds."""
        return "".join(
            tag("rect", x=left, y=row.top, width=width, height=row.height, fill=color(f"{row.key}-band"))
            for row in self.layout.rows
        )

    def lane_names(self) -> str:
        """The column at the left: the name of each lane and each line."""
        height = self.layout.bottom - self.layout.heads_height
        paper = tag("rect", y=self.layout.heads_height, width=NAMES, height=height, fill=color("paper"))
        parts = [paper, self.bands(0, NAMES)]
        for row in self.layout.rows:
            parts.append(self._lane_name(row))
        parts += [self._line_name(line) for line in self.layout.lines]
        edge = tag("path", d=f"M{NAMES - 0.5:g} {self.layout.heads_height:g}v{height:g}", stroke=color("rule"))
        return tag("g", "".join(parts) + edge, class_="pk-lane-names-group")

    def _lane_name(self, row: Row) -> str:
        ink = color(f"{row.key}-ink")
        lines = wrap(self.words[row.key], NAMES_ROOM, 13, bold=True)
        top = row.boxes_at + 18 if row.key != "emotion" else row.top + row.height / 2 - len(lines) * 8 + 12
        bar = tag("rect", y=row.top, width=5, height=row.height, fill=ink)
        text = "".join(
            text_line(line, NAME_X, top + i * 16, 13, font_weight="bold", fill=ink) for i, line in enumerate(lines)
        )
        if row.key == "customer" and self.view.portrait:
            text += self._portrait(self.view.portrait, portrait_top(row, self.words), ink)
        return bar + text + (scale(row) if row.key == "emotion" else "")

    def _portrait(self, portrait: Image, top: float, ink: str) -> str:
        """Who the customer is, below the lane's name."""
        drawn = thumbnail(portrait, PORTRAIT, PORTRAIT, cut=True)
        frame = tag("rect", x=NAME_X, y=top, width=PORTRAIT, height=PORTRAIT, fill="none", stroke=ink)
        named = "".join(
            text_line(line, NAME_X, top + PORTRAIT + (i + 1) * NAME_LINE, NAME_SIZE, fill=ink)
            for i, line in enumerate(persona_lines(self.view))
        )
        return linked(drawn.svg(NAME_X, top) + frame, None, self.view.persona or "") + named

    def _line_name(self, line: Line) -> str:
        top = line.y - len(line.name) * NAME_LINE / 2 + 11
        return "".join(
            text_line(part, NAME_X, top + i * NAME_LINE, NAME_SIZE, font_style="italic", fill=color("line"))
            for i, part in enumerate(line.name)
        )

    def rules(self) -> str:
        """The borders between phases and the three named lines."""
        top = self.layout.heads_height
        borders = "".join(
            tag("path", d=f"M{x:g} {top:g}V{self.layout.bottom:g}", stroke=color("rule")) for x in self.layout.borders
        )
        lines = "".join(
            tag(
                "path",
                d=f"M{NAMES:g} {line.y:g}H{self.layout.width:g}",
                stroke=color("line"),
                stroke_width=2,
                stroke_dasharray=LINE_DASHES[line.key],
                stroke_linecap="round" if line.key == "line of internal interaction" else None,
            )
            for line in self.layout.lines
        )
        return borders + lines

    def _contacts(self, column: int) -> str:
        """The short lines that join those who work on the same step."""
        parts, x = [], self.layout.center(column)
        boxes = [box for lane in Lane for box in self.layout.stack(column, lane.value)]
        for above, box in pairwise(boxes):
            crosses = above.row != box.row
            points: list[Point] = [(x, above.bottom + 1), (x, box.y - 1)]
            parts.append(arrow(points, color("link"), both=crosses, head=crosses, width=1.4, class_="pk-contact"))
        return "".join(parts)

    def arrows(self) -> str:
        """The journey's own arrows."""
        top = self._boxes_at()
        channel = self.layout.channel
        parts = [self._fork(fork.column) for fork in self.layout.forks.values()]
        parts += [self._arrow(hop, self._straight(hop)) for hop in self.layout.hops if hop.is_straight]
        parts += [self._arrow(track.hop, track.points(top), channel.jumps(track)) for track in channel.tracks]
        leaving = {hop.source for hop in self.layout.hops}
        ends = (
            i
            for i, step in enumerate(self.view.steps)
            if i not in leaving and not step.absent and step.id not in self.view.going_on
        )
        return "".join([*parts, *(self._end(i) for i in ends)])

    def _fork(self, column: int) -> str:
        fork = self.layout.forks[column]
        drawn = fork.svg(self.layout.columns[column] + BOX_WIDTH, self._boxes_at() + ARROW_DOWN)
        return linked(drawn, None, self.words["choice" if fork.choice else "parallel"])

    @staticmethod
    def _arrow(hop: Hop, points: list[Point], jumps: tuple[float, ...] = ()) -> str:
        return arrow(
            points,
            color(hop.change or "flow"),
            dashed=hop.is_back,
            dashes=DASHES.get(hop.change),
            width=line_width(hop.change),
            class_="pk-flow",
            way=hop.way,
            jumps=jumps,
        )

    def _boxes_at(self) -> float:
        row = self.layout.row("customer")
        return row.boxes_at if row else 0.0

    def _straight(self, hop: Hop) -> list[Point]:
        y = self._boxes_at() + ARROW_DOWN
        return [(self.layout.straight_from(hop.source) + 1, y), (self.layout.columns[hop.target] - 2, y)]

    def _end(self, column: int) -> str:
        x, y = self.layout.columns[column] + BOX_WIDTH, self._boxes_at() + ARROW_DOWN
        return tag("path", d=f"M{x + 1:g} {y:g}h7", stroke=color("flow"), stroke_width=2) + end_sign(x + 14, y)

    def labels(self) -> str:
        """The conditions beside the arrows, on a ground of their own."""
        return "".join(_label(hop, middle, top) for hop, middle, top in self.label_places())

    def label_places(self) -> Iterator[tuple[Hop, float, float]]:
        """Every arrow with a condition, the middle of its label and the label's upper edge."""
        top = self._boxes_at()
        for hop in self.layout.hops:
            if hop.is_straight and hop.label:
                left, right = self._label_from(hop.source), self.layout.columns[hop.target] - 20
                y = top + ARROW_DOWN
                above = len(hop.label) <= 2
                at = y - 5 - len(hop.label) * LABEL_LINE - 2 if above else y + 7
                yield hop, (left + right) / 2, at
        for track in self.layout.channel.tracks:
            if track.hop.label:
                at = top - track.rise - 5 - len(track.hop.label) * LABEL_LINE
                yield track.hop, track.label_x, at

    def _label_from(self, column: int) -> float:
        fork = self.layout.forks.get(column)
        return self.layout.columns[column] + BOX_WIDTH + (fork.room if fork else 0.0)

    def steps(self) -> str:
        """Every step's boxes, in the order in which the journey runs; then what stands over several of them."""
        count = self.view.steps_in_all or sum(1 for step in self.view.steps if not step.absent)
        parts = []
        for i, step in enumerate(self.view.steps):
            if step.absent:
                continue
            number = self.view.number_of(i)
            boxes = [box for box in self.layout.boxes if box.column == i and not box.is_shared]
            order = [*(box for box in boxes if box.row == "customer"), *(b for b in boxes if b.row != "customer")]
            drawn = self._contacts(i) + "".join(box.card.svg(box.x, box.y) for box in order)
            name = f"{self.words['step']} {number}/{count}: {step.customer}"
            drawn += faces(self.layout, step, i, self.words)
            parts.append(tag("g", drawn, id=self._step_id(step), class_="pk-step", role="group", aria_label=name))
        return "".join(parts) + self.shared() + self.marks()

    def emotion(self) -> str:
        """The curves of how customer and staff feel."""
        return curve(self.view, self.layout)


def end_sign(x: float, y: float) -> str:
    """Where a journey ends: a ring around a dot."""
    ring = tag("circle", cx=x, cy=y, r=6.5, fill=color("paper"), stroke=color("flow"), stroke_width=1.6)
    return ring + tag("circle", cx=x, cy=y, r=3.2, fill=color("flow"))


def _label(hop: Hop, middle: float, top: float) -> str:
    ground = tag(
        "rect",
        x=middle - hop.label_width / 2,
        y=top,
        width=hop.label_width,
        height=len(hop.label) * LABEL_LINE + 2,
        rx=3,
        fill=color("customer-band"),
    )
    lines = "".join(
        text_line(line, middle, top + 11 + i * LABEL_LINE, LABEL_SIZE, text_anchor="middle")
        for i, line in enumerate(hop.label)
    )
    return tag("g", ground + lines, class_="pk-label", data_way=hop.way)
