"""A customer is here now: whoever stands before them reads on this page what to do, the everyday cases first."""

from __future__ import annotations

import pytest

from tests.handbook.test_item_pages import NORTHLIGHT, PageOf

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


def test_what_holds_always_stands_before_what_holds_in_one_case(page: PageOf) -> None:
    text = NORTHLIGHT.replace(
        "      disputed-line:\n",
        "      strike: {role: service-agent, when: There is a strike., do: [Say so.]}\n      disputed-line:\n",
        1,
    )
    role = page(text, "roles/service-agent.md")
    assert role.index("Ask which line looks wrong.") < role.index("There is a strike.")
