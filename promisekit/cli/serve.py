"""``promisekit serve``."""

from __future__ import annotations

import gc
import re
import signal
import sys
import threading
from contextlib import suppress
from pathlib import Path

import click

from promisekit.cli.build import config_option, refusing, say_whose_settings


def _host_and_port(ctx: click.Context, param: click.Parameter, address: str | None) -> str | None:
    if address is not None and not re.fullmatch(r"\S+:\d{1,5}", address):
        raise click.BadParameter(f"`{address}` is no address; write it like `127.0.0.1:8000`.")
    return address


@click.command("serve")
@click.argument("path", required=False)
@config_option
@click.option(
    "--address", metavar="HOST:PORT", callback=_host_and_port, help="Where to serve.  [default: 127.0.0.1:8000]"
)
@click.option("--open", "open_in_browser", is_flag=True, help="Open the handbook in the browser.")
def command(path: str | None, config_file: Path | None, address: str | None, open_in_browser: bool) -> None:
    """Show the handbook in a browser, and follow every edit.

    PATH is the folder with your YAML files (default: what mkdocs.yml names, else blueprints). Ends with Ctrl+C.

    \b
    promisekit serve
    promisekit serve our-service --open
    """
    from mkdocs.exceptions import MkDocsException

    from promisekit.handbook.preview.serve import serve

    # This runs for hours, and leaves nothing behind however it is ended.
    gc.enable()
    ended = threading.Event()

    def end(*_signal: object) -> None:
        # An exception is lost where it meets Python while that tidies up; the event is seen at the next turn.
        ended.set()
        raise KeyboardInterrupt

    def said(lost: sys.UnraisableHookArgs) -> None:
        if not isinstance(lost.exc_value, KeyboardInterrupt):
            sys.__unraisablehook__(lost)

    sys.unraisablehook = said
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, end)
    with refusing(path, MkDocsException), suppress(KeyboardInterrupt):
        say_whose_settings(path, config_file)
        serve(
            Path(path) if path else None,
            config_file=config_file,
            address=address,
            open_in_browser=open_in_browser,
            ended=ended,
        )
    click.echo("Ended.", err=True)
