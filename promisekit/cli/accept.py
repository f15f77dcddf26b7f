"""``promisekit accept``."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import click

from promisekit.cli.editing import dry_run_option, edit_portfolio, path_option
from promisekit.cli.parameters import Day, the_day, today_option

if TYPE_CHECKING:
    from promisekit.edit.accept import Accepted
    from promisekit.edit.draft import Draft


@click.command("accept")
@click.argument("code")
@click.argument("item")
@click.option("--reason", required=True, help="Why the team lives with it.")
@click.option("--until", type=Day(), help="The last day on which that holds.")
@click.option("--by", default="", help="Who decided.")
@path_option
@dry_run_option
@today_option
def command(
    code: str,
    item: str,
    reason: str,
    until: datetime.date | None,
    by: str,
    folder: str,
    dry_run: bool,
    today: datetime.date | None,
) -> None:
    """Put on record that the team lives with a finding.

    CODE is the code of a check, such as PK508, or of a kind of change, such as PD101. ITEM is the id of the item that
    it is about, SECTION:ID where several have it, or `portfolio`.

    \b
    promisekit accept PK508 right-invoice --reason "The figure comes with the new billing system." --until 2027-03-31
    """
    from promisekit.edit.accept import accept
    from promisekit.edit.rename import address_of

    done: list[Accepted] = []
    code = code.upper()
    day = the_day(today)
    if until is not None and until < day:
        raise click.BadParameter(f"`{until}` has passed.", param_hint="--until")

    def make(draft: Draft) -> None:
        address = ("portfolio",) if item == "portfolio" else address_of(draft.load(), item)
        done.append(accept(draft, code, address, reason, until=until, by=by, today=day))

    edit_portfolio(folder, make, dry_run=dry_run)
    accepted = done[-1]
    would = ("Would renew" if accepted.is_renewed else "Would accept") if dry_run else (
        "Renewed" if accepted.is_renewed else "Accepted"
    )  # fmt: skip
    click.echo(f"{would} `{code}` at `{item}` in {accepted.file}:", err=dry_run)
    for finding in accepted.findings:
        click.echo(f"  {finding.message}", err=dry_run)
