"""Which days have to be tried, so that every start there is has been tried: one of each constellation.

What becomes of a case depends on the weekday and on what is no ordinary day from the day before its start to its
horizon. Days for which all that is alike stand for each other. How far the horizon has to be depends on the case: so
a constellation can be divided into finer ones, which tell more days apart, down to single days.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Hashable, Sequence
from functools import cached_property, lru_cache
from typing import Final

from promisekit.graph.days import Days

FOR_EVER: Final = 1 << 40
"""A day that never comes."""
CLOCKS: Final = 64
"""Changes of clocks are told apart for at least so many days, wherever there are any: there are few."""
_SECONDS: Final = 86400
_SOME: Final = 64
"""Of so many days the best is taken to stand for all, where any would do."""


class Constellation:
    """Days that are alike up to a horizon, so many days after each of them."""

    def __init__(self, places: tuple[Days, ...], days: tuple[int, ...], horizon: int) -> None:
        self._places = places
        self.days = days
        self.horizon = FOR_EVER if len(days) == 1 else horizon
        self._clean: dict[Days, tuple[int, int]] = {}

    @cached_property
    def finer(self) -> tuple[Constellation, ...]:
        """The same days in constellations with a horizon twice as far."""
        return _grouped(self._places, self.days, self.horizon * 2)

    def day_before_ordinary_ones(self, place: Days) -> tuple[int, int]:
        """A day after whose horizon many ordinary days follow in a place, and the last of those."""
        if self.horizon == FOR_EVER:
            return self.days[0], FOR_EVER
        found = self._clean.get(place)
        if found is None:
            odd = sorted_days(place)
            some = self.days[:: len(self.days) // _SOME + 1]
            ends = [(_next(odd, day + self.horizon) - day, -day) for day in some]
            ordinary, day = max(ends)
            found = self._clean[place] = (-day, ordinary - day - 1)
        return found


@lru_cache(maxsize=256)
def constellations(places: tuple[Days, ...], horizon: int) -> tuple[Constellation, ...]:
    """All days on which starts are counted, the same in all places; ordinary weekdays first."""
    return _grouped(places, range(places[0].first, places[0].last + 1), horizon)


def _grouped(places: tuple[Days, ...], days: Sequence[int], horizon: int) -> tuple[Constellation, ...]:
    odd, odd_days, changes, change_days = _odd_days(places)
    alike: dict[tuple[bool, Hashable], list[int]] = {}
    clocks = max(CLOCKS, horizon)
    # Time zones are up to 26 hours apart.
    before = 3 if any(place.changes for place in places) else 1
    begin = end = 0
    # What follows each other near a day is the same for many days: it has a number, and the day its distance to it.
    numbers: dict[Hashable, int] = {}
    looked_at, number, next_odd = (0, 0), 0, 0
    for day in days:
        # Days come in order: what is near moves along with them.
        while begin < len(odd_days) and odd_days[begin] < day - before:
            begin += 1
        while end < len(odd_days) and odd_days[end] <= day + horizon:
            end += 1
        near = begin < end
        key: Hashable = day % 7
        if near:
            if looked_at != (begin, end):
                looked_at, next_odd = (begin, end), odd_days[begin]
                following = tuple([(at - next_odd, odd[at]) for at in odd_days[begin:end]])
                number = numbers.setdefault(following, len(numbers))
            key = (key, next_odd - day, number)
        if change_days:
            first, last = bisect_left(change_days, day - before), bisect_right(change_days, day + clocks)
            changed = tuple([(at - day, changes[at]) for at in change_days[first:last]])
            key = (key, changed, _apart(places, day - before + 1))
        # Ordinary days come first, Monday before Tuesday, then what comes up most.
        alike.setdefault((near, key), []).append(day)
    order = sorted(alike.items(), key=lambda one: _order(one[0][0], one[1]))
    return tuple([Constellation(places, tuple(group), horizon) for _key, group in order])


def _order(near_days_off: bool, group: list[int]) -> tuple[bool, int, int]:
    return near_days_off, -len(group) if near_days_off else group[0] % 7, group[0]


_Odd = tuple[dict[int, Hashable], list[int], dict[int, Hashable], list[int]]


@lru_cache(maxsize=256)
def _odd_days(places: tuple[Days, ...]) -> _Odd:
    """Day -> what is not ordinary on it, place by place, and the days in order; the same of changed clocks."""
    odd: dict[int, list[tuple[int, bool]]] = {}
    changes: dict[int, list[tuple[int, ...]]] = {}
    for number, place in enumerate(places):
        for day in place.holidays | place.closed:
            odd.setdefault(day, []).append((number, day in place.closed))
        for (_, before), (since, ahead) in zip(place.changes, place.changes[1:], strict=False):
            day, time = divmod(since + before, _SECONDS)
            changes.setdefault(day, []).append((number, time, ahead - before))
    # A number for each kind of day compares faster than what it stands for.
    kinds: dict[Hashable, int] = {}
    numbered = {day: kinds.setdefault(tuple(found), len(kinds)) for day, found in odd.items()}
    return dict(numbered), sorted(numbered), {day: tuple(found) for day, found in changes.items()}, sorted(changes)


def _apart(places: tuple[Days, ...], day: int) -> tuple[int, ...]:
    """By how many seconds the clocks of the places differ as that day begins."""
    ahead = [_ahead(place, day * _SECONDS) for place in places if place.changes]
    return tuple([one - ahead[0] for one in ahead])


def _ahead(place: Days, moment: int) -> int:
    return place.changes[max(0, bisect_left(place.changes, (moment + 1, -_SECONDS)) - 1)][1]


@lru_cache(maxsize=256)
def sorted_days(place: Days) -> list[int]:
    """Public holidays and closed days of a place, in order."""
    return sorted(place.holidays | place.closed)


def _next(odd: list[int], day: int) -> int:
    """The first of the days after that one."""
    at = bisect_right(odd, day)
    return odd[at] if at < len(odd) else FOR_EVER
