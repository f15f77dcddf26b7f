"""The calendars of a portfolio: whose opening hours, holidays, closed days and clocks count for whom.

Where the portfolio names nothing that has a date, a week without dates stands for all. Else the days of 28 years are
looked at, after which the weekdays of dates come again: from 1 January of the year of the newest date in the files,
so that a run tomorrow says the same.
"""

from __future__ import annotations

import datetime
import typing
import weakref
from collections.abc import Collection, Iterator
from functools import cache, cached_property, lru_cache
from typing import Any, Final

from pydantic import BaseModel

from promisekit.graph.clock import BusinessCalendar, business_calendar
from promisekit.graph.days import ORDINARY, Days
from promisekit.graph.holiday_hours import ContactHours, contact_hours
from promisekit.model.about import About
from promisekit.model.actor import Function
from promisekit.model.closing import Closing, Day
from promisekit.model.hours import ALWAYS, Hours
from promisekit.model.portfolio import Portfolio

YEARS: Final = 28


class Calendars:
    """The calendars of one portfolio. Methods raise ValueError where somebody is closed in every normal week."""

    def __init__(self, portfolio: Portfolio, today: datetime.date | None = None) -> None:
        self._portfolio = portfolio
        self._today = today
        self._made: dict[tuple[str | None, tuple[Closing, ...], str | None], Days] = {}
        self._places: list[About | Function] = [portfolio.about, *portfolio.functions.values()]
        self.is_dated = any(one.holidays or one.closed or one.time_zone for one in self._places)
        """Whether anything has a date: public holidays, closed days, clocks that change."""

    @cached_property
    def first_year(self) -> int:
        """The year with which the calendar begins."""
        newest = newest_date(self._portfolio)
        return (newest or self._today or datetime.date.today()).year

    @cached_property
    def last_year(self) -> int:
        """The last year: that for which the holidays of all places are known."""
        last = self.first_year + YEARS - 1
        if not self.is_dated:
            return last
        from promisekit.graph.real_days import public_holidays

        places = {one.holidays for one in self._places if one.holidays}
        known = [public_holidays(place, self.first_year, last).known_until for place in sorted(places)]
        return max(self.first_year, min([last, *known]))

    @property
    def knows_all_years(self) -> bool:
        """Whether all 28 years are looked at."""
        return self.last_year == self.first_year + YEARS - 1

    def of(self, actor_id: str) -> BusinessCalendar:
        """When an actor is at work."""
        return business_calendar(self._portfolio.hours_of(actor_id), self.days_of(actor_id))

    def is_never_at_work(self, actor_id: str) -> bool:
        """Whether an actor is closed on every ordinary day."""
        try:
            self.of(actor_id)
        except ValueError:
            return True
        return False

    def contact(self, accountable: str, hours: Hours | None) -> BusinessCalendar:
        """When a promise's clock can start: in its hours, on the days of those who answer for it; always for None."""
        if hours is None or hours.is_always:
            return self.day_and_night(accountable)
        return business_calendar(hours, self.days_of(accountable))

    def of_limit(self, accountable: str, hours: Hours) -> ContactHours:
        """For which contacts a limit holds: also for those that come on a closed day."""
        of = self._portfolio
        return contact_hours(hours, self._days(of.holidays_of(accountable), (), of.time_zone_of(accountable)))

    def day_and_night(self, actor_id: str) -> BusinessCalendar:
        """Every minute, by the clocks of an actor."""
        return business_calendar(ALWAYS, self._days(None, (), self._portfolio.time_zone_of(actor_id)))

    def days_of(self, actor_id: str) -> Days:
        """The days of an actor's place."""
        of = self._portfolio
        return self._days(of.holidays_of(actor_id), of.closed_of(actor_id), of.time_zone_of(actor_id))

    def lack_zone(self, actor_ids: Collection[str]) -> bool:
        """Whether nobody can tell how the clocks of some are apart: not all of them have a time zone, or none."""
        zones = {self._portfolio.time_zone_of(actor_id) for actor_id in actor_ids}
        return None in zones and len(zones) > 1

    def _days(self, holidays: str | None, closed: tuple[Closing, ...], zone: str | None) -> Days:
        if not self.is_dated:
            return ORDINARY
        key = (holidays, closed, zone)
        if key not in self._made:
            self._made[key] = _days_of(holidays, closed, zone, self.first_year, self.last_year)
        return self._made[key]


@lru_cache(maxsize=256)
def _days_of(place: str | None, closed: tuple[Closing, ...], zone: str | None, first_year: int, last_year: int) -> Days:
    """Days of a place; the same whichever portfolio names it, so that what is known of them is remembered."""
    from promisekit.graph.real_days import clock_changes, public_holidays

    new_year = datetime.date(first_year, 1, 1)
    epoch = new_year - datetime.timedelta(days=new_year.weekday())
    dates = public_holidays(place, first_year, first_year + YEARS - 1).dates if place else frozenset()
    shut = {date for one in closed for date in one.dates(first_year - 1, last_year + 3)}
    return Days(
        holidays=frozenset((date - epoch).days for date in dates),
        closed=frozenset((date - epoch).days for date in shut),
        changes=clock_changes(zone, epoch, last_year + 3) if zone else (),
        first=(new_year - epoch).days,
        last=(datetime.date(last_year, 12, 31) - epoch).days,
        epoch=epoch,
    )


_known: list[tuple[weakref.ref[Portfolio], int | None, Calendars]] = []


def calendars_of(portfolio: Portfolio, today: datetime.date | None = None) -> Calendars:
    """The calendars of a portfolio, which are remembered for the last few."""
    for known, year, calendars in _known:
        if known() is portfolio and (today is None or year == today.year):
            return calendars
    made = Calendars(portfolio, today)
    _known.insert(0, (weakref.ref(portfolio), today.year if today else None, made))
    del _known[4:]
    return made


def newest_date(portfolio: Portfolio) -> datetime.date | None:
    """The latest date that stands anywhere in the files."""
    found = (date for item in (portfolio.about, *portfolio.items()) for date in _dates_in(item))
    return max(found, default=None)


def _dates_in(value: Any) -> Iterator[datetime.date]:
    if isinstance(value, datetime.date):
        yield value
    elif isinstance(value, Day):
        date = value.in_year(value.year) if value.year is not None else None
        if date:
            yield date
    elif isinstance(value, BaseModel):
        for name in _fields_with_dates(type(value)):
            inner = value.__dict__[name]
            if inner:
                yield from _dates_in(inner)
    elif isinstance(value, (tuple, dict)):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _dates_in(inner)


@cache
def _fields_with_dates(model: type[BaseModel]) -> tuple[str, ...]:
    """The fields in which a date may stand; most hold none."""
    return tuple(name for name, field in model.model_fields.items() if _may_hold_date(field.annotation))


def _may_hold_date(annotation: Any) -> bool:
    if isinstance(annotation, type):
        if issubclass(annotation, BaseModel):
            return bool(_fields_with_dates(annotation))
        return issubclass(annotation, (datetime.date, Day))
    return any(map(_may_hold_date, typing.get_args(annotation)))
