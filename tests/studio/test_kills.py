from __future__ import annotations

from tests.studio.kills import run


def test_a_save_that_is_killed_leaves_every_file_whole() -> None:
    became = run(4)
    assert sum(became.values()) == 4
