"""Durations as people write them: `1,5 h`, `two working days`, `48 hours`, `2 työpäivää`, `a week`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from promisekit.read.meant.numerals import NUMBER, begins_with_number, numbers, written
from promisekit.read.meant.plain import simplified

# Unit -> what it is called in English, Finnish and Swedish, in the forms in which it follows a number.
_LISTED: Final = {
    "s": "s sec secs second seconds sekunti sekuntia sekunnin sek sekund sekunder",
    "min": "min mins minute minutes m minuutti minuuttia minuutin minut minuter",
    "h": "h hr hrs hour hours tunti tuntia tunnin t tim timme timmar clock-hour clock-hours",
    "day": "day days d calendar-day calendar-days päivä päivää päivän pv pvä vrk vuorokausi vuorokautta vuorokauden "
    "kalenteripäivää dag dagar dygn kalenderdagar",
    "week": "week weeks wk wks w viikko viikkoa viikon vko vk vecka veckor v",
    "month": "month months mo mos mth mths kuukausi kuukautta kuukauden kk månad månader mån",
    "year": "year years yr yrs y vuosi vuotta vuoden v. år",
    "working hour": "working-hour working-hours business-hour business-hours work-hour work-hours office-hour "
    "office-hours opening-hour opening-hours workhour workhours työtunti työtuntia työtunnin arbetstimme arbetstimmar",
    "working day": "working-day working-days business-day business-days work-day work-days workday workdays weekday "
    "weekdays week-day week-days bank-day bank-days banking-day banking-days office-day office-days bd bds wd wds "
    "arkipäivä arkipäivää arkipäivän työpäivä työpäivää työpäivän pankkipäivä pankkipäivää pankkipäivän "
    "arbetsdag arbetsdagar vardag vardagar bankdag bankdagar",
}
_UNITS: Final = {name.replace("-", " "): (1, unit) for unit, names in _LISTED.items() for name in names.split()} | {
    "fortnight": (2, "week"),
    "fortnights": (2, "week"),
    "quarter": (3, "month"),
    "quarters": (3, "month"),
    "decade": (10, "year"),
}
_SECONDS: Final = {"s": 1, "min": 60, "h": 3600, "day": 86400, "week": 604800}

# What is said with one phrase; of several phrases for one duration, all after the colon.
_PHRASED: Final = {
    "at once": "at once|immediately|immediate|instantly|instant|now|right now|right away|straight away|straightaway|"
    "without delay|asap|as soon as possible|none|no time|no wait|0|zero|heti|välittömästi|genast|omedelbart|direkt",
    "same day": "today|same day|the same day|that day|on the day|end of day|end of the day|by end of day|eod|"
    "by the end of the day|within the day|samana päivänä|saman päivän aikana|samma dag",
    "next day": "tomorrow|the next day|the day after|following day|overnight|by tomorrow|d+1|next calendar day|"
    "seuraavana päivänä|huomenna|nästa dag",
    "same working day": "same business day|same workday|the same working day|close of business|cob|"
    "by close of business|end of business|eob|end of working day|samana työpäivänä|samana arkipäivänä|samma arbetsdag",
    "next working day": "next business day|nbd|next workday|the next working day|following working day|wd+1|bd+1|"
    "next weekday|following business day|seuraavana työpäivänä|seuraavana arkipäivänä|nästa arbetsdag|nästa vardag",
    "1 h": "hourly|every hour",
    "1 day": "daily|every day|once a day|päivittäin|dagligen",
    "1 working day": "every working day|every weekday",
    "1 week": "weekly|every week|once a week|monday|mondays|tuesday|tuesdays|wednesday|wednesdays|thursday|thursdays|"
    "friday|fridays|saturday|saturdays|sunday|sundays|viikoittain|varje vecka",
    "2 weeks": "biweekly|fortnightly|every other week|every second week",
    "1 month": "monthly|every month|once a month|kuukausittain|varje månad",
    "3 months": "quarterly|every quarter|once a quarter",
    "6 months": "half a year|half-yearly|half a year|twice a year|puoli vuotta|ett halvår",
    "1 year": "yearly|annually|annual|every year|once a year|vuosittain|årligen",
    "30 min": "half an hour|half hour|half-hour|puoli tuntia|en halvtimme|halvtimme",
    "15 min": "quarter of an hour|a quarter of an hour|vartti|en kvart",
    "90 min": "an hour and a half|one and a half hours|puolitoista tuntia|en och en halv timme",
}
_PHRASES: Final = {phrase: meant for meant, phrases in _PHRASED.items() for phrase in phrases.split("|")}

_BEFORE: Final = (
    r"^(?:within|in|inside|max\.?|maximum|at most|up to|not more than|no more than|less than|under|about|"
    r"approx\.?|approximately|circa|ca\.?|c\.|~|<=?|≤|every|after|by|the next|next|noin|enintään|alle|joka|inom|högst|"
    r"cirka|upp till|var)\s*(?=\S)"
)
_AFTER: Final = (
    r"\s*(?:\(.*\)|or less|max\.?|maximum|at most|at the latest|at the longest|tops|later|from now|time|sisällä|"
    r"kuluessa|kuluttua|aikana|enintään)$"
)
_ONE: Final = rf"(?:({NUMBER})\s*(?:-|to|or|till|bis|–|tai|till|eller)\s*)?({NUMBER})[\s-]*([^\W\d_][^\d]*)"
_SEVERAL: Final = r"(\d+(?:[.,]\d+)?)\s*([^\W\d_]+)\.?\s*(?:,|and|ja|och)?\s*"
_ISO: Final = r"p(?:(\d+)([ymwd]))?(?:t(?:(\d+)([hms]))?)?"
_ISO_UNITS: Final = {"y": "year", "m": "month", "w": "week", "d": "day"}, {"h": "h", "m": "min", "s": "s"}

_SHARED: Final = r"m|v|v\.|arkipäiv.*|vardag.*"
"""Units that are several ones: minutes or months, weeks or years; the days to Friday, or to Saturday as in law."""
_LOOSE: Final = (
    r"asap|as soon as possible|without delay|none|no time|no wait|0|zero|overnight|.*(?:arki|vardag).*|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?"
)
"""Phrases of which some mean something else."""


def durations(text: str) -> Iterator[str]:
    """What the text may mean as a duration; of a range, its upper end."""
    said = simplified(text)
    for form in dict.fromkeys((said, re.sub(_AFTER, "", re.sub(_BEFORE, "", said)).strip(" ."))):
        if form in _PHRASES:
            yield _PHRASES[form]
            return
        yield from _counted(form)
        yield from _iso(form)
        yield from _summed(form)


def is_range(text: str) -> bool:
    """Whether the text names a shortest and a longest time."""
    found = re.fullmatch(_ONE, re.sub(_AFTER, "", re.sub(_BEFORE, "", simplified(text))))
    return found is not None and found[1] is not None


def is_exact(text: str) -> bool:
    """Whether the text says a duration, and nothing in it may mean another one: no range, no `about`, no slip of the
    pen, and no unit that people mean differently."""
    said = simplified(text)
    if said in _PHRASES:
        return not re.fullmatch(_LOOSE, said)
    if re.search(r"\d[.,]\d{3}(?!\d)", said):
        return False
    found = re.fullmatch(_ONE, said)
    if found:
        half = re.match("half|halv|puoli|couple", found[2])
        return found[1] is None and not half and _is_named(found[3])
    parts = re.findall(_SEVERAL, said) if said[:1].isdigit() else []
    return bool(re.fullmatch(_ISO, said)) or (bool(parts) and all(_is_named(name) for _number, name in parts))


def _is_named(unit: str) -> bool:
    plain = re.sub(r"[\s-]+", " ", unit.strip())
    return plain in _UNITS and not re.fullmatch(_SHARED, plain)


def _counted(text: str) -> Iterator[str]:
    found = re.fullmatch(_ONE, text) if begins_with_number(text) else None
    unit = _unit(found[3]) if found else None
    if found and unit:
        yield from (_duration(number * unit[0], unit[1]) for number in numbers(found[2]))
    elif (unit := _unit(text)) and " " not in text.removeprefix("a ").removeprefix("an "):
        yield _duration(Decimal(unit[0]), unit[1])


def _unit(name: str) -> tuple[int, str] | None:
    plain = re.sub(r"[\s-]+", " ", name.strip(" .'’()")).replace("full ", "").removeprefix("a ").removeprefix("an ")
    if plain in _UNITS:
        return _UNITS[plain]
    from promisekit.read.explain import nearest

    near = nearest(plain, list(_UNITS), cutoff=0.8) if len(plain) > 3 else None
    return _UNITS[near] if near else None


def _summed(text: str) -> Iterator[str]:
    """`1 h 30 min`, `1h30`: added up, in the smallest of the units."""
    text = re.sub(r"^(\d+)\s*h\s*(\d+)$", r"\1 h \2 min", re.sub(r"^(\d+):(\d\d) h$", r"\1 h \2 min", text))
    parts = re.findall(_SEVERAL, text)
    units = [_unit(name) for _number, name in parts]
    if len(parts) < 2 or re.sub(_SEVERAL, "", text) or not all(unit and unit[1] in _SECONDS for unit in units):
        return
    known = [unit for unit in units if unit]
    total = Decimal(0)
    for (number, _name), (factor, unit) in zip(parts, known, strict=True):
        total += numbers(number)[0] * factor * _SECONDS[unit]
    least = min((unit for _, unit in known), key=lambda unit: _SECONDS[unit])
    yield _duration(round(total / _SECONDS[least], 4), least)


def _iso(text: str) -> Iterator[str]:
    found = re.fullmatch(_ISO, text)
    if found:
        date, time = _ISO_UNITS
        if found[1] and not found[3]:
            yield _duration(Decimal(found[1]), date[found[2]])
        elif found[3] and not found[1]:
            yield _duration(Decimal(found[3]), time[found[4]])


def _duration(amount: Decimal, unit: str) -> str:
    if amount == 0:
        return "at once"
    return f"{written(amount)} {unit}{'s' if amount != 1 and unit not in ('s', 'min', 'h') else ''}"
