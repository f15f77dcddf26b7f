"""Home and the overviews: the pages of the navigation tree."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any, Final

from markupsafe import Markup

from promisekit.diagnostic import Diagnostic, Severity
from promisekit.graph.graph import Address
from promisekit.handbook.book.address import index_path
from promisekit.handbook.book.audience import Audience
from promisekit.handbook.book.book import Book, in_force
from promisekit.handbook.content.leaders_overviews import leaders_overviews
from promisekit.handbook.content.page import Page
from promisekit.handbook.content.render import Renderer, terms_of
from promisekit.handbook.content.sheets.function import function_sheet
from promisekit.handbook.content.sheets.heat_map import is_answered
from promisekit.handbook.content.sheets.metric_pairs import metric_pairs
from promisekit.handbook.content.sheets.role import by_encounters
from promisekit.handbook.content.sheets.situations import heard_at, heard_most
from promisekit.handbook.language import words
from promisekit.model.actor import Function
from promisekit.model.base import Acceptance
from promisekit.model.metric import Metric
from promisekit.model.pain_point import TERMS, PainPoint
from promisekit.model.promise import Promise
from promisekit.model.touchpoint import Touchpoint

Values = Callable[[], dict[str, Any]]
"""What a template is given, worked out when the page is looked at."""

HOME: Final = "index.md"
HEAT_MAP: Final = "heat-map.md"
SITUATIONS: Final = "situations.md"
FEEDBACK: Final = "feedback.md"
FINDINGS: Final = "findings.md"

_OVERVIEW_BOOST: Final = 0.5
_HEARD_AT_HOME: Final = 6
"""So many of the things that customers say stand on the home page."""
_WIDE: Final = ("promises", "metrics", "improvements")
"""Overviews that want the room of the list of headings."""
_LISTS: Final = ("systems", "personas", "trainings", "enablers", "obstacles", "rituals", "stories")
"""Sections of whose items an overview says only a few words each."""
_PROMISE_STATES: Final = ("live", "agreed", "draft", "retired")
_STATUS_ORDER: Final = ("done", "doing", "planned", "idea", None)


def overview_pages(
    book: Book, renderer: Renderer, findings: list[Diagnostic], for_builders: Iterable[str] = ()
) -> Iterator[Page]:
    """Home first, then one page a section that has items, then the pages across sections.

    ``for_builders`` is what else those shall know who build the handbook.
    """
    overviews = _Overviews(book, renderer)
    yield overviews.home()
    for section, values in overviews.sections():
        if book.portfolio.section(section):
            template = "list" if section in _LISTS else section
            title = book.language.gettext(words.SECTION_NAMES[section])
            hide = ("toc",) if section in _WIDE else ()
            yield overviews.page(index_path(section), f"overviews/{template}.md.j2", title, values, hide=hide)
    for one in overviews.of_leaders:
        yield overviews.page(one.path, one.template, book.language.gettext(one.title), one.values, hide=("toc",))
    if heard_at(book):
        yield overviews.situations()
    if book.portfolio.pain_points:
        yield overviews.heat_map()
    yield overviews.feedback()
    if book.audience is Audience.DESIGN:
        yield overviews.findings(findings, for_builders=for_builders)


def broken_pages(book: Book, renderer: Renderer, findings: list[Diagnostic], *, alone: bool) -> list[Page]:
    """The findings' page of a portfolio with errors; ``alone``: it is the home page too."""
    overviews = _Overviews(book, renderer)
    page = overviews.findings(findings)
    return [page, overviews.findings(findings, HOME)] if alone else [page]


