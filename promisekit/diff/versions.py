"""Which items differ between two portfolios, once renamed ones are known again."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Any

from promisekit.diff.renames import Renames, as_of_now, renamed_items, rewritten, rewritten_about
from promisekit.graph.graph import ABOUT, Address, Graph
from promisekit.model.portfolio import SECTIONS, Portfolio
from promisekit.read.loader import Loaded


class Versions:
    """Two portfolios side by side. Graphs are made only when somebody asks for them."""

    def __init__(self, old: Loaded, new: Loaded) -> None:
        self._original = old.portfolio
        self.after = new.portfolio
        self.unread = old.broken | new.broken
        gone: set[Address] = set()
        came: set[Address] = set()
        for section in SECTIONS:
            before, after = old.portfolio.section(section), new.portfolio.section(section)
            # What one side could not read has not gone or come.
            gone |= {(section, i) for i in before.keys() - after.keys() if i not in new.unread_ids}
            came |= {(section, i) for i in after.keys() - before.keys() if i not in old.unread_ids}
        self.renames = self._renames(gone - self.unread, came - self.unread)
        self.gone = sorted(gone - self.unread - self.renames.keys())
        now = {(section, new_id) for (section, _), new_id in self.renames.items()}
        self.came = sorted(came - self.unread - now)

    def _renames(self, gone: set[Address], came: set[Address]) -> Renames:
        if {section for section, _ in gone} & {section for section, _ in came}:
            return renamed_items(self._original_graph, self.after_graph, gone, came)
        return {}

    @cached_property
    def before(self) -> Portfolio:
        """The old portfolio, its renamed items under the ids of now."""
        if not self.renames:
            return self._original
        graph = self._original_graph
        return as_of_now(self._original, rewritten(graph, self.renames), rewritten_about(graph, self.renames))

    @cached_property
    def old_ids(self) -> dict[Address, str]:
        """Address of now -> the old id of a renamed item."""
        return {(section, new_id): old_id for (section, old_id), new_id in self.renames.items()}

    def differing(self) -> list[tuple[Address, Address, Any, Any]]:
        """Old and new address and version of every item that both sides have and that differs."""
        found: list[tuple[Address, Address, Any, Any]] = []
        if self.before.about != self.after.about and ABOUT not in self.unread:
            found.append((ABOUT, ABOUT, self.before.about, self.after.about))
        for section in SECTIONS:
            found += (one for one in self._in_both(section) if one[2] != one[3])
        return found

    def with_pictures(self) -> list[tuple[Address, Address, Any, Any]]:
        """The same of every item that may name pictures, whether it differs or not; nothing where none is named."""
        if not (self.before.images and self.after.images):
            return []
        return [one for section in ("personas", "touchpoints") for one in self._in_both(section)]

    def _in_both(self, section: str) -> Iterator[tuple[Address, Address, Any, Any]]:
        before = self.before.section(section)
        for item_id, item in self.after.section(section).items():
            address = (section, item_id)
            old_address = (section, self.old_ids.get(address, item_id))
            if item_id in before and not self.unread & {address, old_address}:
                yield old_address, address, before[item_id], item

    @cached_property
    def before_graph(self) -> Graph:
        """Of the old portfolio with the ids of now."""
        return Graph(self.before) if self.renames else self._original_graph

    @cached_property
    def after_graph(self) -> Graph:
        """Of the new portfolio."""
        return Graph(self.after)

    @cached_property
    def _original_graph(self) -> Graph:
        return Graph(self._original)
