"""Texts of the portfolio as HTML. They are untrusted: Markdown works in them, HTML and scripts do not.

CommonMark without raw HTML and without images (an image could call another host); links lead to http, https,
mailto, tel or a file of the portfolio; `[[id]]` leads to that item's page. Braces are written as character
references, so that no template language of a later stage takes them for its own.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Final, NamedTuple

from markupsafe import Markup, escape

from promisekit.handbook.language.language import SOURCE
from promisekit.handbook.language.untranslated import Stranger, Untranslated
from promisekit.model.text import Translated, has_words, worded

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

_SPECIAL: Final = re.compile(r"[*_`\[\]<>&\\!\n]")
_BLOCKS: Final = re.compile(r"\n\s*\n|^\s*(?:[-+*>]|\d+[.)]|```)\s", re.MULTILINE)
_SCHEME: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_ALLOWED: Final = ("http:", "https:", "mailto:", "tel:")
_ITEM_LINK: Final = re.compile(r"\[\[([^\[\]\n]*)\]\]")
_MARKDOWN_SIGNS: Final = re.compile(r'["#$&*+/:<=>@\[\\\]^_`{|}~]')
_ENGLISH: Final = Markup(f'<span lang="{SOURCE}">{{}}</span>')
_TAG: Final = re.compile(r"<[^>]*>")


class ItemLink(NamedTuple):
    """What `[[id]]` becomes: a link's address, and the item's name in plain text, alone and inside a sentence."""

    href: str
    name: str
    inside: str


class SafeText:
    """Makes HTML of texts in the first of ``languages`` that they are given in; remembers what it made."""

    def __init__(
        self,
        languages: tuple[str, ...],
        item_link: Callable[[str], ItemLink | None],
        local_href: Callable[[str, str], str] | None,
        name_of: Callable[[str], str] = str,
    ) -> None:
        """``local_href`` gives the address of a path inside the portfolio that stands in a given text;
        without it such links are left out, and their words stay. The first of the languages is the reader's, the last
        the portfolio's own; ``name_of`` tells what the reader calls another language."""
        self._languages = languages
        self._name_of = name_of
        self._item_link = item_link
        self._local_href = local_href
        self._inline: dict[str, Markup] = {}
        self._markdown = self._parser()

    def inline(self, text: str | Translated | None) -> Markup:
        """One run of text, for a place inside a paragraph, a list item or a cell."""
        html, stranger = self._run(worded(text, *self._languages)), self.stranger(text)
        return stranger.marked(html) if stranger and html else html

    def _run(self, source: str) -> Markup:
        made = self._inline.get(source)
        if made is None:
            if _SPECIAL.search(source):
                html = self._markdown.renderInline(" ".join(source.split()), {"text": source})
                made = Markup(_braces(html))
            else:
                made = escaped(source)
            self._inline[source] = made
        return made

    def block(self, text: str | Translated | None) -> Markup:
        """Whole paragraphs and lists."""
        source, stranger = worded(text, *self._languages).strip(), self.stranger(text)
        if _BLOCKS.search(source):
            html = Markup(_braces(self._markdown.render(source, {"text": source})))
        else:
            html = Markup("<p>") + self._run(source) + Markup("</p>")
        return stranger.marked(html, "div") if stranger and source else html

    def in_english(self, text: str) -> Markup:
        """What the tool says, in English, for readers of any language."""
        return self._run(text) if self._languages[0].startswith(SOURCE) else _ENGLISH.format(self._run(text))

    def plain(self, text: str | Translated | None) -> str:
        """The text without any markup, not escaped; it knows if it is not in the reader's language."""
        bare = Markup(_TAG.sub("", self._run(worded(text, *self._languages)))).unescape()
        stranger = self.stranger(text)
        return Untranslated(bare, stranger) if stranger and bare else str(bare)

    def stranger(self, text: str | Translated | None) -> Stranger | None:
        """The language that the text is shown in, where it is not the reader's."""
        if isinstance(text, Translated):
            found = next((code for code in self._languages if code in text.by_language), next(iter(text.by_language)))
        else:
            found = self._languages[-1]  # plain texts are in the portfolio's own
        return Stranger(found, self._name_of(found)) if found != self._languages[0] and has_words(text) else None

    def _parser(self) -> MarkdownIt:
        from markdown_it import MarkdownIt

        parser = MarkdownIt("commonmark", {"html": False}).disable(["image", "code", "reference"])
        parser.validateLink = may_link  # type: ignore[method-assign]
        parser.inline.ruler.before("link", "item_link", self._item_link_rule)
        parser.core.ruler.push("handbook", self._settle)
        return parser

    def _item_link_rule(self, state: StateInline, silent: bool) -> bool:
        match = _ITEM_LINK.match(state.src, state.pos)
        link = self._item_link(match[1]) if match else None
        if match is None or link is None:
            return False
        if not silent:
            name = link.name if match[0] == state.src.strip() else link.inside
            state.push("link_open", "a", 1).attrs = {"href": link.href}
            if isinstance(name, Untranslated):
                state.push("html_inline", "", 0).content = escape(name)
            else:
                state.push("text", "", 0).content = name
            state.push("link_close", "a", -1)
        state.pos = match.end()
        return True

    def _settle(self, state: object) -> None:
        tokens: list[Token] = state.tokens  # type: ignore[attr-defined]
        text: str = state.env["text"]  # type: ignore[attr-defined]
        for token in tokens:
            if token.type.startswith("heading"):
                token.tag = "h4"
            left_out = False
            for child in token.children or ():
                if child.type == "link_open":
                    left_out = not self._settle_link(child, text)
                if child.type in ("link_open", "link_close"):
                    child.hidden = left_out

    def _settle_link(self, token: Token, text: str) -> bool:
        """Gives the link its address; False where it may not lead anywhere."""
        href = str(token.attrs["href"])
        if _SCHEME.match(href):
            token.attrs["rel"] = "noopener"
        elif not href.startswith("~/"):
            if self._local_href is None:
                return False
            if not href.startswith("#"):
                token.attrs["href"] = self._local_href(href, text)
        return True


def may_link(url: str) -> bool:
    """Whether a text may link there: the usual schemes, or a path without a host."""
    url = url.strip()
    scheme = _SCHEME.match(url)
    if scheme:
        return scheme[0].lower() in _ALLOWED
    return not url.startswith(("//", "\\", "~")) and not re.search(r"[\x00-\x20\x7f\\]", url)


def escaped(text: str) -> Markup:
    """Plain text as HTML, braces included."""
    return Markup(_braces(str(escape(text))))


def _braces(html: str) -> str:
    return html.replace("{", "&#123;").replace("}", "&#125;")


def in_markdown(text: str) -> str:
    """Plain text for a Markdown heading: every sign that means something becomes a character reference."""
    return _MARKDOWN_SIGNS.sub(lambda sign: f"&#{ord(sign[0])};", " ".join(text.split()))
