"""What functions, roles and systems commit to, and who answers for the promise."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from promisekit.diff.fields import as_kind, binding_words, by_order, changed, optional
from promisekit.diff.found import At, Comparator, Found, Pair, came, gone
from promisekit.diff.keyed import parts
from promisekit.diff.kind import Kind, kind, pair
from promisekit.diff.kinds.any_item import CHANGED
from promisekit.diff.kinds.scope import CUSTOMER_EARLIER, CUSTOMER_LATER
from promisekit.diff.order import duration_order
from promisekit.model.duration import Duration
from promisekit.model.promise import Commitment, Promise
from promisekit.model.reference import CUSTOMER

_WHERE: Final = "promises.right-invoice.commitments.correct"
LATER, SOONER = pair(
    ("PD301", "PD302"),
    ("The work may take longer.", "Those who wait for it start later, and the promise has less room."),
    ("The work may take less time.", "Whoever commits has less time; the promise has more room."),
    (_WHERE, "within: 1 working day", "within: 2 working days"),
)
WITHOUT_TIME, WITH_TIME = pair(
    ("PD303", "PD304"),
    ("The work may take any time.", "Nobody can tell any more whether the promise can be kept."),
    ("The work has a time.", "It can be told whether the promise can be kept."),
    (_WHERE, "within: 1 working day", ""),
)
GONE, ADDED = pair(
    ("PD305", "PD306"),
    ("A commitment is gone.", "A part of the promise is no longer anybody's to keep, unless another one took it over."),
    ("A commitment is new.", "A part of the promise has somebody who keeps it. That function has to know."),
    ("promises.right-invoice.commitments", "record: {by: customer-service, does: Opens a case, within: 1 h}", ""),
)
HANDED_OVER = kind(
    "PD307", "changed",
    "Another one commits.",
    "Both sides have to know: the one that does it now and the one that does not any more.",
    _WHERE, "by: billing", "by: customer-service",
)  # fmt: skip
ORDER_CHANGED = kind(
    "PD308", "changed",
    "It waits for other work.",
    "The order of the work decides how long a case takes.",
    _WHERE, "after: [record-error]", "",
)  # fmt: skip
KIND_CHANGED = kind(
    "PD309", "changed",
    "It is another kind of commitment.",
    "Only `clock` work counts against the promised time.",
    _WHERE, "kind: clock", "kind: standing",
)  # fmt: skip
PAUSES, RUNS_ON = pair(
    ("PD329", "PD330"),
    (
        "The clock stands still while the case is with the customer.",
        "The same time is promised, but less of a customer's day counts.",
    ),
    (
        "The clock runs on while the case is with the customer.",
        "Customers get it sooner, and those who work for it have less time.",
    ),
    (
        "promises.right-invoice.commitments",
        "papers: {by: customer, does: Sends the meter reading, within: 1 day, pauses: false}",
        "papers: {by: customer, does: Sends the meter reading, within: 1 day}",
    ),
)
WORK_REWORDED = kind(
    "PD331", "changed",
    "What is committed to has other words.",
    "Small words decide what is done. Read both.",
    _WHERE, "does: Sends the corrected invoice", "does: Sends the corrected invoice by letter",
)  # fmt: skip
BY_CUSTOMER, NOT_BY_CUSTOMER = pair(
    ("PD332", "PD333"),
    (
        "The customer does a part of the work.",
        "Work moved to the customer. While it is with them the clock stands still, unless `pauses` says otherwise.",
    ),
    (
        "The customer no longer does a part of the work.",
        "Whoever does it now has to know; the clock runs on meanwhile.",
    ),
    ("promises.right-invoice.commitments", "", "papers: {by: customer, does: Sends the meter reading, within: 1 day}"),
)
ACCOUNTABLE_CHANGED = kind(
    "PD310", "changed",
    "Another function answers for the promise.",
    "Its hours measure the promised time, and customers' complaints end up there.",
    "promises.right-invoice", "accountable: billing", "accountable: customer-service",
)  # fmt: skip


def commitment_clocks(of: Pair, at: At) -> list[Any]:
    """The hours of whoever commits, before and after."""
    assert isinstance(of.old, Promise) and isinstance(of.new, Promise)
    old, new = of.old.commitments[str(at.old[3])], of.new.commitments[str(at.new[3])]
    return [of.before.hours_of(old.by), of.after.hours_of(new.by)]


def _by(of: Pair, at: At, old: str, new: str) -> Iterator[Found]:
    to_or_from = BY_CUSTOMER if new == CUSTOMER else NOT_BY_CUSTOMER if old == CUSTOMER else HANDED_OVER
    yield from changed(of, at, old, new, to_or_from)


def _time(of: Pair, at: At, old: Duration | None, new: Duration | None) -> Iterator[Found]:
    """A time that is not given is any time. More of it is good for the customer where the work is theirs."""
    assert isinstance(of.old, Promise) and isinstance(of.new, Promise)
    parts = of.old.commitments[str(at.old[3])], of.new.commitments[str(at.new[3])]
    is_theirs = all(part.is_customers for part in parts)
    later, sooner = (CUSTOMER_LATER, CUSTOMER_EARLIER) if is_theirs else (LATER, SOONER)
    if old is not None and new is not None:
        order = duration_order(old, new, commitment_clocks(of, at))
        yield from by_order(of, at, old, new, order, (later, sooner, CHANGED))
    elif is_theirs:
        yield from changed(of, at, old, new, later if new is None else sooner)
    else:
        yield from optional(WITHOUT_TIME, WITH_TIME, changed)(of, at, old, new)


def _pauses(of: Pair, at: At, old: bool | None, new: bool | None) -> Iterator[Found]:
    """The clock stands still where nothing is said."""
    before, after = old is not False, new is not False
    yield from changed(of, at, old, new, CHANGED if before == after else PAUSES if after else RUNS_ON)


def _after(_of: Pair, at: At, old: Any, new: Any) -> Iterator[Found]:
    if set(old) != set(new):
        before, after = ", ".join(sorted(old)), ", ".join(sorted(new))
        if not old:
            yield came(ORDER_CHANGED, at, after)
        elif not new:
            yield gone(ORDER_CHANGED, at, before)
        else:
            yield from as_kind(ORDER_CHANGED)(_of, at, before, after)


def _gone(commitment: Commitment) -> Kind:
    return NOT_BY_CUSTOMER if commitment.is_customers else GONE


def _added(commitment: Commitment) -> Kind:
    return BY_CUSTOMER if commitment.is_customers else ADDED


def _with_ids_of_now(commitment: Commitment, renames: Mapping[str, str]) -> Commitment:
    if not set(commitment.after) & renames.keys():
        return commitment
    return commitment.model_copy(update={"after": tuple(renames.get(key, key) for key in commitment.after)})


COMMITMENT: Final[Mapping[str, Comparator]] = {
    "by": _by,
    "does": binding_words(WORK_REWORDED, WORK_REWORDED),
    "within": _time,
    "after": _after,
    "kind": as_kind(KIND_CHANGED),
    "pauses": _pauses,
}
PROMISE: Final[dict[str, Comparator]] = {
    "accountable": as_kind(ACCOUNTABLE_CHANGED),
    "commitments": parts("commitment", _gone, _added, COMMITMENT, _with_ids_of_now),
}
