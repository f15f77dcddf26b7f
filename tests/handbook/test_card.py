"""The card of a role's page: what stands on it, on how many pages, in which language."""

from __future__ import annotations

import io

import pytest
import yaml
from pypdf import PdfReader

from promisekit.handbook.outputs.card import PAPERS, card, contents
from promisekit.model.portfolio import Portfolio
from promisekit.read import load
from tests.handbook.conftest import ROOT, Write
from tests.handbook.printing import smallest_type, words_of
from tests.handbook.test_print import PORTFOLIO


@pytest.fixture
def ten(read: Write) -> Portfolio:
    """With a role of ten guidelines."""
    return read(yaml.safe_dump(PORTFOLIO, allow_unicode=True)).portfolio


def opened(pdf: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(pdf))


def test_ten_guidelines_are_two_pages_of_a4_and_nothing_is_lost(ten: Portfolio) -> None:
    paper = opened(card(ten, "agent"))
    assert len(paper.pages) <= 2
    assert {(round(float(p.mediabox.width)), round(float(p.mediabox.height))) for p in paper.pages} == {(595, 842)}
    words = words_of(paper)
    for number in range(10):
        wanted = [f"Do{number}{part}:" for part in "abc"]
        wanted += [f"{part}{number}:" for part in ("Say", "Avoid", "May", "Fails", "Because", "Promise")]
        assert [word for word in wanted if word not in words] == []
    for told in ("Service agent", "Nobody calls us twice.", "The phone", "A visit", "up to €20", "within 2 hours"):
        assert told in words
    assert smallest_type(paper) >= 9.0


def test_the_order_is_that_of_the_page(ten: Portfolio) -> None:
    for desk in contents(ten, "agent")["desks"]:
        for guideline in desk["guidelines"]:
            assert [row["label"] for row in guideline["rows"]] == [
                "Do",
                "Say",
                "Avoid",
                "You may",
                "If it fails",
                "Why",
            ]


@pytest.mark.parametrize("paper", PAPERS)
def test_each_paper_has_its_size(ten: Portfolio, paper: str) -> None:
    size = opened(card(ten, "agent", paper=paper)).pages[0].mediabox
    assert round(float(size.width) / 72 * 25.4) == PAPERS[paper]["width"]
    assert round(float(size.height) / 72 * 25.4) == PAPERS[paper]["height"]


def test_a_screen_reader_learns_title_language_and_structure(ten: Portfolio) -> None:
    paper = opened(card(ten, "agent"))
    root = paper.trailer["/Root"]
    assert root["/Lang"] == "en" and root["/MarkInfo"]["/Marked"] and "/StructTreeRoot" in root
    assert paper.metadata and paper.metadata.title == "Service agent · Printed"


def test_the_same_portfolio_gives_the_same_bytes(ten: Portfolio) -> None:
    assert card(ten, "agent") == card(ten, "agent")


def test_every_role_of_the_sample_has_a_card_of_two_pages_at_most() -> None:
    portfolio = load(ROOT / "blueprints").portfolio
    pages = {role: len(opened(card(portfolio, role)).pages) for role in portfolio.roles}
    assert len(pages) > 20 and {role: count for role, count in pages.items() if count > 2} == {}


def test_a_role_that_keeps_nothing_says_so_and_who_turns_to_it(ten: Portfolio) -> None:
    plain = words_of(opened(card(ten, "lead")))
    assert "When colleagues turn to you" in plain and "Service agent: Promise1" in plain
    empty = Portfolio(ten.about, functions=ten.functions, roles=ten.roles)
    assert "No promise asks anything of this role by name." in words_of(opened(card(empty, "agent")))


def test_a_card_is_in_a_language_of_the_portfolio(ten: Portfolio) -> None:
    paper = opened(card(ten, "agent", language="fi"))
    words = words_of(paper)
    assert "Vältä" in words and "Jos se ei onnistu" in words.replace("- ", "") and "2 tunnin kuluessa" in words
    assert "20,00 €" in words and "Avoid0:" in words
    assert paper.trailer["/Root"]["/Lang"] == "fi"


TEXTS = """
portfolio: {name: "#panic(\\"name\\")"}
functions:
  f:
    name: "F #read(\\"/etc/passwd\\")"
    kind: frontline
    feedback: {to: lead, via: "$x$ #v", answer_within: 2 h, fallback: other}
roles:
  r: {name: "#strike[R]", function: f, purpose: "*Not* typst, **bold** and `code` <b>x</b>", skills: s}
  lead: {name: L, function: f}
  other: {name: O, function: f}
skills:
  s: {name: "#image(\\"/etc/passwd\\")"}
touchpoints:
  t: {name: "= T\\n#pagebreak()", responsible: f, roles: r}
promises:
  live:
    promise: "#sys.inputs and [[lead]]"
    kept_at: t
    accountable: f
    guidelines:
      g:
        role: r
        when: "~ -- ... //x /* y"
        do: ["#eval(\\"1\\") \\\\ ] } ) @ref <label> [a link](https://example.org)"]
  coming:
    {status: agreed, since: 2027-01-01, promise: C, kept_at: t, accountable: f,
     guidelines: {g: {role: r, do: [Coming]}}}
  draft:
    {status: draft, promise: D, kept_at: t, accountable: f, guidelines: {g: {role: r, do: [Nobody acts on this]}}}
  gone:
    {status: retired, promise: G, kept_at: t, accountable: f, guidelines: {g: {role: r, do: [Nor on this]}}}
"""


def test_texts_are_never_markup(read: Write) -> None:
    words = words_of(opened(card(read(TEXTS).portfolio, "r")))
    for said in (
        *('#read("/etc/passwd")', "#strike[R]", '#image("/etc/passwd")', "#pagebreak()"),
        *("#sys.inputs and L", '#eval("1") \\ ] } ) @ref <label> a link', "~ -- ... //x /* y", "$x$ #v"),
        *("Not typst, bold and code <b>x</b>", "You are answered within 2 hours.", "Nobody answers?"),
    ):
        assert said in words, said
    assert "root:" not in words


def test_only_what_is_agreed_is_on_the_card_and_from_when(read: Write) -> None:
    words = words_of(opened(card(read(TEXTS).portfolio, "r")))
    assert "Coming" in words and "in force from 1 January 2027" in words
    assert "Nobody acts on this" not in words and "Nor on this" not in words


def test_bold_and_italic_stay(read: Write) -> None:
    purpose = contents(read(TEXTS).portfolio, "r")["purpose"]
    styles = {run["text"].strip(): (run["bold"], run["italic"]) for run in purpose}
    assert styles["Not"] == (False, True) and styles["bold"] == (True, False)


@pytest.mark.parametrize(
    "odd",
    [r"\ufeff", r"\0", r"\a", r"\e[31m", r"\u202e", r"\u200b", r"\uffff", r"\ufdd0", r"\u0378", r"\ue000", r"\u2028"],
)
def test_a_character_that_nobody_sees_or_no_font_has_spoils_no_card(read: Write, odd: str) -> None:
    text = TEXTS.replace('name: "#strike[R]"', f'name: "{odd}Ser{odd}vice{odd}"').replace("Coming]", f'"{odd}Coming"]')
    words = words_of(opened(card(read(text).portfolio, "r")))
    assert "Ser" in words and "vice" in words and "Coming" in words
