"""Why a command did nothing, in one message; the exit code is 2."""

from __future__ import annotations

import click


class Refusal(click.ClickException):
    """What was asked for cannot be done. Unlike a usage error it does not explain how to write the command."""

    exit_code = 2
