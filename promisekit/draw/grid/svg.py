"""A grid as SVG."""

from __future__ import annotations

from promisekit.draw.card import Card
from promisekit.draw.grid.layout import NAME_LINE, NAME_X, NAMES, NOTE_LINE, PAD, Bar, Grid, Row
from promisekit.draw.heads import heads_height
from promisekit.draw.palette import color
from promisekit.draw.svg import linked, tag, text_line
from promisekit.draw.text_width import is_right_to_left

NUMBER_ROOM = 34.0


def grid_ground(grid: Grid) -> str:
    """Bands and rules."""
    bands = "".join(
        tag("rect", x=NAMES, y=top, width=grid.width - NAMES, height=row.height, fill=_band(row))
        for row, top in zip(grid.rows, grid.tops, strict=True)
    )
    rules = "".join(tag("path", d=f"M0 {top:g}H{grid.width:g}", stroke=color("rule")) for top in grid.tops)
    return bands + rules


def names_svg(grid: Grid, *, links: bool) -> str:
    """The column with the names of the rows."""
    top = heads_height(grid.heads)
    paper = tag("rect", y=top, width=NAMES, height=grid.bottom - top, fill=color("paper"))
    rows = "".join(_name(row, y, links) for row, y in zip(grid.rows, grid.tops, strict=True))
    edge = tag("path", d=f"M{NAMES - 0.5:g} {top:g}V{grid.bottom:g}", stroke=color("rule"))
    return tag("g", paper + rows + edge, class_="pk-lane-names-group")


def _band(row: Row) -> str:
    return color(f"{row.tone}-band")


def _name(row: Row, top: float, links: bool) -> str:
    ink = color(f"{row.tone}-ink")
    ground = tag("rect", y=top + 1, width=NAMES - 1, height=row.height - 1, fill=_band(row), class_="pk-shape")
    bar = tag("rect", y=top, width=5, height=row.height, fill=ink)
    y = top + PAD + 13
    parts = []
    rtl = is_right_to_left(row.name)
    for line in row.name_lines:
        parts.append(text_line(line, NAME_X, y, 13, right=NAMES - 6, rtl=rtl, font_weight="bold", fill=ink))
        y += NAME_LINE
    for line in row.note_lines:
        parts.append(text_line(line, NAME_X, y, 12, fill=ink))
        y += NOTE_LINE
    drawn = ground + bar + "".join(parts)
    name = f"{row.name}, {row.note}" if row.note else row.name
    return linked(drawn, row.href, name) if links and row.href else drawn


def grid_cells(grid: Grid) -> str:
    """What stands where rows and columns meet."""
    parts = []
    for row, top in zip(grid.rows, grid.tops, strict=True):
        drawn = "".join(
            _cell(cell, left, top, column.width, row)
            for cell, left, column in zip(row.cells, grid.lefts, grid.columns, strict=True)
        )
        if drawn:
            parts.append(tag("g", drawn, role="group", aria_label=row.name))
    return "".join(parts)


def _cell(cell: Card | Bar | None, left: float, top: float, width: float, row: Row) -> str:
    if cell is None:
        return ""
    if isinstance(cell, Card):
        return cell.svg(left, top + PAD)
    middle = top + row.height / 2
    length = max(cell.share * (width - NUMBER_ROOM), 2.0)
    bar = tag("rect", x=left, y=middle - 8, width=length, height=16, rx=3, fill=color(f"{row.tone}-edge"))
    number = text_line(cell.number, left + length + 7, middle + 5, 14, font_weight="bold")
    return linked(bar + number, None, cell.name)
