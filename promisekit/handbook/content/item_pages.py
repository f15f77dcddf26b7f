"""A page for every item: which template, and what it is given beside the item."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

from markupsafe import Markup

from promisekit.diagnostic import Span
from promisekit.graph.graph import Address
from promisekit.graph.relations import FailPointOf, GuidelineOf
from promisekit.handbook.book.address import index_path, item_path
from promisekit.handbook.book.book import Book, in_force
from promisekit.handbook.book.safe_text import escaped
from promisekit.handbook.content.page import Page
from promisekit.handbook.content.practice_pages import practice_path
from promisekit.handbook.content.render import Renderer
from promisekit.handbook.content.sheets.function import function_sheet, system_sheet
from promisekit.handbook.content.sheets.guarantee import guarantee
from promisekit.handbook.content.sheets.heat_map import is_answered
from promisekit.handbook.content.sheets.journey import evidence_of, phase_sheets, recovery, step_facts, ways_on
from promisekit.handbook.content.sheets.role import pain_behind, pains_answered, role_sheet, weight
from promisekit.handbook.content.sheets.touchpoint import fail_points_by_touchpoint, touchpoint_sheet
from promisekit.handbook.content.sheets.worst_case import worst_case
from promisekit.handbook.language import words
from promisekit.handbook.language.untranslated import like
from promisekit.model.actor import Function, Role, System
from promisekit.model.base import Item
from promisekit.model.capability import Enabler, Obstacle, Skill
from promisekit.model.journey import Journey
from promisekit.model.metric import Metric
from promisekit.model.pain_point import PainPoint
from promisekit.model.portfolio import SECTIONS
from promisekit.model.promise import Promise
from promisekit.model.touchpoint import Persona, Touchpoint

BOOST: Final = {
    "promises": 5.0,
    "roles": 3.0,
    "touchpoints": 2.0,
    "functions": 2.0,
    "journeys": 1.5,
    "systems": 0.7,
    "metrics": 0.5,
    "stories": 0.5,
}
"""How much more an item's page counts in the search than another page."""

HIDDEN: Final = {"promises": ("navigation",), "journeys": ("navigation", "toc")}
"""What the theme leaves out on pages that want its room."""

NOT_IN_FORCE_BOOST: Final = 0.1
"""The same for a promise that nobody may act on."""

FIRST_QUOTES: Final = 2
"""So many pains say on a promise's page why it exists; the others are a tap away."""

STATEMENT_LENGTH: Final = 140
"""A promise of more characters than this has only its first sentence in the largest type."""


@dataclass
class Contents:
    """What a page is made of."""

    values: dict[str, Any]
    template: str = ""
    """Default: the singular of the section."""
    title: str = ""
    """Default: the item's name."""


