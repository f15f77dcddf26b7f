"""Somebody who follows a page: does each step in a folder of their own, and compares what is printed with the page."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path

from tests.tutorials.steps import Command, Step

Shell = Callable[[str], str]
"""Runs a command line in the reader's folder and gives what stands on the screen then."""


def follow(steps: Iterable[Step], folder: Path, shell: Shell) -> None:
    """Does all steps. Raises AssertionError with the line of the page where something is not as it says."""
    for step in steps:
        if isinstance(step, Command):
            screen = shell(step.typed)
            assert is_as_shown(step.printed, screen), (
                f"line {step.line}: `{step.typed}` does not print\n{step.printed}\nbut\n{screen}"
            )
        else:
            step.apply(folder)


def is_as_shown(shown: str, screen: str) -> bool:
    """Whether that is what the page shows; `…` stands for what it leaves out: any lines, or a part of one."""
    parts = re.split("^…\n?", shown.strip("\n"), flags=re.MULTILINE)
    pattern = "(?s:.*)".join(re.escape(part).replace("…", ".*") for part in parts)
    return re.fullmatch(pattern, screen.strip("\n")) is not None
