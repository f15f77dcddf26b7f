"""What a duration means on the clock of those who keep it: opening hours, weekends and public holidays.

Moments are whole **seconds since a Monday 00:00** of a made-up calendar, without dates: results are the same
on every day of the year. Day 0 is that Monday; day 7 is the next one. Public holidays are a set of day numbers.

How each unit passes (:class:`~promisekit.model.duration.Duration`):

==================  =======================================================================================
unit                ends
==================  =======================================================================================
s, min, h, day,     that much later, at night and on Sundays too; a month is a twelfth of 365.25 days
week, month, year
working hour        when those who keep it have been open for that long
working day         at the close of the n-th working day after the day on which the clock starts. That day
                    itself is not counted, also when the clock starts at its last minute, after its close,
                    or on a day that is no working day: from Saturday on, Monday is the first. What is left
                    of a fraction is that share of an average working day's open time, and never ends later
                    than the next whole working day
end of day          at 24:00 of the same day (0) or of the next one (1)
end of working day  at the close of the same working day (0) or the next one (1). Without an hour left of the
                    same one, the next one counts
==================  =======================================================================================

A working day is a Monday to Friday on which they are open and which is no public holiday, as customers count:
Saturday is none for a shop that opens on Saturdays either, although its opening hours pass. Who opens at the weekend
only has the days on which it opens. On a public holiday only the ``hol`` spans are open.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from decimal import Decimal
from functools import lru_cache
from typing import Final

from promisekit.model.duration import SECONDS, Duration
from promisekit.model.hours import HOLIDAY, Hours

Moment = int
"""Seconds since a Monday 00:00."""

MINUTE: Final = 60
HOUR: Final = 3600
DAY: Final = 86400
WEEK: Final = 7 * DAY

FRIDAY: Final = 4
"""The last of the days, counted from Monday, that are working days where there is no holiday."""

NO_HOLIDAYS: Final[frozenset[int]] = frozenset()


class BusinessCalendar:
    """Opening hours laid out in time. Get one from :func:`business_calendar`, which remembers them.

    The weeks with public holidays are written out; after them the normal week repeats for ever, so that every
    question is answered by one look into a sorted list.
    """

    def __init__(self, hours: Hours, holidays: frozenset[int] = NO_HOLIDAYS) -> None:
        """Raises ValueError where no day of a normal week is open: nothing would ever end."""
        if all(span.day == HOLIDAY for span in hours.spans):
            raise ValueError("closed on every day of a normal week")
        self.hours = hours
        self.holidays = holidays
        self._always = hours.is_always
        self._weekend_only = all(span.day > FRIDAY for span in hours.spans)
        self._repeats_from = (max(holidays, default=-1) // 7 + 1) * 7
        self._opens: list[Moment] = []
        self._closes: list[Moment] = []
        self._open_until: list[int] = []
        self._days: list[int] = []
        self._close_of_day: dict[int, Moment] = {}
        for day in range(self._repeats_from + 14):
            self._lay_out(day)
        self._days_before_repeat = bisect_left(self._days, self._repeats_from)
        self._days_a_week = bisect_left(self._days, self._repeats_from + 7) - self._days_before_repeat
        self._open_before_repeat = self._open_before_day(self._repeats_from)
        self._open_a_week = self._open_before_day(self._repeats_from + 7) - self._open_before_repeat
        self._average_day = self._average_working_day()

    def _lay_out(self, day: int) -> None:
        kind = HOLIDAY if day in self.holidays else day % 7
        total = self._open_until[-1] if self._open_until else 0
        for span in self.hours.spans:
            if span.day == kind:
                self._opens.append(day * DAY + span.start * MINUTE)
                self._closes.append(day * DAY + span.end * MINUTE)
                total += (span.end - span.start) * MINUTE
                self._open_until.append(total)
        is_working = kind != HOLIDAY and (kind <= FRIDAY or self._weekend_only)
        if is_working and self._closes and self._closes[-1] > day * DAY:
            self._days.append(day)
            self._close_of_day[day] = self._closes[-1]

    def _average_working_day(self) -> Decimal:
        counted = [s for s in self.hours.spans if s.day <= FRIDAY or (self._weekend_only and s.day != HOLIDAY)]
        return Decimal(sum(span.end - span.start for span in counted) * MINUTE) / self._days_a_week

    def next_open(self, moment: Moment) -> Moment:
        """The moment itself while they are open, else the next opening."""
        if self._always:
            return moment
        shift = self._shift(moment)
        moment -= shift
        at = bisect_right(self._opens, moment) - 1
        if at >= 0 and moment < self._closes[at]:
            return moment + shift
        return self._opens[at + 1] + shift

    def is_open(self, moment: Moment) -> bool:
        """Whether they are at work then; at the closing minute they are not."""
        return self.next_open(moment) == moment

    def spans(self, days: int) -> list[tuple[Moment, Moment]]:
        """Opening and closing times on days 0 to ``days`` - 1."""
        found = list(zip(self._opens, self._closes, strict=True))
        week = [span for span in found if span[0] >= (self._repeats_from + 7) * DAY]
        for weeks in range(1, (days - self._repeats_from - 8) // 7 + 1):
            found += [(opens + weeks * WEEK, closes + weeks * WEEK) for opens, closes in week]
        return [span for span in found if span[0] < days * DAY]

    def place_of(self, moment: Moment) -> tuple[int, ...]:
        """Between which openings, closings and midnights a moment lies, and whether it is one of them.

        Whatever :meth:`after` makes of two moments with the same place, it makes of all between them, too.
        """
        shift = self._shift(moment)
        early = moment - shift
        opened, closed = bisect_right(self._opens, early), bisect_right(self._closes, early)
        return (
            opened,
            opened > 0 and self._opens[opened - 1] == early,
            closed,
            closed > 0 and self._closes[closed - 1] == early,
            shift,
            moment // DAY,
            _day_ended(moment),
        )

    def is_working_day(self, day: int) -> bool:
        """Whether the day with that number counts as one."""
        return day - self._shift(day * DAY) // DAY in self._close_of_day

    def close_of(self, day: int) -> Moment:
        """The closing time of a working day. Raises KeyError for any other day."""
        shift = self._shift(day * DAY)
        return self._close_of_day[day - shift // DAY] + shift

    def working_day_after(self, day: int, count: int) -> int:
        """The day number of the ``count``-th working day (1 or more) after ``day``."""
        shift = self._shift(day * DAY) // DAY
        rank = bisect_right(self._days, day - shift) + count
        weeks = max(0, (rank - self._days_before_repeat - 1) // self._days_a_week)
        return self._days[rank - weeks * self._days_a_week - 1] + weeks * 7 + shift

    def working_days_between(self, start: Moment, end: Moment) -> int:
        """How many working days begin after the day of ``start`` and not after the day of ``end``."""
        return max(0, self._days_until(_day_ended(end)) - self._days_until(_day_ended(start)))

    def open_time(self, start: Moment, end: Moment) -> int:
        """Seconds of opening hours between two moments."""
        return self._open_within(end) - self._open_within(start)

    def after_open_time(self, start: Moment, seconds: int) -> Moment:
        """The moment at which they have been open for ``seconds`` since ``start``."""
        if seconds <= 0:
            return start
        total = self._open_within(start) + seconds
        weeks = max(0, (total - self._open_before_repeat - 1) // self._open_a_week)
        total -= weeks * self._open_a_week
        at = bisect_left(self._open_until, total)
        return self._closes[at] - (self._open_until[at] - total) + weeks * WEEK

    def after(self, start: Moment, duration: Duration, day: int | None = None) -> Moment:
        """When a duration that starts at ``start`` ends.

        ``day`` is the day from which days are counted, where it is not that of ``start``: a case handed over
        at 24:00 counts from the day that has just ended.
        """
        unit, amount = duration.unit, duration.amount
        if unit in SECONDS:
            return start + _whole_seconds(duration)
        if unit == "working hour":
            return self.after_open_time(start, _whole_seconds(duration))
        if day is None:
            day = start // DAY
        if unit == "end of day":
            return (day + int(amount) + 1) * DAY
        if unit == "end of working day" and not amount:
            if self.is_working_day(day) and start <= self.close_of(day):
                return self.close_of(day)
            return self.close_of(self.working_day_after(day, 1))
        return self._after_working_days(start, amount, day)

    def always_longer(self, longer: Duration, shorter: Duration) -> bool:
        """Whether one of two durations ends after the other, whenever in the opening hours both start.

        Durations in different units (24 h and 1 working day, 30 days and 1 month) have to differ by a tenth.
        """
        starts = [start for opens, closes in self.spans(7) for start in (opens, closes - MINUTE)]
        pairs = [(self.after(start, longer) - start, self.after(start, shorter) - start) for start in starts]
        if longer.unit == shorter.unit:
            return all(long > short for long, short in pairs)
        return all(long > short * 1.1 for long, short in pairs)

    def _after_working_days(self, start: Moment, amount: Decimal, day: int) -> Moment:
        whole = int(amount)
        end = self.close_of(self.working_day_after(day, whole)) if whole else start
        fraction = amount - whole
        if not fraction:
            return end
        part = round(fraction * self._average_day)
        return min(self.after_open_time(end, part), self.close_of(self.working_day_after(day, whole + 1)))

    def _shift(self, moment: Moment) -> int:
        """Whole weeks, in seconds, by which ``moment`` lies beyond the first week that repeats."""
        beyond = moment - self._repeats_from * DAY
        return beyond // WEEK * WEEK if beyond > 0 else 0

    def _days_until(self, day: int) -> int:
        shift = self._shift(day * DAY)
        return bisect_right(self._days, day - shift // DAY) + shift // WEEK * self._days_a_week

    def _open_within(self, moment: Moment) -> int:
        """Seconds of opening hours from the first Monday to ``moment``."""
        shift = self._shift(moment)
        earlier_weeks = shift // WEEK * self._open_a_week
        at = bisect_right(self._opens, moment - shift) - 1
        if at < 0:
            return earlier_weeks
        still_open = max(0, self._closes[at] - (moment - shift))
        return earlier_weeks + self._open_until[at] - still_open

    def _open_before_day(self, day: int) -> int:
        at = bisect_left(self._opens, day * DAY) - 1
        return self._open_until[at] if at >= 0 else 0


@lru_cache(maxsize=1024)
def business_calendar(hours: Hours, holidays: frozenset[int] = NO_HOLIDAYS) -> BusinessCalendar:
    """The calendar of these hours; most promises of a portfolio share a few. Raises ValueError (see there)."""
    return BusinessCalendar(hours, holidays)


@lru_cache(maxsize=4096)
def _whole_seconds(duration: Duration) -> int:
    return round(duration.amount * (HOUR if duration.is_working_time else SECONDS[duration.unit]))


def _day_ended(moment: Moment) -> int:
    """The day of a moment that ends something: 24:00 belongs to the day that is over."""
    return (moment - 1) // DAY
