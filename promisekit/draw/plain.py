"""Texts of the files as plain text for a picture: in one language, links by name, without Markdown's marks."""

from __future__ import annotations

import re
from typing import Final

from promisekit.draw.words import figure_in_words
from promisekit.draw.words import words as words_of
from promisekit.graph.graph import LINK
from promisekit.model.duration import Duration
from promisekit.model.portfolio import SECTIONS, Portfolio
from promisekit.model.text import Text, worded

_MARKDOWN: Final = (
    (re.compile(r"!?\[([^\[\]]*)\]\([^()\s]*\)"), r"\1"),
    (re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1"), r"\2"),
    (re.compile(r"(?<!\w)([*_])(?=\S)([^*_]+?)(?<=\S)\1(?!\w)"), r"\2"),
    (re.compile(r"`([^`]+)`"), r"\1"),
    (re.compile(r"^\s*(?:#+|[-*+]|>)\s+", re.MULTILINE), ""),
)

_CHANNELS: Final = {
    **dict.fromkeys(("telephone", "call", "phone call"), "phone"),
    **dict.fromkeys(("sms", "text"), "text message"),
    **dict.fromkeys(("website", "online", "web page", "web site", "portal"), "web"),
    **dict.fromkeys(("e-mail", "mail"), "email"),
    **dict.fromkeys(("post", "by post"), "letter"),
    **dict.fromkeys(("shop", "branch", "in store"), "store"),
    **dict.fromkeys(("home visit", "on site"), "visit"),
    **dict.fromkeys(("package", "delivery"), "parcel"),
    "mobile app": "app",
}
"""Other English words for the usual channels, which readers of other languages do not see."""


class PlainText:
    """Turns a text of a portfolio into one line of plain text in a language (the portfolio's own by default)."""

    def __init__(self, portfolio: Portfolio, language: str | None = None) -> None:
        self.portfolio = portfolio
        self.languages = (language or portfolio.about.language, portfolio.about.language)
        self._words = words_of(self.languages[0])

    def __call__(self, text: Text | None) -> str:
        """The text; empty for None."""
        plain = LINK.sub(self._link, worded(text, *self.languages))
        for pattern, by in _MARKDOWN:
            plain = pattern.sub(by, plain)
        return " ".join(plain.split())

    def maybe(self, text: Text | None) -> str | None:
        """The text, or None where there is none."""
        return self(text) or None

    def name(self, section: str, item_id: str) -> str:
        """What an item is called, by its name, its promise or what it says; its id where there is none."""
        item = self.portfolio.section(section).get(item_id)
        for field in ("name", "promise", "says"):
            wording = getattr(item, field, None)
            if wording is not None:
                return worded(wording, *self.languages)
        return item_id

    def time(self, value: Duration | None) -> str:
        """``2 working days`` in the language; empty for None."""
        if value is None:
            return ""
        if f"1 {value.unit}" not in self._words or not value.amount:
            return self._words[str(value)]
        unit = self._words[f"{'1' if value.amount == 1 else 'many'} {value.unit}"]
        return f"{figure_in_words(value.amount, self._words)} {unit}"

    def figure(self, value: float | None) -> str:
        """A number as people write it in the language: no `.0` behind whole ones; empty for None."""
        return figure_in_words(value, self._words) if value is not None else ""

    def channel(self, word: str | None) -> str | None:
        """A usual word for a channel in the language; any other as it is."""
        if not word:
            return None
        usual = " ".join(word.lower().split())
        if self.languages[0].split("-")[0] != "en":
            usual = _CHANNELS.get(usual, usual)
        return self._words.get(f"channel {usual}", word)

    def _link(self, link: re.Match[str]) -> str:
        section, _, item_id = (part.strip() for part in link[1].rpartition(":"))
        having = [name for name in SECTIONS if section in ("", name) and item_id in self.portfolio.section(name)]
        if not having:
            return link[1]
        name = self.name(having[0], item_id)
        if hasattr(self.portfolio.section(having[0])[item_id], "name") or link.string.strip() == link[0]:
            return name
        return self._words["quoted"].format(name.removesuffix("."))
