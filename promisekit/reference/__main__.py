"""Writes the reference pages into a folder: ``python -m promisekit.reference docs``."""

from __future__ import annotations

import sys
from pathlib import Path

from promisekit.reference.changes import changes_page
from promisekit.reference.checks import checks_page
from promisekit.reference.format import format_page


def main(folder: Path) -> None:
    """Writes format.md, checks.md and changes.md into ``folder``."""
    pages = {"format.md": format_page(), "checks.md": checks_page(), "changes.md": changes_page()}
    for name, page in pages.items():
        (folder / name).write_text(page, "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "docs"))
