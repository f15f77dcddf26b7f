"""A name whose colon was left out: of a section, an id or a field."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from promisekit.read.slips.slip import Slip
from promisekit.read.slips.source_line import (
    ENTRY,
    NAMED,
    above,
    below,
    field_words,
    indent,
    may_stand_beside,
    siblings,
)

_BARE: Final = re.compile(r" *(?:- +)?(?P<word>[^\W_][\w-]*)(?: +(?P<value>[^\s#].*?))?(?: +#.*)?")


def find(lines: Sequence[str], at: int, began: int) -> Slip | None:
    """The first such line among the last ones read, from where that began which could not be finished."""
    for number in range(max(0, min(began, _above_list(lines, at), at - 3)), at + 1):
        line = lines[number].rstrip()
        bare = _BARE.fullmatch(line)
        if bare is None or NAMED.match(line):
            continue
        word, value = bare["word"], bare["value"]
        if _is_field(lines, number, word) if value else _is_heading(lines, number, word):
            return Slip(
                number,
                bare.start("word"),
                f"a colon is missing after `{word}`",
                f"write it as `{word}: {value}`" if value else f"write it as `{word}:`",
            )
    return None


def _above_list(lines: Sequence[str], at: int) -> int:
    """The line above the entries of a list that end above ``at``, which are one text where it lacks its colon."""
    number = at - 1
    while number > 0 and ENTRY.match(lines[number]):
        number -= 1
    return number


def _is_field(lines: Sequence[str], number: int, word: str) -> bool:
    """Whether the line stands among fields, and begins with one that is not among them."""
    if word not in field_words() or _follows_text(lines, number):
        return False
    # A line with a dash begins an entry of its own, and has no fields beside it.
    beside = [line for line in siblings(lines, number) if not line.lstrip().startswith("-")]
    given = [named["name"] for line in beside if (named := NAMED.match(line))]
    return bool(given) and word not in given and may_stand_beside(word, given)


def _is_heading(lines: Sequence[str], number: int, word: str) -> bool:
    """Whether what follows belongs to the word that stands alone in its line."""
    after = below(lines, number)
    if after is None or (not NAMED.match(lines[after]) and not ENTRY.match(lines[after])):
        return False
    deeper = indent(lines[after]) - indent(lines[number])
    if deeper < 0 or (deeper == 0 and not ENTRY.match(lines[after])):
        return False
    return (word in field_words() or " " not in word) and not _follows_text(lines, number)


def _follows_text(lines: Sequence[str], number: int) -> bool:
    """Whether the line above is a text that this one may go on with: further in, or in a paragraph."""
    before = above(lines, number)
    if before is None:
        return False
    named = NAMED.match(lines[before])
    if named and named["value"] is None:
        return False
    has_text = bool(named and named["value"][0] not in "[{|>&*!'\"#") or ENTRY.match(lines[before]) is not None
    return has_text and indent(lines[number]) > indent(lines[before])
