"""What staff do, say, avoid, may decide and do when it fails."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from promisekit.diff.fields import as_kind, by_order, changed, ids, nested, optional, text, texts, worded_as
from promisekit.diff.found import At, Comparator, Found, Pair, came, change, gone
from promisekit.diff.keyed import parts
from promisekit.diff.kind import kind, pair
from promisekit.diff.kinds.any_item import CHANGED, FIGURE_CHANGED
from promisekit.diff.kinds.governance import REVIEW
from promisekit.diff.order import duration_order, money_order
from promisekit.diff.texts import paired
from promisekit.diff.written import shortened, written
from promisekit.model.duration import Duration
from promisekit.model.guideline import Mandate
from promisekit.model.money import Money
from promisekit.model.promise import Promise

_WHERE: Final = "promises.right-invoice.guidelines.disputed-line"
REMOVED, ADDED = pair(
    ("PD401", "PD402"),
    ("A guideline is gone.", "Its role has nothing to go by for this promise any more."),
    ("A guideline is new.", "Its role has something to learn."),
    ("promises.right-invoice.guidelines", "gone: {role: service-agent, do: [Ask for the invoice number.]}", ""),
    ("removed", "added"),
)
ROLE_CHANGED = kind(
    "PD403", "changed",
    "It is for another role.",
    "One role has to learn it, the other to stop.",
    _WHERE, "role: service-agent", "role: billing-specialist",
)  # fmt: skip
ACTION_REMOVED, ACTION_ADDED = pair(
    ("PD404", "PD405"),
    ("An action is gone.", "Staff no longer do it, or no longer the same way."),
    ("An action is new.", "Staff have one more thing to do."),
    (_WHERE, "do: [Read the line back., Open a billing case.]", "do: [Read the line back.]"),
    ("removed", "added"),
)
REORDERED = kind(
    "PD406", "moved",
    "The actions come in another order.",
    "What comes first is done first.",
    _WHERE, "do: [Read the line back., Open a billing case.]", "do: [Open a billing case., Read the line back.]",
)  # fmt: skip
SAY_CHANGED = kind(
    "PD407", "changed",
    "Other wording is recommended.",
    "Staff should hear of it before customers hear both.",
    _WHERE, "say: [You will hear from me soon.]", "say: [You will hear from me today.]",
)  # fmt: skip
AVOID_CHANGED = kind(
    "PD408", "changed",
    "Other wording is to be avoided.",
    "What is listed here does harm; what has left the list may come back.",
    _WHERE, "avoid: [That's a billing matter.]", "avoid: [That is a billing matter.]",
)  # fmt: skip
SAY_GONE, SAY_ADDED = pair(
    ("PD423", "PD424"),
    ("Wording is no longer recommended.", "Whoever learned it goes on saying it until somebody tells them."),
    ("Wording is recommended that was not before.", "Staff should hear of it before customers do."),
    (_WHERE, "say: [You will hear from me by noon.]", ""),
    ("changed", "changed"),
)
AVOID_GONE, AVOID_ADDED = pair(
    ("PD425", "PD426"),
    ("Wording is no longer to be avoided.", "What did harm may come back."),
    ("Wording is to be avoided that was not before.", "It does harm; whoever says it has to hear why."),
    (_WHERE, "avoid: [That's a billing matter.]", ""),
    ("changed", "changed"),
)
MANDATE_SMALLER, MANDATE_LARGER = pair(
    ("PD409", "PD410"),
    ("The role may decide less alone.", "More customers wait for somebody else's yes."),
    ("The role may decide more alone.", "More customers get their answer at once."),
    (_WHERE, "may: [{does: Credit the line at once, up_to: 20 EUR}]",
     "may: [{does: Credit the line at once, up_to: 10 EUR}]"),
)  # fmt: skip
MANDATE_GONE, MANDATE_ADDED = pair(
    ("PD411", "PD412"),
    ("The role may no longer decide something alone.", "Customers wait for somebody else's yes."),
    ("The role may decide one more thing alone.", "Customers get their answer at once; the role has to know and dare."),
    (_WHERE, "may: [Credit the line at once]", ""),
)
ESCALATION_SLOWER, ESCALATION_FASTER = pair(
    ("PD413", "PD414"),
    ("Help comes later.", "When it goes wrong, the customer waits longer."),
    ("Help comes sooner.", "When it goes wrong, the customer waits less; whoever helps has less time."),
    (f"{_WHERE}.if_it_fails", "within: 2 h", "within: 8 h"),
)
ESCALATION_ELSEWHERE = kind(
    "PD415", "changed",
    "Somebody else takes over when it fails.",
    "Both have to know, and whoever calls them.",
    f"{_WHERE}.if_it_fails", "escalate_to: service-lead", "escalate_to: billing",
)  # fmt: skip
ESCALATION_GONE, ESCALATION_ADDED = pair(
    ("PD416", "PD417"),
    ("Nobody takes over when it fails.", "Staff are left alone with an angry customer."),
    ("Somebody takes over when it fails.", "Staff know whom to call."),
    (_WHERE, "if_it_fails: {escalate_to: service-lead, within: 2 h}", ""),
)
PLACE_CHANGED = kind(
    "PD418", "changed",
    "It holds at other touchpoints.",
    "Staff at those that joined have to know it, and customers at those that left meet nobody who does.",
    _WHERE, "at: [invoice]", "at: [helpline]",
)  # fmt: skip
SITUATION_CHANGED = kind(
    "PD419", "changed",
    "It is for another situation.",
    "Staff act on it in other cases than before.",
    _WHERE, "when: The customer calls about a fee.", "when: The customer writes about a fee.",
)  # fmt: skip
SKILLS_CHANGED = kind(
    "PD420", "changed",
    "Other skills are needed.",
    "Somebody has to train them.",
    _WHERE, "skills: [reading-invoices]", "",
)  # fmt: skip

ACTION_REWORDED = kind(
    "PD427", "changed",
    "An action has other words.",
    "Staff may have to do it another way. Read both.",
    _WHERE, "do: [Read the line back to the customer.]", "do: [Read the line back to a colleague.]",
)  # fmt: skip
MANDATE_REWORDED = kind(
    "PD428", "changed",
    "What the role may decide has other words.",
    "“Without asking” is more than “after asking”. Read both.",
    _WHERE, "may: [Credit the line without asking]", "may: [Credit the line after asking]",
)  # fmt: skip
HELP_REWORDED = kind(
    "PD429", "changed",
    "What is done when it fails has other words.",
    "Whoever is sent for has to know what is expected now. Read both.",
    f"{_WHERE}.if_it_fails", "does: Calls the customer back the same day", "does: Calls the customer back",
)  # fmt: skip
ROLE_MOVED = kind(
    "PD422", "changed",
    "The role belongs to another function.",
    "Its lead, its opening hours and the way of its feedback are others now.",
    "roles.service-agent", "function: customer-service", "function: billing",
)  # fmt: skip


def _mandates(of: Pair, at: At, old: tuple[Mandate, ...], new: tuple[Mandate, ...]) -> Iterator[Found]:
    """What the role may decide alone, known again by its words."""
    pairs = paired([one.does for one in old], [one.does for one in new], of.languages)
    for before, after in pairs:
        here = at.inner(before, after)
        if old[before].does != new[after].does:
            yield from text(of, here / "does", old[before].does, new[after].does, MANDATE_REWORDED, MANDATE_REWORDED)
        if old[before].up_to != new[after].up_to:
            action = shortened(written(new[after].does, of.languages[1]), 40)
            called = here._replace(called=f"{at.called} (“{action}”)")
            yield from _amount(of, called / "up_to", old[before].up_to, new[after].up_to)
    for position in sorted(set(range(len(old))) - {before for before, _ in pairs}):
        yield gone(MANDATE_GONE, at / position, _mandate(of.languages[0], old[position]))
    for position in sorted(set(range(len(new))) - {after for _, after in pairs}):
        yield came(MANDATE_ADDED, at / position, _mandate(of.languages[1], new[position]))


def _mandate(language: str, mandate: Mandate) -> str:
    words = written(mandate.does, language)
    return f"{words} (up to {mandate.up_to})" if mandate.up_to else words


def _amount(of: Pair, at: At, old: Money | None, new: Money | None) -> Iterator[Found]:
    """An amount that is not given is no limit."""
    if old is None or new is None:
        yield from changed(of, at, old, new, MANDATE_SMALLER if old is None else MANDATE_LARGER)
    else:
        yield from by_order(of, at, old, new, money_order(old, new), (MANDATE_LARGER, MANDATE_SMALLER, CHANGED))


def _help(of: Pair, at: At, old: Duration | None, new: Duration | None) -> Iterator[Found]:
    assert isinstance(of.old, Promise) and isinstance(of.new, Promise)
    helpers = [
        side.hours_of(guideline.if_it_fails.escalate_to)
        for side, guideline in (
            (of.before, of.old.guidelines[str(at.old[3])]),
            (of.after, of.new.guidelines[str(at.new[3])]),
        )
        if guideline.if_it_fails
    ]
    if old is None or new is None:
        yield from changed(of, at, old, new, ESCALATION_FASTER if old is None else ESCALATION_SLOWER)
    else:
        order = duration_order(old, new, helpers)
        yield from by_order(of, at, old, new, order, (ESCALATION_SLOWER, ESCALATION_FASTER, CHANGED))


def _place(of: Pair, at: At, old: tuple[str, ...], new: tuple[str, ...]) -> Iterator[Found]:
    """Naming all touchpoints of the promise changes nothing."""
    assert isinstance(of.old, Promise) and isinstance(of.new, Promise)
    if set(old or of.old.kept_at) != set(new or of.new.kept_at):
        everywhere = "everywhere that the promise is kept"
        yield change(
            PLACE_CHANGED, at, ", ".join(sorted(set(old))) or everywhere, ", ".join(sorted(set(new))) or everywhere
        )


_ESCALATION: Final[Mapping[str, Comparator]] = {
    "escalate_to": as_kind(ESCALATION_ELSEWHERE),
    "within": _help,
    "does": worded_as(HELP_REWORDED),
}
GUIDELINE: Final[Mapping[str, Comparator]] = {
    "role": as_kind(ROLE_CHANGED),
    "at": _place,
    "when": worded_as(SITUATION_CHANGED),
    "do": texts(ACTION_REMOVED, ACTION_ADDED, ACTION_REWORDED, FIGURE_CHANGED, REORDERED),
    "say": texts(SAY_GONE, SAY_ADDED, SAY_CHANGED, SAY_CHANGED),
    "avoid": texts(AVOID_GONE, AVOID_ADDED, AVOID_CHANGED, AVOID_CHANGED),
    "may": _mandates,
    "if_it_fails": optional(ESCALATION_GONE, ESCALATION_ADDED, nested(_ESCALATION)),
    "skills": ids(SKILLS_CHANGED, SKILLS_CHANGED),
    "review_by": REVIEW,
}
ROLE: Final[dict[str, Comparator]] = {
    "function": as_kind(ROLE_MOVED),
    "skills": ids(SKILLS_CHANGED, SKILLS_CHANGED),
}
PROMISE: Final[dict[str, Comparator]] = {
    "guidelines": parts("guideline", lambda _one: REMOVED, lambda _one: ADDED, GUIDELINE)
}
