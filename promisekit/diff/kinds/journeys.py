"""Journeys: steps that came, went or moved, and what changed for the customer in a step."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from promisekit.diff.fields import as_kind, by_order, changed, fields, optional, text
from promisekit.diff.found import At, Comparator, Found, Pair, came, change, gone
from promisekit.diff.kind import Kind, kind, pair
from promisekit.diff.kinds.any_item import CHANGED, REORDERED
from promisekit.diff.kinds.touchpoints import EVIDENCE, moment
from promisekit.diff.order import Order, duration_order, plain_order
from promisekit.diff.texts import paired
from promisekit.diff.written import written
from promisekit.model.duration import Duration
from promisekit.model.journey import Action, FailPoint, Journey, Step

_STEP: Final = "journeys.disputed-invoice.phases.0.steps.0"
FAILURE_ADDED, FAILURE_GONE = pair(
    ("PD504", "PD505"),
    ("A fail point is new.", "Somebody saw it go wrong. Without a recovery the customer is left alone with it."),
    ("A fail point is gone.", "Either it no longer goes wrong, or it was taken out of the picture: ask which."),
    (_STEP, "", "fails: The invoice never arrives"),
)
RECOVERY_GONE, RECOVERY_ADDED = pair(
    ("PD506", "PD507"),
    ("Nothing is done any more when it goes wrong.", "The customer is left alone with a failure that we know of."),
    ("Something is done when it goes wrong.", "A failure that we know of is caught."),
    (f"{_STEP}.fails", "recovery: We send it again", ""),
)
FAILURE_WORSE, FAILURE_MILDER = pair(
    ("PD508", "PD509"),
    ("It goes wrong more badly.", "The failure hurts customers more than before."),
    ("It goes wrong less badly.", "The failure hurts customers less than before."),
    (f"{_STEP}.fails", "severity: 2", "severity: 4"),
)
WAIT_LONGER, WAIT_SHORTER = pair(
    ("PD510", "PD511"),
    ("The customer waits longer.", "Waiting is what customers remember."),
    ("The customer waits less.", "Waiting is what customers remember."),
    (_STEP, "waits: 1 working day", "waits: 3 working days"),
)
EFFORT_LONGER, EFFORT_SHORTER = pair(
    ("PD512", "PD513"),
    ("The customer is busy for longer.", "The service costs them more of their time."),
    ("The customer is busy for less time.", "The service costs them less of their time."),
    (_STEP, "takes: 5 min", "takes: 20 min"),
)
EMOTION_LOWER, EMOTION_HIGHER = pair(
    ("PD514", "PD515"),
    ("It feels worse.", "Whether observed or designed: the journey hurts more here."),
    ("It feels better.", "Whether observed or designed: the journey hurts less here."),
    (_STEP, "emotion: 0", "emotion: -1"),
)
ELSEWHERE = kind(
    "PD520", "changed",
    "It happens at another touchpoint.",
    "Other roles meet the customer there, and other promises are kept there.",
    _STEP, "touchpoint: invoice", "touchpoint: helpline",
)  # fmt: skip
WORK_REMOVED, WORK_ADDED = pair(
    ("PD521", "PD522"),
    ("Work in a lane is gone.", "That actor no longer does it: see who does."),
    ("Work in a lane is new.", "That actor has something new to do."),
    (_STEP, "support: {billing: Sends the invoice}", ""),
    ("removed", "added"),
)
WORK_LONGER, WORK_SHORTER = pair(
    ("PD523", "PD524"),
    ("Work in a lane takes longer.", "The customer waits for it, seen or unseen."),
    ("Work in a lane takes less time.", "The customer waits less for it, seen or unseen."),
    (
        _STEP,
        "support: {billing: {does: Sends the invoice, takes: 1 h}}",
        "support: {billing: {does: Sends the invoice, takes: 3 h}}",
    ),
)
WAY_CHANGED = kind(
    "PD525", "changed",
    "The journey goes on another way.",
    "Customers come to other steps after this one.",
    _STEP, "next: asks", "next: {asks: The fee is unknown., gets: The fee is known.}",
)  # fmt: skip


def _fails(of: Pair, at: At, old: FailPoint | None, new: FailPoint | None) -> Iterator[Found]:
    if old is None and new is not None:
        note = "" if new.recovery else "no recovery is named"
        yield came(FAILURE_ADDED, at, written(new.what, of.languages[1]), note, words=True)
    elif new is None and old is not None:
        yield gone(FAILURE_GONE, at, written(old.what, of.languages[0]), words=True)
    elif old is not None and new is not None:
        yield from fields(of, at, old, new, _FAIL_POINT)


def _recovery(of: Pair, at: At, old: Any, new: Any) -> Iterator[Found]:
    """A step that the customer goes to, or what is done in words."""
    assert isinstance(of.old, Journey) and isinstance(of.new, Journey)
    steps = {step.id for journey in (of.old, of.new) for step in journey.steps()}
    is_step = any(isinstance(one, str) and one in steps for one in (old, new))
    yield from (changed if is_step else text)(of, at, old, new)


def _graded(more: Kind, less: Kind) -> Comparator:
    def compare(of: Pair, at: At, old: int | None, new: int | None) -> Iterator[Found]:
        if old is None or new is None:
            yield from changed(of, at, old, new)
        else:
            yield from by_order(of, at, old, new, plain_order(old, new), (more, less, CHANGED))

    return compare


def _lasting(longer: Kind, shorter: Kind, none_is_zero: bool = False) -> Comparator:
    """A time in the journey, compared on the portfolio's opening hours where the units differ."""

    def compare(of: Pair, at: At, old: Duration | None, new: Duration | None) -> Iterator[Found]:
        order: Order = "more" if old is None else "less"
        if old is not None and new is not None:
            order = duration_order(old, new, [of.before.about.hours, of.after.about.hours])
        elif not none_is_zero:
            order = "unclear"
        yield from by_order(of, at, old, new, order, (longer, shorter, CHANGED))

    return compare


