"""``promisekit lsp``."""

from __future__ import annotations

import gc
import sys

import click

from promisekit.cli.parameters import the_day


@click.command("lsp")
@click.option("--stdio", is_flag=True, help="Over standard input and output, as always; editors may say so.")
def command(stdio: bool) -> None:
    """Help while you write, in your editor.

    Shows what `check` finds before you save, completes, explains, leads to where an id is given, and renames in all
    files at once. Your editor starts it, by the Language Server Protocol; docs/editors.md has the settings for several.
    """
    from promisekit.language_server.serve import serve

    gc.enable()
    if sys.stdin.isatty():
        click.echo("This waits for an editor to speak to it; docs/editors.md says how. Ctrl+C ends it.", err=True)
    serve(lambda: the_day(None))
