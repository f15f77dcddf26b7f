"""Where a picture's nodes lead."""

from __future__ import annotations

from collections.abc import Callable

Link = Callable[[str, str], str | None]
"""From a section and an id to the address of the item's page, or None where it has none."""


def no_link(section: str, item_id: str) -> str | None:
    """For a picture that stands alone: nothing in it leads anywhere."""
    return None
