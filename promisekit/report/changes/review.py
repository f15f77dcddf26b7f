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
BACK: Final = "PD134"
"""A promise that customers counted on is retired or taken out; a retired one is back."""

FIGURE_IN_WORDS: Final = "PD906"
FIRMER_WORDS: Final = "PD912"
"""Firmer words beside another figure are no sign that more is promised."""

_IN_WORDS_ONLY: Final[frozenset[Weight]] = frozenset(("reworded", "renamed", "moved"))


_NOTHING_WEIGHED: Final = "No promise got weaker or stronger."
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
            or _is_brand(change)
        ]
        first: dict[tuple[str, str], int] = {}
        for rank, change in enumerate(found):
            first.setdefault((change.id, change.field.partition(".")[0]), rank)
        return sorted(found, key=lambda change: first[change.id, change.field.partition(".")[0]])

    @property
    def verdict(self) -> str:
        """What it means for customers, in a sentence or two."""
        said = [self._verdict]
        worded_anew = {change.id for change in self.wordings if change.weight == "changed"}
        if worded_anew:
            said.append(f"The wording of {counted(len(worded_anew), 'promise')} changed; read old and new.")
        if self._of_brand:
            said.append(self._of_brand)
        unclear = self._unclear - worded_anew
        if unclear:
            said.append(f"{counted(len(unclear), 'promise')} changed for better or worse; read old and new.")
        return " ".join(said[1:] if len(said) > 1 and said[0] == _NOTHING_WEIGHED else said)

    @property
    def _of_brand(self) -> str:
        """What happened to the brand promise; empty where nothing did."""
        weights = {change.weight for change in self.open if _is_brand(change)}
        if "weaker" in weights:
            return "The brand promise got weaker."
        if weights == {"stronger"}:
            return "The brand promise got stronger."
        return "The wording of the brand promise changed; read old and new." if weights else ""

    @property
    def _unclear(self) -> set[str]:
        """Promises of which something changed that customers count on, and nobody can say from its fields how."""
        unclear = {
            change.id
            for change in self.open
            if change.section == "promises"
            and change.weight == "changed"
            and change.field.partition(".")[0] in COUNTED_ON
        }
        return unclear - {one for ids in self.promises_by_fate.values() for one in ids}

    @property
    def _verdict(self) -> str:
        if self.base.is_before:
            return f"This portfolio is new: it was not there at {self.base.name}."
        if not self.comparison.changes:
            what = "could be compared" if self.unreadable else "customers and staff may count on"
            return f"Nothing changed in what {what}."
        if not self.open:
            return "What changed is accepted by the team."
        promises = self.promises_by_fate
        said = [f"{counted(len(ids), 'promise')} {_fate(fate, len(ids))}" for fate, ids in promises.items() if ids]
        if said:
            rest = [part.replace(" promises", "").replace(" promise", "") for part in said[1:]]
            verdict = f"{_listed([said[0], *rest])}."
            return f"{verdict} Elsewhere, {self._weaker_elsewhere} got weaker." if self._weaker_elsewhere else verdict
        if self._weaker_elsewhere:
            return f"No promise says less, but {self._weaker_elsewhere} got weaker."
        if self.counts.keys() <= _IN_WORDS_ONLY:
            said_anew = ["how things are called and said"] if self.counts.keys() - {"moved"} else []
            elsewhere = ["where they stand" if said_anew else "where things stand"] if "moved" in self.counts else []
            return f"No promise changed; what changed is {_listed(said_anew + elsewhere)}."
        return _NOTHING_WEIGHED

    @cached_property
    def promises_by_fate(self) -> dict[str, list[str]]:
        """`gone`, `weaker`, `stronger`, `back`, `new` -> the ids of promises to which that happened; each once."""
        found: dict[str, list[str]] = {}
        taken: set[str] = set()
        unclear = {(c.id, c.field) for c in self.open if c.code == FIGURE_IN_WORDS}
        for fate in ("gone", "weaker", "stronger", "back", "new"):
            ids = {
                c.id
                for c in self.open
                if c.section == "promises"
                and _is_fate(c, fate)
                and not (c.code == FIRMER_WORDS and (c.id, c.field) in unclear)
            } - taken
            found[fate] = sorted(ids)
            taken |= ids
        return found

    @property
    def _weaker_elsewhere(self) -> str:
        """`1 function and 2 journeys`: items that are no promises and got weaker."""
        items = sorted(
            {
                (c.section, c.id)
                for c in self.open
                if c.weight == "weaker" and c.section != "promises" and not _is_brand(c)
            }
        )
        sections = dict.fromkeys(section for section, _ in items)
        numbers = {section: sum(one == section for one, _ in items) for section in sections}
        return _listed(
            [
                "the portfolio itself" if section == "portfolio" else counted(number, kind_of(section))
                for section, number in numbers.items()
            ]
        )

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
            if change.weight not in _IN_WORDS_ONLY:
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


def _is_brand(change: Change) -> bool:
    return change.section == "portfolio" and change.field.partition(".")[0] == "brand_promise"


def _is_fate(change: Change, fate: str) -> bool:
    if fate == "gone":
        return change.code in GONE
    if fate == "back":
        return change.code == BACK
    if fate == "new":
        return not change.field and change.weight == "added"
    return change.weight == fate


def _fate(fate: str, number: int) -> str:
    if fate in ("gone", "back", "new"):
        return f"{'is' if number == 1 else 'are'} {fate}"
    return f"got {fate}"


def _listed(parts: list[str]) -> str:
    return "".join(parts) if len(parts) < 2 else f"{', '.join(parts[:-1])} and {parts[-1]}"
