"""Values that the portfolio's files have in a field already, the most frequent first."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from typing import Any

from promisekit.language_server.portfolio import Reading


def used_in(reading: Reading, field: str, parse: Callable[[Any], object] | None = None, most: int = 8) -> list[str]:
    """What stands after ``field:`` as one word or text, as far as ``parse`` takes it."""
    pattern = re.compile(rf"(?:^|[\s{{,-]){re.escape(field)}:[ \t]+([^\s\[\]{{}}|>&*!#\"'][^\n\r,{{}}\[\]#]*)")
    counted: Counter[str] = Counter()
    for text in reading.loaded.texts.values():
        counted.update(found.strip() for found in pattern.findall(text))
    return [value for value, _count in counted.most_common() if parse is None or _takes(parse, value)][:most]


def _takes(parse: Callable[[Any], object], value: str) -> bool:
    try:
        parse(value)
    except ValueError:
        return False
    return True
