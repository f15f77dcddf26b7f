"""What changed for whom: pages made of what git remembers, one for each role and function and one for all."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Final

from markupsafe import Markup

from promisekit.diff import Change
from promisekit.graph.graph import Address
from promisekit.handbook.book.address import FOLDERS, item_file, item_path
from promisekit.handbook.book.audience import Audience
from promisekit.handbook.book.book import Book, in_force
from promisekit.handbook.book.safe_text import escaped
from promisekit.handbook.content.page import Page
from promisekit.handbook.content.render import Renderer, without_links
from promisekit.handbook.language.words import ONE_OF, _
from promisekit.handbook.news.known_history import Remembered, Silence, Why
from promisekit.handbook.news.said import said
from promisekit.history.periods import Milestone, Period
from promisekit.model.promise import Promise
from promisekit.report.changes.changelog import PARTS, For, concerns, is_guideline
from promisekit.report.printable import printable

CHANGES: Final = "changes/index.md"
READERS: Final = ("roles", "functions")
"""The sections whose items have a page and a feed of their own."""

WHAT_CHANGED: Final = _("What changed")
WEIGHTS: Final = {
    "weaker": _("Less than before"),
    "removed": _("Gone"),
    "changed": _("Different"),
    "stronger": _("More than before"),
    "added": _("New"),
    "renamed": _("Another name"),
    "moved": _("Elsewhere"),
    "reworded": _("Other words"),
}
"""What each weight of a change is called."""
_HEADINGS: Final = (_("What customers may count on"), _("How we work"))
_YOU_DO: Final = _("What you do differently")
_STAFF_DO: Final = _("What staff do differently")
_WHOLE: Final = _("The whole portfolio")
_NEWS: Final = _("What changed since %(when)s: %(count)s")
_NO_NEWS: Final = _("Nothing changed since %(when)s")
_WHY_SILENT: Final = {
    Why.NO_GIT: _("What changed is told from git's history, and git is not installed where this handbook was built."),
    Why.NO_REPOSITORY: _("What changed is told from git's history, and the portfolio is in no git repository."),
    Why.NOT_COMMITTED: _("What changed is told from git's history, and the portfolio is in no commit yet."),
    Why.NO_SUCH_START: _("The version from which changes should be told is not in this copy of the history."),
    Why.UNREADABLE: _("What changed is not told: git could not read the history where this handbook was built."),
}
_CUT: Final = _(
    "What changed earlier is not in this copy of the history. In a workflow, give actions/checkout “fetch-depth: 0”."
)
_NO_ADDRESS: Final = _(
    "The handbook does not know its own web address, so the links in the feed work only in some feed readers. "
    "Set “site_url” in mkdocs.yml."
)
_MOST_SHOWN: Final = 60
"""So many changes of one period stand on a page; the others are counted."""


@dataclass(frozen=True)
class ToldItem:
    """An item, or one guideline of it, and its changes: what each is called, and what is different."""

    kind: Markup
    link: Markup
    about: Markup
    """Of a guideline, what it begins with."""
    changes: tuple[tuple[Markup, Markup], ...]


@dataclass(frozen=True)
class ToldPeriod:
    """One heading of a page and one entry of a feed. ``anchor`` is its address on the page, and stays."""

    heading: str
    anchor: str
    updated: datetime.datetime
    parts: tuple[tuple[str, tuple[ToldItem, ...]], ...]
    read_again: tuple[Markup, ...]
    titles: tuple[str, ...]
    count: int
    left: int
    """Changes beyond those that are shown."""


class Changes:
    """Everything that a handbook tells of its past. ``has_feeds``: feeds stand beside the pages."""

    def __init__(self, book: Book, told: Remembered | Silence) -> None:
        self._book = book
        self._say = book.language.gettext
        self._for_design = book.audience is Audience.DESIGN
        self.told = told
        self._periods: dict[Address | None, list[ToldPeriod]] = {}
        self._items_changed: dict[Address, datetime.date] | None = None
        self._guidelines: dict[tuple[str, str], datetime.date] | None = None

    @property
    def has_feeds(self) -> bool:
        """Whether there is anything that may go on."""
        return isinstance(self.told, Remembered)

    def tells(self, item: Address | None) -> bool:
        """Whether an item has a page of what changed for it."""
        return self.has_feeds and item is not None and item[0] in READERS

    def readers(self) -> list[Address | None]:
        """All who have a page of their own; None is everybody."""
        if not self.has_feeds:
            return [None]
        portfolio = self._book.portfolio
        return [None, *((section, item_id) for section in READERS for item_id in portfolio.section(section))]

    def head_link(self, section: str, item_id: str) -> Markup:
        """What stands at the head of a role's or a function's page: how much changed since when, and the way there."""
        if not isinstance(self.told, Remembered) or section not in READERS:
            return Markup()
        reader = (section, item_id)
        count = sum(len(self._of(period, reader)) for period in self.told.recent)
        when = self._when(self.told.news_since)
        words = self._say(_NEWS, when=when, count=count) if count else self._say(_NO_NEWS, when=when)
        return Markup('<a class="hb-news" href="{}">{}</a>').format(self.href(reader), escaped(words))

    def item_changed_on(self, section: str, item_id: str) -> datetime.date | None:
        """The day of the latest version that is told of in which the item is another one, or new."""
        if self._items_changed is None:
            self._items_changed = {}
            for period in self.told.past.periods if isinstance(self.told, Remembered) else ():
                for change in period.comparison.changes:
                    self._items_changed.setdefault((change.section, change.id), period.until.day)
        return self._items_changed.get((section, item_id))

    def guideline_changed_on(self, promise_id: str, guideline_id: str) -> datetime.date | None:
        """The day of the latest version in which the guideline is another one, or came with its promise."""
        if self._guidelines is None:
            self._guidelines = {}
            for period in self.told.past.periods if isinstance(self.told, Remembered) else ():
                for change in period.comparison.changes:
                    if change.section == "promises" and (not change.field or is_guideline(change)):
                        which = str(change.path[3]) if len(change.path) > 3 else ""
                        self._guidelines.setdefault((change.id, which), period.until.day)
        known = self._guidelines
        days = [known[key] for key in ((promise_id, guideline_id), (promise_id, "")) if key in known]
        return max(days, default=None)

    def href(self, reader: Address | None) -> str:
        """The page of a reader, from the top of the site."""
        return self._book.page_href(changes_path(reader))

    def pages(self, renderer: Renderer) -> Iterator[Page]:
        """One for everybody, and one for each role and function."""
        for reader in self.readers():
            name = self._book.name(*reader) if reader else ""
            title = self._say(_("What changed: %(name)s"), name=name) if reader else self._say(WHAT_CHANGED)
            yield Page(
                path=changes_path(reader),
                title=title,
                content=partial(self._body, reader, name or title, renderer),
                parent=CHANGES if reader else None,
                searchable=False,
                feed=feed_path(reader) if self.has_feeds else "",
                listed=reader is None and isinstance(self.told, Remembered) and bool(self.told.past.periods),
            )

    def _body(self, reader: Address | None, title: str, renderer: Renderer) -> str:
        body = renderer.body(
            "changes.md.j2",
            title,
            kind=self._say(WHAT_CHANGED) if reader else "",
            reader=reader,
            periods=self.periods(reader),
            start=self._start(),
            is_silent=isinstance(self.told, Silence),
            is_cut=isinstance(self.told, Remembered) and self.told.past.is_cut,
            unreadable=self._unreadable(),
            feed=self._book.page_href(feed_path(reader)) if self.has_feeds else "",
            others=self._others() if reader is None else [],
        )
        return self._book.addresses.brought_down(body, changes_path(reader))

    def periods(self, reader: Address | None) -> list[ToldPeriod]:
        """The periods in which anything changed for a reader, the newest first."""
        if not isinstance(self.told, Remembered):
            return []
        if reader not in self._periods:
            told = (self._period(period, reader) for period in self.told.past.periods)
            self._periods[reader] = [one for one in told if one.count or one.read_again]
        return self._periods[reader]

    def _period(self, period: Period, reader: Address | None) -> ToldPeriod:
        changes = self._of(period, reader)
        shown = changes[:_MOST_SHOWN]
        do = [change for change in shown if is_guideline(change)]
        rest = [change for change in shown if not is_guideline(change)]
        parts = [
            (self._say(heading), self._items([c for c in rest if c.section in sections], period, reader))
            for heading, (_heading, sections) in zip(_HEADINGS, PARTS, strict=True)
        ]
        done = (self._say(_YOU_DO if reader and reader[0] == "roles" else _STAFF_DO), self._items(do, period, reader))
        ordered = [done, *parts] if reader else [*parts, done]
        return ToldPeriod(
            heading=self._heading(period.until),
            anchor=f"since-{period.since.commit[:12]}",
            updated=period.until.time,
            parts=tuple((heading, items) for heading, items in ordered if items),
            read_again=tuple(self._read_again(period, reader)),
            titles=tuple(map(printable, period.titles)) if self._for_design else (),
            count=len(changes),
            left=len(changes) - len(shown),
        )

    def _of(self, period: Period, reader: Address | None) -> list[Change]:
        """The changes that concern a reader. A function is concerned by what its roles do differently."""
        changes = period.comparison.changes
        if reader is None:
            return list(changes)
        readers = [For(*reader)]
        if reader[0] == "functions":
            roles = [For("roles", role) for role in self._book.relations.roles_of.get(reader[1], ())]
            return [c for c in changes if concerns(c, readers[0]) or (is_guideline(c) and _any(c, roles))]
        return [change for change in changes if concerns(change, readers[0])]

    def _items(self, changes: Iterable[Change], period: Period, reader: Address | None) -> tuple[ToldItem, ...]:
        found: dict[tuple[str, str, str], list[Change]] = {}
        for change in changes:
            found.setdefault((change.section, change.id, _guideline_id(change)), []).append(change)
        return tuple(
            ToldItem(
                escaped("" if section in ("promises", "portfolio") else self._say(ONE_OF[section])),
                self._link(section, item_id, guideline, period, reader),
                self._about(item_id, guideline),
                tuple((escaped(self._say(WEIGHTS[c.weight])), said(c, self._book)) for c in listed),
            )
            for (section, item_id, guideline), listed in found.items()
        )

    def _link(self, section: str, item_id: str, guideline: str, period: Period, reader: Address | None) -> Markup:
        if section == "portfolio":
            return escaped(self._say(_WHOLE))
        promise = self._book.portfolio.promises.get(item_id) if guideline else None
        if promise and guideline in promise.guidelines:
            of_role = reader == ("roles", promise.guidelines[guideline].role)
            return self._guideline_link(promise, guideline, of_role=of_role)
        if self._book.has_page((section, item_id)):
            return self._book.link(section, item_id)
        return escaped(period.names.get((section, item_id)) or item_id)

    def _guideline_link(self, promise: Promise, guideline_id: str, *, of_role: bool) -> Markup:
        """To the role's own page, where the guideline stands once staff act on it, or to the promise's."""
        words = self._book.name("promises", promise.id)
        if of_role and in_force(promise):
            role = promise.guidelines[guideline_id].role
            return self._book.link("roles", role, f"{promise.id}--{guideline_id}", words)
        return self._book.link("promises", promise.id, f"guideline-{guideline_id}", words)

    def _about(self, promise_id: str, guideline_id: str) -> Markup:
        """What tells a guideline from others of the same promise: when it holds, else the first thing to do."""
        promise = self._book.portfolio.promises.get(promise_id)
        guideline = promise.guidelines.get(guideline_id) if promise else None
        return without_links(self._book.text.inline(guideline.when or guideline.do[0])) if guideline else Markup()

    def _read_again(self, period: Period, reader: Address | None) -> Iterator[Markup]:
        """Guidelines that say what they said, while what they rest on changed."""
        portfolio = self._book.portfolio
        for one in period.comparison.suspects:
            promise = portfolio.promises.get(one.promise)
            if promise is None or one.guideline not in promise.guidelines:
                continue
            function = portfolio.function_of(one.role) if one.role in portfolio.roles else None
            if reader in (None, ("roles", one.role), ("functions", function)):
                of_role = bool(reader) and reader == ("roles", one.role)
                to = self._guideline_link(promise, one.guideline, of_role=of_role)
                about = Markup('<p class="hb-small">{}</p>').format(self._about(one.promise, one.guideline))
                yield (to if of_role else self._book.link("roles", one.role) + ": " + to) + about

    def _heading(self, milestone: Milestone) -> str:
        """``v1.2 · 1 October 2026``; a day alone where the version has no name."""
        day = self._book.language.date(milestone.day)
        return f"{printable(milestone.name)} · {day}" if milestone.name else day

    def _when(self, since: Milestone | datetime.date) -> str:
        if isinstance(since, Milestone):
            return printable(since.name) or self._book.language.date(since.day)
        return self._book.language.date(since)

    def _start(self) -> str:
        return self._when(self.told.past.start) if isinstance(self.told, Remembered) else ""

    def for_builders(self, site_url: str) -> list[str]:
        """Why less is told than could be, for those who build the handbook: in words of their trade."""
        if isinstance(self.told, Silence):
            return [self._say(_WHY_SILENT[self.told.why])]
        lacking = {_CUT: self.told.past.is_cut, _NO_ADDRESS: not site_url}
        return [self._say(word) for word, is_so in lacking.items() if is_so]

    def _unreadable(self) -> list[str]:
        versions = self.told.past.unreadable if isinstance(self.told, Remembered) else ()
        return [self._heading(one) for one in versions]

    def _others(self) -> list[tuple[str, list[tuple[Address, int]]]]:
        """Whom anything concerns: by section, with how many changes stand on their page, those with most first."""
        every = ((r, sum(period.count for period in self.periods(r))) for r in self.readers() if r)
        counted = [(reader, count) for reader, count in every if count]
        return [
            (section, sorted((one for one in counted if one[0][0] == section), key=lambda one: -one[1]))
            for section in READERS
            if any(one[0][0] == section for one in counted)
        ]


def changes_path(reader: Address | None) -> str:
    """The Markdown file of a reader's page, from the top of the site."""
    return f"changes/{item_path(reader)}" if reader else CHANGES


def feed_path(reader: Address | None) -> str:
    """The file of a reader's feed."""
    return f"changes/{FOLDERS[reader[0]]}/{item_file(reader[1])}.xml" if reader else "changes/changes.xml"


def _guideline_id(change: Change) -> str:
    return str(change.path[3]) if is_guideline(change) and len(change.path) > 3 else ""


def _any(change: Change, readers: Iterable[For]) -> bool:
    return any(concerns(change, reader) for reader in readers)
