"""``promisekit graph``."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final

import click

from promisekit.cli.loading import DEFAULT_FOLDER, loaded_portfolio
from promisekit.cli.near import did_you_mean
from promisekit.cli.output import write
from promisekit.cli.parameters import OneOf
from promisekit.cli.refusal import Refusal
from promisekit.draw import KINDS

if TYPE_CHECKING:
    from promisekit.draw import Picture
    from promisekit.read import Loaded

FORMATS: Final = ("svg", "png", "pdf", "dot")
_BINARY: Final = ("png", "pdf")


@click.command("graph")
@click.argument("kind", metavar="KIND", type=OneOf("kind of picture", KINDS))
@click.argument("item_id", metavar="ID")
@click.option("--path", "folder", default=DEFAULT_FOLDER, show_default=True, help="The folder with your YAML files.")
@click.option("--format", "format_name", type=OneOf("format", FORMATS), help="[default: that of FILE's name, else svg]")
@click.option("-o", "--output", metavar="FILE", help="Write to this file.  [default: standard output]")
def command(kind: str, item_id: str, folder: str, format_name: str | None, output: str | None) -> None:
    """Draw a journey or a promise.

    KIND is `journey` (its service blueprint) or `promise` (the chain from pains to what staff do), ID the item's
    id in your files.

    \b
    promisekit graph journey disputed-invoice > disputed-invoice.svg
    promisekit graph promise right-invoice -o right-invoice.png
    """
    format_name = format_name or _format_of(output)
    if format_name in _BINARY and output in (None, "-") and sys.stdout.isatty():
        raise Refusal(f"A terminal shows no {format_name.upper()}; write it to a file: -o {item_id}.{format_name}")
    loaded = loaded_portfolio(folder)
    _require(kind, item_id, loaded)
    write(_drawn(kind, item_id, loaded, format_name), output)


def _format_of(output: str | None) -> str:
    ending = (output or "").rpartition(".")[2].lower()
    return ending if ending in FORMATS else "svg"


def _require(kind: str, item_id: str, loaded: Loaded) -> None:
    """Ends the run where the portfolio has no such item; warns where part of it could not be read."""
    items = loaded.portfolio.section(f"{kind}s")
    if item_id not in items:
        if item_id in loaded.unread_ids:
            raise Refusal(f"The {kind} `{item_id}` cannot be read; `promisekit check` says why.")
        none = "" if items else f" This portfolio has no {kind}s."
        raise Refusal(f"There is no {kind} `{item_id}`{did_you_mean(item_id, items)}{none}")
    if loaded.diagnostics:
        click.echo("Part of the portfolio cannot be read and is not drawn; `promisekit check` says why.", err=True)


def _drawn(kind: str, item_id: str, loaded: Loaded, format_name: str) -> str | bytes:
    from promisekit.draw import NoExport, NoGraphviz, draw

    try:
        return _in_format(draw(kind, loaded.portfolio, item_id), format_name)
    except (NoGraphviz, NoExport) as error:
        raise Refusal(str(error)) from None


def _in_format(picture: Picture, format_name: str) -> str | bytes:
    from promisekit.draw import to_pdf, to_png

    if format_name == "png":
        return to_png(picture)
    if format_name == "pdf":
        return to_pdf(picture)
    text = picture.dot if format_name == "dot" else picture.file
    return text if text.endswith("\n") else f"{text}\n"
