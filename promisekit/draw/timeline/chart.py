"""The bars of a timeline, the way of the case from one to the next, and the promised time across all."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Final

from promisekit.draw.arrow import Point, arrow
from promisekit.draw.badges import Words
from promisekit.draw.card import BADGE_SLACK
from promisekit.draw.grid.layout import NAMES, Grid
from promisekit.draw.palette import color
from promisekit.draw.svg import linked, tag, text_line
from promisekit.draw.text_width import text_width
from promisekit.draw.timeline.axis import FOLD_NAME, Axis, Segment
from promisekit.draw.timeline.hatch import hatched
from promisekit.draw.timeline.moments import margin_in_words, moment_in_words
from promisekit.draw.timeline.view import Stint, TimelineView
from promisekit.draw.words import sentences

BAR: Final = 22.0
LEAST_BAR: Final = 5.0
FOOT: Final = 64.0
NOTES_AT: Final = (14.0, 38.0)
"""How far below the rows the words stand."""
NOTE: Final = 20.0
HOOK: Final = 6.0
"""The short way from a moment's line to its words."""
"""The room below the rows for the words at the promised time and at the end of the case."""


@dataclass(frozen=True, slots=True)
class Note:
    """Words with their place."""

    text: str
    x: float
    y: float
    width: float
    tone: str

    def svg(self) -> str:
        """The words in a frame."""
        look = {"fill": color("paper"), "stroke": color(self.tone)}
        ground = tag("rect", x=self.x, y=self.y, width=self.width, height=NOTE, rx=3, **look)
        middle = self.x + self.width / 2
        line = text_line(self.text, middle, self.y + 14, 12, text_anchor="middle", font_weight="bold")
        return tag("g", ground + line, class_="pk-label")


@dataclass(frozen=True)
class Chart:
    """Draws one timeline to the right of its rows' names."""

    view: TimelineView
    grid: Grid
    axis: Axis
    words: Words

    def svg(self) -> str:
        """All of it, the promised time behind the bars."""
        foot = "".join(note.svg() for note in self.notes)
        return self._rules() + self._folds() + self._ends() + self._handoffs() + self._bars() + foot

    def _middle(self, position: int) -> float:
        return self.grid.tops[position] + self.grid.rows[position].height / 2

    def _rules(self) -> str:
        top, bottom = self.grid.tops[0], self.grid.bottom
        lines = (*(segment.x for segment in self.axis.segments), self.axis.right)
        return tag("path", d="".join(f"M{x:g} {top:g}V{bottom:g}" for x in lines), stroke=color("rule"))

    def _folds(self) -> str:
        """Stripes over days on which nothing happens, with their names."""
        top, height = self.grid.tops[0], self.grid.bottom - self.grid.tops[0]
        folds = [segment for segment in self.axis.segments if segment.folded]
        stripes = "".join(hatched(one.x, top, one.width, height, "rule") for one in folds)
        return stripes + "".join(_fold_name(one, top) for one in folds if one.name)

    @property
    def _notes_at(self) -> tuple[float, float]:
        """Where the words stand for the end of the case and for the promised time: no line runs through the other's."""
        done, due = (self.grid.bottom + at for at in NOTES_AT)
        return (due, done) if self.view.is_late else (done, due)

    def _ends(self) -> str:
        """The promised time down all rows, and the way down from the bar that ends the case."""
        done_at, due_at = self._notes_at
        last = max(range(len(self.view.stints)), key=lambda i: self.view.stints[i].end)
        x = self.axis.x(self.view.finish)
        d = f"M{x:g} {self._middle(last):g}V{done_at + NOTE / 2:g}h-{HOOK:g}"
        done = tag("path", d=d, fill="none", stroke=color("flow"), class_="pk-flow")
        x = self.axis.x(self.view.due)
        due = f"M{x:g} {self.grid.tops[0]:g}V{due_at + NOTE / 2:g}h-{HOOK:g}"
        return done + tag("path", d=due, fill="none", stroke=color("moment"), stroke_width=2.5, stroke_dasharray="10 5")

    def _bars(self) -> str:
        return "".join(self._stint(stint, self._middle(i)) for i, stint in enumerate(self.view.stints))

    def _stint(self, stint: Stint, y: float) -> str:
        x, end = self.axis.x(stint.start), self.axis.x(stint.end)
        drawn = self._open(stint, y + BAR / 2 + 5) + self._waiting(stint, y) + self._slack(stint, y)
        if stint.start == stint.end:
            points = f"M{x:g} {y - 8:g}L{x + 8:g} {y:g}L{x:g} {y + 8:g}L{x - 8:g} {y:g}Z"
            drawn += tag("path", d=points, fill=_fill(stint), stroke=color("promise-edge"), stroke_width=1.6)
        else:
            drawn += self._has_it(stint, x, y, end)
            if stint.end > self.view.due:
                drawn += late_bar(max(x, self.axis.x(self.view.due)), y, end)
        told = f"{self._moment(stint.start)} – {self._moment(stint.end, end=True)}"
        return linked(drawn, stint.href, f"{stint.actor}: {sentences((stint.does, told))}")

    def _has_it(self, stint: Stint, x: float, y: float, end: float) -> str:
        """The bar; of one that decides, what is no work is hatched, as far as opening hours are known."""
        bar = _bar(x, y, max(end - x, LEAST_BAR), stint.critical)
        if not stint.critical or not stint.open or stint.kind == "customer":
            return bar
        edges = [stint.start]
        for opens, closes in stint.open:
            if closes > stint.start and opens < stint.end:
                edges += [max(opens, stint.start), min(closes, stint.end)]
        edges.append(stint.end)
        closed = ((self.axis.x(one), self.axis.x(other)) for one, other in zip(edges[::2], edges[1::2], strict=True))
        return bar + "".join(closed_bar(one, y, other) for one, other in closed if other - one >= 1)

    def _moment(self, at: int, *, end: bool = False) -> str:
        return moment_in_words(at, self.words, first=self.view.start, end=end, epoch=self.view.epoch)

    def _open(self, stint: Stint, y: float) -> str:
        begin, end = self.axis.start, self.axis.end
        spans = ((max(start, begin), min(stop, end)) for start, stop in stint.open if stop > begin and start < end)
        d = "".join(f"M{self.axis.x(start):.1f} {y:g}H{self.axis.x(stop):.1f}" for start, stop in spans)
        return tag("path", d=d, stroke=color("muted"), stroke_width=3) if d else ""

    def _waiting(self, stint: Stint, y: float) -> str:
        """Between the handing over and the next opening."""
        x, end = self.axis.x(stint.ready), self.axis.x(stint.start)
        return waiting_line(x, y, end) if end - x >= 1 else ""

    def _slack(self, stint: Stint, y: float) -> str:
        if stint.slack <= 0:
            return ""
        x = self.axis.x(stint.end)
        return slack_line(x, y, min(self.axis.x(stint.end + stint.slack), self.axis.right))

    def _handoffs(self) -> str:
        parts = []
        for i, stint in enumerate(self.view.stints):
            for before in stint.after:
                x, y = self.axis.x(self.view.stints[before].end), self._middle(before)
                to, goal = (
                    max(self.axis.x(stint.ready), x),
                    self._middle(i) - (BAR / 2 + 1 if y < self._middle(i) else 0),
                )
                turn = goal - 12
                points: list[Point] = [(x, y), (x, turn), (to, turn), (to, goal)]
                parts.append(arrow(points, color("flow"), width=1.8, class_="pk-flow"))
        return "".join(parts)

    @cached_property
    def notes(self) -> tuple[Note, Note]:
        """What the promised time and the end of the case are called."""
        view, words = self.view, self.words
        left = margin_in_words(view, words) + (f" {words['in the worst case']}" if view.is_late else "")
        due = f"{words['promised']}: {view.limit} · {self._moment(view.due, end=True)}"
        done = f"{words['done by']} {self._moment(view.finish, end=True)} · {left}"
        tone = "fail" if view.is_late else "promise-edge"
        done_at, due_at = self._notes_at
        return self._note(due, view.due, due_at, "moment"), self._note(done, view.finish, done_at, tone)

    def _note(self, text: str, moment: int, top: float, tone: str) -> Note:
        """Words to the left of their moment, at the foot of the line that leads down from it."""
        width = text_width(text, 12, bold=True) * BADGE_SLACK + 16
        return Note(text, max(self.axis.x(moment) - width - HOOK, NAMES + 4), top, width, tone)


