"""``promisekit proof``."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import click

from promisekit.cli.editing import path_option
from promisekit.cli.loading import loaded_portfolio
from promisekit.cli.near import did_you_mean
from promisekit.cli.output import write
from promisekit.cli.parameters import OneOf, the_day, today_option
from promisekit.cli.refusal import Refusal

if TYPE_CHECKING:
    from promisekit.model.portfolio import Portfolio
    from promisekit.model.promise import Promise


@click.command("proof")
@click.argument("promise", required=False)
@path_option
@click.option("--format", "format_name", type=OneOf("format", ("text", "json")), default="text", show_default=True)
@today_option
@click.option("-o", "--output", metavar="FILE", help="Write to this file.  [default: standard output]")
def command(
    promise: str | None, folder: str, format_name: str, today: datetime.date | None, output: str | None
) -> None:
    """Tell whether a promise can be kept, and what could be promised.

    PROMISE is its id; without it there is a line on each promise. Every minute at which the clock can start is looked
    at: on the real days of 28 years, where public holidays, closed days or a time zone are named.

    \b
    promisekit proof right-invoice
    promisekit proof --format json -o proof.json
    """
    loaded = loaded_portfolio(folder)
    from promisekit.graph.calendars import calendars_of
    from promisekit.graph.verdict import verdict_of
    from promisekit.report import proof

    portfolio = loaded.portfolio
    chosen = _chosen(portfolio, promise)
    calendars = calendars_of(portfolio, the_day(today))
    verdicts = [verdict_of(portfolio, one, calendars) for one in chosen]
    if format_name == "json":
        write(proof.as_json(verdicts, calendars, whole=promise is not None), output)
    elif promise is not None:
        write(proof.whole_proof(verdicts[0], calendars, portfolio.about.language), output)
    else:
        write(proof.overview(verdicts) if verdicts else "There is no promise yet.\n", output)


def _chosen(portfolio: Portfolio, promise: str | None) -> list[Promise]:
    if promise is None:
        return [one for one in portfolio.promises.values() if one.status != "retired"]
    promise = promise.removeprefix("promises:")
    if promise not in portfolio.promises:
        raise Refusal(f"There is no promise `{promise}`{did_you_mean(promise, portfolio.promises)}")
    return [portfolio.promises[promise]]
