"""One thing that may be written at the cursor, and how it becomes what an editor shows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from lsprotocol import types

from promisekit.language_server.markup import markup
from promisekit.language_server.place import Place
from promisekit.language_server.text import Text


class Client(NamedTuple):
    """What an editor can do with what it is offered."""

    has_snippets: bool = False
    adjusts_indentation: bool = False
    """Whether it says that it can indent further lines as the first."""
    asks_again: bool = False
    """Whether it has VS Code's command that asks for what may follow."""
    formats: Sequence[types.MarkupKind] | None = None
    """In which forms it shows what is told of an offer."""


class Offer(NamedTuple):
    """``label`` is what is shown and, without ``writes``, what is written; ``said`` stands beside it.

    ``writes`` may hold places to fill in, as snippets have them: ``${1:name}``. ``known_as`` are further words by
    which it is found.
    """

    label: str
    kind: types.CompletionItemKind
    said: str = ""
    doc: str = ""
    writes: str = ""
    known_as: str = ""
    is_snippet: bool = False
    leads_on: bool = False
    """Whether more is to be chosen right after it."""
    start: int | None = None
    """Where what it takes the place of begins, if that is not where the place does."""
    ends: str = ""
    """What comes behind it, unless that stands there already."""


def shown(offers: list[Offer], place: Place, text: Text, client: Client) -> list[types.CompletionItem]:
    """The offers in their order, as an editor takes them."""
    return [_item(number, offer, place, text, client) for number, offer in enumerate(offers)]


def _item(number: int, offer: Offer, place: Place, text: Text, client: Client) -> types.CompletionItem:
    start = place.start if offer.start is None else offer.start
    is_snippet = offer.is_snippet and client.has_snippets
    written = offer.writes or offer.label
    if offer.is_snippet and not client.has_snippets:
        written = without_places(written)
    before = _in_snippet(place.before) if is_snippet else place.before
    behind = offer.ends if text.content[place.end : place.end + len(offer.ends)] != offer.ends else ""
    mode = types.InsertTextMode.AdjustIndentation if client.adjusts_indentation and "\n" in before + written else None
    surplus = text.range(place.start - place.surplus, place.start) if place.surplus else None
    again = types.Command("…", "editor.action.triggerSuggest") if offer.leads_on and client.asks_again else None
    return types.CompletionItem(
        offer.label,
        label_details=types.CompletionItemLabelDetails(description=offer.said) if offer.said else None,
        kind=offer.kind,
        detail=offer.said or None,
        documentation=markup(offer.doc, client.formats) if offer.doc else None,
        sort_text=f"{number:05}",
        filter_text=f"{offer.label} {offer.known_as}" if offer.known_as else None,
        text_edit=types.TextEdit(text.range(start, place.end), before + written + behind),
        additional_text_edits=[types.TextEdit(surplus, "")] if surplus else None,
        insert_text_format=types.InsertTextFormat.Snippet if is_snippet else types.InsertTextFormat.PlainText,
        insert_text_mode=mode,
        command=again,
    )


def _in_snippet(text: str) -> str:
    return text.replace("\\", "\\\\").replace("$", "\\$").replace("}", "\\}")


def without_places(snippet: str) -> str:
    """What a snippet writes up to its first place to fill in."""
    return snippet.partition("$")[0]
