"""Languages, countries and time zones by name: `English` -> `en`, `Finland` -> `FI`, `oslo` -> `Europe/Oslo`."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from typing import Final

from promisekit.read.meant.plain import simplified

_LANGUAGES: Final = {
    "en": "english|englanti|engelska|eng", "fi": "finnish|suomi|finska|fin", "sv": "swedish|ruotsi|svenska|swe",
    "no": "norwegian|norja|norsk|norska", "da": "danish|tanska|dansk|danska", "de": "german|saksa|deutsch|tyska",
    "fr": "french|ranska|français|franska", "es": "spanish|espanja|español|spanska", "et": "estonian|viro|eesti",
    "it": "italian|italia|italiano", "nl": "dutch|hollanti|nederlands", "pt": "portuguese|portugali|português",
    "pl": "polish|puola|polski", "ru": "russian|venäjä|русский", "uk": "ukrainian|ukraina|українська",
}  # fmt: skip
_COUNTRIES: Final = {
    "FI": "finland|suomi", "SE": "sweden|sverige|ruotsi", "NO": "norway|norge|norja", "DK": "denmark|danmark|tanska",
    "EE": "estonia|eesti|viro", "IS": "iceland|ísland", "DE": "germany|deutschland|saksa", "AT": "austria|österreich",
    "CH": "switzerland|schweiz", "FR": "france|ranska", "ES": "spain|españa", "IT": "italy|italia", "PT": "portugal",
    "NL": "netherlands|the netherlands|holland", "BE": "belgium", "IE": "ireland", "PL": "poland", "CZ": "czechia",
    "GB": "uk|great britain|united kingdom|britain|england|the uk|u.k|gbr",
    "US": "united states|usa|the us|u.s|u.s.a|america", "CA": "canada", "AU": "australia", "NZ": "new zealand",
    "LV": "latvia", "LT": "lithuania", "UA": "ukraine", "IN": "india", "JP": "japan",
}  # fmt: skip
_ZONES: Final = {
    "FI": "Europe/Helsinki", "SE": "Europe/Stockholm", "NO": "Europe/Oslo", "DK": "Europe/Copenhagen",
    "EE": "Europe/Tallinn", "IS": "Atlantic/Reykjavik", "DE": "Europe/Berlin", "AT": "Europe/Vienna",
    "CH": "Europe/Zurich", "FR": "Europe/Paris", "ES": "Europe/Madrid", "IT": "Europe/Rome", "PT": "Europe/Lisbon",
    "NL": "Europe/Amsterdam", "BE": "Europe/Brussels", "IE": "Europe/Dublin", "PL": "Europe/Warsaw",
    "CZ": "Europe/Prague", "GB": "Europe/London", "NZ": "Pacific/Auckland", "LV": "Europe/Riga", "LT": "Europe/Vilnius",
    "UA": "Europe/Kyiv", "IN": "Asia/Kolkata", "JP": "Asia/Tokyo",
    "EET": "Europe/Helsinki", "EEST": "Europe/Helsinki", "CET": "Europe/Berlin", "CEST": "Europe/Berlin",
    "GMT": "Europe/London", "BST": "Europe/London", "IST": "Asia/Kolkata", "JST": "Asia/Tokyo",
}  # fmt: skip
"""Of countries with one zone, and of abbreviations that many use."""


def languages(text: str) -> Iterator[str]:
    """The codes of the language that the text may mean."""
    said = simplified(text)
    yield from (code for code, names in _LANGUAGES.items() if said in names.split("|"))
    language, _, region = said.replace("_", "-").partition("-")
    yield f"{language}-{region.upper()}" if region else language


def countries(text: str) -> Iterator[str]:
    """The codes of the country that the text may mean."""
    said = simplified(text)
    yield from (code for code, names in _COUNTRIES.items() if said in names.split("|"))
    yield said.upper().replace("_", "-").replace(" ", "-")


def zones(text: str) -> Iterator[str]:
    """The names of the time zone that the text may mean: a city, a country, a slip in a name."""
    from promisekit.model.time_zone import time_zones

    said = simplified(text).replace(" ", "_")
    known = sorted(time_zones())
    yield from (name for name in known if said in (name.lower(), name.lower().rpartition("/")[2]))
    yield from (name for code in countries(text) for name in _ZONES.get(code, "").split())
    yield from (name for name in _ZONES.get(said.upper(), "").split())
    by_small = {name.lower(): name for name in known}
    yield from (by_small[near] for near in difflib.get_close_matches(said, by_small, n=1, cutoff=0.75))
