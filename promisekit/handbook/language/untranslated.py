"""Text that is there only in another language than the reader's: eyes and screen readers are told which one."""

from __future__ import annotations

from typing import NamedTuple

from markupsafe import Markup, escape


class Stranger(NamedTuple):
    """A language that a text is shown in, though it is not the reader's."""

    code: str
    name: str
    """In the reader's language."""

    def marked(self, html: str, tag: str = "span") -> Markup:
        """The HTML, saying which language it is in; the style sheet writes the name behind it."""
        mark = '<{} lang="{}" class="hb-untranslated" data-language="{}">{}</{}>'
        return Markup(mark).format(tag, self.code, self.name, Markup(html), tag)


class Untranslated(str):
    """Plain text in a stranger's language. In HTML it says so; as the value of an attribute it is ``str(text)``."""

    stranger: Stranger

    def __new__(cls, text: str, stranger: Stranger) -> Untranslated:
        """``text`` is not escaped."""
        made = super().__new__(cls, text)
        made.stranger = stranger
        return made

    def __html__(self) -> str:
        """What templates write for it."""
        return self.stranger.marked(escape(str(self)))


def like(text: str, original: str) -> str:
    """A part of the original, in the same language as it."""
    return Untranslated(text, original.stranger) if isinstance(original, Untranslated) else text
