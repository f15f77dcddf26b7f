"""What the parts of YAML look like, as far as somebody who is typing has come with them."""

from __future__ import annotations

import re
from typing import Final

KEY: Final = re.compile(
    r'(?:"(?:[^"\\\n]|\\.)*"|'
    r"'(?:[^'\n]|'')*'|"
    r"""(?:[^\s#\[\]{},"'&*!|>%@`-]|-(?=\S))(?:(?![ \t]#)[^\r\n])*?)"""
    r"(?=[ \t]*:(?:[ \t\r\n]|\Z))"
)
"""A name with a colon after it, at the beginning of a line or after a dash."""
DASH: Final = re.compile(r"-(?=[ \t\r\n]|\Z)")
COLON: Final = re.compile(r"[ \t]*:")
PROPERTIES: Final = re.compile(r"(?:[&!][^\s,\[\]{}]*[ \t]+)+")
"""Anchors and tags before a value."""
BLOCK_TEXT: Final = re.compile(r"[|>][+-]?[1-9]?[+-]?[ \t]*(?:#[^\r\n]*)?(?=\r|\n|\Z)")
"""What begins a text on the lines below."""
QUOTED: Final = {
    '"': re.compile(r'"(?:[^"\\]|\\.)*("|\\?\Z)', re.DOTALL),
    "'": re.compile(r"'(?:[^']|'')*('|\Z)", re.DOTALL),
}
PLAIN: Final = re.compile(r"(?:[^\s#]|(?<=\S)#|[ \t]+(?![#\s]))+")
"""A text without quotation marks, as far as it goes on its line."""
PLAIN_IN_BRACKETS: Final = re.compile(
    r"(?:[^\s#,\[\]{}:]|(?<=[^\s,\[\]{}])#|:(?![\s,\[\]{}]|\Z)|\s+(?![#\s,\[\]{}]|:(?:[\s,\[\]{}]|\Z)|\Z))+"
)
BLANKS: Final = re.compile(r"[ \t]*")
BLANKS_IN_BRACKETS: Final = re.compile(r"(?:\s|(?<=\s)#[^\r\n]*)*")
REMARK: Final = re.compile(r"(?:^|(?<=\s))#")
LINE_END: Final = re.compile(r"[ \t]*(?:#[^\r\n]*)?(?:\r\n|\r|\n|\Z)")
NEXT_LINE: Final = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
NEXT_INDENT: Final = re.compile(r"(?:[ \t]*(?:#[^\r\n]*)?(?:\r\n|\r|\n))+( *)(?=[^\s#])")
"""From an empty line on the blanks before the next line with something in it."""
