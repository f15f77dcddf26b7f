"""In how many of all minutes at which a clock can start a promise is kept, and when it is kept least."""

from __future__ import annotations

from functools import lru_cache

from promisekit.graph.clock import MINUTE
from promisekit.graph.schedule import Schedule
from promisekit.graph.search import Case, Piece, Search


def worst_by_constellation(schedule: Schedule, most: int) -> list[tuple[Case, int]]:
    """The worst case of each of the worst constellations, and on how many days it comes up."""
    search = Search(schedule)
    worst = [(min(piece.worst() for piece in pieces), len(group.days)) for group, pieces in search.all_pieces()]
    return sorted(worst)[:most]


def late_share(schedule: Schedule) -> float:
    """Which part of all starts (0 to 1, every minute of all days) is done too late."""
    late, every = late_minutes(schedule)
    return late / every if every else 0.0


@lru_cache(maxsize=1024)
def late_minutes(schedule: Schedule) -> tuple[int, int]:
    """How many starts are done too late, and how many starts there are: minutes of all the days that are counted."""
    late = every = 0
    for group, pieces in Search(schedule).all_pieces():
        late += len(group.days) * sum(_late_in(schedule, piece) for piece in pieces)
        every += len(group.days) * sum((piece.last - piece.first) // MINUTE + 1 for piece in pieces)
    return late, every


def _late_in(schedule: Schedule, piece: Piece) -> int:
    """How many minutes of a piece are late. Once late, later starts of it stay late, or the other way round."""
    limit = schedule.limit_at(piece.first)
    assert limit

    def is_late(minute: int) -> bool:
        _slack, _start, due, finish = piece.case(piece.first + minute * MINUTE)
        return schedule.is_late(limit, due, finish)

    low, high = 0, (piece.last - piece.first) // MINUTE
    at_first, at_last = is_late(low), is_late(high)
    if at_first == at_last:
        return (high + 1) * at_first
    whole = high + 1
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if is_late(middle) == at_first else (low, middle)
    return high if at_first else whole - high
