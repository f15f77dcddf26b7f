"""The TERMS heat map as a table: touchpoint by touchpoint, what hurts, how much, and what no promise answers."""

from __future__ import annotations

from markupsafe import Markup

from promisekit.draw.heat.view import Felt, HeatView
from promisekit.draw.words import words as words_of
from promisekit.handbook.book.safe_text import escaped
from promisekit.handbook.content.picture_tables.table import Cell, Table, linked, small


def heat_table(view: HeatView) -> Table:
    """The hottest touchpoint first."""
    words = words_of(view.language)

    def row(felt: Felt) -> tuple[Cell, ...]:
        pain = felt.pain
        terms = ", ".join(words[f"terms {term}"] for term in pain.terms)
        severity = words["of 5"].format(pain.severity) if pain.severity else words["no severity"]
        says = Markup("<b>{}</b> {}").format(escaped(pain.label), linked(pain.says, pain.href))
        if not felt.answered:
            badge = '<span class="hb-badge hb-badge-missing"><span aria-hidden="true">!</span> {}</span>'
            says += " " + Markup(badge).format(escaped(words["unanswered"]))
        return says, terms[:1].upper() + terms[1:], severity

    groups: list[tuple[Cell, list[tuple[Cell, ...]]]] = []
    for touchpoint in view.rows:
        pains = sorted(touchpoint.pains, key=lambda felt: -(felt.pain.severity or 0))
        title = linked(touchpoint.name, touchpoint.href) + small([touchpoint.channel])
        groups.append((title, [row(felt) for felt in pains]))
    severity = words["severity"]
    return Table((words["pain point"], "TERMS", severity[:1].upper() + severity[1:]), groups)
