"""``promisekit impact``."""

from __future__ import annotations

import click

from promisekit.cli.editing import path_option
from promisekit.cli.loading import loaded_portfolio
from promisekit.cli.near import did_you_mean
from promisekit.cli.output import write
from promisekit.cli.parameters import OneOf
from promisekit.cli.refusal import Refusal


@click.command("impact")
@click.argument("actor", required=False)
@path_option
@click.option("--format", "format_name", type=OneOf("format", ("text", "json")), default="text", show_default=True)
@click.option("-o", "--output", metavar="FILE", help="Write to this file.  [default: standard output]")
def command(actor: str | None, folder: str, format_name: str, output: str | None) -> None:
    """Tell what rests on a function, a role or a system.

    ACTOR is its id; without it there is a line on each function, that on which most rests first.

    \b
    promisekit impact billing
    promisekit impact
    """
    loaded = loaded_portfolio(folder)
    from promisekit.graph.impact import impact_of, impacts
    from promisekit.graph.relations import Relations
    from promisekit.report import impact

    portfolio = loaded.portfolio
    relations = Relations(portfolio)
    if actor is None:
        found = impacts(relations)
        write(impact.as_json(found) if format_name == "json" else impact.table(found), output)
        return
    actor = actor.rpartition(":")[2]
    if portfolio.actor(actor) is None:
        known = (*portfolio.functions, *portfolio.roles, *portfolio.systems)
        raise Refusal(f"There is no function, role or system `{actor}`{did_you_mean(actor, known)}")
    one = impact_of(relations, actor)
    write(impact.as_json([one]) if format_name == "json" else impact.render(one), output)
