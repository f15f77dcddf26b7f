"""From a journey of a portfolio to the view of its blueprint."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from promisekit.draw.badges import Pain
from promisekit.draw.blueprint.view import (
    Action,
    Arrow,
    BlueprintView,
    FailPoint,
    Lane,
    Phase,
    PromiseMark,
    Step,
)
from promisekit.draw.codes import Codes, codes_of
from promisekit.draw.plain import PlainText
from promisekit.graph.relations import Relations
from promisekit.model import journey as model
from promisekit.model.image import Image
from promisekit.model.portfolio import ACTOR_SECTIONS, Portfolio
from promisekit.model.touchpoint import Touchpoint

Link = Callable[[str, str], str | None]
"""From a section and an id to the address of the item's page, or None where it has none."""


def blueprint_view(
    portfolio: Portfolio,
    journey_id: str,
    link: Link,
    *,
    language: str | None = None,
    relations: Relations | None = None,
) -> BlueprintView:
    """The view of a journey. Raises KeyError for an unknown id; a reference that leads nowhere is left out."""
    journey = portfolio.journeys[journey_id]
    maker = _Maker(
        portfolio, link, PlainText(portfolio, language), relations or Relations(portfolio), journey, codes_of(portfolio)
    )
    say = maker.say
    phases = tuple(Phase(say(phase.name), tuple(maker.step(step) for step in phase.steps)) for phase in journey.phases)
    persona = portfolio.personas.get(journey.persona) if journey.persona else None
    return BlueprintView(
        journey_id,
        say(journey.name),
        phases,
        maker.arrows(),
        to_be=journey.kind == "to-be",
        persona=say(persona.name) if persona else None,
        portrait=portfolio.images.get(persona.image) if persona and persona.image else None,
        scenario=say.maybe(journey.scenario),
        language=language or portfolio.about.language,
    )


@dataclass
class _Maker:
    portfolio: Portfolio
    link: Link
    say: PlainText
    relations: Relations
    journey: model.Journey
    codes: Codes
    fail_points: int = 0

    def step(self, step: model.Step) -> Step:
        touchpoint = self.portfolio.touchpoints.get(step.touchpoint) if step.touchpoint else None
        evidence, images = self._evidence(step, touchpoint)
        given = step.moment_of_truth
        fail = self._fail(step.fails)
        return Step(
            id=step.id,
            customer=self.say(step.customer),
            touchpoint=self.say(touchpoint.name) if touchpoint else None,
            channel=self.say.channel(touchpoint.channel) if touchpoint else None,
            href=self.link("touchpoints", touchpoint.id) if touchpoint else None,
            emotion=step.emotion,
            staff_emotion=step.staff_emotion,
            thinks=self.say.maybe(step.thinks),
            expects=self.say.maybe(step.expects),
            evidence=evidence,
            images=images,
            takes=self.say.time(step.takes) or None,
            waits=self.say.time(step.waits) or None,
            moment_of_truth=given if given is not None else bool(touchpoint and touchpoint.moment_of_truth),
            assumed=step.basis == "assumed",
            proposed=step.basis == "proposed",
            fail=fail,
            pains=self._pains(step),
            promises=self._promises(step),
            actions=tuple(
                self._action(Lane(lane), actor, actions)
                for lane in model.LANES
                for actor, actions in step.actions(lane).items()
            ),
        )

    def _evidence(
        self, step: model.Step, touchpoint: Touchpoint | None
    ) -> tuple[tuple[str, ...], tuple[Image | None, ...]]:
        """What the customer sees or holds in the step, or else at its touchpoint, and the pictures of it."""
        if step.evidence or touchpoint is None:
            return tuple(map(self.say, step.evidence)), ()
        shown = touchpoint.evidence
        images = tuple(self.portfolio.images.get(one.image) if one.image else None for one in shown)
        return tuple(self.say(one.what) for one in shown), images if any(images) else ()

    def _action(self, lane: Lane, actor_id: str, actions: tuple[model.Action, ...]) -> Action:
        section = next((name for name in ACTOR_SECTIONS if actor_id in self.portfolio.section(name)), None)
        actor = self.portfolio.actor(actor_id)
        return Action(
            lane,
            self.say(actor.name) if actor else actor_id,
            section.removesuffix("s") if section else "role",
            tuple(self.say(action.does) for action in actions),
            tuple(self.say.time(action.takes) for action in actions if action.takes),
            tuple(fail for action in actions if (fail := self._fail(action.fails))),
            self.link(section, actor_id) if section else None,
            actor_id=actor_id,
        )

    def _fail(self, fails: model.FailPoint | None) -> FailPoint | None:
        if fails is None:
            return None
        self.fail_points += 1
        owner = self.portfolio.actor(fails.owner) if fails.owner else None
        return FailPoint(
            f"F{self.fail_points}",
            self.say(fails.what),
            fails.severity,
            self._recovery(self.say(fails.recovery)),
            self.say(owner.name) if owner else None,
        )

    def _recovery(self, recovery: str) -> str | None:
        """The recovery in words: a step's id becomes what the customer does there."""
        steps = {step.id: (number, step) for number, step in enumerate(self.journey.steps(), 1)}
        if recovery in steps:
            number, step = steps[recovery]
            return f"{number} · {self.say(step.customer)}"
        return recovery or None

    def _pains(self, step: model.Step) -> tuple[Pain, ...]:
        return tuple(
            Pain(
                pain.terms,
                self.say(pain.says),
                pain.severity,
                self.link("pain_points", pain.id),
                mark=self.codes.marks[pain.id],
                id=pain.id,
            )
            for pain in self.relations.pain_points_at.get(step.touchpoint or "", ())
        )

    def _promises(self, step: model.Step) -> tuple[PromiseMark, ...]:
        marks = []
        for promise in self.relations.promises_at.get(step.touchpoint or "", ()):
            label = self.codes.promises[promise.id]
            marks.append(PromiseMark(label, self.say(promise.promise), self.link("promises", promise.id), promise.id))
        return tuple(marks)

    def arrows(self) -> tuple[Arrow, ...]:
        """All arrows between steps that exist, in the steps' order."""
        steps: Mapping[str, model.Step] = {step.id: step for step in self.journey.steps()}
        return tuple(
            Arrow(step_id, target, self.say.maybe(condition))
            for step_id in steps
            for target, condition in self.journey.next_steps(step_id).items()
            if target in steps
        )
