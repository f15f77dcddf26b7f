"""Sections, fields and new ids: what stands before a colon."""

from __future__ import annotations

from collections import Counter
from typing import Final

from lsprotocol.types import CompletionItemKind as Kind
from pydantic import BaseModel

from promisekit.language_server.asked import Asked, Field, asked_at, fields_of
from promisekit.language_server.completion.offer import Offer
from promisekit.language_server.completion.template import field_value, new_item
from promisekit.language_server.meaning import field_doc, section_doc
from promisekit.language_server.place import Cursor, Place
from promisekit.model.portfolio import SECTIONS
from promisekit.read.section_names import NAMES
from promisekit.read.shape import noun

_SECTION: Final = Kind.Module


def sections(cursor: Cursor, place: Place) -> list[Offer]:
    """The sections that this file does not have yet."""
    there = _others(cursor, place)
    writes_more = _is_alone(cursor, place)
    offers = []
    for name in NAMES:
        if name in there:
            continue
        writes = f"{name}:\n  $1" if writes_more else name
        offers.append(Offer(name, _SECTION, "", section_doc(name), writes, is_snippet=writes_more, leads_on=True))
    return offers


def fields(cursor: Cursor, place: Place, model: type[BaseModel]) -> list[Offer]:
    """The fields of a mapping that it does not have yet, the required ones first."""
    there = _others(cursor, place)
    is_new = _is_alone(cursor, place)
    offers = []
    for name, info in fields_of(model).items():
        if name in there:
            continue
        asked = asked_at((*place.path, name))
        if asked is None:
            continue
        value, leads_on = field_value(asked, indent=place.column + 2, in_brackets=place.in_brackets)
        writes = f"{name}:{value}" if is_new else name
        said = "required" if info.is_required() else ""
        doc = field_doc(Field(model, name))
        offers.append(Offer(name, Kind.Property, said, doc, writes, is_snippet=is_new, leads_on=leads_on and is_new))
    return offers


def new_ids(cursor: Cursor, place: Place, model: type[BaseModel]) -> list[Offer]:
    """Ids that are referred to and given nowhere, and a new one, each with the fields that it needs."""
    if place.in_brackets or not _is_alone(cursor, place):
        return []
    lines = new_item(model, indent=place.column + 2)
    one = noun(model)
    offers = [
        Offer(
            item_id,
            Kind.Struct,
            f"referred to {count} time{'s' if count > 1 else ''}",
            "",
            f"{item_id}:{lines}",
            is_snippet=True,
        )
        for item_id, count in _wanted(cursor, place).most_common()
    ]
    what = one.split(" ", 1)[1]
    offers.append(
        Offer(
            f"new {what}", Kind.Snippet, "with the fields that it needs", "", f"${{1:an-id}}:{lines}", is_snippet=True
        )
    )
    return offers


def languages(cursor: Cursor, place: Place) -> list[Offer]:
    """The languages that a text does not have yet."""
    reading = cursor.portfolio.reading
    codes = reading.loaded.portfolio.about.all_languages if reading else ()
    there = _others(cursor, place)
    is_new = _is_alone(cursor, place)
    return [
        Offer(code, Kind.Field, "language", "", f"{code}: " if is_new else code) for code in codes if code not in there
    ]


def is_by_language(cursor: Cursor, place: Place, model: type[BaseModel]) -> bool:
    """Whether what stands where a mapping may is a text in several languages, which stands for one of its fields."""
    reading = cursor.portfolio.reading
    codes = reading.loaded.portfolio.about.all_languages if reading else ()
    keys = set(cursor.sketch.children(place.path))
    return not keys.isdisjoint(codes) and keys.isdisjoint(fields_of(model))


def _wanted(cursor: Cursor, place: Place) -> Counter[str]:
    """The ids of this section that are referred to and do not exist."""
    reading, found = cursor.portfolio.reading, Counter[str]()
    if reading is None or len(place.path) != 1 or place.path[0] not in SECTIONS:
        return found
    for reference in reading.graph.unresolved:
        if place.path[0] in reference.sections and reference.field != "[[ ]]":
            known = cursor.portfolio.known.find(reference.sections, reference.target_id)
            if known is None:
                found[reference.target_id] += 1
    return found


def _others(cursor: Cursor, place: Place) -> set[str | int]:
    """The keys that the mapping has beside the one at the cursor."""
    own = place.spot.path[len(place.path) :] if place.spot and place.spot.is_key else ()
    return {key for key in cursor.sketch.children(place.path) if (key,) != own}


def _is_alone(cursor: Cursor, place: Place) -> bool:
    """Whether nothing follows the name yet, so that a colon and more are written with it."""
    rest = cursor.text.content[place.end :]
    line = rest[: min((at for at in (rest.find("\n"), rest.find("\r")) if at >= 0), default=len(rest))]
    return not line.lstrip(" \t").startswith(":")


def is_section_name(asked: Asked | None, place: Place) -> bool:
    """Whether a section is due: at the left edge."""
    return asked is None and not place.path
