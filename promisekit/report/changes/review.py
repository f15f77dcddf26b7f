"""What the formats write: the changes between two versions, what they mean, and whom they touch."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple

from promisekit.check.naming import KINDS
from promisekit.diagnostic import Diagnostic, Severity
from promisekit.diff.change import WEIGHTS, Change, Comparison, IdleAcceptance, Suspect, Weight
from promisekit.diff.written import label, shortened
from promisekit.model.text import worded

if TYPE_CHECKING:
    from promisekit.draw import Picture
    from promisekit.read import Loaded
    from promisekit.read.versions import Version

FAIL_ON: Final = ("weaker", "removed", "any")
"""From which weight on a review fails: a weaker or dropped promise; anything gone; anything at all."""

TOUCHED: Final = ("roles", "functions", "touchpoints", "journeys", "metrics", "promises")
"""The sections whose items are named as touched, those who act first."""

WORDINGS: Final = frozenset("PD118 PD121 PD124 PD125 PD139 PD148 PD155 PD225 PD229 PD906 PD911 PD912".split())
"""Kinds of a promise's change that are a matter of words: what a reviewer has to read, old and new."""

PAIRS: Final = frozenset(
    "PD116 PD117 PD119 PD120 PD226 PD331 PD407 PD408 PD409 PD410 PD411 PD412 PD419 PD427 PD428 PD429 PD913".split()
)
"""Further kinds of which a reviewer sees old and new whole and side by side: one may stand for the other."""

COUNTED_ON: Final = frozenset(
    "promise within share notice no_more_than starts stops hours basis conditions exclusions remedy dispute "
    "customer_does kept_at status since until".split()
)
"""Fields of a promise by which a customer knows what they get."""

GONE: Final = frozenset(("PD133", "PD135"))
"""A promise that customers counted on is retired or taken out."""

IN_WORDS_ONLY: Final[frozenset[Weight]] = frozenset(("reworded", "renamed", "moved"))
"""What nobody is touched by."""

_WHY_IDLE: Final = {
    "unused": "there is no such change; remove it",
    "expired": "the acceptance has expired; decide again",
    "earlier": "that accepted an earlier change and would hide the next one; remove it",
}


class ItemChanges(NamedTuple):
    """All changes of one item, the heaviest first."""

    section: str
    id: str
    changes: list[Change]

    @property
    def kind(self) -> str:
        """What it is, in a word: `promise`."""
        return kind_of(self.section)


class Touched(NamedTuple):
    """An item that changes reach, and which changes those are."""

    section: str
    id: str
    name: str
    changes: list[Change]


class Pictured(NamedTuple):
    """The pictures of a changed item: with the changes marked, and before and after (None where there is none).

    `part` are the same of what changed alone, with its neighbours; None where that is all.
    """

    kind: str
    id: str
    changes: Picture
    before: Picture | None
    after: Picture | None
    part: tuple[Picture, Picture | None, Picture | None] | None = None


