"""The emotion curves of two journeys over each other: dashed with hollow squares, and solid with faces in circles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from promisekit.draw.badges import Words
from promisekit.draw.blueprint.emotion import height_of, scale, signed, smooth
from promisekit.draw.blueprint.layout import FACE_ASIDE, Layout
from promisekit.draw.blueprint.rows import NAME_X, NAMES, NAMES_ROOM, Row
from promisekit.draw.blueprint.view import BlueprintView
from promisekit.draw.icons import face
from promisekit.draw.legend import Sign
from promisekit.draw.palette import color
from promisekit.draw.svg import tag, text_line
from promisekit.draw.wrap import wrap

_LOOKS: Final = (
    ("as-is", -FACE_ASIDE, "muted", "paper", "7 5", True),
    ("to-be", FACE_ASIDE, "emotion-ink", "emotion-fill", None, False),
)
"""For each journey: its name, how far its faces stand aside, ink, fill, dashes, and whether faces are square."""


@dataclass(frozen=True)
class Curves:
    """Draws the row of emotions."""

    views: tuple[BlueprintView, BlueprintView]
    row: Row
    layout: Layout
    words: Words

    def svg(self) -> str:
        """The band, the guide lines, the curves and the faces."""
        band = tag(
            "rect",
            x=NAMES,
            y=self.row.top,
            width=self.layout.width - NAMES,
            height=self.row.height,
            fill=color("emotion-band"),
        )
        guides = "".join(
            tag(
                "path",
                d=f"M{NAMES:g} {height_of(self.row, level):g}H{self.layout.width:g}",
                stroke=color("rule"),
                stroke_dasharray=None if level == 0 else "2 6",
            )
            for level in (2, 0, -2)
        )
        return band + guides + self._lines() + self._faces()

    def _lines(self) -> str:
        parts = []
        for view, (_, aside, ink, _, dashes, _) in zip(self.views, _LOOKS, strict=True):
            points = {
                column: (self.layout.center(column) + aside, height_of(self.row, step.emotion))
                for column, step in enumerate(view.steps)
                if step.emotion is not None
            }
            parts.append(smooth(view, points, color(ink), dashes))
        return "".join(parts)

    def _faces(self) -> str:
        parts = []
        for which, (name, aside, ink, fill, _, square) in enumerate(_LOOKS):
            for column, step in enumerate(self.views[which].steps):
                if step.emotion is not None:
                    x, y = self.layout.center(column) + aside, height_of(self.row, step.emotion)
                    drawn = face(step.emotion, x, y, color(ink), color(fill), square=square)
                    told = f"{self.words[f'curve {name}']}: {self.words[f'emotion {step.emotion}']}"
                    said = f"{told} ({signed(step.emotion)})"
                    parts.append(tag("g", tag("title", said) + drawn, role="img"))
        return "".join(parts)

    def name(self) -> str:
        """The row's name and scale."""
        ink = color("emotion-ink")
        ground = tag("rect", width=NAMES, height=self.row.height, fill=color("emotion-band"))
        bar = tag("rect", width=5, height=self.row.height, fill=ink)
        top = self.row.height / 2 + 5
        lines = wrap(self.words["emotion"], NAMES_ROOM, 13, bold=True)
        text = "".join(
            text_line(line, NAME_X, top + i * 16, 13, font_weight="bold", fill=ink) for i, line in enumerate(lines)
        )
        return ground + bar + text + scale(self.row)

    def signs(self) -> list[Sign]:
        """The key to the two curves."""
        found = []
        for name, _, ink, fill, dashes, square in _LOOKS:
            line = tag("path", d="M0 0H44", stroke=color(ink), stroke_width=2.5, stroke_dasharray=dashes)
            sample = line + face(1, 22, 0, color(ink), color(fill), square=square)
            found.append(Sign(sample, 44, self.words[f"curve {name}"]))
        return found
