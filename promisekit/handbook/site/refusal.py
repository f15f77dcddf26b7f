"""What is said where a portfolio's errors stop a build."""

from __future__ import annotations

from typing import Final

from promisekit.diagnostic import Diagnostic

_SHOWN_ERRORS: Final = 20


def refusal(errors: list[Diagnostic]) -> str:
    """What stops the build, one line each."""
    lines = [f"{e.span.path}:{e.span.line}:{e.span.column}: {e.code} {e.message}" for e in errors[:_SHOWN_ERRORS]]
    more = len(errors) - len(lines)
    if more:
        lines.append(f"and {more} more")
    count = "an error" if len(errors) == 1 else f"{len(errors)} errors"
    return f"the portfolio has {count}; the handbook stays as it is\n  " + "\n  ".join(lines)
