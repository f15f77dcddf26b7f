"""Short and long forms of what a promise says."""

from __future__ import annotations

from typing import Any

import pytest

from promisekit.model.duration import Duration
from promisekit.model.promise import CustomerPart, Promise
from promisekit.model.text import Translated

TELL = {"does": "Tell us.", "notice": "10 days"}


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Tell us.", [("Tell us.", None)]),
        (("Tell us.", "Keep it."), [("Tell us.", None), ("Keep it.", None)]),
        (TELL, [("Tell us.", "10 days")]),
        (("Keep it.", TELL), [("Keep it.", None), ("Tell us.", "10 days")]),
        ({"en": "Tell us.", "fi": "Kerro."}, [(Translated({"en": "Tell us.", "fi": "Kerro."}), None)]),
        ((), []),
    ],
)
def test_what_the_customer_does_is_a_text_or_has_a_time(written: Any, meant: list[tuple[Any, str | None]]) -> None:
    promise = Promise.model_validate(
        {"id": "a", "promise": "You get it.", "kept_at": "desk", "accountable": "office", "customer_does": written}
    )
    assert promise.customer_does == tuple(
        CustomerPart(does=does, notice=Duration.parse(notice) if notice else None) for does, notice in meant
    )
