"""What rests on a function, a role or a system: what customers would feel if it were away."""

from __future__ import annotations

from typing import NamedTuple

from promisekit.graph.relations import Relations
from promisekit.model.promise import Promise


class Impact(NamedTuple):
    """Everything by id. Promises are those agreed or live."""

    actor: str
    accountable: tuple[str, ...]
    """Promises that it answers for."""
    carries: tuple[str, ...]
    """Other promises that it commits to a part of."""
    alone: tuple[str, ...]
    """Of all these, those in which nobody else has work: nobody could keep them without it."""
    touchpoints: tuple[str, ...]
    journeys: tuple[str, ...]
    encounters: float | None
    """A month, at those touchpoints; None where nobody has counted."""
    pains: tuple[str, ...]
    """Pain points that those promises answer: they come back."""
    unanswered: tuple[str, ...]
    """Of these, those that no other promise answers."""

    @property
    def promises(self) -> tuple[str, ...]:
        """All promises that rest on it."""
        return (*self.accountable, *self.carries)


def impact_of(relations: Relations, actor_id: str) -> Impact:
    """What rests on a function with its roles and systems, or on one role or system."""
    portfolio = relations.portfolio
    is_function = actor_id in portfolio.functions
    members = {actor_id}
    if is_function:
        members |= {role.id for role in portfolio.roles.values() if role.function == actor_id}
        members |= {system.id for system in portfolio.systems.values() if system.function == actor_id}
    in_force = [promise for promise in portfolio.promises.values() if promise.status in ("agreed", "live")]
    accountable = [promise for promise in in_force if promise.accountable == actor_id]
    carries = [p for p in in_force if p not in accountable and members & _workers(p)]
    resting = [*accountable, *carries]
    touchpoints = [
        one
        for one in portfolio.touchpoints.values()
        if members & {one.responsible, *one.supported_by, *one.roles, *one.systems}
    ]
    journeys = dict.fromkeys(
        [action.journey.id for member in sorted(members) for action in relations.actions_of.get(member, ())]
        + [step.journey.id for one in touchpoints for step in relations.steps_at.get(one.id, ())]
    )
    counted = [one.encounters_per_month for one in touchpoints if one.encounters_per_month is not None]
    pains = list(dict.fromkeys(pain for promise in resting for pain in promise.answers))
    others = {promise.id for promise in in_force if promise not in resting}
    return Impact(
        actor_id,
        tuple(promise.id for promise in accountable),
        tuple(promise.id for promise in carries),
        tuple(promise.id for promise in resting if _workers(promise) and _workers(promise) <= members),
        tuple(one.id for one in touchpoints),
        tuple(journeys),
        sum(counted) if counted else None,
        tuple(pains),
        tuple(pain for pain in pains if others.isdisjoint(p.id for p in relations.answered_by.get(pain, ()))),
    )


def impacts(relations: Relations) -> list[Impact]:
    """Of all functions, that on which most rests first: by encounters, then by promises."""
    found = [impact_of(relations, function_id) for function_id in relations.portfolio.functions]
    return sorted(found, key=lambda one: (-(one.encounters or 0), -len(one.promises), one.actor))


def _workers(promise: Promise) -> set[str]:
    return {commitment.by for commitment in promise.commitments.values() if not commitment.is_customers}
