"""The Finnish sample, as people in the city meet it: in two languages, and with what changed since June."""

from __future__ import annotations

import datetime
import io
import re
from collections.abc import Callable, Iterator
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import pytest
from babel.messages.catalog import Message
from playwright.sync_api import Browser
from pypdf import PdfReader

from promisekit import check
from promisekit.draw.words import _WORDS
from promisekit.read import load
from tests.browser.axe import barriers
from tests.handbook.printing import words_of
from tests.handbook.test_catalogues import catalogue, forms
from tests.samples.city import CITY

FOLDERS = {"fi": "", "sv": "sv/"}
SPOKEN = ("title", "aria-label", "alt", "placeholder", "data-label", "data-kind")
"""Attributes that people read or hear."""
ENGLISH_DAYS = re.compile(
    r"\b(January|February|March|April|May|June|July|August|October|December|Monday|Tuesday|Sunday|Mon|Tue|Sun)\b"
)


def test_nothing_is_found_and_nothing_is_untranslated() -> None:
    findings = check(load(CITY), today=datetime.date(2026, 11, 29))
    assert [(one.code, one.message) for one in findings] == []


def pages(site: Path, code: str) -> Iterator[Path]:
    for page in sorted((site / FOLDERS[code]).rglob("*.html")):
        if code == "sv" or page.relative_to(site).parts[0] != "sv":
            yield page


def text_of(page: Path) -> str:
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", page.read_text("utf-8"))).split())


@pytest.mark.parametrize(
    ("code", "promise"), [("fi", "Kun ilmoitat kuopasta kadulla"), ("sv", "När du anmäler ett hål i gatan")]
)
def test_every_page_is_there_in_both_languages(city_site: Path, code: str, promise: str) -> None:
    found = {page.relative_to(city_site / FOLDERS[code]) for page in pages(city_site, code)}
    assert found == {page.relative_to(city_site) for page in pages(city_site, "fi")} and len(found) > 100
    assert promise in text_of(city_site / FOLDERS[code] / "promises/kuoppa-paikataan.html")
    strange = [page for page in pages(city_site, code) if 'class="hb-untranslated"' in page.read_text("utf-8")]
    assert strange == []


def test_what_changed_since_june_is_told_to_whom_it_concerns(city_site: Path) -> None:
    all_changes = text_of(city_site / "changes/index.html")
    assert "Kun jätät hammashoitoon soittopyynnön ennen kello 12" in all_changes, "its limit is shorter"
    assert "Kun haet rakentamislupaa" in all_changes, "it is new"
    assert "Soita niille, jotka ovat pyytäneet soiton." in text_of(city_site / "changes/roles/vesipaivystaja.html")
    assert "Parempi kuin ennen: luvattu aika on lyhyempi" in all_changes
    assert "kuopasta" not in all_changes


def test_what_is_not_known_is_not_nought(city_site: Path) -> None:
    street = text_of(city_site / "touchpoints/kotikatu-talvella.html")
    assert "Kohtaamisia kuukaudessa" not in street
    assert "Kohtaamisia kuukaudessa" in text_of(city_site / "touchpoints/vesilasku.html")
    carried = text_of(city_site / "who-carries.html")
    ploughing = "Auraus (urakoitsija) Kumppani 0 % 0 1 0"
    assert ploughing in carried, "it answers for no touchpoint; how often its one is met, nobody knows"
    assert "ei vielä mitattu Tavoite: 92" in text_of(city_site / "metrics/index.html")


