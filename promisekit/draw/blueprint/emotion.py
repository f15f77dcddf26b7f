"""The emotion lane: smooth curves through a face per step, those of the customer and those of the staff."""

from __future__ import annotations

from collections.abc import Container, Mapping
from typing import Final

from promisekit.draw.arrow import Point, level_curve
from promisekit.draw.badges import Words
from promisekit.draw.blueprint.layout import FACE_STEP, Layout
from promisekit.draw.blueprint.rows import NAMES, Row
from promisekit.draw.blueprint.view import BlueprintView, Step
from promisekit.draw.icons import face
from promisekit.draw.palette import color
from promisekit.draw.svg import tag, text_line

CLEAR: Final = 21.0
"""From the middle of a face to a curve that passes it by."""


def height_of(row: Row, emotion: float) -> float:
    """The y of an emotion from -2 (below) to 2 (above)."""
    return row.top + row.height / 2 - emotion * FACE_STEP


def scale(row: Row) -> str:
    """The numbers at the left of the curve."""
    return "".join(
        text_line(text, NAMES - 8, height_of(row, level) + 4, 12, text_anchor="end", fill=color("muted"))
        for level, text in ((2, "+2"), (0, "0"), (-2, "−2"))
    )


def signed(emotion: int) -> str:
    """`+1`, `0`, `−1`."""
    return f"{emotion:+d}".replace("-", "−") if emotion else "0"


def curve(view: BlueprintView, layout: Layout) -> str:
    """The guide lines, and the curves through all steps whose emotion is known."""
    row = layout.row("emotion")
    if row is None:
        return ""
    guides = "".join(
        tag(
            "path",
            d=f"M{NAMES:g} {height_of(row, level):g}H{layout.width:g}",
            stroke=color("rule"),
            stroke_dasharray=None if level == 0 else "2 6",
        )
        for level in (2, 0, -2)
    )
    left, right = -layout.face_aside, layout.face_aside
    customer = [(layout.center(i) + left, step.emotion) for i, step in enumerate(view.steps)]
    staff = [(layout.center(i) + right, step.staff_emotion) for i, step in enumerate(view.steps)]
    return (
        guides
        + smooth(view, _points(staff, row), color("staff-ink"), "7 5")
        + smooth(view, _points(customer, row), color("emotion-ink"), None)
    )


def _points(felt: list[tuple[float, int | None]], row: Row) -> dict[int, Point]:
    return {i: (x, height_of(row, emotion)) for i, (x, emotion) in enumerate(felt) if emotion is not None}


def smooth(view: BlueprintView, points: Mapping[int, Point], stroke: str, dash: str | None) -> str:
    """A curve through the points (by column) that never shows more joy or sorrow than was told.

    It follows the ways of the journey, so that ways that exclude each other have a curve each; where one passes other
    steps by, it is thinner and keeps clear of their faces.
    """
    near: list[str] = []
    far: list[str] = []
    for start, end in joined(view, points):
        passed = [points[column] for column in range(start + 1, end) if column in points]
        bends = [_clear_of(face, points[start], points[end]) for face in passed]
        (far if bends else near).append(level_curve([points[start], *bends, points[end]]))
    return "".join(
        tag("path", d="".join(parts), fill="none", stroke=stroke, stroke_width=width, stroke_dasharray=dash)
        for parts, width in ((far, 1.5), (near, 2.5))
        if parts
    )


def joined(view: BlueprintView, felt: Container[int]) -> list[tuple[int, int]]:
    """The columns that a curve joins: along every way ahead, from one step whose feeling is known to the next one."""
    column = {step.id: i for i, step in enumerate(view.steps)}
    ahead: dict[int, list[int]] = {}
    for arrow in view.arrows:
        start, end = column[arrow.source], column[arrow.target]
        if end > start and arrow.change != "removed":
            ahead.setdefault(start, []).append(end)
    found: set[tuple[int, int]] = set()
    for start in range(len(column)):
        waiting, seen = list(ahead.get(start, ())) if start in felt else [], set()
        while waiting:
            end = waiting.pop()
            if end in felt:
                found.add((start, end))
            elif end not in seen:
                seen.add(end)
                waiting += ahead.get(end, ())
    return sorted(found)


def _clear_of(face: Point, start: Point, end: Point) -> Point:
    """A point of the way past a face: on the straight line, or as far above or below the face as keeps them apart."""
    x, y = face
    straight = start[1] + (end[1] - start[1]) * (x - start[0]) / (end[0] - start[0])
    if abs(straight - y) >= CLEAR:
        return x, straight
    return x, y - CLEAR if straight <= y else y + CLEAR


def faces(layout: Layout, step: Step, column: int, words: Words) -> str:
    """The faces of one step, each with its emotion in words."""
    row = layout.row("emotion")
    if row is None:
        return ""
    x, aside = layout.center(column), layout.face_aside
    drawn = ""
    if step.emotion is not None:
        face_of = customer_face(step.emotion, x - aside, height_of(row, step.emotion))
        drawn += _named(face_of, "customer", step.emotion, words)
    if step.staff_emotion is not None:
        face_of = staff_face(step.staff_emotion, x + aside, height_of(row, step.staff_emotion))
        drawn += _named(face_of, "staff", step.staff_emotion, words)
    return drawn


def customer_face(emotion: int, x: float, y: float) -> str:
    """A round face."""
    return face(emotion, x, y, color("emotion-ink"), color("emotion-fill"))


def staff_face(emotion: int, x: float, y: float) -> str:
    """A square face."""
    return face(emotion, x, y, color("staff-ink"), color("staff-fill"), square=True)


def _named(drawn: str, whose: str, emotion: int, words: Words) -> str:
    name = f"{words[f'{whose} emotion']}: {words[f'emotion {emotion}']} ({signed(emotion)})"
    return tag("g", tag("title", name) + drawn, role="img")
