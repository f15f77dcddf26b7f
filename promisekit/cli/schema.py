"""``promisekit schema``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from promisekit.cli.loading import loaded_portfolio
from promisekit.cli.output import write
from promisekit.cli.refusal import Refusal

if TYPE_CHECKING:
    from promisekit.model.portfolio import Portfolio


@click.command("schema")
@click.option("--with-ids", metavar="FOLDER", help="Know the ids of the portfolio in that folder, to complete them.")
@click.option("-o", "--output", metavar="FILE", default="-", help="Write to a file.  [default: the terminal]")
def command(with_ids: str | None, output: str) -> None:
    """Tell your editor what a blueprint file may hold.

    Writes a JSON Schema (draft 2020-12), with which an editor completes fields and words, explains them, and
    underlines what is misspelt. `promisekit init` sets up VS Code with one.

    \b
    promisekit schema -o .vscode/promisekit.schema.json
    promisekit schema --with-ids blueprints -o .vscode/promisekit.schema.json
    """
    from promisekit.reference.schema import schema_text

    write(schema_text(_portfolio(with_ids) if with_ids is not None else None), output)
    if output != "-":
        click.echo(f"Wrote `{output}`.", err=True)


def _portfolio(folder: str) -> Portfolio:
    """The portfolio there. Ends the run where not all of its ids are known: an editor would call the others wrong."""
    loaded = loaded_portfolio(folder)
    if loaded.has_unknown or loaded.unread_ids or loaded.about_is_unread:
        raise Refusal(
            f"Part of `{folder}` cannot be read, so that not all of its ids are known; `promisekit check` says why."
        )
    return loaded.portfolio