def _lane(of: Pair, at: At, old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[Found]:
    """Who does what: by actor, each piece of work known again by its words."""
    for actor in sorted(old.keys() | new.keys()):
        before, after = old.get(actor, ()), new.get(actor, ())
        if before != after:
            yield from _work(of, at / actor, actor, before, after)


def _work(of: Pair, at: At, actor: str, old: tuple[Action, ...], new: tuple[Action, ...]) -> Iterator[Found]:
    pairs = paired([one.does for one in old], [one.does for one in new], of.languages)
    for before, after in pairs:
        if old[before] != new[after]:
            yield from fields(of, at.inner(before, after), old[before], new[after], _ACTION)
    for position in sorted(set(range(len(old))) - {before for before, _ in pairs}):
        yield gone(WORK_REMOVED, at / position, written(old[position].does, of.languages[0]), f"`{actor}`", words=True)
    for position in sorted(set(range(len(new))) - {after for _, after in pairs}):
        yield came(WORK_ADDED, at / position, written(new[position].does, of.languages[1]), f"`{actor}`", words=True)
    order = [after for _, after in pairs]
    if order != sorted(order):
        words = [written(tuple(one.does for one in side), of.languages[0]) for side in (old, new)]
        yield change(REORDERED, at, words[0], words[1])


def _next(of: Pair, at: At, _old: Any, _new: Any) -> Iterator[Found]:
    """What follows, said or not: naming the following step changes nothing."""
    assert isinstance(of.old, Journey) and isinstance(of.new, Journey)
    old_step, new_step = _step_id(of.old, at.old), _step_id(of.new, at.new)
    before, after = of.old.next_steps(old_step), of.new.next_steps(new_step)
    if before != after:
        yield change(WAY_CHANGED, at, _ways(before, of.languages[0]), _ways(after, of.languages[1]))


def _step_id(journey: Journey, path: Any) -> str:
    step: Step = journey.phases[path[3]].steps[path[5]]
    return step.id


def _ways(following: Mapping[str, Any], language: str) -> str:
    ways = [f"{step} ({written(when, language)})" if when else step for step, when in sorted(following.items())]
    return ", ".join(ways) or "the journey ends"


_FAIL_POINT: Final[Mapping[str, Comparator]] = {
    "recovery": optional(RECOVERY_GONE, RECOVERY_ADDED, _recovery),
    "severity": _graded(FAILURE_WORSE, FAILURE_MILDER),
}
_ACTION: Final[Mapping[str, Comparator]] = {"takes": _lasting(WORK_LONGER, WORK_SHORTER), "fails": _fails}
STEP: Final[Mapping[str, Comparator]] = {
    "touchpoint": as_kind(ELSEWHERE),
    "emotion": _graded(EMOTION_HIGHER, EMOTION_LOWER),
    "staff_emotion": _graded(EMOTION_HIGHER, EMOTION_LOWER),
    "evidence": EVIDENCE,
    "frontstage": _lane,
    "backstage": _lane,
    "support": _lane,
    "takes": _lasting(EFFORT_LONGER, EFFORT_SHORTER),
    "waits": _lasting(WAIT_LONGER, WAIT_SHORTER, none_is_zero=True),
    "fails": _fails,
    "moment_of_truth": moment,
    "next": _next,
}
