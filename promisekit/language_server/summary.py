"""An item in a few lines of Markdown: what it is, what it says, and what rests on it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from promisekit.language_server.known import KnownItem, name_of, shortened
from promisekit.language_server.portfolio import OpenPortfolio
from promisekit.model.base import Item
from promisekit.model.hours import Hours
from promisekit.model.portfolio import SECTIONS
from promisekit.model.promise import Limit
from promisekit.model.text import Translated, worded
from promisekit.read.shape import noun

_TOLD: Final = {
    "functions": ("kind", "lead", "hours"),
    "roles": ("function", "purpose"),
    "systems": ("function", "hours"),
    "personas": ("needs",),
    "touchpoints": ("channel", "responsible", "roles"),
    "pain_points": ("terms", "at", "severity"),
    "promises": ("status", "accountable", "kept_at", "within", "answers"),
    "journeys": ("kind", "persona", "goal"),
    "metrics": ("kind", "unit", "target"),
    "trainings": ("teaches", "for_"),
    "enablers": ("area", "status"),
    "obstacles": ("kind", "felt_by", "hinders"),
    "improvements": ("status", "goal", "by"),
    "rituals": ("who", "every", "purpose"),
    "stories": ("at", "shows"),
}
"""Section -> the fields that tell most about an item."""
_MOST: Final = 6


def summary(portfolio: OpenPortfolio, known: KnownItem) -> str:
    """What an item is and says."""
    item = known.item
    one = noun(SECTIONS[known.section]).split(" ", 1)[1]
    head = f"**{markdown(_full_name(portfolio, known))}**\n\n{one} `{known.id}`"
    if item is None:
        return f"{head}\n\nIts file cannot be read just now."
    lines = [f"- {label}: {value}" for label, value in _told(portfolio, item)]
    return "\n".join([head, "", *lines]) if lines else head


def rests_on(portfolio: OpenPortfolio, known: KnownItem) -> str:
    """Who refers to an item, by kind, as Markdown; empty where nobody does."""
    reading = portfolio.reading
    if reading is None:
        return ""
    by_section: dict[str, list[str]] = {}
    for section, item_id in reading.graph.referrers((known.section, known.id)):
        by_section.setdefault(section, []).append(item_id)
    lines = []
    for section, found in by_section.items():
        named = ", ".join(f"`{item_id}`" for item_id in found[:_MOST])
        more = f" and {len(found) - _MOST} more" if len(found) > _MOST else ""
        lines.append(f"- {section.replace('_', ' ')}: {named}{more}")
    return "Referred to by\n" + "\n".join(lines) if lines else "Nothing refers to it."


def markdown(text: str) -> str:
    """The text with nothing in it that Markdown or HTML would take for its own."""
    return "".join(f"\\{c}" if c in "\\`*_{}[]<>#|!&~" else c for c in " ".join(text.split()))


def _full_name(portfolio: OpenPortfolio, known: KnownItem) -> str:
    if known.item is None or portfolio.reading is None:
        return known.name
    language = portfolio.reading.loaded.portfolio.about.language
    for field in ("name", "promise", "says"):
        if hasattr(known.item, field):
            return shortened(worded(getattr(known.item, field), language), 400)
    return name_of(known.item, language)


def _told(portfolio: OpenPortfolio, item: Item) -> Iterator[tuple[str, str]]:
    language = portfolio.reading.loaded.portfolio.about.language if portfolio.reading else "en"
    for field in _TOLD.get(item.section, ()):
        value = getattr(item, field, None)
        info = type(item).model_fields[field]
        if value:
            yield (info.alias or field).replace("_", " "), _shown(value, language)


def _shown(value: Any, language: str) -> str:
    if isinstance(value, Translated):
        return _shown(worded(value, language), language)
    if isinstance(value, tuple):
        return ", ".join(_shown(one, language) for one in value[:_MOST]) + (" …" if len(value) > _MOST else "")
    if isinstance(value, Limit):
        hours = f" ({value.hours})" if value.hours else ""
        return f"{value.within}{hours}"
    if isinstance(value, Hours):
        return str(value)
    if hasattr(value, "model_fields"):
        parts = (getattr(value, name) for name in type(value).model_fields)
        return ", ".join(_shown(part, language) for part in parts if part is not None)
    return markdown(shortened(str(value), 200))
