"""Puts a new item where the others of its section stand."""

from __future__ import annotations

import posixpath
import re
import unicodedata
from collections import Counter
from collections.abc import Mapping
from typing import Final

from promisekit.check.runner import check
from promisekit.diagnostic import Diagnostic, KeyPath
from promisekit.edit.draft import CannotEditError, Draft
from promisekit.edit.field_order import field_order
from promisekit.edit.operation import Set
from promisekit.edit.yaml_text import Written
from promisekit.model.portfolio import ACTOR_SECTIONS, SECTIONS
from promisekit.model.reference import ID_PATTERN
from promisekit.read.folder import is_blueprint
from promisekit.read.loader import Loaded

_LONGEST_ID: Final = 40


def add(draft: Draft, section: str, item_id: str, fields: Mapping[str, Written], file: str | None = None) -> str:
    """Adds an item; returns the file, a path from the portfolio folder. Raises CannotEditError."""
    loaded = draft.load()
    if not ID_PATTERN.fullmatch(item_id):
        raise CannotEditError(f"`{item_id}` is no id: a-z, 0-9 and single hyphens, such as `right-invoice`")
    group = ACTOR_SECTIONS if section in ACTOR_SECTIONS else (section,)
    taken = next((one for one in group if item_id in loaded.portfolio.section(one)), None)
    if taken:
        raise CannotEditError(f"`{item_id}` is there already, in `{taken}`")
    relative = file or place_for(loaded, section, item_id)
    if not is_blueprint(relative):
        raise CannotEditError(f"`{relative}` would not be read: names of blueprint files end in `.yaml`")
    draft.operate(relative, [Set((section, item_id), in_order(fields, (section, item_id)))])
    return relative


def in_order(fields: Mapping[str, Written], path: KeyPath) -> dict[str, Written]:
    """Fields in the order of the reference."""
    order = field_order(path)
    return dict(sorted(fields.items(), key=lambda pair: order.index(pair[0]) if pair[0] in order else len(order)))


def place_for(loaded: Loaded, section: str, item_id: str) -> str:
    """The file for a new item: one of its own where the others have that, else the one that holds most of them."""
    files = Counter(
        relative
        for one in loaded.portfolio.section(section)
        if (relative := loaded.source_map.file_of(section, one)) is not None
    )
    if not files:
        every = loaded.texts
        only = next(iter(every)) if len(every) == 1 else ""
        return posixpath.basename(only) or f"{section.replace('_', '-')}.yaml"
    alone = [
        posixpath.dirname(relative)
        for one in loaded.portfolio.section(section)
        if (relative := loaded.source_map.file_of(section, one))
        and posixpath.basename(relative) in (f"{one}.yaml", f"{one}.yml")
    ]
    if len(alone) > len(files) / 2:
        folder = Counter(alone).most_common(1)[0][0]
        return posixpath.join(folder, f"{item_id}.yaml")
    most = files.most_common(1)[0][1]
    return sorted(relative for relative, count in files.items() if count == most)[0]


def findings_at(draft: Draft, address: KeyPath) -> list[Diagnostic]:
    """What `check` says of an item."""
    return [one for one in check(draft.load()) if one.key_path[:2] == address]


def id_from(text: str) -> str:
    """An id made of the words of a text: ``Your invoice is right.`` -> ``your-invoice-is-right``."""
    plain = unicodedata.normalize("NFKD", text.replace("ß", "ss").replace("æ", "ae").replace("ø", "o"))
    words = re.findall(r"[a-z0-9]+", "".join(one for one in plain.casefold() if not unicodedata.combining(one)))
    found = ""
    for word in words:
        if found and len(found) + 1 + len(word) > _LONGEST_ID:
            break
        found = f"{found}-{word}" if found else word[:_LONGEST_ID]
    return found


def section_of(noun: str) -> str | None:
    """The section of a word for one of its items: ``pain-point`` -> ``pain_points``."""
    word = noun.lower().replace("_", "-")
    for section, model in SECTIONS.items():
        singular = re.sub(r"(?<!^)(?=[A-Z])", "-", model.__name__).lower()
        if word in (singular, section.replace("_", "-")):
            return section
    return None
