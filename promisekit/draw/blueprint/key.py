"""What stands under a blueprint: the key to the marks that occur in it, and what they stand for."""

from __future__ import annotations

from collections.abc import Iterable

from promisekit.draw import change
from promisekit.draw.arrow import arrow
from promisekit.draw.badges import Words
from promisekit.draw.blueprint.channels import OTHER, channel_icon
from promisekit.draw.blueprint.emotion import customer_face, staff_face
from promisekit.draw.blueprint.forks import bar_sign, choice_sign
from promisekit.draw.blueprint.layout import Layout
from promisekit.draw.blueprint.svg import end_sign
from promisekit.draw.blueprint.view import BlueprintView, FailPoint
from promisekit.draw.card import Badge
from promisekit.draw.codes import in_order
from promisekit.draw.icons import icon
from promisekit.draw.legend import Note, Notes, Sign, dashed_box
from promisekit.draw.palette import color

TERMS = ("time", "emotion", "risk", "money", "situation")


def signs(view: BlueprintView, layout: Layout, words: Words) -> list[Sign]:
    """The key: a sign for each mark that the blueprint uses."""
    people = [*_people(view, words), *_channels(view, words)]
    return [*people, *_arrows(view, layout, words), *_marks(view, words), *_changes(view, words)]


def _changes(view: BlueprintView, words: Words) -> list[Sign]:
    boxes = {step.change for step in view.steps}
    for step in view.steps:
        boxes |= {action.change for action in step.actions}
        boxes |= {mark.change for mark in step.promises} | {pain.change for pain in step.pains}
    return change.signs(boxes, {arrow.change for arrow in view.arrows}, words)


def _people(view: BlueprintView, words: Words) -> list[Sign]:
    found = []
    if any(step.emotion is not None for step in view.steps):
        found.append(Sign(customer_face(1, 12, 0), 24, words["customer emotion"]))
    if any(step.staff_emotion is not None for step in view.steps):
        found.append(Sign(staff_face(1, 12, 0), 24, words["staff emotion"]))
    kinds = {action.kind for step in view.steps for action in step.actions}
    return found + [
        Sign(icon(kind, 0, -8, color("ink")), 16, words[kind])
        for kind in ("role", "function", "system")
        if kind in kinds
    ]


def _channels(view: BlueprintView, words: Words) -> list[Sign]:
    """The pictograms in the customer's boxes, each with the portfolio's own words for it."""
    used: dict[str, dict[str, None]] = {}
    for step in view.steps:
        if step.channel:
            used.setdefault(channel_icon(step.channel), {})[step.channel] = None
    return [
        Sign(icon(name, 0, -8, color("ink")), 16, words["touchpoint"] if name == OTHER else _said(channels))
        for name, channels in used.items()
    ]


def _said(channels: Iterable[str]) -> str:
    """With a capital, as all that stands in a key."""
    said = " / ".join(channels)
    return said[:1].upper() + said[1:]


def _arrows(view: BlueprintView, layout: Layout, words: Words) -> list[Sign]:
    flow, found = color("flow"), []
    if any(not hop.is_back and not hop.change for hop in layout.hops):
        found.append(Sign(arrow([(0, 0), (34, 0)], flow, width=2), 34, words["next"]))
    if any(hop.is_back and not hop.change for hop in layout.hops):
        found.append(Sign(arrow([(34, 0), (0, 0)], flow, width=2, dashed=True), 34, words["back"]))
    if any(fork.choice for fork in layout.forks.values()):
        found.append(Sign(choice_sign([(1, 0), (11, -10), (21, 0), (11, 10)]), 22, words["choice"]))
    if any(not fork.choice for fork in layout.forks.values()):
        found.append(Sign(bar_sign(4, -10, 20), 13, words["parallel"]))
    if {step.id for step in view.steps if not step.absent} - {arrow.source for arrow in view.arrows} - view.going_on:
        found.append(Sign(end_sign(8, 0), 16, words["end"]))
    if any(step.actions for step in view.steps):
        found.append(Sign(arrow([(0, 0), (30, 0)], color("link"), both=True, width=1.4), 30, words["contact"]))
    return found


def _marks(view: BlueprintView, words: Words) -> list[Sign]:
    steps, found = view.steps, []
    if any(step.moment_of_truth for step in steps):
        found.append(Sign(icon("star", 0, -8, color("moment")), 16, words["moment of truth"]))
    if view.fail_points:
        found.append(_sign(Badge("F1", "fail", "", icon="fail"), words["fail point"]))
    if view.promises:
        found.append(_sign(Badge("P1", "promise-badge", "", icon="promise"), words["promise"]))
    if any(step.takes or any(action.takes for action in step.actions) for step in steps):
        found.append(Sign(icon("clock", 0, -8, color("clock")), 16, words["time taken"]))
    if any(step.waits for step in steps):
        found.append(Sign(icon("wait", 0, -8, color("clock")), 16, words["time waited"]))
    found += [
        Sign(dashed_box("customer"), 34, words[basis])
        for basis, used in (
            ("assumed", any(step.assumed for step in steps)),
            ("proposed", any(step.proposed for step in steps)),
        )
        if used
    ]
    return found + _terms(view, words)


def _terms(view: BlueprintView, words: Words) -> list[Sign]:
    if not view.pains:
        return []
    used = {term for pain in view.pains for term in pain.terms}
    example = max(view.pains, key=lambda pain: len(pain.label))
    letters = [_sign(Badge(term[0].upper(), term, ""), words[f"terms {term}"]) for term in TERMS if term in used]
    return [_sign(Badge(example.label, example.terms[0], ""), words["pain key"]), *letters]


def _sign(badge: Badge, meaning: str) -> Sign:
    width, height = badge.size(200)
    return Sign(badge.drawn(0, -height / 2, 200), width, meaning)


def lists(view: BlueprintView, words: Words) -> list[Notes]:
    """What the numbers on the badges stand for."""
    fails = tuple(Note(change.marked(fail.label, fail.change), _told(fail, words)) for fail in view.fail_points)
    promises = tuple(
        Note(change.marked(mark.label, mark.change), mark.promise, mark.href)
        for mark in sorted(view.promises, key=lambda mark: in_order(mark.label))
    )
    pains = tuple(
        Note(change.marked(pain.label, pain.change), pain.says, pain.href)
        for pain in sorted(view.pains, key=lambda pain: pain.label)
    )
    return [
        Notes(words["fail points"], fails),
        Notes(words["promises"], promises),
        Notes(words["pains"], pains),
    ]


def _told(fail: FailPoint, words: Words) -> str:
    told = [fail.what]
    told += [f"{words['recovery']} {fail.recovery}"] if fail.recovery else []
    told += [f"{words['owner']} {fail.owner}"] if fail.owner else []
    return words["dash"].join(told)
