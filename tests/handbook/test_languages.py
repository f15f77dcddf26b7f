"""A portfolio in English, Finnish and Swedish, as its readers meet it."""

from __future__ import annotations

import datetime
import hashlib
import re
import subprocess
import sys
from collections.abc import Callable
from decimal import Decimal
from html.parser import HTMLParser
from pathlib import Path

import pytest
import yaml
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from playwright.sync_api import Browser

from promisekit.handbook.book.audience import Audience
from promisekit.handbook.language.language import language_of
from promisekit.handbook.site.build import build
from promisekit.model.duration import Duration
from promisekit.model.hours import Hours
from promisekit.model.money import Money
from tests.browser.axe import barriers
from tests.handbook.conftest import DAY, ROOT
from tests.handbook.test_site import pages, search, watched
from tests.handbook.test_words import plain

TRILINGUAL = (Path(__file__).parent / "trilingual.yaml").read_text("utf-8")
NOTES = {
    "help.md": "# Help\n\nAsk the [[service-agent]].\n",
    "help.fi.md": "# Apua\n\nKysy: [[service-agent]].\n",
    "_private.fi.md": "# Secret\n",
}
PROMISE = "promises/right-invoice.html"
STATEMENTS = {
    "en": "Your invoice is right. If it is not, we correct it within two working days.",
    "fi": "Laskusi on oikein. Jos ei ole, korjaamme sen kahdessa arkipäivässä.",
    "sv": "Din faktura stämmer. Om den inte gör det rättar vi den inom två arbetsdagar.",
}
FOLDERS = {"en": "", "fi": "fi/", "sv": "sv/"}
Serve = Callable[[Path], str]


def write(folder: Path, text: str = TRILINGUAL) -> Path:
    blueprints = folder / "blueprints"
    blueprints.mkdir(parents=True, exist_ok=True)
    (blueprints / "all.yaml").write_text(text, "utf-8")
    for name, note in NOTES.items():
        (blueprints / name).write_text(note, "utf-8")
    return blueprints


