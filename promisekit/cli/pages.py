"""``promisekit pages``."""

from __future__ import annotations

import datetime
from pathlib import Path

import click

from promisekit.cli.build import audience_option, config_option, language_option, refusing, say_whose_settings
from promisekit.cli.output import print_findings
from promisekit.cli.parameters import the_day, today_option
from promisekit.diagnostic import Severity
from promisekit.report import Findings


@click.command("pages")
@click.argument("out", metavar="OUT")
@click.option(
    "--path", metavar="DIR", help="The folder with your YAML files.  [default: what mkdocs.yml names, else blueprints]"
)
@config_option
@audience_option
@language_option
@today_option
@click.pass_context
def command(
    ctx: click.Context,
    out: str,
    path: str | None,
    config_file: Path | None,
    audience: str | None,
    language: str | None,
    today: datetime.date | None,
) -> None:
    """Write the handbook as Markdown, for any site builder.

    OUT is a new folder, or one that this command wrote before. It gets the handbook's pages with their pictures,
    and a mkdocs.yml of which MkDocs or Zensical makes a site without promisekit. Your own files in OUT, and files
    that you have changed, stay as they are.

    \b
    promisekit pages handbook-pages
    cd handbook-pages && zensical build
    """
    from promisekit.handbook.book.audience import Audience
    from promisekit.handbook.edition.project import Project
    from promisekit.handbook.outputs.kept_folder import NotOursError
    from promisekit.handbook.outputs.markdown_folder import write_pages

    day, target = the_day(today), Path(out)
    with refusing(path, NotOursError, what="pages"):
        say_whose_settings(path, config_file)
        project = Project.here(config_file).but(
            folder=Path(path) if path else None,
            audience=Audience(audience) if audience else None,
            language=language,
        )
        result = write_pages(target, project, day)
    if result.pages is None:
        print_findings(Findings.of(result.reading.loaded, result.reading.findings).at_least(Severity.ERROR))
        click.echo("The pages were not written; earlier ones stay as they were.", err=True)
        ctx.exit(1)
    for kept in result.kept:
        click.echo(f"`{target / kept}` is not as we wrote it: it stays. Delete it to get ours.", err=True)
    if result.missing_pictures:
        click.echo(f"The pages have no pictures. {result.missing_pictures}", err=True)
    click.echo(
        f"Wrote {result.pages} pages. `cd {out}`, then `mkdocs build` or `zensical build`, makes a site of them."
    )
