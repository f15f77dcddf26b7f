"""The items that an author may refer to: those that were read, and those that stand in files and items that cannot be
read just now, because somebody is typing there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple

from promisekit.graph.graph import Address
from promisekit.language_server.sketch import Sketch, unquoted
from promisekit.model.base import Item
from promisekit.model.portfolio import SECTIONS
from promisekit.model.text import worded
from promisekit.read.loader import Loaded

NAMING: Final = ("name", "promise", "says")
"""The fields by which people know an item, whichever it has."""
_LONGEST: Final = 70


class KnownItem(NamedTuple):
    """An item and what people call it. ``item`` is None where it could never be read."""

    section: str
    id: str
    name: str
    item: Item | None = None


class Known:
    """All items by section and id."""

    def __init__(self, items: Mapping[Address, KnownItem]) -> None:
        self._items = dict(items)

    def get(self, address: Address) -> KnownItem | None:
        """The item at an address."""
        return self._items.get(address)

    def __iter__(self) -> Iterator[KnownItem]:
        return iter(self._items.values())

    def of(self, sections: Iterable[str]) -> list[KnownItem]:
        """The items of these sections."""
        wanted = set(sections)
        return [item for item in self if item.section in wanted]

    def find(self, sections: Iterable[str], item_id: str) -> KnownItem | None:
        """The item with that id in the first of these sections that has it."""
        return next(filter(None, (self.get((section, item_id)) for section in sections)), None)

    def linked(self, inner: str) -> KnownItem | None:
        """What ``[[inner]]`` leads to."""
        section, colon, item_id = inner.partition(":")
        if colon:
            return self.get((section.strip(), item_id.strip()))
        having = [item for item in self if item.id == inner.strip()]
        return having[0] if len(having) == 1 else None


NOTHING_KNOWN: Final = Known({})


def known_in(loaded: Loaded, before: Known, unreadable: Iterable[Sketch]) -> Known:
    """What is known now: what was read; what was known ``before`` and may stand where nothing can be read; and what
    the sketches of files that cannot be read show."""
    language = loaded.portfolio.about.language
    found: dict[Address, KnownItem] = {}
    for item in loaded.portfolio.items():
        found[item.section, item.id] = KnownItem(item.section, item.id, name_of(item, language), item)
    sketched = {(one.section, one.id): one for sketch in unreadable for one in _sketched(sketch)}
    for one in before:
        address = (one.section, one.id)
        if address in sketched or loaded.may_be_unread(one.id):
            found.setdefault(address, one)
    return Known({**sketched, **found})


def name_of(item: Item, language: str) -> str:
    """What people call an item, in one short line."""
    field = next(field for field in NAMING if hasattr(item, field))
    return shortened(worded(getattr(item, field), language))


def shortened(text: str, most: int = _LONGEST) -> str:
    """The text on one line, cut between words where it is long."""
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    cut = line[: most - 1]
    return f"{cut.rpartition(' ')[0] or cut} …"


def _sketched(sketch: Sketch) -> Iterator[KnownItem]:
    for section in SECTIONS:
        for item_id in sketch.children((section,)):
            if isinstance(item_id, str):
                spots = (sketch.value((section, item_id, field)) for field in NAMING)
                name = next((unquoted(spot.word) for spot in spots if spot and not spot.is_block), item_id)
                yield KnownItem(section, item_id, shortened(name))
