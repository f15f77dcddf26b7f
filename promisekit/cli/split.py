"""``promisekit split``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from promisekit.cli.editing import counted, dry_run_option, edit_portfolio, inside, path_option

if TYPE_CHECKING:
    from promisekit.edit.draft import Draft


@click.command("split")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@path_option
@dry_run_option
def command(files: tuple[str, ...], folder: str, dry_run: bool) -> None:
    """Give each item of a file a file of its own.

    The new files lie in a folder named for their section, beside FILE. Comments go with what they stand by.

    \b
    promisekit split blueprints/promises.yaml
    """
    from promisekit.edit.arrange import split

    relative = [inside(folder, file) for file in files]
    done: list[dict[str, list[str]]] = []

    def make(draft: Draft) -> None:
        done.append(split(draft, relative))

    draft = edit_portfolio(folder, make, dry_run=dry_run)
    for file, new in done[-1].items():
        would = "Would split" if dry_run else "Split"
        click.echo(f"{would} {draft.shown(file)} into {counted(len(new), 'file')}:", err=dry_run)
        for one in new:
            click.echo(f"  {draft.shown(one)}", err=dry_run)
