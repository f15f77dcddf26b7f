"""A customer is here now: whoever stands before them reads on this page what to do, the everyday cases first."""

from __future__ import annotations

import re

import pytest

from promisekit.handbook.book.audience import Audience
from promisekit.handbook.edition.handbook import make_handbook
from promisekit.handbook.edition.reading import Reading
from promisekit.read import load
from tests.handbook.conftest import ROOT
from tests.handbook.test_item_pages import NORTHLIGHT, PageOf
from tests.handbook.test_role_pages import words

RARE = """\
  by-hand:
    promise: In a power cut you get your invoice by hand.
    answers: in-the-dark
    kept_at: [phone, invoice]
    accountable: billing
    guidelines:
      candle: {role: service-agent, do: [Write the invoice by hand.]}
"""
TWO_CASES = NORTHLIGHT.replace("promises:\n", f"promises:\n{RARE}", 1).replace(
    "pain_points:\n",
    "pain_points:\n  in-the-dark: {terms: risk, at: invoice, says: I see nothing., severity: 5, frequency: 1}\n",
    1,
)
EVERYDAY = TWO_CASES.replace("severity: 4}", "severity: 4, frequency: 3}")


@pytest.mark.parametrize("path", ["roles/service-agent.md", "touchpoints/invoice.md"])
def test_what_happens_every_day_stands_before_what_is_rare(page: PageOf, path: str) -> None:
    body = page(EVERYDAY, path)
    assert body.index("Your invoice is right") < body.index("In a power cut")


@pytest.mark.parametrize("path", ["roles/service-agent.md", "touchpoints/invoice.md"])
def test_how_often_it_happens_is_weighed_with_how_bad_it_is(page: PageOf, path: str) -> None:
    often_and_worse = EVERYDAY.replace("severity: 5, frequency: 1", "severity: 5, frequency: 3")
    body = page(often_and_worse, path)
    assert body.index("In a power cut") < body.index("Your invoice is right")


@pytest.mark.parametrize("path", ["roles/service-agent.md", "touchpoints/invoice.md"])
def test_of_two_that_are_as_bad_the_one_that_answers_more_stands_first(page: PageOf, path: str) -> None:
    as_bad = EVERYDAY.replace("severity: 5, frequency: 1", "severity: 4, frequency: 3")
    more = as_bad.replace("answers: unclear-fees", "answers: [unclear-fees, again]").replace(
        "pain_points:\n",
        "pain_points:\n  again: {terms: time, at: invoice, says: Again?, severity: 1, frequency: 1}\n",
        1,
    )
    assert page(as_bad, path).index("In a power cut") < page(as_bad, path).index("Your invoice is right")
    assert page(more, path).index("Your invoice is right") < page(more, path).index("In a power cut")


def test_what_holds_always_stands_before_what_holds_in_one_case(page: PageOf) -> None:
    text = NORTHLIGHT.replace(
        "      disputed-line:\n",
        "      strike: {role: service-agent, when: There is a strike., do: [Say so.]}\n      disputed-line:\n",
        1,
    )
    role = page(text, "roles/service-agent.md")
    assert role.index("Ask which line looks wrong.") < role.index("There is a strike.")


SECOND_ROLE = EVERYDAY.replace(
    "      disputed-line:\n",
    "      check: {role: billing-specialist, at: invoice, do: [Compare the invoice with the contract.]}\n"
    "      disputed-line:\n",
    1,
)


def test_the_guidance_itself_stands_here_and_nothing_else_is_needed(page: PageOf) -> None:
    body = words(page(EVERYDAY, "touchpoints/invoice.md"))
    wanted = (
        ["Your invoice is right", "Do Ask which line looks wrong. Open a billing case.", "Say I'll stay with this."]
        + ["Avoid That's a billing matter.", "You may Credit the line, up to €20"]
        + ["If it fails Service team lead within 2 hours. Calls back."]
        + ["Limit Within 2 working days", "If we fail 10 € off the next invoice", "In a power cut", "by hand."]
    )
    places = [body.find(text) for text in wanted]
    assert -1 not in places and places == sorted(places)


def test_of_several_roles_the_one_with_most_to_do_is_open_and_the_others_a_tap_away(page: PageOf) -> None:
    body = page(SECOND_ROLE, "touchpoints/invoice.md")
    assert re.findall(r"<details class=\"[^\"]*\"( open)?>\s*<summary>(.*?)</summary>", body) == [
        (" open", "Service agent"),
        ("", "Billing specialist"),
    ]
    alone = page(EVERYDAY, "touchpoints/invoice.md")
    assert "<details" not in alone and "Service agent" in alone.split("Ask which line")[0]


def test_what_holds_elsewhere_only_is_not_told_here(page: PageOf) -> None:
    assert "Compare the invoice" not in page(SECOND_ROLE, "touchpoints/phone.md")


def test_a_role_that_staffs_the_touchpoint_without_a_guideline_is_named(page: PageOf) -> None:
    text = NORTHLIGHT.replace("roles: [service-agent]", "roles: [service-agent, director]")
    answers = words(page(text, "touchpoints/invoice.md").split("{#answers")[1])
    assert "Roles Service agent, Director" in answers


@pytest.mark.parametrize("folder", ["blueprints", "samples/kaupunki"])
def test_every_touchpoint_of_the_samples_says_all_that_is_done_there(folder: str) -> None:
    handbook = make_handbook(Reading(load(ROOT / folder), ()), audience=Audience.STAFF)
    book = handbook.book
    pages = {page.item[1]: page.body for page in handbook.pages if page.item and page.item[0] == "touchpoints"}
    missing = []
    for promise in book.promises_in_force:
        for guideline in promise.guidelines.values():
            for touchpoint in promise.touchpoints_of(guideline):
                told = words(pages[touchpoint])
                wanted = [*guideline.do, *guideline.say, *guideline.avoid, *(may.does for may in guideline.may)]
                missing += [(touchpoint, text) for text in wanted if words(book.text.inline(text)) not in told]
    assert missing == []
