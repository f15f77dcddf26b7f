"""Touchpoints, who answers for them and what customers see there; pain points felt there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from promisekit.diff.fields import as_kind, by_order, changed, ids, in_order, ordered, texts
from promisekit.diff.found import At, Comparator, Found, Pair
from promisekit.diff.kind import kind, pair
from promisekit.diff.kinds.any_item import CHANGED
from promisekit.diff.kinds.items import is_unanswered
from promisekit.diff.kinds.pictures import evidence_pictures
from promisekit.diff.order import duration_order, plain_order
from promisekit.model.pain_point import PainPoint
from promisekit.model.touchpoint import Evidence

MOMENT_LOST, MOMENT_GAINED = pair(
    ("PD516", "PD517"),
    ("It is no moment of truth any more.", "What makes or breaks trust gets less care."),
    ("It is a moment of truth.", "What makes or breaks trust gets more care."),
    ("touchpoints.invoice", "moment_of_truth: true", "moment_of_truth: false"),
)
EVIDENCE_DROPPED, EVIDENCE_ADDED = pair(
    ("PD518", "PD519"),
    ("Customers see or hold less.", "What shows them that the promise is kept is gone."),
    ("Customers see or hold more.", "Something shows them that the promise is kept."),
    ("touchpoints.invoice", "evidence: [The paper invoice, A text message]", "evidence: [The paper invoice]"),
)
RESPONSIBLE_CHANGED = kind(
    "PD526", "changed",
    "Another function answers for the touchpoint.",
    "Both functions have to know, and the roles that work there.",
    "touchpoints.invoice", "responsible: billing", "responsible: customer-service",
)  # fmt: skip
SUPPORT_DROPPED, SUPPORT_ADDED = pair(
    ("PD527", "PD528"),
    ("The touchpoint has less support.", "Staff there have to do without that function or system."),
    ("The touchpoint has more support.", "Staff there can rely on one more function or system."),
    ("touchpoints.invoice", "supported_by: [customer-service]", ""),
)
STAFF_CHANGED = kind(
    "PD529", "changed",
    "Other roles meet the customer there.",
    "Who joins needs the guidelines of the promises kept there.",
    "touchpoints.invoice", "roles: [billing-specialist, service-agent]", "roles: [billing-specialist]",
)  # fmt: skip
CHANNEL_CHANGED = kind(
    "PD530", "changed",
    "Customers meet it in another way.",
    "What staff say on the phone they cannot say in a letter.",
    "touchpoints.invoice", "channel: email", "channel: letter",
)  # fmt: skip
PAIN_WORSE, PAIN_MILDER = pair(
    ("PD531", "PD532"),
    ("A pain point that no promise answers hurts more.", "Customers hurt more, and nobody promises them anything."),
    ("A pain point that no promise answers hurts less.", "Customers hurt less, though nobody promises them anything."),
    ("pain_points.late-money", "severity: 3", "severity: 5"),
)
SEVERITY_CHANGED = kind(
    "PD533", "changed",
    "A pain point hurts more or less.",
    "See whether the promise that answers it is still the right answer.",
    "pain_points.unclear-fees", "severity: 4", "severity: 5",
)  # fmt: skip
HANDLING_LONGER, HANDLING_SHORTER = pair(
    ("PD536", "PD537"),
    ("One encounter takes more work.", "Those who meet the customer there have less time for each."),
    ("One encounter takes less work.", "Those who meet the customer there have more time for each."),
    ("touchpoints.invoice", "handling: 6 min", "handling: 9 min"),
)


def _severity(of: Pair, at: At, old: int | None, new: int | None) -> Iterator[Found]:
    """Severity or frequency: worse is judged by the answers of now, milder by those of before."""
    assert isinstance(of.old, PainPoint) and isinstance(of.new, PainPoint)
    if old is None or new is None:
        yield from changed(of, at, old, new)
        return
    worse = new > old
    unanswered = is_unanswered(of.new.id, of.after) if worse else is_unanswered(of.old.id, of.before)
    kinds = (PAIN_WORSE, PAIN_MILDER, CHANGED) if unanswered else (SEVERITY_CHANGED, SEVERITY_CHANGED, CHANGED)
    yield from by_order(of, at, old, new, plain_order(old, new), kinds)


def moment(of: Pair, at: At, old: bool | None, new: bool | None) -> Iterator[Found]:
    """Whether it is a moment of truth; a step that says nothing does as its touchpoint."""
    kind_ = MOMENT_GAINED if new else MOMENT_LOST if old else CHANGED
    yield from changed(of, at, old, new, kind_)


EVIDENCE: Final = texts(EVIDENCE_DROPPED, EVIDENCE_ADDED)


def _evidence(of: Pair, at: At, old: tuple[Evidence, ...], new: tuple[Evidence, ...]) -> Iterator[Found]:
    """What the customer sees or holds, known again by its words, and the pictures of it."""
    was, now = tuple(one.what for one in old), tuple(one.what for one in new)
    yield from EVIDENCE(of, at, was, now)
    yield from evidence_pictures(of, at, old, new)


TOUCHPOINT: Final[dict[str, Comparator]] = {
    "channel": as_kind(CHANNEL_CHANGED),
    "responsible": as_kind(RESPONSIBLE_CHANGED),
    "supported_by": ids(SUPPORT_DROPPED, SUPPORT_ADDED),
    "systems": ids(SUPPORT_DROPPED, SUPPORT_ADDED),
    "roles": ids(STAFF_CHANGED, STAFF_CHANGED),
    "evidence": _evidence,
    "handling": ordered(duration_order, HANDLING_LONGER, HANDLING_SHORTER),
    "moment_of_truth": moment,
}
PAIN_POINT: Final[dict[str, Comparator]] = {"terms": in_order, "severity": _severity, "frequency": _severity}
