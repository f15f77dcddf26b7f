"""Two wordings of a sentence, word by word: what went from the old one, and what came into the new one."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterator
from typing import Final

_PARTS: Final = re.compile(r"\s+|\w+(?:['’-]\w+)*|[^\w\s]")

Mark = Callable[[str], str]


def marked(old: str, new: str, plain: Mark, went: Mark, came: Mark) -> tuple[str, str]:
    """Both wordings whole; ``went`` and ``came`` mark the words that only one of them has, ``plain`` the others.

    Where there is only one wording, nothing in it is marked.
    """
    if not old or not new:
        return plain(" ".join(old.split())), plain(" ".join(new.split()))
    before, after = (_PARTS.findall(" ".join(text.split())) for text in (old, new))
    was: list[str] = []
    now: list[str] = []
    for is_same, gone, come in _runs(before, after):
        was.append(_around(gone, plain if is_same else went))
        now.append(_around(come, plain if is_same else came))
    return "".join(was), "".join(now)


def _runs(before: list[str], after: list[str]) -> Iterator[tuple[bool, str, str]]:
    """Words that both have, and words that only one has; spaces between other words are other words, too."""
    gone = come = ""
    for what, i, j, k, m in difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        is_same = what == "equal" and not ((gone or come) and "".join(before[i:j]).isspace())
        if is_same and (gone or come):
            yield False, gone, come
            gone = come = ""
        if is_same:
            yield True, "".join(before[i:j]), "".join(after[k:m])
        else:
            gone, come = gone + "".join(before[i:j]), come + "".join(after[k:m])
    yield False, gone, come


def _around(text: str, mark: Mark) -> str:
    """Marks a text without the spaces around it."""
    inner = text.strip()
    if not inner:
        return text
    start = text.index(inner)
    return text[:start] + mark(inner) + text[start + len(inner) :]
