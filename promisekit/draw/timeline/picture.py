"""From the view of a timeline to the finished picture."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Final

from promisekit.draw.badges import Words, time_badge, wait_badge
from promisekit.draw.card import Badge, Card
from promisekit.draw.grid.dot import dot_source
from promisekit.draw.grid.layout import NAMES, Column, Grid, Row
from promisekit.draw.grid.svg import grid_cells, grid_ground, names_svg
from promisekit.draw.heads import heads_svg
from promisekit.draw.legend import Legend
from promisekit.draw.palette import color
from promisekit.draw.picture import Picture, layered, picture_id
from promisekit.draw.svg import tag
from promisekit.draw.timeline.axis import AFTER, axis_of
from promisekit.draw.timeline.chart import FOOT, HOOK, Chart
from promisekit.draw.timeline.key import signs
from promisekit.draw.timeline.moments import holidays_in_words, length_in_words, margin_in_words, moment_in_words
from promisekit.draw.timeline.spending import Panel
from promisekit.draw.timeline.view import Stint, TimelineView
from promisekit.draw.words import sentences
from promisekit.draw.words import words as words_of

CARD_WIDTH: Final = 230.0
MARGIN: Final = 16.0
END: Final = 10.0
"""So far behind the last moment a sheet may end."""
_TONES: Final = {"role": "frontstage", "function": "support", "system": "backstage", "customer": "customer"}


def timeline_picture(view: TimelineView) -> Picture:
    """Draws who has the case when."""
    words = words_of(view.language)
    rows = tuple(_row(stint, view, words) for stint in view.stints)
    grid = Grid((Column(words["commitment"], CARD_WIDTH),), rows)
    axis = axis_of(view, grid.columns_width, words)
    grid = replace(grid, beside=axis.heads)
    chart = Chart(view, grid, axis, words)
    width = axis.right + AFTER + MARGIN
    beside_notes = {x for note in chart.notes for x in (note.x - 8, note.x + note.width + HOOK + 4)}
    between = {*grid.cuts_x[:-1], *(x for x in beside_notes if grid.columns_width < x < axis.right)}
    cuts = (*sorted(between), axis.right + END)
    panel, panel_height = Panel(view, words, NAMES + 12, grid.columns_width, axis.right, cuts).svg(grid.bottom + FOOT)
    bottom = grid.bottom + FOOT + panel_height
    legend = Legend(words["key"], signs(view, words), [])
    key, key_height = legend.svg(MARGIN, bottom + 8, width - 2 * MARGIN)
    height = bottom + key_height + MARGIN
    title = f"{words['timeline']}: {view.promise}"
    return Picture(
        kind="timeline",
        item_id=view.id,
        title=title,
        subtitle=_told(view, words),
        alt=f"{_told(view, words)}. " + ", ".join(f"{s.actor}: {_when(s, view, words)}" for s in view.stints) + ".",
        width=width,
        height=height,
        content=layered(
            picture_id("timeline", view.id),
            ground=tag("rect", width=width, height=height, fill=color("paper")) + grid_ground(grid),
            heads=heads_svg(grid.heads),
            names=names_svg(grid, links=True),
            cells=grid_cells(grid) + chart.svg() + panel,
            key=key,
        ),
        lane_names=names_svg(grid, links=False),
        lane_names_size=(NAMES, grid.bottom),
        heads=grid.heads,
        cuts_x=cuts,
        cuts_y=grid.cuts_y[:-1],
        poor_cuts_x=tuple(x for x in cuts if any(note.x - 4 < x < note.x + note.width + HOOK for note in chart.notes)),
        body_height=bottom,
        legend=legend.page,
        dot_source=partial(dot_source, title, grid),
    )


def _row(stint: Stint, view: TimelineView, words: Words) -> Row:
    badges = [time_badge(stint.within, words)] if stint.within else []
    waits = stint.start - stint.ready
    badges += [wait_badge(length_in_words(waits, words), words)] if waits > 0 else []
    badges += [_slack_badge(stint, view, words)] if stint.slack > 0 or (stint.slack and view.is_late) else []
    # What may run over decides nothing, in a reader's eyes.
    decides = stint.critical and stint.slack <= 0
    badges += [Badge(words["critical"], "promise-badge", words["critical path"], icon="promise")] * decides
    card = Card(
        CARD_WIDTH,
        "cell",
        f"{stint.actor}: {sentences((stint.does, _when(stint, view, words)))}",
        head=_when(stint, view, words),
        head_icon="clock",
        body=(stint.does,) if stint.within else (stint.does, words["no time"]),
        badges=tuple(badges),
        radius=5,
    )
    return Row(stint.actor, (card,), _TONES[stint.kind], words[stint.kind].lower(), stint.href)


def _slack_badge(stint: Stint, view: TimelineView, words: Words) -> Badge:
    if stint.slack >= 0:
        told = f"{length_in_words(stint.slack, words)} {words['slack']}"
        return Badge(told, "clock", told, outlined=True)
    is_last = stint.end == view.finish
    late = (
        margin_in_words(view, words) if is_last else f"{length_in_words(-stint.slack, words, up=True)} {words['late']}"
    )
    told = f"{late} {words['in the worst case']}"
    return Badge(told, "fail", told, icon="fail")


def _when(stint: Stint, view: TimelineView, words: Words) -> str:
    end = moment_in_words(stint.end, words, first=view.start, end=True, epoch=view.epoch)
    if stint.start == stint.end:
        return end
    return f"{moment_in_words(stint.start, words, first=view.start, epoch=view.epoch)}\xa0– {end}"


def _told(view: TimelineView, words: Words) -> str:
    def until(moment: int, start: int) -> str:
        return moment_in_words(moment, words, first=start, end=True, epoch=view.epoch)

    def case(name: str, start: int, finish: int, holidays: str = "") -> str:
        begins = f"{words['starts']} {moment_in_words(start, words, epoch=view.epoch, year=True)}"
        begins += f" ({words['holidays']}: {holidays})" if holidays else ""
        return f"{words[name]}: {begins}, {words['done by']} {until(finish, start)}"

    parts = [
        case("worst case", view.start, view.finish, holidays_in_words(view, words)),
        f"{words['promised']}: {view.limit}, {words['due']} {until(view.due, view.start)}",
    ]
    parts += [case("ordinary", view.usual.start, view.usual.finish)] if view.usual else []
    return " · ".join(parts)
