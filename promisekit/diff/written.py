"""Values as an author would write them, for the old and new of a change."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Final

from promisekit.model.base import Item, Model
from promisekit.model.text import Translated, worded

LABELS: Final = ("name", "promise", "says", "does", "customer", "do")
"""Fields with which people call a thing."""
_AFTER: Final = 12
"""So many characters are shown behind what is different."""
_MOST: Final = 4
"""What is different is shown up to so many times the width."""


def written(value: Any, language: str = "en") -> str:
    """``Duration`` -> `2 working days`, a list -> `a, b`, a mapping -> `{by: billing}`; empty for nothing."""
    if value is None or value == () or value == {}:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Translated):
        return worded(value, language)
    if isinstance(value, Decimal):
        return f"{value} %"
    if isinstance(value, float):
        return f"{value:.12g}"
    if isinstance(value, tuple):
        return ", ".join(written(one, language) for one in value)
    if isinstance(value, dict):
        return _mapping(value, language)
    if isinstance(value, Model):
        fields = type(value).model_fields
        return _mapping({fields[k].alias or k: v for k, v in value.__dict__.items() if _says(value, k, v)}, language)
    return str(value)


def _says(model: Model, name: str, value: Any) -> bool:
    is_id = name == "id" and isinstance(model, Item)
    return not is_id and value is not None and value != type(model).model_fields[name].default


def _mapping(values: dict[str, Any], language: str) -> str:
    return "{" + ", ".join(f"{key}: {_entry(value, language)}" for key, value in values.items()) + "}"


def _entry(value: Any, language: str) -> str:
    text = written(value, language)
    return f"[{text}]" if isinstance(value, tuple) and len(value) != 1 else text


def label(item: Model, language: str) -> str:
    """What people call an item: its name, its words, the first thing to do."""
    for name in LABELS:
        if name in type(item).model_fields:
            words = getattr(item, name)
            return written(words[0] if isinstance(words, tuple) else words, language)
    return ""


def shortened(text: str, width: int = 90) -> str:
    """One line of at most ``width`` characters."""
    line = " ".join(text.split())
    return line if len(line) <= width else line[: width - 1].rstrip() + "…"


def side_by_side(old: str, new: str, width: int = 90) -> tuple[str, str]:
    """Both on one line, cut to about ``width`` characters where they are the same, never within what is different.

    What is different is cut all the same where it is much longer than that.
    """
    before, after = " ".join(old.split()), " ".join(new.split())
    if len(before) <= width and len(after) <= width:
        return before, after
    same = _shared(before, after)
    ending = min(_shared(before[::-1], after[::-1]), min(len(before), len(after)) - same)
    start = 0
    if max(len(before), len(after)) - ending >= width:
        # A few words before it show where it stands.
        start = before.rfind(" ", 0, max(same - width // 3, 0) + 1) + 1
    return _cut(before, start, len(before) - ending, width), _cut(after, start, len(after) - ending, width)


def _shared(one: str, other: str) -> int:
    """How many characters both begin with."""
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _cut(text: str, start: int, different: int, width: int) -> str:
    """The text from ``start`` on, with all that is ``different`` up to a place if it can be."""
    end = max(start + width, min(different + _AFTER, start + _MOST * width))
    middle = text[start:] if end >= len(text) else text[start : end - 1].rstrip() + "…"
    return f"…{middle}" if start else middle
