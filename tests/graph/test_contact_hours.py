"""Which hours two entries share, and which are left out."""

from __future__ import annotations

from promisekit.graph.contact_hours import shared_span, span_in_words, uncovered_span
from promisekit.model.hours import ALWAYS, Hours


def hours(*spans: str) -> Hours:
    return Hours.parse(spans)


def test_hours_that_only_touch_share_nothing() -> None:
    assert shared_span(hours("mon-fri 08:00-15:00"), hours("mon-fri 15:00-20:00")) is None


def test_shared_hours_are_named_by_the_first_of_them() -> None:
    shared = shared_span(hours("mon-fri 08:00-15:00"), hours("sat 08:00-12:00", "wed-fri 14:00-16:00"))
    assert shared
    assert span_in_words(shared) == "Wednesday 14:00-15:00"


def test_a_gap_is_found_before_between_and_after() -> None:
    day = hours("mon 08:00-16:00")

    def gap(*parts: Hours) -> str:
        span = uncovered_span(day, parts, holidays=False)
        return span_in_words(span) if span else ""

    assert gap(hours("mon 09:00-16:00")) == "Monday 08:00-09:00"
    assert gap(hours("mon 12:00-17:00"), hours("mon 07:00-10:00")) == "Monday 10:00-12:00"
    assert gap(hours("mon 07:00-15:00")) == "Monday 15:00-16:00"
    assert gap(hours("mon 12:00-17:00"), hours("mon 07:00-13:00")) == ""
    assert gap(hours("tue 08:00-16:00")) == "Monday 08:00-16:00"


def test_public_holidays_are_looked_at_on_request() -> None:
    week = hours("mon-sun 00:00-24:00")
    assert uncovered_span(ALWAYS, [week], holidays=False) is None
    gap = uncovered_span(ALWAYS, [week], holidays=True)
    assert gap
    assert span_in_words(gap) == "public holidays 00:00-24:00"
