"""Languages and countries by name: `English` -> `en`, `Finland` -> `FI`."""

from __future__ import annotations

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
