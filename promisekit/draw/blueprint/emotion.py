"""The emotion lane: a smooth curve through a face per step, one for the customer and one for the staff."""

from __future__ import annotations

from promisekit.draw.arrow import Point, level_curve
from promisekit.draw.badges import Words
from promisekit.draw.blueprint.layout import FACE_STEP, NAMES, Layout, Row
from promisekit.draw.blueprint.view import BlueprintView, Step
from promisekit.draw.icons import face
from promisekit.draw.palette import color
from promisekit.draw.svg import tag, text_line


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
    """`+1`, `0`, `-1`."""
    return f"{emotion:+d}" if emotion else "0"


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
    customer, staff = [], []
    for column, step in enumerate(view.steps):
        if step.emotion is not None:
            x = layout.center(column) - layout.face_aside
            customer.append((x, height_of(row, step.emotion)))
        if step.staff_emotion is not None:
            x = layout.center(column) + layout.face_aside
            staff.append((x, height_of(row, step.staff_emotion)))
    return guides + _smooth(staff, color("staff-ink"), "7 5") + _smooth(customer, color("emotion-ink"), None)


def _smooth(points: list[Point], stroke: str, dash: str | None) -> str:
    """A curve that never shows more joy or sorrow than was told."""
    if len(points) < 2:
        return ""
    return tag("path", d=level_curve(points), fill="none", stroke=stroke, stroke_width=2.5, stroke_dasharray=dash)


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
    return tag("g", tag("title", name) + drawn, role="img", aria_label=name)
