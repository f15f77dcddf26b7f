"""A language of the handbook: its words, and how it writes numbers, dates, money and times of the clock.

Words come from the gettext catalogues in ``locale/``; forms of numbers and dates from Babel's tables (CLDR).
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from decimal import Decimal
from functools import cache, cached_property
from gettext import NullTranslations, translation
from pathlib import Path
from typing import TYPE_CHECKING, Final

from promisekit.handbook.language import words
from promisekit.model.closing import Closing, Day
from promisekit.model.duration import Duration
from promisekit.model.hours import DAYS, Hours
from promisekit.model.money import Money

if TYPE_CHECKING:
    from babel import Locale

CATALOGUES: Final = Path(__file__).parent / "locale"
DOMAIN: Final = "promisekit"
SOURCE: Final = "en"
"""The language that the words are written in."""

Units = dict[str, tuple[str, str]]
"""Unit of a duration -> its words for one and for many."""

_NO_BREAK: Final = "\u00a0"
_NUMBER: Final = "#,##0.######"
_LETTER_BEFORE_DIGIT: Final = re.compile(r"(?<=[A-Za-z])(?=\d)")
_DAY_OR_TIME: Final = re.compile(r"[a-z]{3}|(\d\d):(\d\d)|-")


class Language:
    """One language. All methods give plain text; a code without a catalogue has English words."""

    def __init__(self, code: str) -> None:
        """``code`` is one such as `fi` or `en-US`."""
        self.code = code
        base = code.partition("-")[0]
        found = translation(DOMAIN, CATALOGUES, [code.replace("-", "_"), base], fallback=True)
        self._catalogue: NullTranslations = found
        self.has_words = base == SOURCE or type(found) is not NullTranslations
        """Whether the interface's words are there in it."""
        self._made: dict[object, str] = {}

    def gettext(self, word: str, **values: object) -> str:
        """The word in this language, its ``%(name)s`` filled in with ``values``."""
        text = self._catalogue.gettext(word) if word else ""
        return text % values if values else text

    def ngettext(self, one: str, many: str, num: float | Decimal, **values: object) -> str:
        """The form that goes with the number, its ``%(num)s`` and ``%(name)s`` filled in."""
        return self.form(one, many, num) % {"num": self.number(num), **values}

    def form(self, one: str, many: str, num: float | Decimal) -> str:
        """The form of the words that goes with the number, not filled in. 1.5 goes with the plural."""
        return self._catalogue.ngettext(one, many, 1 if num == 1 else max(int(num), 2))

    def fixed(self, word: str) -> str:
        """What a person reads for one of the format's fixed words; the word itself where it is not one."""
        return self.gettext(words.FIXED[word]) if word in words.FIXED else word

    def number(self, value: float | Decimal) -> str:
        """``41200`` -> ``41,200``, ``4.50`` -> ``4.5``, in Finnish ``41 200`` and ``4,5``."""
        return self._kept(("number", value), lambda: _decimal(value, self.locale))

    def encounters(self, value: float | None) -> str:
        """So many encounters a month: nobody has half a one. Empty for None."""
        if value is None:
            return ""
        return self.number(int(value + 0.5)) if not 0 < value < 1 else self.gettext(words.LESS_THAN_ONE)

    def share(self, value: Decimal | None) -> str:
        """``99.5%``, in Finnish ``99,5 %``; empty for None."""
        return "" if value is None else self._kept(("share", value), lambda: _percent(value, self.locale))

    def money(self, value: Money | None) -> str:
        """``£8.00``, in Finnish ``10,00 €``; empty for None."""
        return "" if value is None else self._kept(value, lambda: _currency(value, self.locale))

    def date(self, value: datetime.date | None) -> str:
        """``1 October 2026``, in Finnish ``1. lokakuuta 2026``; empty for None."""
        return "" if value is None else self._kept(value, lambda: _date(value, self.locale))

    def duration(self, value: Duration | None) -> str:
        """``2 working days``, ``next working day``; empty for None."""
        return self._time(value, words.DURATIONS, words.NAMED_DURATIONS)

    def within(self, value: Duration | None) -> str:
        """``within 2 working days``, ``by the end of the next working day``; empty for None."""
        return self._time(value, words.WITHIN, words.BY_THE_END)

    def often(self, value: Duration | None) -> str:
        """``every week``, ``every 2 weeks``; empty for None."""
        return self._time(value, words.EVERY, words.NAMED_DURATIONS)

    def hours(self, value: Hours | None, *, inside: bool = False) -> str:
        """``Mon–Fri 08:00–20:00, Sat 09:00–17:00``; ``Day and night`` for always; empty for None.

        It begins with a capital letter, unless it stands inside a sentence.
        """
        if value is None:
            return ""
        if value.is_always:
            return self.gettext(words.ALWAYS_OPEN)
        text = _DAY_OR_TIME.sub(self._day_or_time, str(value))
        return text if inside else text[0].upper() + text[1:]

    def day(self, value: Day) -> str:
        """``24 December 2026``, or ``24 December`` of every year."""
        return self._kept(("day", value), lambda: _day(value, self.locale))

    def closing(self, value: Closing) -> str:
        """``1 July 2026 – 31 July 2026``, ``24 December every year``."""
        days = self.day(value.from_) + (f" – {self.day(value.to)}" if value.to else "")
        return days if value.from_.year is not None else self.gettext(words.EVERY_YEAR, days=days)

    def place(self, code: str | None) -> str:
        """``Norway``, ``Germany (DE-BY)``: a country or a part of one; empty for None."""
        if code is None:
            return ""
        country, _hyphen, part = code.partition("-")
        name = self.locale.territories.get(country, country)
        return f"{name} ({code})" if part else name

    def quoted(self, sentence: str) -> str:
        """A sentence inside another one: in quotation marks, without a full stop of its own."""
        return self.gettext(words.QUOTED, words=sentence.removesuffix("."))

    def name_of(self, code: str) -> str:
        """What a language is called in this one, ``Finnish``; its code where nobody knows."""
        there = _locale_of(code)
        return (there.get_language_name(self.locale.language) if there else None) or code

    @cached_property
    def own_name(self) -> str:
        """What the language calls itself: ``English``, ``suomi``."""
        return self.name_of(self.code)

    @cached_property
    def locale(self) -> Locale:
        """Babel's, for numbers and dates; that of the source where Babel does not know the code."""
        found = _locale_of(self.code) or _locale_of(SOURCE)
        assert found is not None
        return found

    def _time(self, value: Duration | None, by_unit: Units, named: dict[str, str]) -> str:
        if value is None:
            return ""
        if value.unit not in by_unit or not value.amount:
            return self.gettext(named.get(str(value), str(value)))
        return self._kept((id(by_unit), value), lambda: self._counted(value, *by_unit[value.unit]))

    def _counted(self, value: Duration, one: str, many: str) -> str:
        """The number and its unit stay on one line."""
        form = self.form(one, many, value.amount).replace("%(num)s ", f"%(num)s{_NO_BREAK}")
        return form % {"num": self.number(value.amount)}

    def _day_or_time(self, found: re.Match[str]) -> str:
        if found[0] == "-":
            return "–"
        if found[1]:
            return self._clock.replace("HH", found[1]).replace("H", str(int(found[1]))).replace("mm", found[2])
        if found[0] == "hol":
            return self.gettext(words.PUBLIC_HOLIDAYS)
        names: dict[int, str] = self.locale.days["format"]["abbreviated"]
        return names[DAYS.index(found[0])].rstrip(".")

    @cached_property
    def _clock(self) -> str:
        """How the language writes a time of day, such as ``H.mm``; of 24 hours, since the last one is 24:00."""
        pattern: str = self.locale.time_formats["short"].pattern
        return pattern if "H" in pattern else "HH:mm"

    def _kept(self, key: object, make: Callable[[], str]) -> str:
        made = self._made.get(key)
        if made is None:
            made = self._made[key] = make()
        return made


