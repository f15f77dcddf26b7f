"""A role's page as a card of paper: to pin on a wall, or to keep in a pocket.

Like an airline's crew card it says per touchpoint and promise what to do, say and avoid, what the role may decide
alone, and whom to turn to. Texts are untrusted: they reach typst as data and never as its markup.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, Final

from markupsafe import Markup

from promisekit.graph.graph import Graph
from promisekit.graph.relations import GuidelineOf, Relations
from promisekit.handbook.book.address import Addresses
from promisekit.handbook.book.audience import Audience, acted_on
from promisekit.handbook.book.book import Book
from promisekit.handbook.content.contact import ways
from promisekit.handbook.content.feedback_link import QUESTION
from promisekit.handbook.content.sheets.role import Desk, RoleSheet, pain_behind, role_sheet
from promisekit.handbook.language.language import language_of
from promisekit.handbook.language.words import QUOTED, _
from promisekit.model.actor import Role
from promisekit.model.portfolio import Portfolio

PAPERS: Final = {
    "A4": {"width": 210, "height": 297, "margin": 10, "columns": 2},
    "A5": {"width": 148, "height": 210, "margin": 9, "columns": 1},
    "A6": {"width": 105, "height": 148, "margin": 6, "columns": 1},
}
"""Standing; in mm."""

Runs = list[dict[str, Any]]
"""A text as pieces that look alike: `text`, and whether it is `bold` or `italic`."""

_NEVER_PRINTED: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufeff\ufffe\uffff]"
)

_TEMPLATE: Final = Path(__file__).with_name("card.typ")
_LABELS: Final = {
    "do": _("Do"),
    "say": _("Say"),
    "avoid": _("Avoid"),
    "may": _("You may"),
    "fails": _("If it fails"),
    "why": _("Why"),
}


class NoTypst(Exception):
    """A card cannot be made here; the message says what is missing."""

    def __init__(self) -> None:
        super().__init__(
            "A card needs the package typst: install it with `pip install typst`. "
            "Or print the role's page from the handbook."
        )


def card(portfolio: Portfolio, role_id: str, *, paper: str = "A4", language: str | None = None) -> bytes:
    """The PDF of a role's card, the same for the same portfolio. Raises KeyError for a role that does not exist or
    another paper than those of :data:`PAPERS`, and NoTypst."""
    try:
        import typst
    except ImportError:
        raise NoTypst from None
    data = contents(portfolio, role_id, language) | {"paper": PAPERS[paper]}
    inputs = {"card": json.dumps(_printed(data), ensure_ascii=False)}
    written: bytes
    try:
        written = typst.compile(_TEMPLATE.read_bytes(), sys_inputs=inputs, format="pdf", pdf_standards=["ua-1"])
    except typst.TypstError:
        # The standard takes no character that is in none of this machine's fonts; paper takes a box in its place.
        written = typst.compile(_TEMPLATE.read_bytes(), sys_inputs=inputs, format="pdf")
    return written


def _printed(value: Any) -> Any:
    """The plain values without the characters that print nothing and that no PDF may hold."""
    if isinstance(value, str):
        return _NEVER_PRINTED.sub("", value)
    if isinstance(value, dict):
        return {key: _printed(entry) for key, entry in value.items()}
    return [_printed(entry) for entry in value] if isinstance(value, list) else value


def contents(portfolio: Portfolio, role_id: str, language: str | None = None) -> dict[str, Any]:
    """What stands on the card, as plain values: what the role's page says to staff of agreed and live promises."""
    acted = acted_on(Graph(portfolio))
    spoken = language_of(language or portfolio.about.language)
    relations = Relations(acted.graph.portfolio)
    book = Book(acted.graph, relations, Addresses(), None, Audience.STAFF, acted.unseen, spoken)
    role = acted.graph.portfolio.roles[role_id]
    return _Card(book, role_sheet(book, role)).contents()


