"""``promisekit import``."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from promisekit.cli.column_mapping import is_plain, with_our_headers
from promisekit.cli.editing import counted, dry_run_option, edit_portfolio, path_option, print_diff
from promisekit.cli.export import all_can_be_read
from promisekit.cli.output import wants_color
from promisekit.cli.refusal import Refusal, why

if TYPE_CHECKING:
    from promisekit.edit.draft import Draft
    from promisekit.sheets.filled_in import FilledIn


MERMAID: Final = (".mmd", ".mermaid")
Bring = Callable[["Draft"], list[str]]
"""Edits a draft; what the user is to know."""


@click.command("import")
@click.argument("file")
@path_option
@click.option(
    "--map",
    "maps",
    multiple=True,
    metavar="COLUMN=FIELD",
    help="Which field a column of a plain table says; repeat it.",
)
@click.option(
    "--set", "values", multiple=True, metavar="FIELD=VALUE", help="What holds for rows of it that do not say so."
)
@click.option("--delete", is_flag=True, help="Also take away what is not in FILE any more.")
@click.option("--yes", is_flag=True, help="Write without asking.")
@dry_run_option
def command(
    file: str, folder: str, maps: tuple[str, ...], values: tuple[str, ...], delete: bool, yes: bool, dry_run: bool
) -> None:  # fmt: skip
    """Bring a filled-in spreadsheet into your files.

    FILE is a workbook (.xlsx), a .csv file that is named for its sheet, or a zip or folder of those, as
    `promisekit export` writes them. It says what the changes mean and asks before it writes. Only the lines in
    question change; what is not in FILE stays, but for --delete.

    A plain table with headers of its own is brought in, too: --map says which field a column says, and on a terminal
    you are asked. A Mermaid `journey` (.mmd) becomes a journey with its phases, steps and feelings.

    Exit code: 0 done or nothing to do, 1 you said no, 2 something has to be mended first; then nothing was written.

    \b
    promisekit import portfolio.xlsx
    promisekit import portfolio.xlsx --dry-run
    promisekit import tables/touchpoints.csv --yes
    promisekit import journey.mmd
    promisekit import wall.csv --map "Kontaktpunkt=touchpoints.name" --map "Kanal=touchpoints.channel"
    """
    folder = Path(os.path.normpath(folder)).as_posix()
    bring = _journey(file) if file.lower().endswith(MERMAID) else _tables(file, maps, values, delete=delete)
    draft = _edited(folder, bring, dry_run=True, tells=True)
    if not draft.changes():
        click.echo("Nothing would change: the files say the same already.")
        return
    if dry_run:
        print_diff(draft.diff())
        return
    _say_changes(draft, folder, file)
    if not yes and not click.confirm(f"\nWrite this to {counted(len(draft.changes()), 'file')} of `{folder}`?"):
        raise click.exceptions.Exit(1)
    written = _edited(folder, bring, dry_run=False, tells=False).changes()
    click.echo(f"Wrote {counted(len(written), 'file')}:")
    for change in written:
        click.echo(f"  {draft.shown(change.relative)}{' (removed)' if change.after is None else ''}")


def _tables(file: str, maps: Sequence[str], values: Sequence[str], *, delete: bool) -> Bring:
    """How the tables of a file are brought in."""
    filled = _filled_in(file)
    if maps or is_plain(filled):
        filled = with_our_headers(filled, maps, values)

    def bring(draft: Draft) -> list[str]:
        from promisekit.sheets.bring_in import bring_in

        return bring_in(draft, filled, delete=delete)

    return bring


def _journey(file: str) -> Bring:
    """How a Mermaid journey is brought in."""
    from promisekit.exchange.mermaid import NoJourneyError, read_journey

    try:
        journey = read_journey(Path(file).read_bytes().decode("utf-8-sig"))
    except NoJourneyError as error:
        raise Refusal(f"`{file}`, line {error.line}: {error}.") from None
    except UnicodeDecodeError:
        raise Refusal(f"`{file}` is not saved as UTF-8.") from None
    except OSError as error:
        raise Refusal(f"`{file}` cannot be read: {why(error)}.") from None
    if not journey.sections:
        raise Refusal(f"`{file}` has no tasks, which would be the steps of the journey.")

    def bring(draft: Draft) -> list[str]:
        from promisekit.exchange.journey_in import bring_in_journey

        return bring_in_journey(draft, journey, Path(file).stem)

    return bring


def _filled_in(file: str) -> list[FilledIn]:
    from promisekit.sheets.filled_in import NoTableError, read_tables

    try:
        return read_tables(Path(file))
    except NoTableError as error:
        message = str(error)
        raise Refusal(f"{message[:1].upper()}{message[1:]}.") from None
    except OSError as error:
        raise Refusal(f"`{file}` cannot be read: {why(error)}.") from None


def _edited(folder: str, bring: Bring, *, dry_run: bool, tells: bool) -> Draft:
    """The portfolio with what was brought in. Ends the run with exit code 2 where that cannot be."""
    from promisekit.sheets.bring_in import CannotBringInError

    told: list[str] = []

    def make(draft: Draft) -> None:
        told[:] = bring(draft)

    try:
        with all_can_be_read():
            draft = edit_portfolio(folder, make, dry_run=dry_run, shows_diff=False)
    except CannotBringInError as error:
        problems = error.problems
        for problem in problems:
            click.echo(problem, err=True)
        raise Refusal(f"{counted(len(problems), 'problem')}; nothing was written.") from None
    for line in told if tells else ():
        click.echo(f"Note: {line}.", err=True)
    return draft


def _say_changes(draft: Draft, folder: str, file: str) -> None:
    from promisekit.diff import compare
    from promisekit.read import load
    from promisekit.read.versions import Version
    from promisekit.report.changes import Review, text

    old, new = load(Path(folder), folder), draft.load()
    review = Review(compare(old, new), Version(folder, old), Version(file, new))
    color = wants_color()
    click.echo(text.render(review, color=color), nl=False, color=color)
