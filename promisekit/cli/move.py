"""``promisekit move``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from promisekit.cli.editing import dry_run_option, edit_portfolio, inside, path_option

if TYPE_CHECKING:
    from promisekit.edit.draft import Draft


@click.command("move")
@click.argument("item")
@click.argument("file")
@path_option
@dry_run_option
def command(item: str, file: str, folder: str, dry_run: bool) -> None:
    """Put an item with its comments into another file.

    ITEM is an id, or SECTION:ID where several items have it. FILE is a blueprint file, new or not.

    \b
    promisekit move right-invoice blueprints/promises/right-invoice.yaml
    """
    from promisekit.edit.arrange import move
    from promisekit.edit.rename import address_of

    to = inside(folder, file)
    stood: list[str] = []

    def make(draft: Draft) -> None:
        stood.append(draft.shown(move(draft, address_of(draft.load(), item), to)))

    draft = edit_portfolio(folder, make, dry_run=dry_run)
    gone = ", which is gone now" if not dry_run and draft.is_gone(stood[-1]) else ""
    would = "Would move" if dry_run else "Moved"
    click.echo(f"{would} `{item}` from {stood[-1]}{gone} to {draft.shown(to)}.", err=dry_run)