class Said(HTMLParser):
    """Everything on a page that people read or hear, each text node by itself; not what is said to be English."""

    def __init__(self, page: Path) -> None:
        super().__init__()
        self.found: set[str] = set()
        self._open: list[tuple[str, bool]] = []
        self.feed(page.read_text("utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        passed_over = tag in ("script", "style", "head") or given.get("lang") == "en"
        self.found |= {" ".join((given[name] or "").split()) for name in SPOKEN if name in given}
        self._open.append((tag, passed_over))

    def handle_endtag(self, tag: str) -> None:
        """Closes what the page left open inside, too: what has no end of its own, such as `<br>`."""
        if any(tag == open_tag for open_tag, _passed_over in self._open):
            while self._open.pop()[0] != tag:
                pass

    def handle_data(self, data: str) -> None:
        if not any(passed_over for _tag, passed_over in self._open):
            self.found.add(" ".join(data.split()))


def _is_studios(message: Message) -> bool:
    places = [place for place, _line in message.locations]
    return bool(places) and all(place.startswith("promisekit/studio/") for place in places)


def english_of_the_interface(code: str) -> re.Pattern[str]:
    """Every whole text that the handbook or a picture says in English and otherwise in the language."""
    # The studio's words stand on no page; its "Terms" would be found in "TERMS", which all languages say.
    messages = [one for one in catalogue(code) if one.id and not _is_studios(one)]
    pairs = [pair for message in messages for pair in forms(message)]
    pairs += [(_WORDS["en"][key], own) for key, own in _WORDS[code].items()]
    own_words = {own.lower() for _english, own in pairs}
    english = {said for said, own in pairs if said.lower() not in own_words}
    wordings = [re.sub(r"%\\\(\w+\\\)s|\\\{.*?\\\}", ".+", re.escape(said)) for said in english]
    # "On" between two values is Finnish, too.
    told = [
        one for one in sorted(wordings) if re.search(r"[a-z]{3}" if ".+" in one else r"[a-z]{2}", one.replace(".+", ""))
    ]
    return re.compile("|".join(told), re.IGNORECASE)


@pytest.mark.parametrize("code", FOLDERS)
def test_no_word_of_the_interface_is_english(city_site: Path, code: str) -> None:
    english, found = english_of_the_interface(code), {}
    for page in pages(city_site, code):
        for text in Said(page).found:
            if text and (english.fullmatch(text) or ENGLISH_DAYS.search(text)):
                found.setdefault(text, page.relative_to(city_site).as_posix())
    assert found == {}


@pytest.mark.parametrize("code", FOLDERS)
def test_quotation_marks_are_those_of_the_language(city_site: Path, code: str) -> None:
    wrong = {text for page in pages(city_site, code) for text in Said(page).found if "“" in text}
    assert wrong == set()


def test_axe_finds_nothing_in_finnish_on_a_phone_in_the_dark(
    city_site: Path, browser: Browser, served: Callable[[Path], str]
) -> None:
    tab = browser.new_page(viewport={"width": 390, "height": 844}, color_scheme="dark")
    base, found = served(city_site), []
    for path in ("index.html", "roles/palveluneuvoja.html", "promises/soitamme-takaisin.html"):
        tab.goto(base + path)
        found += [(path, *barrier) for barrier in barriers(tab)]
    tab.close()
    assert found == []


def test_paper_names_the_version_where_git_knows_one(city_site: Path, browser: Browser) -> None:
    tab = browser.new_page()
    tab.goto((city_site / "roles" / "palveluneuvoja.html").as_uri())
    words = words_of(PdfReader(io.BytesIO(tab.pdf(format="A4"))))
    assert "versio 2026-11, 16. marraskuuta 2026" in words and "tulostettu" in words
    tab.close()


def test_what_changed_since_the_last_visit_is_marked_where_it_stands(
    city_site: Path, browser: Browser, served: Callable[[Path], str]
) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    tab, page = context.new_page(), served(city_site) + "roles/vesipaivystaja.html"
    marks = tab.locator(".hb-changed:visible")
    for day, seen in ((1, 0), (1, 0), (20, 1), (20, 1), (25, 0)):  # it changed on the 16th
        tab.clock.set_fixed_time(datetime.datetime(2026, 11, day, 12))
        tab.goto(page)
        assert marks.count() == seen, day
        if seen:
            assert marks.inner_text() == "muuttunut viime käyntisi jälkeen"
    context.close()


def test_a_page_says_when_what_it_is_about_was_last_changed(city_site: Path) -> None:
    changed = (city_site / "promises" / "tieto-vesikatkosta.html").read_text("utf-8").replace("\u00a0", " ")
    assert "Muutettu viimeksi 16. marraskuuta 2026." in changed
    assert "Muutettu viimeksi" not in (city_site / "promises" / "kuoppa-paikataan.html").read_text("utf-8")
    tags = [page.name for page in (city_site / "sv").rglob("*.html") if 'class="hb-tags"' in page.read_text("utf-8")]
    assert tags == [], "tags are in no language"


def test_a_long_word_breaks_between_syllables(city_site: Path, browser: Browser) -> None:
    tab = browser.new_page(viewport={"width": 320, "height": 700})
    tab.goto((city_site / "roles" / "laskutussihteeri.html").as_uri())
    assert (tab.locator("h1").text_content() or "").replace("\u00ad", "-").startswith("Las-ku-tus-sih-teeri")
    tab.goto((city_site / "sv" / "roles" / "laskutussihteeri.html").as_uri())
    heading = tab.locator("h1")
    assert (heading.text_content() or "").replace("\u00ad", "-").startswith("Fak-tu-re-rings-sek-re-te-rare")
    assert heading.evaluate("one => getComputedStyle(one).hyphens") == "auto", "where a browser knows more"
    assert tab.evaluate("document.documentElement.scrollWidth") <= 320
    tab.close()
