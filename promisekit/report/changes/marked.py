"""Two wordings of a sentence, word by word: what went from the old one, and what came into the new one."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable
from typing import Final

_PARTS: Final = re.compile(r"\s+|\w+(?:['’-]\w+)*|[^\w\s]")

Mark = Callable[[str], str]


def marked(old: str, new: str, plain: Mark, went: Mark, came: Mark) -> tuple[str, str]:
    """Both wordings whole; ``went`` and ``came`` mark the words that only one of them has, ``plain`` the others."""
    before, after = (_PARTS.findall(" ".join(text.split())) for text in (old, new))
    was: list[str] = []
    now: list[str] = []
    for what, i, j, k, m in difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        gone, come = "".join(before[i:j]), "".join(after[k:m])
        was.append(_around(gone, plain if what == "equal" else went))
        now.append(_around(come, plain if what == "equal" else came))
    return "".join(was), "".join(now)


def _around(text: str, mark: Mark) -> str:
    """Marks a text without the spaces around it."""
    inner = text.strip()
    if not inner:
        return text
    start = text.index(inner)
    return text[:start] + mark(inner) + text[start + len(inner) :]
