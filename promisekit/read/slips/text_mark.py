"""A text in the line of ``|`` or ``>``, which say that it begins on the next one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from promisekit.read.slips.slip import Slip

_MARKED: Final = re.compile(r" *(?:- +)*(?:[\w-]+ *: +)?(?P<mark>[|>][+\-0-9]*)[ \t]+(?P<text>[^\s#].*)")


def find(lines: Sequence[str], at: int, _began: int) -> Slip | None:
    """The line at which reading stopped."""
    marked = _MARKED.match(lines[at])
    if marked is None:
        return None
    return Slip(
        at,
        marked.start("text"),
        f"text stands in the line of `{marked['mark']}`, which says that the text begins on the next one",
        f"remove the `{marked['mark']}`, or write the text on a line below it, indented further",
    )
