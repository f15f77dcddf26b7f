"""The part of a large map that can still be read: where most of the promises rest."""

from __future__ import annotations

from dataclasses import replace

from promisekit.draw.portfolio_map.view import MapView


def excerpt(view: MapView, functions: int, journeys: int) -> MapView:
    """At most so many rows and columns, in the order of the whole; the whole where it has no more."""
    if len(view.functions) <= functions and len(view.journeys) <= journeys:
        return view
    rows = sorted(sorted(view.functions, key=lambda row: -row.rests)[:functions], key=view.functions.index)
    carried = [sum(len(row.cells[column]) for row in rows) for column in range(len(view.journeys))]
    columns = sorted(sorted(range(len(carried)), key=lambda column: -carried[column])[:journeys])
    kept = tuple(replace(row, cells=tuple(row.cells[column] for column in columns)) for row in rows)
    labels = {one.label for row in kept for cell in row.cells for one in cell}
    return replace(
        view,
        journeys=tuple(view.journeys[column] for column in columns),
        functions=kept,
        promises=tuple(promise for promise in view.promises if promise.label in labels),
    )
