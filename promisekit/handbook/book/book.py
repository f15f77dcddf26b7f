"""The portfolio as the templates see it: items by name, links between pages, texts as safe HTML."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from markupsafe import Markup

from promisekit.diagnostic import Span
from promisekit.graph.graph import ABOUT, Address, Graph
from promisekit.graph.relations import Relations
from promisekit.handbook.book.address import Addresses, index_path, item_path, joined
from promisekit.handbook.book.audience import IN_FORCE, Audience, PublicClock
from promisekit.handbook.book.safe_text import ItemLink, SafeText, escaped
from promisekit.handbook.language.language import Language, language_of
from promisekit.handbook.language.untranslated import like
from promisekit.handbook.language.words import THE_CUSTOMER, first_sentence
from promisekit.model.portfolio import ACTOR_SECTIONS, Portfolio
from promisekit.model.promise import Promise
from promisekit.model.reference import CUSTOMER
from promisekit.model.text import Text, Translated
from promisekit.model.url import is_local

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

NAMED_BY = {"promises": "promise", "pain_points": "says", "obstacles": "says", "stories": "says"}
"""Sections whose items have no name -> the text that stands for it, shortened."""


def in_force(promise: Promise) -> bool:
    """Whether staff act on the promise: it is agreed or live."""
    return promise.status in IN_FORCE


class Book:
    """A portfolio with everything that pages ask of it. ``spans`` tells where each begins.

    For the public the portfolio is the one of :func:`~promisekit.handbook.book.audience.charter_of`, for staff that of
    :func:`~promisekit.handbook.book.audience.acted_on`; ``unseen`` are items that it lacks and that are known by name.
    """

    def __init__(
        self,
        graph: Graph,
        relations: Relations,
        addresses: Addresses,
        spans: Mapping[Address, Span] | None = None,
        audience: Audience = Audience.DESIGN,
        unseen: Mapping[Address, Text] | None = None,
        language: Language | None = None,
        clocks: Mapping[str, PublicClock] | None = None,
    ) -> None:
        self.graph = graph
        self.relations = relations
        self.addresses = addresses
        self.audience = audience
        self.clocks = clocks or {}
        """For the public: promise id -> what customers know of its clock."""
        self._spans = spans or {}
        self._unseen = unseen or {}
        about = graph.portfolio.about
        self.language = language or language_of(about.language)
        # The files beside the YAML are the organisation's own; the public's site has none of them.
        local_href = None if audience is Audience.PUBLIC else self._local_href
        self.text = SafeText((self.language.code, about.language), self._item_link, local_href, self.language.name_of)
        self._names: dict[Address, str] = {}
        self._links: dict[Address, Markup] = {}

    @property
    def portfolio(self) -> Portfolio:
        """All items."""
        return self.graph.portfolio

    @property
    def about(self) -> object:
        """The portfolio section."""
        return self.portfolio.about

    def has_page(self, address: Address) -> bool:
        """Whether there is such an item, and a page for it."""
        section, item_id = address
        shown = section == "promises" or self.audience is not Audience.PUBLIC
        return shown and item_id in self.portfolio.section(section)

    def name(self, section: str, item_id: str) -> str:
        """What people call the item, in plain text; its id where there is no such item."""
        address = (section, item_id)
        if address not in self._names:
            self._names[address] = item_id  # while a name that links to itself is being made
            item = self.portfolio.section(section).get(item_id)
            called = self._unseen.get(address) if item is None else getattr(item, NAMED_BY.get(section, "name"))
            if called is not None:
                plain = self.text.plain(called)
                self._names[address] = like(first_sentence(plain), plain) if section in NAMED_BY else plain
        return self._names[address]

    def name_inside(self, section: str, item_id: str) -> str:
        """The same inside a sentence or between others: quoted where it is a sentence itself."""
        name = self.name(section, item_id)
        return like(self.language.quoted(name), name) if section in NAMED_BY else name

    def href(self, section: str, item_id: str, anchor: str = "") -> str:
        """The address of the item's page, from the top of the site."""
        return self.addresses.href(item_path((section, item_id)), anchor)

    def index_href(self, section: str) -> str:
        """The address of the section's overview."""
        return self.addresses.href(index_path(section))

    def page_href(self, path: str, anchor: str = "") -> str:
        """The address of any page."""
        return self.addresses.href(path, anchor)

    def link(self, section: str, item_id: str, anchor: str = "", words: str = "") -> Markup:
        """A link to the item's page that reads as its name, or as ``words``."""
        if anchor or words:
            return self._made_link(section, item_id, anchor, words)
        address = (section, item_id)
        made = self._links.get(address)
        if made is None:
            made = self._links[address] = self._made_link(section, item_id)
        return made

    def actor(self, actor_id: str) -> Markup:
        """A link to a function, role or system; of the customer, who has no page, the words."""
        if actor_id == CUSTOMER:
            return escaped(self.language.gettext(THE_CUSTOMER))
        return self.link(self.actor_section(actor_id), actor_id)

    def name_of_actor(self, actor_id: str) -> str:
        """What a function, role or system is called, or the customer."""
        if actor_id == CUSTOMER:
            return self.language.gettext(THE_CUSTOMER)
        return self.name(self.actor_section(actor_id), actor_id)

    def actor_section(self, actor_id: str) -> str:
        """In which of the three sections of actors the id is."""
        return next((s for s in ACTOR_SECTIONS if actor_id in self.portfolio.section(s)), "functions")

    def address_link(self, address: Address) -> Markup:
        """A link to an item by its address."""
        return self.link(*address)

    def any_of(self, sections: Iterable[str], item_id: str, *, inside: bool = False) -> Markup:
        """A link to the item in the first of the sections that has it; its name where this audience has no page.

        ``inside``: it stands between others.
        """
        address = self.graph.resolve(tuple(sections), item_id)
        unseen = ((section, item_id) for section in sections if (section, item_id) in self._unseen)
        address = address or next(unseen, None)
        if address is None:
            return self.actor(CUSTOMER) if item_id == CUSTOMER else escaped(item_id)
        return self.link(*address, words=self.name_inside(*address) if inside else "")

    def linked(self, inner: str) -> Address | None:
        """What `[[inner]]` leads to, be it unseen."""
        unseen = ("promises", inner.rpartition(":")[2].strip())
        return self.graph.resolve_link(inner) or (unseen if unseen in self._unseen else None)

    def web_href(self, url: str) -> str:
        """The address of one of an item's ``links``: as it is, or a file of the portfolio."""
        return self._local_path_href(url, "") if is_local(url) else url

    @cached_property
    def promises_in_force(self) -> list[Promise]:
        """Promises that staff act on, in the portfolio's order."""
        return [promise for promise in self.portfolio.promises.values() if in_force(promise)]

    @cached_property
    def roles_needing(self) -> dict[str, list[str]]:
        """Skill id -> roles that name it, themselves or in a guideline of theirs."""
        found: dict[str, dict[str, None]] = {}
        for role in self.portfolio.roles.values():
            for skill in role.skills:
                found.setdefault(skill, {})[role.id] = None
        for promise in self.promises_in_force:
            for guideline in promise.guidelines.values():
                for skill in guideline.skills:
                    found.setdefault(skill, {})[guideline.role] = None
        return {skill: list(roles) for skill, roles in found.items()}

    def item_at(self, place: Span) -> Address | None:
        """The item that a finding's place lies in: the last one that begins at or above it in its file.

        None where it lies in the portfolio section.
        """
        above = [
            (span.line, address)
            for address, span in self._spans.items()
            if place.path.endswith("/" + span.path) and span.line <= place.line
        ]
        found = max(above)[1] if above else None
        return None if found == ABOUT else found

    def _made_link(self, section: str, item_id: str, anchor: str = "", words: str = "") -> Markup:
        words = words or self.name(section, item_id)
        if not self.has_page((section, item_id)):
            return escaped(words)
        return Markup('<a href="{}">{}</a>').format(self.href(section, item_id, anchor), escaped(words))

    def _item_link(self, inner: str) -> ItemLink | None:
        address = self.graph.resolve_link(inner)
        if address is None or not self.has_page(address):
            return None
        return ItemLink(self.href(*address), self.name(*address), self.name_inside(*address))

    @cached_property
    def _folders_by_text(self) -> dict[str, str]:
        """Text that links to a file -> the folder it is relative to."""
        found: dict[str, str] = {}
        told = ((ABOUT, self.portfolio.about), *(((item.section, item.id), item) for item in self.portfolio.items()))
        for address, written in told:
            folder = self._folder(address)
            if folder:
                for text in _linking_texts(written):
                    found.setdefault(text, folder)
        return found

    def _local_href(self, path: str, text: str) -> str:
        return self._local_path_href(path, self._folders_by_text.get(text, ""))

    def _local_path_href(self, path: str, folder: str) -> str:
        path, _, anchor = path.partition("#")
        return self.addresses.href(joined(folder, path).removeprefix("../"), anchor)

    def _folder(self, address: Address) -> str:
        span = self._spans.get(address)
        return span.path.rpartition("/")[0] if span else ""


def _linking_texts(value: object) -> list[str]:
    if isinstance(value, str):
        return [value] if "](" in value else []
    if isinstance(value, Translated):
        return _linking_texts(tuple(value.by_language.values()))
    if isinstance(value, (tuple, list)):
        return [text for part in value for text in _linking_texts(part)]
    if isinstance(value, dict):
        return _linking_texts(tuple(value.values()))
    if hasattr(value, "model_fields_set"):
        return _linking_texts(tuple(value.__dict__.values()))
    return []
