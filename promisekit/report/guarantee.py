"""The quality of guarantees: one with all reasons, or a line on each, for people and as JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, Final, NamedTuple

from promisekit.check.guarantee import TRAITS, Reason, Trait
from promisekit.report.printable import json_without_commands, printable
from promisekit.report.proof import columns

_SIGNS: Final = {1: "+", 0: " ", -1: "-"}


class Profile(NamedTuple):
    """A promise, what it says, and the traits of its guarantee."""

    promise_id: str
    wording: str
    traits: tuple[Trait, ...]


def whole(profile: Profile) -> str:
    """Each trait with what speaks for (+) and against it (-)."""
    lines = [f"{profile.promise_id}: {printable(profile.wording)}"]
    for trait in profile.traits:
        lines += ["", f"{TRAITS[trait.name]}: {trait.grade}"]
        lines += [f"  {_SIGNS[_sign(reason)]} {in_words(reason)}" for reason in trait.reasons]
    return "\n".join(lines) + "\n"


def table(profiles: Sequence[Profile]) -> str:
    """A line on each promise."""
    rows = [("", *(name.replace("-", " ") for name in TRAITS))]
    rows += [(one.promise_id, *(trait.grade for trait in one.traits)) for one in profiles]
    return "\n".join(columns(rows)) + "\n" if profiles else "There is no promise yet.\n"


def as_json(profiles: Sequence[Profile]) -> str:
    """Machine-readable."""
    data = {"promises": [{"id": one.promise_id, "traits": [_data(trait) for trait in one.traits]} for one in profiles]}
    return json_without_commands(json.dumps(data, ensure_ascii=False, indent=2)) + "\n"


def in_words(reason: Reason) -> str:
    """The reason in English."""
    told = {key: f"{value:g}" if isinstance(value, float | int) else str(value) for key, value in reason.values.items()}
    return printable(reason.words % told)


def _sign(reason: Reason) -> int:
    return (reason.weight > 0) - (reason.weight < 0)


def _data(trait: Trait) -> dict[str, Any]:
    signs = {1: "for", 0: "neutral", -1: "against"}
    reasons = [{"speaks": signs[_sign(reason)], "told": in_words(reason)} for reason in trait.reasons]
    return {"trait": trait.name, "grade": trait.grade, "reasons": reasons}