class _Card:
    """Puts a role's sheet into words."""

    def __init__(self, book: Book, sheet: RoleSheet) -> None:
        self._book = book
        self._sheet = sheet
        self._say = book.language.gettext

    def contents(self) -> dict[str, Any]:
        """What the template needs."""
        role, name, say = self._sheet.role, self._book.name, self._say
        return {
            "language": self._book.language.code.partition("-")[0],
            "title": name("roles", role.id),
            "function": name("functions", role.function),
            "handbook": self._book.text.plain(self._book.portfolio.about.name),
            "purpose": _runs(self._book.text.inline(role.purpose)),
            "desks": [self._desk(desk) for desk in self._sheet.desks],
            "nothing": "" if self._sheet.desks else say(_("No promise asks anything of this role by name.")),
            "takes_over": {
                "heading": say(_("When colleagues turn to you")),
                "items": [self._taken_over(of) for of in self._sheet.takes_over],
            },
            "skills": {
                "heading": say(_("Skills that help")),
                "items": [name("skills", skill) for skill in self._sheet.skills],
            },
            "feedback": {"heading": say(QUESTION), "text": self._feedback(role)},
        }

    def _desk(self, desk: Desk) -> dict[str, Any]:
        name = self._book.name
        return {
            "name": name("touchpoints", desk.touchpoint.id),
            "guidelines": [self._guideline(of) for of in desk.guidelines],
            "elsewhere": {
                "heading": self._say(_("Here you also keep")),
                "items": [name("promises", of.promise.id) for of, _touchpoint in desk.told_elsewhere],
            },
        }

    def _guideline(self, of: GuidelineOf) -> dict[str, Any]:
        guideline, inline = of.guideline, self._book.text.inline
        rows: dict[str, list[str]] = {
            "do": [inline(text) for text in guideline.do],
            "say": [self._quoted(inline(text)) for text in guideline.say],
            "avoid": [inline(text) for text in guideline.avoid],
            "may": [self._mandate(mandate) for mandate in guideline.may],
            "fails": [self._escalation(of)] if guideline.if_it_fails else [],
            "why": self._why(of),
        }
        return {
            "promise": self._book.name("promises", of.promise.id),
            "note": self._in_force_from(of),
            "when": _runs(inline(guideline.when)),
            "rows": [
                {"kind": kind, "label": self._say(_LABELS[kind]), "items": [_runs(html) for html in found]}
                for kind, found in rows.items()
                if found
            ],
        }

    def _in_force_from(self, of: GuidelineOf) -> str:
        if of.promise.status != "agreed":
            return ""
        since = self._book.language.date(of.promise.since)
        return self._say(_("in force from %(date)s"), date=since) if since else self._say(_("agreed"))

    def _mandate(self, mandate: Any) -> str:
        does, amount = self._book.text.inline(mandate.does), self._book.language.money(mandate.up_to)
        return f"{does}, <strong>{self._say(_('up to %(amount)s'), amount=amount)}</strong>" if amount else does

    def _escalation(self, of: GuidelineOf) -> str:
        fails = of.guideline.if_it_fails
        assert fails is not None
        within = self._book.language.within(fails.within)
        stays = fails.escalate_to == of.guideline.role
        whom = self._say(_("It stays with you")) if stays else self._whom(fails.escalate_to, most=1)
        whom += f" <strong>{within}</strong>" if within else ""
        return f"{whom}. {self._book.text.inline(fails.does)}" if fails.does else whom

    def _whom(self, actor_id: str, most: int | None = None) -> str:
        """Who is named, and how to reach them, in so many ways at most."""
        reached = Markup(" · ").join(ways(self._book, actor_id, on_paper=True)[:most])
        return f"{self._book.actor(actor_id)} ({reached})" if reached else str(self._book.actor(actor_id))

    def _why(self, of: GuidelineOf) -> list[str]:
        pain, inline = pain_behind(self._book, of), self._book.text.inline
        because = [inline(of.guideline.because)] if of.guideline.because else []
        return [*because, *([f"<em>{self._quoted(inline(pain.says))}</em>"] if pain else [])]

    def _quoted(self, html: str) -> str:
        return self._say(QUOTED, words=html)

    def _taken_over(self, of: GuidelineOf) -> Runs:
        fails = of.guideline.if_it_fails
        assert fails is not None
        within = self._book.language.within(fails.within)
        parts = [f"{self._book.link('roles', of.guideline.role)}: {self._book.link('promises', of.promise.id)}"]
        parts += [f"<strong>{within}</strong>"] if within else []
        parts += [self._book.text.inline(fails.does)] if fails.does else []
        return _runs(" · ".join(parts))

    def _feedback(self, role: Role) -> Runs:
        """Whom to tell; nobody is told to tell themselves."""
        function = self._book.portfolio.functions.get(role.function)
        route = function.feedback if function else None
        if function is None or route is None or route.to == role.id:
            others = (route.fallback if route else None, *((function.lead, function.ambassador) if function else ()))
            other = next((one for one in others if one and one != role.id), None)
            return _runs(self._say(_("Tell %(role)s."), role=self._whom(other))) if other else []
        if route.via:
            to, reached = self._book.link("roles", route.to), ways(self._book, route.to, on_paper=True)
            way = Markup(" · ").join([self._book.text.inline(route.via), *reached])
            told = [self._say(_("Tell %(role)s (%(way)s)."), role=to, way=way)]
        else:
            told = [self._say(_("Tell %(role)s."), role=self._whom(route.to))]
        within = self._book.language.within(route.answer_within)
        if within:
            told.append(self._say(_("You are answered %(within)s."), within=within))
        if route.fallback and route.fallback != role.id:
            fallback = self._whom(route.fallback)
            told.append(self._say(_("Nobody answers? Then tell %(role)s."), role=fallback))
        return _runs(" ".join(told))


def _runs(html: str) -> Runs:
    """Safe HTML of one paragraph as runs of text; links and code are plain."""
    reader = _Runs()
    reader.feed(str(html))
    reader.close()
    return reader.runs


class _Runs(HTMLParser):
    """Collects text, and whether it stands in `strong` or `em`."""

    def __init__(self) -> None:
        super().__init__()
        self.runs: Runs = []
        self._depth = {"strong": 0, "em": 0}

    def handle_starttag(self, tag: str, attrs: Iterable[tuple[str, str | None]]) -> None:
        """One deeper; a line that breaks goes on after a space."""
        if tag in self._depth:
            self._depth[tag] += 1
        elif tag == "br":
            self.handle_data(" ")

    def handle_endtag(self, tag: str) -> None:
        """One up."""
        if tag in self._depth:
            self._depth[tag] -= 1

    def handle_data(self, data: str) -> None:
        """A run of text."""
        self.runs.append({"text": data, "bold": self._depth["strong"] > 0, "italic": self._depth["em"] > 0})
