"""The bars over the columns of a picture: phases of a journey, links of a chain."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from promisekit.draw.palette import color
from promisekit.draw.svg import FONT_SIZE, escape, linked, number, tag, text_line
from promisekit.draw.text_width import SLACK, is_right_to_left
from promisekit.draw.wrap import wrap

SIZE: Final = 14.0
LINE: Final = 17.0
PAD: Final = 12.0
GAP: Final = 4.0
"""The free room below the bars."""


@dataclass(frozen=True, slots=True)
class ColumnHead:
    """A bar with a name, from `x`, `width` px wide."""

    name: str
    x: float
    width: float
    href: str | None = None
    """Where the name leads, if anywhere."""

    @property
    def lines(self) -> tuple[str, ...]:
        """The name, wrapped."""
        return wrap(self.name, (self.width - 2 * PAD) / SLACK, SIZE, bold=True)


def heads_height(heads: tuple[ColumnHead, ...]) -> float:
    """The height that the bars take with the gap below, in px."""
    return max((len(head.lines) for head in heads), default=1) * LINE + 14 + GAP


def heads_svg(heads: tuple[ColumnHead, ...], y: float = 0.0) -> str:
    """The bars, from the upper edge of the picture or another height."""
    height = heads_height(heads) - GAP
    drawn = "".join(_head_svg(head, y, height) for head in heads)
    return tag("g", drawn, font_size=SIZE, font_weight="bold", fill=color("phase-ink"))


def _head_svg(head: ColumnHead, y: float, height: float) -> str:
    class_ = "pk-head-bar pk-shape" if head.href else "pk-head-bar"
    bar = tag("rect", x=head.x, y=y, width=head.width, height=height, rx=4, fill=color("phase"), class_=class_)
    top = y + (height - len(head.lines) * LINE) / 2 + 13
    rtl = is_right_to_left(head.name)
    lines = "".join(
        text_line(
            line,
            head.x + PAD,
            top + i * LINE,
            FONT_SIZE,  # the group around it says which: many pages repeat these bars
            right=head.x + head.width - PAD,
            rtl=rtl,
        )
        for i, line in enumerate(head.lines)
    )
    return linked(bar + lines, head.href, head.name) if head.href else bar + lines


def heads_html(heads: tuple[ColumnHead, ...]) -> str:
    """The same bars as HTML, whose names can stay in sight as long as their columns do.

    Their places come from empty SVG elements, because a style attribute would offend a strict site's policy.
    """
    height = heads_height(heads)
    parts, x = [], 0.0
    for head in heads:
        spacer = tag("svg", width=head.width, height=height - GAP)
        name = f'<span class="pk-head-name" dir="auto">{escape(head.name)}</span>'
        parts.append(tag("svg", width=float(number(head.x - x)), height=height))
        parts.append(f'<div class="pk-head">{name}{spacer}</div>')
        x = head.x + head.width
    return f'<div class="pk-heads" aria-hidden="true">{"".join(parts)}</div>'
