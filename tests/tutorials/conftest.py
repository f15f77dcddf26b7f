from __future__ import annotations

import shlex
from pathlib import Path
from typing import Final

from tests.cli.conftest import Run
from tests.tutorials.reader import Shell

ROOT: Final = Path(__file__).parents[2]
TUTORIALS: Final = sorted((ROOT / "docs" / "tutorials").glob("*.md"))
WALL: Final = ROOT / "docs" / "from-the-wall.md"
DAY: Final = "1795996800"
"""30 November 2026, in seconds: the day on which the tutorials are followed."""


def in_process(run: Run) -> Shell:
    """A shell that runs our commands without starting a process for each."""

    def shell(typed: str) -> str:
        program, *words = shlex.split(typed)
        assert program == "promisekit", typed
        return run(*words, SOURCE_DATE_EPOCH=DAY).output

    return shell
