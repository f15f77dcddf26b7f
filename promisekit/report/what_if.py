"""What a change would do to the promises: each verdict before and after, for people and as JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from promisekit.graph.moment import length_in_words
from promisekit.graph.verdict import Verdict
from promisekit.report.printable import json_without_commands
from promisekit.report.proof import in_words


class Effect(NamedTuple):
    """One promise before and after; None where it is not there."""

    promise: str
    before: Verdict | None
    after: Verdict | None

    @property
    def direction(self) -> str:
        """`better`, `worse`, `new`, `gone`, `other`, or `same`."""
        if self.before is None or self.after is None:
            return "new" if self.before is None else "gone"
        old, new = _rank(self.before), _rank(self.after)
        if old == new:
            return "same" if _told(self.before) == _told(self.after) else "other"
        return "better" if new > old else "worse"


def effects(before: Sequence[Verdict], after: Sequence[Verdict]) -> list[Effect]:
    """Promise by promise, the worse ones first."""
    old: Mapping[str, Verdict] = {verdict.promise.id: verdict for verdict in before}
    new: Mapping[str, Verdict] = {verdict.promise.id: verdict for verdict in after}
    found = [Effect(key, old.get(key), new.get(key)) for key in dict.fromkeys((*old, *new))]
    order = ("worse", "gone", "better", "other", "new", "same")
    return sorted(found, key=lambda one: (order.index(one.direction), one.promise))


def render(found: Sequence[Effect]) -> str:
    """The promises that it changes, each with its verdict before and after."""
    lines = []
    for effect in found:
        if effect.direction == "same":
            continue
        lines += [
            f"{effect.promise}: {effect.direction}",
            f"  now:   {in_words(effect.before) if effect.before else 'not there'}",
            f"  then:  {in_words(effect.after) if effect.after else 'not there'}{_by_how_much(effect)}",
            "",
        ]
    same = sum(effect.direction == "same" for effect in found)
    return (
        "\n".join([*lines, f"{same} promise{'' if same == 1 else 's'} would stay as now. Nothing was written."]) + "\n"
    )


def as_json(found: Sequence[Effect]) -> str:
    """Every promise with what becomes of it."""
    data = {"promises": [_data(effect) for effect in found]}
    return json_without_commands(json.dumps(data, ensure_ascii=False, indent=2)) + "\n"


def _data(effect: Effect) -> dict[str, Any]:
    sides = {"before": effect.before, "after": effect.after}
    return {
        "id": effect.promise,
        "direction": effect.direction,
        **{k: _side(v) if v else None for k, v in sides.items()},
    }


def _side(verdict: Verdict) -> dict[str, Any]:
    return {
        "answer": {"kept": "always-kept", "late": "late-at-times", "untold": "cannot-be-told"}[verdict.answer],
        "left_seconds": verdict.worst.case.slack if verdict.worst else None,
        "late_minutes": verdict.late,
        "minutes": verdict.every,
        "missing": list(verdict.missing),
        "told": in_words(verdict),
    }


def _by_how_much(effect: Effect) -> str:
    if not (effect.before and effect.after and effect.before.worst and effect.after.worst):
        return ""
    more = effect.after.worst.case.slack - effect.before.worst.case.slack
    return f" ({length_in_words(abs(more))} {'more' if more > 0 else 'less'} in the worst case)" if more else ""


def _rank(verdict: Verdict) -> tuple[int, float, int]:
    """What is better ranks higher: kept before untold before late, then by how often, then by how much is left."""
    answer = ("late", "untold", "kept").index(verdict.answer)
    return answer, verdict.kept_share or 0.0, verdict.worst.case.slack if verdict.worst else 0


def _told(verdict: Verdict) -> tuple[object, ...]:
    return verdict.answer, verdict.missing, in_words(verdict)
