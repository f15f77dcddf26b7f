"""Lines that git leaves where two people changed the same place: ``<<<<<<< HEAD``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from promisekit.read.slips.slip import Slip

_MARKER: Final = re.compile(r"(?:<{7}|\|{7}|>{7}) \S.*|<{7}|={7}|>{7}")


def find(lines: Sequence[str], at: int, _began: int) -> Slip | None:
    """The first marker, not below the place at which reading stopped."""
    for number, line in enumerate(lines[: at + 2]):
        if line[:1] in "<=>|" and _MARKER.fullmatch(line.rstrip()):
            return Slip(
                number,
                0,
                "a merge conflict was left here: the lines between `<<<<<<<` and `>>>>>>>` stand there in two versions",
                "keep the lines that are right, and delete the others together with the marker lines",
            )
    return None
