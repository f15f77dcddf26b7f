"""Who a handbook is for, and what of a portfolio they see.

The public's portfolio is made anew from named fields. What is not named here is not in it, so no page, search
index or picture that is made from it can tell it. Staff's is the whole one without promises that nobody acts on.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, Final

from promisekit.graph.graph import ABOUT, LINK, Address, Graph
from promisekit.handbook.book.rewording import M, Rewording
from promisekit.handbook.language.language import language_of
from promisekit.model.about import About
from promisekit.model.closing import Closing
from promisekit.model.hours import Hours
from promisekit.model.portfolio import Portfolio
from promisekit.model.promise import Promise
from promisekit.model.text import Text, worded
from promisekit.model.touchpoint import Touchpoint


class Audience(StrEnum):
    """Who reads: customers, those who keep the promises, or those who write them."""

    PUBLIC = "public"
    STAFF = "staff"
    DESIGN = "design"


IN_FORCE: Final = ("agreed", "live")
"""The states of a promise that staff act on."""

LEFT_OUT: Final = "…"
"""What stands in a text of the public's where it links to something internal."""

_ABOUT_FIELDS: Final = ("name", "language", "languages", "brand_promise", "closed")
_TOUCHPOINT_FIELDS: Final = ("id", "name")
_ACTOR_FIELDS: Final = ("id", "name", "contact")
_METRIC_FIELDS: Final = ("id", "name", "kind", "unit", "better", "target", "results")
_PROMISE_FIELDS: Final = (
    *("id", "promise", "status", "kept_at", "basis", "since", "until"),
    *("within", "share", "notice", "no_more_than", "starts", "stops", "hours"),
    *("conditions", "exclusions", "customer_does", "dispute"),
)
_REMEDY_FIELDS: Final = (
    *("gives", "when", "after", "amount", "percent", "of", "every", "at_least", "at_most", "pays_from"),
    *("given", "within", "claim_within"),
)
_INTERNAL_METRICS: Final = ("employee", "business")


@dataclass(frozen=True)
class PublicClock:
    """What customers have to know of the clock of a promise, to tell whether it is kept."""

    hours: Hours | None
    """When those who answer for it are at work, where the promised time passes only then."""
    closed: tuple[Closing, ...]
    """When they are closed; why, where everybody is."""


@dataclass(frozen=True)
class Charter:
    """The public's portfolio. ``left_out`` are the links in its texts that lead to what the public does not see."""

    portfolio: Portfolio
    clocks: Mapping[str, PublicClock]
    """Promise id -> its clock, of promises with a limit."""
    left_out: tuple[tuple[Address, str], ...] = ()
    """The item that links, and the link as it is written."""


def charter_of(graph: Graph) -> Charter:
    """Live promises, the names of their touchpoints, and their metrics that are not about staff or business.

    Of functions and roles those whose contact is public, by name.
    """
    whole = graph.portfolio
    promises = {p.id: p for p in whole.promises.values() if p.status == "live"}
    met_at = {touchpoint for promise in promises.values() for touchpoint in promise.kept_at}
    shown_by = {metric for promise in promises.values() for metric in promise.metrics}
    touchpoints = {t.id: t for t in whole.touchpoints.values() if t.id in met_at}
    metrics = {m.id: m for m in whole.metrics.values() if m.id in shown_by and m.kind not in _INTERNAL_METRICS}
    functions = {f.id: f for f in whole.functions.values() if f.contact and f.contact.public}
    roles = {r.id: r for r in whole.roles.values() if r.contact and r.contact.public}
    names: dict[Address, Text] = {
        (one.section, one.id): one.name for items in (touchpoints, metrics, functions, roles) for one in items.values()
    }
    words = _Words(graph, set(promises), names)
    texts = Rewording(words, whole.about.language)
    about = texts.reworded(_only(whole.about, _ABOUT_FIELDS), ABOUT)
    portfolio = Portfolio(
        about,
        functions={
            i: texts.reworded(_only(f, _ACTOR_FIELDS, kind="support"), ("functions", i)) for i, f in functions.items()
        },
        roles={i: texts.reworded(_only(r, _ACTOR_FIELDS, function=""), ("roles", i)) for i, r in roles.items()},
        touchpoints={i: texts.reworded(_public_touchpoint(t), ("touchpoints", i)) for i, t in touchpoints.items()},
        promises={
            i: texts.reworded(
                _public_promise(promise, promises.keys(), metrics.keys(), functions.keys()), ("promises", i)
            )
            for i, promise in promises.items()
        },
        metrics={i: texts.reworded(_only(metric, _METRIC_FIELDS), ("metrics", i)) for i, metric in metrics.items()},
    )
    clocks = {i: _clock(whole, promise, about) for i, promise in promises.items() if promise.within}
    return Charter(portfolio, clocks, tuple(dict.fromkeys(words.left_out)))


