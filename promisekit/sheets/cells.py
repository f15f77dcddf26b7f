"""Values <-> the texts of cells. What a cell cannot show so that it is read as it was has no text here."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any, Final

from promisekit.model.duration import Duration
from promisekit.model.money import Money, parse_share
from promisekit.model.number import parse_flag, parse_number
from promisekit.sheets.forms import ByKey, Form, Many, Word, Wording
from promisekit.sheets.long_form import Long

MOST: Final = 32_767
"""Characters that a cell holds."""
NOTHING_FOLLOWS: Final = "[]"
"""What a cell says where nothing follows a step, as in the files."""
_FORMULA: Final = re.compile(r"'*[=+\-@\t\r]")
_NEUTRAL: Final = re.compile(r"'+[=+\-@\t\r]")
_NUMBER: Final = re.compile(r"[-+]?\d+(?:\.\d+)?", re.ASCII)
_PARSERS: Final[Mapping[Any, Callable[[Any], Any]]] = {
    Duration: Duration.parse,
    Money: Money.parse,
    Decimal: parse_share,
    float: parse_number,
    int: parse_number,
    bool: parse_flag,
}
_NOT_IN_XML: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]|_x[0-9A-Fa-f]{4}_")
"""Characters that no spreadsheet file holds, and what programs would take for one of them."""
_PAIR: Final = re.compile(r"([a-zA-Z0-9-]+)(?:\s*:\s+(.*)|\s*:)?", re.DOTALL)


def neutral(text: str) -> str:
    """A text that no spreadsheet takes for a formula. Numbers stay as they are."""
    return f"'{text}" if _FORMULA.match(text) and not _NUMBER.fullmatch(text) else text


def restored(text: str) -> str:
    """The text that was made neutral."""
    return text[1:] if _NEUTRAL.match(text) else text


def shown_anyhow(text: str) -> str:
    """A text that nobody reads back, as far as a cell can show it."""
    return _NOT_IN_XML.sub("\N{REPLACEMENT CHARACTER}", text)[: MOST - 1]


def texts_of(form: Form, value: Long | None, languages: Sequence[str]) -> list[str] | None:
    """The text of each cell in which a value is shown: one, of a wording one for each language.

    None where it would not be read from there as it is.
    """
    if value is None:
        return [""] * len(languages)
    try:
        texts = [_text(form, value, language) for language in languages]
    except _NotInACell:
        return None
    if any(len(text) >= MOST or _NOT_IN_XML.search(text) for text in texts):
        return None
    return texts if value_of(form, texts, languages) == value else None


def value_of(form: Form, texts: Sequence[str], languages: Sequence[str]) -> Long | None:
    """What cells say, each in its language; None where they are empty."""
    texts = [text.replace("\r\n", "\n").replace("\r", "\n").strip() for text in texts]
    if not any(texts):
        return None
    if isinstance(form, Wording):
        return {language: text for language, text in zip(languages, texts, strict=True) if text}
    if isinstance(form, Many):
        return _list(form.of, texts, languages)
    if isinstance(form, ByKey):
        return _pairs(form, texts, languages)
    return texts[0]


def mean_the_same(form: Form, one: Long | None, other: Long | None) -> bool:
    """Whether two values are one, perhaps written otherwise by a program: `95%` and `95 %`, `TRUE` and `true`."""
    if one == other:
        return True
    if not (isinstance(form, Word) and isinstance(one, str) and isinstance(other, str)):
        return False
    parse = _PARSERS.get(form.kind)
    try:
        return parse is not None and parse(one) == parse(other)
    except ValueError:
        return False


def fits(form: Form, value: object) -> bool:
    """Whether something is a value of that form, as cells have them."""
    if isinstance(form, Wording):
        return isinstance(value, dict) and bool(value) and all(map(_is_word, (*value, *value.values())))
    if isinstance(form, Many):
        return isinstance(value, list) and bool(value) and all(fits(form.of, one) for one in value)
    if isinstance(form, ByKey):
        return isinstance(value, dict) and all(
            _is_word(key) and (not of or fits(form.of, of)) for key, of in value.items()
        )
    return _is_word(value)


def _is_word(value: object) -> bool:
    return isinstance(value, str) and bool(value)


class _NotInACell(Exception):
    pass


def _text(form: Form, value: Long, language: str) -> str:
    if isinstance(form, Wording):
        return str(value.get(language, ""))
    if isinstance(form, Many):
        return "\n".join(_line(_text(form.of, one, language)) for one in value).rstrip("\n")
    if isinstance(form, ByKey):
        if not value:
            return NOTHING_FOLLOWS
        lines = [
            f"{key}: {_line(_text(form.of, one, language))}".removesuffix(": ") if one else key
            for key, one in value.items()
        ]
        return "\n".join(lines)
    if not isinstance(value, str):
        raise _NotInACell
    return value


def _line(text: str) -> str:
    if "\n" in text:
        raise _NotInACell
    return text


def _list(of: Form, texts: Sequence[str], languages: Sequence[str]) -> list[Any] | None:
    lines = [[line.strip() for line in text.split("\n")] for text in texts]
    if isinstance(of, Word):
        # Ids hold no commas, so they may be parted by them, too.
        apart = re.compile(r"[,;]") if of.sections or of.choices else None
        words = [word.strip() for line in lines[0] for word in (apart.split(line) if apart else [line])]
        return [word for word in words if word] or None
    found: list[dict[str, str]] = []
    for number in range(max(map(len, lines))):
        entry = {
            language: own[number]
            for language, own in zip(languages, lines, strict=True)
            if number < len(own) and own[number]
        }
        if entry:
            found.append(entry)
    return found or None


def _pairs(form: ByKey, texts: Sequence[str], languages: Sequence[str]) -> dict[str, Any] | None:
    if NOTHING_FOLLOWS in texts and form.branches:
        return {}
    found: dict[str, Any] = {}
    for text, language in zip(texts, languages, strict=True):
        for line in filter(None, (line.strip() for line in text.split("\n"))):
            match = _PAIR.fullmatch(line)
            key, said = (match[1], (match[2] or "").strip()) if match else (line, "")
            if isinstance(form.of, Word):
                found[key] = said
            else:
                entry = found.setdefault(key, {})
                if said:
                    entry[language] = said
    return found or None
