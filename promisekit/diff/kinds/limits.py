"""The promise's limits: time, share, notice, frequency, and the clock that they run on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from promisekit.diff.fields import by_order, optional, ordered, worded_as
from promisekit.diff.found import At, Comparator, Found, Pair, came, unsaid
from promisekit.diff.kind import kind, pair
from promisekit.diff.kinds.any_item import CHANGED
from promisekit.diff.order import Order, combined, duration_order, hours_order, plain_order
from promisekit.model.duration import Duration
from promisekit.model.hours import ALWAYS, Hours
from promisekit.model.promise import Frequency, Limit, Promise

LIMIT_LONGER, LIMIT_SHORTER = pair(
    ("PD101", "PD102"),
    ("The promised time is longer.", "Customers wait longer before they may call the promise broken."),
    ("The promised time is shorter.", "Customers may count on it sooner; whoever commits has less time."),
    ("promises.right-invoice", "within: 2 working days", "within: 3 working days"),
)
LIMIT_GONE, LIMIT_ADDED = pair(
    ("PD103", "PD104"),
    ("No time is promised any more.", "Without a time nobody can say when the promise is broken."),
    ("A time is promised.", "The promise can now be held against a clock."),
    ("promises.right-invoice", "within: 2 working days", ""),
)
LIMIT_CHANGED = kind(
    "PD105", "changed",
    "The promised time is another.",
    "Better for some contacts and worse for others, or too near to tell: times in different units are compared on the "
    "opening hours of the accountable function.",
    "promises.right-invoice", "within: 2 working days", "within: 49 h",
)  # fmt: skip
SHARE_LOWER, SHARE_HIGHER = pair(
    ("PD106", "PD107"),
    ("It holds in fewer cases.", "More customers may be disappointed and the promise still counts as kept."),
    ("It holds in more cases.", "Fewer customers are left out; without a share it holds for all."),
    ("promises.right-invoice", "share: 95 %", "share: 90 %"),
)
NOTICE_SHORTER, NOTICE_LONGER = pair(
    ("PD108", "PD109"),
    ("Customers hear of it later.", "They have less time to prepare."),
    ("Customers hear of it earlier.", "They have more time to prepare; whoever plans has to know earlier."),
    ("promises.right-invoice", "notice: 10 days", "notice: 5 days"),
)
NOTICE_GONE, NOTICE_ADDED = pair(
    ("PD110", "PD111"),
    ("No notice is promised any more.", "It may now come as a surprise."),
    ("Notice is promised.", "Customers can prepare."),
    ("promises.right-invoice", "notice: 10 days", ""),
)
MORE_OFTEN, LESS_OFTEN = pair(
    ("PD112", "PD113"),
    ("It may happen more often.", "What customers put up with at the most has grown."),
    ("It may happen less often.", "What customers put up with at the most has shrunk."),
    ("promises.right-invoice", "no_more_than: {times: 2, in: 1 year}", "no_more_than: {times: 3, in: 1 year}"),
)
FREQUENCY_GONE, FREQUENCY_ADDED = pair(
    ("PD114", "PD115"),
    ("It may happen any number of times.", "No upper limit is promised any more."),
    ("It may happen only so often.", "An upper limit is promised."),
    ("promises.right-invoice", "no_more_than: {times: 2, in: 1 year}", ""),
)
STARTS_CHANGED = kind(
    "PD124", "changed",
    "Another event starts the clock.",
    "The same time from a later event is a longer time. Read both and judge.",
    "promises.right-invoice", "starts: You tell us about the error.", "starts: We confirm that there is an error.",
)  # fmt: skip
STOPS_CHANGED = kind(
    "PD125", "changed",
    "Another event stops the clock.",
    "The same time until an earlier event is a promise of less. Read both and judge.",
    "promises.right-invoice", "stops: You have the corrected invoice.", "stops: We start to correct the invoice.",
)  # fmt: skip
STARTS_UNSAID, STARTS_SAID = pair(
    ("PD151", "PD152"),
    ("It is no longer said what starts the clock.", "Nobody can say any more whether it was kept."),
    ("It is said what starts the clock.", "Customers and staff count from the same moment."),
    ("promises.right-invoice", "starts: You tell us about the error.", ""),
)
STOPS_UNSAID, STOPS_SAID = pair(
    ("PD153", "PD154"),
    ("It is no longer said what stops the clock.", "Nobody can say any more whether it was kept."),
    ("It is said what stops the clock.", "Customers and staff know when it is done."),
    ("promises.right-invoice", "stops: You have the corrected invoice.", ""),
)
CONTACT_NARROWER, CONTACT_WIDER = pair(
    ("PD126", "PD127"),
    ("The clock starts in fewer hours.", "Who makes contact outside them waits for the next opening first."),
    ("The clock starts in more hours.", "More contacts count at once."),
    ("promises.right-invoice", "hours: mon-fri 08:00-20:00", "hours: mon-fri 09:00-17:00"),
)
CONTACT_CHANGED = kind(
    "PD128", "changed",
    "The clock starts in other hours.",
    "Better for some contacts, worse for others.",
    "promises.right-invoice", "hours: mon-fri 08:00-16:00", "hours: mon-fri 10:00-18:00",
)  # fmt: skip


def accountable_clocks(of: Pair) -> list[Hours]:
    """Opening hours, before and after, of the functions on whose clocks a promise's times are compared."""
    assert isinstance(of.old, Promise) and isinstance(of.new, Promise)
    return of.clocks(of.old.accountable, of.new.accountable)


