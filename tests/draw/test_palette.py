"""Contrast after WCAG 2.2: 4.5 for text, 3 for what else must be seen."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from promisekit.draw.palette import color, dark, light, scheme_css, without_variables

LANES = ("customer", "frontstage", "backstage", "support", "evidence", "thought", "pain", "promise", "guideline")
TEXT = [
    *(("ink", f"{lane}-fill") for lane in LANES),
    *((f"{lane}-ink", f"{lane}-fill") for lane in LANES),
    *((f"{lane}-ink", f"{lane}-band") for lane in LANES[:6]),
    *(("ink", name) for name in ("paper", "customer-band")),
    *((name, "paper") for name in ("muted", "line", "clock")),
    *(("badge-ink", term) for term in ("time", "emotion", "risk", "money", "situation")),
    *(("badge-ink", mark) for mark in ("fail", "promise-badge", "clock")),
    *(("badge-ink", change) for change in ("added", "removed", "changed")),
    *((f"heat{severity}-ink", f"heat{severity}-fill") for severity in range(1, 6)),
    ("partner-ink", "partner-band"),
    ("cell-ink", "cell-fill"),
    ("muted", "emotion-band"),
    ("emotion-ink", "emotion-band"),
    ("phase-ink", "phase"),
]
SEEN = [
    *((f"{lane}-edge", f"{lane}-band") for lane in LANES[:6]),
    *((f"{lane}-edge", "column") for lane in LANES if lane != "thought"),
    ("flow", "customer-band"),
    ("moment", "customer-fill"),
    ("emotion-ink", "emotion-fill"),
    ("staff-ink", "staff-fill"),
    *(("link", f"{lane}-band") for lane in LANES[:4]),
    *((change, f"{lane}-band") for lane in LANES[:4] for change in ("added", "removed", "changed")),
    *((f"heat{severity}-edge", "evidence-band") for severity in range(1, 6)),
    ("promise-edge", "support-band"),
    ("focus", "paper"),
]
Scheme = Callable[[str], str]


def luminance(hexadecimal: str) -> float:
    parts = [int(hexadecimal[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    brighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("scheme", [light, dark], ids=["light", "dark"])
@pytest.mark.parametrize(("front", "back"), TEXT)
def test_text_is_readable(scheme: Scheme, front: str, back: str) -> None:
    assert contrast(scheme(front), scheme(back)) >= 4.5


@pytest.mark.parametrize("scheme", [light, dark], ids=["light", "dark"])
@pytest.mark.parametrize(("front", "back"), SEEN)
def test_edges_and_marks_are_seen(scheme: Scheme, front: str, back: str) -> None:
    assert contrast(scheme(front), scheme(back)) >= 3


def test_variables_fall_back_to_the_light_scheme() -> None:
    assert without_variables(f'fill="{color("ink")}"') == f'fill="{light("ink")}"'


def test_a_page_gets_both_schemes() -> None:
    css = scheme_css(dark_selector="[data-md-color-scheme=slate]")
    assert f"--pk-ink:{light('ink')}" in css
    assert f"[data-md-color-scheme=slate]{{--pk-paper:{dark('paper')}" in css
    assert "prefers-color-scheme:dark" in scheme_css()
