"""``promisekit graph``."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from promisekit.cli.loading import DEFAULT_FOLDER, loaded_portfolio
from promisekit.cli.near import did_you_mean
from promisekit.cli.output import write
from promisekit.cli.parameters import OneOf
from promisekit.cli.refusal import Refusal, why
from promisekit.draw import KINDS, PAPERS

if TYPE_CHECKING:
    from promisekit.draw import Picture
    from promisekit.read import Loaded

FORMATS: Final = ("svg", "png", "pdf", "dot")
_BINARY: Final = ("png", "pdf")


class _Paper(OneOf):
    """A size of paper, in upper case."""

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """`a3` -> `A3`."""
        return super().convert(value, param, ctx).upper()


@click.command("graph")
@click.argument("kind", metavar="[KIND]", required=False, type=OneOf("kind of picture", KINDS))
@click.argument("item_id", metavar="[ID]", required=False)
@click.option("--path", "folder", default=DEFAULT_FOLDER, show_default=True, help="The folder with your YAML files.")
@click.option("--format", "format_name", type=OneOf("format", FORMATS), help="[default: that of FILE's name, else svg]")
@click.option("-o", "--output", metavar="FILE", help="Write to this file.  [default: standard output]")
@click.option("--all", "into", metavar="DIR", help="Write every picture, or all of KIND, into this folder.")
@click.option(
    "--paper",
    type=_Paper("paper", [name.lower() for name in PAPERS]),
    help="Write a PDF of such pages, lane names on each.",
)
def command(
    kind: str | None,
    item_id: str | None,
    folder: str,
    format_name: str | None,
    output: str | None,
    into: str | None,
    paper: str | None,
) -> None:
    """Draw a journey or a promise.

    Also the whole portfolio: its map, and where customers hurt.

    \b
    KIND is one of
      journey   a journey's service blueprint
      becomes   a journey as it is, above the one that it becomes
      promise   a promise's chain, from pains to what staff do
      timeline  who has the case when, against the promised time
      trend     a metric's baseline, results and target
      map       journeys and functions: who carries which promises
      heat-map  where customers hurt, and what no promise answers
    ID is the item's id in your files; `map` and `heat-map` take none.

    \b
    promisekit graph journey disputed-invoice > disputed-invoice.svg
    promisekit graph promise right-invoice -o right-invoice.png
    promisekit graph journey disputed-invoice --paper A3 -o wall.pdf
    promisekit graph --all pictures --format png
    """
    if paper and format_name not in (None, "pdf"):
        raise Refusal("--paper makes a PDF; leave --format out, or write --format pdf.")
    format_name = "pdf" if paper else format_name or _format_of(output)
    if into is not None:
        _write_all(kind, item_id, output, into, folder, format_name, paper)
        return
    kind, item_id = _complete(kind, item_id)
    if format_name in _BINARY and output in (None, "-") and sys.stdout.isatty():
        file = f"{item_id or kind}.{format_name}"
        raise Refusal(f"A terminal shows no {format_name.upper()}; write it to a file: -o {file}")
    from promisekit.draw import draw

    loaded = loaded_portfolio(folder)
    _require(kind, item_id, loaded)
    write(_in_format(_picture(draw, kind, item_id, loaded), format_name, paper), output)


def _complete(kind: str | None, item_id: str | None) -> tuple[str, str]:
    """Kind and id. Ends the run where one is missing, or one is too many."""
    if kind is None:
        raise Refusal(f"Say what to draw: {', '.join(KINDS)}; or --all DIR for everything.")
    if KINDS[kind].section is None:
        if item_id is not None:
            raise Refusal(f"`{kind}` shows the whole portfolio and takes no id: promisekit graph {kind}")
        return kind, ""
    if item_id is None:
        raise Refusal(f"Say which one: promisekit graph {kind} ID")
    return kind, item_id


def _format_of(output: str | None) -> str:
    ending = (output or "").rpartition(".")[2].lower()
    return ending if ending in FORMATS else "svg"


def _require(kind: str, item_id: str, loaded: Loaded) -> None:
    """Ends the run where the portfolio has no such item; warns where part of it could not be read."""
    section = KINDS[kind].section
    if section is not None:
        items, one = loaded.portfolio.section(section), section.removesuffix("s")
        if item_id not in items:
            if loaded.may_be_unread(item_id):
                raise Refusal(f"The {one} `{item_id}` cannot be read; `promisekit check` says why.")
            none = "" if items else f" This portfolio has no {section}."
            raise Refusal(f"There is no {one} `{item_id}`{did_you_mean(item_id, items)}{none}")
    _warn(loaded)


def _warn(loaded: Loaded) -> None:
    if loaded.diagnostics:
        click.echo("Part of the portfolio cannot be read and is not drawn; `promisekit check` says why.", err=True)


def _write_all(
    kind: str | None,
    item_id: str | None,
    output: str | None,
    into: str,
    folder: str,
    format_name: str,
    paper: str | None,
) -> None:
    """Every picture of the portfolio, or of one kind, as a file of its own: `journey-disputed-invoice.svg`."""
    from promisekit.draw import drawable
    from promisekit.draw.cache import PictureCache
    from promisekit.graph.relations import Relations

    if item_id is not None or output is not None:
        raise Refusal("--all writes a file for each picture; leave the id and -o out.")
    loaded = loaded_portfolio(folder)
    _warn(loaded)
    wanted = [found for found in drawable(loaded.portfolio) if kind in (None, found[0])]
    # DOT and the key of a page are made of a picture's view: what is kept has neither.
    kept = PictureCache(None) if paper or format_name == "dot" else PictureCache.of_user()
    draw = partial(kept.draw, relations=Relations(loaded.portfolio))
    try:
        Path(into).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Refusal(f"`{into}` cannot be made: {why(error)}.") from None
    with _exports() as export:
        for name, found_id in wanted:
            file = Path(into) / f"{'-'.join(part for part in (name, found_id) if part)}.{format_name}"
            export(_picture(draw, name, found_id, loaded), format_name, paper, str(file))
    count = len(wanted)
    click.echo(f"{count} picture{'' if count == 1 else 's'} in {into}.", err=True)


@contextmanager
def _exports() -> Iterator[Callable[[Picture, str, str | None, str], None]]:
    """Writes pictures beside each other: the library for PNG and PDF works outside Python's lock, drawing does not."""
    from concurrent.futures import Future, ThreadPoolExecutor

    waiting: list[Future[None]] = []
    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:

        def export(picture: Picture, format_name: str, paper: str | None, file: str) -> None:
            waiting.append(pool.submit(lambda: write(_in_format(picture, format_name, paper), file)))

        yield export
        for done in waiting:
            done.result()


def _picture(draw: Callable[..., Picture], kind: str, item_id: str, loaded: Loaded) -> Picture:
    from promisekit.draw import NoGraphviz, NothingToDraw

    try:
        return draw(kind, loaded.portfolio, item_id)
    except (NoGraphviz, NothingToDraw) as error:
        raise Refusal(str(error)) from None


def _in_format(picture: Picture, format_name: str, paper: str | None) -> str | bytes:
    from promisekit.draw import NoExport, to_paper, to_pdf, to_png

    try:
        if paper:
            return to_paper(picture, paper)
        if format_name == "png":
            return to_png(picture)
        if format_name == "pdf":
            return to_pdf(picture)
    except NoExport as error:
        raise Refusal(str(error)) from None
    text = picture.dot if format_name == "dot" else picture.file
    return text if text.endswith("\n") else f"{text}\n"
