"""``promisekit rules``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

import click

from promisekit.cli.near import did_you_mean
from promisekit.cli.output import wants_color
from promisekit.report.explanation import Explanation, explanations


@click.command("rules")
@click.argument("code", required=False)
def command(code: str | None) -> None:
    """List the checks, or explain one.

    \b
    promisekit rules
    promisekit rules PK101
    """
    lines = list(_list()) if code is None else list(_page(_named(code)))
    color = wants_color()
    text = "\n".join(lines)
    click.echo(text if color else click.unstyle(text), color=color)


def _named(code: str) -> Explanation:
    """The check with that code or name. Ends the run where there is none."""
    word = code.upper()
    by_name = {explanation.name: explanation for explanation in explanations().values()}
    found = explanations().get(word) or by_name.get(code.lower())
    if not found:
        near = did_you_mean(code, [*by_name, *map(str.lower, explanations())]).replace("`pk", "`PK")
        raise click.BadParameter(f"There is no check `{code}`{near}\n`promisekit rules` lists them.", param_hint="CODE")
    return found


def _list() -> Iterator[str]:
    """All checks, family by family."""
    longest = max(len(explanation.severity.word) for explanation in explanations().values())
    for family, members in groupby(explanations().values(), key=lambda explanation: explanation.code[:3]):
        every = list(members)
        yield click.style(f"{family}xx  {every[0].family}", bold=True)
        for each in every:
            yield f"  {click.style(each.code, fg='cyan')}  {each.severity.word:<{longest}}  {each.summary}"
        yield ""
    yield "`promisekit rules PK101` explains one. Set severities under `checks:` in your `portfolio:` section:"
    yield "  checks: {PK301: off, PK201: error}"


def _page(explanation: Explanation) -> Iterator[str]:
    """One check's documentation: Markdown made readable in a terminal, headings bold and examples indented."""
    yield click.style(f"{explanation.code} {explanation.name}", bold=True, fg="cyan")
    yield f"{explanation.summary}"
    yield f"Family: {explanation.family}. Severity: {explanation.severity.word}."
    yield ""
    in_example = False
    for line in explanation.body.splitlines():
        if line.startswith("```"):
            in_example = not in_example
        elif in_example:
            yield f"    {line}".rstrip()
        elif line.startswith("#"):
            yield click.style(line.lstrip("# "), bold=True)
        else:
            yield re.sub(r"(\*\*|__)(.+?)\1", r"\2", line)
