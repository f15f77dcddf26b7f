"""The worst start of random portfolios on real dates, by every minute: ``python -m tests.graph.real_brute_force 5000``.

Nothing here uses the product's calendar. Minutes of UTC are counted; what the wall clock says in each is asked of
`zoneinfo`, which days are holidays of the library `holidays`; who is at work is a list of minutes.
"""

from __future__ import annotations

import datetime
import random
import re
import sys
import tempfile
from bisect import bisect_left
from dataclasses import replace
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import Any, Final, NamedTuple
from zoneinfo import ZoneInfo

import holidays
import yaml

from promisekit.graph.calendars import Calendars
from promisekit.graph.days import Days
from promisekit.graph.kept_share import late_minutes
from promisekit.graph.search import worst_case
from promisekit.graph.timeline import plan_of
from promisekit.model.portfolio import Portfolio
from promisekit.read import load

DAY: Final = 24 * 60
LAID_OUT: Final = 100
"""Days; no case takes as long."""
BEFORE: Final = 4
"""Days laid out before the first start."""
NAMES: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun", "hol")
HOURS: Final = (
    ["always"],
    ["mon-fri 08:00-12:00", "mon-fri 13:00-17:00"],
    ["mon-fri 08:00-16:00"],
    ["mon-thu 08:00-20:00", "fri 08:00-16:00", "sat 10:00-13:00"],
    ["mon 07:30-11:15", "wed 12:00-20:00", "fri 09:00-10:00"],
    ["sat-sun 10:00-18:00"],
    ["fri-sun 22:00-24:00", "mon 00:00-05:00", "sat-sun 00:00-05:00"],
    ["mon-sat 09:00-13:00", "mon-fri 14:00-18:30", "hol 10:00-12:00"],
    ["mon-sun 01:30-02:30", "mon-fri 08:00-15:00"],
)
ON_HOLIDAYS: Final = ["hol 09:30-14:00"]
"""Hours for which there may be a limit of its own, though nobody works in them alone."""
TIMES: Final = ("10 min", "90 min", "1 h", "4 h", "8 h", "24 h", "48 h", "1 day", "3 days", "1 working hour",
    "3 working hours", "4 working hours", "12 working hours", "1 working day", "2 working days", "3 working days",
    "same day", "next day", "same working day", "next working day")  # fmt: skip
LIMITS: Final = (*TIMES, "5 days", "1 week", "20 working hours", "5 working days")
# Around Easter, Christmas, the change of clocks in spring and autumn, Golden Week, and an ordinary month.
WINDOWS: Final = ("2026-03-24", "2026-04-01", "2026-12-20", "2026-10-20", "2027-03-25", "2026-04-28", "2026-09-01")
PLACES: Final = (None, "NO", "SE", "DE-BY", "GB-SCT", "US", "JP", "NZ")
ZONES: Final = (None, "Europe/Oslo", "America/New_York", "Asia/Kolkata", "Pacific/Auckland", "Europe/London")
CLOSED: Final = (
    [],
    [{"from": "12-24", "to": "01-02"}],
    [{"from": "2026-04-02"}, {"from": "2026-09-03", "to": "2026-09-04"}],
    [{"from": "03-27", "to": "03-29"}, {"from": "10-23"}],
)


