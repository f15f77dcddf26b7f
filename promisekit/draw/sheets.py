"""A picture over sheets of paper: cut between its columns and rows, the names of lanes and columns on every sheet.

Nothing is drawn here: a sheet is a list of windows through which parts of the picture's layers are seen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import count, pairwise
from typing import Final

from promisekit.draw.fold import Fold, folded, unfolded
from promisekit.draw.heads import ColumnHead, heads_height, heads_svg
from promisekit.draw.legend import NOTES_GAP, columns_in
from promisekit.draw.picture import LEAST_WIDTH, Box, Picture, Section

BETWEEN: Final = 14.0
"""Between two sections on a sheet."""
SCALE: Final = 0.78
"""Text of 12 px is then 7 pt: no sheet has smaller text, unless somebody asks for it."""
_SHARES: Final = (1.0, 0.8, 0.6, 0.45, 0.3)
"""Of the width of a sheet: fewer columns side by side leave more heights at which no box is cut."""


@dataclass(frozen=True, slots=True)
class Window:
    """A part (`x`, `y`, `width`, `height`) of a layer, and its place on the sheet. All in px of the picture."""

    layer: str
    """`body`, `names`, `key`, or `heads`, which are this window's own `svg`."""
    x: float
    y: float
    width: float
    height: float
    left: float
    top: float
    svg: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What stands on one sheet, and how much room it takes, in px of the picture."""

    windows: tuple[Window, ...]
    width: float
    height: float
    is_folded: bool = False
    """Whether its lanes may be lower than those of the sheet beside it: the two do not go on in each other."""


def sheets_of(picture: Picture, width: float, height: float, above: float = 0.0) -> tuple[float, list[Sheet]]:
    """The sheets for all but the key, each in `width` by `height` px of paper, and the scale at which they fit.

    `above` px of the picture stay free over each sheet.
    """
    scale, sheets = _best(picture, width, height, above)
    widest, tallest = max(sheet.width for sheet in sheets), max(sheet.height for sheet in sheets)
    return max(scale, min(1.0, width / widest, height / (tallest + above))), sheets


def sheets_at(picture: Picture, scale: float, width: float, height: float, above: float = 0.0) -> list[Sheet]:
    """The sheets at a scale that somebody chose, however small."""
    return _cut(picture, scale, width, height, above)[1]


def _best(picture: Picture, width: float, height: float, above: float) -> tuple[float, list[Sheet]]:
    """The largest scale at which nothing is cut; where labels always are, the largest at which no box is."""
    good, last = None, (1.0, list[Sheet]())
    for scale in _scales(picture, width, height, above):
        maker, sheets = _cut(picture, scale, width, height, above)
        last = scale, sheets
        if maker.is_clean and maker.is_tidy:
            return last
        good = good or (last if maker.is_clean else None)
    return good or last


def _cut(picture: Picture, scale: float, width: float, height: float, above: float) -> tuple[_Maker, list[Sheet]]:
    """The sheets at a scale; with lower lanes where they may be and that takes fewer."""
    whole = _with_columns(picture, scale, width, height, above)
    if not picture.taken or len(whole[1]) == 1:
        return whole
    lower = _with_columns(picture, scale, width, height, above, is_folded=True)
    return min(whole, lower, key=lambda made: (not made[0].is_clean, len(made[1]), not made[0].is_tidy))


def _with_columns(
    picture: Picture, scale: float, width: float, height: float, above: float, is_folded: bool = False
) -> tuple[_Maker, list[Sheet]]:
    """The sheets at a scale, with as many columns on each as leave all boxes whole, and labels where that can be."""
    made = []
    for share in _SHARES:
        maker = _Maker(picture, width / scale, height / scale - above, share, is_folded)
        made.append((maker, list(maker.sheets())))
        if maker.is_clean and maker.is_tidy:
            return made[-1]
    return next((one for one in made if one[0].is_clean), made[0])


def _scales(picture: Picture, width: float, height: float, above: float) -> Iterator[float]:
    """The scale at which all columns and lanes stand on one sheet, as far as text can be read; then the least."""
    whole = width / picture.width
    best = min(1.0, whole) if whole >= SCALE else SCALE
    heights = [section.bottom - section.top for section in sections_of(picture)]
    for tallest in (max(heights), sum(heights) + BETWEEN * (len(heights) - 1)):
        fits = height / (tallest + above + 1)
        best = fits if SCALE <= fits < best else best
    yield from dict.fromkeys((best, SCALE))


def sections_of(picture: Picture) -> tuple[Section, ...]:
    """The picture's sections; one of its own where it names none."""
    return picture.sections or (Section(0.0, picture.body_height or picture.height, picture.heads),)


