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

    CODE is a check's code or name, or the beginning of several codes; or that of a change (`promisekit diff`).

    \b
    promisekit rules
    promisekit rules PK2
    promisekit rules PK101
    promisekit rules PD101
    """
    if code and code.upper().startswith("PD"):
        click.echo("\n".join(_changes(code.upper())))
        return
    everything = list(explanations().values())
    found = _meant(code, everything) if code else everything
    lines = list(_page(found[0]) if len(found) == 1 else _list(found))
    if not code:
        lines += ["`promisekit rules PK101` explains one. Set severities under `checks:` in your `portfolio:` section:"]
        lines += ["  checks: {PK301: off, PK201: error}"]
    color = wants_color()
    text = "\n".join(lines)
    click.echo(text if color else click.unstyle(text), color=color)


def _changes(code: str) -> Iterator[str]:
    """The kinds of change whose code begins so: one explained, several listed. Ends the run where there is none."""
    from promisekit.diff.kind import all_kinds
    from promisekit.reference.changes import example_lines

    found = [kind for kind in all_kinds() if kind.code.startswith(code)]
    if not found:
        near = did_you_mean(code, [kind.code for kind in all_kinds()])
        raise click.BadParameter(
            f"There is no change `{code}`{near}\n`promisekit rules PD` lists them.", param_hint="CODE"
        )
    if len(found) > 1:
        yield from (f"{kind.code}  {kind.weight:<8}  {kind.what}" for kind in found)
        return
    (kind,) = found
    yield f"{kind.code} {kind.name}"
    yield f"Weight: {kind.weight}."
    yield f"\n{kind.what}\n{kind.why}\n"
    yield from (f"    {line}" for line in example_lines(kind.example))
    yield from _on_the_web(kind.code)


def _meant(code: str, everything: list[Explanation]) -> list[Explanation]:
    """The checks whose code begins so, or the one of that name. Ends the run where there is none."""
    found = [e for e in everything if e.code.startswith(code.upper()) or e.name == code.lower()]
    if not found:
        near = did_you_mean(code, [known for e in everything for known in (e.code, e.name)])
        raise click.BadParameter(f"There is no check `{code}`{near}\n`promisekit rules` lists them.", param_hint="CODE")
    return found


def _list(listed: list[Explanation]) -> Iterator[str]:
    """The checks by family."""
    longest = max(len(explanation.severity.word) for explanation in listed)
    for family, members in groupby(listed, key=lambda explanation: explanation.code[:3]):
        every = list(members)
        yield click.style(f"{family}xx  {every[0].family}", bold=True)
        for each in every:
            yield f"  {click.style(each.code, fg='cyan')}  {each.severity.word:<{longest}}  {each.summary}"
        yield ""


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
    yield from _on_the_web(explanation.code)


def _on_the_web(code: str) -> Iterator[str]:
    from promisekit.report.address import address_of

    address = address_of(code)
    if address:
        yield f"\nOn the web: {address}"
