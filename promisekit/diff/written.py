"""Values as an author would write them, for the old and new of a change."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Final

from promisekit.model.base import Item, Model
from promisekit.model.text import Translated, worded

LABELS: Final = ("name", "promise", "says", "does", "customer", "do")
"""Fields with which people call a thing."""


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
