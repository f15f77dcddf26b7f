"""A group whose commands are imported when they are run: `--help` must not wait for what it does not need."""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from typing import Any

import click

from promisekit.cli.near import did_you_mean


class LazyGroup(click.Group):
    """Commands by name with their one-line help; each is ``command`` in the module of its name in ``package``."""

    def __init__(self, *args: Any, summaries: Mapping[str, str], package: str, **options: Any) -> None:
        super().__init__(*args, **options)
        self._summaries = summaries
        self._package = package

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names in the order given."""
        return list(self._summaries)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command, imported now."""
        if cmd_name not in self._summaries:
            return None
        command = importlib.import_module(f"{self._package}.{cmd_name.replace('-', '_')}").command
        assert isinstance(command, click.Command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As in Click, but a name that does not exist is answered with the nearest."""
        if args[0] not in self._summaries and not args[0].startswith("-"):
            ctx.fail(f"There is no command `{args[0]}`{did_you_mean(args[0], self._summaries, len(self._summaries))}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Writes the list of commands without importing any."""
        with formatter.section("Commands"):
            formatter.write_dl(list(self._summaries.items()))
