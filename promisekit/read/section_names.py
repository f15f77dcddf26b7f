"""Which section somebody means who writes another name, or none: by the name, and by what stands below it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, Final

from promisekit.model.about import About
from promisekit.model.base import Item
from promisekit.model.portfolio import SECTIONS
from promisekit.read.explain import nearest
from promisekit.read.shape import field_names

NAMES: Final = ("portfolio", *SECTIONS)
"""Every name that stands at the left edge of a file."""

_ALIKE: Final = 0.8
"""How alike (1: the same) a misspelt name is at least, if it is read as the name of a section."""

_EVERYDAY: Final = {
    "portfolio": "about settings project salkku portfölj",
    "functions": "departments teams units toiminnot funktiot osastot yksiköt funktioner avdelningar abteilungen",
    "roles": "staff people jobs roolit tehtävät roller rollen",
    "systems": "tools software järjestelmät system systeme",
    "personas": "customers segments persoonat asiakkaat personat personor kunder kunden",
    "touchpoints": "channels contacts kohtaamispisteet kosketuspisteet kontaktpunkter beröringspunkter kontaktpunkte",
    "pain_points": "pains problems issues terms kipupisteet ongelmat smärtpunkter problem schmerzpunkte",
    "promises": "guarantees standards charter lupaukset palvelulupaukset löften servicelöften versprechen",
    "journeys": "blueprints paths processes palvelupolut asiakaspolut polut kundresor resor kundenreisen",
    "metrics": "measures kpis indicators mittarit mått mätetal kennzahlen",
    "skills": "competences competencies taidot osaaminen färdigheter kompetenser fähigkeiten",
    "trainings": "courses koulutukset utbildningar schulungen",
    "enablers": "resources means mahdollistajat edellytykset möjliggörare förutsättningar",
    "obstacles": "barriers hindrances esteet hinder hindernisse",
    "improvements": "actions projects parannukset toimenpiteet förbättringar åtgärder verbesserungen",
    "rituals": "meetings rituaalit ritualer rituale",
    "stories": "quotes examples tarinat berättelser geschichten",
}
"""Section -> what people call it in English, Finnish, Swedish and German."""


def section_meant(name: str, below: Any) -> str | None:
    """The section that a misspelt name is read as: one that is written almost so, and whose fields stand below it."""
    word = _tidy(name)
    near = next((known for known in NAMES if word in (known, _one(known))), None) or nearest(word, NAMES, _ALIKE)
    return near if near and _holds(below, near) else None


def section_suggested(name: str, below: Any) -> str | None:
    """The section that somebody may have meant."""
    word = _tidy(name)
    everyday = next((section for section, words in _EVERYDAY.items() if word in words.split()), None)
    # Fields of one item alone are no section, whatever its name sounds like.
    is_item = below.id == "mapping" and all(value.id == "scalar" for _key, value in below.value)
    return everyday or (None if is_item else nearest(word, NAMES)) or _by_content(below)


def section_of_item(below: Any) -> str | None:
    """The section of which this can only be an item: it has all fields that are required there, and no others."""
    names = set(names_in(below))
    fitting = [
        section for section, model in SECTIONS.items() if _required(model) <= names and names <= set(field_names(model))
    ]
    # What may be the portfolio section as well is not sure.
    return fitting[0] if len(fitting) == 1 and not names <= set(field_names(About)) else None


def may_be_item(section: str, below: Any) -> bool:
    """Whether at least half of the names that stand there are fields of the section's items."""
    return _are_mostly(names_in(below), set(field_names(SECTIONS[section])))


def section_like_item(below: Any) -> str | None:
    """The section whose items this looks like most."""
    names = set(names_in(below))
    own = {section: len(names & _own_fields(model)) for section, model in SECTIONS.items()}
    best = max(own.values())
    likely = [section for section, known in own.items() if known == best]
    return likely[0] if best >= 2 and len(likely) == 1 and 2 * best >= len(names) else None


def is_section(name: str, below: Any) -> bool:
    """Whether it is a section by its name and by what stands below it."""
    return name in NAMES and _holds(below, name)


def names_in(node: Any) -> Iterator[str]:
    """The names in a mapping of nodes; none of anything else."""
    return (key.value for key, _value in node.value if key.id == "scalar") if node.id == "mapping" else iter(())


def _holds(node: Any, section: str) -> bool:
    """Whether what stands there is a section with at least half of its items, or fields, of that kind."""
    if section == "portfolio":
        return _are_mostly(names_in(node), set(field_names(About)))
    if node.id != "mapping" or not node.value:
        return False
    fields = set(field_names(SECTIONS[section]))
    like = sum(any(name in fields for name in names_in(item)) for _key, item in node.value)
    return 2 * like >= len(node.value)


def _by_content(node: Any) -> str | None:
    if node.id != "mapping":
        return None
    if _holds(node, "portfolio") and not set(names_in(node)).isdisjoint(_only_portfolio()):
        return "portfolio"
    found = [section_like_item(item) or section_of_item(item) for _key, item in node.value]
    sections = {section for section in found if section}
    return sections.pop() if len(sections) == 1 else None


def _are_mostly(names: Iterable[str], known: set[str]) -> bool:
    every = list(names)
    return bool(every) and 2 * sum(name in known for name in every) >= len(every)


@cache
def _only_portfolio() -> frozenset[str]:
    return frozenset(field_names(About)).difference(*(field_names(model) for model in SECTIONS.values()))


@cache
def _required(model: type[Item]) -> frozenset[str]:
    return frozenset(i.alias or n for n, i in model.model_fields.items() if i.is_required() and n != "id")


@cache
def _own_fields(model: type[Item]) -> frozenset[str]:
    return frozenset(set(field_names(model)) - set(field_names(Item)))


def _tidy(name: str) -> str:
    return "_".join(name.lower().replace("-", " ").replace("_", " ").split())


def _one(section: str) -> str:
    return f"{section[:-3]}y" if section.endswith("ies") else section.removesuffix("s")
