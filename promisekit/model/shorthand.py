"""Short forms that authors may write, brought to the one long form that the model holds."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from pydantic import BeforeValidator

from promisekit.model.text import LANGUAGE_CODE


def is_text(value: object) -> bool:
    """Whether the raw value is a text: a string, or a mapping whose keys are all language codes."""
    if isinstance(value, dict):
        return bool(value) and all(LANGUAGE_CODE.fullmatch(key) for key in value)
    return isinstance(value, str)


def as_many(value: Any) -> Any:
    """``x`` stands for ``(x,)``."""
    return value if isinstance(value, tuple) else (value,)


one_or_many: Final = BeforeValidator(as_many)


def text_as(field: str) -> BeforeValidator:
    """A text stands for the mapping ``{field: text}``."""

    def long_form(value: Any) -> Any:
        return {field: value} if is_text(value) else value

    return BeforeValidator(long_form)


def texts_as(field: str) -> BeforeValidator:
    """One text, one mapping, or a list of both stands for a list of ``{field: text}`` mappings."""

    def long_form(value: Any) -> Any:
        return tuple({field: one} if is_text(one) else one for one in as_many(value))

    return BeforeValidator(long_form)


def cached_parser(parse: Callable[[str], Any]) -> Callable[[Any], Any]:
    """``parse`` for strings, remembering results: the same few durations and dates recur in all files."""
    seen: dict[str, Any] = {}

    def parsed(value: Any) -> Any:
        try:
            return seen[value]
        except (KeyError, TypeError):
            result = parse(value)
            if isinstance(value, str):
                seen[value] = result
            return result

    return parsed
