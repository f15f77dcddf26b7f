"""What the promise covers: where, for whom, under which conditions, on which footing, and until when."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from promisekit.diff.fields import binding_words, by_order, changed, ids, optional, text, texts
from promisekit.diff.found import At, Comparator, Found, Pair, came, change, gone
from promisekit.diff.kind import Kind, kind, pair
from promisekit.diff.kinds.any_item import CHANGED, FIGURE_CHANGED
from promisekit.diff.kinds.limits import accountable_clocks
from promisekit.diff.order import duration_order, plain_order, ranked_order
from promisekit.diff.texts import paired
from promisekit.diff.unguided import unguided
from promisekit.diff.written import shortened, written
from promisekit.model.duration import Duration
from promisekit.model.promise import CustomerPart, Promise

CONDITION_ADDED, CONDITION_GONE = pair(
    ("PD116", "PD117"),
    ("A condition is new.", "Some customers do not meet it, and so are promised nothing."),
    ("A condition is gone.", "The promise holds for more customers."),
    ("promises.right-invoice", "", "conditions: [You pay by direct debit.]"),
)
CONDITION_CHANGED = kind(
    "PD118", "changed",
    "A condition has other words.",
    "Small words decide who is covered. Read both.",
    "promises.right-invoice", "conditions: [You tell us within 30 days.]", "conditions: [You tell us within 14 days.]",
)  # fmt: skip
EXCLUSION_ADDED, EXCLUSION_GONE = pair(
    ("PD119", "PD120"),
    ("An exclusion is new.", "In that case customers can no longer count on it."),
    ("An exclusion is gone.", "Customers can count on it in that case too."),
    ("promises.right-invoice", "", "exclusions: [The invoice is older than a year.]"),
)
EXCLUSION_CHANGED = kind(
    "PD121", "changed",
    "An exclusion has other words.",
    "Small words decide who is left out. Read both.",
    "promises.right-invoice",
    "exclusions: [The invoice is older than a year.]", "exclusions: [The invoice is older than a month.]",
)  # fmt: skip
TOUCHPOINT_DROPPED, TOUCHPOINT_TAKEN_UP = pair(
    ("PD122", "PD123"),
    ("It is no longer kept at a touchpoint.", "Who meets the organisation there can no longer count on it."),
    ("It is kept at one more touchpoint.", "More customers can count on it; staff there have something new to do."),
    ("promises.right-invoice", "kept_at: [invoice, helpline]", "kept_at: [invoice]"),
)
BASIS_WEAKER, BASIS_STRONGER = pair(
    ("PD129", "PD130"),
    ("It rests on less.", "What the law or a contract guarantees cannot be taken back; what is voluntary can."),
    ("It rests on more.", "Customers can insist on what stands in a contract or the law."),
    ("promises.right-invoice", "basis: law", "basis: voluntary"),
)
STATUS_BACK, STATUS_FORWARD = pair(
    ("PD131", "PD132"),
    ("It is given back to be worked on.", "What was live or agreed is not any more: customers cannot count on it."),
    (
        "It has come further.",
        "A draft that is agreed binds those who commit; one that is live binds towards customers.",
    ),
    ("promises.right-invoice", "status: live", "status: draft"),
)
RETIRED, REVIVED = pair(
    ("PD133", "PD134"),
    ("The promise is retired.", "Customers can no longer count on it, and staff no longer keep it."),
    ("A retired promise is back.", "Customers count on it again; everybody with a part in it has to know."),
    ("promises.right-invoice", "status: live", "status: retired"),
    ("removed", "added"),
)
CUSTOMER_DOES_MORE, CUSTOMER_DOES_LESS = pair(
    ("PD137", "PD138"),
    ("The customer has more to do.", "Work moved to the customer, and who does not do it may get nothing."),
    ("The customer has less to do.", "The promise became easier to use."),
    ("promises.right-invoice", "", "customer_does: [Send us a photo of the invoice.]"),
)
CUSTOMER_PART_CHANGED = kind(
    "PD139", "changed",
    "What the customer does has other words.",
    "It may be more or less work. Read both.",
    "promises.right-invoice",
    "customer_does: [Tell us within three months.]", "customer_does: [Write to us within three months.]",
)  # fmt: skip
CUSTOMER_EARLIER, CUSTOMER_LATER = pair(
    ("PD149", "PD150"),
    ("The customer has to act earlier.", "Who does it when it used to be in time may get nothing."),
    ("The customer may act later.", "Fewer customers miss the time for their part."),
    (
        "promises.right-invoice",
        "customer_does: {does: Tell us the new address., notice: 10 days}",
        "customer_does: {does: Tell us the new address., notice: 20 days}",
    ),
)
ENDS_EARLIER, ENDS_LATER = pair(
    ("PD140", "PD141"),
    ("It ends earlier.", "Customers can count on it for a shorter time."),
    ("It ends later, or no more.", "Customers can count on it for longer."),
    ("promises.right-invoice", "until: 2028-12-31", "until: 2027-12-31"),
)
BEGINS_LATER, BEGINS_EARLIER = pair(
    ("PD142", "PD143"),
    ("It begins later.", "Customers wait longer before they can count on it."),
    ("It begins earlier.", "Everybody with a part in it has to be ready sooner."),
    ("promises.right-invoice", "since: 2026-01-01", "since: 2026-07-01"),
)
DISPUTE_GONE, DISPUTE_ADDED = pair(
    ("PD144", "PD145"),
    ("There is no way to disagree any more.", "Who gets a no has nobody to turn to."),
    ("There is a way to disagree.", "Who gets a no knows where to turn."),
    ("promises.right-invoice", "dispute: The ombudsman, free for you.", ""),
)
DISPUTE_CHANGED = kind(
    "PD155", "changed",
    "The way to disagree has other words.",
    "Who gets a no may have to go elsewhere, or pay for it. Read both.",
    "promises.right-invoice", "dispute: The ombudsman, free for you.", "dispute: The ombudsman, at your own cost.",
)  # fmt: skip
PAIN_UNANSWERED, PAIN_ANSWERED = pair(
    ("PD146", "PD147"),
    ("It no longer answers a pain point.", "What hurt is still there; see whether another promise answers it."),
    ("It answers one more pain point.", "One more thing that hurts is meant to stop hurting."),
    ("promises.right-invoice", "answers: [unclear-fees, late-money]", "answers: [unclear-fees]"),
)  # fmt: skip
PROMISE_REWORDED = kind(
    "PD148", "changed",
    "The promise has other words.",
    "Customers and staff know it by these words: leaflets, recordings and guidelines may still have the old ones.",
    "promises.right-invoice",
    "promise: Your invoice is right. If it is not, we correct it.",
    "promise: Your invoice is right. Should it not be, we correct it.",
)  # fmt: skip

# More time before, or less time for it: the customer has to be earlier.
_NOTICE_ORDER: Final = (CUSTOMER_EARLIER, CUSTOMER_LATER, CHANGED)
_WITHIN_ORDER: Final = (CUSTOMER_LATER, CUSTOMER_EARLIER, CHANGED)
_STATUSES: Final = ("draft", "agreed", "live")


def _status(of: Pair, at: At, old: str, new: str) -> Iterator[Found]:
    ended, begun = new == "retired", old == "retired"
    assert isinstance(of.new, Promise)
    note = unguided(of.new, of.after) if new == "live" else ""
    if not ended and not begun:
        order = ranked_order(_STATUSES)(old, new)
        yield change(STATUS_FORWARD if order == "more" else STATUS_BACK, at, old, new, note)
    elif "draft" in (old, new):
        yield from changed(of, at, old, new)
    else:
        yield change(RETIRED if ended else REVIVED, at, old, new, note)


def _until(of: Pair, at: At, old: Any, new: Any) -> Iterator[Found]:
    sooner = old is None or (new is not None and new < old)
    yield from changed(of, at, old, new, ENDS_EARLIER if sooner else ENDS_LATER)


def _since(of: Pair, at: At, old: Any, new: Any) -> Iterator[Found]:
    if old is None or new is None:
        yield from changed(of, at, old, new)
    else:
        yield from by_order(of, at, old, new, plain_order(old, new), (BEGINS_LATER, BEGINS_EARLIER, CHANGED))


def _basis(of: Pair, at: At, old: str, new: str) -> Iterator[Found]:
    order = ranked_order(("voluntary", "contract", "law"))(old, new)
    yield from by_order(of, at, old, new, order, (BASIS_STRONGER, BASIS_WEAKER, CHANGED))


def _customer_parts(of: Pair, at: At, old: tuple[CustomerPart, ...], new: tuple[CustomerPart, ...]) -> Iterator[Found]:
    """What the customer does, known again by its words, and the time that each of it has."""
    pairs = paired([one.does for one in old], [one.does for one in new], of.languages)
    for before, after in pairs:
        here, was, now = at.inner(before, after), old[before], new[after]
        if was.does != now.does:
            yield from text(of, here / "does", was.does, now.does, CUSTOMER_PART_CHANGED, CUSTOMER_PART_CHANGED)
        if len(new) > 1:
            here = here._replace(called=f"“{shortened(written(now.does, of.languages[1]), 40)}”")
        yield from _customers_time(of, here / "notice", was.notice, now.notice, _NOTICE_ORDER)
        yield from _customers_time(of, here / "within", was.within, now.within, _WITHIN_ORDER)
    for position in sorted(set(range(len(old))) - {before for before, _ in pairs}):
        yield gone(CUSTOMER_DOES_LESS, at / position, written(old[position].does, of.languages[0]), words=True)
    for position in sorted(set(range(len(new))) - {after for _, after in pairs}):
        yield came(CUSTOMER_DOES_MORE, at / position, written(new[position].does, of.languages[1]), words=True)


def _customers_time(
    of: Pair, at: At, old: Duration | None, new: Duration | None, kinds: tuple[Kind, Kind, Kind]
) -> Iterator[Found]:
    if old == new:
        return
    if old is None or new is None:
        yield from changed(of, at, old, new, CUSTOMER_EARLIER if old is None else CUSTOMER_LATER)
    else:
        yield from by_order(of, at, old, new, duration_order(old, new, accountable_clocks(of)), kinds)


ABOUT: Final[dict[str, Comparator]] = {"brand_promise": binding_words(PROMISE_REWORDED, FIGURE_CHANGED)}
PROMISE: Final[dict[str, Comparator]] = {
    "promise": binding_words(PROMISE_REWORDED, FIGURE_CHANGED),
    "status": _status,
    "answers": ids(PAIN_UNANSWERED, PAIN_ANSWERED),
    "kept_at": ids(TOUCHPOINT_DROPPED, TOUCHPOINT_TAKEN_UP),
    "basis": _basis,
    "conditions": texts(CONDITION_GONE, CONDITION_ADDED, CONDITION_CHANGED, CONDITION_CHANGED),
    "exclusions": texts(EXCLUSION_GONE, EXCLUSION_ADDED, EXCLUSION_CHANGED, EXCLUSION_CHANGED),
    "dispute": optional(DISPUTE_GONE, DISPUTE_ADDED, binding_words(DISPUTE_CHANGED, DISPUTE_CHANGED)),
    "customer_does": _customer_parts,
    "until": _until,
    "since": _since,
}
