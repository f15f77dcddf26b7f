"""``promisekit textconv``."""

from __future__ import annotations

from pathlib import Path

import click

from promisekit.cli.output import write
from promisekit.cli.refusal import Refusal, why


@click.command("textconv")
@click.argument("file")
def command(file: str) -> None:
    """Write a blueprint file in one form, for git's diff.

    So `git diff` shows what changed and not how it is written. Say once in the repository:
    `*.yaml diff=promisekit` in .gitattributes, and

    \b
    git config diff.promisekit.textconv "promisekit textconv"
    """
    from promisekit.report.plain_form import plain_form

    try:
        content = Path(file).read_bytes()
    except OSError as error:
        raise Refusal(f"`{file}` cannot be read: {why(error)}.") from None
    write(plain_form(content), None)
