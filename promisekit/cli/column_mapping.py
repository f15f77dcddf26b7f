"""Which field a column of a plain table says: as the options tell, or as somebody answers on a terminal."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from promisekit.cli.refusal import Refusal

if TYPE_CHECKING:
    from promisekit.sheets.filled_in import FilledIn
    from promisekit.sheets.mapping import Target


def is_plain(tables: list[FilledIn]) -> bool:
    """Whether none of the tables is a sheet of ours."""
    from promisekit.sheets.mapping import is_plain

    return is_plain(tables)


def with_our_headers(tables: list[FilledIn], maps: Sequence[str], values: Sequence[str]) -> list[FilledIn]:
    """The tables under the headers of our sheets. Ends the run where that cannot be."""
    from promisekit.sheets.mapping import NoSuchFieldError, mapped

    try:
        columns = {header: _target(field) for header, field in (_parted(one, "--map") for one in maps)}
        given = {_target(field): value for field, value in (_parted(one, "--set", first=True) for one in values)}
        if not columns:
            columns = _asked(tables)
        found, told = mapped(tables, columns, given)
    except NoSuchFieldError as error:
        message = str(error)
        raise Refusal(f"{message[:1].upper()}{message[1:]}{'' if message.endswith('?') else '.'}") from None
    for line in told:
        click.echo(f"Note: {line}.", err=True)
    return found


def _target(text: str) -> Target:
    from promisekit.sheets.mapping import target

    return target(text)


def _parted(text: str, option: str, *, first: bool = False) -> tuple[str, str]:
    """Both sides of the equals sign: the last one, since headers may hold some; of a value the first."""
    left, sign, right = text.partition("=") if first else text.rpartition("=")
    if not (sign and left.strip() and right.strip()):
        example = "--set touchpoints.responsible=billing" if first else '--map "Kanal=touchpoints.channel"'
        raise click.UsageError(f"`{option} {text}`: write it like `{example}`.")
    return left.strip(), right.strip()


def _asked(tables: list[FilledIn]) -> dict[str, Target]:
    """What somebody answers, column by column; in a script it is refused with the options to give."""
    from promisekit.sheets.mapping import guessed, own_columns

    own = [one for table in tables for one in own_columns(table)]
    if not sys.stdin.isatty():
        options = " ".join(
            f"--map {shlex.quote(f'{one.header}={guess}')}" for one in own if (guess := guessed(one.header))
        )
        headers = ", ".join(f"`{one.header}`" for one in own[:8])
        raise Refusal(
            f"This is no table that `promisekit export` writes (its columns: {headers}). Say which field each column "
            f"says, for example: {options or '--map ' + shlex.quote('Kontaktpunkt=touchpoints.name')}"
        )
    click.echo("Which field does each column say? Return takes what stands in brackets, - leaves the column out.")
    found: dict[str, Target] = {}
    for one in own:
        example = f", for example “{one.example[:50]}”" if one.example else ""
        answer = click.prompt(
            f"{one.header}{example}", default=guessed(one.header) or "-", value_proc=_field, show_default=True
        )
        if answer:
            found[one.header] = answer
    return found


def _field(answer: str) -> Target | None:
    from promisekit.sheets.mapping import NoSuchFieldError, target

    if answer.strip() == "-":
        return None
    try:
        return target(answer)
    except NoSuchFieldError as error:
        raise click.UsageError(str(error)) from None
