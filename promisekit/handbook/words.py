"""The interface's words: how values and fixed terms read for a person.

Every word that the handbook adds of its own is here or in the templates, both inside ``_()``, so that
catalogues for other languages can take their place.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Final

from markupsafe import Markup

from promisekit.model.duration import Duration
from promisekit.model.hours import Hours
from promisekit.model.money import Money


def _(word: str) -> str:
    """Marks a word for translation."""
    return word


SECTION_NAMES: Final = {
    "functions": _("Functions"),
    "roles": _("Roles"),
    "systems": _("Systems"),
    "personas": _("Personas"),
    "touchpoints": _("Touchpoints"),
    "pain_points": _("Pain points"),
    "promises": _("Promises"),
    "journeys": _("Journeys"),
    "metrics": _("Metrics"),
    "skills": _("Skills and trainings"),
    "trainings": _("Trainings"),
    "enablers": _("Enablers"),
    "obstacles": _("Obstacles"),
    "improvements": _("Improvement plan"),
    "rituals": _("Rituals"),
    "stories": _("Stories"),
}
"""What each overview is called."""

ONE_OF: Final = {
    "functions": _("Function"),
    "roles": _("Role"),
    "systems": _("System"),
    "personas": _("Persona"),
    "touchpoints": _("Touchpoint"),
    "pain_points": _("Pain point"),
    "promises": _("Promise"),
    "journeys": _("Journey"),
    "metrics": _("Metric"),
    "skills": _("Skill"),
    "trainings": _("Training"),
    "enablers": _("Enabler"),
    "obstacles": _("Obstacle"),
    "improvements": _("Improvement"),
    "rituals": _("Ritual"),
    "stories": _("Story"),
}

HEAT_MAP: Final = _("What hurts where")
HOW_WE_DID: Final = _("How we did")
FEEDBACK: Final = _("Where feedback goes")
FINDINGS: Final = _("Findings")
WHAT_HURTS: Final = _("What hurts")
SEARCH: Final = _("Search")
WAY_UP: Final = _("Way up")
ON_THIS_PAGE: Final = _("On this page")

PICTURE_TOOLS: Final = _("What you can do with the picture")
PICTURE_VIEWS: Final = {
    "full": _("Full view"),
    "customer": _("Customer view"),
    "staff": _("Staff view"),
}
STEP_BY_STEP: Final = _("Step by step")
STEP_BACK: Final = _("Step before")
STEP_ON: Final = _("Next step")
SMALLER: Final = _("Smaller")
LARGER: Final = _("Larger")
USUAL_SIZE: Final = _("Usual size")
FULL_SCREEN: Final = _("Full screen")

TERMS_NAMES: Final = {
    "time": _("Time"),
    "emotion": _("Emotion"),
    "risk": _("Risk"),
    "money": _("Money"),
    "situation": _("Situation"),
}

FIXED: Final = {
    "frontline": _("Frontline"),
    "backstage": _("Backstage"),
    "frontstage": _("Frontstage"),
    "support": _("Support"),
    "partner": _("Partner"),
    "draft": _("Draft"),
    "agreed": _("Agreed"),
    "live": _("Live"),
    "retired": _("Retired"),
    "law": _("The law requires it"),
    "contract": _("In the contract"),
    "voluntary": _("Our own promise"),
    "automatically": _("Without asking"),
    "on-request": _("On request"),
    "observed": _("Observed"),
    "assumed": _("Assumed"),
    "proposed": _("Proposed"),
    "as-is": _("As it is"),
    "to-be": _("As it will be"),
    "missing": _("Missing"),
    "planned": _("Planned"),
    "in-place": _("In place"),
    "idea": _("Idea"),
    "doing": _("Under way"),
    "done": _("Done"),
    "culture": _("Culture"),
    "technology": _("Technology"),
    "environment": _("Environment"),
    "resources": _("Resources"),
    "skills": _("Skills"),
    "leadership": _("Leadership"),
    "goals": _("Goals"),
    "metrics": _("Metrics"),
    "nps": _("Would recommend us (NPS)"),
    "ces": _("Effort (CES)"),
    "csat": _("Satisfaction (CSAT)"),
    "mystery-shopping": _("Mystery shopping"),
    "operational": _("Operations"),
    "employee": _("Staff"),
    "business": _("Business"),
    "clock": _("While the clock runs"),
    "standing": _("Always in place"),
    "remedy": _("If the promise is broken"),
    "error": _("Errors"),
    "warning": _("Warnings"),
    "info": _("Worth knowing"),
    "higher": _("Higher is better"),
    "lower": _("Lower is better"),
}
"""Fixed words of the format -> what a person reads."""

_UNITS: Final = {
    "s": (_("second"), _("seconds")),
    "min": (_("minute"), _("minutes")),
    "h": (_("hour"), _("hours")),
    "day": (_("day"), _("days")),
    "week": (_("week"), _("weeks")),
    "month": (_("month"), _("months")),
    "year": (_("year"), _("years")),
    "working hour": (_("working hour"), _("working hours")),
    "working day": (_("working day"), _("working days")),
}
_MONTHS: Final = (
    *(_("January"), _("February"), _("March"), _("April"), _("May"), _("June"), _("July")),
    *(_("August"), _("September"), _("October"), _("November"), _("December")),
)
_DAYS: Final = {
    **{"mon": _("Mon"), "tue": _("Tue"), "wed": _("Wed"), "thu": _("Thu"), "fri": _("Fri")},
    **{"sat": _("Sat"), "sun": _("Sun"), "hol": _("public holidays")},
}
_SIGNS_BEFORE: Final = {"GBP": "£", "USD": "$"}
_SIGNS_AFTER: Final = {"EUR": "€"}
_NO_BREAK: Final = "\u00a0"


def fixed(word: str) -> str:
    """What a person reads for one of the format's fixed words; the word itself where it is not one."""
    return FIXED.get(word, word)


