"""Texts of the portfolio with other words in the place of their links to items."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, TypeVar

from pydantic import BaseModel

from promisekit.graph.graph import LINK, Address
from promisekit.model.text import Translated

M = TypeVar("M", bound=BaseModel)

Words = Callable[[re.Match[str], Address, str], str]
"""What stands in a link's place: from the link, the item whose text it is in, and the text's language."""


class Rewording:
    """Goes through all texts of an item. ``language`` is that of texts that are given once only."""

    def __init__(self, words: Words, language: str) -> None:
        self._words = words
        self._language = language

    def reworded(self, item: M, source: Address) -> M:
        """The item with all its texts gone through; the same one where no text changes."""
        values = {name: self._value(value, source) for name, value in item.__dict__.items()}
        changed = {name: value for name, value in values.items() if value is not item.__dict__[name]}
        return item.model_copy(update=changed) if changed else item

    def _value(self, value: Any, source: Address) -> Any:
        match value:
            case str() if "[[" in value:
                return self._wording(value, source, self._language)
            case Translated():
                by_language = value.by_language.items()
                return Translated({code: self._wording(text, source, code) for code, text in by_language})
            case tuple():
                return tuple(self._value(one, source) for one in value)
            case dict():
                return {key: self._value(one, source) for key, one in value.items()}
            case BaseModel():
                return self.reworded(value, source)
            case _:
                return value

    def _wording(self, text: str, source: Address, language: str) -> str:
        return LINK.sub(lambda link: self._words(link, source, language), text)
