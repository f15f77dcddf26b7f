"""What the customer gets when the promise is broken, tier by tier."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from promisekit.diff.fields import binding_words, by_order, changed, fields, ids, optional, text, texts
from promisekit.diff.found import At, Comparator, Found, Pair, came, gone
from promisekit.diff.kind import Kind, kind, pair
from promisekit.diff.kinds.any_item import CHANGED, FIGURE_CHANGED
from promisekit.diff.kinds.limits import accountable_clocks
from promisekit.diff.likeness import content_likeness
from promisekit.diff.order import duration_order, money_order, plain_order
from promisekit.diff.texts import Likely, likest
from promisekit.diff.written import shortened, written
from promisekit.model.duration import Duration
from promisekit.model.money import Money
from promisekit.model.promise import Remedy
from promisekit.model.text import Text

_PROMISE: Final = "promises.right-invoice"
_WHERE: Final = "promises.right-invoice.remedy"
GONE, ADDED = pair(
    ("PD201", "PD202"),
    ("Nothing is given any more when it is broken.", "A promise that costs nothing to break is a hope."),
    ("Something is given when it is broken.", "Breaking the promise costs something: it will be kept more often."),
    (_PROMISE, "remedy: {gives: 10 € off the next invoice, amount: 10 EUR}", ""),
)
TIER_DROPPED, TIER_ADDED = pair(
    ("PD203", "PD204"),
    ("One of the remedies is gone.", "Customers in that case get less, or nothing."),
    ("There is one more remedy.", "Customers in that case get more."),
    (
        _PROMISE,
        "remedy: [{gives: 10 € off, amount: 10 EUR}, {gives: A month free, after: 5 days}]",
        "remedy: [{gives: 10 € off, amount: 10 EUR}]",
    ),
)
LOWER, HIGHER = pair(
    ("PD205", "PD206"),
    ("The remedy is worth less.", "Customers get less for the same disappointment."),
    ("The remedy is worth more.", "Customers get more; each broken promise costs more."),
    (_WHERE, "amount: 10 EUR", "amount: 5 EUR"),
)
CAPPED, UNCAPPED = pair(
    ("PD207", "PD208"),
    ("The remedy has an upper limit.", "Who waits longest gets no more after a while."),
    ("The remedy has no upper limit any more.", "It grows for as long as the customer waits."),
    (_WHERE, "", "at_most: 50 EUR"),
)
CAP_LOWER, CAP_HIGHER = pair(
    ("PD209", "PD210"),
    ("The upper limit of the remedy is lower.", "Who waits longest gets less."),
    ("The upper limit of the remedy is higher.", "Who waits longest gets more."),
    (_WHERE, "at_most: 50 EUR", "at_most: 30 EUR"),
)
SLOWER, FASTER = pair(
    ("PD211", "PD212"),
    ("The remedy comes later.", "A disappointed customer waits once more."),
    ("The remedy comes sooner.", "A disappointed customer waits less; whoever pays has less time."),
    (_WHERE, "within: 5 working days", "within: 10 working days"),
)
ON_REQUEST, AUTOMATIC = pair(
    ("PD213", "PD214"),
    ("The remedy is no longer given by itself.", "Most customers never ask, and so get nothing."),
    ("The remedy is given by itself.", "Everybody gets it, not only those who know and ask."),
    (_WHERE, "given: automatically", "given: on-request"),
)
WINDOW_SHORTER, WINDOW_LONGER = pair(
    ("PD215", "PD216"),
    ("There is less time to claim it.", "Who notices late gets nothing."),
    ("There is more time to claim it.", "Who notices late still gets it."),
    (_WHERE, "claim_within: 3 months", "claim_within: 1 month"),
)
BEGINS_LATER, BEGINS_SOONER = pair(
    ("PD217", "PD218"),
    ("It has to be later before the remedy is due.", "Customers who wait a little get nothing."),
    ("The remedy is due sooner.", "Customers who wait a little get something too."),
    (_WHERE, "after: 1 day", "after: 3 days"),
)
REPEATS_LESS, REPEATS_MORE = pair(
    ("PD219", "PD220"),
    ("The remedy is given again less often.", "Who waits long gets less for it."),
    ("The remedy is given again more often.", "Who waits long gets more for it."),
    (_WHERE, "every: 1 day", "every: 1 week"),
)
CHOICE_DROPPED, CHOICE_ADDED = pair(
    ("PD221", "PD222"),
    ("There is less to choose from.", "Who wanted that gets something else."),
    ("There is more to choose from.", "Customers take what helps them most."),
    (_WHERE, "gives: [10 € off the next invoice, A month of extra data]", "gives: [10 € off the next invoice]"),
)
EXCLUDED, NOT_EXCLUDED = pair(
    ("PD223", "PD224"),
    ("It is not given besides another promise's remedy any more.", "Who is let down twice is paid once."),
    ("It is given besides another promise's remedy.", "Who is let down twice is paid twice."),
    (_WHERE, "", "not_with: [answer-the-phone]"),
)
CASE_CHANGED = kind(
    "PD225", "changed",
    "The remedy is for another case.",
    "Some customers are now in, others out. Read both.",
    _WHERE, "when: The error is ours.", "when: The error is ours and you told us first.",
)  # fmt: skip
REMEDY_CHANGED = kind(
    "PD226", "changed",
    "The remedy is another.",
    "It cannot be compared: money became a percentage, another currency, or a percentage of something else.",
    _WHERE, "of: the monthly charge", "of: the disputed line",
)  # fmt: skip
REMEDY_REWORDED = kind(
    "PD229", "changed",
    "The remedy has other words.",
    "Small words decide what the customer gets. Read both.",
    _WHERE, "gives: 10 € off the next invoice", "gives: 10 € off an invoice of ours",
)  # fmt: skip
PAID_FROM_MORE, PAID_FROM_LESS = pair(
    ("PD227", "PD228"),
    ("It is paid from a larger amount only.", "Who is owed little gets nothing."),
    ("It is paid from a smaller amount.", "Who is owed little gets it too; small payments cost work."),
    (_WHERE, "pays_from: 10 EUR", "pays_from: 25 EUR"),
)

_ALIKE: Final = 0.4
"""Tiers at least so alike (of 1) are one tier that changed."""


def _tiers(of: Pair, at: At, old: tuple[Remedy, ...], new: tuple[Remedy, ...]) -> Iterator[Found]:
    """Tiers, known again by what they say: their order has no meaning."""
    pairs = _paired(old, new)
    went = [position for position in range(len(old)) if position not in {before for before, _ in pairs}]
    joined = [position for position in range(len(new)) if position not in {after for _, after in pairs}]
    for before, after in pairs:
        called = f"remedy “{shortened(written(new[after].gives, of.languages[1]), 40)}”" if len(new) > 1 else ""
        if old[before] != new[after]:
            yield from fields(of, at.inner(before, after, called), old[before], new[after], _TIER)
    for position in went:
        kind_ = TIER_DROPPED if new else GONE
        yield gone(kind_, at / position, written(old[position].gives, of.languages[0]), words=True)
    for position in joined:
        kind_ = TIER_ADDED if old else ADDED
        yield came(kind_, at / position, written(new[position].gives, of.languages[1]), words=True)


def _paired(old: tuple[Remedy, ...], new: tuple[Remedy, ...]) -> list[tuple[int, int]]:
    """Positions of tiers that belong together: the same first, then the likest; one and one always do."""
    if len(old) == len(new) == 1:
        return [(0, 0)]
    alike = [
        Likely(score, sorted((str(before), str(after))), i, j)
        for i, before in enumerate(old)
        for j, after in enumerate(new)
        if (score := content_likeness(before, after)) >= _ALIKE
    ]
    return sorted(likest(alike))


def _money(of: Pair, at: At, old: Any, new: Any) -> Iterator[Found]:
    order = money_order(old, new)
    yield from by_order(of, at, old, new, order, (HIGHER, LOWER, REMEDY_CHANGED))


def _threshold(of: Pair, at: At, old: Money, new: Money) -> Iterator[Found]:
    yield from by_order(of, at, old, new, money_order(old, new), (PAID_FROM_MORE, PAID_FROM_LESS, CHANGED))


def _value(of: Pair, at: At, old: Any, new: Any) -> Iterator[Found]:
    """An amount that is new or gone: whether that is less depends on what stands in its place."""
    tier_before, tier_now = _tier(of, at)
    was_percent = bool(tier_before.percent), bool(tier_now.percent)
    if True in was_percent:
        yield from changed(of, at, old, new, REMEDY_CHANGED)
    else:
        yield from changed(of, at, old, new, HIGHER if old is None else LOWER)


def _percent(of: Pair, at: At, old: Any, new: Any) -> Iterator[Found]:
    if old is None or new is None:
        yield from changed(of, at, old, new, REMEDY_CHANGED)
    else:
        yield from by_order(of, at, old, new, plain_order(old, new), (HIGHER, LOWER, CHANGED))


def _tier(of: Pair, at: At) -> tuple[Remedy, Remedy]:
    old: Any = of.old
    new: Any = of.new
    return old.remedy[at.old[3]], new.remedy[at.new[3]]


def _times(longer: Kind, shorter: Kind) -> Callable[[Pair, At, Any, Any], Iterator[Found]]:
    def compare(of: Pair, at: At, old: Duration, new: Duration) -> Iterator[Found]:
        order = duration_order(old, new, accountable_clocks(of))
        yield from by_order(of, at, old, new, order, (longer, shorter, CHANGED))

    return compare


def _given(of: Pair, at: At, old: str | None, new: str | None) -> Iterator[Found]:
    kind_ = AUTOMATIC if new == "automatically" else ON_REQUEST if old == "automatically" else CHANGED
    yield from changed(of, at, old, new, kind_)


def _gives(of: Pair, at: At, old: tuple[Text, ...], new: tuple[Text, ...]) -> Iterator[Found]:
    """One thing in other words, or a choice from which something is gone or to which something came."""
    if len(old) == len(new) == 1:
        yield from binding_words(REMEDY_REWORDED, FIGURE_CHANGED)(of, at / 0, old[0], new[0])
    else:
        yield from texts(CHOICE_DROPPED, CHOICE_ADDED, REMEDY_REWORDED, FIGURE_CHANGED, binding=True)(of, at, old, new)


_TIER: Final[Mapping[str, Comparator]] = {
    "gives": _gives,
    "when": lambda of, at, old, new: text(of, at, old, new, CASE_CHANGED, CASE_CHANGED),
    "amount": lambda of, at, old, new: (_money if old and new else _value)(of, at, old, new),
    "percent": _percent,
    "of": lambda of, at, old, new: text(of, at, old, new, REMEDY_CHANGED, REMEDY_CHANGED),
    "at_least": optional(LOWER, HIGHER, _money),
    "at_most": optional(
        UNCAPPED,
        CAPPED,
        lambda of, at, old, new: by_order(of, at, old, new, money_order(old, new), (CAP_HIGHER, CAP_LOWER, CHANGED)),
    ),
    "pays_from": optional(PAID_FROM_LESS, PAID_FROM_MORE, _threshold),
    "within": optional(SLOWER, FASTER, _times(SLOWER, FASTER)),
    "given": _given,
    "claim_within": optional(WINDOW_LONGER, WINDOW_SHORTER, _times(WINDOW_LONGER, WINDOW_SHORTER)),
    "after": optional(BEGINS_SOONER, BEGINS_LATER, _times(BEGINS_LATER, BEGINS_SOONER)),
    "every": optional(REPEATS_LESS, REPEATS_MORE, _times(REPEATS_LESS, REPEATS_MORE)),
    "not_with": ids(NOT_EXCLUDED, EXCLUDED),
}
PROMISE: Final[dict[str, Comparator]] = {"remedy": _tiers}
