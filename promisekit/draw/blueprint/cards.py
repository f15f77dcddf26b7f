"""What stands in the boxes of a blueprint, and how each is called for those who do not see it."""

from __future__ import annotations

from promisekit.draw.badges import Words, time_badge, wait_badge
from promisekit.draw.blueprint.channels import channel_icon
from promisekit.draw.blueprint.view import Action, BlueprintView, FailPoint, Lane, PromiseMark, Step
from promisekit.draw.card import Badge, Card
from promisekit.draw.change import change_badges, marked
from promisekit.draw.words import sentences

BOX_WIDTH = 172.0


def customer_card(step: Step, number: int, words: Words) -> Card:
    """What the customer does, where, and how the step fails and how long it takes."""
    where = f"{step.touchpoint}" + (f" ({step.channel})" if step.touchpoint and step.channel else "")
    said = [f"{words['step']} {number}, {words['customer']}: {step.customer}"]
    said += [f"{words['touchpoint']}: {where}"] if step.touchpoint else []
    said += [words[step.change]] if step.change else []
    said += [words["moment of truth"]] if step.moment_of_truth else []
    said += [_basis(step, words)] if _basis(step, words) else []
    badges = change_badges(step.change, words)
    badges += [fail_badge(step.fail, words)] if step.fail else []
    badges += [time_badge(step.takes, words)] if step.takes else []
    badges += [wait_badge(step.waits, words)] if step.waits else []
    return Card(
        width=BOX_WIDTH,
        tone="customer",
        name=sentences(said),
        head_icon=channel_icon(step.channel) if step.channel else None,
        head=f"{number}\xa0·\xa0{step.touchpoint}" if step.touchpoint else str(number),
        body=(step.customer, *(f"{words['was']} {text}" for text in step.was)),
        badges=tuple(badges),
        href=step.href,
        starred=step.moment_of_truth,
        dashed=step.assumed or step.proposed,
        radius=14,
        least_height=64,
        change=step.change,
    )


def _basis(step: Step, words: Words) -> str:
    return words["assumed"] if step.assumed else words["proposed"] if step.proposed else ""


def action_card(action: Action, words: Words) -> Card:
    """What an actor does in a lane."""
    badges = change_badges(action.change, words)
    badges += [fail_badge(fail, words) for fail in action.fails]
    badges += [time_badge(takes, words) for takes in action.takes]
    return Card(
        width=BOX_WIDTH,
        tone=action.lane.value,
        name=f"{words[action.lane.value]}, {action.actor}: {'; '.join(action.does)}",
        head=action.actor,
        head_icon=action.kind,
        body=(*action.does, *(f"{words['was']} {text}" for text in action.was)),
        badges=tuple(badges),
        href=action.href,
        radius=5,
        change=action.change,
    )


def evidence_cards(step: Step, words: Words, width: float = BOX_WIDTH, steps: str = "") -> tuple[Card, ...]:
    """What the customer sees or holds: one box, and one more for each thing that there is a picture of.

    `steps` says in words at which steps, where it is several.
    """
    images = step.images or (None,) * len(step.evidence)
    seen = list(zip(step.evidence, images, strict=True))
    plain = tuple(text for text, image in seen if image is None)
    boxes = [(plain, None)] if plain else []
    return tuple(
        Card(
            width=width,
            tone="evidence",
            name=f"{words['evidence']}: {'; '.join(texts)}" + (f" ({steps})" if steps else ""),
            body=texts,
            image=image,
            radius=2,
        )
        for texts, image in [*boxes, *(((text,), image) for text, image in seen if image)]
    )


def thought_cards(step: Step, words: Words) -> tuple[Card, ...]:
    """What goes through the customer's mind."""
    texts = [words["quoted"].format(step.thinks)] if step.thinks else []
    texts += [f"{words['expects']} {step.expects}"] if step.expects else []
    if not texts:
        return ()
    thought = Card(
        width=BOX_WIDTH,
        tone="thought",
        name=f"{words['thought']}: {'; '.join(texts)}",
        body=tuple(texts),
        italic=True,
        radius=18,
    )
    return (thought,)


def fail_badge(fail: FailPoint, words: Words) -> Badge:
    """A warning triangle and the fail point's number."""
    said = f"{words['fail point']} {fail.label}: {fail.what}" + _changed(fail.change, words)
    said += f". {words['recovery']} {fail.recovery}" if fail.recovery else ""
    return Badge(marked(fail.label, fail.change), "fail", said, icon="fail", outlined=fail.change == "removed")


def promise_badge(mark: PromiseMark, words: Words) -> Badge:
    """A diamond and the promise's number."""
    said = f"{words['promise']} {mark.label}: {mark.promise}" + _changed(mark.change, words)
    label = marked(mark.label, mark.change)
    gone = mark.change == "removed"
    return Badge(label, "promise-badge", said, icon="promise", href=mark.href, outlined=gone)


def _changed(change: str, words: Words) -> str:
    return f" ({words[change]})" if change else ""


def lane_cards(view: BlueprintView, lane: Lane, words: Words) -> tuple[tuple[Card, ...], ...]:
    """The cards of one lane below the customer: for each step a stack, which may be empty."""
    return tuple(tuple(action_card(action, words) for action in step.in_lane(lane)) for step in view.steps)
