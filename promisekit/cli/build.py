"""``promisekit build``."""

from __future__ import annotations

import datetime
import gc
import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, NoReturn

import click

from promisekit.cli.loading import nothing_to_read
from promisekit.cli.output import print_findings
from promisekit.cli.parameters import the_day, today_option
from promisekit.cli.refusal import Refusal, where, why
from promisekit.diagnostic import Severity
from promisekit.report import Findings

SINGLE_FILE: Final = "handbook.html"

config_option = click.option(
    "--config",
    "config_file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="MkDocs' configuration.  [default: mkdocs.yml if there is one, else our own]",
)
audience_option = click.option(
    "--audience",
    type=click.Choice(["public", "staff", "design"]),
    help="Whom it is for: customers (live promises and nothing internal), staff (agreed and live ones), or those who "
    "write the promises (drafts, retired ones and findings too).  [default: what mkdocs.yml says, else staff]",
)
language_option = click.option(
    "--language",
    metavar="CODE",
    help="The language of the pages, one that the portfolio declares.  [default: the portfolio's own]",
)


@click.command("build")
@click.argument("path", required=False)
@click.option("--site-dir", metavar="DIR", help="Where the handbook goes.  [default: site]")
@click.option(
    "--single-file",
    metavar="[OUT.html]",
    is_flag=False,
    flag_value=SINGLE_FILE,
    help=f"Write one HTML file instead, with everything in it, to send by mail or to read offline.  "
    f"[default: {SINGLE_FILE}]",
)
@language_option
@config_option
@audience_option
@today_option
@click.option("--no-cache", is_flag=True, help="Make every page and picture anew, and remember nothing.")
@click.pass_context
def command(
    ctx: click.Context,
    path: str | None,
    site_dir: str | None,
    single_file: str | None,
    language: str | None,
    config_file: Path | None,
    audience: str | None,
    today: datetime.date | None,
    no_cache: bool,
) -> None:
    """Build the handbook.

    PATH is the folder with your YAML files (default: what mkdocs.yml names, else blueprints).

    A portfolio with errors is not built: they are shown as `promisekit check` shows them, and the last good
    handbook stays. For `design`, warnings stand on its findings page.

    Pages that did not change stay as the last build made them, with their dates. What is known of it lies in the
    portfolio's folder `.promisekit`, which git does not see; it can be deleted at any time.

    \b
    promisekit build
    promisekit build our-service --site-dir handbook
    promisekit build --audience public --site-dir charter
    promisekit build --single-file handbook.html
    """
    from promisekit.handbook.book.audience import Audience
    from promisekit.handbook.site.build import build

    day = the_day(today)
    if no_cache:
        os.environ["PROMISEKIT_CACHE"] = "off"
    # Thousands of pages leave garbage worth collecting, but seldom.
    gc.set_threshold(100_000)
    gc.enable()
    if single_file is not None:
        _build_single_file(ctx, path, _html_file(single_file, site_dir), config_file, audience, language, day)
        return
    if language:
        raise click.UsageError("--language goes with --single-file; a site has a part for each language.")
    from mkdocs.exceptions import MkDocsException

    _listen_to_mkdocs()
    with refusing(path, MkDocsException):
        say_whose_settings(path, config_file)
        result = build(
            Path(path) if path else None,
            config_file=config_file,
            site=Path(site_dir) if site_dir else None,
            today=day,
            audience=Audience(audience) if audience else None,
            reuse=not no_cache,
        )
    findings = Findings.of(result.reading.loaded, result.findings)
    if result.site is None:
        _stop(ctx, findings)
    click.echo(f"Built {result.pages} pages. Open `{_from_here(result.site / 'index.html')}` in a browser.")
    for code in result.without_words:
        click.echo(f"The handbook has no words of its own in `{code}` yet: it says them in English.")
    if findings.diagnostics and result.has_findings_page:
        click.echo(f"On its findings page: {findings.summary}")
    elif findings.diagnostics:
        click.echo(f"`promisekit check` shows what was found: {findings.summary}")


def _build_single_file(
    ctx: click.Context,
    path: str | None,
    out: Path,
    config_file: Path | None,
    audience: str | None,
    language: str | None,
    day: datetime.date,
) -> None:
    from promisekit.handbook.book.audience import Audience
    from promisekit.handbook.edition.project import Project
    from promisekit.handbook.outputs.single_file import write_single_file

    with refusing(path):
        say_whose_settings(path, config_file)
        project = Project.here(config_file).but(
            folder=Path(path) if path else None,
            audience=Audience(audience) if audience else None,
            language=language,
        )
        result = write_single_file(out, project, day)
    if result.pages is None:
        _stop(ctx, Findings.of(result.reading.loaded, result.reading.findings))
    if result.missing_pictures:
        click.echo(f"The handbook has no pictures. {result.missing_pictures}", err=True)
    size = out.stat().st_size / 1_000_000
    click.echo(
        f"Wrote {result.pages} pages into `{_from_here(out)}` ({size:.1f} MB). It needs a browser and no network."
    )


def _html_file(single_file: str, site_dir: str | None) -> Path:
    if site_dir:
        raise click.UsageError("--site-dir is for a site; say where one file goes: `--single-file OUT.html`.")
    if not single_file.lower().endswith((".html", ".htm")):
        raise click.UsageError(
            f"`{single_file}` is no name of an HTML file. The folder comes first: "
            f"`promisekit build {single_file} --single-file`."
        )
    return Path(single_file)


def _stop(ctx: click.Context, findings: Findings) -> NoReturn:
    print_findings(findings.at_least(Severity.ERROR))
    click.echo("The handbook was not built; an earlier one stays as it was.", err=True)
    ctx.exit(1)


@contextmanager
def refusing(path: str | None, *more: type[Exception], what: str = "handbook") -> Iterator[None]:
    """Ends the run with exit code 2 and a message where there is nothing to read, to build with or to write to.

    ``more`` are other exceptions whose message is for the user; ``what`` is what is written.
    """
    from promisekit.handbook.edition.project import ConfigError

    told: tuple[type[Exception], ...] = (ConfigError, *more)
    try:
        with nothing_to_read(path or ""):
            yield
    except told as error:
        raise Refusal(str(error)) from None
    except OSError as error:
        raise Refusal(f"The {what} cannot be written: {why(error)}{where(error)}.") from None


def say_whose_settings(path: str | None, config_file: Path | None) -> None:
    """Tells where name, look and addresses of the handbook come from settings that are about another portfolio."""
    from promisekit.handbook.edition.project import another_folder

    if path and not config_file and (other := another_folder(Path(path))):
        click.echo(
            f"The name and the settings are those of `mkdocs.yml`, which is about `{other}`; "
            "`--config` names another file.",
            err=True,
        )


class Plain(logging.Formatter):
    """Messages alone; names of files in them may hold anything."""

    def format(self, record: logging.LogRecord) -> str:
        """The message as text for a terminal or a log."""
        from promisekit.report.printable import without_controls

        return without_controls(super().format(record))


def _listen_to_mkdocs() -> None:
    """Shows MkDocs' warnings, such as a dead link on a hand-written page."""
    handler = logging.StreamHandler()
    handler.setFormatter(Plain())
    handler.setLevel(logging.WARNING)
    logging.getLogger("mkdocs").addHandler(handler)


def _from_here(file: Path) -> str:
    relative = os.path.relpath(file)
    return str(file) if relative.startswith("..") else relative
