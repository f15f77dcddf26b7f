"""``promisekit export``."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from promisekit.cli.loading import DEFAULT_FOLDER, finish_edit, loaded_portfolio, nothing_to_read
from promisekit.cli.near import did_you_mean
from promisekit.cli.output import write
from promisekit.cli.parameters import OneOf
from promisekit.cli.refusal import Refusal, why

if TYPE_CHECKING:
    from promisekit.model.portfolio import Portfolio
    from promisekit.sheets.export import Tabulated

FORMATS: Final = ("xlsx", "csv", "json", "ics", "mermaid")


@click.command("export")
@click.argument("format_name", metavar="FORMAT", type=OneOf("format", FORMATS))
@click.argument("folder", metavar="[PATH]", default=DEFAULT_FOLDER)
@click.option("--template", is_flag=True, help="Write an empty workbook to fill in at a workshop (xlsx).")
@click.option("--journey", metavar="ID", help="Which journey, where there are several (mermaid).")
@click.option("-o", "--output", metavar="FILE", help="Write to this file; csv also to a folder.")
def command(format_name: str, folder: str, template: bool, journey: str | None, output: str | None) -> None:
    """Write a portfolio as a spreadsheet.

    FORMAT is `xlsx` (one workbook, a sheet for each section and for what an item has many of), `csv` (a zip or a folder
    of files, one for each sheet) or `json` (one file, as your YAML says it). `promisekit import` brings back what
    people changed in a workbook or in CSV files.

    Also `ics` (a calendar of reviews, rituals and the last days of acceptances) and `mermaid` (a journey with its
    feelings, as wikis and chats draw it). PATH is the folder with your YAML files.

    \b
    promisekit export xlsx -o portfolio.xlsx
    promisekit export csv -o tables
    promisekit export csv samples/kaupunki -o tables.zip
    promisekit export json
    promisekit export ics -o promises.ics
    promisekit export mermaid --journey disputed-invoice
    promisekit export xlsx --template -o workshop.xlsx
    """
    if output is None and format_name in ("xlsx", "csv") and sys.stdout.isatty():
        raise click.UsageError(f"Name a file: `-o portfolio.{'zip' if format_name == 'csv' else format_name}`.")
    if template:
        _write_template(format_name, folder, output)
        return
    if format_name in ("ics", "mermaid"):
        portfolio = loaded_portfolio(folder).portfolio
        write(_calendar(portfolio) if format_name == "ics" else _mermaid(portfolio, journey), output)
        return
    made = read_tables(folder)
    if format_name == "json":
        from promisekit.sheets.export import as_json

        write(as_json(made.source), output)
    elif format_name == "xlsx":
        from promisekit.sheets.workbook import workbook_bytes

        write(workbook_bytes(made.tables(), made.names), output)
    else:
        _write_csv(made, output)
    if output not in (None, "-") and format_name != "json":
        click.echo(f"Wrote `{output}`. `promisekit import {output}` brings back what is changed there.", err=True)


def _calendar(portfolio: Portfolio) -> str:
    from promisekit.exchange.calendar import calendar

    made = calendar(portfolio)
    for line in made.left_out:
        click.echo(f"Note: {line}; it is left out.", err=True)
    return made.text


def _mermaid(portfolio: Portfolio, journey_id: str | None) -> str:
    from promisekit.exchange.mermaid import journey_text

    journeys = portfolio.journeys
    if journey_id is None and len(journeys) == 1:
        journey_id = next(iter(journeys))
    if journey_id is None:
        known = f": {', '.join(journeys)}" if journeys else "; this portfolio has none"
        raise click.UsageError(f"Mermaid draws one journey: name it with --journey{known}.")
    if journey_id not in journeys:
        raise Refusal(f"There is no journey `{journey_id}`{did_you_mean(journey_id, journeys)}")
    return journey_text(portfolio, journeys[journey_id])


def _write_template(format_name: str, folder: str, output: str | None) -> None:
    """An empty workbook; it knows the ids of the portfolio, if there is one."""
    from promisekit.sheets.template import template_bytes

    if format_name != "xlsx":
        raise click.UsageError("A template is a workbook: `promisekit export xlsx --template -o workshop.xlsx`.")
    is_there = folder != DEFAULT_FOLDER or Path(folder).is_dir()
    with all_can_be_read():
        content = template_bytes(read_tables(folder) if is_there else None)
    write(content, output)
    if output not in (None, "-"):
        click.echo(f"Wrote `{output}`. `promisekit import {output}` brings in what is filled in there.", err=True)


def _write_csv(made: Tabulated, output: str | None) -> None:
    from promisekit.edit.write import write_bytes
    from promisekit.sheets.csv_files import csv_files, zipped
    from promisekit.sheets.plan import sheets

    files = csv_files(made.tables())
    if output is None or output == "-" or output.lower().endswith(".zip"):
        write(zipped(files), output)
        return
    if output.lower().endswith(".csv"):
        raise Refusal(f"A portfolio is many tables: name a folder or a zip, as in `-o {Path(output).stem}.zip`.")
    try:
        Path(output).mkdir(parents=True, exist_ok=True)
        for name, content in files.items():
            write_bytes(Path(output) / name, content)
        for name in sheets():
            if f"{name}.csv" not in files:
                # An earlier export had it; on the way back it would be taken for what somebody filled in.
                (Path(output) / f"{name}.csv").unlink(missing_ok=True)
    except OSError as error:
        raise Refusal(f"`{output}` cannot be written: {why(error)}.") from None


def read_tables(folder: str) -> Tabulated:
    """The tables of the portfolio in ``folder``. Ends the run with exit code 2 where there are none."""
    from promisekit.edit.draft import Draft
    from promisekit.read.folder import DiskFolder
    from promisekit.sheets.export import tabulated

    folder = Path(os.path.normpath(folder)).as_posix()
    finish_edit(Path(folder))
    with nothing_to_read(folder), all_can_be_read():
        return tabulated(Draft(DiskFolder(Path(folder), folder)))


@contextmanager
def all_can_be_read() -> Iterator[None]:
    """Ends the run with exit code 2 where a table would leave something out."""
    from promisekit.edit.draft import CannotEditError
    from promisekit.sheets.records import SameStepError
    from promisekit.sheets.source import CannotReadAllError

    try:
        yield
    except SameStepError as error:
        raise Refusal(f"In a table nobody could tell them apart: {error}. Give one of them another.") from None
    except (CannotReadAllError, CannotEditError) as error:
        message = str(error)
        raise Refusal(f"{message[:1].upper()}{message[1:]}{'' if message.endswith('.') else '.'}") from None
