"""What a duration means on the clock of those who keep it: opening hours, weekends and public holidays.

Moments are whole **seconds since a Monday 00:00**: of any Monday where no dates are known, else of the first week of
the calendar's years (:mod:`promisekit.graph.days`). Day 0 is that Monday; day 7 is the next one. In a time zone,
moments are seconds of UTC, so that time passes evenly; without one, they are what the clock on the wall says.

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
end of working day  at the close of the same working day (0) or the next one (1). After the close of the
                    same one, the next one counts
==================  =======================================================================================

A working day is a Monday to Friday on which they are open and which is no public holiday, as customers count:
Saturday is none for a shop that opens on Saturdays either, although its opening hours pass. Who opens at the weekend
only has the days on which it opens. On a public holiday only the ``hol`` spans are open, on a closed day none.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from decimal import Decimal
from functools import cached_property, lru_cache
from itertools import accumulate, pairwise
from typing import Final

from promisekit.graph.days import ORDINARY, Days
from promisekit.model.duration import SECONDS, Duration
from promisekit.model.hours import HOLIDAY, Hours

Moment = int
"""Seconds since a Monday 00:00."""

MINUTE: Final = 60
HOUR: Final = 3600
DAY: Final = 86400
WEEK: Final = 7 * DAY
_YEARS_ON_END: Final = 5 * 366
"""Days: who is closed on each of them is closed for good."""

FRIDAY: Final = 4
"""The last of the days, counted from Monday, that are working days where there is no holiday."""


class BusinessCalendar:
    """Opening hours laid out in time. Get one from :func:`business_calendar`, which remembers them.

    Every week is like the next, except for the days that are none of the ordinary ones. So each question is answered
    by counting weeks and looking into short sorted lists of exceptions, however many years there are.
    """

    def __init__(self, hours: Hours, days: Days = ORDINARY) -> None:
        """Raises ValueError where no day of a normal week, or of years on end, is open: nothing would ever end."""
        if never_opens(hours):
            raise ValueError("closed on every day of a normal week")
        open_on = {span.day for span in hours.spans}
        # What starts on the last day that is tried may end long after it.
        looked_at = range(days.first, max(days.last, days.first + _YEARS_ON_END) + 1)
        if all(day in days.closed for day in looked_at if day % 7 in open_on):
            raise ValueError("closed on every day")
        self.hours = hours
        self.days = days
        weekend_only = all(span.day > FRIDAY for span in hours.spans)
        self._of_weekday = [_spans_on(hours, weekday) for weekday in range(7)]
        self._opens = [day * DAY + opens for day, spans in enumerate(self._of_weekday) for opens, _ in spans]
        self._closes = [day * DAY + closes for day, spans in enumerate(self._of_weekday) for _, closes in spans]
        self._until = list(accumulate(close - opens for opens, close in zip(self._opens, self._closes, strict=True)))
        self._open_a_week = self._until[-1]
        self._working = [d for d, spans in enumerate(self._of_weekday) if spans and (d <= FRIDAY or weekend_only)]
        self.working_weekdays = tuple(self._working)
        self.shortest_day = min(sum(end - start for start, end in self._of_weekday[day]) for day in self._working)
        """Seconds of opening hours on the shortest of the working days."""
        self.earliest_close = min(self._of_weekday[day][-1][1] for day in self._working)
        """Seconds after midnight at which the first of them closes."""
        counted = [s for s in hours.spans if s.day <= FRIDAY or (weekend_only and s.day != HOLIDAY)]
        self._average_day = Decimal(sum(span.end - span.start for span in counted) * MINUTE) / len(self._working)
        self._lay_out_exceptions(_spans_on(hours, HOLIDAY))

    def _lay_out_exceptions(self, on_holidays: list[tuple[int, int]]) -> None:
        """``_odd`` days are open at other times than their weekday; ``_off`` days are no working days."""
        self._odd: list[int] = []
        self._odd_spans: list[list[tuple[Moment, Moment]]] = []
        self._lost: list[int] = [0]
        self._odd_begins: list[int] = []
        self._odd_ends: list[int] = []
        off = []
        for day in sorted(self.days.holidays | self.days.closed):
            usual = self._of_weekday[day % 7]
            spans = [] if day in self.days.closed else on_holidays
            if day % 7 in self._working:
                off.append(day)
            if spans != usual:
                begins = self._open_in_ordinary_weeks(day * DAY) + self._lost[-1]
                is_open = sum(closes - opens for opens, closes in spans)
                self._odd.append(day)
                self._odd_spans.append([(day * DAY + opens, day * DAY + closes) for opens, closes in spans])
                self._odd_begins.append(begins)
                self._odd_ends.append(begins + is_open)
                self._lost.append(self._lost[-1] + is_open - sum(closes - opens for opens, closes in usual))
        self._off = off
        self._off_days = frozenset(off)
        self._rank_of_off = [self._ordinary_days_until(day) - number for number, day in enumerate(off, 1)]

    @cached_property
    def exceptions(self) -> frozenset[int]:
        """The days on which they are at work at other times than on others of that weekday."""
        return self._off_days.union(self._odd)

    @cached_property
    def opens_longer_on_odd_days(self) -> bool:
        """Whether there is a public holiday on which they are at work for longer than on others of that weekday."""
        return any(after > before for before, after in pairwise(self._lost))

    @cached_property
    def rests_on_odd_days(self) -> bool:
        """Whether nobody is at work on any day that is not like others of its weekday."""
        return not any(self._odd_spans)

    def next_open(self, moment: Moment) -> Moment:
        """The moment itself while they are open, else the next opening."""
        return self._opening(moment)[0]

    def closes_at(self, moment: Moment) -> Moment:
        """The end of the stretch in which they are open at that moment. Only while they are open."""
        return self._opening(moment)[1]

    def opened_at(self, moment: Moment) -> Moment:
        """When the stretch began that is open until ``moment``, or at it. Only where they were open just before."""
        day = (moment - 1) // DAY
        at = bisect_left(self._odd, day)
        if at < len(self._odd) and self._odd[at] == day:
            return max(opens for opens, _closes in self._odd_spans[at] if opens < moment)
        week = (moment - 1) // WEEK * WEEK
        return week + self._opens[bisect_left(self._opens, moment - week) - 1]

    def is_open(self, moment: Moment) -> bool:
        """Whether they are at work then; at the closing minute they are not."""
        return self.next_open(moment) == moment

    def spans(self, first_day: int, last_day: int) -> list[tuple[Moment, Moment]]:
        """Opening and closing times from the first day to the last one."""
        found: list[tuple[Moment, Moment]] = []
        moment, end = self.start_of_day(first_day), self.start_of_day(last_day + 1)
        while (opens := self.next_open(moment)) < end:
            moment = self.closes_at(opens)
            found.append((opens, min(moment, end)))
        return found

    def day_of(self, moment: Moment) -> int:
        """The number of the day on which that moment is."""
        return moment // DAY

    def start_of_day(self, day: int) -> Moment:
        """The moment at which a day begins."""
        return day * DAY

    def clock(self, moment: Moment) -> Moment:
        """What the clock on the wall says, as seconds since the Monday of day 0."""
        return moment

    def is_working_day(self, day: int) -> bool:
        """Whether the day with that number counts as one."""
        return day % 7 in self._working and day not in self._off_days

    def opening_of(self, day: int) -> Moment:
        """The first opening time of a working day."""
        return self.next_open(self.start_of_day(day))

    def close_of(self, day: int) -> Moment:
        """The closing time of a working day. Raises KeyError for any other day."""
        if not self.is_working_day(day):
            raise KeyError(day)
        return day * DAY + self._of_weekday[day % 7][-1][1]

    def working_day_after(self, day: int, count: int) -> int:
        """The day number of the ``count``-th working day (1 or more) after ``day``."""
        rank = self._days_until(day) + count
        rank += bisect_left(self._rank_of_off, rank)
        weeks, number = divmod(rank - 1, len(self._working))
        return weeks * 7 + self._working[number]

    def working_days_between(self, start: Moment, end: Moment) -> int:
        """How many working days begin after the day of ``start`` and not after the day of ``end``.

        24:00 belongs to the day that is over.
        """
        return max(0, self._days_until(self.day_of(end - 1)) - self._days_until(self.day_of(start - 1)))

    def open_time(self, start: Moment, end: Moment) -> int:
        """Seconds of opening hours between two moments."""
        return self._open_until(end) - self._open_until(start)

    def after_open_time(self, start: Moment, seconds: int) -> Moment:
        """The moment at which they have been open for ``seconds`` since ``start``."""
        return start if seconds <= 0 else self._when_open(self._open_until(start) + seconds)

    def after(self, start: Moment, duration: Duration, day: int | None = None) -> Moment:
        """When a duration that starts at ``start`` ends.

        ``day`` is the day from which days are counted, where it is not that of ``start``: a case handed over
        at 24:00 counts from the day that has just ended.
        """
        unit, amount = duration.unit, duration.amount
        if unit in SECONDS:
            return start + whole_seconds(duration)
        if unit == "working hour":
            return self.after_open_time(start, whole_seconds(duration))
        if day is None:
            day = self.day_of(start)
        if unit == "end of day":
            return self.start_of_day(day + int(amount) + 1)
        if unit == "end of working day" and not amount:
            if self.is_working_day(day) and start <= self.close_of(day):
                return self.close_of(day)
            return self.close_of(self.working_day_after(day, 1))
        return self._after_working_days(start, amount, day)

    def always_longer(self, longer: Duration, shorter: Duration) -> bool:
        """Whether one of two durations ends after the other, whenever in the opening hours of a week both start.

        Durations in different units (24 h and 1 working day, 30 days and 1 month) have to differ by a tenth.
        """
        first = self.days.first
        starts = [start for opens, closes in self.spans(first, first + 6) for start in (opens, closes - MINUTE)]
        pairs = [(self.after(start, longer) - start, self.after(start, shorter) - start) for start in starts]
        if longer.unit == shorter.unit:
            return all(long > short for long, short in pairs)
        return all(long > short * 1.1 for long, short in pairs)

    def part_of_day(self, fraction: Decimal) -> int:
        """Seconds of opening hours that are that share of an average working day."""
        return round(fraction * self._average_day)

    def _after_working_days(self, start: Moment, amount: Decimal, day: int) -> Moment:
        whole = int(amount)
        end = self.close_of(self.working_day_after(day, whole)) if whole else start
        fraction = amount - whole
        if not fraction:
            return end
        longest = self.close_of(self.working_day_after(day, whole + 1))
        return min(self.after_open_time(end, self.part_of_day(fraction)), longest)

    def _opening(self, moment: Moment) -> tuple[Moment, Moment]:
        """The stretch that is open then, from that moment on, or else the next one."""
        odd = self._odd
        while True:
            day = moment // DAY
            at = bisect_left(odd, day)
            if at < len(odd) and odd[at] == day:
                for opens, closes in self._odd_spans[at]:
                    if closes > moment:
                        return max(opens, moment), closes
                moment, at = (day + 1) * DAY, at + 1
                continue
            week = moment // WEEK * WEEK
            number = bisect_right(self._closes, moment - week)
            if number == len(self._closes):
                week, number = week + WEEK, 0
            opens = week + self._opens[number]
            if at == len(odd) or opens < odd[at] * DAY:
                return (opens if opens > moment else moment), week + self._closes[number]
            moment = odd[at] * DAY

    def _open_in_ordinary_weeks(self, moment: Moment) -> int:
        weeks, rest = divmod(moment, WEEK)
        at = bisect_right(self._opens, rest) - 1
        if at < 0:
            return weeks * self._open_a_week
        return weeks * self._open_a_week + self._until[at] - max(0, self._closes[at] - rest)

    def _open_until(self, moment: Moment) -> int:
        """Seconds of opening hours from day 0 to ``moment``."""
        at = bisect_left(self._odd, moment // DAY)
        if at < len(self._odd) and self._odd[at] == moment // DAY:
            done = sum(max(0, min(closes, moment) - opens) for opens, closes in self._odd_spans[at])
            return self._odd_begins[at] + done
        return self._open_in_ordinary_weeks(moment) + self._lost[at]

    def _when_open(self, total: int) -> Moment:
        """The first moment until which they have been open for that many seconds."""
        at = bisect_left(self._odd_begins, total)
        if at and total <= self._odd_ends[at - 1]:
            rest = total - self._odd_begins[at - 1]
            for opens, closes in self._odd_spans[at - 1]:
                if rest <= closes - opens:
                    return opens + rest
                rest -= closes - opens
        weeks, rest = divmod(total - self._lost[at] - 1, self._open_a_week)
        number = bisect_right(self._until, rest)
        return weeks * WEEK + self._closes[number] - (self._until[number] - rest - 1)

    def _ordinary_days_until(self, day: int) -> int:
        weeks, rest = divmod(day, 7)
        return weeks * len(self._working) + bisect_right(self._working, rest)

    def _days_until(self, day: int) -> int:
        """How many working days there are from day 0 to that one."""
        return self._ordinary_days_until(day) - bisect_right(self._off, day)


def never_opens(hours: Hours) -> bool:
    """Whether no day of a normal week is open, only public holidays."""
    return all(span.day == HOLIDAY for span in hours.spans)


def _spans_on(hours: Hours, weekday: int) -> list[tuple[int, int]]:
    return [(span.start * MINUTE, span.end * MINUTE) for span in hours.spans if span.day == weekday]


@lru_cache(maxsize=1024)
def business_calendar(hours: Hours, days: Days = ORDINARY) -> BusinessCalendar:
    """The calendar of these hours; most promises of a portfolio share a few. Raises ValueError (see there)."""
    if days.changes:
        from promisekit.graph.zoned_clock import ZonedCalendar

        return ZonedCalendar(hours, days)
    return BusinessCalendar(hours, days)


@lru_cache(maxsize=4096)
def whole_seconds(duration: Duration) -> int:
    """The length of a duration that passes evenly: of so many seconds, or of so many working hours."""
    return round(duration.amount * (HOUR if duration.is_working_time else SECONDS[duration.unit]))
