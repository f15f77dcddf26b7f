"""Journeys made by chance, the same every time: branches, loops and forks between steps with texts of any length."""

from __future__ import annotations

import random
from typing import Final

from promisekit.draw.blueprint.view import Action, Arrow, BlueprintView, Lane, Phase, Step
from tests.draw.torture import ARABIC, CHINESE, GERMAN, LONG_WORD, PARAGRAPH

_WORDS: Final = (*PARAGRAPH.split(), LONG_WORD, GERMAN, ARABIC, CHINESE, "Kyllä", "ei", "12.50 €")


def journey(seed: int) -> BlueprintView:
    """One of them."""
    chance = random.Random(seed)
    count = chance.randint(2, 16)
    steps = tuple(_step(i, chance) for i in range(count))
    phases, first = [], 0
    while first < count:
        size = chance.randint(1, 5)
        phases.append(Phase(_text(chance, 4), steps[first : first + size]))
        first += size
    return BlueprintView(f"j{seed}", _text(chance, 6), tuple(phases), _arrows(count, chance))


def _text(chance: random.Random, most: int) -> str:
    return " ".join(chance.choice(_WORDS) for _ in range(chance.randint(1, most)))[:200]


def _step(i: int, chance: random.Random) -> Step:
    actions = (Action(lane, _text(chance, 3), "role", (_text(chance, 12),)) for lane in Lane if lane != Lane.CUSTOMER)
    return Step(
        id=f"s{i}",
        customer=_text(chance, 30),
        touchpoint=_text(chance, 3) if chance.random() < 0.8 else None,
        channel="phone",
        emotion=chance.choice((None, -2, -1, 0, 1, 2)),
        staff_emotion=chance.choice((None, None, -1, 1)),
        waits="3 working days" if chance.random() < 0.3 else None,
        actions=tuple(action for action in actions if chance.random() < 0.5),
    )


def _arrows(count: int, chance: random.Random) -> tuple[Arrow, ...]:
    arrows = []
    for i in range(count):
        if chance.random() < 0.35:
            targets = sorted(chance.sample(range(count), min(count, chance.randint(1, 5))))
            said = chance.random() < 0.7
            arrows += [Arrow(f"s{i}", f"s{to}", _text(chance, 20) if said else None) for to in targets]
        elif i + 1 < count:
            arrows.append(Arrow(f"s{i}", f"s{i + 1}"))
    return tuple(arrows)
