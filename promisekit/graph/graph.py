"""Every item and every reference between items, indexed both ways.

Plain dictionaries, because `check` must start fast; :meth:`Graph.network` gives the same as a networkx graph.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple

from promisekit.model.portfolio import SECTIONS, Portfolio
from promisekit.model.walk import KeyPath, ReferenceLeaf, TextLeaf, leaves

if TYPE_CHECKING:
    import networkx

Address = tuple[str, str]
"""Section and id of an item; the portfolio section is ``("portfolio", "")``."""

ABOUT: Final[Address] = ("portfolio", "")
LINK: Final = re.compile(r"\[\[([^\[\]\n]*)\]\]")
"""A link to an item in a text: `[[id]]` or `[[section:id]]`."""


class Reference(NamedTuple):
    """One item refers to another. ``field`` is the dotted field, such as `guidelines.role`, or `[[ ]]`."""

    source: Address
    path: KeyPath
    field: str
    sections: tuple[str, ...]
    target_id: str
    target: Address | None
    """The item referred to; None where there is none in those sections."""

    @property
    def is_key(self) -> bool:
        """Whether the id is the key of a mapping (an actor of a lane) rather than the value of a field."""
        return self.path[-1] == self.target_id and not self.field.endswith(self.target_id)


class TranslatedText(NamedTuple):
    """A text given per language, and where it stands."""

    path: KeyPath
    languages: tuple[str, ...]


class Graph:
    """The references of a portfolio, resolved."""

    def __init__(self, portfolio: Portfolio, before: Graph | None = None) -> None:
        """``before`` is that of an earlier state: items that are the same are not looked through again."""
        self.portfolio = portfolio
        self._leaves: dict[Address, tuple[object, list[ReferenceLeaf | TextLeaf]]] = {}
        known = before._leaves if before else {}
        self.sections_by_id: dict[str, list[str]] = defaultdict(list)
        self.references: list[Reference] = []
        self.translated: list[TranslatedText] = []
        self.outgoing: dict[Address, list[Reference]] = defaultdict(list)
        self.incoming: dict[Address, list[Reference]] = defaultdict(list)
        self._resolved: dict[tuple[tuple[str, ...], str], Address | None] = {}
        for section in SECTIONS:
            for item_id in portfolio.section(section):
                self.sections_by_id[item_id].append(section)
        self._add_leaves(ABOUT, leaves(portfolio.about, ("portfolio",)))
        for section in SECTIONS:
            for item_id, item in portfolio.section(section).items():
                address = (section, item_id)
                own = known.get(address)
                self._leaves[address] = own if own and own[0] is item else (item, leaves(item, address))
                self._add_leaves(address, self._leaves[address][1])

    @property
    def unresolved(self) -> list[Reference]:
        """References that lead nowhere."""
        return [reference for reference in self.references if reference.target is None]

    def resolve(self, sections: tuple[str, ...], item_id: str) -> Address | None:
        """The item with that id in the first of those sections that has it."""
        having = self.sections_by_id.get(item_id, ())
        for section in sections:
            if section in having:
                return (section, item_id)
        return None

    def resolve_link(self, inner: str) -> Address | None:
        """What `[[inner]]` leads to: `id`, where only one section has it, or `section:id`."""
        section, colon, item_id = inner.partition(":")
        if colon:
            return self.resolve((section.strip(),), item_id.strip())
        having = self.sections_by_id.get(inner.strip(), ())
        return (having[0], inner.strip()) if len(having) == 1 else None

    def referrers(self, address: Address, *fields: str) -> list[Address]:
        """Who refers to an item, by one of those fields (by any where none are named), each once, in order."""
        return list(
            dict.fromkeys(
                reference.source
                for reference in self.incoming.get(address, ())
                if not fields or reference.field in fields
            )
        )

    @cached_property
    def network(self) -> networkx.MultiDiGraph:
        """All items as nodes (their addresses) and all resolved references as edges with their ``field``."""
        import networkx

        network = networkx.MultiDiGraph()
        network.add_nodes_from((item.section, item.id) for item in self.portfolio.items())
        for reference in self.references:
            if reference.target is not None:
                network.add_edge(reference.source, reference.target, field=reference.field)
        return network

    def _add_leaves(self, source: Address, found: list[ReferenceLeaf | TextLeaf]) -> None:
        resolved = self._resolved
        for leaf in found:
            if isinstance(leaf, ReferenceLeaf):
                path, field, sections, target_id = leaf
                if (sections, target_id) not in resolved:
                    resolved[sections, target_id] = self.resolve(sections, target_id)
                self._add(Reference(source, path, field, sections, target_id, resolved[sections, target_id]))
            elif not isinstance(leaf.text, str):
                self.translated.append(TranslatedText(leaf.path, tuple(leaf.text.by_language)))
                for language, wording in leaf.text.by_language.items():
                    self._add_links(source, (*leaf.path, language), wording)
            else:
                self._add_links(source, leaf.path, leaf.text)

    def _add_links(self, source: Address, path: KeyPath, wording: str) -> None:
        for inner in LINK.findall(wording):
            target = self.resolve_link(inner)
            self._add(Reference(source, path, "[[ ]]", tuple(SECTIONS), inner, target))

    def _add(self, reference: Reference) -> None:
        self.references.append(reference)
        self.outgoing[reference.source].append(reference)
        if reference.target is not None:
            self.incoming[reference.target].append(reference)
