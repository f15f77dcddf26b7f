"""What follows from the references: what is kept, felt and done at a touchpoint, by a role, by a function."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from promisekit.graph.calendars import Calendars, calendars_of
from promisekit.graph.search import has_starts, worst_case
from promisekit.graph.timeline import Plan, Worst, plan_of, tight_case
from promisekit.model.guideline import Guideline
from promisekit.model.journey import LANES, Action, FailPoint, Journey, Lane, Step
from promisekit.model.pain_point import PainPoint
from promisekit.model.portfolio import Portfolio
from promisekit.model.promise import Commitment, Promise


class GuidelineOf(NamedTuple):
    """A guideline with its id and its promise."""

    promise: Promise
    id: str
    guideline: Guideline

    @property
    def touchpoints(self) -> tuple[str, ...]:
        """Where it holds."""
        return self.promise.touchpoints_of(self.guideline)


class CommitmentOf(NamedTuple):
    """A commitment with its id and its promise."""

    promise: Promise
    id: str
    commitment: Commitment


class ActionOf(NamedTuple):
    """What an actor does in a lane of a step."""

    journey: Journey
    step: Step
    lane: Lane
    actor: str
    action: Action


class StepOf(NamedTuple):
    """A step with its journey."""

    journey: Journey
    step: Step


class FailPointOf(NamedTuple):
    """A fail point, the step where it lies, and the actor where it lies in a lane."""

    journey: Journey
    step: Step
    actor: str | None
    fail_point: FailPoint


class Relations:
    """Answers that rules, pictures and pages share. Ids that do not exist are simply absent."""

    def __init__(self, portfolio: Portfolio, today: datetime.date | None = None) -> None:
        """``today`` says where the calendar begins, for a portfolio without a date in it."""
        self.portfolio = portfolio
        self._today = today

    @cached_property
    def calendars(self) -> Calendars:
        """Whose opening hours, holidays and closed days count for whom."""
        return calendars_of(self.portfolio, self._today)

    @cached_property
    def promises_at(self) -> Mapping[str, list[Promise]]:
        """Touchpoint id -> the promises kept there (all but retired ones)."""
        found: dict[str, list[Promise]] = defaultdict(list)
        for promise in self.portfolio.promises.values():
            if promise.status != "retired":
                for touchpoint in dict.fromkeys(promise.kept_at):
                    found[touchpoint].append(promise)
        return found

    @cached_property
    def answered_by(self) -> Mapping[str, list[Promise]]:
        """Pain point id -> the promises that answer it (all but retired ones)."""
        found: dict[str, list[Promise]] = defaultdict(list)
        for promise in self.portfolio.promises.values():
            if promise.status != "retired":
                for pain_point in dict.fromkeys(promise.answers):
                    found[pain_point].append(promise)
        return found

    @cached_property
    def pain_points_at(self) -> Mapping[str, list[PainPoint]]:
        """Touchpoint id -> the pain points felt there."""
        found: dict[str, list[PainPoint]] = defaultdict(list)
        for pain_point in self.portfolio.pain_points.values():
            for touchpoint in dict.fromkeys(pain_point.at):
                found[touchpoint].append(pain_point)
        return found

    @cached_property
    def guidelines_of(self) -> Mapping[str, list[GuidelineOf]]:
        """Role id -> its guidelines in all promises that are not retired."""
        found: dict[str, list[GuidelineOf]] = defaultdict(list)
        for promise in self.portfolio.promises.values():
            if promise.status != "retired":
                for guideline_id, guideline in promise.guidelines.items():
                    found[guideline.role].append(GuidelineOf(promise, guideline_id, guideline))
        return found

    @cached_property
    def commitments_of(self) -> Mapping[str, list[CommitmentOf]]:
        """Function id -> what it, its roles and its systems commit to in promises that are not retired."""
        found: dict[str, list[CommitmentOf]] = defaultdict(list)
        for promise in self.portfolio.promises.values():
            if promise.status != "retired":
                for commitment_id, commitment in promise.commitments.items():
                    function = self.portfolio.function_of(commitment.by)
                    if function:
                        found[function].append(CommitmentOf(promise, commitment_id, commitment))
        return found

    @cached_property
    def roles_of(self) -> Mapping[str, list[str]]:
        """Function id -> ids of its roles."""
        found: dict[str, list[str]] = defaultdict(list)
        for role in self.portfolio.roles.values():
            found[role.function].append(role.id)
        return found

    @cached_property
    def steps_at(self) -> Mapping[str, list[StepOf]]:
        """Touchpoint id -> the steps of all journeys that happen there."""
        found: dict[str, list[StepOf]] = defaultdict(list)
        for journey in self.portfolio.journeys.values():
            for step in journey.steps():
                if step.touchpoint:
                    found[step.touchpoint].append(StepOf(journey, step))
        return found

    @cached_property
    def actions_of(self) -> Mapping[str, list[ActionOf]]:
        """Actor id -> what it does in journeys."""
        found: dict[str, list[ActionOf]] = defaultdict(list)
        for journey in self.portfolio.journeys.values():
            for step in journey.steps():
                for lane in LANES:
                    for actor, actions in step.actions(lane).items():
                        found[actor].extend(ActionOf(journey, step, lane, actor, a) for a in actions)
        return found

    @cached_property
    def fail_points(self) -> list[FailPointOf]:
        """Every fail point of every journey."""
        found: list[FailPointOf] = []
        for journey in self.portfolio.journeys.values():
            for step in journey.steps():
                if step.fails:
                    found.append(FailPointOf(journey, step, None, step.fails))
                for lane in LANES:
                    for actor, actions in step.actions(lane).items():
                        found.extend(FailPointOf(journey, step, actor, a.fails) for a in actions if a.fails)
        return found

    @cached_property
    def worst_cases(self) -> Mapping[str, Worst]:
        """Promise id -> the case with the least time left, where there is a limit and work to compare.

        Found when it is asked for. None where work waits for something that does not exist (PK105): it cannot be
        added up.
        """
        return _WorstCases(self.portfolio, self._plans)

    @cached_property
    def tight_cases(self) -> Mapping[str, Worst]:
        """The same for promises that have little or no time left in it; of those that have more there is none."""
        found = {key: tight_case(plan, self.portfolio.promises[key]) for key, plan in self._plans.items()}
        return {key: case for key, case in found.items() if case}

    @cached_property
    def _plans(self) -> Mapping[str, Plan]:
        found: dict[str, Plan] = {}
        for promise in self.portfolio.promises.values():
            awaited = {before for commitment in promise.commitments.values() for before in commitment.after}
            is_known = promise.status != "retired" and awaited <= promise.commitments.keys()
            plan = plan_of(self.portfolio, promise, self.calendars) if is_known else None
            if plan:
                found[promise.id] = plan
        return found


class _WorstCases(Mapping[str, Worst]):
    """Looks for a worst case when it is asked for: in a large portfolio that takes a while for all."""

    def __init__(self, portfolio: Portfolio, plans: Mapping[str, Plan]) -> None:
        self._portfolio = portfolio
        self._plans = {key: plan for key, plan in plans.items() if has_starts(plan.schedule)}

    def __getitem__(self, promise_id: str) -> Worst:
        plan = self._plans[promise_id]
        case = worst_case(plan.schedule)
        assert case is not None, "there are starts"
        return Worst(self._portfolio.promises[promise_id], plan, case)

    def __iter__(self) -> Iterator[str]:
        return iter(self._plans)

    def __len__(self) -> int:
        return len(self._plans)

    def __contains__(self, promise_id: object) -> bool:
        return promise_id in self._plans
