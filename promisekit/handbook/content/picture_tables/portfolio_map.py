"""The portfolio map as a table: for each function the promises that it carries, how, and in which journeys."""

from __future__ import annotations

from promisekit.draw.portfolio_map.view import FunctionRow, How, MapView
from promisekit.draw.words import words as words_of
from promisekit.handbook.content.picture_tables.table import Cell, Table, linked, listed, small


def map_table(view: MapView) -> Table:
    """Function by function, in the order of the picture."""
    words = words_of(view.language)
    promises = {promise.label: promise for promise in view.promises}
    order = {label: number for number, label in enumerate(promises)}
    journeys = [linked(journey.name or words["elsewhere"], journey.href) for journey in view.journeys]

    def row(function: FunctionRow, how: How) -> tuple[Cell, ...]:
        places: dict[str, list[Cell]] = {}
        for journey, cell in zip(journeys, function.cells, strict=True):
            for carried in cell:
                if carried.how is how:
                    places.setdefault(carried.label, []).append(journey)
        told = [
            linked(f"{label}: {promises[label].promise}", promises[label].href) + small(where)
            for label, where in sorted(places.items(), key=lambda place: order[place[0]])
        ]
        return words[how.value], listed(told)

    groups: list[tuple[Cell, list[tuple[Cell, ...]]]] = []
    for function in view.functions:
        about = [words[f"kind {function.kind}"], f"{words['rests']}: {function.rests}"]
        title = linked(function.name, function.href) + small(about)
        groups.append((title, [cells for how in How if (cells := row(function, how))[1]]))
    return Table((words["functions"], f"{words['all promises']}, {words['journeys'].lower()}"), groups)
