"""The profile of a guarantee on a promise's page: for those who write promises, in their language, and nobody else."""

from __future__ import annotations

from promisekit.graph.graph import Graph
from promisekit.graph.relations import Relations
from promisekit.handbook.book.address import Addresses
from promisekit.handbook.book.audience import Audience
from promisekit.handbook.book.book import Book
from promisekit.handbook.content.sheets.guarantee import guarantee
from promisekit.handbook.language.language import language_of
from promisekit.model.portfolio import Portfolio
from tests.conftest import Write

PORTFOLIO = """
portfolio: {name: N, language: en, languages: [en, fi, sv]}
touchpoints: {desk: {name: Desk, responsible: office}}
functions: {office: {name: Office, kind: support}}
promises:
  answer:
    promise: {en: We answer <b>as soon as possible</b>., fi: Vastaamme päivässä., sv: Vi svarar inom en dag.}
    kept_at: desk
    accountable: office
    within: 1 day
    conditions: [You say who you are.]
    remedy: {gives: 10 €, amount: 10 EUR, given: automatically, within: 1 week}
"""


def told(portfolio: Portfolio, code: str, audience: Audience = Audience.DESIGN) -> str:
    book = Book(Graph(portfolio), Relations(portfolio), Addresses(), audience=audience, language=language_of(code))
    return "\n".join(
        f"{trait.name}: {trait.grade_word}; " + " ".join(reason for _sign, reason in trait.reasons)
        for trait in guarantee(book, portfolio.promises["answer"])
    )


def test_it_speaks_the_readers_language(read: Write) -> None:
    portfolio = read(PORTFOLIO).portfolio
    assert "Nobody can check the word “as soon as possible”." in told(portfolio, "en")
    finnish = told(portfolio, "fi").replace("\xa0", " ")
    assert "Ehdoton: osittain; Täytettäviä ehtoja: 1." in finnish and "Asiakas saa sen ajassa: 1 viikko." in finnish
    assert "LIX" not in finnish and "LIX" in told(portfolio, "sv")


def test_staff_and_customers_do_not_read_it(read: Write) -> None:
    portfolio = read(PORTFOLIO).portfolio
    assert told(portfolio, "en", Audience.STAFF) == told(portfolio, "en", Audience.PUBLIC) == ""
