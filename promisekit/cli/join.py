"""``promisekit join``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from promisekit.cli.editing import counted, dry_run_option, edit_portfolio, inside, path_option
from promisekit.cli.refusal import Refusal

if TYPE_CHECKING:
    from promisekit.edit.draft import Draft


@click.command("join")
@click.argument("source", metavar="DIR")
@click.argument("file", required=False)
@path_option
@dry_run_option
def command(source: str, file: str | None, folder: str, dry_run: bool) -> None:
    """Put all items of a folder into one file.

    DIR lies in the portfolio. FILE is where its items go  [default: DIR.yaml]. Comments go with what they stand by.

    \b
    promisekit join blueprints/promises
    """
    from promisekit.edit.arrange import join

    below = inside(folder, source)
    to = inside(folder, file) if file else f"{below}.yaml"
    done: list[int] = []

    def make(draft: Draft) -> None:
        files = [one.relative for one in draft.files() if one.relative.startswith(f"{below}/")]
        if not files:
            raise Refusal(f"There is no blueprint file in `{source}`.")
        done.append(join(draft, files, to))

    draft = edit_portfolio(folder, make, dry_run=dry_run)
    would = "Would put" if dry_run else "Put"
    click.echo(f"{would} {counted(done[-1], 'item')} of {source} into {draft.shown(to)}.", err=dry_run)
