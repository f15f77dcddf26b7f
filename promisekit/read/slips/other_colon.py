"""Another sign where a colon and a space are due after a field's name: ``within = 2 days``, ``within:2 days``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from promisekit.read.slips.slip import Slip
from promisekit.read.slips.source_line import field_words

_OTHER: Final = re.compile(r" *(?:- +)?(?P<word>[\w-]+)\s*(?P<sign>:=|[=;：﹕]|:(?=[^ \t:]))\s*(?P<value>.*)")


def find(lines: Sequence[str], at: int, began: int) -> Slip | None:
    """The first such line among the last ones read."""
    for number in range(max(0, min(began, at - 2)), at + 1):
        other = _OTHER.fullmatch(lines[number].rstrip())
        if other is None or other["word"] not in field_words():
            continue
        word, sign, value = other["word"], other["sign"], other["value"]
        missing = f"a space is missing after the colon of `{word}`"
        return Slip(
            number,
            other.start("word"),
            missing if sign == ":" else f"`{sign}` stands after `{word}`, where a colon is due",
            f"write it as `{word}: {value}`" if value else f"write it as `{word}:`",
        )
    return None
