"""Times in words, in three languages."""

from __future__ import annotations

import pytest

from promisekit.check.spoken_time import mentions


@pytest.mark.parametrize(
    ("text", "durations"),
    [
        ("within two working days, or 24 hours", ["2 working days", "24 h"]),
        ("within 2 business\n days", ["2 working days"]),
        ("3 working hours", ["3 working hours"]),
        ("thirty calendar days", ["30 days"]),
        ("within a week", ["1 week"]),
        ("£8 a day", []),
        ("a two-hour slot", []),
        ("some days", []),
        ("at 10:30 hours", []),
        ("2.5 hours", ["2.5 h"]),
        ("kahdessa arkipäivässä", ["2 working days"]),
        ("6 tunnin kuluessa, viimeistään 14 vuorokauden päästä", ["6 h", "14 days"]),
        ("kolmessa viikossa, yhden kuukauden, 2 vuotta", ["3 weeks", "1 month", "2 years"]),
        ("inom två arbetsdagar", ["2 working days"]),
        ("inom en vecka, 30 minuter, ett dygn", ["1 week", "30 min"]),
        ("90 seconds; 45 sekuntia; tio sekunder", ["90 s", "45 s", "10 s"]),
    ],
)
def test_times_in_words(text: str, durations: list[str]) -> None:
    assert [str(mention.duration) for mention in mentions(text)] == durations


def test_a_mention_knows_its_surroundings() -> None:
    (mention,) = mentions("You hear of it two days before the cut.")
    assert mention.before == "You hear of it "
    assert mention.phrase == "two days"
    assert mention.after == " before the cut."
