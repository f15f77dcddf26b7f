from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from promisekit.diagnostic import Diagnostic, Severity, Span
from promisekit.draw import NoGraphviz
from promisekit.handbook.edition.handbook import Handbook, broken_handbook, make_handbook
from promisekit.handbook.edition.navigation import navigation
from promisekit.handbook.edition.reading import Reading
from promisekit.handbook.language.language import language_of
from promisekit.read import Loaded
from tests.handbook.test_item_pages import NORTHLIGHT

PageOf = Callable[[str, str], str]


def test_home_asks_who_you_are_before_it_says_anything_else(page: PageOf) -> None:
    home = page(NORTHLIGHT, "index.md")
    assert home.startswith("# Home internet that just works.")
    assert home.index("Who are you?") < home.index('href="./roles/billing-specialist/"') < home.index("count on")
    assert home.index("Service agent") < home.index("Director"), "who has most guidelines comes first"


def test_home_ends_with_what_the_portfolio_says_of_itself(read: Callable[..., Loaded]) -> None:
    more = "description: Read [how we work](work.md).\n  links: [{title: The rules, url: rules.pdf}]\n  owner: billing"
    written = f"portfolio:\n  name: Northlight\n  {more}\n"
    rest = NORTHLIGHT[NORTHLIGHT.index("functions:") :]
    loaded = read({"office/about.yaml": written, "office/rules.pdf": "", "rest.yaml": rest})
    home = next(page.body for page in make_handbook(Reading(loaded, ())).pages if page.path == "index.md")
    assert home.index("Their way through us") < home.index("About this handbook") < home.index("how we work")
    assert home.index("The rules") < home.index("Kept up to date by") < home.index('class="hb-next"')
    assert 'href="./office/work/"' in home and 'href="./office/rules.pdf"' in home, "beside the file that names them"


def test_home_says_nothing_of_itself_where_nothing_is_written(page: PageOf) -> None:
    assert "About this handbook" not in page(NORTHLIGHT, "index.md")


def test_the_heat_map_is_drawn_and_told_and_marks_what_no_promise_answers(handbook: Callable[[str], Handbook]) -> None:
    made = handbook(NORTHLIGHT)
    body = next(page.body for page in made.pages if page.path == "heat-map.md")
    figure, table = made.pictures.put_in(body, "heat-map.md").split("</figure>")
    assert "hb-picture-heat-map" in figure and figure.count("No promise answers it") > 1
    rows = re.findall(r"<tr.*?</tr>", table)
    invoice, phone = (next(row for row in rows if of in row) for of in ("unclear-fees", "no-letter"))
    assert "ME4" in invoice and "Money, emotion" in invoice and "4 of 5" in invoice
    assert "No promise answers it" not in invoice
    assert "T2" in phone and "No promise answers it" in phone
    assert rows.index(invoice) < rows.index(phone), "the hottest touchpoint first"
    assert 'href="../pain-points/no-letter/"' in phone
    assert "no-letter" in body.split("{#unanswered}")[1] and "unclear-fees" not in body.split("{#unanswered}")[1]


def test_a_draft_answers_nothing_yet(handbook: Callable[[str], Handbook]) -> None:
    drafted = NORTHLIGHT.replace("status: draft\n", "status: draft\n    answers: no-letter\n")
    made = handbook(drafted)
    body = next(page.body for page in made.pages if page.path == "heat-map.md")
    told = made.pictures.put_in(body, "heat-map.md").split("</figure>")[1]
    row = next(row for row in re.findall(r"<tr.*?</tr>", told) if "no-letter" in row)
    assert "No promise answers it" in row and "no-letter" in body.split("{#unanswered}")[1]


