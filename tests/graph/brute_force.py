"""The worst start of random schedules, by looking at every minute of them: ``python -m tests.graph.brute_force 3000``.

Nothing here uses the product's calendar. Time is counted in whole minutes from a Monday 00:00; what is open is a list
of minutes; what a unit means is read off such lists.
"""

from __future__ import annotations

import random
import sys
from decimal import Decimal
from itertools import accumulate
from typing import Final, NamedTuple

from promisekit.graph.clock import BusinessCalendar, business_calendar
from promisekit.graph.days import ORDINARY, long_week
from promisekit.graph.schedule import Schedule, Work
from promisekit.graph.search import worst_case
from promisekit.model.duration import Duration
from promisekit.model.hours import Hours

DAY: Final = 24 * 60
DAYS: Final = 84
"""So many days are laid out; no case of these schedules takes as long."""
NAMES: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun", "hol")
HOURS: Final = (
    ("always",),
    ("mon-fri 08:00-12:00", "mon-fri 13:00-17:00"),
    ("mon-fri 08:00-16:00",),
    ("mon-thu 08:00-20:00", "fri 08:00-16:00"),
    ("mon 07:30-11:15", "wed 12:00-20:00", "fri 09:00-10:00"),
    ("sat-sun 10:00-18:00",),
    ("mon 22:00-24:00", "tue 00:00-06:00", "thu 23:00-24:00"),
    ("mon-sat 09:00-13:00", "mon-fri 14:00-18:30", "hol 10:00-12:00"),
    ("mon-sun 06:00-09:00", "mon-sun 16:00-22:00"),
)
UNITS: Final = {
    "min": (10, 30, 45, 90),
    "h": (1, 2, 4, 8, 12, 24, 48),
    "day": (1, 2, 3, 7),
    "working hour": (1, 3, 4, 8, 12),
    "working day": (1, 2, 3, 5),
    "end of day": (0, 1),
    "end of working day": (0, 1),
}
HOLIDAYS: Final = ((), (7,), (4, 7), (3, 4, 7))


class Desk:
    """Who is at work when."""

    def __init__(self, hours: tuple[str, ...], holidays: tuple[int, ...]) -> None:
        self.is_open = bytearray(DAYS * DAY)
        week = _week(hours)
        weekend_only = not any(week[day] for day in range(5))
        self.closes: dict[int, int] = {}
        for day in range(DAYS):
            spans = week[7] if day in holidays else week[day % 7]
            for start, end in spans:
                self.is_open[day * DAY + start : day * DAY + end] = b"\x01" * (end - start)
            if spans and day not in holidays and (day % 7 < 5 or weekend_only):
                self.closes[day] = day * DAY + max(end for _, end in spans)
        self.open_minutes = [minute for minute, is_open in enumerate(self.is_open) if is_open]
        self.open_before = [0, *accumulate(self.is_open)]

    def next_open(self, minute: int) -> int:
        return minute if self.is_open[minute] else self.open_minutes[self.open_before[minute]]

    def working_day_after(self, day: int, count: int) -> int:
        for later in range(day + 1, DAYS):
            count -= later in self.closes
            if count == 0:
                return self.closes[later]
        raise AssertionError("more days have to be laid out")

    def after(self, start: int, amount: int, unit: str, day: int) -> int:
        if unit in ("min", "h", "day"):
            return start + amount * {"min": 1, "h": 60, "day": DAY}[unit]
        if unit == "working hour":
            return self.open_minutes[self.open_before[start] + amount * 60 - 1] + 1
        if unit == "end of day":
            return (day + amount + 1) * DAY
        if unit == "end of working day" and amount == 0 and day in self.closes and start <= self.closes[day]:
            return self.closes[day]
        return self.working_day_after(day, max(amount, 1))