def _limit(of: Pair, at: At, old: Any, new: Any) -> Iterator[Found]:
    """One time, or several by the hours of contact: compared at every contact."""
    before, after = _limits(old), _limits(new)
    if old is None:
        yield came(LIMIT_ADDED, at, after)
    elif new is None:
        yield unsaid(LIMIT_GONE, at, before)
    else:
        order = combined(_order_of_limits(of, limits) for limits in _at_every_contact(old, new))
        if before != after:
            yield from by_order(of, at, before, after, order, (LIMIT_LONGER, LIMIT_SHORTER, LIMIT_CHANGED))


def _order_of_limits(of: Pair, limits: tuple[Duration | None, Duration | None]) -> Order:
    old, new = limits
    if old is None or new is None:
        return "more" if old else "less" if new else "same"
    return duration_order(old, new, accountable_clocks(of))


def _at_every_contact(old: tuple[Limit, ...], new: tuple[Limit, ...]) -> set[tuple[Duration | None, Duration | None]]:
    """What was and is promised to contacts at every moment of the week at which that may differ."""
    hours = [limit.hours for limit in (*old, *new) if limit.hours]
    moments = {
        (span.day, minute) for one in (*hours, ALWAYS) for span in one.spans for minute in (span.start, span.end)
    }
    return {(_limit_at(old, *moment), _limit_at(new, *moment)) for moment in moments if moment[1] < 24 * 60}


def _limit_at(limits: tuple[Limit, ...], day: int, minute: int) -> Duration | None:
    for limit in limits:
        if limit.hours and any(s.day == day and s.start <= minute < s.end for s in limit.hours.spans):
            return limit.within
    return next((limit.within for limit in limits if limit.hours is None), None)


def _limits(limits: tuple[Limit, ...] | None) -> str:
    """As an author would write them."""
    parts = [f"{one.within} (contact {one.hours})" if one.hours else str(one.within) for one in limits or ()]
    return ", ".join(sorted(parts))


def _share(of: Pair, at: At, old: Any, new: Any) -> Iterator[Found]:
    order = plain_order(100 if old is None else old, 100 if new is None else new)
    yield from by_order(of, at, old, new, order, (SHARE_HIGHER, SHARE_LOWER, CHANGED))


def _by_clock(of: Pair, at: At, old: Duration, new: Duration) -> Iterator[Found]:
    order = duration_order(old, new, accountable_clocks(of))
    yield from by_order(of, at, old, new, order, (NOTICE_LONGER, NOTICE_SHORTER, CHANGED))


def _frequency_order(old: Frequency, new: Frequency) -> Order:
    times, span = plain_order(old.times, new.times), duration_order(new.in_, old.in_)
    return combined((times, span))


def _contact(of: Pair, at: At, old: Hours | None, new: Hours | None) -> Iterator[Found]:
    order = hours_order(old or ALWAYS, new or ALWAYS)
    yield from by_order(of, at, old, new, order, (CONTACT_WIDER, CONTACT_NARROWER, CONTACT_CHANGED))


PROMISE: Final[dict[str, Comparator]] = {
    "within": _limit,
    "share": _share,
    "notice": optional(NOTICE_GONE, NOTICE_ADDED, _by_clock),
    "no_more_than": optional(FREQUENCY_GONE, FREQUENCY_ADDED, ordered(_frequency_order, MORE_OFTEN, LESS_OFTEN)),
    "starts": optional(STARTS_UNSAID, STARTS_SAID, worded_as(STARTS_CHANGED)),
    "stops": optional(STOPS_UNSAID, STOPS_SAID, worded_as(STOPS_CHANGED)),
    "hours": _contact,
}
