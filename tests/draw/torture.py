"""Views that try to break the pictures: very long, very short, right to left, hostile."""

from __future__ import annotations

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

LONG_WORD = "Kuluttajansuojaviranomaisvalituslautakunta"
GERMAN = "Donaudampfschifffahrtsgesellschaftskapitänsmütze"
PARAGRAPH = (
    "Reads the whole history of the case aloud, asks which of the earlier answers helped at all, and writes the "
    "customer's own words into the case so that nobody has to ask for the same thing again."
)
ARABIC = "ينتظر العميل في المنزل طوال اليوم ولا يأتي أحد"
HEBREW = "הלקוח מתקשר למוקד ומחכה"
EMOJI = "Sends 👩‍👩‍👧‍👦 and 🇫🇮 and 👍🏽 back 😀😀😀"
SCRIPT = "<script>alert(\"x\")</script> & 'quotes' {braces} \\n %20"
CHINESE = "客户打电话询问账单上的未知费用并等待答复直到问题解决为止"
TEXTS = (LONG_WORD, PARAGRAPH, ARABIC, EMOJI, SCRIPT, "No", CHINESE, HEBREW, GERMAN)


def torture(count: int = 12) -> BlueprintView:
    """A journey in which every part of a step is given in every odd form, with loops, skips and branches."""
    steps = tuple(_step(i) for i in range(count))
    half = max(1, count // 2)
    phases = (Phase(PARAGRAPH, steps[:1]), Phase(LONG_WORD, steps[1:half]), Phase("No", steps[half:]))
    return BlueprintView("torture", SCRIPT, tuple(p for p in phases if p.steps), _arrows(count))


def _step(i: int) -> Step:
    text, other = TEXTS[i % len(TEXTS)], TEXTS[(i + 3) % len(TEXTS)]
    fail = FailPoint(f"F{i}", other, 3, text)
    return Step(
        id=f"s{i}",
        customer=text,
        touchpoint=None if i % 4 == 3 else other,
        channel="phone",
        href=None if i % 3 else f"../touchpoints/t{i}/",
        emotion=i % 5 - 2,
        staff_emotion=2 - i % 5,
        thinks=text if i % 2 else None,
        expects=other if i % 3 else None,
        evidence=(text, other)[: i % 3],
        takes="3 working days" if i % 2 else None,
        waits="99999 working hours" if i % 3 else None,
        moment_of_truth=i % 2 == 0,
        assumed=i % 5 == 0,
        fail=fail if i % 2 else None,
        pains=tuple(Pain(("time", "money"), f"{text} {j}", 4, "../p/") for j in range(i % 6)),
        promises=tuple(PromiseMark(f"P{j}", text, "../q/") for j in range(1, i % 5)),
        actions=tuple(
            Action(lane, text, kind, (other, text)[: 1 + n % 2], ("1 h",), (fail,), f"../r/{n}/")
            for n, (lane, kind) in enumerate(_cast(i))
        ),
    )


def _cast(i: int) -> list[tuple[Lane, str]]:
    every = [
        (Lane.FRONTSTAGE, "role"),
        (Lane.FRONTSTAGE, "system"),
        (Lane.BACKSTAGE, "function"),
        (Lane.SUPPORT, "system"),
        (Lane.SUPPORT, "function"),
    ]
    return every[i % 3 :: 1 + i % 2]


def _arrows(count: int) -> tuple[Arrow, ...]:
    arrows = [Arrow(f"s{i}", f"s{i + 1}", TEXTS[i % len(TEXTS)] if i % 2 else None) for i in range(count - 1)]
    for i in range(0, count, 3):
        arrows.append(Arrow(f"s{i}", f"s{i // 2}", TEXTS[(i + 1) % len(TEXTS)]))
        if i + 4 < count:
            arrows.append(Arrow(f"s{i}", f"s{i + 4}", PARAGRAPH))
    return tuple(arrows)
