"""The headline of a review: what its changes mean for customers, in a sentence or two."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from promisekit.report.changes.review import COUNTED_ON, GONE, IN_WORDS_ONLY, counted, is_brand, kind_of

if TYPE_CHECKING:
    from promisekit.diff.change import Change
    from promisekit.report.changes.review import Review

_BACK: Final = "PD134"
"""A promise that was retired is back."""

_FIGURE_IN_WORDS: Final = "PD906"
_FIRMER_WORDS: Final = "PD912"
"""Firmer words beside another figure are no sign that more is promised."""

_NOTHING_WEIGHED: Final = "No promise got weaker or stronger."


def headline(review: Review) -> str:
    """What it means for customers, in a sentence or two."""
    said = [_of_promises(review)]
    worded_anew = {change.id for change in review.wordings if change.weight == "changed"}
    if worded_anew:
        said.append(f"The wording of {counted(len(worded_anew), 'promise')} changed; read old and new.")
    if _of_brand(review):
        said.append(_of_brand(review))
    unclear = _unclear(review) - worded_anew
    if unclear:
        said.append(f"{counted(len(unclear), 'promise')} changed for better or worse; read old and new.")
    return " ".join(said[1:] if len(said) > 1 and said[0] == _NOTHING_WEIGHED else said)


def _of_brand(review: Review) -> str:
    """What happened to the brand promise; empty where nothing did."""
    weights = {change.weight for change in review.open if is_brand(change)}
    if "weaker" in weights:
        return "The brand promise got weaker."
    if weights == {"stronger"}:
        return "The brand promise got stronger."
    return "The wording of the brand promise changed; read old and new." if weights else ""


def _unclear(review: Review) -> set[str]:
    """Promises of which something changed that customers count on, and nobody can say from its fields how."""
    unclear = {
        change.id
        for change in review.open
        if change.section == "promises" and change.weight == "changed" and change.field.partition(".")[0] in COUNTED_ON
    }
    return unclear - {one for ids in promises_by_fate(review).values() for one in ids}


def _of_promises(review: Review) -> str:
    if review.base.is_before:
        return f"This portfolio is new: it was not there at {review.base.name}."
    if not review.comparison.changes:
        what = "could be compared" if review.unreadable else "customers and staff may count on"
        return f"Nothing changed in what {what}."
    if not review.open:
        return "What changed is accepted by the team."
    promises = promises_by_fate(review)
    said = [f"{counted(len(ids), 'promise')} {_fate(fate, len(ids))}" for fate, ids in promises.items() if ids]
    if said:
        rest = [part.replace(" promises", "").replace(" promise", "") for part in said[1:]]
        verdict = f"{_listed([said[0], *rest])}."
        return f"{verdict} Elsewhere, {_weaker_elsewhere(review)} got weaker." if _weaker_elsewhere(review) else verdict
    if _weaker_elsewhere(review):
        return f"No promise says less, but {_weaker_elsewhere(review)} got weaker."
    if review.counts.keys() <= IN_WORDS_ONLY:
        said_anew = ["how things are called and said"] if review.counts.keys() - {"moved"} else []
        elsewhere = ["where they stand" if said_anew else "where things stand"] if "moved" in review.counts else []
        return f"No promise changed; what changed is {_listed(said_anew + elsewhere)}."
    return _NOTHING_WEIGHED


def promises_by_fate(review: Review) -> dict[str, list[str]]:
    """`gone`, `weaker`, `stronger`, `back`, `new` -> the ids of promises to which that happened; each once."""
    found: dict[str, list[str]] = {}
    taken: set[str] = set()
    unclear = {(c.id, c.field) for c in review.open if c.code == _FIGURE_IN_WORDS}
    for fate in ("gone", "weaker", "stronger", "back", "new"):
        ids = {
            c.id
            for c in review.open
            if c.section == "promises"
            and _is_fate(c, fate)
            and not (c.code == _FIRMER_WORDS and (c.id, c.field) in unclear)
        } - taken
        found[fate] = sorted(ids)
        taken |= ids
    return found


def _weaker_elsewhere(review: Review) -> str:
    """`1 function and 2 journeys`: items that are no promises and got weaker."""
    items = sorted(
        {(c.section, c.id) for c in review.open if c.weight == "weaker" and c.section != "promises" and not is_brand(c)}
    )
    sections = dict.fromkeys(section for section, _ in items)
    numbers = {section: sum(one == section for one, _ in items) for section in sections}
    return _listed(
        [
            "the portfolio itself" if section == "portfolio" else counted(number, kind_of(section))
            for section, number in numbers.items()
        ]
    )


def _is_fate(change: Change, fate: str) -> bool:
    if fate == "gone":
        return change.code in GONE
    if fate == "back":
        return change.code == _BACK
    if fate == "new":
        return not change.field and change.weight == "added"
    return change.weight == fate


def _fate(fate: str, number: int) -> str:
    if fate in ("gone", "back", "new"):
        return f"{'is' if number == 1 else 'are'} {fate}"
    return f"got {fate}"


def _listed(parts: list[str]) -> str:
    return "".join(parts) if len(parts) < 2 else f"{', '.join(parts[:-1])} and {parts[-1]}"
