"""``promisekit init``."""

from __future__ import annotations

from pathlib import Path

import click

from promisekit.cli.loading import DEFAULT_FOLDER
from promisekit.cli.parameters import the_day
from promisekit.cli.refusal import Refusal


@click.command("init")
@click.argument("folder", metavar="DIR")
def command(folder: str) -> None:
    """Start a small portfolio to learn from and change.

    Writes a few commented YAML files into the new or empty folder DIR.

    \b
    promisekit init blueprints
    """
    from promisekit.edit.new import FolderNotEmptyError, new_portfolio

    try:
        written = new_portfolio(Path(folder), the_day(None))
    except FolderNotEmptyError as error:
        raise Refusal(f"{error} Name a folder that does not exist yet.") from None
    except OSError as error:
        raise Refusal(f"`{folder}` cannot be written: {error.strerror}.") from None
    click.echo(f"Wrote a small portfolio to `{folder}`:")
    for file in written:
        click.echo(f"  {file.as_posix()}")
    path = "" if folder.rstrip("/") == DEFAULT_FOLDER else f" {_quoted(folder)}"
    click.echo(f"\nNext:\n  promisekit check{path}\n  promisekit serve{path}")


def _quoted(folder: str) -> str:
    import shlex

    return shlex.quote(folder)
