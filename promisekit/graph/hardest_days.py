"""Which days are the hardest: all that is off around others is off around them, too, and more.

Work is done no sooner where more days are off, as long as nobody works on days off. So where a case of the hardest days
is done in time, it is on the easier ones: they need no look of their own.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import lru_cache
from typing import NamedTuple

from promisekit.graph.constellations import Constellation, constellations, sorted_days
from promisekit.graph.days import Days


class Hardest(NamedTuple):
    """Days, and the constellations on the same weekday that have a part of their days off up to the horizon."""

    constellation: Constellation
    easier: tuple[Constellation, ...]


@lru_cache(maxsize=256)
def hardest_days(places: tuple[Days, ...], horizon: int) -> tuple[Hardest, ...]:
    """All constellations of these places, each either a hardest one or an easier one of just one of those.

    Of places whose clocks change nothing is told: there, days are not alike in other ways.
    """
    assert not any(place.changes for place in places)
    of_weekday: list[dict[int, list[Constellation]]] = [{} for _weekday in range(7)]
    for one in constellations(places, horizon):
        day = one.days[0]
        of_weekday[day % 7].setdefault(_days_off(places, day, horizon), []).append(one)
    found: list[Hardest] = []
    for by_days_off in of_weekday:
        hardest: dict[int, list[Constellation]] = {}
        for days_off in sorted(by_days_off, key=int.bit_count, reverse=True):
            harder = next((harder for harder in hardest if not days_off & ~harder), days_off)
            hardest.setdefault(harder, []).extend(by_days_off[days_off])
        found += [Hardest(group[0], tuple(group[1:])) for group in hardest.values()]
    return tuple(found)


def _days_off(places: tuple[Days, ...], day: int, horizon: int) -> int:
    """A bit for each day off in each place, from the day before to the horizon."""
    bits = 0
    for number, place in enumerate(places):
        days = sorted_days(place)
        for off in days[bisect_left(days, day - 1) : bisect_right(days, day + horizon)]:
            bits |= 1 << ((off - day + 1) * len(places) + number)
    return bits
