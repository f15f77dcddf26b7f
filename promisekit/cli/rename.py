"""``promisekit rename``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from promisekit.cli.editing import counted, dry_run_option, edit_portfolio, path_option

if TYPE_CHECKING:
    from promisekit.edit.draft import Draft
    from promisekit.edit.rename import Renamed


@click.command("rename")
@click.argument("old")
@click.argument("new")
@path_option
@dry_run_option
def command(old: str, new: str, folder: str, dry_run: bool) -> None:
    """Give an item another id, everywhere it is named.

    OLD is an id, or SECTION:ID where several items have it. References, `[[links]]` in texts and in pages of your own,
    and a file that is named for the item are renamed with it. Nothing else changes.

    \b
    promisekit rename right-invoice invoice-right
    promisekit rename roles:agent service-agent --dry-run
    """
    from promisekit.edit.rename import address_of, rename

    done: list[Renamed] = []

    def make(draft: Draft) -> None:
        done.append(rename(draft, address_of(draft.load(), old), new))

    edit_portfolio(folder, make, dry_run=dry_run)
    renamed = done[-1]
    places = sum(renamed.places.values())
    would = "Would rename" if dry_run else "Renamed"
    files = counted(len(renamed.places), "file")
    click.echo(f"{would} `{old}` to `{new}` in {counted(places, 'place')} of {files}:", err=dry_run)
    for name, count in sorted(renamed.places.items()):
        after = f", now {renamed.files[name]}" if name in renamed.files else ""
        click.echo(f"  {name} ({count}){after}", err=dry_run)
    for name, after in sorted(renamed.files.items()):
        if name not in renamed.places:
            click.echo(f"  {name}, now {after}", err=dry_run)
