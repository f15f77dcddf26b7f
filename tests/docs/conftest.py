from __future__ import annotations

import re
from pathlib import Path
from typing import Final, NamedTuple

from tests.cli.conftest import here, run

__all__ = ["DOCS", "ROOT", "Block", "blocks", "here", "run", "stands_in"]

ROOT: Final = Path(__file__).parents[2]
_OTHERWISE: Final = {"format", "checks", "changes", "yaml", "from-the-wall"}
"""Pages whose examples other tests try."""
DOCS: Final = [
    ROOT / "README.md",
    *(page for page in sorted((ROOT / "docs").glob("*.md")) if page.stem not in _OTHERWISE),
]


class Block(NamedTuple):
    """A fenced block of a page: what it is, its text, and its line."""

    kind: str
    text: str
    line: int


def blocks(text: str, kind: str = "") -> list[Block]:
    """Every fenced block of a page, or those of a kind."""
    found = re.finditer(r"^```(\w+)\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    all_ = [Block(match[1], match[2], text.count("\n", 0, match.start()) + 1) for match in found]
    return [block for block in all_ if kind in ("", block.kind)]


def stands_in(shown: str, printed: str) -> bool:
    """Whether all lines that a page shows are printed, one after the other; `…` is for what it leaves out."""
    position = 0
    for part in re.split(r"^…\n", shown, flags=re.MULTILINE):
        found = printed.find(part, position)
        if found < 0:
            return False
        position = found + len(part)
    return True
