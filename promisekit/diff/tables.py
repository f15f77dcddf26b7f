"""Section -> field -> how its two versions are compared. A field that stands in no table is compared generically."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from promisekit.diff.found import Comparator
from promisekit.diff.kinds import limits

TABLES: Final[Mapping[str, Mapping[str, Comparator]]] = {
    "promises": {**limits.PROMISE},
}
