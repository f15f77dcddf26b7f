"""Runs of two or three columns: what lasts for several steps is said within one of them, and a sheet may end between.

What goes on in the next run is told there again, since it may stand on another sheet or beyond a window's edge.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from typing import Final

from promisekit.draw.blueprint.cards import BOX_WIDTH

WIDEST: Final = 740.0
"""In px, what of the columns an upright page has room for."""
SHEET_END: Final = 18.0
"""So far before a column a sheet may end."""

Span = tuple[int, int]
"""The first and the last column of something that lasts."""


def run_starts(
    columns: tuple[float, ...], pairs: Collection[Span], wholes: Collection[Span], cutting: frozenset[int]
) -> frozenset[int]:
    """The columns at which runs begin, so that they divide as few `pairs` (of two columns) and `wholes` as can be.

    Before the columns `cutting` a label stands, so that none should begin there.
    """
    dear = Counter(last for _, last in pairs)
    dear.update(column for first, last in wholes for column in range(first + 1, last + 1))
    best: list[tuple[int, tuple[int, ...]]] = [(0, ())]  # up to a column: the cost, and the runs before it
    for end in range(1, len(columns) + 1):
        tried = []
        for size in (2, 3, 1):
            start = end - size
            if start < 0:
                continue
            cost, runs = best[start]
            wide = size > 1 and columns[end - 1] + BOX_WIDTH - columns[start] > WIDEST
            odd = size == 1 and end < len(columns)
            cost += 10 * dear[start] + 10 * (start in cutting) + 100 * wide + 9 * odd + (size == 3)
            tried.append((cost, (*runs, start)))
        best.append(min(tried))
    return frozenset(best[-1][1])
