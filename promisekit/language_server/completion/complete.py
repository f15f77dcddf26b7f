"""Chooses what is offered at the cursor."""

from __future__ import annotations

import re

from lsprotocol import types

from promisekit.language_server.asked import Asked
from promisekit.language_server.completion import files, ids, inside, links, names, words
from promisekit.language_server.completion.offer import Client, Offer, shown
from promisekit.language_server.place import Cursor, Place, place_at


def complete(cursor: Cursor, client: Client) -> list[types.CompletionItem]:
    """What may be written at the cursor, the most likely first."""
    begun = links.begun_link(cursor)
    if begun is not None:
        end = re.compile(r"[\w:-]*").match(cursor.text.content, cursor.offset)
        place = Place((), None, False, begun, end.end() if end else cursor.offset)
        return shown(links.links(cursor, place, begun), place, cursor.text, client)
    place_here = place_at(cursor)
    if place_here is None:
        return []
    offers = _of_key(cursor, place_here) if place_here.is_key else _of_value(cursor, place_here)
    return shown(offers, place_here, cursor.text, client)


def _of_key(cursor: Cursor, place: Place) -> list[Offer]:
    asked = place.asked
    if asked is None:
        return names.sections(cursor, place) if not place.path else []
    if asked.model is not None and (
        asked.is_mapping or not place.in_brackets or place.spot is None or place.spot.is_key
    ):
        if names.is_by_language(cursor, place, asked.model):
            return names.languages(cursor, place)
        return names.fields(cursor, place, asked.model)
    if asked.given_ids is not None:
        return names.new_ids(cursor, place, asked.given_ids)
    if sections := ids.key_sections(asked):
        return [_before_colon(cursor, place, offer) for offer in ids.ids(cursor, place, sections)]
    if _field(asked) == "next":
        return inside.steps(cursor, place)
    if _field(asked) == "checks":
        return words.check_codes(cursor, place)
    return names.languages(cursor, place) if asked.is_text else []


def _of_value(cursor: Cursor, place: Place) -> list[Offer]:
    asked = place.asked
    if asked is None or (place.spot is not None and place.spot.is_block):
        return []
    field = _field(asked)
    if sections := asked.sections:
        return ids.ids(cursor, place, sections)
    if field in ("next", "recovery") and "steps" in place.path:
        return inside.steps(cursor, place)
    if field == "after" and "commitments" in place.path:
        return inside.commitments(cursor, place)
    if field in ("url", "image", "results"):
        return files.files(cursor, field)
    return words.words(cursor, place, asked)


def _before_colon(cursor: Cursor, place: Place, offer: Offer) -> Offer:
    is_new = cursor.text.content[place.end : place.end + 1] != ":"
    return offer._replace(writes=f"{offer.label}: ") if is_new else offer


def _field(asked: Asked) -> str:
    return asked.field.name if asked.field else ""
