"""One thing that can be done, with what it does to a draft."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from lsprotocol import types

from promisekit.diagnostic import Diagnostic
from promisekit.edit.draft import Draft


class Action(NamedTuple):
    """``make`` does it to a draft; it may raise CannotEditError, and then it is not offered or says why."""

    title: str
    kind: types.CodeActionKind
    make: Callable[[Draft], object]
    finding: Diagnostic | None = None
    """What it mends."""
    is_preferred: bool = False
