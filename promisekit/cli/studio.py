"""``promisekit studio``."""

from __future__ import annotations

import gc
import os
from contextlib import suppress
from pathlib import Path

import click

from promisekit.cli.loading import DEFAULT_FOLDER
from promisekit.cli.parameters import the_day
from promisekit.cli.refusal import Refusal


@click.command("studio")
@click.argument("path", default=DEFAULT_FOLDER)
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="[default: any that is free]")
@click.option("--open", "open_in_browser", is_flag=True, help="Open it in the browser.")
def command(path: str, port: int, open_in_browser: bool) -> None:
    """See and change a portfolio in the browser.

    Forms for every item, a board for each journey, what `promisekit check` says at the field that it is about, undo.
    The files stay the truth: only the lines in question change, and an editor may be open on them. Your own machine
    serves it to nobody else. Ends with Ctrl+C.

    PATH is the folder with your YAML files (default: blueprints); an empty or new one is asked what it begins with.

    \b
    promisekit studio --open
    """
    from promisekit.studio.serve import serve

    gc.enable()

    def ready(address: str) -> None:
        click.echo(f"The studio is at {address}\nIt ends with Ctrl+C.")
        if open_in_browser:
            click.launch(address)

    folder = Path(os.path.normpath(path)).as_posix()
    try:
        with suppress(KeyboardInterrupt):
            serve(Path(folder), folder, the_day(None), port=port, ready=ready)
    except OSError as error:
        raise Refusal(f"The studio cannot start: {error.strerror}.") from None
