"""When functions and systems are at work, where feedback goes, and how functions and roles are reached."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from promisekit.diff.fields import anything, as_kind, by_order, changed, nested, optional, ordered, worded_as
from promisekit.diff.found import At, Comparator, Found, Pair
from promisekit.diff.kind import kind, pair
from promisekit.diff.kinds.any_item import CHANGED, REWORDED
from promisekit.diff.order import Order, duration_order, hours_order, plain_order
from promisekit.model.actor import Function, System
from promisekit.model.closing import Closing
from promisekit.model.duration import Duration
from promisekit.model.hours import ALWAYS, Hours
from promisekit.model.portfolio import Portfolio

_LEAP_YEAR: Final = 2000
"""What is closed every year is compared in years of which one has a 29 February."""

HOURS_SHORTER, HOURS_LONGER = pair(
    ("PD311", "PD312"),
    ("It is open for less time.", "Work waits for the next opening more often, in every promise that it commits to."),
    ("It is open for more time.", "Work waits less; working hours and days pass faster for customers."),
    ("functions.billing", "hours: mon-fri 08:00-18:00", "hours: mon-fri 09:00-15:00"),
)
HOURS_CHANGED = kind(
    "PD313", "changed",
    "It is open at other times.",
    "Some cases wait longer, others less. `promisekit check` says whether the promises still hold.",
    "functions.billing", "hours: mon-fri 08:00-16:00", "hours: mon-fri 10:00-18:00",
)  # fmt: skip
FEEDBACK_GONE, FEEDBACK_ADDED = pair(
    ("PD314", "PD315"),
    ("Feedback has nowhere to go.", "What customers and colleagues say is lost, and they stop saying it."),
    ("Feedback has somewhere to go.", "What customers and colleagues say reaches somebody."),
    ("functions.billing", "feedback: {to: billing-specialist, answer_within: 2 working days}", ""),
)
FEEDBACK_SLOWER, FEEDBACK_FASTER = pair(
    ("PD316", "PD317"),
    ("Feedback is answered later.", "Who hears nothing stops telling."),
    ("Feedback is answered sooner.", "Who hears back soon tells again."),
    ("functions.billing.feedback", "answer_within: 2 working days", "answer_within: 5 working days"),
)
FEEDBACK_ELSEWHERE = kind(
    "PD318", "changed",
    "Feedback goes to somebody else.",
    "Whoever takes it now has to know, and so do those who send it.",
    "functions.billing.feedback", "to: billing-specialist", "to: service-agent",
)  # fmt: skip
LEAD_CHANGED = kind(
    "PD319", "changed",
    "Another role leads it or speaks for the customer in it.",
    "Escalations and decisions go to somebody else.",
    "functions.billing", "lead: billing-specialist", "lead: service-lead",
)  # fmt: skip

CONTACT_GONE, CONTACT_ADDED = pair(
    ("PD320", "PD321"),
    (
        "Nothing says any more how to reach it.",
        "Who is sent to it when something fails has to look for a number first.",
    ),
    ("It says how to reach it.", "Who is sent to it when something fails can call at once."),
    ("functions.billing", "contact: {phone: +44 20 7946 0123}", ""),
)
CONTACT_CHANGED = kind(
    "PD322", "changed",
    "It is reached in another way.",
    "A number on a printed card or in somebody's phone leads nowhere, or to somebody else.",
    "roles.service-lead.contact", "phone: +44 20 7946 0123", "phone: +44 20 7946 0199",
)  # fmt: skip
CONTACT_SEEN = kind(
    "PD323", "changed",
    "Customers see the contact from now on, or no longer.",
    "Calls of customers come to a number that was for colleagues, or can no longer come.",
    "functions.billing.contact", "{phone: +44 20 7946 0123}", "{phone: +44 20 7946 0123, public: true}",
)  # fmt: skip
CLOSED_MORE, CLOSED_LESS = pair(
    ("PD324", "PD325"),
    ("It is closed on more days.", "Work stands still on those days, in every promise that it commits to."),
    ("It is closed on fewer days.", "Work goes on on those days, in every promise that it commits to."),
    ("functions.billing", "", "closed: [{from: 12-24}]"),
)
CALENDAR_CHANGED = kind(
    "PD326", "changed",
    "Other days count as working time.",
    "Some cases wait longer, others less. `promisekit check` says whether the promises still hold.",
    "functions.billing", "holidays: FI", "holidays: SE",
)  # fmt: skip
PEOPLE_FEWER, PEOPLE_MORE = pair(
    ("PD327", "PD328"),
    ("Fewer people are at work.", "The same work is done by fewer; queues grow long before nobody has time left."),
    ("More people are at work.", "The same work is done by more; customers wait less."),
    ("functions.billing", "people: 9", "people: 7"),
)


def _hours(of: Pair, at: At, old: Hours | None, new: Hours | None) -> Iterator[Found]:
    order = hours_order(old or _default(of.old, of.before), new or _default(of.new, of.after))
    yield from by_order(of, at, old, new, order, (HOURS_LONGER, HOURS_SHORTER, HOURS_CHANGED))


def _calendar(field: str) -> Comparator:
    """A function that says nothing keeps the calendar of the portfolio."""

    def compare(of: Pair, at: At, old: Any, new: Any) -> Iterator[Found]:
        before, after = old or getattr(of.before.about, field), new or getattr(of.after.about, field)
        yield from changed(of, at, old, new, REWORDED if before == after else CALENDAR_CHANGED)

    return compare


def _closed(of: Pair, at: At, old: tuple[Closing, ...], new: tuple[Closing, ...]) -> Iterator[Found]:
    """By the days themselves: how they are put into entries means nothing."""
    named = [day.year for one in (*old, *new) for day in (one.from_, one.last) if day.year is not None]
    years = (min(named, default=_LEAP_YEAR), max(named, default=_LEAP_YEAR) + 4)
    before = {date for one in old for date in one.dates(*years)}
    after = {date for one in new for date in one.dates(*years)}
    if before == after:
        yield from anything(of, at, old, new)
    elif before < after or after < before:
        yield from changed(of, at, old, new, CLOSED_MORE if before < after else CLOSED_LESS)
    else:
        yield from changed(of, at, old, new, CALENDAR_CHANGED)


def _default(item: Any, portfolio: Portfolio) -> Hours:
    """The hours of an item that gives none."""
    return ALWAYS if isinstance(item, System) else portfolio.about.hours


def _answer(of: Pair, at: At, old: Duration | None, new: Duration | None) -> Iterator[Found]:
    assert isinstance(of.old, Function) and isinstance(of.new, Function)
    order: Order = "less" if old is None else "more"
    if old is not None and new is not None:
        order = duration_order(old, new, [of.before.hours_of(of.old.id), of.after.hours_of(of.new.id)])
    yield from by_order(of, at, old, new, order, (FEEDBACK_SLOWER, FEEDBACK_FASTER, CHANGED))


_FEEDBACK: Final[Mapping[str, Comparator]] = {
    "to": as_kind(FEEDBACK_ELSEWHERE),
    "via": worded_as(CHANGED),
    "fallback": as_kind(FEEDBACK_ELSEWHERE),
    "answer_within": _answer,
}
_CONTACT: Final[Mapping[str, Comparator]] = {
    "phone": as_kind(CONTACT_CHANGED),
    "email": as_kind(CONTACT_CHANGED),
    "chat": worded_as(CONTACT_CHANGED),
    "hours": worded_as(CONTACT_CHANGED),
    "note": worded_as(CONTACT_CHANGED),
    "public": as_kind(CONTACT_SEEN),
}
CONTACT: Final[dict[str, Comparator]] = {"contact": optional(CONTACT_GONE, CONTACT_ADDED, nested(_CONTACT))}
_CALENDAR: Final[Mapping[str, Comparator]] = {
    "hours": _hours,
    "holidays": _calendar("holidays"),
    "time_zone": _calendar("time_zone"),
    "closed": _closed,
}
PEOPLE: Final[dict[str, Comparator]] = {"people": ordered(plain_order, PEOPLE_MORE, PEOPLE_FEWER)}
FUNCTION: Final[dict[str, Comparator]] = {
    **_CALENDAR,
    **PEOPLE,
    "feedback": optional(FEEDBACK_GONE, FEEDBACK_ADDED, nested(_FEEDBACK)),
    "lead": as_kind(LEAD_CHANGED),
    "ambassador": as_kind(LEAD_CHANGED),
    **CONTACT,
}
SYSTEM: Final[dict[str, Comparator]] = {"hours": _hours}
ABOUT: Final[dict[str, Comparator]] = {**_CALENDAR}
