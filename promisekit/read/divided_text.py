"""Texts that a comma divides in a list between brackets: ``[The letter with day, hour and place]`` has two entries."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile
from typing import Any, Final

from promisekit.diagnostic import Diagnostic, Span
from promisekit.read.asked_for import is_for_readers
from promisekit.read.nodes import nodes_of
from promisekit.read.problems import DIVIDED_TEXT

_MAY_BE: Final = re.compile(r"\[\s*[^\W_a-z][^\[\]]*(?:,\s+[^\W\d_A-Z]|\d,\d)")
_LONGEST_HINT: Final = 80


def divided_texts(text: str, shown: str) -> Iterator[Diagnostic]:
    """Entries of a list between brackets that go on with a small letter, or amid a number, where another one ends.

    A list that begins with a small letter, or whose first entry is one word, is taken for one that was meant.
    """
    if not _MAY_BE.search(text):
        return
    for node, paths in nodes_of(text, shown):
        if node.id != "sequence" or not node.flow_style or len(node.value) < 2:
            continue
        entries = list(takewhile(lambda entry: entry.id == "scalar" and not entry.style, node.value))
        at = _goes_on(entries)
        if not at or not is_for_readers(paths.of(entries[at])):
            continue
        whole = text[entries[0].start_mark.index : entries[-1].end_mark.index]
        is_short = len(whole) <= _LONGEST_HINT and not {'"', "\\", "\n"} & set(whole)
        part = entries[at]
        yield DIVIDED_TEXT.at(
            Span(
                shown,
                *(part.start_mark.line + 1, part.start_mark.column + 1),
                *(part.end_mark.line + 1, part.end_mark.column + 1),
            ),
            f"`{part.value}` is an entry of its own in {paths.name(node)}: in brackets, a comma begins the next one",
            f'if it is one text, put all of it in quotes: {f"""["{whole}"]""" if is_short else """["…, …"]"""}; '
            "if there are several, begin each with a capital letter",
            key_path=paths.of(part),
        )


def _goes_on(entries: list[Any]) -> int:
    """The position of the first entry that looks like the rest of the one before it; 0 where there is none."""
    if not entries or not (entries[0].value[:1].isupper() or entries[0].value[:1].isdigit()):
        return 0
    for position in range(1, len(entries)):
        before, entry = entries[position - 1], entries[position]
        is_number = entry.start_mark.index == before.end_mark.index + 1 and before.value[-1:].isdigit()
        if is_number and entry.value[:1].isdigit() and (" " in before.value or " " in entry.value):
            return position
        if entry.value[:1].islower() and " " in entries[0].value:
            return position
    return 0
