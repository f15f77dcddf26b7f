"""An item's history in words: what changed, when, and by which commit."""

from __future__ import annotations

from collections.abc import Iterator

import click

from promisekit.history.steps import Step
from promisekit.report.changes.review import by_item, counted, kind_of
from promisekit.report.changes.text import COLORS, unpainted
from promisekit.report.printable import printable
from promisekit.report.text import Paint

EDGE = "What was before is not in this clone; `git fetch --unshallow` brings it."


def item_step(step: Step, *, color: bool = False) -> str:
    """One step of one item."""
    paint: Paint = click.style if color else unpainted
    lines = [_head(step, paint)]
    for change in step.changes:
        word = paint(f"{change.weight:<8}", fg=COLORS.get(change.weight, "cyan"))
        lines.append(f"  {word}  {printable(change.message)} [{change.code}]")
    if step.unread:
        lines.append("  It cannot be read in this version, so nobody can say what changed.")
    if step.passed_over:
        times = "the commit" if step.passed_over == 1 else f"the {step.passed_over} commits"
        lines.append(f"  This is what changed since {times} before, too: it could not be read there.")
    return "\n".join([*lines, *_edge(step)])


def portfolio_step(step: Step, *, color: bool = False) -> str:
    """One step of the whole portfolio: each changed item on a line."""
    paint: Paint = click.style if color else unpainted
    lines = [_head(step, paint)]
    for item in by_item(step.changes):
        weights = [change.weight for change in item.changes]
        said = ", ".join(f"{weights.count(weight)} {weight}" for weight in dict.fromkeys(weights))
        lines.append(f"  {item.kind} {item.id}".rstrip() + f": {said}")
        if len(lines) > _MOST_ITEMS:
            left = len(by_item(step.changes)) - _MOST_ITEMS
            lines.append(f"  and {counted(left, 'more item')}" if left else "")
            break
    if step.unread:
        named = ", ".join(f"{kind_of(section)} {item_id}".rstrip() for section, item_id in step.unread[:_MOST_UNREAD])
        more = len(step.unread) - _MOST_UNREAD
        lines.append(
            f"  not compared, since it cannot be read before or after: {named}"
            + (f" and {more} more" if more > 0 else "")
        )
    return "\n".join([*filter(None, lines), *_edge(step)])


_MOST_ITEMS = 12
_MOST_UNREAD = 6


def title(section: str, item_id: str, name: str) -> str:
    """What the history is of."""
    return f"{kind_of(section)} {item_id}" + (f": {printable(name)}" if name else "")


def _head(step: Step, paint: Paint) -> str:
    commit = step.commit
    return f"{paint(commit.day, bold=True)}  {printable(commit.title)} ({printable(commit.author)}, {commit.id[:7]})"


def _edge(step: Step) -> Iterator[str]:
    if step.is_edge:
        yield f"  {EDGE}"