class Desk:
    """Who is at work in which minute, from some days before the window on."""

    def __init__(self, hours: list[str], place: str | None, zone: str | None, closed: Any, first: str) -> None:
        week, weekend_only = _week(hours), not any(_week(hours)[day] for day in range(5))
        off = _holidays(place)
        shut = _shut(closed)
        self.is_open = bytearray(LAID_OUT * DAY)
        self.day = [0] * (LAID_OUT * DAY + 1)
        begin = datetime.datetime.fromisoformat(first).replace(tzinfo=datetime.UTC) - datetime.timedelta(days=BEFORE)
        clocks = ZoneInfo(zone) if zone else datetime.UTC
        self.opens: dict[int, int] = {}
        self.closes: dict[int, int] = {}
        for quarter in range(0, LAID_OUT * DAY, 15):
            local = (begin + datetime.timedelta(minutes=quarter)).astimezone(clocks)
            date, time = local.date(), local.hour * 60 + local.minute
            spans = [] if date in shut else week[7] if date in off else week[date.weekday()]
            works = bool(spans) and date not in off and (date.weekday() < 5 or weekend_only)
            ordinal = date.toordinal()
            for minute in range(15):
                at = quarter + minute
                self.day[at] = ordinal
                if any(start <= time + minute < end for start, end in spans):
                    self.is_open[at] = 1
                    if works:
                        self.opens.setdefault(ordinal, at)
                        self.closes[ordinal] = at + 1
        self.day[-1] = self.day[-2] + 1
        self.open_minutes = [minute for minute, is_open in enumerate(self.is_open) if is_open]
        self.open_before = [0, *accumulate(self.is_open)]
        self.midnights: dict[int, int] = {}
        for minute, ordinal in enumerate(self.day):
            self.midnights.setdefault(ordinal, minute)

    def next_open(self, minute: int) -> int:
        return minute if self.is_open[minute] else self.open_minutes[self.open_before[minute]]

    def working_day_after(self, day: int, count: int) -> int:
        while count:
            day += 1
            count -= day in self.closes
        return self.closes[day]

    def after(self, start: int, time: str, day: int) -> int:
        amount, unit = _time(time)
        if unit == "min":
            return start + amount
        if unit == "working hour":
            return self.open_minutes[self.open_before[start] + amount * 60 - 1] + 1
        if unit == "end of day":
            return self.midnights[day + amount + 1]
        if unit == "end of working day" and amount == 0 and day in self.closes and start <= self.closes[day]:
            return self.closes[day]
        return self.working_day_after(day, max(amount, 1))

    def due(self, start: int, time: str, pauses: list[tuple[int, int]]) -> int:
        """By definition: the first minute until which enough has counted that lies in no pause."""
        amount, unit = _time(time)
        if unit in ("min", "working hour"):
            before = self.open_before if unit == "working hour" else range(LAID_OUT * DAY + 1)
            needed = amount * 60 if unit == "working hour" else amount

            def counted(until: int) -> int:
                paused = sum(max(0, before[min(end, until)] - before[min(begin, until)]) for begin, end in pauses)
                return before[until] - before[start] - paused

            # It runs out where it would without the pauses that begin later.
            return bisect_left(range(LAID_OUT * DAY + 1), needed, lo=start, key=counted)
        due = self.after(start, time, self.day[start])
        for begin, end in pauses:
            if begin < due:
                due = self._moved(due, unit, begin, end)
        return due

    def _moved(self, due: int, unit: str, begin: int, end: int) -> int:
        days = range(self.day[begin], self.day[end] + 1)
        of_due, of_end = self.day[due - 1], self.day[end - 1]
        if unit == "end of day":
            whole = sum(begin <= self.midnights[day] and self.midnights[day + 1] <= end for day in days)
            due = self.midnights[of_due + 1 + whole]
            return self.midnights[of_end + 1] if begin < due < end else due
        whole = sum(day in self.closes and begin <= self.opens[day] and self.closes[day] <= end for day in days)
        due = self.working_day_after(of_due, whole) if whole else due
        if begin < due < end:
            due = min(close for day, close in self.closes.items() if close >= end and day >= of_end)
        return due


def _week(hours: list[str]) -> list[list[tuple[int, int]]]:
    week: list[list[tuple[int, int]]] = [[] for _ in NAMES]
    if hours == ["always"]:
        return [[(0, DAY)] for _ in NAMES]
    for words in hours:
        days, times = words.split()
        first, _, last = days.partition("-")
        start, end = (int(time[:2]) * 60 + int(time[3:]) for time in times.split("-"))
        for day in range(NAMES.index(first), NAMES.index(last or first) + 1):
            week[day].append((start, end))
    return week


@cache
def _holidays(place: str | None) -> frozenset[datetime.date]:
    country, _, part = (place or "").partition("-")
    return (
        frozenset(holidays.country_holidays(country, part or None, years=range(2025, 2030))) if place else frozenset()
    )


