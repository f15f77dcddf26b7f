"""What commands that change files share: one portfolio, a dry run, and what was done in words."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from promisekit.cli.loading import DEFAULT_FOLDER, finish_edit, nothing_to_read
from promisekit.cli.output import wants_color
from promisekit.cli.refusal import Refusal, why

if TYPE_CHECKING:
    from promisekit.edit.draft import Draft

path_option = click.option(
    "--path", "folder", default=DEFAULT_FOLDER, show_default=True, help="The folder with your YAML files."
)
dry_run_option = click.option("--dry-run", is_flag=True, help="Show what would change, and write nothing.")
_COLORS: Final = {"+": "green", "-": "red", "@": "cyan"}


def edit_portfolio(folder: str, make: Callable[[Draft], None], *, dry_run: bool, shows_diff: bool = True) -> Draft:
    """Makes an edit of the portfolio in ``folder`` and writes it; where ``dry_run`` says so it only shows its diff.

    Ends the run with exit code 2 where it cannot be done; then nothing was written.
    """
    from promisekit.edit.commit import FOLDER
    from promisekit.edit.draft import CannotEditError, edit
    from promisekit.read.folder import DiskFolder

    folder = Path(os.path.normpath(folder)).as_posix()
    finish_edit(Path(folder))
    try:
        with nothing_to_read(folder):
            draft = edit(DiskFolder(Path(folder), folder), make, dry_run=dry_run)
    except CannotEditError as error:
        message = str(error)
        raise Refusal(f"{message[:1].upper()}{message[1:]}{'' if message.endswith(('?', '.')) else '.'}") from None
    except OSError as error:
        # The journal of the edit is nothing that anybody knows by its name.
        named = str(error.filename or folder)
        file = folder if FOLDER in Path(named).parts else named
        raise Refusal(f"Nothing was written: `{file}`: {why(error)}.") from None
    if dry_run and shows_diff:
        print_diff(draft.diff())
    return draft


def inside(folder: str, file: str) -> str:
    """A file that somebody names, as a path from the portfolio folder: as typed from here, or from that folder.

    Ends the run where it lies outside.
    """
    root = Path(os.path.normpath(folder)).absolute()
    for base in (Path(), root):
        path = Path(os.path.normpath((base / file).absolute()))
        if path.is_relative_to(root) and path != root:
            return path.relative_to(root).as_posix()
    raise Refusal(f"`{file}` does not lie in `{folder}`.")


def print_diff(diff: str) -> None:
    """Prints a unified diff, in colour on a terminal."""
    color = wants_color()
    for line in diff.splitlines():
        bold = line.startswith(("--- ", "+++ "))
        styled = click.style(line, bold=bold, fg=None if bold else _COLORS.get(line[:1]))
        click.echo(styled if color else line, color=color)


def counted(number: int, one: str, many: str = "") -> str:
    """``2 files``."""
    return f"{number} {one if number == 1 else many or one + 's'}"
