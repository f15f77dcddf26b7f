"""Portfolios that are hard to draw: very short, very long, right to left, hostile. Each has every kind of picture."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import yaml
from PIL import Image

from promisekit.model.portfolio import Portfolio
from promisekit.read import load

SAMPLE: Final = Path(__file__).parents[2] / "blueprints"

_PLAIN: Final = ("Opens the invoice", "Calls the helpline", "Reads the answer", "Waits for the engineer")
_LONG_WORDS: Final = (
    "Kuluttajansuojaviranomaisvalituslautakunta",
    "Donaudampfschifffahrtsgesellschaftskapitänsmütze",
    "Rindfleischetikettierungsüberwachungsaufgabe",
    "Lentokonesuihkuturbiinimoottoriapumekaanikko",
)
_LONG_TEXTS: Final = (
    "Reads the whole history of the case aloud, asks which of the earlier answers helped at all, and writes the "
    "customer's own words into the case so that nobody will ever have to ask for them again.",
    "Looks at every line of the last three invoices together with the customer, marks those that do not belong "
    "there, explains each of the others, and says on which day the money will be back.",
    "Waits at home from eight in the morning until six in the evening, having taken a day off, with no message "
    "and no call, and at last finds a card in the letterbox that says: you were not there.",
)
_RIGHT_TO_LEFT: Final = (
    "ينتظر العميل في المنزل طوال اليوم ولا يأتي أحد",
    "הלקוח מתקשר למוקד ומחכה 45 דקות",
    "يفتح الفاتورة ويجد رسومًا غير معروفة (12.50 €)",
    "שולחים חשבונית מתוקנת ל־Northlight Broadband",
)
_EMOJI: Final = (
    "Sends 👩‍👩‍👧‍👦 and 🇫🇮 and 👍🏽 back",
    "😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀",
    "☎️ Calls 📞, waits ⏳, hangs up 😤",
    "客户打电话询问账单上的未知费用并等待答复直到问题解决为止",
)
_SCRIPTS: Final = (
    "<script>alert(\"x\")</script> & 'quotes' {braces} \\n %20",
    '"><img src=x onerror=alert(1)>',
    "]]> --> <!-- </text></svg><b>bold</b> &amp; &lt;",
    "{{ 7 * 7 }} {% raw %} `code` $(rm) 'single' \"double\" [x](javascript:alert(1))",
)

_ANSWERS: Final = (
    "The part is in the van",
    "Ei, asiakas haluaa toisen ajan",
    "لم يصل أحد",
    "问题还没有解决",
    "Yes",
    _LONG_TEXTS[1][:198],
)
WAYS: Final[dict[str, dict[int, Any]]] = {
    "fork-and-join": {1: ["s2", "s3", "s4"], 2: ["s5"], 3: ["s5"]},
    "choice": {1: {"s2": 0, "s3": 1, "s5": 2}, 2: ["s5"], 3: {"s4": 5, "s6": 3}, 5: {"s7": 4, "s6": 0}},
    "loops": {2: {"s3": 0, "s0": 1}, 4: {"s4": 2, "s5": 3, "s1": 4}, 6: {"s7": 4, "s6": 5}, 7: ["s5"]},
    "nested-loops": {
        2: {"s1": 1, "s3": 0},
        3: {"s0": 2, "s4": 4},
        4: {"s2": 3, "s1": 5, "s5": 0},
        5: {"s0": 1, "s6": 0},
    },
    "crossing-ways": {n: {f"s{(n * 5 + 3) % 10}": n % 6, f"s{(n * 3 + 1) % 10}": (n + 1) % 6} for n in range(0, 10, 2)},
}
"""Case -> the `next` of some steps; a number stands for one of the answers, which are the conditions."""

CASES: Final[dict[str, tuple[tuple[str, ...], int]]] = {
    "one-step": (_PLAIN, 1),
    "sixty-steps": (_PLAIN, 60),
    "long-words": (_LONG_WORDS, 6),
    "long-texts": (_LONG_TEXTS, 6),
    "right-to-left": (_RIGHT_TO_LEFT, 6),
    "emoji": (_EMOJI, 6),
    "scripts-and-quotes": (_SCRIPTS, 6),
    "twelve-actors": (_PLAIN, 6),
    "fork-and-join": (_PLAIN, 7),
    "choice": (_PLAIN, 8),
    "loops": (_PLAIN, 9),
    "nested-loops": (_PLAIN, 7),
    "crossing-ways": (_PLAIN, 10),
    "photographs": (_LONG_TEXTS, 7),
}
"""Case -> the texts that are used everywhere in it, and the steps of its journey."""


def read_case(name: str, folder: Path) -> Portfolio:
    """The portfolio of a case, read from a file written below `folder`; `sample` is the sample portfolio."""
    if name == "sample":
        return load(SAMPLE).portfolio
    return _read(name, *CASES[name], folder / name)


def read_later(name: str, folder: Path) -> Portfolio:
    """A later version of the same: every text is another one, and a step has come."""
    texts, steps = CASES[name]
    return _read(name, (*texts[1:], texts[0]), steps + 1, folder / f"{name}-later")


def read_long(steps: int, folder: Path) -> Portfolio:
    """A journey of so many steps."""
    return _read("long", _PLAIN, steps, folder)


def _read(name: str, texts: tuple[str, ...], steps: int, home: Path) -> Portfolio:
    home.mkdir(parents=True, exist_ok=True)
    made = portfolio(texts, steps)
    if name == "twelve-actors":
        _crowd(made)
    if name == "photographs":
        _illustrate(made, home)
    if name in WAYS:
        _branch(made["journeys"]["now"], WAYS[name])
    text = yaml.safe_dump(made, allow_unicode=True, sort_keys=False)
    (home / "portfolio.yaml").write_text(text, "utf-8")
    loaded = load(home)
    wrong = [found.message for found in loaded.diagnostics if found.severity.word == "error"]
    assert not wrong, f"{name}: {wrong}"
    return loaded.portfolio


def _branch(journey: dict[str, Any], ways: dict[int, Any]) -> None:
    """Gives the journey these ways and no others."""
    steps = [step for phase in journey["phases"] for step in phase["steps"]]
    for n, step in enumerate(steps):
        step.pop("next", None)
        if n in ways:
            given = ways[n]
            step["next"] = given if isinstance(given, list) else {to: _ANSWERS[which] for to, which in given.items()}


def _crowd(made: dict[str, Any]) -> None:
    """Four actors in each lane of each step."""
    for number in range(12):
        made["roles"][f"actor{number}"] = {"name": f"Actor {number + 1}", "function": f"f{number % 4}"}
    for step in (step for phase in made["journeys"]["now"]["phases"] for step in phase["steps"]):
        for at, lane in enumerate(("frontstage", "backstage", "support")):
            step[lane] = {f"actor{4 * at + n}": f"Does part {n + 1} of the work" for n in range(4)}


def _illustrate(made: dict[str, Any], home: Path) -> None:
    """A portrait, and a picture of what is held at each touchpoint; the customer stays at each for some steps."""
    drawn = {"portrait.png": (400, 500), "wide.jpg": (900, 200), "tall.webp": (200, 700), "icon.gif": (24, 24)}
    for name, size in drawn.items():
        Image.linear_gradient("L").resize(size).convert("RGB").save(home / name)
    (home / "map.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 40"><circle cx="30" cy="20" r="18"/></svg>', "utf-8"
    )
    made["personas"]["p"]["image"] = "portrait.png"
    for touchpoint, image in zip(
        made["touchpoints"].values(), ("wide.jpg", "tall.webp", "icon.gif", "map.svg"), strict=True
    ):
        (text,) = touchpoint["evidence"]
        touchpoint["evidence"] = [text, {"what": text[:60], "image": image}]
    for journey in made["journeys"].values():
        for n, step in enumerate(step for phase in journey["phases"] for step in phase["steps"]):
            del step["evidence"]
            step["touchpoint"] = f"t{n // 3 + (n == 6)}"


def portfolio(texts: tuple[str, ...], steps: int) -> dict[str, Any]:
    """A portfolio in which every text is one of `texts`, and the journey has so many steps."""

    def text(n: int) -> str:
        return texts[n % len(texts)]

    kinds = ("frontline", "backstage", "support", "partner")
    return {
        "portfolio": {"name": text(0)},
        "functions": {f"f{n}": {"name": text(n), "kind": kind} for n, kind in enumerate(kinds)},
        "roles": {f"r{n}": {"name": text(n + 1), "function": f"f{n % 4}"} for n in range(5)},
        "systems": {"case-system": {"name": text(2), "function": "f2"}},
        "personas": {"p": {"name": text(3)}},
        "touchpoints": {
            f"t{n}": {
                "name": text(n),
                "channel": ("phone", "email", "visit")[n % 3],
                "responsible": f"f{n % 4}",
                "supported_by": [f"f{(n + 1) % 4}"],
                "roles": [f"r{n % 5}"],
                "evidence": [text(n + 1)],
            }
            for n in range(4)
        },
        "pain_points": {f"pain{n}": _pain_point(n, text(n)) for n in range(7)},
        "promises": {f"q{n}": _promise(n, text) for n in range(3)},
        "journeys": {
            "now": {**_journey(steps, text), "becomes": "then"},
            "then": {**_journey(max(1, steps - 2), lambda n: text(n + n % 2)), "kind": "to-be"},
        },
        "metrics": {"m0": _metric(text(0), "%"), "m1": _metric(text(1), text(2)[:30])},
        "enablers": {"e": {"name": text(1)}},
        "obstacles": {"o": {"says": text(2), "felt_by": ["r0"]}},
    }


def _pain_point(n: int, says: str) -> dict[str, Any]:
    terms = ("time", "emotion", "risk", "money", "situation")
    return {
        "terms": list(dict.fromkeys([terms[n % 5], terms[(n + 2) % 5]]))[: 1 + n % 2],
        "at": [f"t{n % 4}"],
        "says": says,
        "severity": 1 + n % 5,
    }


def _promise(n: int, text: Any) -> dict[str, Any]:
    return {
        "promise": text(n),
        "answers": [f"pain{n}", f"pain{n + 3}"],
        "kept_at": [f"t{n}", f"t{n + 1}"],
        "accountable": f"f{n}",
        "within": "5 working days",
        "starts": text(n + 1),
        "remedy": {"gives": text(n + 2)},
        "commitments": {
            "take": {"by": "r0", "does": text(n), "within": "4 working hours"},
            "look": {"by": "f1", "does": text(n + 1), "within": "2 working days", "after": ["take"]},
            "ask": {"by": "case-system", "does": text(n + 2), "within": "1 working hour", "after": ["take"]},
            "solve": {"by": "r1", "does": text(n + 3), "within": "2 working days", "after": ["look", "ask"]},
        },
        "guidelines": {
            "first": {"role": f"r{n % 5}", "do": [text(n), text(n + 1)], "say": [text(n + 2)]},
            "second": {"role": f"r{(n + 1) % 5}", "do": [text(n + 3)]},
        },
        "metrics": ["m0", "m1"],
        "ensured_by": ["e"],
    }


def _metric(name: str, unit: str) -> dict[str, Any]:
    return {
        "name": name,
        "kind": "operational",
        "unit": unit,
        "baseline": {"value": 61.5, "on": "2025-01-01"},
        "target": {"value": 95, "by": "2026-12-31"},
        "results": [{"on": f"2025-{month:02}-01", "value": 60 + 3 * month} for month in range(2, 12)],
    }


def _journey(steps: int, text: Any) -> dict[str, Any]:
    every = [_step(n, steps, text) for n in range(steps)]
    third = max(1, steps // 3)
    cuts = [(0, third), (third, 2 * third), (2 * third, steps)]
    phases = [{"name": text(n), "steps": every[a:b]} for n, (a, b) in enumerate(cuts) if every[a:b]]
    return {"name": text(0), "persona": "p", "scenario": text(1), "goal": text(2), "phases": phases}


def _step(n: int, steps: int, text: Any) -> dict[str, Any]:
    found: dict[str, Any] = {
        "id": f"s{n}",
        "customer": text(n),
        "touchpoint": f"t{n % 4}",
        "emotion": n % 5 - 2,
        "staff_emotion": 2 - n % 4,
        "thinks": text(n + 1),
        "expects": text(n + 2),
        "evidence": [text(n + 3), text(n)][: 1 + n % 2],
        "frontstage": {"r0": {"does": text(n), "takes": "15 min", "fails": {"what": text(n + 1)}}},
        "backstage": {"r1": [text(n + 1), text(n + 2)], "f3": text(n + 3)},
        "support": {"case-system": {"does": text(n + 2), "takes": "2 h"}},
        "takes": "3 working days",
        "waits": "45 min",
        "fails": {"what": text(n + 2), "severity": 4, "recovery": text(n + 3)},
        "moment_of_truth": n % 3 == 0,
        "basis": "assumed" if n % 4 == 3 else "observed",
    }
    if n % 3 == 1:
        del found["frontstage"]["r0"]
        found["frontstage"] = {"r2": text(n), "case-system": text(n + 1)}
    if n % 4 == 2 and n + 3 < steps:  # a way back, the way on, and a way ahead
        found["next"] = {f"s{n - 2}": text(n), f"s{n + 1}": text(n + 2), f"s{n + 3}": text(n + 1)}
    return found
