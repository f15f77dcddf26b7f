"""Items whose id changed while their content stayed, and old items rewritten to the ids of now.

So a renamed role is one change, not one in every guideline that names it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from promisekit.diff.likeness import content_likeness, matched
from promisekit.graph.graph import LINK, Address, Graph, Reference
from promisekit.model.base import Item, Model
from promisekit.model.portfolio import SECTIONS, Portfolio
from promisekit.model.text import Translated
from promisekit.model.walk import KeyPath

Renames = dict[Address, str]
"""Address in the old portfolio -> the id of now."""


def renamed_items(before: Graph, after: Graph, gone: set[Address], came: set[Address]) -> Renames:
    """Which of the items that are gone are among those that came."""
    renames: Renames = {}
    while True:
        found = _next_renames(before, after, gone - renames.keys(), came, renames)
        if not found:
            return renames
        renames |= found


def _next_renames(before: Graph, after: Graph, gone: set[Address], came: set[Address], renames: Renames) -> Renames:
    taken = {(section, new_id) for (section, _), new_id in renames.items()}
    found: Renames = {}
    for section in SECTIONS:
        old = {a[1]: _rewritten(before, a, renames) for a in sorted(gone) if a[0] == section}
        new = {a[1]: after.portfolio.section(section)[a[1]] for a in sorted(came - taken) if a[0] == section}
        if not old or not new:
            continue

        def score(one: Item, other: Item) -> float:
            return _likeness(before, after, one, other, renames)

        pairs = matched(old, new, _same_but_id, score)
        found |= {(section, old_id): new_id for old_id, new_id in pairs.items()}
    return found


def _same_but_id(one: Item, other: Item) -> bool:
    return one.model_copy(update={"id": other.id}) == other


def _likeness(before: Graph, after: Graph, old: Item, new: Item, renames: Renames) -> float:
    """Likeness of content, and of who refers to them."""
    content = content_likeness(old, new)
    to_old = {
        (section, renames.get((section, source), source), reference.field)
        for reference in before.incoming.get((old.section, old.id), ())
        for section, source in [reference.source]
    }
    to_new = {(*reference.source, reference.field) for reference in after.incoming.get((new.section, new.id), ())}
    if not to_old and not to_new:
        return content
    return (content + len(to_old & to_new) / len(to_old | to_new)) / 2


def rewritten(before: Graph, renames: Renames) -> dict[Address, Item]:
    """Every old item that is renamed or refers to a renamed one, with the ids of now."""
    touched = set(renames)
    for address in renames:
        touched.update(r.source for r in before.incoming.get(address, ()) if r.source[0] in SECTIONS)
    return {address: _rewritten(before, address, renames) for address in touched}


def rewritten_about(before: Graph, renames: Renames) -> Model:
    """The portfolio section with the ids of now."""
    about: Model = before.portfolio.about
    for reference in before.outgoing.get(("portfolio", ""), ()):
        about = _with_new_id(about, reference, 1, renames)
    return about


def _rewritten(before: Graph, address: Address, renames: Renames) -> Item:
    section, item_id = address
    item: Any = before.portfolio.section(section)[item_id]
    # Deeper places first: an actor of a lane is the key that leads to them.
    for reference in sorted(before.outgoing.get(address, ()), key=lambda r: -len(r.path)):
        item = _with_new_id(item, reference, 2, renames)
    result: Item = item
    return result.model_copy(update={"id": renames[address]}) if address in renames else result


def _with_new_id(item: Any, reference: Reference, depth: int, renames: Renames) -> Any:
    if reference.target is None or reference.target not in renames:
        return item
    return _replaced(item, reference.path[depth:], reference, renames[reference.target])


def _replaced(value: Any, path: KeyPath, reference: Reference, new_id: str) -> Any:
    if not path:
        return _relinked(value, reference, new_id) if reference.field == "[[ ]]" else new_id
    part, rest = path[0], path[1:]
    if isinstance(value, Model):
        name = next((n for n, info in type(value).model_fields.items() if part in (n, info.alias)), None)
        if name is None:
            return value
        return value.model_copy(update={name: _replaced(getattr(value, name), rest, reference, new_id)})
    if isinstance(value, tuple) and isinstance(part, int):
        return (*value[:part], _replaced(value[part], rest, reference, new_id), *value[part + 1 :])
    if isinstance(value, Translated):
        wordings = {k: _replaced(v, rest, reference, new_id) if k == part else v for k, v in value.by_language.items()}
        return Translated(wordings)
    if isinstance(value, dict) and not rest and reference.is_key:
        return {(new_id if key == part else key): inner for key, inner in value.items()}
    if isinstance(value, dict) and part in value:
        return {k: (_replaced(v, rest, reference, new_id) if k == part else v) for k, v in value.items()}
    return value  # its key was renamed just before, by an earlier reference


def _relinked(text: str, reference: Reference, new_id: str) -> str:
    section, colon, _ = reference.target_id.partition(":")
    link = f"[[{section}{colon}{new_id}]]" if colon else f"[[{new_id}]]"
    return LINK.sub(lambda found: link if found[1] == reference.target_id else found[0], text)


def by_section(items: Mapping[Address, Item]) -> dict[str, dict[str, Item]]:
    """Items by section and id."""
    sorted_out: dict[str, dict[str, Item]] = defaultdict(dict)
    for (section, item_id), item in items.items():
        sorted_out[section][item_id] = item
    return sorted_out


def as_of_now(before: Portfolio, items: Mapping[Address, Item], about: Any) -> Portfolio:
    """The old portfolio with those items rewritten and under the ids of now."""
    sections: dict[str, Any] = {}
    changed = by_section(items)
    for section in SECTIONS:
        old = before.section(section)
        sections[section] = (
            {item.id: item for key, item in old.items() for item in [changed[section].get(key, item)]}
            if section in changed
            else old
        )
    return Portfolio(about, **sections, images=before.images)
