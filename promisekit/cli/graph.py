"""``promisekit graph``."""

from __future__ import annotations

import datetime
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from promisekit.cli.loading import DEFAULT_FOLDER, loaded_portfolio
from promisekit.cli.near import did_you_mean
from promisekit.cli.output import write
from promisekit.cli.parameters import OneOf, the_day, today_option
from promisekit.cli.picture_files import BINARY, ENDINGS, Wanted, content, format_of, made
from promisekit.cli.refusal import Refusal, why
from promisekit.draw import FITS, KINDS, PAPERS, Choice
from promisekit.draw.choice import LANES

if TYPE_CHECKING:
    from promisekit.draw import Picture
    from promisekit.draw.formats.png import Size
    from promisekit.read import Loaded

FORMATS: Final = tuple(ENDINGS)


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
@click.option(
    "--fit",
    type=OneOf("fit", FITS),
    help="On paper: text that can be read, all columns on a sheet's width, or one sheet.  [default: text]",
)
@click.option("--width", type=click.IntRange(1), metavar="PIXELS", help="PNG: so many pixels wide.")
@click.option(
    "--scale", type=click.FloatRange(0.01, 20), metavar="TIMES", help="PNG: so many times its size.  [default: 2]"
)
@click.option("--dpi", type=click.IntRange(10, 2400), help="PNG: so many pixels to the inch of paper.")
@click.option("--phase", metavar="NAME", help="Only this phase of a journey, by its name or number.")
@click.option("--lanes", metavar="NAMES", help=f"Only these lanes, with commas between: {', '.join(LANES)}.")
@click.option("--no-key", is_flag=True, help="Leave out the key and the lists below the picture.")
@click.option("--lang", "language", metavar="CODE", help="The language, one of the portfolio's.")
@click.option("--title-block", "with_block", is_flag=True, help="Say whose picture it is, of which day and version.")
@today_option
def command(
    kind: str | None,
    item_id: str | None,
    folder: str,
    format_name: str | None,
    output: str | None,
    into: str | None,
    paper: str | None,
    fit: str | None,
    width: int | None,
    scale: float | None,
    dpi: int | None,
    phase: str | None,
    lanes: str | None,
    no_key: bool,
    language: str | None,
    with_block: bool,
    today: datetime.date | None,
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
    promisekit graph promise right-invoice -o right-invoice.png --width 1600
    promisekit graph journey disputed-invoice --paper A1 --fit one -o wall.pdf
    promisekit graph journey disputed-invoice -o workshop.pptx
    promisekit graph journey disputed-invoice --phase "Put right" -o part.drawio
    promisekit graph --all pictures --format png
    """
    if paper and format_name not in (None, "pdf"):
        raise Refusal("--paper makes a PDF; leave --format out, or write --format pdf.")
    if fit and not paper:
        raise Refusal("--fit needs a paper: `--paper A3 --fit one`.")
    format_name = "pdf" if paper else format_name or format_of(output)
    chosen = Choice(phase, _names(lanes), not no_key)
    size = _size(format_name, width, scale, dpi)
    wanted = Wanted(format_name, chosen, paper, fit or FITS[0], size, language)
    day = the_day(today) if with_block else None
    if into is not None:
        _write_all(kind, item_id, output, into, folder, wanted, day)
        return
    kind, item_id = _complete(kind, item_id)
    if format_name in BINARY and output in (None, "-") and sys.stdout.isatty():
        file = f"{item_id or kind}.{format_name}"
        raise Refusal(f"A terminal shows no {format_name.upper()}; write it to a file: -o {file}")
    loaded = loaded_portfolio(folder)
    wanted = _of_portfolio(wanted, loaded, folder, day)
    _require(kind, item_id, loaded)
    write(content(wanted, made(wanted, kind, loaded.portfolio, item_id)), output)


def _names(lanes: str | None) -> tuple[str, ...]:
    return tuple(name.strip() for name in (lanes or "").split(",") if name.strip())


def _size(format_name: str, width: int | None, scale: float | None, dpi: int | None) -> Size | None:
    """How large a PNG is to be. Ends the run where that is said of another format, or twice."""
    asked = [name for name, value in (("--width", width), ("--scale", scale), ("--dpi", dpi)) if value]
    if not asked:
        return None
    if format_name != "png":
        raise Refusal(f"{asked[0]} is for PNG; {format_name} is sharp at any size.")
    if width and scale:
        raise Refusal("--width and --scale say the same in two ways; leave one out.")
    from promisekit.draw.formats.png import Size

    return Size(width, scale, dpi)


def _of_portfolio(wanted: Wanted, loaded: Loaded, folder: str, day: datetime.date | None) -> Wanted:
    """The same with what only the portfolio knows. Ends the run for a language that it does not have."""
    portfolio = loaded.portfolio
    languages = portfolio.about.all_languages
    if wanted.language is not None and wanted.language not in languages:
        told = ", ".join(languages)
        raise Refusal(f"The portfolio is not written in `{wanted.language}`; --lang takes {told}.")
    if day is None:
        return wanted
    from promisekit.cli.title_block import title_block

    return replace(wanted, block=title_block(portfolio, folder, day, wanted.language))


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
    wanted: Wanted,
    day: datetime.date | None,
) -> None:
    """Every picture of the portfolio, or of one kind, as a file of its own: `journey-disputed-invoice.svg`."""
    from promisekit.draw import drawable
    from promisekit.draw.cache import PictureCache
    from promisekit.graph.relations import Relations

    if item_id is not None or output is not None:
        raise Refusal("--all writes a file for each picture; leave the id and -o out.")
    loaded = loaded_portfolio(folder)
    wanted = _of_portfolio(wanted, loaded, folder, day)
    _warn(loaded)
    found = [one for one in drawable(loaded.portfolio) if kind in (None, one[0])]
    if wanted.format in _BOXES:
        found = [one for one in found if one[0] in _BOXES[wanted.format]]
    draw = partial(PictureCache.of_user().draw, relations=Relations(loaded.portfolio)) if wanted.is_usual else None
    try:
        Path(into).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Refusal(f"`{into}` cannot be made: {why(error)}.") from None
    with _exports(wanted) as export:
        for name, found_id in found:
            file = "-".join(part for part in (name, found_id) if part)
            pictures = made(wanted, name, loaded.portfolio, found_id, draw)
            export(pictures, str(Path(into) / f"{file}.{ENDINGS[wanted.format]}"))
    count = len(found)
    click.echo(f"{count} picture{'' if count == 1 else 's'} in {into}.", err=True)


_BOXES: Final = {
    "drawio": ("journey", "becomes", "promise", "map", "heat-map"),
    "mermaid": ("journey", "becomes", "promise"),
}
"""The kinds that a format of boxes and arrows can show; --all leaves the others out."""


@contextmanager
def _exports(wanted: Wanted) -> Iterator[Callable[[list[Picture], str], None]]:
    """Writes pictures beside each other: the library for PNG and PDF works outside Python's lock, drawing does not."""
    from concurrent.futures import Future, ThreadPoolExecutor

    waiting: list[Future[None]] = []
    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:

        def export(pictures: list[Picture], file: str) -> None:
            waiting.append(pool.submit(lambda: write(content(wanted, pictures), file)))

        yield export
        for done in waiting:
            done.result()
