"""A table of what a picture shows; on a phone, cards."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from markupsafe import Markup

from promisekit.handbook.book.safe_text import escaped

Cell = Markup | str
"""HTML, or plain text."""


@dataclass
class Table:
    """Rows below a heading each; an empty heading says nothing."""

    heads: tuple[str, ...]
    groups: list[tuple[Cell, list[tuple[Cell, ...]]]] = field(default_factory=list)

    def html(self) -> str:
        """On one line, so that Markdown takes it as it is."""
        heads = "".join(f'<th scope="col">{escaped(head)}</th>' for head in self.heads)
        bodies = "".join(
            f"<tbody>{self._title(title)}{self._rows(rows)}</tbody>" for title, rows in self.groups if rows
        )
        return f'<table class="hb-table"><thead><tr>{heads}</tr></thead>{bodies}</table>'

    def _title(self, title: Cell) -> str:
        if not title:
            return ""
        return f'<tr class="hb-group"><th colspan="{len(self.heads)}" scope="rowgroup">{_html(title)}</th></tr>'

    def _rows(self, rows: list[tuple[Cell, ...]]) -> str:
        return "".join(
            "<tr>"
            + "".join(
                f'<td data-label="{escaped(head)}">{_html(cell)}</td>'
                for head, cell in zip(self.heads, row, strict=True)
            )
            + "</tr>"
            for row in rows
        )


def _html(cell: Cell) -> Markup:
    return cell if isinstance(cell, Markup) else escaped(cell)


def linked(text: str, href: str | None) -> Markup:
    """A link, or the text where there is no page."""
    return Markup('<a href="{}">{}</a>').format(href, escaped(text)) if href else escaped(text)


def listed(cells: Iterable[Cell]) -> Markup:
    """One below the other; nothing for none."""
    items = Markup("").join(Markup("<li>{}</li>").format(_html(cell)) for cell in cells if cell)
    return Markup('<ul class="hb-plain">{}</ul>').format(items) if items else Markup("")


def small(cells: Iterable[Cell]) -> Markup:
    """What stands beside the main thing, in small type."""
    told = [_html(cell) for cell in cells if cell]
    return Markup(' <span class="hb-small">{}</span>').format(Markup(" · ").join(told)) if told else Markup("")
