"""Spaces that look like spaces and are none, in front of a line: they come with text copied from a page or a chat."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from promisekit.read.slips.slip import Slip

_ODD: Final = re.compile("[ ]*(?:-[ ]*)?([\u00a0\u1680\u2000-\u200b\u202f\u205f\u2060\u3000\ufeff])")


def find(lines: Sequence[str], at: int, _began: int) -> Slip | None:
    """The first such line, not below the one at which reading stopped."""
    for number, line in enumerate(lines[: at + 1]):
        odd = _ODD.match(line)
        if odd:
            return Slip(
                number,
                odd.start(1),
                f"a no-break or other special space (U+{ord(odd[1]):04X}) stands where ordinary spaces are due",
                "delete the spaces before the first word of this line, and type them again",
            )
    return None
