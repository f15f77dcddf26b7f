"""With almost nothing in a portfolio: the menu has no page without anything to tell, and no link leads nowhere."""

from __future__ import annotations

import datetime
import posixpath
import re
from dataclasses import replace
from html import unescape

import pytest

from promisekit.handbook.book.audience import Audience
from promisekit.handbook.edition.handbook import Handbook, make_handbook
from promisekit.handbook.edition.navigation import navigation
from promisekit.handbook.edition.reading import Reading
from promisekit.handbook.language.language import language_of
from promisekit.handbook.news.known_history import Remembered, Silence, Why
from promisekit.history.periods import Milestone, Past, Window
from tests.conftest import Write

DESK = "portfolio: {name: Bare}\nfunctions: {desk: {name: The desk, kind: frontline}}\n"
COUNTER = "touchpoints: {counter: {name: The counter, responsible: desk}}\n"
OPEN = "promises: {open: {promise: The door is open., kept_at: counter, accountable: desk}}\n"
ALONE = {
    "functions": "",
    "roles": "roles: {clerk: {name: Clerk, function: desk}}",
    "systems": "systems: {till: {name: Till, function: desk}}",
    "personas": "personas: {anna: {name: Anna}}",
    "touchpoints": COUNTER,
    "pain_points": COUNTER + "pain_points: {dark: {terms: time, at: counter, says: It is dark.}}",
    "promises": COUNTER + OPEN,
    "drafts": COUNTER + OPEN.replace("accountable", "status: draft, accountable"),
    "journeys": "journeys: {in: {name: In, phases: [{name: Begin, steps: [{id: one, customer: Comes in}]}]}}",
    "metrics": "metrics: {kept: {name: Kept, kind: operational}}",
    "skills": "skills: {sums: {name: Sums}}",
    "trainings": "trainings: {evening: {name: An evening}}",
    "enablers": "enablers: {lamp: {name: A lamp}}",
    "obstacles": "obstacles: {clock: {says: The clock is slow.}}",
    "improvements": "improvements: {lamp: {name: A lamp}}",
    "rituals": "rituals: {day: {name: Customer day}}",
    "stories": "stories: {twice: {says: She came twice.}}",
}
DAY = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
NOTHING_CHANGED = Remembered(
    Past((), Milestone("a" * 40, DAY, ""), Milestone("a" * 40, DAY, ""), is_cut=True), Window()
)


def made(
    read: Write, text: str, audience: Audience = Audience.STAFF, told: Remembered | Silence | None = None
) -> Handbook:
    loaded = read(DESK + text)
    assert not [d.message for d in loaded.diagnostics if d.severity.word == "error"]
    return make_handbook(Reading(loaded, ()), audience=audience, told=told or Silence(Why.NO_GIT, "no git"))


def menu(handbook: Handbook) -> set[str]:
    """The overviews in the navigation tree."""
    titles = {page.path: page.title for page in handbook.pages if page.in_navigation}
    return set(re.findall(r"'([^']+)\.md'", str(navigation(titles, (), language_of("en")))))


