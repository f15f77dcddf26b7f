"""Numbers in which a point looks as if it divided thousands, or hours and minutes: ``6.200`` is read as 6.2."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from promisekit.diagnostic import Diagnostic, Span
from promisekit.model.duration import Duration
from promisekit.model.walk import KeyPath
from promisekit.read.asked_for import asked_for
from promisekit.read.nodes import nodes_of
from promisekit.read.problems import MISREAD_POINT
from promisekit.read.shape import bare

_MAY_BE: Final = re.compile(r"\.(?:\d{3}(?!\d)|[1-5]0 ?h\b)")
_THOUSANDS: Final = re.compile(r"([1-9]\d{0,2})\.(\d{3})( ?[a-z][a-z ]*)?")
_CLOCK: Final = re.compile(r"([1-9]\d?)\.([1-5]0) ?h")
_COUNTS: Final = frozenset(("count", "encounters_per_month", "people"))
"""Of these nobody has thousandths."""


def misread_points(text: str, shown: str) -> Iterator[Diagnostic]:
    """Numbers with three decimals of which the last is a zero or which count something, and ``2.30 h``.

    Who means the decimals leaves out the zero at their end.
    """
    if not _MAY_BE.search(text):
        return
    from promisekit.read.meant.numerals import written

    for node, paths in nodes_of(text, shown):
        meant = _meant(node.value, paths.of(node)) if node.id == "scalar" else ""
        if meant:
            start, end = node.start_mark, node.end_mark
            read = re.sub(r"[\d.]+", lambda number: written(Decimal(number[0])), node.value)
            yield MISREAD_POINT.at(
                Span(shown, start.line + 1, start.column + 1, end.line + 1, end.column + 1),
                f"{paths.name(node)} is read as {read}: a point comes before the decimals",
                f"did you mean `{meant}`?" + (f" If not, write `{read}`" if read != node.value else ""),
                key_path=paths.of(node),
            )


def _meant(value: str, path: KeyPath) -> str:
    """What the number may have been meant to be; empty where it is none, or is surely meant as it is."""
    if clock := _CLOCK.fullmatch(value):
        minutes = int(clock[1]) * 60 + int(clock[2])
        return f"{minutes} min" if bare(asked_for(path)) is Duration else ""
    thousands = without_points(value, counts=bool(path) and path[-1] in _COUNTS)
    return thousands if thousands and bare(asked_for(path)) in (int, float, Duration) else ""


def without_points(value: str, *, counts: bool) -> str:
    """What the number is if its point divides thousands; empty where it surely does not."""
    found = _THOUSANDS.fullmatch(value)
    is_likely = found and (counts or value[: found.end(2)].endswith("0"))
    return f"{found[1]}{found[2]}{found[3] or ''}" if found and is_likely else ""
