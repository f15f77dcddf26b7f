"""``promisekit card``."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final

import click

from promisekit.cli.loading import DEFAULT_FOLDER, loaded_portfolio
from promisekit.cli.near import did_you_mean
from promisekit.cli.output import write
from promisekit.cli.parameters import OneOf
from promisekit.cli.refusal import Refusal

if TYPE_CHECKING:
    from promisekit.read import Loaded

PAPERS: Final = ("a4", "a5", "a6")


@click.command("card")
@click.argument("role", metavar="ROLE")
@click.option("-o", "--output", metavar="FILE", help="Write to this file; - is standard output.  [default: ROLE.pdf]")
@click.option("--path", "folder", default=DEFAULT_FOLDER, show_default=True, help="The folder with your YAML files.")
@click.option("--paper", type=OneOf("paper", PAPERS), default="a4", help="Its size.  [default: a4]")
@click.option("--language", metavar="CODE", help="One of the portfolio's languages.  [default: its own]")
def command(role: str, output: str | None, folder: str, paper: str, language: str | None) -> None:
    """Write a role's page as a card to pin on a wall.

    ROLE is the role's id in your files. The card is a PDF; A6 fits a pocket. It says per touchpoint and promise what
    to do, say and avoid, what the role may decide alone, and whom to turn to if it fails. It has agreed and live
    promises only.

    \b
    promisekit card service-agent
    promisekit card service-agent --paper A6 -o pocket.pdf
    promisekit card service-agent --language fi
    """
    output = output or f"{role}.pdf"
    if output == "-" and sys.stdout.isatty():
        raise Refusal(f"A terminal shows no PDF; write it to a file: -o {role}.pdf")
    loaded = loaded_portfolio(folder)
    _require(role, loaded)
    _require_language(language, loaded)
    write(_pdf(role, loaded, paper.upper(), language), output)
    if output != "-":
        click.echo(f"Wrote `{output}`.", err=True)


def _require(role: str, loaded: Loaded) -> None:
    """Ends the run where the portfolio has no such role; warns where part of it could not be read."""
    roles = loaded.portfolio.roles
    if role not in roles:
        if loaded.may_be_unread(role):
            raise Refusal(f"The role `{role}` cannot be read; `promisekit check` says why.")
        near = did_you_mean(role.replace(" ", "-"), roles)
        where = " Write its id, as it stands below `roles` in your files." if roles else " This portfolio has no roles."
        raise Refusal(f"There is no role `{role}`{near}{where if near == '.' else ''}")
    if loaded.diagnostics:
        click.echo(
            "Part of the portfolio cannot be read and is not on the card; `promisekit check` says why.", err=True
        )


def _require_language(language: str | None, loaded: Loaded) -> None:
    languages = loaded.portfolio.about.all_languages
    if language and language not in languages:
        raise Refusal(f"The portfolio has no language `{language}`{did_you_mean(language, languages)}")


def _pdf(role: str, loaded: Loaded, paper: str, language: str | None) -> bytes:
    from promisekit.handbook.outputs.card import NoTypst, card

    try:
        return card(loaded.portfolio, role, paper=paper, language=language)
    except NoTypst as error:
        raise Refusal(str(error)) from None
