"""Some thousand executions, always the same; ``make executions`` makes millions of others."""

from __future__ import annotations

from random import Random

import pytest

from tests.fuzz.executions import TARGETS


@pytest.mark.parametrize("target", TARGETS)
def test_what_must_hold_holds_of_made_inputs(target: str) -> None:
    hold, share = TARGETS[target]
    for number in range(round(5_000 * share)):
        hold(Random(f"always-the-same-{target}-{number}"))
