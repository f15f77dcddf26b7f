"""Options and arguments that several commands share, with messages that say what to write instead."""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import click

from promisekit.cli.near import did_you_mean

if TYPE_CHECKING:
    Word = click.ParamType[str]
    Date = click.ParamType[datetime.date]
else:
    # Generic in new versions of Click alone.
    Word = Date = click.ParamType


class OneOf(Word):
    """One of a few words; any other is answered with the nearest."""

    def __init__(self, what: str, words: Iterable[str]) -> None:
        self.name = what
        self.words = list(words)

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        """As `--help` shows it: ``[text|json]``."""
        return f"[{'|'.join(self.words)}]"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The word in lower case."""
        word = str(value).lower()
        if word not in self.words:
            self.fail(f"There is no {self.name} `{value}`{did_you_mean(word, self.words)}", param, ctx)
        return word


class Day(Date):
    """A date."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime.date:
        """``2026-12-31`` -> the date."""
        if isinstance(value, datetime.date):
            return value
        try:
            return datetime.date.fromisoformat(value)
        except ValueError:
            self.fail(f"`{value}` is no date; write it like `2026-12-31`.", param, ctx)


def the_day(given: datetime.date | None) -> datetime.date:
    """Today for the rules: what ``--today`` says, or SOURCE_DATE_EPOCH (seconds since 1970, UTC), or the real date."""
    if given:
        return given
    seconds = os.environ.get("SOURCE_DATE_EPOCH")
    if not seconds:
        return datetime.date.today()
    try:
        return datetime.datetime.fromtimestamp(int(seconds), datetime.UTC).date()
    except (ValueError, OverflowError, OSError):
        raise click.UsageError(
            f"SOURCE_DATE_EPOCH is `{seconds}`; it has to be a number of seconds since 1970."
        ) from None


today_option = click.option(
    "--today", type=Day(), help="The date to check against, so that runs repeat.  [default: the real date]"
)