def _shut(closed: Any) -> set[datetime.date]:
    shut = set()
    for one in closed:
        first, last = one["from"], one.get("to", one["from"])
        for year in range(2025, 2030) if len(first) == 5 else [0]:
            day = datetime.date.fromisoformat(f"{year}-{first}" if year else first)
            end = datetime.date.fromisoformat(f"{year + (last < first)}-{last}" if year else last)
            while day <= end:
                shut.add(day)
                day += datetime.timedelta(days=1)
    return shut


@cache
def _time(text: str) -> tuple[int, str]:
    for first, amount in (("same", 0), ("next", 1)):
        if text.startswith(first):
            return amount, text.replace(first, "end of")
    amount, _, unit = text.partition(" ")
    plain = {"min": 1, "h": 60, "day": DAY, "days": DAY, "week": 7 * DAY}
    return (int(amount) * plain[unit], "min") if unit in plain else (int(amount), unit.rstrip("s"))


class _Plain(yaml.SafeDumper):
    def ignore_aliases(self, data: Any) -> bool:
        return True


class Trial(NamedTuple):
    """A random portfolio, and the days on which its starts are looked at."""

    files: dict[str, Any]
    first: str
    days: int

    def portfolio(self) -> Portfolio:
        with tempfile.TemporaryDirectory() as folder:
            text = re.sub(r"hours:\s+- always", "hours: always", yaml.dump(self.files, Dumper=_Plain, sort_keys=False))
            (Path(folder) / "all.yaml").write_text(text, "utf-8")
            loaded = load(Path(folder))
        wrong = [d.message for d in loaded.diagnostics if d.severity.word == "error"]
        assert not wrong, wrong
        return loaded.portfolio

    def told(self) -> tuple[int, int, int] | None:
        """Minutes left in the worst case, late starts and all starts, as the product has them."""
        portfolio = self.portfolio()
        plan = plan_of(portfolio, portfolio.promises["p"], _InWindow(portfolio, self))
        if plan is None:
            return None
        worst = worst_case(plan.schedule)
        if worst is None:
            return None
        assert worst.slack % 60 == 0
        return worst.slack // 60, *late_minutes(plan.schedule)

    def counted(self) -> tuple[int, int, int] | None:
        """The same by every minute."""
        about, functions, promise = self.files["portfolio"], self.files["functions"], self.files["promises"]["p"]

        def desk(name: str, hours: Any = None, closed: bool = True) -> Desk:
            of = functions[name]
            return Desk(
                hours or of["hours"],
                of.get("holidays", about.get("holidays")),
                of.get("time_zone", about.get("time_zone")),
                [*about["closed"], *of["closed"]] if closed else [],
                self.first,
            )

        accountable = desk(promise["accountable"])
        zone = functions[promise["accountable"]].get("time_zone", about.get("time_zone"))
        anytime = Desk(["always"], None, zone, [], self.first)
        contact = desk(promise["accountable"], promise["hours"]) if promise["hours"] != ["always"] else anytime
        limits = promise["within"]
        in_hours = desk(promise["accountable"], limits[0]["hours"], closed=False) if len(limits) > 1 else anytime
        work = []
        ids = list(promise["commitments"])
        for one in promise["commitments"].values():
            is_customers = one["by"] == "customer"
            of = desk(one["by"]) if not is_customers else accountable if "working" in one["within"] else anytime
            work.append(
                (of, one, is_customers and one.get("pauses", True), [ids.index(a) for a in one.get("after", ())])
            )
        first = datetime.date.fromisoformat(self.first).toordinal()
        worst, late, every = None, 0, 0
        for start in range((BEFORE - 1) * DAY, (BEFORE + self.days + 2) * DAY):
            if not contact.is_open[start] or not first <= contact.day[start] < first + self.days:
                continue
            limit = limits[0 if in_hours.is_open[start] else 1]["within"]
            ends, pauses = [], []
            for of, one, stops, after in work:
                ready = max((ends[before] for before in after), default=start)
                end = _end(of, one["within"], ready, bool(after))
                ends.append(end)
                if stops:
                    pauses.append((ready, end))
            due = accountable.due(start, limit, _joined(pauses))
            slack = due - max(ends)
            worst = slack if worst is None else min(worst, slack)
            every += 1
            whole_days = "working day" in limit
            late += accountable.day[max(ends) - 1] > accountable.day[due - 1] if whole_days else slack < 0
        return None if worst is None else (worst, late, every)


