"""Text from blueprint files made fit for one line of a terminal or a log.

Files may hold anything: escape sequences that repaint a terminal, line breaks that forge a line of a log,
characters that reverse what stands beside them. None of it reaches the reader as more than a mark.

A build server reads its log for commands (`::add-mask::`, `##[group]`, `##vso[…]`): no text gives it one.
"""

from __future__ import annotations

import re
from typing import Final

# Patterns that most runs never need: `re` compiles and keeps them when they are first used.
_BREAKS: Final = r"\s*[\n\r\x85\u2028\u2029]\s*"
_IN_A_LINE: Final = r"##(?=[\w.-]*\[)"
_COMMANDS: Final = rf"(?m:^(\s*:)(?=:))|({_IN_A_LINE})"
_UNSAFE: Final = "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"


def printable(text: str) -> str:
    """The text on one line, with control characters shown as ``\N{REPLACEMENT CHARACTER}``."""
    if "::" in text or "##" in text:
        text = without_commands(text)
    if text.isprintable():
        return text
    return re.sub(_UNSAFE, "\N{REPLACEMENT CHARACTER}", re.sub(_BREAKS, " ", text).replace("\t", " "))


def without_controls(text: str) -> str:
    """The text with its line breaks and tabs, all other control characters shown as a mark."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return re.sub(_UNSAFE, "\N{REPLACEMENT CHARACTER}", without_commands(lines))


def json_without_commands(text: str) -> str:
    """JSON that says the same, and in which a build server finds no command."""
    return re.sub(_IN_A_LINE, lambda found: f"\\u0023{found[0][1:]}", text) if "##" in text else text


def without_commands(text: str) -> str:
    """The text, in no line of which a build server finds a command."""
    return re.sub(_COMMANDS, lambda found: f"{found[1] or found[2]} ", text)