class _Overviews:
    def __init__(self, book: Book, renderer: Renderer) -> None:
        self._book = book
        self._portfolio = book.portfolio
        self._renderer = renderer
        self._gettext = book.language.gettext
        self.of_leaders = list(leaders_overviews(book))
        self._there = {*(one.path for one in self.of_leaders), *([HEAT_MAP] if book.portfolio.pain_points else [])}

    def page(self, path: str, template: str, title: str, values: Values, **more: Any) -> Page:
        content = partial(self._body, path, template, title, values)
        return Page(path=path, title=title, content=content, boost=_OVERVIEW_BOOST, **more)

    def _body(self, path: str, template: str, title: str, values: Values) -> str:
        body = self._renderer.body(template, title, overviews=self._there, **values())
        return self._book.addresses.brought_down(body, path)

    def home(self) -> Page:
        about = self._portfolio.about
        title = self._book.text.plain(about.brand_promise or about.name)
        return self.page(HOME, "home.md.j2", title, self._home, hide=("navigation", "toc"))

    def sections(self) -> Iterator[tuple[str, Values]]:
        """Every section in the order of the navigation tree, with what its overview is given."""
        yield "promises", self._promises
        yield "touchpoints", self._touchpoints
        yield "journeys", lambda: {"journeys": list(self._portfolio.journeys.values())}
        yield "roles", lambda: {"roles_by_function": self._roles_by_function()}
        yield "functions", self._functions
        yield "pain_points", lambda: {"pains_by_terms": self._pains_by_terms()}
        yield "metrics", lambda: {"metrics_by_kind": self._metrics_by_kind(), "pairs": metric_pairs(self._book)}
        yield "skills", self._skills
        yield "improvements", lambda: {"improvements_by_status": self._improvements_by_status()}
        for section in _LISTS:
            yield section, partial(self._list, section)

    def _home(self) -> dict[str, Any]:
        return {
            "example": next((str(self._book.name("touchpoints", one.id)) for one in self._by_encounters()), ""),
            "roles_by_function": self._roles_by_function(),
            "heard": heard_most(self._book, _HEARD_AT_HOME),
            "promises": self._book.promises_in_force,
            "journeys": list(self._portfolio.journeys.values()),
        }

    def _promises(self) -> dict[str, Any]:
        return {
            "in_force": self._book.promises_in_force,
            "drafts": self._not_in_force("draft"),
            "retired": self._not_in_force("retired"),
            "filters": self._filters(),
        }

    def _touchpoints(self) -> dict[str, Any]:
        kept_at = self._book.relations.promises_at
        return {"touchpoints": [(t, sum(in_force(p) for p in kept_at.get(t.id, []))) for t in self._by_encounters()]}

    def _by_encounters(self) -> list[Touchpoint]:
        return sorted(self._portfolio.touchpoints.values(), key=by_encounters)

    def _functions(self) -> dict[str, Any]:
        sheets = [
            (function, function_sheet(self._book, function.id)) for function in self._portfolio.functions.values()
        ]
        sheets.sort(key=lambda pair: -len(pair[1].answers_for) - len(pair[1].carries))
        return {"functions": sheets}

    def _skills(self) -> dict[str, Any]:
        needing = self._book.roles_needing
        return {
            "skills": [
                (skill, needing.get(skill.id, []), self._taught_by(skill.id))
                for skill in self._portfolio.skills.values()
            ]
        }

    def _list(self, section: str) -> dict[str, Any]:
        items = self._portfolio.section(section).values()
        return {"section": section, "rows": [(item, self._row_words(item)) for item in items]}

    def situations(self) -> Page:
        title = self._gettext(words.SITUATIONS)
        # Its words stand on the pages of the promises, and there a search shall lead.
        return self.page(SITUATIONS, "overviews/situations.md.j2", title, self._heard, hide=("toc",), searchable=False)

    def _heard(self) -> dict[str, Any]:
        return {"heard_at": heard_at(self._book)}

    def heat_map(self) -> Page:
        title = self._gettext(words.HEAT_MAP)
        return self.page(HEAT_MAP, "overviews/heat_map.md.j2", title, self._unanswered, hide=("toc",))

    def _unanswered(self) -> dict[str, Any]:
        pains = sorted(self._portfolio.pain_points.values(), key=_worst_first)
        return {"unanswered": [pain for pain in pains if not is_answered(self._book, pain)]}

    def feedback(self) -> Page:
        title = self._gettext(words.FEEDBACK)
        return self.page(
            FEEDBACK, "overviews/feedback.md.j2", title, self._routes, hide=("toc",), listed=self._is_anybody_named()
        )

    def _is_anybody_named(self) -> bool:
        """Whether anybody is said to take feedback."""
        return any(function.feedback or function.lead for function in self._portfolio.functions.values())

    def _routes(self) -> dict[str, Any]:
        routes: dict[str, list[Touchpoint]] = {}
        for touchpoint in sorted(self._portfolio.touchpoints.values(), key=by_encounters):
            routes.setdefault(touchpoint.responsible, []).append(touchpoint)
        for function in self._portfolio.functions:
            routes.setdefault(function, [])
        return {"routes": routes, "is_named": self._is_anybody_named()}

    def findings(self, findings: list[Diagnostic], path: str = FINDINGS, for_builders: Iterable[str] = ()) -> Page:
        grouped = [
            (severity.word, [one for one in findings if one.severity == severity])
            for severity in sorted(Severity, reverse=True)
        ]
        values = {
            "findings": findings,
            "accepted": self._accepted(),
            "for_builders": list(for_builders),
            "findings_by_severity": [(word, found) for word, found in grouped if found],
            "item_at": self._book.item_at,
        }
        return self.page(
            path, "overviews/findings.md.j2", self._gettext(words.FINDINGS), lambda: values, searchable=False
        )

    def _accepted(self) -> list[tuple[Address | None, Acceptance]]:
        """What the team lives with, and of which item; of the portfolio itself without one."""
        found: list[tuple[Address | None, Acceptance]] = [(None, one) for one in self._portfolio.about.accepted]
        found += [((item.section, item.id), one) for item in self._portfolio.items() for one in item.accepted]
        return found

    def _not_in_force(self, status: str) -> list[Promise]:
        return [promise for promise in self._portfolio.promises.values() if promise.status == status]

    def _roles_by_function(self) -> list[tuple[Function, list[str]]]:
        """Every function with its roles; those whom most promises ask something of come first."""
        relations = self._book.relations
        found = []
        for function in self._portfolio.functions.values():
            roles = relations.roles_of.get(function.id, [])
            if roles:
                found.append((function, sorted(roles, key=lambda role: -len(relations.guidelines_of.get(role, ())))))
        return found

    def _pains_by_terms(self) -> list[tuple[str, list[PainPoint]]]:
        """By the first, the main, of each pain's TERMS."""
        pains = sorted(self._portfolio.pain_points.values(), key=_worst_first)
        grouped = [(word, [pain for pain in pains if pain.terms[0] == word]) for word in TERMS]
        return [(word, found) for word, found in grouped if found]

    def _metrics_by_kind(self) -> list[tuple[str, list[Metric]]]:
        found: dict[str, list[Metric]] = {}
        for metric in self._portfolio.metrics.values():
            found.setdefault(metric.kind, []).append(metric)
        return list(found.items())

    def _improvements_by_status(self) -> list[tuple[str | None, list[Any]]]:
        improvements = self._portfolio.improvements.values()
        grouped = [(status, [one for one in improvements if one.status == status]) for status in _STATUS_ORDER]
        return [(status, found) for status, found in grouped if found]

    def _taught_by(self, skill_id: str) -> list[str]:
        return [item_id for section, item_id in self._book.graph.referrers(("skills", skill_id), "teaches")]

    def _row_words(self, item: Any) -> Markup:
        """What a list says of an item beside its name."""
        book = self._book
        match item.section:
            case "systems":
                return book.link("functions", item.function)
            case "trainings":
                return words.joined(book.link("skills", skill) for skill in item.teaches)
            case "enablers":
                return words.joined(book.language.fixed(word) for word in (item.area, item.status) if word)
            case "obstacles":
                return words.joined(book.language.fixed(word) for word in (item.kind,) if word)
            case "rituals":
                return words.joined(
                    [*(book.actor(who) for who in item.who), *([book.language.often(item.every)] if item.every else [])]
                )
            case "stories":
                return words.joined(book.link("touchpoints", touchpoint) for touchpoint in item.at)
            case _:
                return book.text.inline(item.description)

    def _filters(self) -> list[tuple[str, str, list[tuple[str, str]]]]:
        """For each filter of the promises: its field, its label, its choices."""
        promises = self._portfolio.promises.values()
        used_at = dict.fromkeys(touchpoint for promise in promises for touchpoint in promise.kept_at)
        functions = dict.fromkeys(promise.accountable for promise in promises)
        filters = [
            ("at", self._gettext(words.ONE_OF["touchpoints"]), self._choices("touchpoints", used_at)),
            ("terms", self._gettext(words.WHAT_HURTS), self._pains()),
            ("function", self._gettext(words.ONE_OF["functions"]), self._choices("functions", functions)),
            ("status", self._gettext(words.STATUS), self._statuses()),
        ]
        return [one for one in filters if one[2]]

    def _pains(self) -> list[tuple[str, str]]:
        """The TERMS that some promise answers."""
        answered = {word for promise in self._portfolio.promises.values() for word in terms_of(self._book, promise)}
        return [(word, self._gettext(name)) for word, name in words.TERMS_NAMES.items() if word in answered]

    def _statuses(self) -> list[tuple[str, str]]:
        """The states that there are."""
        found = {promise.status for promise in self._portfolio.promises.values()}
        return [(status, self._book.language.fixed(status)) for status in _PROMISE_STATES if status in found]

    def _choices(self, section: str, ids: Iterable[str]) -> list[tuple[str, str]]:
        named = [(item_id, str(self._book.name(section, item_id))) for item_id in ids]
        return sorted(named, key=lambda choice: choice[1].casefold())


def _worst_first(pain: PainPoint) -> tuple[int, int]:
    return (-(pain.severity or 0), -(pain.frequency or 0))
