"""Opening hours as people write them: `24/7`, `Mon-Fri 8-16`, `9am-5pm`, `ma-pe 8.00–16.00`, `mån-fre 8-16`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from promisekit.model.hours import DAYS, clock
from promisekit.read.meant.plain import simplified

_NAMES: Final = {
    "mon": "mon monday mondays mo m ma maanantai maanantaisin maanantaina mån månd måndag måndagar må",
    "tue": "tue tues tuesday tuesdays tu ti tiistai tiistaisin tiistaina tis tisd tisdag tisdagar",
    "wed": "wed weds wednesday wednesdays we ke keskiviikko keskiviikkoisin keskiviikkona ons onsd onsdag onsdagar",
    "thu": "thu thur thurs thursday thursdays th to torstai torstaisin torstaina tor tors torsd torsdag torsdagar",
    "fri": "fri friday fridays fr pe perjantai perjantaisin perjantaina fre fred fredag fredagar",
    "sat": "sat saturday saturdays sa la lauantai lauantaisin lauantaina lör lörd lördag lördagar lö",
    "sun": "sun sunday sundays su sunnuntai sunnuntaisin sunnuntaina sön sönd söndag söndagar sö",
    "hol": "hol holiday holidays ph pyhä pyhät pyhäpäivät pyhinä helgdag helgdagar",
    "mon-fri": "weekday weekdays workday workdays arkisin arkipäivisin arkipäivät arki vardagar vard",
    "sat-sun": "weekend weekends viikonloppu viikonloppuisin helg helger",
    "mon-sun": "daily everyday all päivittäin joka dagligen alla",
}
_DAYS: Final = {word: days for days, words in _NAMES.items() for word in words.split()}
_ALWAYS: Final = frozenset(
    "24/7|24/7/365|24-7|24x7|24 x 7|24h|24 h|24 hours|24 hours a day|all day|all the time|always|always open|open|"
    "day and night|round the clock|around the clock|anytime|any time|00:00-24:00|0-24|0:00-24:00|00-24|aina|"
    "ympäri vuorokauden|24 tuntia|alltid|dygnet runt|24 timmar".split("|")
)
_TIME: Final = r"(\d{1,2})(?:[:.h]?([0-5]\d))?\s*(am|pm|a\.m\.?|p\.m\.?|h)?"
_TIMES: Final = rf"(?:from |klo\.? |kl\.? |between )*{_TIME}\s*(?:-|to|till|until|and|bis)\s*(?:klo |kl )?{_TIME}"
_LONG_NAMES: Final = (
    (r"\b(?:public|bank|national) holidays?\b", "hol"),
    (r"\b(?:working|week|business|work) days?\b", "mon-fri"),
    (r"\b(?:every|all|each|joka|alla|varje) (?:days?|week|päivä|dagar|dag)\b|\b7 days(?: a week)?", "mon-sun"),
    (r"\b(?:to|through|thru|till|until)\b(?= *[^\W\d_])", "-"),
)

_SHARED: Final = (
    r"\b(?:arki|vard)|\b(?:ma|ti|ke|pe|la|su|må|mån|tis|ons|tors?|fre|lö|lör|sö|sön)\b.*\bto +(?=[^\W\d_])|\bto +to\b"
)
"""Days that are several ones: those to Friday, or to Saturday as in law; `to` between days, and for a Thursday."""


def hours(value: Any) -> Iterator[str]:
    """What a text, or a list of texts, or a mapping of days to times, may mean as opening hours.

    Times without days are taken for those of an ordinary week.
    """
    if isinstance(value, dict):
        value = tuple(f"{day} {times}" for day, times in value.items() if isinstance(times, str))
    parts = [part for part in value if isinstance(part, str)] if isinstance(value, tuple) else [value]
    if not parts or (isinstance(value, tuple) and len(parts) < len(value)):
        return
    said = [simplified(part) for part in parts]
    if len(said) == 1 and (said[0] in _ALWAYS or said[0].removeprefix("open ") in _ALWAYS):
        yield "always"
        return
    spans = list(_spans(said))
    if len(spans) == 1:
        yield spans[0]
    elif spans:
        yield f"[{', '.join(spans)}]"


def is_whole(value: Any) -> bool:
    """Whether a text, or a list of texts, says days and times itself, so that no part of the hours is made up: times
    without days, an afternoon in `9-5`, and days to Friday that may be to Saturday are not."""
    said = [simplified(part) for part in (value if isinstance(value, tuple) else (value,)) if isinstance(part, str)]
    if len(said) == 1 and said[0] in _ALWAYS:
        return said[0] != "open"
    pieces = _pieces(said)
    return bool(_split(pieces[0])[0]) and not any(re.search(_SHARED, one) or _is_afternoon(one) for one in pieces)


def _is_afternoon(piece: str) -> bool:
    """Whether twelve hours are added to what a piece says, as in `9-5`."""
    ends = re.search(rf"{_TIMES}$", piece)
    if not ends or any((ends[3], ends[6])):
        return False
    times = _split(piece)[1]
    return times is not None and times[1] == _minutes(True, *ends.groups()[3:]) + 720


def _spans(said: list[str]) -> Iterator[str]:
    """Every span that is named; none where anything was not understood."""
    found: list[str] = []
    runs: list[tuple[int, int]] = []
    fresh = True
    for piece in _pieces(said):
        days, times = _split(piece)
        named = _runs(days) if days else []
        if named is None or not (days or times):
            return
        if named:
            runs = [*runs, *named] if not fresh else named
        fresh = times is not None
        if times:
            found += [span for run in runs or [(0, 4)] for span in _span(run, times)]
    yield from (found if fresh else ())


def _pieces(said: list[str]) -> list[str]:
    apart = r"\s*(?:[,;&+|\n]|\band\b(?! *\d)|\bja\b|\boch\b)\s*"
    return [piece for part in said for piece in re.split(apart, part)]


def _split(piece: str) -> tuple[str, tuple[int, int] | None]:
    for pattern, day in _LONG_NAMES:
        piece = re.sub(pattern, day, piece)
    at = re.search(r"\d", piece)
    if not at:
        return piece.strip(" :."), None
    days = re.sub(r"(?:\b(?:from|klo|kl|between|open)\b|[:.,\s])+$", "", piece[: at.start()]).strip()
    found = re.fullmatch(_TIMES, piece[at.start() :].removesuffix(" uhr").strip())
    if not found:
        return "?", None
    start, end = _minutes(False, *found.groups()[:3]), _minutes(True, *found.groups()[3:])
    if not any((found[2], found[3], found[5], found[6])) and end <= start < end + 720 <= 1440:
        # `9-5` is said of shops that close in the afternoon; night shifts are written with minutes, or as 22-6.
        end += 720
    return days, (start, end)


def _minutes(is_end: bool, hour: str, minute: str | None, half: str | None) -> int:
    number = int(hour)
    if half and half[0] == "p" and number < 12:
        number += 12
    if half and half[0] == "a" and number == 12:
        number = 0
    total = number * 60 + int(minute or 0)
    return 1440 if is_end and total == 0 else total


def _runs(days: str) -> list[tuple[int, int]] | None:
    """`mon-fri` as positions in the week; backwards over Sunday as two runs; None for what are no days."""
    days = re.sub(r"\s*-\s*", "-", days.strip())
    found: list[tuple[int, int]] = []
    for word in days.replace("/", " ").split():
        ends = _DAYS.get(word, "") or "-".join(_DAYS.get(end.strip("."), "?") for end in word.split("-"))
        first, _, last = ends.partition("-")
        if first not in DAYS or (last and last not in DAYS):
            return None
        begin, end = DAYS.index(first), DAYS.index(last or first)
        found += [(begin, end)] if begin <= end else [(begin, 6), (0, end)]
    return found


def _span(run: tuple[int, int], times: tuple[int, int]) -> Iterator[str]:
    (first, last), (start, end) = run, times
    if start < end:
        yield f"{_named(first, last)} {clock(start)}-{clock(end)}"
    elif start < 1440 and last < 7:
        yield f"{_named(first, last)} {clock(start)}-24:00"
        for begin, stop in [(first + 1, last + 1)] if last < 6 else [(first + 1, 6), (0, 0)]:
            if begin <= stop:
                yield f"{_named(begin, stop)} 00:00-{clock(end)}"


def _named(first: int, last: int) -> str:
    return DAYS[first] if first == last else f"{DAYS[first]}-{DAYS[last]}"
