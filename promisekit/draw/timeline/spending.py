"""Where the time of a case goes: its work, closed doors and the customer one after the other, against the limit; the
usual case beside the worst."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from typing import Final

from promisekit.draw.badges import Words
from promisekit.draw.palette import color
from promisekit.draw.svg import linked, tag, text_line
from promisekit.draw.text_width import SLACK, text_width
from promisekit.draw.timeline.hatch import hatched
from promisekit.draw.timeline.moments import length_in_words, moment_in_words, work_in_words
from promisekit.draw.timeline.view import Spending, TimelineView
from promisekit.draw.wrap import wrap

BAR: Final = 20.0
TITLE: Final = 26.0
LINE: Final = 15.0
LEAST: Final = 2.0
TICK: Final = 5.0
"""By how much the mark of the limit stands out above and below the bar."""


@dataclass(frozen=True)
class Panel:
    """The bars of both cases on one scale, below the timeline: words from `left`, bars from `chart` to `right`."""

    view: TimelineView
    words: Words
    left: float
    chart: float
    right: float
    cuts: tuple[float, ...] = ()
    """Where a sheet may end: nothing is written over it where there is room beside it."""

    def svg(self, top: float) -> tuple[str, float]:
        """The panel from that height on, and the height that it takes; nothing where nothing is known."""
        cases = list(_cases(self.view))
        if not cases:
            return "", 0.0
        drawn = text_line(self.words["time goes"], self.left, top + 14, 14, font_weight="bold")
        y = top + TITLE
        longest = max(max(case.took, case.limit) for _name, case in cases)
        for name, case in cases:
            case_svg, height = self._case(name, case, y, (self.right - self.chart) / longest)
            drawn += case_svg
            y += height
        return drawn, y - top

    def _case(self, name: str, case: Spending, y: float, scale: float) -> tuple[str, float]:
        told = told_spending(case, self.words)
        lines = wrap(told, (self.chart - self.left - 12) / SLACK, 12)
        when = "\xa0– ".join((self._moment(case.start, case.start), self._moment(case.finish, case.start, end=True)))
        heads = wrap(f"{self.words[name]}: {when}", (self.chart - self.left - 12) / SLACK, 12, bold=True)
        drawn = ""
        for at, line in enumerate(heads):
            drawn += text_line(line, self.left, y + 12 + at * LINE, 12, font_weight="bold")
        for at, line in enumerate(lines, len(heads)):
            drawn += text_line(line, self.left, y + 12 + at * LINE, 12)
        bar = self._bar(case, y + 2 + TICK, scale)
        return drawn + linked(bar, None, f"{self.words[name]}: {told}"), max(
            (len(heads) + len(lines)) * LINE + 8, BAR + 2 * TICK + 12
        )

    def _bar(self, case: Spending, y: float, scale: float) -> str:
        x, drawn = self.chart, ""
        for kind, seconds in parts(case):
            if not seconds:
                continue
            width = max(seconds * scale, LEAST)
            drawn += piece(kind, x, y, width)
            told = _length(kind, seconds, self.words)
            needed = text_width(told, 12, bold=True) * SLACK + 12
            if needed <= width:
                middle = self._middle(x, x + width, needed)
                if kind == "closed":
                    drawn += tag(
                        "rect",
                        x=middle - needed / 2 + 2,
                        y=y + 3,
                        width=needed - 4,
                        height=BAR - 6,
                        fill=color("paper"),
                    )
                ink = {"work": "paper", "closed": "ink", "customer": "customer-ink"}[kind]
                drawn += text_line(told, middle, y + 14, 12, text_anchor="middle", font_weight="bold", fill=color(ink))
            x += width
        limit = self.chart + case.limit * scale
        return drawn + tag(
            "path",
            d=f"M{limit:.1f} {y - TICK:g}V{y + BAR + TICK:g}",
            stroke=color("moment"),
            stroke_width=2.5,
            stroke_dasharray="6 3",
        )

    def _middle(self, left: float, right: float, needed: float) -> float:
        """Where a text of that width stands: as near to the middle as it can without standing where a sheet may end."""
        middle = (left + right) / 2
        edges = [left, *(cut for cut in self.cuts if left < cut < right), right]
        rooms = [(a + needed / 2, b - needed / 2) for a, b in pairwise(edges) if b - a >= needed]
        places = (min(max(middle, first), last) for first, last in rooms)
        return min(places, key=lambda place: abs(place - middle), default=middle)

    def _moment(self, at: int, start: int, *, end: bool = False) -> str:
        return moment_in_words(at, self.words, first=start, end=end, epoch=self.view.epoch)


def _cases(view: TimelineView) -> Iterator[tuple[str, Spending]]:
    if view.worst:
        yield "worst case", view.worst
    if view.usual:
        yield "ordinary", view.usual


def parts(case: Spending) -> tuple[tuple[str, int], ...]:
    """What the time goes to, and for how many seconds."""
    return ("work", case.work), ("closed", case.closed), ("customer", case.customer)


def told_spending(case: Spending, words: Words) -> str:
    """`13 h at work, 1 d 2 h closed`."""
    told = (f"{_length(kind, seconds, words)} {words[f'spent {kind}']}" for kind, seconds in parts(case) if seconds)
    return ", ".join(told) or f"0 {words['unit s']}"


def _length(kind: str, seconds: int, words: Words) -> str:
    return work_in_words(seconds, words) if kind == "work" else length_in_words(seconds, words)


def piece(kind: str, x: float, y: float, width: float) -> str:
    """A piece of such a bar: solid for work, hatched for closed doors, with a frame for the customer."""
    box = partial(tag, "rect", x=x, y=y, width=width, height=BAR)
    if kind == "work":
        return box(fill=color("promise-edge"))
    if kind == "customer":
        return box(fill=color("customer-fill"), stroke=color("customer-edge"), stroke_width=1.6)
    return hatched(x, y, width, BAR, "muted") + box(fill="none", stroke=color("muted"))
