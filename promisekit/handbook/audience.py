"""Who a handbook is for, and what the public may see of a portfolio.

The public's portfolio is made anew from named fields. What is not named here is not in it, so no page, search
index or picture that is made from it can tell it.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final, TypeVar

from pydantic import BaseModel

from promisekit.graph.graph import ABOUT, LINK, Address, Graph
from promisekit.model.portfolio import Portfolio
from promisekit.model.promise import Promise
from promisekit.model.text import Text, Translated, worded
from promisekit.model.touchpoint import Touchpoint


class Audience(StrEnum):
    """Who reads: customers, those who keep the promises, or those who write them."""

    PUBLIC = "public"
    STAFF = "staff"
    DESIGN = "design"


LEFT_OUT: Final = "…"
"""What stands in a text of the public's where it links to something internal."""

_ABOUT_FIELDS: Final = ("name", "language", "languages", "brand_promise")
_TOUCHPOINT_FIELDS: Final = ("id", "name")
_METRIC_FIELDS: Final = ("id", "name", "kind", "unit", "better", "target", "results")
_PROMISE_FIELDS: Final = (
    *("id", "promise", "status", "kept_at", "basis", "since", "until"),
    *("within", "share", "notice", "no_more_than", "starts", "stops", "hours"),
    *("conditions", "exclusions", "customer_does", "dispute"),
)
_REMEDY_FIELDS: Final = (
    *("gives", "when", "after", "amount", "percent", "of", "every", "at_least", "at_most"),
    *("given", "within", "claim_within"),
)
_INTERNAL_METRICS: Final = ("employee", "business")

M = TypeVar("M", bound=BaseModel)


@dataclass(frozen=True)
class Charter:
    """The public's portfolio. ``left_out`` are the links in its texts that lead to what the public does not see."""

    portfolio: Portfolio
    left_out: tuple[tuple[Address, str], ...] = ()
    """The item that links, and the link as it is written."""


def charter_of(graph: Graph) -> Charter:
    """Live promises, the names of their touchpoints, and their metrics that are not about staff or business."""
    whole = graph.portfolio
    promises = {p.id: p for p in whole.promises.values() if p.status == "live"}
    met_at = {touchpoint for promise in promises.values() for touchpoint in promise.kept_at}
    shown_by = {metric for promise in promises.values() for metric in promise.metrics}
    touchpoints = {t.id: t for t in whole.touchpoints.values() if t.id in met_at}
    metrics = {m.id: m for m in whole.metrics.values() if m.id in shown_by and m.kind not in _INTERNAL_METRICS}
    names = {("touchpoints", t.id): t.name for t in touchpoints.values()}
    texts = _Texts(graph, set(promises), names | {("metrics", m.id): m.name for m in metrics.values()})
    about = texts.cleaned(_only(whole.about, _ABOUT_FIELDS), ABOUT)
    portfolio = Portfolio(
        about,
        touchpoints={i: texts.cleaned(_public_touchpoint(t), ("touchpoints", i)) for i, t in touchpoints.items()},
        promises={
            i: texts.cleaned(_public_promise(promise, promises.keys(), metrics.keys()), ("promises", i))
            for i, promise in promises.items()
        },
        metrics={i: texts.cleaned(_only(metric, _METRIC_FIELDS), ("metrics", i)) for i, metric in metrics.items()},
    )
    return Charter(portfolio, tuple(dict.fromkeys(texts.left_out)))


def _public_touchpoint(touchpoint: Touchpoint) -> Touchpoint:
    return _only(touchpoint, _TOUCHPOINT_FIELDS, responsible="")


def _public_promise(promise: Promise, live: Container[str], metrics: Container[str]) -> Promise:
    remedies = (
        _only(remedy, _REMEDY_FIELDS, not_with=tuple(other for other in remedy.not_with if other in live))
        for remedy in promise.remedy
    )
    shown = tuple(metric for metric in promise.metrics if metric in metrics)
    return _only(promise, _PROMISE_FIELDS, accountable="", metrics=shown, remedy=tuple(remedies))


def _only(whole: M, fields: Iterable[str], **more: Any) -> M:
    """A new one with the values of those fields, which have been checked already; the others are empty."""
    values: dict[str, Any] = {name: getattr(whole, name) for name in fields}
    return type(whole).model_construct(**values, **more)


class _Texts:
    """Takes out of texts what links to anything internal. Names that the public may know become words."""

    def __init__(self, graph: Graph, promises: Container[str], names: Mapping[Address, Text]) -> None:
        self._graph = graph
        self._promises = promises
        self._names = names
        self._language = graph.portfolio.about.language
        self.left_out: list[tuple[Address, str]] = []

    def cleaned(self, item: M, source: Address) -> M:
        """The item with all its texts gone through."""
        values = {name: self._value(value, source) for name, value in item.__dict__.items()}
        changed = {name: value for name, value in values.items() if value is not item.__dict__[name]}
        return item.model_copy(update=changed)

    def _value(self, value: Any, source: Address) -> Any:
        match value:
            case str() if "[[" in value:
                return self._wording(value, source, self._language)
            case Translated():
                by_language = value.by_language.items()
                return Translated({code: self._wording(text, source, code) for code, text in by_language})
            case tuple():
                return tuple(self._value(one, source) for one in value)
            case BaseModel():
                return self.cleaned(value, source)
            case _:
                return value

    def _wording(self, text: str, source: Address, language: str) -> str:
        return LINK.sub(lambda link: self._words(link, source, language), text)

    def _words(self, link: re.Match[str], source: Address, language: str) -> str:
        address = self._graph.resolve_link(link[1])
        if address and address[0] == "promises" and address[1] in self._promises:
            return f"[[promises:{address[1]}]]"
        if address and address in self._names:
            return LINK.sub(LEFT_OUT, worded(self._names[address], language))
        self.left_out.append((source, link[0]))
        return LEFT_OUT