def number(value: float | Decimal) -> str:
    """``41200`` -> ``41 200`` (a thin space between thousands), ``4.50`` -> ``4.5``."""
    text = f"{value:,.6f}".rstrip("0").rstrip(".")
    return text.replace(",", "\u202f")


def duration(value: Duration | None) -> str:
    """``2 working days``, ``4 hours``, ``next working day``; empty for None."""
    if value is None:
        return ""
    if value.unit not in _UNITS:
        return str(value)
    one, many = _UNITS[value.unit]
    return f"{number(value.amount)}{_NO_BREAK}{one if value.amount == 1 else many}"


_BY_THE_END: Final = {
    "same day": _("the same day"),
    "next day": _("by the end of the next day"),
    "same working day": _("the same working day"),
    "next working day": _("by the end of the next working day"),
}


def within(value: Duration | None) -> str:
    """``within 2 working days``, ``by the end of the next working day``; empty for None."""
    if value is None:
        return ""
    return _BY_THE_END.get(str(value)) or f"{_('within')} {duration(value)}"


def often(value: Duration) -> str:
    """``every week``, ``every 2 weeks``."""
    return _("every") + " " + (_UNITS[value.unit][0] if value.amount == 1 and value.unit in _UNITS else duration(value))


def money(value: Money | None) -> str:
    """``£8``, ``12.50 €``, ``300 NOK``; empty for None."""
    if value is None:
        return ""
    whole = value.amount == value.amount.to_integral_value()
    amount = f"{value.amount:,.0f}" if whole else f"{value.amount:,.2f}"
    amount = amount.replace(",", "\u202f")
    if value.currency in _SIGNS_BEFORE:
        return _SIGNS_BEFORE[value.currency] + amount
    return f"{amount}{_NO_BREAK}{_SIGNS_AFTER.get(value.currency, value.currency)}"


def share(value: Decimal | None) -> str:
    """``95 %``; empty for None."""
    return "" if value is None else f"{number(value)}{_NO_BREAK}%"


def date(value: datetime.date | None) -> str:
    """``1 October 2026``; empty for None."""
    return "" if value is None else f"{value.day}{_NO_BREAK}{_MONTHS[value.month - 1]} {value.year}"


def hours(value: Hours | None) -> str:
    """``Mon–Fri 08:00–20:00, Sat 09:00–17:00``; ``Day and night`` for always; empty for None."""
    if value is None:
        return ""
    if value.is_always:
        return _("Day and night, every day")
    text = str(value).replace("-", "–")
    for short, name in _DAYS.items():
        text = text.replace(short, name)
    return text[0].upper() + text[1:]


def joined(parts: Iterable[Markup | str], last: str = "") -> Markup:
    """``a, b and c`` with ``last`` being the last joint, such as ``_("and")``; commas only where it is empty."""
    items = list(parts)
    if last and len(items) > 1:
        return Markup(", ").join(items[:-1]) + f" {last} " + items[-1]
    return Markup(", ").join(items)


def first_sentence(text: str, longest: int = 140) -> str:
    """The first sentence of a text, for titles and lists: where it ends, else at the last word that fits."""
    for position, sign in enumerate(text):
        if sign in ".!?" and position >= 20 and text[position + 1 : position + 2] in ("", " ", "\n"):
            text = text[: position + 1]
            break
    if len(text) <= longest:
        return text
    return text[:longest].rsplit(" ", 1)[0].rstrip(",;:") + "…"


FILTERS: Final[dict[str, Callable[..., object]]] = {
    "duration": duration,
    "often": often,
    "within": within,
    "money": money,
    "share": share,
    "date": date,
    "hours": hours,
    "number": number,
    "fixed": fixed,
}
"""What templates may write after a ``|``."""
