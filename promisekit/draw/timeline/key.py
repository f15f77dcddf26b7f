"""The key to the marks of a timeline."""

from __future__ import annotations

from promisekit.draw.arrow import arrow
from promisekit.draw.badges import Words
from promisekit.draw.legend import Sign
from promisekit.draw.palette import color
from promisekit.draw.svg import tag
from promisekit.draw.timeline.chart import bar_sample, closed_bar, late_bar, slack_line, waiting_line
from promisekit.draw.timeline.hatch import hatched
from promisekit.draw.timeline.spending import piece
from promisekit.draw.timeline.view import TimelineView


def signs(view: TimelineView, words: Words) -> list[Sign]:
    """A sign for each mark that occurs."""
    stints = view.stints
    marks = [
        (any(stint.critical for stint in stints), bar_sample(True), words["critical path"]),
        (bool(view.worst and view.worst.closed), _closed(), words["closed"]),
        (bool(view.folded), hatched(0, -10, 34, 20, "rule"), words["folded"]),
        (any(case and case.customer for case in (view.worst, view.usual)), _customers(), words["customer has it"]),
        (any(not stint.critical for stint in stints), bar_sample(False), words["work"]),
        (any(stint.ready < stint.start for stint in stints), waiting_line(0, 0, 34), words["waiting"]),
        (any(stint.slack > 0 for stint in stints), slack_line(0, 0, 32), words["spare"]),
        (any(stint.after for stint in stints), arrow([(0, 0), (34, 0)], color("flow"), width=1.8), words["handoff"]),
        (any(stint.open for stint in stints), _line("muted", 3, None), words["open"]),
        (view.finish > view.due, late_bar(0, 0, 34), words["over"]),
        (True, _line("moment", 2.5, "10 5"), words["promised time"]),
    ]
    return [Sign(sample, 34, meaning) for used, sample, meaning in marks if used]


def _closed() -> str:
    return bar_sample(True) + closed_bar(6, 0, 28)


def _customers() -> str:
    return tag("g", piece("customer", 0, -10, 34))


def _line(tone: str, width: float, dashes: str | None) -> str:
    return tag("path", d="M0 0H34", stroke=color(tone), stroke_width=width, stroke_dasharray=dashes)
