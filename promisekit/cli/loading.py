"""Reads the portfolio that the user named, or says why there is nothing to read."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from promisekit.cli.near import did_you_mean
from promisekit.cli.refusal import Refusal, why

if TYPE_CHECKING:
    from promisekit.read import Loaded

DEFAULT_FOLDER: Final = "blueprints"


def loaded_portfolio(folder: str) -> Loaded:
    """The portfolio in ``folder``. Ends the run with exit code 2 where there is nothing to read."""
    from promisekit.read import load

    folder = Path(os.path.normpath(folder)).as_posix()
    finish_edit(Path(folder))
    try:
        with nothing_to_read(folder):
            return load(Path(folder), folder)
    except OSError as error:
        raise Refusal(f"`{folder}` cannot be read: {why(error)}.") from None


def finish_edit(folder: Path) -> None:
    """Ends an edit of the portfolio that was cut off, and says what it could not end."""
    # `Path.is_dir` fails where a path is too long to be one.
    if not os.path.isdir(folder / ".promisekit"):  # noqa: PTH112
        return
    from promisekit.edit.commit import finish

    try:
        unfinished = finish(folder)
    except OSError as error:
        raise Refusal(f"An edit of `{folder.as_posix()}` was cut off and cannot be ended: {error}") from None
    for relative, kept in unfinished:
        click.echo(
            f"An edit of `{(folder / relative).as_posix()}` was cut off, and somebody changed the file since. It stays "
            f"as it is; what the edit wanted to write lies beside it in `{kept}`. Compare the two, then delete that.",
            err=True,
        )


@contextmanager
def nothing_to_read(folder: str) -> Iterator[None]:
    """Ends the run with exit code 2 where there is nothing to read, and says where the portfolio may be instead."""
    from promisekit.read.files import NothingToReadError

    try:
        yield
    except NothingToReadError as error:
        message = str(error)
        full_stop = "" if message.endswith((".", "?")) else "."
        raise Refusal(f"{message}{full_stop}{_elsewhere(folder or DEFAULT_FOLDER)}") from None


def _elsewhere(folder: str) -> str:
    path = Path(folder)
    if path.exists() or not path.parent.is_dir():
        return ""
    if folder == DEFAULT_FOLDER and any(not file.name.startswith("mkdocs") for file in Path().glob("*.y*ml")):
        return "\nThis folder holds YAML files itself: put a dot after the command to read it."
    beside = sorted(other.name for other in path.parent.iterdir() if other.is_dir())
    near = did_you_mean(path.name, [name for name in beside if not name.startswith(".")])
    if near.startswith(";"):
        return f"\n{near.removeprefix('; ').capitalize()}"
    return f"\n`promisekit init {folder}` starts a small portfolio there." if folder == DEFAULT_FOLDER else ""
