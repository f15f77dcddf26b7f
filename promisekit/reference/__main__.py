"""Writes both reference pages into a folder: ``python -m promisekit.reference docs``."""

from __future__ import annotations

import sys
from pathlib import Path

from promisekit.reference.checks import checks_page
from promisekit.reference.format import format_page


def main(folder: Path) -> None:
    """Writes format.md and checks.md into ``folder``."""
    for name, page in (("format.md", format_page()), ("checks.md", checks_page())):
        (folder / name).write_text(page, "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "docs"))
