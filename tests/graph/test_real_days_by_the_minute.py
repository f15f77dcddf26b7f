"""Random portfolios on real dates: the product and every minute say the same."""

from __future__ import annotations

import pytest

from tests.graph.real_brute_force import differences


@pytest.mark.parametrize("seed", range(10))
def test_the_search_finds_what_every_minute_finds(seed: int) -> None:
    assert differences(30, seed) == []
