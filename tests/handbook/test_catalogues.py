"""The words of the handbook in other languages: there are none too few, none too many, and all have their places."""

from __future__ import annotations

import io
import re
import tomllib
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from promisekit.draw import words as words_of_pictures
from promisekit.handbook.language import words
from promisekit.handbook.language.language import CATALOGUES, DOMAIN, language_of

ROOT = Path(__file__).parents[2]
CODES = ("fi", "sv")
PLACE = re.compile(r"%(?:\((\w+)\))?(.)")
KEYWORDS: dict[str, Any] = {"_": None, "_n": (1, 2), "ngettext": (1, 2)}


def catalogue(code: str) -> Catalog:
    with (CATALOGUES / code / "LC_MESSAGES" / f"{DOMAIN}.po").open("rb") as file:
        return read_po(file, locale=code)


def forms(message: Any) -> list[tuple[str, str]]:
    """Pairs of English and translated."""
    if isinstance(message.id, str):
        return [(message.id, message.string)]
    one, many = message.id
    return [(one, message.string[0]), *((many, other) for other in message.string[1:])]


@cache
def marked() -> frozenset[str]:
    """Every word of the code and the templates."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["babel"]["mappings"]
    method_map = [(one["pattern"], one["method"]) for one in settings]
    options = {one["pattern"]: {k: v for k, v in one.items() if k not in ("pattern", "method")} for one in settings}
    found = extract_from_dir(
        ROOT / "promisekit",
        [(p.removeprefix("promisekit/"), m) for p, m in method_map],
        {p.removeprefix("promisekit/"): o for p, o in options.items()},
        KEYWORDS,
    )
    return frozenset(message if isinstance(message, str) else message[0] for _, _, message, _, _ in found)


def test_the_words_are_found_in_code_and_templates() -> None:
    assert {"Where feedback goes", "Who are you?", "%(num)s working day", "takes %(time)s"} <= marked()


@pytest.mark.parametrize("code", CODES)
def test_every_word_is_in_the_catalogue_and_no_other(code: str) -> None:
    there = {m.id if isinstance(m.id, str) else m.id[0] for m in catalogue(code) if m.id}
    assert sorted(marked() - there) == [], "run `make words` and translate what is empty"
    assert sorted(there - marked()) == [], "run `make words`: these are gone"


@pytest.mark.parametrize("code", CODES)
def test_every_word_is_translated_and_nothing_is_a_guess(code: str) -> None:
    messages = [message for message in catalogue(code) if message.id]
    assert [m.id for m in messages if not all(translated.strip() for _, translated in forms(m))] == []
    assert [m.id for m in messages if m.fuzzy] == []


@pytest.mark.parametrize("code", CODES)
def test_every_place_for_a_value_is_in_the_translation_too(code: str) -> None:
    wrong = []
    for message in catalogue(code):
        for english, translated in forms(message) if message.id else ():
            allowed = set(PLACE.findall(english if isinstance(message.id, str) else message.id[1]))
            places = set(PLACE.findall(translated))
            if places - allowed or (set(PLACE.findall(english)) - places - {("num", "s")}):
                wrong.append((english, translated))
            if any(count > 1 for count in Counter(PLACE.findall(translated)).values()):
                wrong.append((english, translated))
    assert wrong == []


@pytest.mark.parametrize("code", CODES)
def test_beginning_and_end_are_written_alike(code: str) -> None:
    """A sentence stays a sentence, a label a label."""
    unlike = [
        (english, translated)
        for message in catalogue(code)
        for english, translated in (forms(message) if message.id else ())
        if (english[-1:] in tuple(".:?")) != (translated[-1:] in tuple(".:?"))
        or (english[:1].isupper() and translated[:1].islower())
        or "  " in translated
    ]
    assert unlike == []


@pytest.mark.parametrize("code", CODES)
def test_what_is_installed_is_what_was_translated(code: str) -> None:
    made = io.BytesIO()
    write_mo(made, catalogue(code))
    compiled = CATALOGUES / code / "LC_MESSAGES" / f"{DOMAIN}.mo"
    assert compiled.read_bytes() == made.getvalue(), "run `make words`"


PICTURES_TOO = {
    "frontstage": words.FIXED["frontstage"],
    "backstage": words.FIXED["backstage"],
    "support": words.FIXED["support"],
    "as-is": words.FIXED["as-is"],
    "to-be": words.FIXED["to-be"],
    "promise": words.ONE_OF["promises"],
    "pain point": words.ONE_OF["pain_points"],
    "role": words.ONE_OF["roles"],
    "function": words.ONE_OF["functions"],
    "touchpoint": words.ONE_OF["touchpoints"],
    "metric": words.ONE_OF["metrics"],
    "higher": words.FIXED["higher"],
    "kind partner": words.FIXED["partner"],
    "terms situation": words.TERMS_NAMES["situation"],
}


@pytest.mark.parametrize("code", CODES)
def test_pages_and_pictures_use_the_same_words(code: str) -> None:
    of_pictures = words_of_pictures.words(code)
    unlike = {
        name: (language_of(code).gettext(word), of_pictures[name])
        for name, word in PICTURES_TOO.items()
        if language_of(code).gettext(word).casefold() != of_pictures[name].casefold()
    }
    assert unlike == {}
