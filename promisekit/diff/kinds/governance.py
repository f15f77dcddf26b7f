"""Metrics, what ensures the promise, and who stands for it until when."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from promisekit.diff.fields import as_kind, by_order, changed, ids, nested, optional, worded_as
from promisekit.diff.found import At, Comparator, Found, Pair, came, change, gone
from promisekit.diff.kind import Kind, kind, pair
from promisekit.diff.kinds.any_item import CHANGED
from promisekit.diff.order import Order, duration_order, plain_order, ranked_order
from promisekit.diff.written import written
from promisekit.model.base import Acceptance
from promisekit.model.change_codes import CHANGE_CODES
from promisekit.model.metric import Metric, Result

_METRIC: Final = "metrics.invoices-right"
_TARGET: Final = "metrics.invoices-right.target"
TARGET_LOWER, TARGET_HIGHER = pair(
    ("PD601", "PD602"),
    ("The target asks for less.", "It is good enough with more disappointed customers. `better` says which way."),
    ("The target asks for more.", "More customers have to get what they were promised."),
    (_TARGET, "value: 99", "value: 97"),
)  # fmt: skip
TARGET_LATER, TARGET_EARLIER = pair(
    ("PD603", "PD604"),
    ("The target is due later.", "Customers wait longer for it to become good."),
    ("The target is due earlier.", "There is less time to become good."),
    (_TARGET, "by: 2027-06-30", "by: 2028-06-30"),
)
TARGET_GONE, TARGET_ADDED = pair(
    ("PD605", "PD606"),
    ("The target is gone.", "Nobody can say any more whether it is good enough."),
    ("There is a target.", "Everybody knows how good is good enough."),
    (_METRIC, "target: {value: 99, by: 2027-06-30}", ""),
)
METRIC_DROPPED, METRIC_TAKEN_UP = pair(
    ("PD607", "PD608"),
    ("A metric no longer shows whether it is kept.", "A promise that nobody measures fades."),
    ("One more metric shows whether it is kept.", "What is looked at is kept."),
    ("promises.right-invoice", "metrics: [effort, invoices-right]", "metrics: [effort]"),
)
ENABLER_BACK, ENABLER_FORWARD = pair(
    ("PD609", "PD610"),
    ("What staff need is no longer there.", "Staff cannot keep the promise without it."),
    ("What staff need is nearer.", "Staff can keep the promise more easily."),
    ("enablers.case-tool", "status: in-place", "status: missing"),
)
ENABLER_DROPPED, ENABLER_TAKEN_UP = pair(
    ("PD611", "PD612"),
    ("The promise rests on one thing less.", "Staff no longer need it, or nobody ensures it any more: ask which."),
    ("The promise rests on one thing more.", "What staff need to keep it is named."),
    ("promises.right-invoice", "ensured_by: [case-tool, shared-board]", "ensured_by: [case-tool]"),
)  # fmt: skip
REVIEW_LATER, REVIEW_SOONER = pair(
    ("PD613", "PD614"),
    ("It is looked at again later, or never.", "What nobody looks at grows old unseen."),
    ("It is looked at again sooner.", "Somebody has to find the time."),
    ("promises.right-invoice", "review_by: 2027-03-31", "review_by: 2028-03-31"),
)
SPONSOR_GONE, SPONSOR_ADDED = pair(
    ("PD615", "PD616"),
    ("No leader stands for it any more.", "When it costs something, nobody defends it."),
    ("A leader stands for it.", "When it costs something, somebody defends it."),
    ("promises.right-invoice", "sponsor: service-lead", ""),
)
SPONSOR_CHANGED = kind(
    "PD617", "changed",
    "Another leader stands for it.",
    "The new one has to know and want it.",
    "promises.right-invoice", "sponsor: service-lead", "sponsor: billing-specialist",
)  # fmt: skip
IMPROVEMENT_LATER, IMPROVEMENT_SOONER = pair(
    ("PD618", "PD619"),
    ("The improvement is done later, or nobody says when.", "What hurts goes on hurting for longer."),
    ("The improvement is done sooner.", "What hurts stops hurting sooner."),
    ("improvements.clear-invoice", "by: 2027-01-31", "by: 2027-06-30"),
)
IMPROVEMENT_BACK, IMPROVEMENT_FORWARD = pair(
    ("PD620", "PD621"),
    ("The improvement has gone back a step.", "What was meant to heal a pain point waits."),
    ("The improvement has come further.", "What heals a pain point is nearer."),
    ("improvements.clear-invoice", "status: doing", "status: idea"),
)
HINDERS_MORE, HINDERS_LESS = pair(
    ("PD622", "PD623"),
    ("It gets in the way of one more promise.", "Staff find that promise harder to keep than it looks."),
    ("It gets in the way of one promise less.", "Staff find that promise easier to keep."),
    ("obstacles.two-screens", "", "hinders: [right-invoice]"),
)
TEACHES_LESS, TEACHES_MORE = pair(
    ("PD624", "PD625"),
    ("The training teaches one skill less.", "See where else staff can learn it."),
    ("The training teaches one skill more.", "Staff can learn what the guidelines ask of them."),
    ("trainings.invoice-clinic", "teaches: [reading-invoices, plain-words]", "teaches: [plain-words]"),
)
RITUAL_RARER, RITUAL_MORE_OFTEN = pair(
    ("PD626", "PD627"),
    ("The ritual is held less often.", "What customers say is heard less often."),
    ("The ritual is held more often.", "What customers say is heard more often."),
    ("rituals.contact-review", "every: 1 week", "every: 1 month"),
)
RESULT_REMOVED, RESULT_ADDED = pair(
    ("PD629", "PD628"),
    ("A measurement is gone.", "The past cannot change; ask why it is missing."),
    ("A measurement is new.", "The newest figure says whether the promise is kept."),
    (_METRIC, "results: [{on: 2026-09-30, value: 95}, {on: 2026-10-31, value: 96}]",
     "results: [{on: 2026-09-30, value: 95}]"),
    ("removed", "added"),
)  # fmt: skip
RESULT_CHANGED = kind(
    "PD630", "changed",
    "A measurement has another figure.",
    "The past cannot change; a correction wants a reason.",
    _METRIC, "results: [{on: 2026-09-30, value: 95}]", "results: [{on: 2026-09-30, value: 97}]",
)  # fmt: skip
DIRECTION_CHANGED = kind(
    "PD631", "changed",
    "The other way is good now.",
    "Every figure of this metric means the opposite.",
    _METRIC, "better: higher", "better: lower",
)  # fmt: skip
CHECK_LESS, CHECK_MORE = pair(
    ("PD632", "PD633"),
    ("A check weighs less.", "What it finds no longer stops anybody."),
    ("A check weighs more.", "What it finds will stop somebody."),
    ("portfolio", "checks: {PK202: error}", "checks: {PK202: info}"),
)
ACCEPTANCE_CHANGED = kind(
    "PD634", "changed",
    "Other findings are accepted.",
    "What is accepted is not reported any more: read the reason.",
    "promises.right-invoice", "", "accepted: [{check: PK202, reason: The agents write it in May.}]",
)  # fmt: skip


def _value(of: Pair, at: At, old: Any, new: Any) -> Iterator[Found]:
    assert isinstance(of.old, Metric) and isinstance(of.new, Metric)
    if old is None or new is None or of.old.better != of.new.better:
        yield from changed(of, at, old, new)
        return
    higher, lower = (TARGET_HIGHER, TARGET_LOWER) if of.new.better == "higher" else (TARGET_LOWER, TARGET_HIGHER)
    yield from by_order(of, at, old, new, plain_order(old, new), (higher, lower, CHANGED))


def _due(later: Kind, sooner: Kind) -> Comparator:
    """A date; none is never."""

    def compare(of: Pair, at: At, old: Any, new: Any) -> Iterator[Found]:
        order: Order = "less" if old is None else "more" if new is None else plain_order(old, new)
        yield from by_order(of, at, old, new, order, (later, sooner, CHANGED))

    return compare


def _ranked(ranks: tuple[str, ...], better: Kind, worse: Kind) -> Comparator:
    def compare(of: Pair, at: At, old: Any, new: Any) -> Iterator[Found]:
        if old is None or new is None:
            yield from changed(of, at, old, new)
        else:
            yield from by_order(of, at, old, new, ranked_order(ranks)(old, new), (better, worse, CHANGED))

    return compare


def _every(of: Pair, at: At, old: Any, new: Any) -> Iterator[Found]:
    hours = [of.before.about.hours, of.after.about.hours]
    order: Order = "less" if old is None else "more" if new is None else duration_order(old, new, hours)
    yield from by_order(of, at, old, new, order, (RITUAL_RARER, RITUAL_MORE_OFTEN, CHANGED))


def _results(of: Pair, at: At, old: tuple[Result, ...], new: tuple[Result, ...]) -> Iterator[Found]:
    """Measurements by their day."""
    before, after = {r.on: i for i, r in enumerate(old)}, {r.on: i for i, r in enumerate(new)}
    for day in sorted(before.keys() | after.keys()):
        if day not in after:
            yield gone(RESULT_REMOVED, at / before[day], _result(old[before[day]]))
        elif day not in before:
            yield came(RESULT_ADDED, at / after[day], _result(new[after[day]]))
        elif old[before[day]] != new[after[day]]:
            place = at.inner(before[day], after[day])
            yield change(RESULT_CHANGED, place, _result(old[before[day]]), _result(new[after[day]]))


def _result(result: Result) -> str:
    count = f" (n {written(result.n)})" if result.n is not None else ""
    return f"{written(result.value)} on {result.on}{count}"


def _checks(of: Pair, at: At, old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[Found]:
    """What each check weighs; one that is not listed weighs what it usually does, which nothing is compared with."""
    order = ranked_order(("off", "info", "warning", "error"))
    for code in sorted(old.keys() | new.keys()):
        before, after = old.get(code), new.get(code)
        if before is None or after is None:
            # Without its usual weight at hand, only `off` and `error` say which way it goes.
            kind_ = {"off": CHECK_LESS, "error": CHECK_MORE}.get(after or "", CHANGED)
            if after is None:
                kind_ = {"off": CHECK_MORE, "error": CHECK_LESS}.get(before or "", CHANGED)
            yield from changed(of, at / code, before, after, kind_)
        elif before != after:
            yield from by_order(of, at / code, before, after, order(before, after), (CHECK_MORE, CHECK_LESS, CHANGED))


def _accepted(of: Pair, at: At, old: tuple[Any, ...], new: tuple[Any, ...]) -> Iterator[Found]:
    """Findings of checks; an accepted change is shown with that change."""
    went = [place for place, one in enumerate(old) if one not in new and one.check not in CHANGE_CODES]
    joined = [place for place, one in enumerate(new) if one not in old and one.check not in CHANGE_CODES]
    for before in went:
        was = _acceptance(old[before], of.languages[0])
        after = next((place for place in joined if new[place].check == old[before].check), None)
        if after is None:
            yield gone(ACCEPTANCE_CHANGED, at / before, was)
        else:
            joined.remove(after)
            now = _acceptance(new[after], of.languages[1])
            yield change(ACCEPTANCE_CHANGED, at.inner(before, after), was, now)
    for after in joined:
        yield came(ACCEPTANCE_CHANGED, at / after, _acceptance(new[after], of.languages[1]))


def _acceptance(entry: Acceptance, language: str) -> str:
    by = f", by {written(entry.by, language)}" if entry.by else ""
    until = f", until {entry.until}" if entry.until else ""
    return f"{entry.check}{by}{until}: {written(entry.reason, language)}"


_TARGET_FIELDS: Final[Mapping[str, Comparator]] = {"value": _value, "by": _due(TARGET_LATER, TARGET_EARLIER)}
REVIEW: Final = _due(REVIEW_LATER, REVIEW_SOONER)
EVERY_ITEM: Final[dict[str, Comparator]] = {
    "accepted": _accepted,
    "review_by": REVIEW,
    "sponsor": optional(SPONSOR_GONE, SPONSOR_ADDED, as_kind(SPONSOR_CHANGED)),
}
"""Fields that mean the same wherever they stand."""
PROMISE: Final[dict[str, Comparator]] = {
    "metrics": ids(METRIC_DROPPED, METRIC_TAKEN_UP),
    "ensured_by": ids(ENABLER_DROPPED, ENABLER_TAKEN_UP),
}
ABOUT: Final[dict[str, Comparator]] = {"checks": _checks}
METRIC: Final[dict[str, Comparator]] = {
    "unit": worded_as(CHANGED),
    "target": optional(TARGET_GONE, TARGET_ADDED, nested(_TARGET_FIELDS)),
    "results": _results,
    "better": as_kind(DIRECTION_CHANGED),
}
ENABLER: Final[dict[str, Comparator]] = {
    "status": _ranked(("missing", "planned", "in-place"), ENABLER_FORWARD, ENABLER_BACK)
}
IMPROVEMENT: Final[dict[str, Comparator]] = {
    "by": _due(IMPROVEMENT_LATER, IMPROVEMENT_SOONER),
    "status": _ranked(("idea", "planned", "doing", "done"), IMPROVEMENT_FORWARD, IMPROVEMENT_BACK),
}
OBSTACLE: Final[dict[str, Comparator]] = {"hinders": ids(HINDERS_LESS, HINDERS_MORE)}
TRAINING: Final[dict[str, Comparator]] = {"teaches": ids(TEACHES_LESS, TEACHES_MORE)}
RITUAL: Final[dict[str, Comparator]] = {"every": _every}
