"""Steps of a journey that came, went, moved, or have another id."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

from promisekit.diff.fields import fields, text
from promisekit.diff.found import At, Comparator, Found, Pair, came, change, gone
from promisekit.diff.keyed import renamed_parts
from promisekit.diff.kind import kind, pair
from promisekit.diff.kinds.any_item import RENAMED
from promisekit.diff.kinds.journeys import STEP
from promisekit.diff.written import written
from promisekit.model.journey import LANES, FailPoint, Phase, Step
from promisekit.model.text import Text

_PHASE: Final = "journeys.disputed-invoice.phases.0"
REMOVED, ADDED = pair(
    ("PD501", "PD502"),
    ("A step is gone.", "The customer no longer does it, or nobody shows it any more."),
    ("A step is new.", "The customer has one more thing to do, or it was there and nobody saw it."),
    (
        _PHASE,
        "steps: [{id: opens, customer: Opens it}, {id: reads, customer: Reads the fees, touchpoint: invoice}]",
        "steps: [{id: opens, customer: Opens it}]",
    ),
    ("removed", "added"),
)
MOVED = kind(
    "PD503", "moved",
    "It happens at another point of the journey.",
    "What came before it now comes after it, or it belongs to another phase.",
    _PHASE,
    "steps: [{id: opens, customer: Opens it}, {id: pays, customer: Pays, touchpoint: invoice}]",
    "steps: [{id: pays, customer: Pays, touchpoint: invoice}, {id: opens, customer: Opens it}]",
)  # fmt: skip


class _Placed(NamedTuple):
    """A step and where it stands: the numbers of its phase and of its place in it."""

    phase: int
    position: int
    step: Step


def _phases(of: Pair, at: At, old: tuple[Phase, ...], new: tuple[Phase, ...]) -> Iterator[Found]:
    renames = renamed_parts(_by_id(old), _by_id(new), _step_now, _same_but_id)
    old_ids = {now: was for was, now in renames.items()}
    # Steps with the ids of now, so that one that leads to a renamed step did not change itself.
    old = tuple(_phase_now(phase, renames) for phase in old)
    of = Pair(of.old.model_copy(update={"phases": old}), of.new, of.before, of.after)
    before, after = _places(old), _places(new)
    phases = _same_phases(of, old, new)
    for was, now in sorted(phases.items()):
        if old[was].name != new[now].name:
            yield from text(of, at.inner(was, now) / "name", old[was].name, new[now].name)
    for key in sorted(before.keys() - after.keys()):
        yield gone(
            REMOVED, _at(at, before[key], before[key])._replace(called=""), _in_short(before[key].step, of.languages[0])
        )
    for key in sorted(after.keys() - before.keys()):
        yield came(
            ADDED, _at(at, after[key], after[key])._replace(called=""), _in_short(after[key].step, of.languages[1])
        )
    for key in sorted(after.keys() & before.keys()):
        here = _at(at, before[key], after[key])
        if key in old_ids:
            yield change(RENAMED, here._replace(called=""), old_ids[key], key)
        if before[key].step != after[key].step:
            yield from fields(of, here, before[key].step, after[key].step, STEP)
    for key in _moved(before, after, phases):
        was_in, is_in = old[before[key].phase].name, new[after[key].phase].name
        here = _at(at, before[key], after[key])
        yield change(
            MOVED, here, _place(was_in, before[key], of.languages[0]), _place(is_in, after[key], of.languages[1])
        )


def _by_id(phases: tuple[Phase, ...]) -> dict[str, Step]:
    return {step.id: step for phase in phases for step in phase.steps}


def _places(phases: tuple[Phase, ...]) -> dict[str, _Placed]:
    return {s.id: _Placed(p, n, s) for p, phase in enumerate(phases) for n, s in enumerate(phase.steps)}


def _at(at: At, old: _Placed, new: _Placed) -> At:
    return (at.inner(old.phase, new.phase) / "steps").inner(old.position, new.position, f"step `{new.step.id}`")


def _in_short(step: Step, language: str) -> str:
    return f"{step.id}: {written(step.customer, language)}"


def _place(phase: Text, placed: _Placed, language: str) -> str:
    return f"step {placed.position + 1} of {written(phase, language)}"


def _same_but_id(one: Step, other: Step) -> bool:
    return one.model_copy(update={"id": other.id}) == other


def _same_phases(of: Pair, old: tuple[Phase, ...], new: tuple[Phase, ...]) -> dict[int, int]:
    """Numbers of phases that are one phase: by name, or by the steps that they share."""
    ways = sorted(
        (written(one.name, of.languages[0]) != written(other.name, of.languages[1]), -shared, i + j, abs(i - j), i, j)
        for i, one in enumerate(old)
        for j, other in enumerate(new)
        for shared in [len({step.id for step in one.steps} & {step.id for step in other.steps})]
        if shared or written(one.name, of.languages[0]) == written(other.name, of.languages[1])
    )
    found: dict[int, int] = {}
    for *_rank, i, j in ways:
        if i not in found and j not in found.values():
            found[i] = j
    return found


def _moved(before: Mapping[str, _Placed], after: Mapping[str, _Placed], phases: Mapping[int, int]) -> list[str]:
    """Steps in another phase, and as few others as explain the new order."""
    kept = [key for key in after if key in before]
    elsewhere = [key for key in kept if phases.get(before[key].phase) != after[key].phase]
    stayed = [key for key in kept if key not in elsewhere]
    in_order = _in_order(stayed, before)
    return elsewhere + [key for key in stayed if key not in in_order]


def _in_order(stayed: Sequence[str], before: Mapping[str, _Placed]) -> set[str]:
    """The most steps that follow each other as they did; among as many, always the same ones, there and back."""
    many = 1 << len(stayed)
    worth = {key: many + (1 << rank) for rank, key in enumerate(sorted(stayed))}
    best: dict[str, tuple[int, tuple[str, ...]]] = {}
    for position, key in enumerate(stayed):
        earlier = [best[one] for one in stayed[:position] if before[one][:2] < before[key][:2]]
        total, chain = max(earlier, default=(0, ()))
        best[key] = (total + worth[key], (*chain, key))
    return set(max(best.values(), default=(0, ()))[1])


def _phase_now(phase: Phase, renames: Mapping[str, str]) -> Phase:
    if not renames:
        return phase
    return phase.model_copy(update={"steps": tuple(_step_now(step, renames) for step in phase.steps)})


def _step_now(step: Step, renames: Mapping[str, str]) -> Step:
    update: dict[str, Any] = {"id": renames.get(step.id, step.id), "fails": _fail_point_now(step.fails, renames)}
    if step.next is not None:
        update["next"] = {renames.get(key, key): condition for key, condition in step.next.items()}
    for lane in LANES:
        update[lane] = {
            actor: tuple(a.model_copy(update={"fails": _fail_point_now(a.fails, renames)}) for a in actions)
            for actor, actions in step.actions(lane).items()
        }
    return step.model_copy(update=update)


def _fail_point_now(fails: FailPoint | None, renames: Mapping[str, str]) -> FailPoint | None:
    if fails is None or not isinstance(fails.recovery, str) or fails.recovery not in renames:
        return fails
    return fails.model_copy(update={"recovery": renames[fails.recovery]})


JOURNEY: Final[dict[str, Comparator]] = {"phases": _phases}
