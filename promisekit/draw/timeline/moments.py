"""Moments, dates and lengths of time as a timeline says them."""

from __future__ import annotations

import datetime

from promisekit.draw.badges import Words
from promisekit.draw.timeline.view import TimelineView
from promisekit.graph.clock import DAY, HOUR, MINUTE, WEEK
from promisekit.graph.moment import two_units


def moment_in_words(
    moment: int,
    words: Words,
    *,
    first: int | None = None,
    end: bool = False,
    epoch: datetime.date | None = None,
    year: bool = False,
) -> str:
    """`Mon 08:00`, with spaces that end no line; the end of a day is 24:00.

    With the date of day 0, `Thu 24 Dec 09:00`, also with its `year`. With `first`, the start of the case, a later week
    of a case without dates says which it is.
    """
    day = (moment - 1) // DAY if end and moment % DAY == 0 else moment // DAY
    minutes, seconds = divmod(moment - day * DAY, MINUTE)
    date = f"\xa0{date_in_words(epoch, day * DAY, words, year=year)}" if epoch else ""
    clock = [words["hour"].format(minutes // 60), f"{minutes % 60:02}", *([f"{seconds:02}"] if seconds else [])]
    told = f"{words[f'short {day % 7}']}{date}\xa0{words['clock sign'].join(clock)}"
    week = day // 7 - first // WEEK + 1 if first is not None and not epoch else 1
    return told if week == 1 else f"{told}\xa0({words['week'].lower()}\xa0{week})"


def date_in_words(epoch: datetime.date, moment: int, words: Words, *, year: bool = False) -> str:
    """`24 Dec`, or with its year, `24 Dec 2026`."""
    date = epoch + datetime.timedelta(days=moment // DAY)
    name = words["month names"].split()[date.month - 1]
    told = words["day of month"].format(day=date.day, month=date.month, name=name)
    return (f"{told}{words['before year']}{date.year}" if year else told).replace(" ", "\xa0")


def margin_in_words(view: TimelineView, words: Words) -> str:
    """What is left in the worst case, or by how much it is late."""
    spare = view.due - view.finish
    if view.is_late:
        return f"{view.late or length_in_words(-spare, words, up=True)} {words['late']}"
    return f"{length_in_words(spare, words)} {words['slack']}" if spare > 0 else words["no slack"]


def holidays_in_words(view: TimelineView, words: Words) -> str:
    """On which days the public holidays of the case are: `Fri 25 Dec, Mon 28 Dec`; without dates, `Fri, Mon`."""
    return ", ".join(
        words[f"short {day % 7}"] + (f"\xa0{date_in_words(view.epoch, day * DAY, words)}" if view.epoch else "")
        for day in view.holidays
    )


def work_in_words(seconds: int, words: Words) -> str:
    """Opening hours, which make no days: `79 h`, `1 h 30 min`."""
    hours, rest = divmod(seconds, HOUR)
    if not hours or seconds >= 10 * HOUR:
        return f"{round(seconds / HOUR)} {words['unit h']}" if hours else length_in_words(seconds, words)
    minutes = f" {rest // MINUTE} {words['unit min']}" if rest >= MINUTE else ""
    return f"{hours} {words['unit h']}{minutes}"


def length_in_words(seconds: int, words: Words, *, up: bool = False) -> str:
    """The two largest units: `2 h 30 min`, `1 d 4 h`; what is left of it is dropped, or rounded up."""
    seconds = two_units(seconds) if up else seconds
    parts: list[str] = []
    for name, size in (("day", DAY), ("h", HOUR), ("min", MINUTE), ("s", 1)):
        count, seconds = divmod(seconds, size)
        if count:
            parts.append(f"{count} {words[f'unit {name}']}")
        elif parts:
            break
    return " ".join(parts[:2]) or f"0 {words['unit s']}"
