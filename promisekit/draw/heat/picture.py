"""From the view of a heat map to the finished picture."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from promisekit.draw.badges import Pain, Words, pain_badge
from promisekit.draw.card import Badge, Card
from promisekit.draw.grid.layout import Column, Grid, Row
from promisekit.draw.grid.picture import grid_picture
from promisekit.draw.heat.view import TERMS, Felt, HeatView, TouchpointRow
from promisekit.draw.legend import Note, Notes, Sign
from promisekit.draw.palette import color
from promisekit.draw.picture import Picture
from promisekit.draw.svg import tag, text_line
from promisekit.draw.words import words as words_of

CELL_WIDTH: Final = 160.0


def heat_picture(view: HeatView) -> Picture:
    """Draws a heat map."""
    words = words_of(view.language)
    columns = [Column(_capital(words[f"terms {term}"]), CELL_WIDTH) for term in TERMS]
    grid = Grid(tuple(columns), tuple(_row(row, words) for row in view.rows))
    lists = [Notes(words["unanswered"], _notes(view.unanswered)), Notes(words["answered"], _notes(view.answered))]
    title = f"{words['heat map']}: {view.name}"
    return grid_picture("heat-map", title, _alt(view, words), grid, _signs(view, words), lists, words["key"])


def _notes(pains: tuple[Pain, ...]) -> tuple[Note, ...]:
    """What the letters stand for, in the order in which they are looked for."""
    return tuple(Note(pain.label, pain.says, pain.href) for pain in sorted(pains, key=lambda pain: pain.label))


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:]


def _row(row: TouchpointRow, words: Words) -> Row:
    cells = tuple(_cell(row, term, words) for term in TERMS)
    return Row(row.name, cells, "evidence", row.channel, row.href)


def _cell(row: TouchpointRow, term: str, words: Words) -> Card | None:
    pains = row.under(term)
    if not pains:
        return None
    worst = max(felt.pain.severity or 0 for felt in pains)
    said = f"{words['severity']} {words['of 5'].format(worst)}" if worst else words["no severity"]
    return Card(
        CELL_WIDTH,
        f"heat{worst}" if worst else "cell",
        f"{row.name}, {words[f'terms {term}']}: {said}",
        head=str(worst) if worst else "–",
        badges=tuple(_badge(felt, words) for felt in pains),
        radius=3,
    )


def _badge(felt: Felt, words: Words) -> Badge:
    """The pain point, outlined; filled and with a warning triangle where no promise answers it."""
    badge = pain_badge(felt.pain, words)
    if felt.answered:
        return replace(badge, outlined=True)
    return replace(badge, tone="clock", icon="fail", name=f"{badge.name} {words['unanswered']}")


def _signs(view: HeatView, words: Words) -> list[Sign]:
    pains = [felt.pain for row in view.rows for felt in row.pains]
    signs = [Sign(_ramp(), 5 * 26.0, words["hottest"])]
    if pains:
        longest = max(pains, key=lambda pain: len(pain.label))
        signs.append(_sign(_badge(Felt(longest, answered=True), words), words["pain key"]))
    if view.unanswered:
        signs.append(_sign(_badge(Felt(view.unanswered[0], answered=False), words), words["unanswered"]))
    return signs


def _sign(badge: Badge, meaning: str) -> Sign:
    width, height = badge.size(200)
    return Sign(badge.drawn(0, -height / 2, 200), width, meaning)


def _ramp() -> str:
    """The five colours with their numbers."""
    parts = []
    for severity in range(1, 6):
        x = (severity - 1) * 26.0
        look = {"fill": color(f"heat{severity}-fill"), "stroke": color(f"heat{severity}-edge")}
        parts.append(tag("rect", x=x, y=-11, width=24, height=22, rx=3, **look))
        number = text_line(
            str(severity), x + 12, 4, 12, text_anchor="middle", font_weight="bold", fill=color(f"heat{severity}-ink")
        )
        parts.append(number)
    return "".join(parts)


def _alt(view: HeatView, words: Words) -> str:
    told = [f"{words['pains']}: {view.count}", f"{words['unanswered']}: {len(view.unanswered)}"]
    told += [row.name for row in view.rows[:3]]
    return ". ".join(told) + "."
