"""``promisekit guarantee``."""

from __future__ import annotations

import click

from promisekit.cli.editing import path_option
from promisekit.cli.loading import loaded_portfolio
from promisekit.cli.near import did_you_mean
from promisekit.cli.output import write
from promisekit.cli.parameters import OneOf
from promisekit.cli.refusal import Refusal


@click.command("guarantee")
@click.argument("promise", required=False)
@path_option
@click.option("--format", "format_name", type=OneOf("format", ("text", "json")), default="text", show_default=True)
@click.option("-o", "--output", metavar="FILE", help="Write to this file.  [default: standard output]")
def command(promise: str | None, folder: str, format_name: str, output: str | None) -> None:
    """Tell how good a promise is as a guarantee, and why.

    PROMISE is its id; without it there is a line on each promise. After Hart (1988), a guarantee is unconditional, easy
    to understand, meaningful, easy to invoke and quick to pay. What speaks for (+) and against it (-) is told, also
    how easily its words are read, in languages with a formula for that.

    \b
    promisekit guarantee right-invoice
    promisekit guarantee
    """
    portfolio = loaded_portfolio(folder).portfolio
    from promisekit.check.guarantee import profile
    from promisekit.model.text import worded
    from promisekit.report import guarantee

    promise = promise.removeprefix("promises:") if promise else None
    if promise is not None and promise not in portfolio.promises:
        raise Refusal(f"There is no promise `{promise}`{did_you_mean(promise, portfolio.promises)}")
    language = portfolio.about.language
    chosen = [
        one
        for one in portfolio.promises.values()
        if (one.status != "retired" if promise is None else one.id == promise)
    ]
    profiles = []
    for one in chosen:
        wording = worded(one.promise, language)
        profiles.append(guarantee.Profile(one.id, wording, profile(portfolio, one, wording, language)))
    if format_name == "json":
        write(guarantee.as_json(profiles), output)
    else:
        write(guarantee.whole(profiles[0]) if promise is not None else guarantee.table(profiles), output)
