"""All reference pages, by their paths in ``docs``."""

from __future__ import annotations

from typing import Final

from promisekit.reference.changes import changes_pages
from promisekit.reference.checks import checks_pages
from promisekit.reference.format import format_pages

MARK: Final = "<!-- Written by `make docs`"
"""What every page says of itself."""


def reference_pages() -> dict[str, str]:
    """Path -> Markdown."""
    return {**format_pages(), **checks_pages(), **changes_pages()}
