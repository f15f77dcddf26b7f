"""A `#` after a space in brackets: the remark that it begins swallows what closes them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from promisekit.read.slips.slip import Slip

_CUT: Final = re.compile(r"""[^#'"]*[\[{][^#'"\]}]*(?P<mark> #)(?=\S)[^#]*[\]}]\s*""")


def find(lines: Sequence[str], at: int, began: int) -> Slip | None:
    """The first such line from where that began which could not be finished."""
    for number in range(began, at + 1):
        cut = _CUT.fullmatch(lines[number])
        if cut:
            return Slip(
                number,
                cut.start("mark") + 1,
                "after a space, `#` begins a remark, and the rest of the line with its bracket is not read",
                'put the text with the `#` in quotes: ["… #3", "…"]',
            )
    return None
