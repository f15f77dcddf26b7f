"""What another process reads of a file: its values, and what is wrong with the form of its items."""

from __future__ import annotations

import marshal
from typing import Any, NamedTuple

from promisekit.diagnostic import Diagnostic, Related, Severity, Span


class PlainFile(NamedTuple):
    """The values of a file, with ``NOTHING`` where something is wrong with the form of one, and what that is.

    ``said`` is about places within items, never about an item or a section as a whole.
    """

    values: dict[str, Any]
    said: tuple[Diagnostic, ...] = ()

    def packed(self) -> bytes:
        """As bytes; of what was said, all but the file's name."""
        return marshal.dumps((self.values, [_packed(diagnostic) for diagnostic in self.said]))


def unpacked(content: bytes, shown: str) -> PlainFile | None:
    """What was packed, of the file ``shown``; None for no file."""
    found = marshal.loads(content)
    if found is None:
        return None
    values, said = found
    return PlainFile(values, tuple(_unpacked(shown, *one) for one in said))


def _packed(said: Diagnostic) -> tuple[Any, ...]:
    related = [(*one.span[1:], one.message, one.key_path) for one in said.related]
    return said.code, int(said.severity), said.message, said.span[1:], said.hint, related, said.key_path


def _unpacked(
    shown: str, code: str, severity: int, message: str, place: tuple[int, ...], hint: str, related: Any, path: Any
) -> Diagnostic:
    others = tuple(Related(Span(shown, *one[:4]), one[4], one[5]) for one in related)
    return Diagnostic(code, Severity(severity), message, Span(shown, *place), hint, others, path)