class ItemPages:
    """Makes the pages of items. A section whose template wants more than the item has a method of its own."""

    def __init__(self, book: Book, renderer: Renderer, span_of: Callable[[Address], Span | None]) -> None:
        self._book = book
        self._renderer = renderer
        self._span_of = span_of
        self._fail_points = fail_points_by_touchpoint(book)
        self._fails_in_step: dict[tuple[str, str], list[FailPointOf]] = {}
        for fail in book.relations.fail_points:
            self._fails_in_step.setdefault((fail.journey.id, fail.step.id), []).append(fail)
        self._contents: dict[str, Callable[[Any], Contents]] = {
            "functions": self._function,
            "systems": self._system,
            "roles": self._role,
            "personas": self._persona,
            "touchpoints": self._touchpoint,
            "pain_points": self._pain_point,
            "promises": self._promise,
            "journeys": self._journey,
            "metrics": self._metric,
            "skills": self._skill,
            "enablers": self._enabler,
            "obstacles": self._obstacle,
        }

    def all(self) -> Iterator[Page]:
        """A page for every item."""
        for section in SECTIONS:
            for item in self._book.portfolio.section(section).values():
                yield self._page(item)

    def _page(self, item: Item) -> Page:
        address = (item.section, item.id)
        return Page(
            path=item_path(address),
            title=self._book.name(*address),
            content=partial(self._body, item),
            item=address,
            parent=index_path(item.section),
            source=self._span_of(address),
            summary=self._book.text.plain(item.description),
            boost=_boost(item),
            # The words of a pain stand on the page of the promise that answers it too: there a search shall lead.
            searchable=not (isinstance(item, PainPoint) and is_answered(self._book, item)),
            hide=HIDDEN.get(item.section, ()),
        )

    def _body(self, item: Item) -> str:
        address = (item.section, item.id)
        make = self._contents.get(item.section)
        contents = make(item) if make else Contents({})
        own_word = words.ONE_OF[item.section].lower().replace(" ", "_")
        body = self._renderer.body(
            contents.template or f"{own_word}.md.j2",
            contents.title or self._book.name(*address),
            **{own_word: item} | contents.values,
        )
        return self._book.addresses.brought_down(body, item_path(address))

    def _referring(self, item: Item, section: str, by_field: str) -> list[Any]:
        """The items of a section that refer to this one by a field, in the portfolio's order."""
        items = self._book.portfolio.section(section)
        found = self._book.graph.referrers((item.section, item.id), by_field)
        return [items[item_id] for found_in, item_id in found if found_in == section]

    def _function(self, function: Function) -> Contents:
        sheet = function_sheet(self._book, function.id)
        kind = self._book.language.fixed(function.kind)
        return Contents({"section": "functions", "item": function, "sheet": sheet, "kind_word": kind})

    def _system(self, system: System) -> Contents:
        sheet = system_sheet(self._book, system.id)
        values = {
            "section": "systems",
            "item": system,
            "sheet": sheet,
            "kind_word": self._book.language.gettext(words.ONE_OF["systems"]),
        }
        return Contents(values, template="function.md.j2")

    def _role(self, role: Role) -> Contents:
        name = self._book.name("functions", role.function)
        values = {
            "pain_behind": lambda of: pain_behind(self._book, of),
            "function_name": name,
            "practice_path": practice_path,
        }
        return Contents({"sheet": role_sheet(self._book, role), **values})

    def _persona(self, persona: Persona) -> Contents:
        return Contents({"pains": self._referring(persona, "pain_points", "felt_by")})

    def _touchpoint(self, touchpoint: Touchpoint) -> Contents:
        language = self._book.language
        channel = language.fixed(touchpoint.channel or "") or language.gettext(words.ONE_OF["touchpoints"])
        fail_points = self._fail_points.get(touchpoint.id, [])
        return Contents(
            {
                "sheet": touchpoint_sheet(self._book, touchpoint, fail_points),
                "channel_word": channel[:1].upper() + channel[1:],
                "recovery": lambda fail: recovery(self._book, fail),
            }
        )

    def _pain_point(self, pain: PainPoint) -> Contents:
        return Contents({"pain": pain, "promises": self._book.relations.answered_by.get(pain.id, [])})

    def _promise(self, promise: Promise) -> Contents:
        portfolio = self._book.portfolio
        title, rest = headline(self._book, promise)
        guidelines: dict[str, list[GuidelineOf]] = {}
        for guideline_id, guideline in promise.guidelines.items():
            guidelines.setdefault(guideline.role, []).append(GuidelineOf(promise, guideline_id, guideline))
        by_kind: dict[str, list[Any]] = {"clock": [], "standing": [], "remedy": []}
        for commitment_id, commitment in promise.commitments.items():
            by_kind[commitment.kind].append((commitment_id, commitment))
        pains = pains_answered(self._book, promise)
        values = {
            "rest": rest,
            "roles": list(guidelines.items()),
            "worst": worst_case(self._book.portfolio, promise, self._book.relations, self._book.language),
            "guarantee": guarantee(self._book, promise),
            "commitments_by_kind": [(kind, found) for kind, found in by_kind.items() if found],
            "pains": sorted(pains, key=lambda pain: -weight(pain)),
            "first_quotes": FIRST_QUOTES,
            "stories": self._referring(promise, "stories", "shows"),
            "metrics": [portfolio.metrics[m] for m in promise.metrics if m in portfolio.metrics],
            "hindered_by": [obstacle.id for obstacle in self._referring(promise, "obstacles", "hinders")],
            "replaced_by": [other.id for other in self._referring(promise, "promises", "replaces")],
        }
        return Contents(values, title=title)

    def _journey(self, journey: Journey) -> Contents:
        grew_out_of = self._referring(journey, "journeys", "becomes")
        values = {
            "phases": phase_sheets(self._book, journey),
            "kind_word": self._book.language.fixed(journey.kind),
            "grew_out_of": [other.id for other in grew_out_of],
            "pairs": [*([journey] if journey.becomes in self._book.portfolio.journeys else []), *grew_out_of],
            "evidence_of": lambda step: evidence_of(self._book, step),
            "step_facts": lambda step: step_facts(self._book, step),
            "ways_on": lambda step: ways_on(self._book, journey, step),
            "fails_in": lambda step: self._fails_in_step.get((journey.id, step.id), []),
            "recovery": lambda fail: recovery(self._book, fail),
        }
        return Contents(values)

    def _metric(self, metric: Metric) -> Contents:
        return Contents({"metrics": [metric], "kind_word": self._book.language.fixed(metric.kind)})

    def _skill(self, skill: Skill) -> Contents:
        trainings = [training.id for training in self._referring(skill, "trainings", "teaches")]
        return Contents({"roles": self._book.roles_needing.get(skill.id, []), "trainings": trainings})

    def _enabler(self, enabler: Enabler) -> Contents:
        return Contents({"promises": self._referring(enabler, "promises", "ensured_by")})

    def _obstacle(self, obstacle: Obstacle) -> Contents:
        portfolio = self._book.portfolio
        hindered = [portfolio.promises[p] for p in obstacle.hinders if p in portfolio.promises]
        removed_by = [improvement.id for improvement in self._referring(obstacle, "improvements", "removes")]
        return Contents({"promises": hindered, "removed_by": removed_by})


def _boost(item: Item) -> float:
    if isinstance(item, Promise) and not in_force(item):
        return NOT_IN_FORCE_BOOST
    return BOOST.get(item.section, 1.0)


def headline(book: Book, promise: Promise) -> tuple[str, Markup | str]:
    """What of the promise's statement stands in the largest type, in plain text, and what follows it."""
    whole = book.text.plain(promise.promise)
    title = whole if len(whole) <= STATEMENT_LENGTH else book.name("promises", promise.id)
    return title, _rest(whole, title)


def _rest(whole: str, title: str) -> Markup | str:
    """What follows the title in the statement; all of it where the title had to be cut."""
    rest = whole if title.endswith("…") else whole.removeprefix(title).strip()
    return escaped(like(rest, whole)) if rest else ""
