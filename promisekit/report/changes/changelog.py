"""What changed, in Markdown for staff: promises first, then what each role does differently."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from promisekit.diff.change import Change, Suspect, Weight
from promisekit.report.changes.review import Review, by_item, kind_of
from promisekit.report.markdown_text import cell, place, plain

WORDS: Final[dict[Weight, str]] = {
    "weaker": "Less than before",
    "removed": "Gone",
    "changed": "Different",
    "stronger": "More than before",
    "added": "New",
    "renamed": "Another name",
    "moved": "Elsewhere",
    "reworded": "Other words",
}
"""What each weight is called for staff."""
PARTS: Final = (
    ("What customers may count on", ("promises", "touchpoints", "journeys", "pain_points", "personas")),
    ("How we work", ("functions", "roles", "systems", "skills", "trainings", "enablers", "obstacles", "improvements",
                     "rituals", "stories", "metrics", "portfolio")),
)  # fmt: skip
"""Headings, and the sections that stand below each; guidelines have a heading of their own."""


class For(NamedTuple):
    """Whom a changelog is for: an item of `roles` or `functions`."""

    section: str
    id: str


def render(review: Review, reader: For | None = None) -> str:
    """The changelog, for everybody or for one reader."""
    portfolio = plain(review.name("portfolio", ""))
    title = f"# {portfolio}: what changed"
    if reader:
        title += f" for {plain(review.name(reader.section, reader.id))}"
    changes = [c for c in review.comparison.changes if reader is None or concerns(c, reader)]
    lines = [title, "", f"From {plain(review.base.name)} to {plain(review.head.name)}.", ""]
    do = [change for change in changes if is_guideline(change)]
    rest = [change for change in changes if not is_guideline(change)]
    if reader:
        lines += _part("What you do differently", do, review)
    for heading, sections in PARTS:
        lines += _part(heading, [c for c in rest if c.section in sections], review)
    if not reader:
        lines += _part("What staff do differently", do, review)
    lines += _read_again([s for s in review.suspects if reader is None or _is_for(review, s, reader)], review)
    unread = list(_unread(review))
    if len(lines) == 4 and not unread:
        lines.append("Nothing that concerns you." if reader else "Nothing in what customers and staff may count on.")
    return "\n".join([*lines, *unread]).rstrip() + "\n"


def _unread(review: Review) -> Iterator[str]:
    """Files of which something is not told, whoever reads it: nobody knows whom it concerns."""
    if not review.unreadable:
        return
    yield "## Not compared"
    yield ""
    yield "These could not be read, so what changed in them is not told."
    yield ""
    for version, diagnostic in review.unreadable:
        yield f"- {place(diagnostic.span)} ({plain(version)}): {cell(diagnostic.message)}"
    yield ""


def concerns(change: Change, reader: For) -> bool:
    """Whether a change is to the reader's own item, or reaches them."""
    return (change.section, change.id) == reader or reader.id in change.reach.items.get(reader.section, ())


def is_guideline(change: Change) -> bool:
    """Whether it is about what staff do."""
    return change.section == "promises" and change.field.startswith("guidelines")


def _is_for(review: Review, suspect: Suspect, reader: For) -> bool:
    if reader.section == "roles":
        return suspect.role == reader.id
    return review.head.loaded.portfolio.function_of(suspect.role) == reader.id


def _part(heading: str, changes: list[Change], review: Review) -> Iterator[str]:
    if not changes:
        return
    yield f"## {heading}"
    yield ""
    for item in by_item(changes):
        name = plain(review.name(item.section, item.id))
        yield f"### {name}" if item.section == "promises" else f"### {kind_of(item.section).capitalize()}: {name}"
        yield ""
        for change in item.changes:
            accepted = " For now." if change.accepted and change.accepted.until else ""
            yield f"- **{WORDS[change.weight]}:** {cell(change.message)}.{accepted}"
        yield ""


def _read_again(suspects: list[Suspect], review: Review) -> Iterator[str]:
    if not suspects:
        return
    yield "## Read these guidelines again"
    yield ""
    yield "They say what they said, but what they rest on changed."
    yield ""
    for one in suspects:
        promise, role = plain(review.name("promises", one.promise)), plain(review.name("roles", one.role))
        yield f"- {role}: <code>{plain(one.guideline)}</code> in “{promise}”"
    yield ""
