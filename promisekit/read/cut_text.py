"""Texts that lose their end at ` #`, where YAML begins a remark: ``Your book waits at counter #3``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from promisekit.diagnostic import Diagnostic, Span
from promisekit.read.asked_for import is_for_readers
from promisekit.read.lines import source_lines
from promisekit.read.nodes import nodes_of
from promisekit.read.problems import CUT_TEXT

_MAY_BE: Final = re.compile(r"[^\s#] #[^\s#]")
_TO_DO: Final = re.compile(r"#(?:todo|fixme|tbd|xxx|note)\b", re.IGNORECASE)
"""What people write remarks for."""
_LONGEST_HINT: Final = 80


def cut_texts(text: str, shown: str) -> Iterator[Diagnostic]:
    """Plain texts for readers that end where a remark begins that looks like the rest of them.

    A remark that has a space after its `#`, or more than one before it, is one that was meant.
    """
    if " #" not in text or not _MAY_BE.search(text):
        return
    lines = source_lines(text)
    for node, paths in nodes_of(text, shown):
        if node.id != "scalar" or node.style or not node.value:
            continue
        line = lines[node.end_mark.line].rstrip()
        rest = line[node.end_mark.column :]
        path = paths.of(node)
        if not _MAY_BE.match(node.value[-1:] + rest) or _TO_DO.match(rest, 1) or not is_for_readers(path):
            continue
        at = Span(shown, node.end_mark.line + 1, node.end_mark.column + 2, node.end_mark.line + 1, len(line) + 1)
        whole = f"{node.value}{rest}"
        quoted = f'"{whole}"' if len(whole) <= _LONGEST_HINT and not {'"', "\\"} & set(whole) else '"… #…"'
        yield CUT_TEXT.at(
            at,
            f"the text of {paths.name(node)} ends before `{rest[1:]}`: after a space, `#` begins a remark",
            f"if it belongs to the text, put the whole text in quotes: {quoted}; if not, write `# `",
            key_path=path,
        )
