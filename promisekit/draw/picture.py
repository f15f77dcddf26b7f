"""A finished picture, of whatever kind."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Final

from promisekit.draw.heads import ColumnHead
from promisekit.draw.palette import FONT, color, in_plain_colors, lone_css, scheme_css
from promisekit.draw.scene import Scene
from promisekit.draw.svg import FONT_SIZE, escape, number, tag, text_line
from promisekit.draw.text_width import SLACK, is_right_to_left
from promisekit.draw.wrap import wrap

TEXT: Final[dict[str, str | float]] = {
    "font_family": FONT,
    "font_size": FONT_SIZE,
    "font_weight": "normal",
    "font_style": "normal",
    "fill": color("ink"),
    "fill_rule": "evenodd",
}
"""How text and pictograms look that say nothing else."""


HEADING_X: Final = 16.0
LEAST_WIDTH: Final = 720.0
"""What a picture with a key takes at least, in px; its bands are as wide."""


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a picture's height that has bars of its own over its columns."""

    top: float
    bottom: float
    heads: tuple[ColumnHead, ...] = ()
    title_at: float = 0.0
    heads_at: float = 0.0
    """The upper edge of the bars. Between it and `title_at` stands the section's title, and above that a lane."""


@dataclass(frozen=True, slots=True)
class Box:
    """Something that is never cut when the picture goes over several pages; with an `id`, an element of its own."""

    left: float
    top: float
    right: float
    bottom: float
    id: str = ""


def picture_id(kind: str, item_id: str) -> str:
    """Unique among all pictures of a portfolio."""
    return f"pk-{kind}-{item_id}" if item_id else f"pk-{kind}"


def layered(picture: str, **layers: str) -> str:
    """The layers of a picture's content, from the back to the front, each a group that a printed page can refer to.

    `heads` are drawn anew on every page, `flow` and `steps` are found by ids of their own, and `key` stands below all.
    """
    drawn = {name: svg for name, svg in layers.items() if svg}
    return "".join(
        svg if name in ("flow", "steps") else tag("g", svg, id=f"{picture}-{name}") for name, svg in drawn.items()
    )


@dataclass(frozen=True)
class Picture:
    """A drawn item. Sizes are px at which all text is readable: never shrink it, let it scroll."""

    kind: str
    item_id: str
    title: str
    alt: str
    """What the picture shows, in a few sentences, for those who do not see it."""
    width: float
    height: float
    subtitle: str = ""
    """What stands below the title in a file: the persona, the scenario."""
    block: str = ""
    """What stands below that, where it is wanted: whose picture it is, its date and its version."""
    content: str = field(default="", repr=False)
    """The SVG of everything in it, without the outer element."""
    lane_names: str = field(default="", repr=False)
    """The SVG of the column with the lanes' names, to be kept in sight; empty where there is none."""
    lane_names_size: tuple[float, float] = (0.0, 0.0)
    heads: tuple[ColumnHead, ...] = ()
    """The bars over the columns, to be kept in sight; empty where there are none."""
    cuts_x: tuple[float, ...] = ()
    """Where a page of paper may end, between columns; the last one is the right edge of all columns."""
    cuts_y: tuple[float, ...] = ()
    """The same between rows."""
    poor_cuts_x: tuple[float, ...] = ()
    """Those of `cuts_x` that cut a label; only where there is no other."""
    sections: tuple[Section, ...] = ()
    """Where there is no other than one section with all `heads`: empty."""
    boxes: tuple[Box, ...] = ()
    """What a page of paper should not cut."""
    taken: tuple[Box, ...] = ()
    """All that takes room in the lanes, and their edges. Where none of it stands between two columns, paper may leave
    the room out; empty where the lanes of two sheets go on in each other."""
    body_height: float = 0.0
    """The height of all but the key; 0 where both are one."""
    wide_key: tuple[str, float] = ("", 0.0)
    """The key over the full width of a file, and its height; empty where that in `content` is as wide."""
    legend: Callable[[float], tuple[str, float]] | None = field(default=None, repr=False, compare=False)
    """The key for a page of another width: its SVG and its height."""
    dot_source: Callable[[], str] = field(default=str, repr=False, compare=False)
    scene: Callable[[], Scene | None] = field(default=lambda: None, repr=False, compare=False)
    """The picture as things; None where it shows none."""

    @property
    def id(self) -> str:
        """Unique among all pictures of a portfolio; all ids in the SVG begin with it."""
        return picture_id(self.kind, self.item_id)

    @property
    def dot(self) -> str:
        """The picture's boxes and arrows as Graphviz source."""
        return self.dot_source()

    @property
    def svg(self) -> str:
        """A whole SVG element for a page that has `PICTURE_CSS` (it is readable without, too)."""
        return self._svg()

    @property
    def file(self) -> str:
        """An SVG file that stands alone, with its title on it, for every program that reads SVG.

        Where the program knows of schemes, it follows the reader's light or dark one.
        """
        drawn = in_plain_colors(self.plain_file)
        head, title, rest = drawn.partition("<title")
        return head + tag("style", lone_css(self.id, drawn)) + title + rest

    @property
    def plain_file(self) -> str:
        """The same without a style sheet, and with colours that a page may set."""
        return self.spread._on_page(xmlns="http://www.w3.org/2000/svg")

    @property
    def spread(self) -> Picture:
        """The same with its key over the full width."""
        key, height = self.wide_key
        if not key:
            return self
        found = self.content.rindex(f'<g id="{self.id}-key">')
        content = f'{self.content[:found]}<g id="{self.id}-key">{key}</g>'
        return replace(self, content=content, height=self.body_height + 16 + height + 16, wide_key=("", 0.0))

    def _on_page(self, xmlns: str) -> str:
        heading, height = self._heading()
        return self._svg(heading, height, xmlns=xmlns)

    def _heading(self) -> tuple[str, float]:
        """The title above the picture, and the height that it takes."""
        room = self.width - 2 * HEADING_X
        lines: list[tuple[str, float, float, str | None, str]]
        lines = [(line, 20, 26.0, "bold", self.title) for line in wrap(self.title, room / SLACK, 20, bold=True)]
        lines += [(line, 13, 18.0, None, self.subtitle) for line in wrap(self.subtitle, room / SLACK, 13)]
        lines += [(line, 12, 18.0, None, self.block) for line in wrap(self.block, room / SLACK, 12)]
        height = sum(line[2] for line in lines) + 24
        y, parts = -height + 10.0, []
        for text, size, leading, weight, whole in lines:
            y += leading
            rtl = is_right_to_left(whole)
            parts.append(text_line(text, HEADING_X, y - 6, size, right=room, rtl=rtl, font_weight=weight))
        ground = tag("rect", y=-height, width=self.width, height=height, fill=color("paper"))
        return ground + "".join(parts), height

    def _svg(self, heading: str = "", above: float = 0.0, xmlns: str | None = None) -> str:
        names = tag("title", escape(self.title), id=f"{self.id}-title")
        names += tag("desc", escape(self.alt), id=f"{self.id}-desc")
        return tag(
            "svg",
            names + heading + self.content,
            xmlns=xmlns,
            id=self.id,
            class_="pk-picture",
            role="group",
            aria_labelledby=f"{self.id}-title",
            aria_describedby=f"{self.id}-desc",
            width=self.width,
            height=self.height + above,
            viewBox=f"0 {number(0.0 - above)} {number(self.width)} {number(self.height + above)}",
            **TEXT,
        )


PICTURE_CSS: Final = scheme_css(dark_selector="[data-md-color-scheme=slate]")
"""The style sheet for a page with pictures, for MkDocs Material's light and dark scheme."""