class _Maker:
    """Makes the sheets at one scale; `is_clean` says whether no box had to be cut, and `is_tidy` whether no label."""

    def __init__(
        self, picture: Picture, width: float, height: float, share: float = 1.0, is_folded: bool = False
    ) -> None:
        self.picture, self.width, self.height = picture, width, height
        self.share, self.is_folded = share, is_folded
        self.names = picture.lane_names_size[0] if picture.lane_names else 0.0
        self.is_clean = self.is_tidy = True

    def sheets(self) -> Iterator[Sheet]:
        """From left to right, and each part from the top down.

        Of the same columns one section follows the other: on the same sheet where both have room, else on the next one.
        """
        for x, x_end in self._columns():
            parts = [list(self._column(section, x, x_end)) for section in sections_of(self.picture)]
            if all(len(sheets) == 1 for sheets in parts):
                yield from self._together([sheets[0] for sheets in parts])
            else:
                yield from (sheet for sheets in parts for sheet in sheets)

    def _together(self, parts: list[Sheet]) -> Iterator[Sheet]:
        """As many parts below each other as a sheet has room for."""
        sheet = parts[0]
        for part in parts[1:]:
            top = sheet.height + BETWEEN
            if top + part.height > self.height + 0.5:
                yield sheet
                sheet = part
                continue
            windows = (*sheet.windows, *(replace(window, top=window.top + top) for window in part.windows))
            sheet = Sheet(windows, max(sheet.width, part.width), top + part.height, self.is_folded)
        yield sheet

    def _columns(self) -> list[tuple[float, float]]:
        picture = self.picture
        room = max((self.width - self.names) * self.share, self._widest_column())
        good = tuple(x for x in picture.cuts_x if x not in picture.poor_cuts_x)
        right = picture.cuts_x[-1] if picture.cuts_x else picture.width
        cuts = self._cuts(self.names, right, room, good, picture.cuts_x)
        is_clean = self.is_clean
        for narrower in range(1, 40):  # sheets of about the same width look better than a last one that is nearly empty
            tried = self._cuts(self.names, right, room * (1 - narrower / 50), good, picture.cuts_x)
            if len(tried) > len(cuts):
                break
            if self._poor(tried) <= self._poor(cuts):
                cuts = tried
        self.is_clean = is_clean
        self.is_tidy = not self._poor(cuts)
        return list(pairwise(cuts))

    def _poor(self, cuts: list[float]) -> int:
        """How many of them cut something that is said, or may."""
        good = set(self.picture.cuts_x) - set(self.picture.poor_cuts_x)
        return len(set(cuts[1:-1]) - good)

    def _widest_column(self) -> float:
        cuts = (self.names, *self.picture.cuts_x)
        widest = max((b - a for a, b in pairwise(cuts)), default=0.0)
        return min(widest + 1, self.width - self.names)

    def _column(self, section: Section, x: float, x_end: float) -> Iterator[Sheet]:
        heads = tuple(_seen(section.heads, x, x_end))
        heads_bottom = section.heads_at + heads_height(section.heads) if section.heads else section.top
        own = heads_height(heads) if heads else 0.0
        lead = section.title_at - section.top if section.heads else 0.0
        title = section.heads_at - section.title_at if section.heads else 0.0
        room = self.height - lead - title - own
        rows = (y for y in self.picture.cuts_y if heads_bottom < y < section.bottom)
        fold = self._fold(x, x_end, heads_bottom, section.bottom)
        wishes = (tuple(fold.at(y) for y in found if fold.shows(y)) for found in (rows, _gaps(self._boxes(x, x_end))))
        for y, y_end in pairwise(self._cuts(0.0, fold.at(section.bottom), room, *wishes)):
            windows: list[Window] = []
            top, width = 0.0, self.names + x_end - x
            if lead and not y:
                windows += self._lanes(x, x_end, section.top, section.title_at, top)
                top += lead
            if title:
                width = max(width, min(self.width, LEAST_WIDTH))
                windows.append(Window("body", 0, section.title_at, width, title, 0, top))
                top += title
            if heads:
                windows.append(Window("heads", 0, 0, x_end - x, own, self.names, top, heads_svg(heads)))
                top += own
            for start, end in fold.between(y, y_end):
                windows += self._lanes(x, x_end, start, end, top)
                top += end - start
            yield Sheet(tuple(windows), width, top, self.is_folded)

    def _fold(self, x: float, x_end: float, top: float, bottom: float) -> Fold:
        """The lanes between two heights, as low as these columns of them may be."""
        if not self.is_folded:
            return unfolded(top, bottom)
        return folded(top, bottom, (box for box in self.picture.taken if box.left < x_end and box.right > x))

    def _lanes(self, x: float, x_end: float, y: float, y_end: float, top: float) -> Iterator[Window]:
        """Columns of the picture between two heights, with the names of the lanes beside them."""
        if self.names:
            yield Window("names", 0, y, self.names, y_end - y, 0, top)
        yield Window("body", x, y, x_end - x, y_end - y, self.names, top)

    def _boxes(self, x: float, x_end: float) -> list[Box]:
        return [box for box in self.picture.boxes if not box.id and box.left < x_end and box.right > x]

    def _cuts(self, start: float, end: float, room: float, *wishes: tuple[float, ...]) -> list[float]:
        """Where sheets begin and end, none further apart than `room`: where the first wishes are, else the next."""
        cuts = [start]
        while end - cuts[-1] > room + 0.5:
            here = cuts[-1]
            fitting = ([cut for cut in allowed if here + room / 4 < cut <= here + room] for allowed in wishes)
            best = next((max(found) for found in fitting if found), None)
            self.is_clean = self.is_clean and best is not None
            cuts.append(here + room if best is None else best)
        return [*cuts, end]


