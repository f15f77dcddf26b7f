"""What was surely meant: the one value, where nothing in the text may mean another one and nothing of it gets lost.

Whoever is asked before something is written wants all of `suggestions`; this is for what is written unasked.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, Final

from promisekit.read.meant.duration import is_exact
from promisekit.read.meant.hours import is_whole
from promisekit.read.meant.numerals import NUMBER
from promisekit.read.meant.plain import simplified
from promisekit.read.meant.suggestion import suggestions

_SHARED: Final = r"\$|¥|₹|dollars?|bucks?|yen|rupees?|francs?|franken|kr\.?|kron\w*|lira"
"""What several currencies are called."""
_AMOUNT: Final = rf"(?:{NUMBER})\s*k?(?:,-|\.-|:-)?\s*[^\d\s]+|[^\d\s]+\s*(?:{NUMBER})\s*k?"
_SHARE: Final = rf"(?:{NUMBER})\s*(?:%|percent|per cent|percentage|pct\.?|prosenttia|prosentti|pros\.|procent)"


def sure(kind: str, value: Any) -> str | None:
    """What the value surely means, as `suggestions` writes it; None where nobody can be sure."""
    found = suggestions(kind, value)
    return found[0] if len(found) == 1 and kind in _TELL and _TELL[kind](value, found[0]) else None


def _is_day(text: str, meant: str) -> bool:
    """Each number that was typed is one of the day's: `2026-02-30` is no 28 February, `1.2.26` may be 1926."""
    left = [int(number) for number in re.findall(r"\d+", meant)]
    for number in map(int, re.findall(r"\d+", re.sub(r"(?<!\d)(\d{4})(\d\d)(\d\d)(?!\d)", r"\1-\2-\3", text))):
        if number not in left:
            return False
        left.remove(number)
    return True


def _is_amount(text: str, _meant: str) -> bool:
    said = simplified(text)
    return not re.search(rf"(?:^|[\d\s])(?:{_SHARED})(?:$|[\d\s])", said) and bool(re.fullmatch(_AMOUNT, said))


_TELL: Final[dict[str, Callable[[Any, str], bool]]] = {
    "duration": lambda text, _meant: is_exact(text),
    "period": lambda text, _meant: is_exact(text),
    "hours": lambda value, _meant: is_whole(value),
    "date": _is_day,
    "money": _is_amount,
    "share": lambda text, _meant: bool(re.fullmatch(_SHARE, simplified(text))),
}
