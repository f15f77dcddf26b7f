"""A few of the kills that `make kills` does many of."""

from __future__ import annotations

import pytest

from tests.fuzz.kills import ROOT, run


def test_a_killed_build_leaves_what_was_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    assert sum(run(6, "always-the-same").values()) == 6
