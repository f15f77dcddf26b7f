"""Plain text for people: the verdict, then each item with its changes, whom they touch, and what to read again."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import click

from promisekit.diff.change import Change, Weight
from promisekit.report.changes.headline import headline
from promisekit.report.changes.marked import marked
from promisekit.report.changes.review import (
    TOUCHED,
    ItemChanges,
    Review,
    counted,
    idle_sentence,
    kind_of,
    reason,
    touched_ids,
)
from promisekit.report.printable import printable
from promisekit.report.text import Paint

COLORS: Final[dict[Weight, str]] = {"weaker": "red", "removed": "red", "changed": "yellow", "stronger": "green"}
_MOST_NAMED: Final = 6
"""So many ids of a kind are named; beyond that their number says more."""


def render(review: Review, *, color: bool = False) -> str:
    """All changes and a summary."""
    paint: Paint = click.style if color else unpainted
    blocks = ["\n".join(_opening(review, paint))]
    blocks += ["\n".join(_item(one, review.old_beside_new, paint)) for one in review.by_item]
    blocks += ["\n".join(block) for block in (_accepted(review), _idle(review), _read_again(review)) if block]
    if review.counts:
        blocks.append("\n".join(_closing(review, paint)))
    return "\n\n".join(blocks) + "\n"


def unpainted(text: str, **_looks: object) -> str:
    """The text as it is: how to paint without colour."""
    return text


def _opening(review: Review, paint: Paint) -> Iterator[str]:
    yield paint(printable(headline(review)), bold=True)
    yield printable(f"Compared {review.base.name} with {review.head.name}.")
    if review.unreadable:
        yield "These files could not be read whole, so what they say is not compared:"
    for version, diagnostic in review.unreadable:
        span = diagnostic.span
        yield f"  {printable(span.path)}:{span.line} ({printable(version)}): {printable(diagnostic.message)}"


def _item(item: ItemChanges, beside: list[Change], paint: Paint) -> Iterator[str]:
    yield f"{paint(f'{item.kind} {item.id}'.rstrip(), bold=True)}  {printable(item.changes[0].span.path)}"
    for change in item.changes:
        word = paint(f"{change.weight:<8}", fg=COLORS.get(change.weight, "cyan"))
        if change in beside:
            was, now = marked(
                change.old, change.new, printable, lambda w: f"[-{printable(w)}-]", lambda w: f"[+{printable(w)}+]"
            )
            yield f"  {word}  {place(change):<10}  {printable(change.lead)} [{change.code}]"
            if change.old:
                yield f"              was: {was}"
            if change.new:
                yield f"              now: {now}"
        else:
            yield f"  {word}  {place(change):<10}  {printable(change.message)} [{change.code}]"
    touches = _touches(item.changes)
    if touches:
        yield f"  touches: {touches}"


def place(change: Change) -> str:
    """The line at which a change stands, and whether that is in the earlier files."""
    return f"line {change.span.line}{' (was)' if change.in_old else ''}"


def _touches(changes: list[Change]) -> str:
    """``roles service-agent and dispatcher; 9 touchpoints``."""
    parts: list[str] = []
    for section in TOUCHED:
        ids = touched_ids(changes, section)
        if len(ids) > _MOST_NAMED:
            parts.append(counted(len(ids), kind_of(section)))
        elif ids:
            parts.append(f"{kind_of(section) if len(ids) == 1 else section} {', '.join(ids)}")
    return "; ".join(parts)


def _accepted(review: Review) -> list[str]:
    if not review.accepted:
        return []
    lines = ["Accepted by the team:"]
    for change in review.accepted:
        lines.append(f"  {change.id} {change.code}: {printable(change.message)}")
        lines.append(f"    {printable(reason(change, review.language))}")
    return lines


def _idle(review: Review) -> list[str]:
    lines = [
        f"  {printable(idle.span.path)}:{idle.span.line}: {idle_sentence(idle)}"
        for idle in review.comparison.idle_acceptances
    ]
    return ["Acceptances that accept nothing:", *lines] if lines else []


def _read_again(review: Review) -> list[str]:
    lines = [
        f"  {one.promise} / {one.guideline} ({one.role})  {printable(one.span.path)}:{one.span.line}"
        for one in review.suspects
    ]
    return ["Guidelines to read again, since what they rest on changed and they did not:", *lines] if lines else []


def _closing(review: Review, paint: Paint) -> Iterator[str]:
    yield paint(f"{review.counted}.", bold=True)
    if review.failed:
        yield f"This fails, as --fail-on {review.fail_on} asks."