def _fill(stint: Stint) -> str:
    return color("promise-edge" if stint.critical else "promise-fill")


def _bar(x: float, y: float, width: float, critical: bool) -> str:
    return tag(
        "rect",
        x=x,
        y=y - BAR / 2,
        width=width,
        height=BAR,
        rx=4,
        fill=color("promise-edge" if critical else "promise-fill"),
        stroke=color("promise-edge"),
        stroke_width=1.6,
        class_="pk-shape",
    )


def _fold_name(segment: Segment, top: float) -> str:
    height = len(segment.name) * 15 + 5
    ground = tag("rect", x=segment.x + 2, y=top + 2, width=segment.width - 4, height=height, fill=color("paper"))
    middle = segment.x + segment.width / 2
    lines = (
        text_line(line, middle, top + 15 + i * 15, FOLD_NAME, text_anchor="middle", fill=color("muted"))
        for i, line in enumerate(segment.name)
    )
    return ground + "".join(lines)


def closed_bar(x: float, y: float, end: float) -> str:
    """A piece of a bar in which nobody is at work."""
    ground = tag("rect", x=x, y=y - BAR / 2 + 1, width=end - x, height=BAR - 2, fill=color("paper"))
    return ground + hatched(x, y - BAR / 2 + 1, end - x, BAR - 2, "promise-edge")


def bar_sample(critical: bool) -> str:
    """A bar for the key."""
    return _bar(1, 0, 32, critical)


def waiting_line(x: float, y: float, end: float) -> str:
    """The case lies there."""
    return tag("path", d=f"M{x:.1f} {y:g}H{end:.1f}", stroke=color("clock"), stroke_width=6, stroke_dasharray="2 3")


def slack_line(x: float, y: float, end: float) -> str:
    """How long it may run over: a thin dashed line with a stop."""
    line = f"M{x:.1f} {y:g}H{end:.1f}"
    stop = tag("path", d=f"M{end:.1f} {y - 6:g}v12", stroke=color("muted"), stroke_width=2)
    return tag("path", d=line, stroke=color("muted"), stroke_width=1.6, stroke_dasharray="4 4") + stop


def late_bar(x: float, y: float, end: float) -> str:
    """What is done after the promised time."""
    slashes = "".join(f"M{x + i:g} {y + BAR / 2:g}l8 -{BAR:g}" for i in range(2, max(int(end - x) - 8, 3), 8))
    ground = tag("rect", x=x, y=y - BAR / 2, width=max(end - x, 3), height=BAR, fill=color("fail"))
    return ground + tag("path", d=slashes, stroke=color("paper"), stroke_width=1.5)