@cache
def language_of(code: str) -> Language:
    """The language with that code; made once."""
    return Language(code)


def _locale_of(code: str) -> Locale | None:
    from babel import Locale, UnknownLocaleError

    # Days before months and a clock of 24 hours, as the files have them.
    wanted = "en_GB" if code == SOURCE else code.replace("-", "_")
    for name in (wanted, wanted.partition("_")[0]):
        try:
            return Locale.parse(name)
        except (UnknownLocaleError, ValueError):
            continue
    return None


def _decimal(value: float | Decimal, locale: Locale) -> str:
    from babel.numbers import format_decimal

    return format_decimal(value, _NUMBER, locale)


def _percent(value: Decimal, locale: Locale) -> str:
    from babel.numbers import format_percent

    return format_percent(value / 100, locale=locale, decimal_quantization=False)


def _currency(value: Money, locale: Locale) -> str:
    from babel.numbers import format_currency

    text = format_currency(value.amount, value.currency, locale=locale, decimal_quantization=False)
    # CLDR has a space between a code of letters and the amount; Babel leaves it out.
    return _LETTER_BEFORE_DIGIT.sub(_NO_BREAK, text)


def _date(value: datetime.date, locale: Locale) -> str:
    from babel.dates import format_date

    return format_date(value, "long", locale).replace(" ", _NO_BREAK, 1)


def _day(value: Day, locale: Locale) -> str:
    from babel.dates import format_skeleton

    if value.year is not None:
        return _date(datetime.date(value.year, value.month, value.day), locale)
    in_a_leap_year = datetime.date(2000, value.month, value.day)
    return format_skeleton("MMMMd", in_a_leap_year, locale=locale).replace(" ", _NO_BREAK)
