"""What every kind of slip is told as."""

from __future__ import annotations

from typing import NamedTuple


class Slip(NamedTuple):
    """A line and a column (both from 0), what is wrong there, and the way out."""

    line: int
    column: int
    message: str
    hint: str
