"""Texts that lose their end at ` #`, where YAML begins a remark: ``Your book waits at counter #3``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from promisekit.diagnostic import Diagnostic, Span
from promisekit.model.text import Prose
from promisekit.read.lines import source_lines
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
    import yaml

    from promisekit.read.document import compose
    from promisekit.read.node_paths import NodePaths

    root = compose(text, shown)
    if not isinstance(root, yaml.Node):
        return
    lines = source_lines(text)
    paths = NodePaths(root)
    for node in _plain_texts(root):
        line = lines[node.end_mark.line].rstrip()
        rest = line[node.end_mark.column :]
        path = paths.of(node)
        if not _MAY_BE.match(node.value[-1:] + rest) or _TO_DO.match(rest, 1) or not _is_for_readers(path):
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


def _plain_texts(root: Any) -> Iterator[Any]:
    seen: set[int] = set()
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if id(node) in seen:
            continue
        seen.add(id(node))
        if node.id == "mapping":
            waiting += [value for _key, value in reversed(node.value)]
        elif node.id == "sequence":
            waiting += reversed(node.value)
        elif not node.style and node.value:
            yield node


def _is_for_readers(path: Any) -> bool:
    """Whether prose stands at a key path: ids, durations and the like cannot hold a `#` anyway."""
    from promisekit.model.portfolio import SECTIONS
    from promisekit.read.part import model_of
    from promisekit.read.shape import annotation_at

    if path[:1] == ("portfolio",):
        address, inner = path[:1], path[1:]
    elif len(path) > 2 and path[0] in SECTIONS:
        address, inner = path[:2], path[2:]
    else:
        return False
    model = model_of(address)
    # A translation stands one level below the text that it is of.
    return any(_has_prose(annotation_at(model, above)) for above in (inner, inner[:-1]) if above)


def _has_prose(annotation: Any) -> bool:
    metadata = getattr(annotation, "__metadata__", ())
    return any(isinstance(one, Prose) for one in metadata) or any(
        _has_prose(inner) for inner in getattr(annotation, "__args__", ())
    )