def digests(site: Path) -> dict[str, str]:
    files = (path for path in sorted(site.rglob("*")) if path.is_file())
    return {path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The handbook in three languages, with its findings."""
    folder = tmp_path_factory.mktemp("trilingual")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.setenv("SOURCE_DATE_EPOCH", DAY)
        write(folder)
        result = build(audience=Audience.DESIGN)
    assert result.site and result.missing_pictures is None
    return result.site


def text_of(path: Path) -> str:
    return plain(path.read_text("utf-8"))


# How a language writes values


@pytest.mark.parametrize(
    ("code", "number", "money", "share", "date"),
    [
        ("en", "223,420", "€10.00", "99.5%", "1 October 2026"),
        ("fi", "223 420", "10,00 €", "99,5 %", "1. lokakuuta 2026"),
        ("sv", "223 420", "10,00 €", "99,5 %", "1 oktober 2026"),
        ("sv-FI", "223 420", "10,00 €", "99,5 %", "1 oktober 2026"),
        ("de", "223.420", "10,00 €", "99,5 %", "1. Oktober 2026"),
        ("xx", "223,420", "€10.00", "99.5%", "1 October 2026"),
    ],
)
def test_values_take_the_form_of_the_language(code: str, number: str, money: str, share: str, date: str) -> None:
    language = language_of(code)
    assert plain(language.number(223420)) == number
    assert plain(language.money(Money.parse("10 EUR"))) == money
    assert plain(language.share(Decimal("99.5"))) == share
    assert plain(language.date(datetime.date(2026, 10, 1))) == date


@pytest.mark.parametrize(
    ("written", "code", "long", "within", "often"),
    [
        ("2 working days", "fi", "2 arkipäivää", "2 arkipäivän kuluessa", "2 arkipäivän välein"),
        ("1 h", "fi", "1 tunti", "1 tunnin kuluessa", "joka tunti"),
        ("1.5 h", "fi", "1,5 tuntia", "1,5 tunnin kuluessa", "1,5 tunnin välein"),
        ("2 working days", "sv", "2 arbetsdagar", "inom 2 arbetsdagar", "med 2 arbetsdagars mellanrum"),
        ("1 week", "sv", "1 vecka", "inom 1 vecka", "varje vecka"),
        ("2 working days", "de", "2 working days", "within 2 working days", "every 2 working days"),
    ],
)
def test_durations_are_bent_as_the_sentence_wants(written: str, code: str, long: str, within: str, often: str) -> None:
    language, value = language_of(code), Duration.parse(written)
    assert plain(language.duration(value)) == long
    assert plain(language.within(value)) == within
    assert plain(language.often(value)) == often


def test_hours_have_the_days_and_the_clock_of_the_language() -> None:
    hours = Hours.parse(("mon-fri 08:00-16:30", "sat 00:00-24:00", "hol 10:00-12:00"))
    assert language_of("fi").hours(hours) == "Ma–pe 8.00–16.30, la 0.00–24.00, pyhäpäivinä 10.00–12.00"
    assert language_of("sv").hours(hours) == "Mån–fre 08:00–16:30, lör 00:00–24:00, helgdagar 10:00–12:00"
    assert language_of("en-US").hours(hours).startswith("Mon–Fri 08:00–16:30")


# One site per language


@pytest.mark.parametrize("code", ["en", "fi", "sv"])
def test_a_page_is_in_its_language_throughout(site: Path, code: str) -> None:
    own = {
        "en": ["within 2 working days", "Without asking", "€10.00", "€20.00", "1 October 2026", "You may", "Search"],
        "fi": ["2 arkipäivän kuluessa", "Pyytämättä", "10,00 €", "20,00 €", "1. lokakuuta 2026", "Saat", "Haku"],
        "sv": ["inom 2 arbetsdagar", "Utan att be om det", "10,00 €", "20,00 €", "1 oktober 2026", "Du får", "Sök"],
    }
    page = text_of(site / FOLDERS[code] / PROMISE)
    assert f'<html lang="{code}"' in page
    assert f'<h1 class="hb-statement" data-kind="{language_of(code).gettext("Promise")}" id="top">' in page
    assert STATEMENTS[code] in page
    folded = page.casefold()
    assert [text for text in own[code] if text.casefold() not in folded] == []
    for other in ("en", "fi", "sv"):
        if other != code:
            assert f"<dd>{own[other][1]}</dd>" not in page and STATEMENTS[other] not in page
    figure = {"en": "223,420", "fi": "223 420", "sv": "223 420"}[code]
    assert figure in text_of(site / FOLDERS[code] / "functions" / "billing.html")


@pytest.mark.parametrize(("code", "words"), [("fi", "Mitä lupaamme"), ("sv", "Vad vi lovar")])
def test_the_tree_the_pictures_and_the_theme_speak_it_too(site: Path, code: str, words: str) -> None:
    page = text_of(site / code / PROMISE)
    assert words in page
    assert {"fi": "Hyppää sisältöön", "sv": "Gå till innehållet"}[code] in page
    assert {"fi": "Kohtaamispiste", "sv": "Kontaktpunkt"}[code] in page[page.index("hb-picture-promise") :]
    name = {"fi": "Revontuli-laajakaista", "sv": "Norrsken Bredband"}[code]
    assert re.search(rf"<title>[^<]* - {name}</title>", page)
    stemmer = {"fi": "FinnishStemmer", "sv": "SwedishStemmer"}[code]
    assert stemmer in (site / code / "search" / "index.js").read_text("utf-8")


def test_figures_and_times_in_pictures_take_the_form_of_the_language(site: Path) -> None:
    promise, metric, journey = (PROMISE, "metrics/invoices-right.html", "journeys/disputed-invoice.html")
    for code, due, once, value in (
        ("en", "Promised: 2 working days", "1 working day", "97.25 %"),
        ("fi", "Luvattu: 2 arkipäivää", "1 arkipäivä", "97,25 %"),
        ("sv", "Utlovat: 2 arbetsdagar", "1 arbetsdag", "97,25 %"),
    ):
        drawn = {
            path: "".join(re.findall(r"<svg id=.*?</svg>", text_of(site / FOLDERS[code] / path), re.DOTALL))
            for path in (promise, metric, journey)
        }
        assert due in drawn[promise] and value in drawn[metric]
        assert f">{once}<" in drawn[journey]


def test_an_item_has_the_same_address_in_every_language(site: Path) -> None:
    by_language = {
        code: {
            path.relative_to(site / folder).as_posix()
            for path in pages(site / folder)
            if code != "en" or path.relative_to(site).parts[0] not in ("fi", "sv")
        }
        for code, folder in FOLDERS.items()
    }
    assert by_language["en"] == by_language["fi"] == by_language["sv"]
    assert PROMISE in by_language["en"]


def test_every_page_links_to_itself_in_the_other_languages(site: Path) -> None:
    for path in pages(site):
        here = path.relative_to(site).as_posix()
        code = next((code for code in ("fi", "sv") if here.startswith(f"{code}/")), "en")
        inside = here.removeprefix(FOLDERS[code])
        links = re.findall(r'<a href="([^"]*)" hreflang="(\w+)" lang="(\w+)"', path.read_text("utf-8"))
        expected = {other: (site / FOLDERS[other] / inside).resolve() for other in FOLDERS if other != code}
        assert {other: (path.parent / href).resolve() for href, other, lang in links if other == lang} == expected


@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize("way", ["served", "from a disk"])
def test_the_switch_stays_on_the_page(site: Path, browser: Browser, served: Serve, width: int, way: str) -> None:
    tab = browser.new_page(viewport={"width": width, "height": 900})
    base = served(site) if way == "served" else site.as_uri() + "/"
    wrong, asked = watched(tab)
    tab.goto(base + PROMISE)
    for code, label in (("fi", "Suomi"), ("sv", "Svenska"), ("en", "English")):
        switch = tab.get_by_role("link", name=label)
        assert switch.get_attribute("hreflang") == code
        switch.click()
        tab.wait_for_url(base + FOLDERS[code] + PROMISE)
        assert tab.get_by_role("heading", level=1).inner_text().strip() == STATEMENTS[code]
        assert tab.evaluate("document.documentElement.lang") == code
        wide = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
        assert not tab.evaluate(wide), code
    tab.goto(base + PROMISE + "#guideline-disputed-line")
    tab.get_by_role("link", name="Suomi").click()
    tab.wait_for_url(base + "fi/" + PROMISE + "#guideline-disputed-line")
    assert wrong == [] and [url for url in asked if not url.startswith((base, "data:", "blob:"))] == []
    tab.close()


def test_the_switch_is_reached_by_keyboard_and_keeps_the_scheme(site: Path, browser: Browser, served: Serve) -> None:
    tab = browser.new_page(viewport={"width": 390, "height": 900}, color_scheme="light")
    base = served(site)
    tab.goto(base + "fi/" + PROMISE)
    tab.locator("label.md-header__button[title]:visible").click()
    assert tab.evaluate("document.body.dataset.mdColorScheme") == "slate"
    for _ in range(12):
        tab.keyboard.press("Tab")
        if tab.evaluate("document.activeElement.hreflang") == "sv":
            break
    tab.keyboard.press("Enter")
    tab.wait_for_url(base + "sv/" + PROMISE)
    assert tab.evaluate("document.body.dataset.mdColorScheme") == "slate"
    tab.close()


@pytest.mark.parametrize(
    ("code", "words"),
    [("fi", "mistä maksan"), ("fi", "laskun"), ("sv", "förstår vad jag betalar"), ("en", "what I am paying for")],
)
@pytest.mark.parametrize("way", ["served", "from a disk"])
def test_the_search_finds_the_promise_in_the_language(
    site: Path, browser: Browser, served: Serve, code: str, words: str, way: str
) -> None:
    tab = browser.new_page(viewport={"width": 390, "height": 844})
    tab.goto((served(site) if way == "served" else site.as_uri() + "/") + FOLDERS[code] + "index.html")
    labels = {"en": "Search the handbook", "fi": "Etsi käsikirjasta", "sv": "Sök i handboken"}
    found = search(tab, words, labels[code])
    assert f"{FOLDERS[code]}{PROMISE}" in found
    tab.close()


def test_axe_finds_nothing_in_another_language(site: Path, browser: Browser, served: Serve) -> None:
    tab = browser.new_page(viewport={"width": 390, "height": 844})
    base, found = served(site), []
    for path in ("fi/index.html", f"fi/{PROMISE}", "sv/functions/billing.html", "sv/help.html", "sv/findings.html"):
        tab.goto(base + path)
        found += [(path, *barrier) for barrier in barriers(tab)]
    tab.close()
    assert found == []


# What is not translated


def test_what_is_not_translated_is_shown_marked_and_listed(site: Path, browser: Browser) -> None:
    page = text_of(site / "sv" / PROMISE)
    marked = '<span lang="en" class="hb-untranslated" data-language="engelska">Money off the next invoice</span>'
    assert marked in page
    assert "hb-untranslated" not in text_of(site / "fi" / PROMISE) + text_of(site / PROMISE)
    heading = text_of(site / "sv" / "functions" / "billing.html")
    assert re.search(r'<h1 [^>]*data-language="engelska"[^>]*lang="en"[^>]*>Billing</h1>', heading)
    link = (
        '<a href="../functions/billing.html"><span lang="en" class="hb-untranslated" data-language="engelska">Billing'
    )
    assert link in text_of(site / "sv" / "touchpoints" / "invoice.html")
    findings = text_of(site / "findings.html")
    rows = re.findall(r"<code>PK112</code>.*?</tr>", findings)
    lines = [TRILINGUAL.splitlines().index(line) + 1 for line in TRILINGUAL.splitlines() if "fi:" in line]
    places = [int(row) for row in re.findall(r"all\.yaml:(\d+)", "".join(rows))]
    assert len(rows) == 2 and all(place in lines for place in places)
    assert "functions/billing.html" in rows[0] and PROMISE in rows[1]
    tab = browser.new_page(viewport={"width": 390, "height": 844})
    tab.goto((site / "sv" / PROMISE).as_uri())
    seen = tab.locator("dd .hb-untranslated").first.evaluate("e => getComputedStyle(e, '::after').content")
    assert "engelska" in seen
    tab.close()


def test_hand_written_pages_have_one_wording_each(site: Path) -> None:
    assert "Ask the <a" in text_of(site / "help.html")
    finnish, swedish = text_of(site / "fi" / "help.html"), text_of(site / "sv" / "help.html")
    assert 'Kysy: <a href="roles/service-agent.html">Palveluneuvoja</a>' in finnish and "hb-untranslated" not in finnish
    assert 'lang="en" class="hb-untranslated"' in swedish and ">Kundrådgivare</a>" in swedish
    assert not list(site.rglob("*.fi.html")) and not list(site.rglob("*private*"))


class Slips(HTMLParser):
    """Marks that slipped into where no element can be: attributes, choices, titles."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self._within = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [f"{tag} {name}={value}" for name, value in attrs if value and "<span" in value]
        if self._within in ("option", "title") and tag == "span":
            self.found.append(f"{tag} in {self._within}")
        self._within = tag

    def handle_endtag(self, tag: str) -> None:
        self._within = ""

    def handle_data(self, data: str) -> None:
        if "hb-untranslated" in data and self._within not in ("style", "script"):
            self.found.append(data)


@pytest.mark.no_cover
def test_a_whole_portfolio_without_translations_is_marked_everywhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The sample declared in a second language: the marks stand where HTML may have them, whatever the page."""
    monkeypatch.chdir(tmp_path)
    blueprints = tmp_path / "blueprints"
    subprocess.run(["cp", "-r", str(ROOT / "blueprints"), str(blueprints)], check=True)
    about = blueprints / "portfolio.yaml"
    about.write_text(about.read_text("utf-8").replace("languages: [en]", "languages: [en, fi]"), "utf-8")
    result = build(audience=Audience.DESIGN)
    assert result.site
    slips, unmarked = {}, []
    for path in pages(result.site / "fi"):
        page = path.read_text("utf-8")
        if found := Slips(page).found:
            slips[path.name] = found[:3]
        if "hb-untranslated" not in page:
            unmarked.append(path.relative_to(result.site).as_posix())
    assert slips == {}
    assert [path for path in unmarked if path != "fi/changes/index.html"] == [], "there is no history to tell"


# Ways to build


def test_the_same_portfolio_gives_the_same_bytes(site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "second")
    monkeypatch.chdir(tmp_path / "second")
    again = build(audience=Audience.DESIGN).site
    assert again
    assert digests(again) == digests(site) and f"sv/{PROMISE}" in digests(site)


def test_plain_mkdocs_builds_all_languages(tmp_path: Path) -> None:
    write(tmp_path)
    settings = {"site_name": "Our handbook", "site_url": "https://northlight.example/book/", "docs_dir": "blueprints"}
    plugins = [{"search": {"lang": "en"}}, {"promisekit": {"audience": "public"}}]
    config = settings | {"theme": {"name": "material", "font": False}, "plugins": plugins}
    (tmp_path / "mkdocs.yml").write_text(yaml.safe_dump(config), "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    page = text_of(tmp_path / "site" / "fi" / "promises" / "right-invoice" / "index.html")
    assert '<html lang="fi"' in page and "Saat sen pyytämättä." in page
    assert '<a href="../../../sv/promises/right-invoice/" hreflang="sv" lang="sv">' in page
    assert '<link rel="canonical" href="https://northlight.example/book/fi/promises/right-invoice/">' in page
    assert "FinnishStemmer" in (tmp_path / "site" / "fi" / "search" / "index.js").read_text("utf-8")
    assert [path.name for path in (tmp_path / "site" / "search").iterdir()] == ["index.js"], "there is one index"
    assert 'href="https://northlight.example/book/sv/promises/right-invoice/" hreflang="sv"' in page
    assert not (tmp_path / "site" / "fi" / "roles").exists()


def test_while_one_writes_the_last_good_pages_stay_in_all_languages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    blueprints = write(tmp_path)
    Path("mkdocs.yml").write_text(
        "site_name: Northlight\ndocs_dir: blueprints\ntheme: {name: material, font: false}\nplugins: [promisekit]\n",
        "utf-8",
    )

    def finnish() -> str:
        """Builds as `mkdocs serve` does after each edit."""
        config = load_config("mkdocs.yml", site_dir=str(tmp_path / "site"))
        config.plugins.on_startup(command="serve", dirty=False)
        mkdocs_build(config, serve_url="http://127.0.0.1/")
        return text_of(tmp_path / "site" / "fi" / "promises" / "right-invoice" / "index.html")

    assert "näet viimeisimmät kelvolliset sivut" not in finnish()
    (blueprints / "all.yaml").write_text(TRILINGUAL.replace("lead: service-lead", "lead: nobody"), "utf-8")
    page = finnish()
    assert "Tiedostoissa on 1 virhe: näet viimeisimmät kelvolliset sivut." in page and STATEMENTS["fi"] in page
    (blueprints / "all.yaml").write_text(TRILINGUAL.replace("on oikein. Jos", "on aina oikein. Jos"), "utf-8")
    page = finnish()
    assert "Laskusi on aina oikein." in page and "kelvolliset sivut" not in page


def test_the_own_language_needs_no_english(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Finnish first: its site is at the top, English below `en/`."""
    monkeypatch.chdir(tmp_path)
    text = TRILINGUAL.replace("language: en\n", "language: fi\n").replace("[en, fi, sv]", "[fi, en, sv]")
    result = build(write(tmp_path, text))
    assert result.site
    assert '<html lang="fi"' in text_of(result.site / PROMISE) and STATEMENTS["fi"] in text_of(result.site / PROMISE)
    assert STATEMENTS["en"] in text_of(result.site / "en" / PROMISE)
    assert 'data-language="suomi"' not in text_of(result.site / "en" / PROMISE)


def test_a_language_without_words_has_english_ones_and_the_build_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.chdir(tmp_path)
    caplog.set_level("INFO")
    text = re.sub(r"\bsv:", "de:", TRILINGUAL).replace("[en, fi, sv]", "[en, fi, de]")
    result = build(write(tmp_path, text))
    assert result.site and result.without_words == ("de",)
    page = text_of(result.site / "de" / PROMISE)
    assert '<html lang="de"' in page and "Within 2 working days" in page and "1. Oktober 2026" in page
    assert "10,00 €" in page and "Zum Inhalt" in page
    assert [record.message for record in caplog.records if "`de`" in record.message] == [
        "promisekit: There are no words of the handbook's own in `de` yet: it says them in English"
    ]


def test_a_folder_that_is_called_like_a_language_gives_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.chdir(tmp_path)
    note = write(tmp_path) / "fi" / "oma.md"
    note.parent.mkdir()
    note.write_text("# Oma\n", "utf-8")
    result = build()
    assert result.site and not (result.site / "fi" / "oma.html").exists()
    assert "The folder `fi/` is left out" in caplog.text
