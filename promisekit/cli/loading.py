"""Reads the portfolio that the user named, or says why there is nothing to read."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Final

from promisekit.cli.near import did_you_mean
from promisekit.cli.refusal import Refusal

if TYPE_CHECKING:
    from promisekit.read import Loaded

DEFAULT_FOLDER: Final = "blueprints"


def loaded_portfolio(folder: str) -> Loaded:
    """The portfolio in ``folder``. Ends the run with exit code 2 where there is nothing to read."""
    from promisekit.read import load
    from promisekit.read.files import NothingToReadError

    folder = Path(os.path.normpath(folder)).as_posix()
    try:
        return load(Path(folder), folder)
    except NothingToReadError as error:
        raise Refusal(f"{_sentence(str(error))}{_elsewhere(folder)}") from None
    except OSError as error:
        raise Refusal(f"`{folder}` cannot be read: {error.strerror}.") from None


def _sentence(message: str) -> str:
    return message if message.endswith((".", "?")) else f"{message}."


def _elsewhere(folder: str) -> str:
    """Where the portfolio may be instead."""
    here = Path.cwd()
    if folder == DEFAULT_FOLDER and any(here.glob("*.y*ml")):
        return "\nThis folder holds YAML files itself: put a dot after the command to read it."
    path = Path(folder)
    if path.exists() or not path.parent.is_dir():
        return ""
    beside = sorted(other.name for other in path.parent.iterdir() if other.is_dir())
    near = did_you_mean(path.name, [name for name in beside if not name.startswith(".")])
    return f"\n{near.removeprefix('; ').capitalize()}" if near.startswith(";") else ""
