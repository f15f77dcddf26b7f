"""From the view of a portfolio's map to the finished picture."""

from __future__ import annotations

from typing import Final

from promisekit.draw.badges import Words
from promisekit.draw.card import Badge, Card
from promisekit.draw.grid.layout import NAMES, PAD, Bar, Column, Grid, Row
from promisekit.draw.grid.picture import grid_picture
from promisekit.draw.legend import Note, Notes, Sign
from promisekit.draw.picture import LEAST_WIDTH, Picture
from promisekit.draw.portfolio_map.view import Carried, FunctionRow, How, MapView, Promised
from promisekit.draw.words import words as words_of

JOURNEY_WIDTH: Final = 150.0
"""At least; few journeys share the least width of a picture."""
BAR_WIDTH: Final = 150.0
_TONES: Final = {"frontline": "frontstage", "backstage": "backstage", "support": "support", "partner": "partner"}


def map_picture(view: MapView) -> Picture:
    """Draws the map of a portfolio."""
    words = words_of(view.language)
    promises = {promise.label: promise for promise in view.promises}
    room = (LEAST_WIDTH - NAMES - BAR_WIDTH - 2 * PAD) / max(len(view.journeys), 1) - 2 * PAD
    width = max(JOURNEY_WIDTH, room)
    most = max((row.rests for row in view.functions), default=0)
    grid = Grid(
        (
            Column(words["rests"], BAR_WIDTH),
            *(Column(j.name or words["elsewhere"], width, j.href) for j in view.journeys),
        ),
        tuple(_row(row, view, promises, most, width, words) for row in view.functions),
    )
    shown = {carried.how for row in view.functions for cell in row.cells for carried in cell}
    signs = [_sign(how, words) for how in How if how in shown]
    notes = Notes(words["all promises"], tuple(Note(p.label, p.promise, p.href) for p in view.promises))
    return grid_picture("map", f"{words['map']}: {view.name}", _alt(view, words), grid, signs, [notes], words["key"])


def _row(row: FunctionRow, view: MapView, promises: dict[str, Promised], most: int, width: float, words: Words) -> Row:
    named = f"{row.name}: {words['rests']}: {row.rests}"
    bar = Bar(row.rests / most if most else 0.0, str(row.rests), named)
    cells = [
        _cell(row, journey.name or words["elsewhere"], cell, promises, width, words)
        for journey, cell in zip(view.journeys, row.cells, strict=True)
    ]
    return Row(row.name, (bar, *cells), _TONES[row.kind], words[f"kind {row.kind}"], row.href)


def _cell(
    row: FunctionRow,
    journey: str,
    carried: tuple[Carried, ...],
    promises: dict[str, Promised],
    width: float,
    words: Words,
) -> Card | None:
    if not carried:
        return None
    badges = [_badge(found, promises[found.label], words) for found in sorted(carried, key=_order)]
    return Card(width, "cell", f"{row.name}, {journey}", badges=tuple(badges), radius=5)


def _order(carried: Carried) -> int:
    return list(How).index(carried.how)


def _badge(carried: Carried, promise: Promised, words: Words) -> Badge:
    name = f"{words[carried.how.value]}: {promise.label}: {promise.promise}"
    return _look(carried.how, carried.label, name, promise.href)


def _look(how: How, label: str, name: str, href: str | None = None) -> Badge:
    """Filled with a diamond, outlined, or outlined with a warning triangle."""
    icon = {How.ANSWERS: "promise", How.COMMITS: None, How.UNCOMMITTED: "fail"}[how]
    tone = "fail" if how is How.UNCOMMITTED else "promise-badge"
    return Badge(label, tone, name, icon=icon, href=href, outlined=how is not How.ANSWERS)


def _sign(how: How, words: Words) -> Sign:
    badge = _look(how, "P1", "")
    width, height = badge.size(200)
    return Sign(badge.drawn(0, -height / 2, 200), width, words[how.value])


def _alt(view: MapView, words: Words) -> str:
    told = [
        f"{words['functions']}: {len(view.functions)}",
        f"{words['journeys']}: {sum(1 for journey in view.journeys if journey.name)}",
        f"{words['all promises']}: {len(view.promises)}",
    ]
    heaviest = max(view.functions, key=lambda row: row.rests, default=None)
    told += [f"{heaviest.name}: {words['rests']}: {heaviest.rests}"] if heaviest else []
    return ". ".join(told) + "."
