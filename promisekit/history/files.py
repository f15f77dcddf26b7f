"""Which files of a commit can change what a portfolio says: blueprint files, and the tables and pictures they name."""

from __future__ import annotations

from typing import Final

from promisekit.model.image import ENDINGS

_TABLES: Final = ("csv", "txt")
_NAMED: Final = (*_TABLES, *(ending.removeprefix(".") for own in ENDINGS.values() for ending in own))
KINDS: Final = ("yaml", "yml", *_NAMED)
"""How their names end, in lower case; those of tables and pictures may be written in capitals."""
NAMING: Final = ("metrics", "personas", "touchpoints")
"""Sections whose items may name a table or a picture, and so change where no blueprint file does."""


def may_tell(path: str) -> bool:
    """Whether the file at a path may change an item."""
    return path.lower().endswith(tuple(f".{kind}" for kind in KINDS))
