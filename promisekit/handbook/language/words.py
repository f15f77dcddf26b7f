"""The interface's words in English, each marked with ``_()`` so that catalogues can take their place.

A word here is only marked; it becomes one of a language where a page is written, by
``book.language.gettext(words.FEEDBACK)``.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from markupsafe import Markup


def _(word: str) -> str:
    """Marks a word for translation; :class:`~promisekit.handbook.language.language.Language` says it in a language."""
    return word


def _n(one: str, many: str) -> tuple[str, str]:
    """Marks the two forms of words that go with a number, ``%(num)s``."""
    return one, many


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

SCHEMES: Final = (_("Dark"), _("Light"))
"""What the buttons say that change between the two in our own settings."""
HOME: Final = _("Home")
NOTES: Final = _("Notes")
MADE_WITH: Final = _("Made with")
NOT_FOUND: Final = _("There is no such page")
WHAT_WE_PROMISE: Final = _("What we promise")
SITUATIONS: Final = _("When a customer says …")
HEAT_MAP: Final = _("Heat map")
HOW_WE_DID: Final = _("How we did")
FEEDBACK: Final = _("Where feedback goes")
FINDINGS: Final = _("Findings")
WHAT_HURTS: Final = _("What hurts")
WHAT_IS_WRONG: Final = _("What is wrong")
ERRORS: Final = _n(
    "The files have %(num)s error: you see the last good pages.",
    "The files have %(num)s errors: you see the last good pages.",
)
STATUS: Final = _("Status")
SEARCH: Final = _("Search")
SEARCH_ALL: Final = _("Search the handbook")
PRINTED: Final = _("printed on %(date)s")
VERSION: Final = _("version %(name)s of %(date)s")
AS_OF: Final = _("as of %(date)s")
CLOSE: Final = _("Close")
FOUND_NONE: Final = _("Nothing has these words.")
FOUND_ONE: Final = _("One page has these words.")
FOUND_MANY: Final = _("%(num)s pages have these words; the best come first.")
WAY_UP: Final = _("Way up")
ON_THIS_PAGE: Final = _("On this page")

SAME_AS_TABLE: Final = _("The same as a table")
LEADS_TO: Final = _("Leads on to")
QUOTED: Final = _("“%(words)s”")
NO_PICTURE: Final = _("There is no picture here.")
PART_OF_THE_MAP: Final = _(
    "The picture shows the functions and journeys on which most rests. The table below it has all of them."
)
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
FIT_WIDTH: Final = _("Fit to the width")
FIT_ALL: Final = _("Show all of it")
SAVE_AS: Final = _("Save as %(format)s")
FULL_SCREEN: Final = _("Full screen")
MORE_TOOLS: Final = _("More of what you can do")

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
    "phone": _("phone"),
    "text message": _("text message"),
    "chat": _("chat"),
    "web": _("web"),
    "app": _("app"),
    "email": _("email"),
    "letter": _("letter"),
    "store": _("store"),
    "visit": _("visit"),
    "parcel": _("parcel"),
}
"""Fixed words of the format, and usual ones for channels -> what a person reads."""

DURATIONS: Final = {
    "s": _n("%(num)s second", "%(num)s seconds"),
    "min": _n("%(num)s minute", "%(num)s minutes"),
    "h": _n("%(num)s hour", "%(num)s hours"),
    "day": _n("%(num)s day", "%(num)s days"),
    "week": _n("%(num)s week", "%(num)s weeks"),
    "month": _n("%(num)s month", "%(num)s months"),
    "year": _n("%(num)s year", "%(num)s years"),
    "working hour": _n("%(num)s working hour", "%(num)s working hours"),
    "working day": _n("%(num)s working day", "%(num)s working days"),
}
"""How long; many languages bend the words for :data:`WITHIN` and :data:`EVERY` in another way."""

WITHIN: Final = {
    "s": _n("within %(num)s second", "within %(num)s seconds"),
    "min": _n("within %(num)s minute", "within %(num)s minutes"),
    "h": _n("within %(num)s hour", "within %(num)s hours"),
    "day": _n("within %(num)s day", "within %(num)s days"),
    "week": _n("within %(num)s week", "within %(num)s weeks"),
    "month": _n("within %(num)s month", "within %(num)s months"),
    "year": _n("within %(num)s year", "within %(num)s years"),
    "working hour": _n("within %(num)s working hour", "within %(num)s working hours"),
    "working day": _n("within %(num)s working day", "within %(num)s working days"),
}

EVERY: Final = {
    "s": _n("every second", "every %(num)s seconds"),
    "min": _n("every minute", "every %(num)s minutes"),
    "h": _n("every hour", "every %(num)s hours"),
    "day": _n("every day", "every %(num)s days"),
    "week": _n("every week", "every %(num)s weeks"),
    "month": _n("every month", "every %(num)s months"),
    "year": _n("every year", "every %(num)s years"),
    "working hour": _n("every working hour", "every %(num)s working hours"),
    "working day": _n("every working day", "every %(num)s working days"),
}

NAMED_DURATIONS: Final = {
    "at once": _("at once"),
    "same day": _("same day"),
    "next day": _("next day"),
    "same working day": _("same working day"),
    "next working day": _("next working day"),
}

BY_THE_END: Final = {
    "at once": _("at once"),
    "same day": _("the same day"),
    "next day": _("by the end of the next day"),
    "same working day": _("the same working day"),
    "next working day": _("by the end of the next working day"),
}

LESS_THAN_ONE: Final = _("less than one")
ALWAYS_OPEN: Final = _("Day and night, every day")
PUBLIC_HOLIDAYS: Final = _("public holidays")
EVERY_YEAR: Final = _("%(days)s every year")
THE_CUSTOMER: Final = _("the customer")

EMOTIONS: Final = {
    -2: _("very unhappy"),
    -1: _("unhappy"),
    0: _("neither happy nor unhappy"),
    1: _("happy"),
    2: _("very happy"),
}


def joined(parts: Iterable[Markup | str]) -> Markup:
    """``a, b, c``; what is not Markup is escaped."""
    return Markup(", ").join(parts)


def first_sentence(text: str, longest: int = 140) -> str:
    """The first sentence of a text, for titles and lists: where it ends, else at the last word that fits."""
    for position, sign in enumerate(text):
        if sign in ".!?" and position >= 20 and text[position + 1 : position + 2] in ("", " ", "\n"):
            text = text[: position + 1]
            break
    if len(text) <= longest:
        return text
    return text[:longest].rsplit(" ", 1)[0].rstrip(",;:") + "…"
