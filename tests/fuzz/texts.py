"""Changes to the bytes and the lines of a file: what a slipping hand, an editor or a broken disk does."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Final

ODD: Final = (
    "\ufeff", "\u00a0", "\u200b", "\u202e", "\u2028", "\x85", "\x00", "\x1b[31m", "\ud800", "\uffff",
    "\U0001f469\u200d", "e\u0301", "\t", "\r", "\f", "'", '"', "“", "`", "#", " #", ":", ": ", "- ", "–", "• ", "&",
    "*", "!", "|", ">", "%", "@", "{", "}", "[", "]", ",", "?", "~", "<<", "<!--", "</script>", "{{ x }}", "%s",
    "$(x)", "[[", "]]", "\\", "=1+1",
)  # fmt: skip
_LINES: Final = (
    "<<<<<<< HEAD", "=======", ">>>>>>> theirs", "---", "...", "%YAML 3.0", "%TAG ! x", "# comment", "\t", "- ", "?",
    "promises:", "portfolio: {}", "a: &a [*a]", "&b b: *b", "{\\rtf1\\ansi", "<html>", "PK\x03\x04",
)  # fmt: skip

TextChange = Callable[[bytes, Random], bytes]


def _bytes_changed(content: bytes, random: Random) -> bytes:
    changed = bytearray(content)
    for _ in range(random.choice((1, 1, 1, 8))):
        changed[random.randrange(len(changed))] = random.randrange(256)
    return bytes(changed)


def _piece_gone(content: bytes, random: Random) -> bytes:
    start = random.randrange(len(content))
    return content[:start] + content[start + random.choice((1, 1, 2, 40)) :]


def _piece_again(content: bytes, random: Random) -> bytes:
    start, to = random.randrange(len(content)), random.randrange(len(content))
    return content[:to] + content[start : start + random.choice((1, 10, 300))] + content[to:]


def _cut_short(content: bytes, random: Random) -> bytes:
    return content[: random.randrange(len(content))]


def _odd_piece(content: bytes, random: Random) -> bytes:
    at = random.randrange(len(content) + 1)
    return content[:at] + random.choice(ODD).encode("utf-8", "surrogatepass") + content[at:]


def _line_gone(lines: list[bytes], at: int, random: Random) -> None:
    del lines[at]


def _line_again(lines: list[bytes], at: int, random: Random) -> None:
    lines.insert(random.randrange(len(lines) + 1), lines[at])


def _lines_swapped(lines: list[bytes], at: int, random: Random) -> None:
    other = random.choice((random.randrange(len(lines)), (at + 1) % len(lines)))
    lines[at], lines[other] = lines[other], lines[at]


def _lines_joined(lines: list[bytes], at: int, random: Random) -> None:
    lines[at : at + 2] = [b" ".join(line.rstrip(b"\n") for line in lines[at : at + 2]) + b"\n"]


def _line_broken(lines: list[bytes], at: int, random: Random) -> None:
    cut = random.randrange(len(lines[at]) + 1)
    lines[at : at + 1] = [lines[at][:cut] + b"\n", lines[at][cut:]]


def _other_indent(lines: list[bytes], at: int, random: Random) -> None:
    count = random.choice((1, 1, 5, len(lines)))
    start = random.choice((b" ", b"  ", b"\t", "\u00a0".encode(), "\u3000".encode(), b"    ", b"- "))
    for number in range(at, min(at + count, len(lines))):
        lines[number] = start + lines[number]


def _less_indent(lines: list[bytes], at: int, random: Random) -> None:
    less = random.choice((1, 2, 40))
    lines[at] = lines[at][:less].lstrip(b" ") + lines[at][less:]


def _other_line(lines: list[bytes], at: int, random: Random) -> None:
    line = random.choice(_LINES)
    lines.insert(at, (random.choice(("", "", "  ", "      ")) + line + "\n").encode())


def _by_line(change: Callable[[list[bytes], int, Random], None]) -> TextChange:
    def changed(content: bytes, random: Random) -> bytes:
        lines = content.splitlines(keepends=True)
        change(lines, random.randrange(len(lines)), random)
        return b"".join(lines)

    return changed


TEXT_CHANGES: Final[tuple[TextChange, ...]] = (
    _bytes_changed, _piece_gone, _piece_again, _cut_short, _odd_piece, _odd_piece,
    *map(_by_line, (_line_gone, _line_again, _lines_swapped, _lines_joined, _line_broken, _other_indent, _less_indent)),
    _by_line(_other_line),
)  # fmt: skip
"""Each takes a file's content, which is not empty, and gives another."""
