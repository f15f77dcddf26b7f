"""Where a command's result goes: to a file, or to standard output; and whether in colour."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from promisekit.cli.refusal import Refusal, why

if TYPE_CHECKING:
    from promisekit.report import Findings


MOST: Final = 100
"""Findings of one kind that are printed before they are counted only."""


def write(content: str | bytes, file: str | None) -> None:
    """Writes the result whole or not at all; text is UTF-8 wherever it goes, for other programs to read.

    Ends the run with exit code 2 where the file cannot be written.
    """
    data = content.encode("utf-8", "replace") if isinstance(content, str) else content
    if file is None or file == "-":
        click.echo(data, nl=False)
        return
    from promisekit.edit.write import write_bytes

    try:
        write_bytes(Path(file), data)
    except OSError as error:
        raise Refusal(f"`{file}` cannot be written: {why(error)}.") from None


def print_findings(findings: Findings, *, whole: bool = False) -> None:
    """Prints findings for people, as wide and as colourful as their terminal; of one kind no more than anybody reads,
    but where ``whole`` is asked for."""
    from promisekit.report import text

    color = wants_color()
    click.echo(
        text.render(findings, color=color, width=terminal_width(), most=None if whole else MOST), nl=False, color=color
    )


def wants_color() -> bool:
    """Whether to print in colour: as NO_COLOR, FORCE_COLOR and CLICOLOR say, else only on a terminal."""
    environment = os.environ
    if environment.get("NO_COLOR"):
        return False
    if any(environment.get(name, "0") not in ("", "0") for name in ("FORCE_COLOR", "CLICOLOR_FORCE")):
        return True
    return environment.get("CLICOLOR") != "0" and environment.get("TERM") != "dumb" and sys.stdout.isatty()


def terminal_width(otherwise: int = 120) -> int:
    """The columns of the terminal; ``otherwise`` where the text goes to a file, so that it is the same everywhere."""
    try:
        return max(40, os.get_terminal_size(sys.stdout.fileno()).columns)
    except (OSError, ValueError):
        return otherwise