def _end(desk: Desk, time: str, ready: int, handed_over: bool) -> int:
    unit = _time(time)[1]
    begin = desk.next_open(ready)
    if unit == "min":
        return desk.after(begin, time, 0)
    arrived = begin if unit == "end of day" else ready
    # What is handed over at midnight comes on the day that has just ended.
    return desk.after(ready, time, desk.day[arrived - handed_over])


def _joined(pauses: list[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for begin, end in sorted(pauses):
        if joined and begin <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((begin, end))
    return joined


class _InWindow(Calendars):
    """The calendars of a portfolio, on which starts are looked at on a few days only."""

    def __init__(self, portfolio: Portfolio, trial: Trial) -> None:
        super().__init__(portfolio)
        self._trial = trial
        self._few: dict[Days, Days] = {}

    def _days(self, *key: Any) -> Days:
        whole = super()._days(*key)
        assert whole.epoch
        if whole not in self._few:
            first = (datetime.date.fromisoformat(self._trial.first) - whole.epoch).days
            self._few[whole] = replace(whole, first=first, last=first + self._trial.days - 1)
        return self._few[whole]


def some_trial(rng: random.Random) -> Trial:
    """A portfolio with a date in it, so that real days are looked at."""
    zone = rng.choice(ZONES)
    functions = {}
    for name in ("a", "b", "c"):
        one: dict[str, Any] = {
            "name": name,
            "kind": "support",
            "hours": rng.choice(HOURS),
            "closed": rng.choice(CLOSED),
        }
        if rng.random() < 0.4:
            one["holidays"] = rng.choice(PLACES[1:])
        if zone and rng.random() < 0.3:
            one["time_zone"] = rng.choice(ZONES[1:])
        functions[name] = one
    commitments: dict[str, Any] = {}
    for at in range(rng.randint(1, 4)):
        before = rng.sample(list(commitments), rng.randint(0, min(2, at)))
        by = rng.choice(("a", "b", "c", "customer")) if rng.random() < 0.8 else "a"
        commitments[f"c{at}"] = {"by": by, "does": "Does it", "within": rng.choice(TIMES), "after": before}
        if by == "customer" and rng.random() < 0.2:
            commitments[f"c{at}"]["pauses"] = False
    limits: list[dict[str, Any]] = [{"within": rng.choice(LIMITS)}]
    if rng.random() < 0.2:
        limits.insert(0, {"within": rng.choice(LIMITS), "hours": rng.choice((*HOURS[1:], ON_HOLIDAYS))})
    about: dict[str, Any] = {"name": "N", "closed": rng.choice(CLOSED)}
    about |= {key: one for key, one in (("time_zone", zone), ("holidays", rng.choice(PLACES))) if one}
    first = rng.choice(WINDOWS)
    promise = {"promise": "We do it.", "kept_at": ["t"], "accountable": "a", "hours": rng.choice(HOURS),
        "within": limits, "commitments": commitments, "since": first[:4] + "-01-01"}  # fmt: skip
    about["closed"] = [*about["closed"], {"from": "2020-01-01"}]  # nothing that matters, but a date
    files = {
        "portfolio": about,
        "functions": functions,
        "touchpoints": {"t": {"name": "T", "responsible": "a"}},
        "promises": {"p": promise},
    }
    return Trial(files, first, rng.randint(5, 9))


def differences(count: int, seed: int) -> list[str]:
    """The portfolios of which the product says something else than every minute does."""
    rng = random.Random(seed)
    found = []
    for number in range(count):
        trial = some_trial(rng)
        told, counted = trial.told(), trial.counted()
        if told != counted:
            found.append(f"{number}: {yaml.safe_dump(trial.files, sort_keys=False)}\n{trial.first} {told} {counted}")
    return found


if __name__ == "__main__":
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 5000
    wrong = differences(wanted, int(sys.argv[2]) if len(sys.argv) > 2 else 1)
    print(*wrong, sep="\n")
    print(f"{wanted} portfolios, {len(wrong)} differences")
    sys.exit(bool(wrong))
