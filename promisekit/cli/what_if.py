"""``promisekit what-if``."""

from __future__ import annotations

import datetime
import os
from pathlib import Path

import click

from promisekit.cli.editing import path_option
from promisekit.cli.loading import nothing_to_read
from promisekit.cli.output import write
from promisekit.cli.parameters import OneOf, the_day, today_option
from promisekit.cli.refusal import Refusal


@click.command("what-if")
@click.option("--set", "settings", multiple=True, metavar="PLACE=VALUE", help="A value that would be another.")
@click.option("--remove", "gone", multiple=True, metavar="ID", help="An item that would be gone.")
@path_option
@click.option("--format", "format_name", type=OneOf("format", ("text", "json")), default="text", show_default=True)
@today_option
@click.option("-o", "--output", metavar="FILE", help="Write to this file.  [default: standard output]")
def command(
    settings: tuple[str, ...],
    gone: tuple[str, ...],
    folder: str,
    format_name: str,
    today: datetime.date | None,
    output: str | None,
) -> None:
    """Tell what a change would do to the promises; nothing is written.

    PLACE is section, id and field with dots between. --set and --remove may stand several times, and count together.

    \b
    promisekit what-if --set functions.billing.hours="mon-sat 08:00-20:00"
    promisekit what-if --set promises.right-invoice.within="24 h" --remove logistics
    """
    if not settings and not gone:
        raise click.UsageError(
            'Say what would be different: `--set functions.billing.hours="mon-sat 08:00-20:00"` or `--remove ID`.'
        )
    from promisekit.edit.draft import CannotEditError, Draft
    from promisekit.edit.what_if import changed
    from promisekit.graph.calendars import calendars_of
    from promisekit.graph.verdict import Verdict, verdict_of
    from promisekit.read.folder import DiskFolder
    from promisekit.read.loader import Loaded
    from promisekit.report import what_if

    day = the_day(today)

    def verdicts(loaded: Loaded) -> list[Verdict]:
        portfolio = loaded.portfolio
        calendars = calendars_of(portfolio, day)
        return [verdict_of(portfolio, one, calendars) for one in portfolio.promises.values() if one.status != "retired"]

    folder = Path(os.path.normpath(folder)).as_posix()
    draft = Draft(DiskFolder(Path(folder), folder))
    try:
        with nothing_to_read(folder):
            before = verdicts(draft.load())
            after = verdicts(changed(draft, list(settings), list(gone)))
    except CannotEditError as error:
        message = str(error)
        raise Refusal(f"{message[:1].upper()}{message[1:]}{'' if message.endswith(('?', '.')) else '.'}") from None
    found = what_if.effects(before, after)
    write(what_if.as_json(found) if format_name == "json" else what_if.render(found), output)
