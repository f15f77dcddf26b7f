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

    It shows what `check` finds while you type, before you save. Your editor starts it, by the Language Server Protocol.
    """
    from promisekit.language_server.serve import serve

    gc.enable()
    if sys.stdin.isatty():
        click.echo("This waits for an editor to speak to it. Ctrl+C ends it.", err=True)
    serve(lambda: the_day(None))