def shown(body: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", body)).split())


@pytest.mark.parametrize(
    ("section", "besides"),
    [
        ("functions", {"functions/index"}),
        ("roles", {"functions/index", "roles/index"}),
        ("touchpoints", {"functions/index", "touchpoints/index", "who-carries"}),
        ("pain_points", {"functions/index", "touchpoints/index", "who-carries", "pain-points/index", "heat-map"}),
        ("promises", {"functions/index", "touchpoints/index", "who-carries", "promises/index"}),
        ("skills", {"functions/index", "skills/index"}),
        ("trainings", {"functions/index", "trainings/index"}),
        ("metrics", {"functions/index", "metrics/index"}),
        ("enablers", {"functions/index", "enablers/index", "employee-experience"}),
    ],
)
def test_the_menu_has_no_page_without_anything_to_tell(read: Write, section: str, besides: set[str]) -> None:
    assert menu(made(read, ALONE[section])) == {"index", *besides}


def test_what_changed_is_in_the_menu_once_anything_did(read: Write) -> None:
    assert "changes/index" not in menu(made(read, "", told=NOTHING_CHANGED))


def test_feedback_is_in_the_menu_where_somebody_is_named(read: Write) -> None:
    text = ALONE["roles"]
    lead = DESK.replace("kind: frontline", "kind: frontline, lead: clerk")
    loaded = read(lead + text)
    assert "feedback" in menu(make_handbook(Reading(loaded, ()), audience=Audience.STAFF))
    assert "feedback" not in menu(made(read, text))


def test_no_heading_of_the_menu_is_empty(read: Write) -> None:
    titles = {page.path: page.title for page in made(read, "").pages if page.in_navigation}
    assert [group for group in navigation(titles, (), language_of("en")) if [] in group.values()] == []


@pytest.mark.parametrize("audience", [Audience.STAFF, Audience.DESIGN])
@pytest.mark.parametrize("section", ALONE)
def test_no_link_leads_nowhere(read: Write, section: str, audience: Audience) -> None:
    handbook = made(read, ALONE[section], audience)
    urls = {handbook.book.addresses.url(page.path).removeprefix("./") for page in handbook.pages}
    lost = {
        (page.path, href)
        for page in handbook.pages
        for href in re.findall(r'href="([^"]*)"', page.body)
        if re.match(r"\.", href) and _place(handbook, page.path, href) not in urls
    }
    assert lost == set()


def _place(handbook: Handbook, path: str, href: str) -> str:
    place = posixpath.normpath(posixpath.join(handbook.book.addresses.url(path), href.partition("#")[0]))
    return "" if place == "." else place + "/"


@pytest.mark.parametrize("told", [*(Silence(why, "git said so") for why in Why), NOTHING_CHANGED], ids=str)
def test_staff_read_no_builders_words_and_those_who_build_do(read: Write, told: Remembered | Silence) -> None:
    for page in made(read, ALONE["roles"], told=told).pages:
        found = re.search(
            r"\bgit\b|mkdocs|site_url|feed reader|fetch-depth|copy of the history", shown(page.body), re.I
        )
        assert not found, (page.path, found)
    handbook = made(read, ALONE["roles"], Audience.DESIGN, told)
    findings = shown(next(page.body for page in handbook.pages if page.path == "findings.md"))
    assert ("git" in findings.lower()) or "copy of the history" in findings


def test_the_page_of_what_changed_says_in_plain_words_why_it_is_empty(read: Write) -> None:
    body = next(page.body for page in made(read, ALONE["roles"]).pages if page.path == "changes/index.md")
    assert "Earlier versions of the handbook are not known here, so nobody can say what changed." in shown(body)
    cut = made(read, ALONE["roles"], told=replace_cut(is_cut=True))
    body = next(page.body for page in cut.pages if page.path == "changes/index.md")
    assert "What was before is not known here." in shown(body)


def replace_cut(*, is_cut: bool) -> Remembered:
    return NOTHING_CHANGED._replace(past=replace(NOTHING_CHANGED.past, is_cut=is_cut))


@pytest.mark.parametrize(
    ("section", "path", "said"),
    [
        ("roles", "feedback.md", "Nobody is named yet who takes feedback. Turn to those who answer for it."),
        ("drafts", "index.md", "There is no promise yet."),
        ("enablers", "employee-experience.md", "Nobody has told of an obstacle yet."),
        ("obstacles", "employee-experience.md", "Nothing is named yet that ensures the promises."),
    ],
)
def test_what_is_not_there_is_said_once_and_plainly(read: Write, section: str, path: str, said: str) -> None:
    body = next(page.body for page in made(read, ALONE[section]).pages if page.path == path)
    assert shown(body).count(said) == 1
    assert '<ul class="hb-cards">\n</ul>' not in body and "0 of 0" not in shown(body)


def test_columns_without_anything_in_them_are_left_out(read: Write) -> None:
    pages = {page.path: page.body for page in made(read, ALONE["touchpoints"]).pages}
    assert re.findall(r"<th>(.*?)</th>", pages["feedback.md"]) == ["About", "Who answers for it"]
    heads = re.findall(r"<th>(.*?)</th>", pages["who-carries.md"])
    assert heads == ["Function", "Promises that it answers for", "Promises that it helps to keep", "Journeys"]
    assert "add up to more" not in pages["who-carries.md"], "there is nothing to add up"