@dataclass(frozen=True)
class ActedOn:
    """What staff see. ``unseen`` are drafts and retired promises; where anything refers to one, its words stay."""

    graph: Graph
    unseen: Mapping[Address, Text]


def acted_on(graph: Graph) -> ActedOn:
    """The portfolio with agreed and live promises only, and no link to another."""
    whole = graph.portfolio
    unseen = {("promises", p.id): p.promise for p in whole.promises.values() if p.status not in IN_FORCE}
    if not unseen:
        return ActedOn(graph, unseen)
    sections: dict[str, Any] = {"promises": {i: p for i, p in whole.promises.items() if ("promises", i) not in unseen}}

    def words(link: re.Match[str], source: Address, language: str) -> str:
        address = graph.resolve_link(link[1])
        if address not in unseen:
            return link[0]
        told = LINK.sub(LEFT_OUT, worded(unseen[address], language))
        return told if link.string.strip() == link[0] else language_of(language).quoted(told)

    texts = Rewording(words, whole.about.language)
    for section, item_id in {source for address in unseen for source in graph.referrers(address, "[[ ]]")}:
        items = sections.setdefault(section, dict(whole.section(section))) if section != ABOUT[0] else {}
        if item_id in items:
            items[item_id] = texts.reworded(items[item_id], (section, item_id))
    about = texts.reworded(whole.about, ABOUT)
    return ActedOn(Graph(replace(whole, about=about, **sections)), unseen)


def _clock(whole: Portfolio, promise: Promise, about: About) -> PublicClock:
    function = whole.functions.get(promise.accountable)
    own = [Closing.model_validate({"from": one.from_, "to": one.to}) for one in (function.closed if function else ())]
    counts = any(limit.within.is_working_time for limit in promise.within or ())
    says = counts and whole.says_hours_of(promise.accountable)
    return PublicClock(whole.hours_of(promise.accountable) if says else None, (*about.closed, *own))


def _public_touchpoint(touchpoint: Touchpoint) -> Touchpoint:
    return _only(touchpoint, _TOUCHPOINT_FIELDS, responsible="")


def _public_promise(
    promise: Promise, live: Container[str], metrics: Container[str], functions: Container[str]
) -> Promise:
    remedies = (
        _only(remedy, _REMEDY_FIELDS, not_with=tuple(other for other in remedy.not_with if other in live))
        for remedy in promise.remedy
    )
    shown = tuple(metric for metric in promise.metrics if metric in metrics)
    accountable = promise.accountable if promise.accountable in functions else ""
    waits = {i: c for i, c in promise.commitments.items() if c.is_customers and c.kind == "clock"}
    parts = {i: _only(c, ("by", "does", "within", "pauses", "kind")) for i, c in waits.items()}
    return _only(
        promise, _PROMISE_FIELDS, accountable=accountable, metrics=shown, remedy=tuple(remedies), commitments=parts
    )


def _only(whole: M, fields: Iterable[str], **more: Any) -> M:
    """A new one with the values of those fields, which have been checked already; the others are empty."""
    values: dict[str, Any] = {name: getattr(whole, name) for name in fields}
    return type(whole).model_construct(**values, **more)


class _Words:
    """What the public reads where a text links to an item: names that it may know as words, and else nothing."""

    def __init__(self, graph: Graph, promises: Container[str], names: Mapping[Address, Text]) -> None:
        self._graph = graph
        self._promises = promises
        self._names = names
        self.left_out: list[tuple[Address, str]] = []

    def __call__(self, link: re.Match[str], source: Address, language: str) -> str:
        """The words, or a link that the public can follow."""
        address = self._graph.resolve_link(link[1])
        if address and address[0] == "promises" and address[1] in self._promises:
            return f"[[promises:{address[1]}]]"
        if address and address in self._names:
            return LINK.sub(LEFT_OUT, worded(self._names[address], language))
        self.left_out.append((source, link[0]))
        return LEFT_OUT
