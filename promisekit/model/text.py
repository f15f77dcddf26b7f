"""Text: one string in the portfolio's own language, or a string per language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Final

from pydantic_core import PydanticCustomError, core_schema

from promisekit.model.url import is_web_address

LANGUAGE_CODE: Final = re.compile(r"[a-z]{2,3}(?:-[A-Za-z]{2,4})?")


@dataclass(frozen=True, slots=True)
class Translated:
    """A text given in several languages: ``by_language`` maps a code such as ``fi`` to the wording."""

    by_language: Mapping[str, str]

    def __hash__(self) -> int:
        """So that what holds a text can be remembered by value, in however many languages it is."""
        return hash(frozenset(self.by_language.items()))

    @classmethod
    def parse(cls, value: object) -> Translated:
        """From ``{"en": "Invoice", "fi": "Lasku"}``. Raises PydanticCustomError for anything else."""
        if isinstance(value, cls):
            return value
        if not isinstance(value, dict):
            raise PydanticCustomError("text_due", "text is due here")
        if not value:
            raise PydanticCustomError("text_empty", "no language is given")
        for code, wording in value.items():
            if not (isinstance(code, str) and LANGUAGE_CODE.fullmatch(code)):
                raise PydanticCustomError(
                    "text_key",
                    "`{key}` is no language code; text is due here: a string, or one string per language",
                    {"key": str(code)},
                )
            if not isinstance(wording, str):
                raise PydanticCustomError(
                    "text_wording", "the text for language `{key}` is not a string", {"key": code}
                )
        return cls(dict(value))

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: Any, _handler: Any) -> core_schema.CoreSchema:
        return core_schema.no_info_plain_validator_function(cls.parse)


class Prose:
    """Marks a field as text that people read: it may hold `[[links]]` and may be given per language."""

    def __get_pydantic_core_schema__(self, _source: Any, _handler: Any) -> core_schema.CoreSchema:
        return core_schema.union_schema(
            [
                (core_schema.str_schema(strict=True, min_length=1), "<text>"),
                (core_schema.no_info_plain_validator_function(Translated.parse), "<languages>"),
            ],
            mode="left_to_right",
        )


Text = Annotated[str | Translated, Prose()]


def worded(text: str | Translated | None, *languages: str) -> str:
    """The wording in the first of ``languages`` that the text has; else in any; empty for None."""
    if text is None:
        return ""
    if isinstance(text, str):
        return text
    for language in languages:
        if language in text.by_language:
            return text.by_language[language]
    return next(iter(text.by_language.values()))


def has_words(text: str | Translated | None) -> bool:
    """Whether there is anything to translate: `%`, `1` and a web address read the same in every language."""
    return any(
        character.isalpha() for wording in wordings(text) if not is_web_address(wording) for character in wording
    )


def wordings(text: str | Translated | None) -> Iterator[str]:
    """Every wording of the text, in all its languages."""
    if isinstance(text, str):
        yield text
    elif text is not None:
        yield from text.by_language.values()
