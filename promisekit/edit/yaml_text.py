"""Values -> YAML as a person would write it: quotes where needed, short lists in brackets, long texts folded."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, Final

import yaml

from promisekit.diagnostic import Diagnostic
from promisekit.read.document import compose

WIDTH: Final = 120
"""Characters of a line, at the most."""
STEP: Final = 2
"""Spaces by which each level is indented."""
_EMPTY: Final = frozenset(("", "~", "null", "Null", "NULL"))
_SEEN: Final = "\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff"
"""Characters that may stand as they are: no control characters, separators or byte order marks."""
_ESCAPED: Final = re.compile(f'[^{_SEEN}]|[\\\\"]')
_NAMED: Final = {"\n": "\\n", "\t": "\\t", "\r": "\\r", '"': '\\"', "\\": "\\\\"}
_LITERAL: Final = re.compile(f"[\t\n{_SEEN}]*")
_FOLD: Final = re.compile(r"(?<=\S) (?=\S)")

Written = str | Sequence[Any] | Mapping[str, Any]
"""What can be written: texts, lists and mappings of those."""


@lru_cache(maxsize=65_536)
def is_plain(text: str, *, flow: bool) -> bool:
    """Whether a text may stand without quotes: the parser itself says so."""
    if text in _EMPTY or text != text.strip() or "\n" in text or not _LITERAL.fullmatch(text):
        return False
    if text.isascii() and text.replace("-", "").isalnum() and text[0] != "-" and text[-1] != "-":
        return True
    for around in ("{k: %s}", "[%s]") if flow else ("k: %s", "- %s"):
        root: Any = compose(around % text, "")
        if isinstance(root, Diagnostic) or root is None or len(root.value) != 1:
            return False
        node = root.value[0][1] if root.id == "mapping" else root.value[0]
        if node.id != "scalar" or node.value != text or node.style or node.tag:
            return False
    return True


@lru_cache(maxsize=65_536)
def is_plain_key(text: str, *, flow: bool) -> bool:
    """Whether a key may stand without quotes."""
    if text in _EMPTY or text == "<<" or text != text.strip() or "\n" in text or not _LITERAL.fullmatch(text):
        return False
    root: Any = compose(f"{{{text}: v}}" if flow else f"{text}: v", "")
    return (
        isinstance(root, yaml.MappingNode)
        and len(root.value) == 1
        and root.value[0][0].id == "scalar"
        and root.value[0][0].value == text
        and root.value[0][1].value == "v"
    )


def quoted(text: str, mark: str = '"') -> str:
    """A text in quotes; single ones only where nothing in it has to be escaped."""
    if mark == "'" and "\n" not in text and _LITERAL.fullmatch(text):
        return "'" + text.replace("'", "''") + "'"
    return '"' + _ESCAPED.sub(_escape, text) + '"'


def _escape(match: re.Match[str]) -> str:
    character = match[0]
    code = ord(character)
    if character in _NAMED:
        return _NAMED[character]
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def in_line(text: str, *, flow: bool, style: str = "") -> str:
    """A text on one line; ``style`` is the quotation mark that it had before, if any."""
    if style in ('"', "'"):
        return quoted(text, style)
    if is_plain(text, flow=flow):
        return text
    only_double = '"' in text and "'" not in text and "\\" not in text
    return quoted(text, "'" if only_double else '"')


def key_in_line(key: str, *, flow: bool) -> str:
    """A key, in quotes where they are needed."""
    return key if is_plain_key(key, flow=flow) else quoted(key)


def folded(text: str, width: int) -> list[str] | None:
    """The lines of a text that is folded to ``width``; None where folding would change it."""
    if not _LITERAL.fullmatch(text) or not text or text != text.strip() or "\n" in text:
        return None
    lines = [""]
    for word in _FOLD.split(text):
        if lines[-1] and len(lines[-1]) + 1 + len(word) > width:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}" if lines[-1] else word
    return lines


def literal(text: str) -> list[str] | None:
    """The lines of a text of several lines as it stands; None where that would change it."""
    if not _LITERAL.fullmatch(text) or text.startswith((" ", "\t", "\n")) or text.endswith("\n") or not text.strip():
        return None
    lines = text.split("\n")
    return None if any(line != line.rstrip() for line in lines) else lines


def in_brackets(value: Written) -> str:
    """A value on one line, collections in brackets."""
    if isinstance(value, str):
        return in_line(value, flow=True)
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key_in_line(key, flow=True)}: {in_brackets(of)}" for key, of in value.items()) + "}"
    return "[" + ", ".join(in_brackets(of) for of in value) + "]"


def after_key(value: Written, indent: int, used: int) -> list[str]:
    """What stands after a key and its colon: the rest of its line, and the lines below it.

    ``indent`` is the column of the key, ``used`` the one at which the rest begins.
    """
    if isinstance(value, str):
        return _text(value, indent + STEP, used)
    if _is_short(value, WIDTH - used - 1):
        return [" " + in_brackets(value)]
    return ["", *block(value, indent + STEP)]


def block(value: Written, indent: int) -> list[str]:
    """A collection as lines that are indented by ``indent``; one that is empty is in brackets."""
    pad = " " * indent
    if isinstance(value, str) or not value:
        return [pad + in_brackets(value)]
    return [pad + line if number == 0 else line for number, line in enumerate(_lines(value, indent))]


def entry(value: Written, indent: int) -> list[str]:
    """An entry of a list: the lines from its dash on, without the indentation of the first."""
    if isinstance(value, str):
        first, *rest = _text(value, indent + STEP, indent + 1)
        return ["-" + first, *rest]
    if not value or _is_short(value, WIDTH - indent - STEP):
        return ["- " + in_brackets(value)]
    first, *rest = block(value, indent + STEP)
    return ["- " + first.lstrip(" "), *rest]


def pair(key: str, value: Written, indent: int) -> list[str]:
    """A key with its value: the lines from the key on, without the indentation of the first."""
    head = key_in_line(key, flow=False) + ":"
    first, *rest = after_key(value, indent, indent + len(head))
    return [head + first, *rest]


def _lines(value: Written, indent: int) -> Iterator[str]:
    """The lines of a collection; the first is not indented."""
    pad = ""
    parts = (
        (pair(key, of, indent) for key, of in value.items())
        if isinstance(value, Mapping)
        else (entry(of, indent) for of in value)
    )
    for first, *rest in parts:
        yield pad + first
        yield from rest
        pad = " " * indent


def _text(text: str, indent: int, used: int) -> list[str]:
    """A text after a key or a dash: on its line where it fits there, else in lines of its own."""
    if "\n" in text:
        lines = literal(text)
        if lines:
            return [" |-", *(" " * indent + line if line else "" for line in lines)]
        return [" " + quoted(text)]
    line = " " + in_line(text, flow=False)
    if used + len(line) <= WIDTH:
        return [line]
    lines = folded(text, WIDTH - indent)
    if lines is None or len(lines) == 1:
        return [line]
    return [" >-", *(" " * indent + line for line in lines)]


def _is_short(value: Written, room: int) -> bool:
    """Whether a collection is better read on one line: ids, or a few short facts."""
    if not value:
        return True
    if isinstance(value, Mapping):
        flat = all("\n" not in of if isinstance(of, str) else _are_words(of) for of in value.values())
        if not flat or len(value) > 4:
            return False
    elif not _are_words(value):
        return False
    return len(in_brackets(value)) <= min(room, 90)


def _are_words(value: Written) -> bool:
    """Whether it is a list of single words, such as ids."""
    return not isinstance(value, Mapping) and all(isinstance(of, str) and not re.search(r"\s", of) for of in value)
