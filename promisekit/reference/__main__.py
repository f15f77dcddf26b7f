"""Writes the reference pages into a folder: ``python -m promisekit.reference docs``."""

from __future__ import annotations

import sys
from pathlib import Path

from promisekit.reference.pages import MARK, reference_pages


def main(folder: Path) -> None:
    """Writes every page below ``folder``, and removes pages of codes and sections that are gone."""
    pages = reference_pages()
    for name, page in pages.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page, "utf-8")
    for below in {Path(name).parent for name in pages if "/" in name}:
        for path in (folder / below).glob("*.md"):
            if (below / path.name).as_posix() not in pages and MARK in path.read_text("utf-8"):
                path.unlink()


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "docs"))
