"""A remark that begins as in other languages: ``// ask Anna``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from promisekit.read.slips.slip import Slip

_OTHER: Final = re.compile(r" *(?P<mark>//|/\*|<!--|--(?= ))\s*(?P<text>.*)")


def find(lines: Sequence[str], at: int, began: int) -> Slip | None:
    """The first such line among the last ones read."""
    for number in range(max(0, min(began, at - 1)), at + 1):
        other = _OTHER.match(lines[number])
        if other:
            return Slip(
                number,
                other.start("mark"),
                f"`{other['mark']}` begins no remark",
                "begin a remark with `#` and a space",
            )
    return None
