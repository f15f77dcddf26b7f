"""``promisekit course``."""

from __future__ import annotations

import datetime

import click

from promisekit.cli.editing import path_option
from promisekit.cli.loading import loaded_portfolio
from promisekit.cli.near import did_you_mean
from promisekit.cli.output import write
from promisekit.cli.parameters import OneOf, the_day, today_option
from promisekit.cli.refusal import Refusal


@click.command("course")
@click.argument("metric", required=False)
@path_option
@click.option("--format", "format_name", type=OneOf("format", ("text", "json")), default="text", show_default=True)
@today_option
@click.option("-o", "--output", metavar="FILE", help="Write to this file.  [default: standard output]")
def command(metric: str | None, folder: str, format_name: str, today: datetime.date | None, output: str | None) -> None:
    """Tell which metrics are on course to their targets.

    METRIC is an id; without it there is a line on each. The way from the start to the target is taken as even. A
    percentage of `n` answers comes with the range in which the real one lies, and is called behind only where chance
    alone does not explain it.

    \b
    promisekit course
    promisekit course churn --format json
    """
    portfolio = loaded_portfolio(folder).portfolio
    from promisekit.report import course

    metric = metric.removeprefix("metrics:") if metric else None
    if metric is not None and metric not in portfolio.metrics:
        raise Refusal(f"There is no metric `{metric}`{did_you_mean(metric, portfolio.metrics)}")
    chosen = [one for one in portfolio.metrics.values() if metric in (None, one.id)]
    unmeasured = [one.id for one in portfolio.promises.values() if one.status == "live" and not one.metrics]
    told = course.as_json if format_name == "json" else course.overview
    write(told(chosen, [] if metric else unmeasured, the_day(today)), output)
