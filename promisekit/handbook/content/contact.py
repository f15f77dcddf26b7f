"""How to reach a function or a role: what a tap calls, writes to or opens, and what is read on paper."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from promisekit.handbook.book.book import Book
from promisekit.handbook.book.safe_text import escaped
from promisekit.handbook.language.words import _
from promisekit.model.actor import Contact
from promisekit.model.contact import dialled, mailed_to
from promisekit.model.text import worded
from promisekit.model.url import is_web_address

_CHAT = _("Chat")
_CHANNEL = _("Chat: %(channel)s")
_LINK = Markup('<a href="{}">{}</a>')
_MORE = Markup('<span class="hb-more">{}</span>')
"""What a guideline on paper has no room for."""
_CHAT_LINK = Markup('<a class="hb-chat" href="{}" rel="noopener">{}</a>')


def ways_to(book: Book, actor_id: str) -> Markup:
    """Phone, mail and chat of the actor in one line, the quickest first; empty where there is none."""
    first, *others = ways(book, actor_id) or [Markup("")]
    return first + _MORE.format(Markup("").join(" · " + way for way in others)) if others else first


def ways(book: Book, actor_id: str, *, on_paper: bool = False) -> list[Markup]:
    """Phone, mail and chat of the actor, or of its function where it gives no contact."""
    contact = book.portfolio.contact_of(actor_id)
    return list(_ways(book, contact, on_paper)) if contact else []


def _ways(book: Book, contact: Contact, on_paper: bool) -> Iterator[Markup]:
    if contact.phone:
        yield _LINK.format(f"tel:{dialled(contact.phone)}", escaped(contact.phone))
    if contact.email:
        yield _LINK.format(escaped(f"mailto:{mailed_to(contact.email)}"), escaped(contact.email))
    if contact.chat:
        yield _chat(book, contact, on_paper)


def _chat(book: Book, contact: Contact, on_paper: bool) -> Markup:
    """A web address is a link; anything else is what the channel is called."""
    say = book.language.gettext
    address = worded(contact.chat, book.language.code, book.portfolio.about.language).strip()
    if not is_web_address(address):
        return Markup(escaped(say(_CHANNEL))) % {"channel": book.text.inline(contact.chat)}
    shown = address.partition("://")[2].rstrip("/") if on_paper else say(_CHAT)
    return _CHAT_LINK.format(escaped(address), escaped(shown))
