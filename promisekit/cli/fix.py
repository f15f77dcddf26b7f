"""``promisekit fix``."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from promisekit.cli.editing import counted, edit_portfolio
from promisekit.cli.loading import DEFAULT_FOLDER

if TYPE_CHECKING:
    from promisekit.diagnostic import Diagnostic
    from promisekit.edit.draft import Draft
    from promisekit.edit.ways_out import Fixed, WayOut


@click.command("fix")
@click.argument("path", default=DEFAULT_FOLDER)
@click.option("--check", "only_check", is_flag=True, help="Write nothing; exit code 1 where something could be mended.")
@click.option("--diff", "as_diff", is_flag=True, help="Write nothing; show what would change.")
@click.pass_context
def command(ctx: click.Context, path: str, only_check: bool, as_diff: bool) -> None:
    """Mend what is surely misspelt.

    Takes the ways out that `promisekit check` names where they are certain: a misspelt id, field or section, `1,5 h`
    for `1.5 h`, `48 hours`, an id with letters that ids do not have, curly quotes, a missing colon. Each is tried
    first: it is taken only if the finding is gone then and no other has come. Where something else may be meant, it
    asks on a terminal, and elsewhere says so.

    PATH is the folder with your YAML files (default: blueprints).

    Exit code: 0 all is well, 1 something is left to mend.

    \b
    promisekit fix --diff
    promisekit fix
    """
    from promisekit.edit.ways_out import fix, key_of

    writes_nothing = only_check or as_diff
    chosen: dict[str, str] = {}
    while True:
        done: list[Fixed] = []

        def make(draft: Draft, done: list[Fixed] = done) -> None:
            done.append(fix(draft, chosen))

        edit_portfolio(path, make, dry_run=writes_nothing, shows_diff=as_diff)
        for way in done[-1].done:
            click.echo(_told(way, writes_nothing=writes_nothing), err=as_diff)
        asked = [(finding, ways) for finding, ways in done[-1].open if ways and key_of(finding) not in chosen]
        if writes_nothing or not asked or not sys.stdin.isatty():
            break
        for finding, ways in asked:
            chosen[key_of(finding)] = _ask(finding, ways)
        if not any(chosen[key_of(finding)] for finding, _ways in asked):
            break
    left = done[-1].open
    for finding, ways in left:
        where = f"{finding.span.path}:{finding.span.line}"
        meant = f"; {_listed(ways)}, say which" if ways else f"\n  help: {finding.hint}" if finding.hint else ""
        click.echo(f"{where}: {finding.message}{meant}", err=True)
    if not done[-1].done and not left:
        click.echo("Nothing to mend.", err=as_diff)
    elif left:
        click.echo(f"{counted(len(left), 'mistake')} left for you.", err=True)
    ctx.exit(1 if left or (writes_nothing and done[-1].done) else 0)


def _told(way: WayOut, *, writes_nothing: bool) -> str:
    would = "would write" if writes_nothing else "wrote"
    return f"{way.finding.span.path}:{way.finding.span.line}: {would} `{way.instead}` for `{way.typed}`"


def _listed(ways: list[WayOut]) -> str:
    return "perhaps " + " or ".join(f"`{way.instead}`" for way in ways)


def _ask(finding: Diagnostic, ways: list[WayOut]) -> str:
    """What to write instead, as somebody says; empty for nothing."""
    click.echo(f"\n{finding.span.path}:{finding.span.line}: {finding.message}")
    for number, way in enumerate(ways, 1):
        click.echo(f"  {number}  write `{way.instead}`")
    click.echo("  0  leave it as it is")
    answer = click.prompt("Which", type=click.IntRange(0, len(ways)), default=0)
    return ways[answer - 1].instead if answer else ""
