"""Every day that a case may begin on is a hardest one or easier than one: none is left out, and none is called easier
that has a day off of its own."""

from __future__ import annotations

import datetime
from itertools import chain

from promisekit.graph.constellations import Constellation, constellations
from promisekit.graph.days import Days
from promisekit.graph.hardest_days import hardest_days

_HORIZON = 4
# A holiday on a Wednesday; a closed day on another; a Thursday and a Friday; a Thursday closed, elsewhere.
HERE = Days(holidays=frozenset({9, 38, 39}), closed=frozenset({23}), last=69, epoch=datetime.date(2026, 1, 5))
THERE = Days(closed=frozenset({52}), last=69, epoch=datetime.date(2026, 1, 5))


def _off(one: Constellation) -> list[frozenset[tuple[int, int]]]:
    places = ((0, HERE), (1, THERE))
    return [
        frozenset(
            (number, off - day)
            for number, place in places
            for off in place.holidays | place.closed
            if -1 <= off - day <= _HORIZON
        )
        for day in one.days
    ]


def test_each_constellation_is_told_once() -> None:
    told = list(chain.from_iterable((one.constellation, *one.easier) for one in hardest_days((HERE, THERE), _HORIZON)))
    assert sorted(map(id, told)) == sorted(map(id, constellations((HERE, THERE), _HORIZON)))


def test_an_easier_day_has_nothing_off_that_its_hardest_has_not() -> None:
    found = hardest_days((HERE, THERE), _HORIZON)
    for one in found:
        (hardest,) = set(_off(one.constellation))
        weekday = one.constellation.days[0] % 7
        for easier in one.easier:
            assert all(off <= hardest for off in _off(easier)), (one, easier)
            assert {day % 7 for day in easier.days} == {weekday}
    # A holiday and a closed day in the same place are as hard; the ordinary days are easier than any.
    assert len(found) < len(constellations((HERE, THERE), _HORIZON))