def test_without_graphviz_the_facts_of_a_picture_stay(
    handbook: Callable[[str], Handbook], monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_graphviz(*_: object, **__: object) -> None:
        raise NoGraphviz

    made = handbook(NORTHLIGHT)
    monkeypatch.setattr(made.pictures._cache, "picture", no_graphviz)
    page = made.pictures.put_in('<div data-picture="promise:right-invoice"></div>', "promises/right-invoice.md")
    assert "hb-notice" in page and "<svg" not in page and "<details" in page and "Sends the corrected invoice" in page


def test_feedback_names_whom_how_and_by_when(page: PageOf) -> None:
    row = next(line for line in page(NORTHLIGHT, "feedback.md").splitlines() if "touchpoints/phone" in line)
    for text in ("Service team lead", "The green card", "1\u00a0working day", "Director"):
        assert text in row


def test_skills_show_who_needs_them_and_where_they_are_taught(page: PageOf) -> None:
    row = next(line for line in page(NORTHLIGHT, "skills/index.md").splitlines() if "Active listening" in line)
    assert "Service agent" in row and "Difficult calls" in row


def test_findings_lead_to_the_place_and_the_item(read: Callable[..., Loaded]) -> None:
    loaded = read(NORTHLIGHT)
    line = loaded.source_map.line_of("promises", "right-invoice") or 0
    found = Diagnostic(
        "PK999", Severity.WARNING, "`it` is <b>vague</b>", Span("blueprints/a.yaml", line + 2), "say when"
    )
    made = make_handbook(Reading(loaded, (found,)))
    body = next(page.body for page in made.pages if page.path == "findings.md")
    assert "PK999" in body and "say when" in body and f"blueprints/a.yaml:{line + 2}" in body
    assert "<code>it</code> is &lt;b&gt;vague&lt;/b&gt;" in body
    assert 'href="../promises/right-invoice/"' in body


def test_a_finding_in_the_portfolio_section_is_of_no_item(read: Callable[..., Loaded]) -> None:
    loaded = read("functions: {billing: {name: Billing, kind: support}}\nportfolio: {name: Northlight}\n")
    found = Diagnostic("PK999", Severity.INFO, "no language", Span("blueprints/a.yaml", 2))
    made = make_handbook(Reading(loaded, (found,)))
    body = next(page.body for page in made.pages if page.path == "findings.md")
    assert "a.yaml:2" in body and "functions/billing" not in body


def test_what_the_team_accepts_stands_below_the_findings_with_its_reason(page: PageOf) -> None:
    accepted = "accepted: [{check: PK501, reason: 'The till at [[phone]] is new.', by: Anna, until: 2099-05-01}]"
    body = page(NORTHLIGHT.replace("status: draft", f"status: draft\n    {accepted}"), "findings.md")
    told = body.split("{#accepted}")[1]
    for words in ("PK501", "is new.", "Anna", "1\u00a0May 2099", 'href="../promises/later/"'):
        assert words in told
    assert "{#accepted}" not in page(NORTHLIGHT, "findings.md")


def test_the_navigation_holds_overviews_and_notes_but_no_item(handbook: Callable[[str], Handbook]) -> None:
    titles = {page.path: page.title for page in handbook(NORTHLIGHT).pages if page.in_navigation}
    tree = str(navigation(titles, ["notes.md"], language_of("en")))
    assert "'index.md'" in tree and "'promises/index.md'" in tree and "'notes.md'" in tree
    assert "right-invoice" not in tree
    assert "systems/index.md" not in tree, "there is no system"


def test_while_somebody_writes_errors_are_shown_beside_the_last_good_pages(
    read: Callable[..., Loaded], tmp_path: Path
) -> None:
    good = make_handbook(Reading(read(NORTHLIGHT), ()))
    error = Diagnostic("PK101", Severity.ERROR, "there is no `bilin`", Span("blueprints/a.yaml", 3))
    broken = Reading(read("portfolio: {name: Broken}"), (error,))
    pages = {page.path: page.body for page in broken_handbook(broken, good).pages}
    assert "bilin" in pages["findings.md"]
    assert "Ask which line" in pages["roles/service-agent.md"]
    alone = {page.path: page.body for page in broken_handbook(broken, None).pages}
    assert "bilin" in alone["index.md"]