def _week(hours: tuple[str, ...]) -> list[list[tuple[int, int]]]:
    week: list[list[tuple[int, int]]] = [[] for _ in NAMES]
    if hours == ("always",):
        return [[(0, DAY)] for _ in NAMES]
    for words in hours:
        days, times = words.split()
        first, _, last = days.partition("-")
        start, end = (int(time[:2]) * 60 + int(time[3:]) for time in times.split("-"))
        for day in range(NAMES.index(first), NAMES.index(last or first) + 1):
            week[day].append((start, end))
    return week


class Task(NamedTuple):
    hours: tuple[str, ...]
    amount: int
    unit: str
    after: tuple[int, ...]


class Case(NamedTuple):
    """A random schedule: its work, when the clock may start, by whose clock it is measured, and the limit."""

    tasks: tuple[Task, ...]
    contact: tuple[str, ...]
    measured_by: tuple[str, ...]
    limit: tuple[int, str]
    holidays: tuple[int, ...]

    def schedule(self) -> Schedule:
        days = long_week(*self.holidays) if self.holidays else ORDINARY

        def calendar(hours: tuple[str, ...]) -> BusinessCalendar:
            return business_calendar(Hours.parse("always" if hours == ("always",) else hours), days)

        work = tuple(Work(calendar(t.hours), Duration(Decimal(t.amount), t.unit), t.after) for t in self.tasks)
        limit = Duration(Decimal(self.limit[0]), self.limit[1])
        return Schedule(work, calendar(self.contact), calendar(self.measured_by), ((None, limit),))

    def worst_slack(self) -> int:
        """Minutes left in the worst case: every minute of contact is tried."""
        desks = {hours: Desk(hours, self.holidays) for hours in {t.hours for t in self.tasks}}
        contact, measured_by = Desk(self.contact, self.holidays), Desk(self.measured_by, self.holidays)
        days = max(6, *self.holidays) + 1 if self.holidays else 7
        slacks = []
        for start in range(days * DAY):
            if contact.is_open[start]:
                due = measured_by.after(start, *self.limit, start // DAY)
                slacks.append(due - self._finish(start, desks))
        return min(slacks)

    def _finish(self, start: int, desks: dict[tuple[str, ...], Desk]) -> int:
        ends: list[int] = []
        for hours, amount, unit, after in self.tasks:
            desk = desks[hours]
            ready = max((ends[position] for position in after), default=start)
            begin = desk.next_open(ready)
            if unit in ("min", "h", "day"):
                ends.append(desk.after(begin, amount, unit, 0))
                continue
            arrived = begin if unit == "end of day" else ready
            # What is handed over at midnight comes on the day that has just ended.
            day = (arrived - 1) // DAY if after else arrived // DAY
            ends.append(desk.after(ready, amount, unit, day))
        return max(ends)


def some_case(rng: random.Random) -> Case:
    def duration() -> tuple[int, str]:
        unit = rng.choice(list(UNITS))
        return rng.choice(UNITS[unit]), unit

    tasks = []
    for at in range(rng.randint(1, 4)):
        after = tuple(sorted(rng.sample(range(at), rng.randint(0, min(2, at)))))
        tasks.append(Task(rng.choice(HOURS), *duration(), after))
    limit = duration()
    return Case(tuple(tasks), rng.choice(HOURS), rng.choice(HOURS), limit, rng.choice(HOLIDAYS))


def differences(count: int, seed: int) -> list[str]:
    """The schedules of which the product's search says something else than every minute does."""
    rng = random.Random(seed)
    found = []
    for _ in range(count):
        case = some_case(rng)
        worst = worst_case(case.schedule())
        expected = case.worst_slack()
        if worst is None or worst.slack != expected * 60:
            found.append(f"{case}: {worst} instead of {expected} min")
    return found


if __name__ == "__main__":
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 3000
    wrong = differences(wanted, int(sys.argv[2]) if len(sys.argv) > 2 else 1)
    print(*wrong, sep="\n")
    print(f"{wanted} schedules, {len(wrong)} differences")
    sys.exit(bool(wrong))
