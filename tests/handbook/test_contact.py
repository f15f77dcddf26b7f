"""Whom do I call? A tap calls, writes or opens the chat wherever somebody is named to turn to; paper says it."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from promisekit.handbook.edition.handbook import Handbook, make_handbook
from promisekit.handbook.edition.reading import Reading
from promisekit.handbook.outputs.card import contents
from tests.handbook.conftest import Write
from tests.handbook.test_item_pages import NORTHLIGHT, PageOf
from tests.handbook.test_role_pages import words as in_words

CALLED = NORTHLIGHT.replace(
    "    lead: service-lead\n",
    """    lead: service-lead
    contact:
      phone: +44 (0)20 7946 0100
      email: service@northlight.example
      hours: Day and night
      note: Have the customer's number at hand.
""",
).replace(
    "{name: Service team lead, function: customer-service}",
    "{name: Service team lead, function: customer-service, "
    "contact: {phone: 020 7946 0123, chat: https://chat.northlight.example/leads?a=1&b=2}}",
)


def words(html: str) -> str:
    return in_words(html).replace("( ", "(")


LEAD = '<a href="tel:02079460123">020 7946 0123</a><span class="hb-more"> · <a class="hb-chat" href="https://chat.northlight.example/leads?'
SERVICE = (
    '<a href="tel:+442079460100">+44 (0)20 7946 0100</a><span class="hb-more"> · '
    '<a href="mailto:service@northlight.example">service@northlight.example</a>'
)


def test_an_escalation_names_the_number_to_call(page: PageOf) -> None:
    for path in ("roles/service-agent.md", "promises/right-invoice.md"):
        fails = page(CALLED, path).split("hb-fails")[1].split("</div>")[0]
        assert LEAD in fails
        assert "If it fails Service team lead (020 7946 0123 · Chat) within 2 hours. Calls back." in words("<" + fails)


def test_feedback_and_who_stands_in_for_it_name_theirs(page: PageOf) -> None:
    told = page(CALLED, "roles/service-agent.md").split("Something here does not work?")[1]
    assert LEAD in told and SERVICE in told, "the director has no contact: that of the function is used"
    said = words(told)
    assert said.startswith("Tell Service team lead (The green card · 020 7946 0123 · Chat). You are answered")
    assert (
        "Nobody answers? Then tell Director (+44 (0)20 7946 0100 · service@northlight.example · Day and night)." in said
    )
    lead = page(CALLED, "roles/service-lead.md").split("Something here does not work?")[1]
    assert words(lead).startswith("Tell Director (+44 (0)20 7946 0100") and LEAD not in lead
    overview = page(CALLED, "feedback.md")
    assert LEAD in overview and SERVICE in overview


def test_a_function_a_touchpoint_and_a_role_begin_with_their_own(page: PageOf) -> None:
    function = page(CALLED, "functions/customer-service.md")
    assert words(function.split("## ")[0]).endswith(
        "Contact +44 (0)20 7946 0100 · service@northlight.example · Day and night Have the customer's number at hand."
    )
    assert LEAD in function.split("Leads it")[1].split("</div>")[0]
    assert SERVICE in page(CALLED, "touchpoints/phone.md").split("Answers for it")[1].split("</div>")[0]
    lead, director = (page(CALLED, f"roles/{role}.md").split("hb-print")[0] for role in ("service-lead", "director"))
    assert "Contact 020 7946 0123 · Chat" in words(lead)
    assert "Customer service (+44 (0)20 7946 0100 · service@northlight.example · Day and night)" in words(director)


def test_without_a_contact_nothing_is_said_of_it(page: PageOf) -> None:
    for path in ("roles/service-agent.md", "functions/customer-service.md", "feedback.md", "touchpoints/phone.md"):
        assert re.findall(r"hb-reach|hb-contact|\(\s*\)", page(NORTHLIGHT, path)) == []


HOSTILE = """
portfolio: {name: A}
functions:
  f:
    name: F
    kind: frontline
    lead: lead
    feedback: {to: lead}
    contact:
      chat: 'javascript:alert(1)'
      email: "a?bcc='all'&x{{y}}@example.org"
      hours: '"><script>alert(2)</script>'
      note: "[here](javascript:alert(3)) {{ config }}"