@dataclass(frozen=True)
class Review:
    """Two versions and what changed between them. ``fail_on`` is one of FAIL_ON, or None for never."""

    comparison: Comparison
    base: Version
    head: Version
    fail_on: str | None = None
    pictures: tuple[Pictured, ...] = field(default=(), repr=False)

    @property
    def open(self) -> tuple[Change, ...]:
        """The changes that nobody accepted, the heaviest first."""
        return self.comparison.open

    @property
    def accepted(self) -> list[Change]:
        """The changes that the team accepts, with a reason."""
        return [change for change in self.comparison.changes if change.accepted]

    @property
    def unreadable(self) -> list[tuple[str, Diagnostic]]:
        """What could not be read and is therefore not compared, with the name of its version."""
        return [
            (version.name, diagnostic)
            for version in (self.base, self.head)
            for diagnostic in version.loaded.diagnostics
            if diagnostic.severity == Severity.ERROR
        ]

    def fails(self, change: Change) -> bool:
        """Whether this change alone makes the review fail."""
        if self.fail_on is None or change.accepted:
            return False
        return self.fail_on == "any" or is_weaker(change) or (self.fail_on == "removed" and change.weight == "removed")

    @property
    def failed(self) -> bool:
        """Whether anything makes it fail. What cannot be read at the head may hide a weaker promise."""
        hidden = self.fail_on is not None and any(d.severity == Severity.ERROR for d in self.head.loaded.diagnostics)
        return hidden or any(map(self.fails, self.comparison.changes))

    @cached_property
    def counts(self) -> dict[Weight, int]:
        """How many open changes there are of each weight, heaviest first."""
        found = {weight: sum(change.weight == weight for change in self.open) for weight in WEIGHTS}
        return {weight: number for weight, number in found.items() if number}

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to say."""
        return not (self.comparison.changes or self.comparison.idle_acceptances or self.unreadable)

    @property
    def language(self) -> str:
        """The language in which items are named."""
        return self.head.loaded.portfolio.about.language

    @property
    def wordings(self) -> list[Change]:
        """Open changes of sentences that customers count on, of which only the words tell what they mean."""
        fields = ("promise", "remedy", "conditions", "exclusions", "starts", "stops", "customer_does", "dispute")
        return [
            change
            for change in self.open
            if change.section == "promises" and change.code in WORDINGS and change.field.partition(".")[0] in fields
        ]

    @property
    def old_beside_new(self) -> list[Change]:
        """Open changes of promises, the brand's among them, to be read as a pair; those of one field stand together."""
        wordings = {id(change) for change in self.wordings}
        found = [
            change
            for change in self.open
            if id(change) in wordings
            or (change.section == "promises" and change.code in PAIRS | WORDINGS)
            or is_brand(change)
        ]
        first: dict[tuple[str, str], int] = {}
        for rank, change in enumerate(found):
            first.setdefault((change.id, change.field.partition(".")[0]), rank)
        return sorted(found, key=lambda change: first[change.id, change.field.partition(".")[0]])

    @property
    def counted(self) -> str:
        """`2 weaker, 1 changed, 3 reworded`, and how many were accepted."""
        parts = [f"{number} {weight}" for weight, number in self.counts.items()]
        if self.accepted:
            parts.append(f"{len(self.accepted)} accepted")
        return ", ".join(parts)

    @cached_property
    def by_item(self) -> list[ItemChanges]:
        """The open changes item by item, those with the heaviest first."""
        return by_item(self.open)

    @cached_property
    def touched(self) -> dict[str, list[Touched]]:
        """Section -> whom the open changes touch, those reached by most first; changes of words touch nobody."""
        reached: dict[tuple[str, str], list[Change]] = {}
        for change in self.open:
            if change.weight not in IN_WORDS_ONLY:
                for section, ids in change.reach.items.items():
                    for item_id in ids:
                        reached.setdefault((section, item_id), []).append(change)
        found: dict[str, list[Touched]] = {section: [] for section in TOUCHED}
        for (section, item_id), changes in sorted(reached.items(), key=lambda one: (-len(one[1]), one[0])):
            if section in found:
                found[section].append(Touched(section, item_id, self.name(section, item_id), changes))
        return {section: touched for section, touched in found.items() if touched}

    @property
    def suspects(self) -> tuple[Suspect, ...]:
        """The guidelines to read again."""
        return self.comparison.suspects

    def name(self, section: str, item_id: str) -> str:
        """What people call an item, now or before."""
        return name_in(self.head.loaded, section, item_id) or name_in(self.base.loaded, section, item_id) or item_id


def by_item(changes: Iterable[Change]) -> list[ItemChanges]:
    """Changes sorted by item, in the order in which the items first appear."""
    found: dict[tuple[str, str], list[Change]] = {}
    for change in changes:
        found.setdefault((change.section, change.id), []).append(change)
    return [ItemChanges(section, item_id, listed) for (section, item_id), listed in found.items()]


def is_weaker(change: Change) -> bool:
    """Whether customers may count on less: what is weaker, and a promise that is gone."""
    return change.weight == "weaker" or change.code in GONE


def kind_of(section: str) -> str:
    """``promises`` -> ``promise``."""
    return KINDS[section].split(" ", 1)[1] if section in KINDS else section


def name_in(loaded: Loaded, section: str, item_id: str) -> str:
    """What people call an item of that version; empty where it has none of that id."""
    if section == "portfolio":
        return worded(loaded.portfolio.about.name, loaded.portfolio.about.language)
    item = loaded.portfolio.section(section).get(item_id)
    return shortened(label(item, loaded.portfolio.about.language), 70) if item else ""


def touched_ids(changes: Iterable[Change], section: str) -> list[str]:
    """The ids of a section that changes reach, in order."""
    return sorted({item_id for change in changes for item_id in change.reach.items.get(section, ())})


def reason(change: Change, language: str) -> str:
    """Why a change is accepted, who decided, and until when."""
    assert change.accepted
    entry = change.accepted
    by = f", decided by {worded(entry.by, language)}" if entry.by else ""
    until = f", until {entry.until}" if entry.until else ""
    return f"{worded(entry.reason, language)}{by}{until}"


def idle_sentence(idle: IdleAcceptance) -> str:
    """Why an acceptance accepts nothing, and what to do."""
    return f"{idle.acceptance.check} is accepted there, but {_WHY_IDLE[idle.why]}"


def counted(number: int, singular: str) -> str:
    """``2, "promise"`` -> ``2 promises``."""
    plural = {"story": "stories"}.get(singular, f"{singular}s")
    return f"{number} {singular if number == 1 else plural}"


def is_brand(change: Change) -> bool:
    """Whether it is about the brand promise."""
    return change.section == "portfolio" and change.field.partition(".")[0] == "brand_promise"
