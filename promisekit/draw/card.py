"""A box with wrapped text: a head with an icon, body texts and a row of badges. All pictures are made of these."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Final

from promisekit.draw.icons import icon
from promisekit.draw.palette import color
from promisekit.draw.svg import linked, tag, text_line
from promisekit.draw.text_width import SLACK, is_right_to_left, text_width
from promisekit.draw.thumbnail import Thumbnail, thumbnail
from promisekit.draw.wrap import wrap
from promisekit.model.image import Image

BODY: Final = 13.0
HEAD: Final = 12.0
BADGE: Final = 12.0
BODY_LINE: Final = 17.0
HEAD_LINE: Final = 15.0
BADGE_LINE: Final = 14.0
BADGE_PAD: Final = 5.0
BADGE_GAP: Final = 5.0
BADGE_SLACK: Final = 1.25
"""Bold letters of a fall-back font run wider than plain ones, and a badge has no room to spare."""
PAD_X: Final = 12.0
PAD_Y: Final = 10.0
BULLET: Final = 10.0
ICON: Final = 13.0
STAR: Final = 22.0
EDGE: Final = 2.0
IMAGE_HEIGHT: Final = 110.0
"""The most that a picture takes."""


@dataclass(frozen=True)
class Badge:
    """A small mark with an icon or letters. `name` is what it means in words; `tone` names its colour."""

    text: str
    tone: str
    name: str
    icon: str | None = None
    href: str | None = None
    outlined: bool = False

    def lines(self, width: float) -> tuple[str, ...]:
        """Its text, wrapped where even a row of its own is too short."""
        return wrap(self.text, (width - 2 * BADGE_PAD - self._indent) / BADGE_SLACK, BADGE, bold=True)

    def size(self, width: float) -> tuple[float, float]:
        """Its width and height in px inside a card with `width` px for text."""
        lines = self.lines(width)
        longest = max(text_width(line, BADGE, bold=True) for line in lines)
        return (
            min(width, longest * BADGE_SLACK + 2 * BADGE_PAD + self._indent),
            len(lines) * BADGE_LINE + 6,
        )

    @property
    def _indent(self) -> float:
        return ICON + 3 if self.icon else 0.0

    def svg(self, x: float, y: float, width: float) -> str:
        """The badge as a link with a name, its upper left corner at `x`, `y`."""
        return linked(self.drawn(x, y, width), self.href, self.name)

    def drawn(self, x: float, y: float, width: float) -> str:
        """The badge alone, for a key."""
        own_width, height = self.size(width)
        fill, ink = (color("paper"), color(self.tone)) if self.outlined else (color(self.tone), color("badge-ink"))
        ground = tag(
            "rect",
            x=x,
            y=y,
            width=own_width,
            height=height,
            rx=height / 2 if self.outlined and height < 24 else 3,
            fill=fill,
            stroke=color(self.tone) if self.outlined else None,
            class_="pk-shape",
        )
        return ground + tag("g", self._writing(x, y, own_width, width), fill=ink, font_weight="bold")

    def _writing(self, x: float, y: float, own_width: float, width: float) -> str:
        """Icon and text. Letters alone stand in the middle; beside an icon, what a wider font needs is at the right."""
        lines = self.lines(width)
        middle, drawn, left = x + own_width / 2, "", None
        if self.icon:
            spare = (own_width - self._indent - 2 * BADGE_PAD) * (1 - 1 / BADGE_SLACK)
            left = x + BADGE_PAD + spare / 4
            drawn = icon(self.icon, left, y + 3.5, size=ICON)
        for i, line in enumerate(lines):
            baseline = y + 13.8 + i * BADGE_LINE
            if left is None:
                drawn += text_line(line, middle, baseline, BADGE, text_anchor="middle")
            else:
                drawn += text_line(line, left + self._indent, baseline, BADGE)
        return drawn


@dataclass(frozen=True)
class Card:
    """What a box says and how it looks; it knows its height for its width, but not where it stands."""

    width: float
    tone: str
    name: str
    """The accessible name and tooltip: all that the box says, in words."""
    head: str = ""
    head_icon: str | None = None
    body: tuple[str, ...] = ()
    image: Image | None = None
    """A picture below the body."""
    badges: tuple[Badge, ...] = ()
    href: str | None = None
    starred: bool = False
    dashed: bool = False
    italic: bool = False
    radius: float = 8.0
    least_height: float = 0.0
    change: str = ""
    """`added`, `removed` or `changed`, where two versions are compared."""

    def _fits(self, taken: float) -> float:
        """The width for a line of text beside `taken` px; a wider font may come near the right edge."""
        return (self.width - PAD_X - EDGE - taken) / SLACK

    @property
    def _badge_width(self) -> float:
        return self.width - 2 * PAD_X

    @property
    def _head_indent(self) -> float:
        return ICON + 4 if self.head_icon else 0.0

    @cached_property
    def head_lines(self) -> tuple[str, ...]:
        """The head, wrapped."""
        room = self._fits(self._head_indent + (STAR if self.starred else 0))
        return wrap(self.head, room, HEAD, bold=True)

    @cached_property
    def body_lines(self) -> tuple[tuple[str, bool, bool], ...]:
        """The body, wrapped: each line, whether it begins a text, and whether that text runs right to left."""
        indent = BULLET if len(self.body) > 1 else 0.0
        return tuple(
            (line, position == 0, is_right_to_left(text))
            for text in self.body
            for position, line in enumerate(wrap(text, self._fits(indent), BODY))
        )

    @cached_property
    def badge_places(self) -> tuple[tuple[Badge, float, float], ...]:
        """Each badge with its place relative to the first badge's corner."""
        places = []
        x = y = row = 0.0
        for badge in self.badges:
            width, height = badge.size(self._badge_width)
            if x and x + width > self._badge_width:
                x, y, row = 0.0, y + row + BADGE_GAP, 0.0
            places.append((badge, x, y))
            x, row = x + width + BADGE_GAP, max(row, height)
        return tuple(places)

    @cached_property
    def thumbnail(self) -> Thumbnail | None:
        """Its picture, as small as the box."""
        return thumbnail(self.image, self.width - 2 * PAD_X, IMAGE_HEIGHT) if self.image else None

    @property
    def image_place(self) -> tuple[float, float]:
        """The upper left corner of its picture, from the box's own."""
        head, body, _, _ = self._heights
        return PAD_X, PAD_Y + sum(part + 5 for part in (head, body) if part)

    @cached_property
    def _heights(self) -> tuple[float, float, float, float]:
        head = len(self.head_lines) * HEAD_LINE
        body = len(self.body_lines) * BODY_LINE
        badges = max((y + b.size(self._badge_width)[1] for b, _, y in self.badge_places), default=0.0)
        return head, body, self.thumbnail.height if self.thumbnail else 0.0, badges

    @cached_property
    def height(self) -> float:
        """Its height in px: all of its text, never less than `least_height`."""
        parts = [part for part in self._heights if part]
        gaps = 5.0 * max(len(parts) - 1, 0)
        return max(sum(parts) + gaps + 2 * PAD_Y, self.least_height)

    def svg(self, x: float, y: float) -> str:
        """The box with its upper left corner at `x`, `y`; its badges are links of their own beside its link."""
        head, _, _, badges = self._heights
        top = y + PAD_Y
        parts = [self._box(x, y), self._head_svg(x, top)]
        if head:
            top += head + 5
        parts.append(self._body_svg(x, top))
        if self.thumbnail:
            left, above = self.image_place
            parts.append(self.thumbnail.svg(x + left, y + above))
        box = linked("".join(parts), self.href, self.name)
        corner = y + self.height - PAD_Y - badges
        marks = "".join(b.svg(x + PAD_X + bx, corner + by, self._badge_width) for b, bx, by in self.badge_places)
        return tag("g", box + marks, class_="pk-card")

    def _box(self, x: float, y: float) -> str:
        return tag(
            "rect",
            x=x,
            y=y,
            width=self.width,
            height=self.height,
            rx=self.radius,
            fill=color(f"{self.tone}-fill"),
            stroke=color(self.change or f"{self.tone}-edge"),
            stroke_width=3 if self.change else 2.5 if self.starred else 1.4,
            stroke_dasharray="3 4" if self.change == "removed" else "6 4" if self.dashed else None,
            class_="pk-shape",
        )

    def _head_svg(self, x: float, top: float) -> str:
        ink = color(f"{self.tone}-ink")
        left, right = x + PAD_X + self._head_indent, x + self.width - PAD_X - (STAR if self.starred else 0)
        rtl = is_right_to_left(self.head)
        parts = [icon(self.head_icon, x + PAD_X, top, ink, size=ICON)] if self.head_icon else []
        if self.starred:
            parts.append(icon("star", x + self.width - STAR - 2, top - 2, color("moment")))
        parts += [
            text_line(line, left, top + 11 + i * HEAD_LINE, HEAD, right=right, rtl=rtl, font_weight="bold", fill=ink)
            for i, line in enumerate(self.head_lines)
        ]
        return "".join(parts)

    def _body_svg(self, x: float, top: float) -> str:
        left, right = x + PAD_X, x + self.width - PAD_X
        indent = BULLET if len(self.body) > 1 else 0.0
        style = "italic" if self.italic else None
        parts = []
        for i, (line, first, rtl) in enumerate(self.body_lines):
            y = top + 13 + i * BODY_LINE
            if indent and first:
                parts.append(tag("circle", cx=right - 3 if rtl else left + 3, cy=y - 4.5, r=2))
            parts.append(
                text_line(
                    line,
                    left + indent,
                    y,
                    BODY,
                    right=right - indent,
                    rtl=rtl,
                    font_style=style,
                )
            )
        return "".join(parts)
