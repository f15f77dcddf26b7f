"""A journey's page: its phases with the pains and promises of their touchpoints."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from promisekit.graph.relations import FailPointOf
from promisekit.handbook.book.book import Book, in_force
from promisekit.handbook.language import words
from promisekit.handbook.language.untranslated import like
from promisekit.model.journey import Journey, Phase, Step
from promisekit.model.pain_point import PainPoint
from promisekit.model.promise import Promise
from promisekit.model.text import Text


@dataclass(frozen=True)
class PhaseSheet:
    """A phase, what hurts in it for the first time, and what we promise there."""

    number: int
    title: str
    phase: Phase
    pains: list[PainPoint]
    promises: list[Promise]


@dataclass(frozen=True)
class Mood:
    """A point of the small emotion curve: x from 0 to 100, y from 0 (happy) to 100 (unhappy)."""

    x: float
    y: float
    emotion: int


def phase_sheets(book: Book, journey: Journey) -> list[PhaseSheet]:
    """One for each phase, in order. A pain stands in the first one where it is felt."""
    told: set[str] = set()
    return [_phase_sheet(book, number, phase, told) for number, phase in enumerate(journey.phases, 1)]


def _phase_sheet(book: Book, number: int, phase: Phase, told: set[str]) -> PhaseSheet:
    where = list(dict.fromkeys(step.touchpoint for step in phase.steps if step.touchpoint))
    felt = {pain.id: pain for t in where for pain in book.relations.pain_points_at.get(t, [])}
    pains = [pain for pain in felt.values() if pain.id not in told]
    told.update(felt)
    promises = {p.id: p for t in where for p in book.relations.promises_at.get(t, []) if in_force(p)}
    name = book.text.plain(phase.name)
    return PhaseSheet(number, like(f"{number}. {name}", name), phase, pains, list(promises.values()))


def moods(journey: Journey) -> list[Mood]:
    """The customer's emotion along the journey, for a picture of a few centimetres."""
    steps: list[Step] = list(journey.steps())
    width = max(len(steps) - 1, 1)
    return [
        Mood(round(100 * position / width, 1), 50 - 25 * step.emotion, step.emotion)
        for position, step in enumerate(steps)
        if step.emotion is not None
    ]


def step_facts(book: Book, step: Step) -> list[Markup | str]:
    """Where a step happens, what it costs the customer in time, and what is known of it."""
    facts: list[Markup | str] = []
    _ = book.language.gettext
    if step.touchpoint:
        facts.append(book.link("touchpoints", step.touchpoint))
    if step.takes:
        facts.append(_("takes %(time)s", time=book.language.duration(step.takes)))
    if step.waits:
        facts.append(_("waits %(time)s", time=book.language.duration(step.waits)))
    if step.emotion is not None:
        facts.append(_(words.EMOTIONS[step.emotion]))
    touchpoint = book.portfolio.touchpoints.get(step.touchpoint or "")
    if step.moment_of_truth or (step.moment_of_truth is None and touchpoint and touchpoint.moment_of_truth):
        facts.append(_("moment of truth"))
    if step.basis in ("assumed", "proposed"):
        facts.append(book.language.fixed(step.basis).lower())
    return facts


def evidence_of(book: Book, step: Step) -> tuple[Text, ...]:
    """What the customer sees or holds at the step: its own, or its touchpoint's."""
    touchpoint = book.portfolio.touchpoints.get(step.touchpoint or "")
    return step.evidence or tuple(one.what for one in (touchpoint.evidence if touchpoint else ()))


def ways_on(book: Book, journey: Journey, step: Step) -> list[tuple[str, str, object]]:
    """Where it goes on from a step that does not simply lead to the following one: id, words, condition."""
    if step.next is None:
        return []
    steps = {other.id: other for other in journey.steps()}
    return [(i, book.text.plain(steps[i].customer), condition) for i, condition in step.next.items() if i in steps]


def recovery(book: Book, fail: FailPointOf) -> Markup:
    """What is done when it goes wrong: words, or a link to the step where it goes on."""
    text = fail.fail_point.recovery
    if text is None:
        return Markup("")
    for step in fail.journey.steps():
        if step.id == text:
            return book.link("journeys", fail.journey.id, f"step-{step.id}", book.text.plain(step.customer))
    return book.text.inline(text)
