"""What stands in the boxes of a chain."""

from __future__ import annotations

from typing import Final

from promisekit.draw.badges import Words
from promisekit.draw.card import Card
from promisekit.draw.chain.view import Kind, Node
from promisekit.draw.change import change_badges
from promisekit.draw.words import sentences

_TONES: Final = {
    Kind.PAIN: "pain",
    Kind.ENABLER: "backstage",
    Kind.PROMISE: "promise",
    Kind.TOUCHPOINT: "customer",
    Kind.METRIC: "evidence",
    Kind.FUNCTION: "support",
    Kind.ROLE: "frontstage",
    Kind.GUIDELINE: "guideline",
}
_WIDTHS: Final = {
    Kind.PAIN: 210.0,
    Kind.ENABLER: 210.0,
    Kind.PROMISE: 230.0,
    Kind.TOUCHPOINT: 190.0,
    Kind.METRIC: 190.0,
    Kind.FUNCTION: 250.0,
    Kind.ROLE: 180.0,
    Kind.GUIDELINE: 280.0,
}
_RADII: Final = {Kind.PAIN: 18.0, Kind.PROMISE: 14.0, Kind.TOUCHPOINT: 14.0, Kind.METRIC: 2.0, Kind.GUIDELINE: 2.0}


def card(node: Node, words: Words) -> Card:
    """The box of one link."""
    kind = words[node.kind.value]
    was = tuple(f"{words['was']} {text}" for text in node.was)
    said = sentences(part for part in (node.head, *node.texts, *was, words[node.change] if node.change else "") if part)
    return Card(
        width=_WIDTHS[node.kind],
        tone=_TONES[node.kind],
        name=f"{kind}: {said}",
        head=node.head or kind,
        head_icon=node.kind.value,
        body=(*node.texts, *was),
        badges=(*change_badges(node.change, words), *node.badges),
        href=node.href,
        starred=node.starred,
        dashed=node.missing,
        change=node.change,
        radius=_RADII.get(node.kind, 5.0),
    )
