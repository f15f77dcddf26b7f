"""``promisekit diff``."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from promisekit.cli.loading import DEFAULT_FOLDER
from promisekit.cli.output import wants_color, write
from promisekit.cli.parameters import OneOf, the_day, today_option
from promisekit.cli.refusal import Refusal, why
from promisekit.cli.versions import read_two
from promisekit.report.changes import FAIL_ON, FORMATS

if TYPE_CHECKING:
    from promisekit.report.changes import Review


@click.command("diff")
@click.argument("base", required=False)
@click.argument("head", required=False)
@click.option("--path", "folder", default=DEFAULT_FOLDER, show_default=True, help="The folder with your YAML files.")
@click.option("--base-path", metavar="FOLDER", help="What that folder was called at BASE.  [default: found by itself]")
@click.option("--format", "format_name", type=OneOf("format", FORMATS), default="text", show_default=True)
@click.option(
    "--fail-on",
    type=OneOf("weight", FAIL_ON),
    help="Fail when a promise got weaker or was dropped; also when anything was removed; at any change.",
)
@click.option("--pictures", metavar="FOLDER", help="Write pictures of the changes there, as SVG and PNG.")
@today_option
@click.option("-o", "--output", metavar="FILE", help="Write to this file.  [default: standard output]")
@click.pass_context
def command(
    ctx: click.Context,
    base: str | None,
    head: str | None,
    folder: str,
    base_path: str | None,
    format_name: str,
    fail_on: str | None,
    pictures: str | None,
    today: datetime.date | None,
    output: str | None,
) -> None:
    """Say which promises got weaker or stronger, and whom it touches.

    BASE and HEAD are git revisions or folders; `A..B` and `A...B` work as in git. Without BASE it is where your
    branch left the main branch, without HEAD it is your files as they are now.

    Exit code: 0 nothing that --fail-on names, 1 something is, 2 wrong use or nothing to read.

    \b
    promisekit diff
    promisekit diff v1.2 v1.3 --fail-on weaker
    promisekit diff old-blueprints blueprints --format html -o changes.html
    """
    from promisekit.diff import compare
    from promisekit.report.changes import Review, render

    day = the_day(today)
    old, new = read_two(base, head, folder, base_path)
    review = Review(compare(old.loaded, new.loaded, today=day), old, new, fail_on)
    if pictures is not None or format_name == "html":
        review = _with_pictures(review, pictures)
    if format_name == "text" and output is None:
        from promisekit.report.changes import text

        color = wants_color()
        click.echo(text.render(review, color=color), nl=False, color=color)
    else:
        write(render(review, format_name), output)
    ctx.exit(1 if review.failed else 0)


def _with_pictures(review: Review, folder: str | None) -> Review:
    from dataclasses import replace

    from promisekit.draw import NoExport, NoGraphviz
    from promisekit.report.changes.pictures import pictured, write_pictures

    try:
        review = replace(review, pictures=pictured(review))
    except NoGraphviz as error:
        click.echo(f"Without pictures: {error}", err=True)
        return review
    if folder is not None:
        try:
            write_pictures(review, Path(folder))
        except NoExport as error:
            raise Refusal(str(error)) from None
        except OSError as error:
            raise Refusal(f"The pictures cannot be written to `{folder}`: {why(error)}.") from None
    return review
