"""``promisekit check``."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

import click

from promisekit.cli.loading import DEFAULT_FOLDER, loaded_portfolio
from promisekit.cli.near import did_you_mean
from promisekit.cli.output import print_findings, write
from promisekit.cli.parameters import OneOf, the_day, today_option
from promisekit.diagnostic import Severity
from promisekit.report import FORMATS, Findings, render


@click.command("check")
@click.argument("path", default=DEFAULT_FOLDER)
@click.option("--format", "format_name", type=OneOf("format", FORMATS), default="text", show_default=True)
@click.option(
    "--select",
    multiple=True,
    metavar="CODES",
    help="Only these checks: codes or their beginnings, such as `PK2,PK301`.",
)
@click.option(
    "--fail-on",
    type=OneOf("severity", ("error", "warning", "info")),
    default="error",
    show_default=True,
    help="From which severity on the run fails.",
)
@click.option("--all", "whole", is_flag=True, help="Print every finding, also after the first hundred of a kind.")
@today_option
@click.option("-o", "--output", metavar="FILE", help="Write to this file.  [default: standard output]")
@click.pass_context
def command(
    ctx: click.Context,
    path: str,
    format_name: str,
    select: tuple[str, ...],
    fail_on: str,
    whole: bool,
    today: datetime.date | None,
    output: str | None,
) -> None:
    """Say what is wrong in a portfolio, where, and what to do.

    PATH is the folder with your YAML files (default: blueprints).

    Exit code: 0 nothing as bad as --fail-on, 1 something is, 2 wrong use or nothing to read.

    \b
    promisekit check
    promisekit check --select PK2,PK301 --fail-on warning
    promisekit check --format sarif -o findings.sarif
    """
    day = the_day(today)
    codes = _codes(select)
    loaded = loaded_portfolio(path)
    # After reading, which has other processes at work while it imports this and more.
    from promisekit.check import check

    diagnostics = check(loaded, today=day, select=codes)
    findings = Findings.of(loaded, diagnostics, Severity.from_word(fail_on))
    if format_name == "text" and output is None:
        print_findings(findings, whole=whole)
    else:
        write(render(findings, format_name), output)
    ctx.exit(1 if findings.failed else 0)


def _codes(select: Sequence[str]) -> list[str]:
    """``("PK2,pk301",)`` -> ``["PK2", "PK301"]``. Ends the run where a word begins no code."""
    words = [word.strip().upper() for given in select for word in given.split(",") if word.strip()]
    if words:
        from promisekit.report.explanation import explanations

        for word in words:
            if not any(code.startswith(word) for code in explanations()):
                raise click.BadParameter(
                    f"No check has a code that starts with `{word}`{did_you_mean(word, explanations())} "
                    "`promisekit rules` lists them.",
                    param_hint="--select",
                )
    return words
