"""Hart's five traits of a guarantee, each with what speaks for and against it."""

from __future__ import annotations

import subprocess
import sys

import pytest

from promisekit.check.guarantee import profile
from promisekit.check.readability import readability
from promisekit.model.text import worded
from tests.conftest import Write

PORTFOLIO = """
touchpoints: {desk: {name: Desk, responsible: office}}
functions: {office: {name: Office, kind: support}}
pain_points:
  late: {terms: time, at: desk, says: It took too long., severity: 4}
  slow: {terms: time, at: desk, says: It is a little slow., severity: 1}
promises:
  p:
    promise: WORDS
    kept_at: desk
    accountable: office
    MORE
"""
GOOD = """within: 1 working day
    answers: late
    dispute: The ombudsman decides.
    remedy: {gives: 10 €, amount: 10 EUR, given: automatically, within: 1 week}"""


def traits(read: Write, more: str = GOOD, words: str = "We answer within a day.") -> dict[str, tuple[str, list[str]]]:
    """Each trait's grade, and its reasons with their signs."""
    portfolio = read(PORTFOLIO.replace("WORDS", words).replace("MORE", more)).portfolio
    promise = portfolio.promises["p"]
    found = profile(portfolio, promise, worded(promise.promise, "en"), "en")
    return {
        trait.name: (
            trait.grade,
            [("+" if r.weight > 0 else "-" if r.weight < 0 else " ") + r.words % r.values for r in trait.reasons],
        )
        for trait in found
    }


def test_a_good_guarantee_is_good_in_all_five(read: Write) -> None:
    found = traits(read)
    assert {name: grade for name, (grade, _reasons) in found.items()} == dict.fromkeys(
        ("unconditional", "easy-to-understand", "meaningful", "easy-to-invoke", "quick-to-pay"), "good"
    )
    assert found["unconditional"][1] == ["+It holds without conditions, in every case."]
    assert found["easy-to-invoke"][1][0] == "+The customer need not ask for it."
    assert all(reason.startswith("+") for _grade, reasons in found.values() for reason in reasons)


def test_without_a_remedy_nothing_can_be_asked_for_or_paid(read: Write) -> None:
    found = traits(read, "status: live")
    assert found["meaningful"] == (
        "poor",
        [
            "-It answers nothing that customers are known to suffer from.",
            "-It has no limit by which a customer could tell that it is broken.",
            "-The customer gets nothing when it is broken.",
        ],
    )
    assert found["easy-to-invoke"] == ("poor", ["-There is nothing to ask for."])
    assert found["quick-to-pay"] == ("poor", ["-There is nothing to pay."])


@pytest.mark.parametrize(
    ("more", "trait", "grade", "reason"),
    [
        ("conditions: [You pay.]", "unconditional", "partly", "-Conditions to be met: 1."),
        ("exclusions: [a, b, c, d]", "unconditional", "poor", "-Cases in which it does not hold: 4."),
        ("share: 95 %", "unconditional", "partly", "-It is promised for 95.0 % of cases, not for all."),
        (
            "customer_does: {does: Tell us, notice: 2 days}",
            "unconditional",
            "partly",
            "-Things that the customer has to do in time: 1.",
        ),
        ("answers: slow", "meaningful", "poor", "-What it answers hurts little: severity 1 of 5."),
        ("remedy: {gives: An excuse.}", "meaningful", "poor", " The customer gets something when it is "
         "broken, but no money."),
        (
            "remedy: {gives: An excuse.}",
            "easy-to-invoke",
            "poor",
            "-Nobody says whether the customer has to ask for it.",
        ),
        ("remedy: {gives: An excuse.}", "quick-to-pay", "partly", "-Nobody says by when the customer has it."),
        (
            "remedy: [{gives: a, given: automatically, within: 3 days}, "
            "{gives: b, given: on-request, claim_within: 1 week}]",
            "easy-to-invoke",
            "poor",
            "-It has to be claimed within 1 week.",
        ),
        (
            "remedy: [{gives: a, given: automatically, within: 3 days}, {gives: b, given: on-request}]",
            "quick-to-pay",
            "partly",
            "-Of some of it nobody says by when.",
        ),
        ("remedy: {gives: a, within: 2 months}", "quick-to-pay", "partly", "-The customer has it within 2 months."),
        ("remedy: {gives: a, within: 20 working days}", "quick-to-pay", "partly", "-The customer has it within 20 "
         "working days."),
    ],
)  # fmt: skip
def test_what_speaks_against_it_is_told(read: Write, more: str, trait: str, grade: str, reason: str) -> None:
    found = traits(read, more)
    assert found[trait][0] == grade and reason in found[trait][1]


def test_words_that_are_hard_to_understand_are_told(read: Write) -> None:
    long = "We " + "answer your question and " * 8 + "call you back as soon as possible."
    grade, reasons = traits(read, words=long)["easy-to-understand"]
    assert grade == "poor"
    assert reasons[0] == "-Words in the longest sentence: 40." and "as soon as possible" in reasons[1]


def test_known_languages_have_a_formula_and_others_have_none() -> None:
    text = "Your broadband works again within two working days of you telling us."
    english = readability(text, "en")
    # 4.71 * characters per word + 0.5 * words per sentence - 21.43 (Senter & Smith 1967): 58 characters, 12 words.
    assert english and english.formula == "ARI"
    assert english.value == pytest.approx(4.71 * 58 / 12 + 0.5 * 12 - 21.43, abs=0.01)
    swedish = readability("Ditt bredband fungerar igen inom två arbetsdagar.", "sv")
    # Words per sentence, and of 100 words how many have more than six letters (Björnsson 1968): 3 of 7.
    assert swedish and swedish.formula == "LIX" and swedish.value == pytest.approx(7 + 300 / 7, abs=0.01)
    german = readability("Wir korrigieren Ihre Rechnung.", "de-AT")
    assert german and german.formula == "Flesch"
    assert readability("Korjaamme laskusi kahdessa päivässä.", "fi") is None
    assert readability("…", "en") is None


def test_readability_needs_no_network_and_check_does_not_load_it() -> None:
    alone = (
        "import socket, sys\n"
        "def no(*_): raise AssertionError('asks the network')\n"
        "socket.socket.connect = socket.getaddrinfo = no\n"
        "import promisekit.check, promisekit.check.rule\n"
        "promisekit.check.rule.all_rules()\n"
        "assert 'textstat' not in sys.modules\n"
        "from promisekit.check.readability import readability\n"
        "for language in ('en', 'sv', 'da', 'nb', 'de', 'es', 'fr', 'hu', 'it', 'nl', 'ru'):\n"
        "    assert readability('We answer within a day.', language)\n"
    )
    subprocess.run([sys.executable, "-c", alone], check=True, timeout=60)