roles:
  lead: {name: L, function: f, contact: {chat: '"><script>alert(4)</script>'}}
  other: {name: O, function: f, contact: {chat: 'https://a.example/"onclick="alert(5)'}}
  third: {name: T, function: f, contact: {chat: "https://a.example/{{x}}?a='b'&c"}}
"""


@pytest.mark.parametrize("path", ["functions/f.md", "roles/lead.md", "roles/other.md", "roles/third.md", "feedback.md"])
def test_texts_of_a_contact_are_never_markup(page: PageOf, path: str) -> None:
    body = page(HOSTILE, path)
    assert "<script" not in body and "{{" not in body
    assert not re.search(r"""href=["']?\s*javascript""", body, re.IGNORECASE)
    assert not re.search(r"""<[^>]*\sonclick=""", body.replace("&#34;", "").replace("&quot;", ""), re.IGNORECASE)
    for href in re.findall(r'href="(mailto:[^"]*)"', body):
        assert "?" not in href and "&" not in href.replace("&#39;", ""), "a mail address begins no second line"


def test_the_card_has_the_numbers_in_words(read: Write) -> None:
    portfolio = read(CALLED).portfolio
    card = contents(portfolio, "service-agent")
    told = "".join(run["text"] for run in card["feedback"]["text"])
    assert "Tell Service team lead (The green card · 020 7946 0123 · chat.northlight.example/leads?a=1&b=2)." in told
    assert "Then tell Director (+44 (0)20 7946 0100 · service@northlight.example)." in told
    (fails,) = [
        "".join(run["text"] for run in row["items"][0])
        for desk in card["desks"]
        for guideline in desk["guidelines"]
        for row in guideline["rows"]
        if row["kind"] == "fails"
    ]
    assert fails.startswith("Service team lead (020 7946 0123) within"), "a guideline has room for the first way only"
    lead = "".join(run["text"] for run in contents(portfolio, "service-lead")["feedback"]["text"])
    assert lead.startswith("Tell Director (+44"), "nobody is told to tell themselves"


@pytest.fixture
def in_finnish(read: Write) -> Callable[[str], Handbook]:
    return lambda text: make_handbook(Reading(read(text), ()), language="fi")


def test_a_channel_is_said_in_the_readers_language_and_an_address_in_none(
    in_finnish: Callable[[str], Handbook],
) -> None:
    text = CALLED.replace("portfolio: {", "portfolio: {languages: [fi], ").replace(
        "email: service@northlight.example", 'chat: {en: "#service", fi: "#palvelu"}'
    )
    pages = {page.path: page.body for page in in_finnish(text).pages}
    assert "Chat: #palvelu" in words(pages["functions/customer-service.md"])
    lead = pages["roles/service-lead.md"].split("hb-contact")[1].split("</p>")[0]
    assert "hb-untranslated" not in lead


def test_whom_to_call_says_when_they_answer(page: PageOf) -> None:
    text = NORTHLIGHT.replace(
        "name: Service team lead, function: customer-service",
        "name: Service team lead, function: customer-service, "
        "contact: {phone: +44 20 7946 0123, hours: weekdays from 8}",
    )
    told = words(page(text, "roles/service-agent.md"))
    assert "If it fails Service team lead (+44 20 7946 0123 · weekdays from 8) within 2 hours" in told


def test_who_is_sent_to_somebody_with_other_hours_reads_them(page: PageOf) -> None:
    text = NORTHLIGHT.replace("escalate_to: service-lead", "escalate_to: billing").replace(
        "name: Billing, kind: support", "name: Billing, kind: support, hours: mon-fri 08:00-16:00"
    )
    assert "Calls back. At work: Mon–Fri 08:00–16:00" in words(page(text, "roles/service-agent.md"))
    assert "At work: " not in words(page(NORTHLIGHT, "roles/service-agent.md"))
