"""Moments and lengths of time as people say them."""

from __future__ import annotations

import pytest

from promisekit.graph.clock import DAY, HOUR, MINUTE, WEEK
from promisekit.graph.moment import end_in_words, length_in_words, start_in_words


def test_midnight_starts_one_day_and_ends_another() -> None:
    assert start_in_words(DAY) == "Tuesday 00:00"
    assert end_in_words(DAY, 0) == "Monday 24:00"


def test_a_weekday_that_comes_twice_is_told_apart() -> None:
    friday = 4 * DAY + 16 * HOUR
    assert end_in_words(friday + 4 * DAY, friday) == "Tuesday 16:00"
    assert end_in_words(friday + WEEK, friday) == "Friday 16:00 a week later"
    assert end_in_words(friday + 4 * DAY + 2 * WEEK, friday) == "Tuesday 16:00 2 weeks later"


def test_seconds_round_up_to_the_minute_by_which_it_is_done() -> None:
    assert end_in_words(8 * HOUR + 45, 8 * HOUR) == "Monday 08:01"


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "0 s"),
        (45, "45 s"),
        (20 * MINUTE, "20 min"),
        (2 * HOUR + 30 * MINUTE + 10, "2 h 30 min"),
        (DAY, "1 day"),
        (2 * DAY + 14 * HOUR + 5 * MINUTE, "2 days 14 h"),
        (DAY + 5 * MINUTE, "1 day"),
    ],
)
def test_length_in_words(seconds: int, words: str) -> None:
    assert length_in_words(seconds) == words


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "0 s"),
        (45, "45 s"),
        (DAY + HOUR, "1 day 1 h"),
        (DAY + HOUR + 59 * MINUTE, "1 day 2 h"),
        (DAY + 30 * MINUTE, "1 day 1 h"),
        (2 * DAY - MINUTE, "2 days"),
        (HOUR + MINUTE + 1, "1 h 2 min"),
    ],
)
def test_nobody_is_told_to_be_less_late(seconds: int, words: str) -> None:
    assert length_in_words(seconds, up=True) == words
