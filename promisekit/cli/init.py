"""``promisekit init``."""

from __future__ import annotations

import os
from pathlib import Path

import click

from promisekit.cli.loading import DEFAULT_FOLDER
from promisekit.cli.parameters import OneOf, the_day
from promisekit.cli.refusal import Refusal, why
from promisekit.edit.new import STARTERS, FolderNotEmptyError, new_portfolio


def _list_starters(context: click.Context, _: click.Parameter, wanted: bool) -> None:
    if not wanted or context.resilient_parsing:
        return
    longest = max(map(len, STARTERS))
    for name, about in STARTERS.items():
        click.echo(f"{name:<{longest}}  {about}")
    click.echo("\n`promisekit init blueprints --from utility` starts with the first one.")
    context.exit()


@click.command("init")
@click.argument("folder", metavar="DIR")
@click.option(
    "--from",
    "starter",
    type=OneOf("starter", STARTERS),
    metavar="NAME",
    help="Start with a complete portfolio of a field near yours, which --list shows.",
)
@click.option(
    "--list",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_list_starters,
    help="List what --from takes, and do nothing else.",
)
def command(folder: str, starter: str | None) -> None:
    """Start a small portfolio to learn from and change.

    Writes a few commented YAML files into the new or empty folder DIR, and beside it, in `.vscode`, what lets VS Code
    help with writing them. Nothing that is there is overwritten. Without --from it is a bicycle workshop with one
    promise.

    \b
    promisekit init blueprints
    promisekit init blueprints --from hospital-outpatients
    """
    try:
        written = new_portfolio(Path(folder), the_day(None), starter or "")
    except FolderNotEmptyError as error:
        raise Refusal(f"{error} Name a folder that does not exist yet.") from None
    except OSError as error:
        raise Refusal(f"`{folder}` cannot be written: {why(error)}.") from None
    click.echo(f"Wrote a small portfolio{f', `{starter}`,' if starter else ''} to `{folder}`:")
    for file in written:
        click.echo(f"  {file.as_posix()}")
    _help_the_editor(folder)
    path = "" if folder.rstrip("/") == DEFAULT_FOLDER else f" {_quoted(folder)}"
    click.echo(f"\nNext:\n  promisekit check{path}\n  promisekit serve{path}")


def _help_the_editor(folder: str) -> None:
    """Writes what VS Code needs, and says what it wrote and what stays as it is."""
    import json

    from promisekit.edit.editor import SCHEMA, SETTINGS, editor_files, settings
    from promisekit.reference.schema import schema_text

    # People open the folder that they work in; what lies elsewhere is opened by itself.
    below = Path(os.path.relpath(folder)).as_posix()
    opened, blueprints = (Path(folder), ".") if below.split("/")[0] == ".." else (Path(), below)
    try:
        files = editor_files(opened, blueprints, schema_text())
    except OSError as error:
        click.echo(f"Nothing was written for your editor: `{opened / '.vscode'}`: {why(error)}.", err=True)
        return
    if files.written:
        click.echo("and for VS Code with the YAML extension by Red Hat, which then helps while you write:")
    for name in files.written:
        click.echo(f"  {(opened / name).as_posix()}")
    if SCHEMA in files.kept:
        where = _quoted((opened / SCHEMA).as_posix())
        click.echo(f"`{SCHEMA}` was there already and stays; `promisekit schema -o {where}` writes it anew.")
    if SETTINGS in files.kept:
        entry = json.dumps(settings(blueprints), ensure_ascii=False)[1:-1]
        click.echo(f"`{SETTINGS}` was there already and stays; so that VS Code knows the format, add:\n  {entry}")


def _quoted(folder: str) -> str:
    import shlex

    return shlex.quote(folder)