def _seen(heads: tuple[ColumnHead, ...], x: float, x_end: float) -> Iterator[ColumnHead]:
    """The part of each bar over these columns; one that began before says so."""
    for head in heads:
        left, right = max(head.x, x), min(head.x + head.width, x_end)
        if right - left > 60:
            name = head.name if head.x > x - 20 else f"… {head.name}"
            yield ColumnHead(name, left - x, right - left, head.href)


def _gaps(boxes: list[Box]) -> tuple[float, ...]:
    """Heights at which none of the boxes stands."""
    gaps, floor = [], None
    for box in sorted(boxes, key=lambda box: box.top):
        if floor is not None and box.top > floor + 2:
            gaps.append((floor + box.top) / 2)
        floor = max(box.bottom, floor or box.bottom)
    return tuple(gaps)


_TEXT: Final = re.compile(r'<text x="(-?[\d.]+)" y="(-?[\d.]+)"')
_SIGN: Final = re.compile(r'<g transform="translate\([\d.]+ ([\d.]+)\)"')
_ASCENT: Final = 12.0
"""How far above its baseline a line of a key begins."""


def key_sheets(key: str, top: float, bottom: float, width: float, room: float, margin: float = 0.0) -> list[Sheet]:
    """A key (SVG between those heights) on sheets with `room` px: each column of its lists ends between two lines.

    On both sides of the key `margin` px of its `width` are free.
    """
    signs_end = max((float(y) + 20 for y in _SIGN.findall(key)), default=top)
    lines = [(float(x), float(y)) for x, y in _TEXT.findall(key) if float(y) > signs_end]
    pages: list[list[Window]] = [[Window("key", 0, top, width, signs_end - top, 0, 0)]]
    columns, wide = columns_in(width - 2 * margin)
    step = wide + NOTES_GAP
    for x in (margin - 2 + i * step for i in range(columns)):
        starts = sorted(y - _ASCENT for at, y in lines if x <= at < x + step)
        y = signs_end
        for page in count():
            above = signs_end - top if page == 0 else 0.0
            end = max((at for at in starts if y < at <= y + room - above), default=bottom)
            end = bottom if bottom - y <= room - above else end
            if page == len(pages):
                pages.append([])
            pages[page].append(Window("key", x, y, step, end - y, x, above))
            if end == bottom:
                break
            y = end
    return [Sheet(tuple(windows), width, max(w.top + w.height for w in windows)) for windows in pages]
