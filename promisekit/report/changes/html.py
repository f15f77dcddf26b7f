"""One HTML file that needs no other: the verdict, the changes item by item, pictures of what changed."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from html import escape
from typing import TYPE_CHECKING, Final

from promisekit.diff.change import Change
from promisekit.report.changes.headline import headline
from promisekit.report.changes.review import (
    ItemChanges,
    Pictured,
    Review,
    idle_sentence,
    kind_of,
    reason,
)
from promisekit.report.changes.ways import in_words
from promisekit.report.printable import printable

if TYPE_CHECKING:
    from promisekit.draw import Picture

_STYLE: Final = """
:root { color-scheme: light dark; --line: #8884; --weak: #b3261e; --strong: #1b6e3c; --other: #7a5900; }
@media (prefers-color-scheme: dark) { :root { --weak: #ff9a91; --strong: #7ddb9b; --other: #f0c14b; } }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 75rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.6rem; } h2 { font-size: 1.2rem; margin-top: 2.5rem; } code { font-size: .9em; }
table { border-collapse: collapse; width: 100%; } td, th { border-top: 1px solid var(--line); padding: .4rem .6rem;
text-align: left; vertical-align: top; overflow-wrap: anywhere; }
.weight { font-weight: 600; white-space: nowrap; } .weaker, .removed { color: var(--weak); }
.stronger, .added { color: var(--strong); } .changed { color: var(--other); }
.aside { font-size: .85rem; opacity: .8; }
figure { margin: 1rem 0; border: 1px solid var(--line); padding: .5rem; }
.scrolls { overflow: auto; max-height: 90vh; } figure img { display: block; max-width: none; }
@media print { .scrolls { overflow: visible; max-height: none; } figure img { max-width: 100%; height: auto; } }
del { color: var(--weak); } ins { color: var(--strong); text-decoration: none; font-weight: 600; }
"""
_MARKS: Final = {"weaker": "▼", "removed": "✕", "changed": "≠", "stronger": "▲", "added": "+"}


def render(review: Review) -> str:
    """The page."""
    title = _text(f"Changes to {review.name('portfolio', '')}")
    body = "\n".join(_body(review))
    return (
        f'<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; '
        f"style-src 'unsafe-inline'; img-src data:\">\n"
        f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n{body}\n</body>\n</html>\n"
    )


def _body(review: Review) -> Iterator[str]:
    yield f"<h1>{_text(headline(review))}</h1>"
    yield f"<p>{_text(review.base.name)} → {_text(review.head.name)}. {_text(review.counted)}</p>"
    if review.unreadable:
        yield "<h2>Not compared, since it cannot be read</h2>"
        yield from _list(
            f"{_place(d.span.path, d.span.line)} ({_text(version)}): {_said(d.message)}"
            for version, d in review.unreadable
        )
    pictures = {(one.kind, one.id): one for one in review.pictures}
    for item in review.by_item:
        yield from _item(review, item)
        picture = pictures.get((item.kind, item.id))
        if picture:
            yield from _pair(picture)
    yield from _suspects(review)
    yield from _touched(review)
    yield from _acceptances(review)


def _item(review: Review, item: ItemChanges) -> Iterator[str]:
    code = f" <code>{_text(item.id)}</code>" if item.id else ""
    yield f"<h2>{_text(item.kind)}{code}</h2>"
    if item.id:
        yield f"<p>{_text(review.name(item.section, item.id))}</p>"
    yield "<table>"
    yield from (_row(change) for change in item.changes)
    yield "</table>"


def _row(change: Change) -> str:
    sign = _MARKS.get(change.weight, "·")
    values = [f"<{mark}>{_text(value)}</{mark}>" for mark, value in (("del", change.old), ("ins", change.new)) if value]
    before = " (before)" if change.in_old else ""
    return (
        f'<tr><td class="weight {change.weight}">{sign} {change.weight}</td>'
        f'<td>{_said(change.message)}<br><span class="aside">{" → ".join(values)}</span></td>'
        f'<td class="aside">{_place(change.span.path, change.span.line)}{before}<br>{change.code}</td></tr>'
    )


def _pair(pictured: Pictured) -> Iterator[str]:
    changes, before, after = pictured.part or (pictured.changes, pictured.before, pictured.after)
    what = "What changed, with the steps before and after it" if pictured.part else "What changed"
    yield from _figures((what, changes), ("Before", before), ("After", after))
    if pictured.part:
        yield "<details><summary>The whole journey</summary>"
        yield from _figures(("What changed", pictured.changes), ("Before", pictured.before), ("After", pictured.after))
        yield "</details>"


def _figures(*shown: tuple[str, Picture | None]) -> Iterator[str]:
    """Each as large as it is: its text can be read, and what is wide scrolls."""
    for what, picture in shown:
        label = f"{what}, {picture.title if picture else ''}".rstrip(", ")
        scrolls = f'class="scrolls" role="region" tabindex="0" aria-label="{_text(label)}"'
        yield f"<figure><figcaption>{what}</figcaption><div {scrolls}>{_image(picture)}</div></figure>"


def _image(picture: Picture | None) -> str:
    if picture is None:
        return "<p>There is none.</p>"
    # As an image nothing in the picture can act on the page, and ids of two pictures cannot meet.
    data = base64.b64encode(picture.file.encode()).decode("ascii")
    return f'<img alt="{_text(picture.alt)}" src="data:image/svg+xml;base64,{data}">'


def _suspects(review: Review) -> Iterator[str]:
    if review.suspects:
        yield "<h2>Guidelines to read again</h2>"
        yield "<p>They did not change, but what they rest on did.</p>"
        yield from _list(
            f"<code>{_text(one.guideline)}</code> in promise <code>{_text(one.promise)}</code>, "
            f"for {_text(review.name('roles', one.role))}: {_said(one.because[0].message)} "
            f'<span class="aside">{_place(one.span.path, one.span.line)}</span>'
            for one in review.suspects
        )


def _touched(review: Review) -> Iterator[str]:
    if review.touched:
        yield "<h2>Whom it touches</h2>"
    for section, found in review.touched.items():
        yield f"<details><summary>{len(found)} {_text(section)}</summary>"
        yield from _list(
            f"{_text(one.name)}: "
            + "; ".join(
                dict.fromkeys(
                    f"{_text(kind_of(c.section))} <code>{_text(c.id)}</code> "
                    f"({_text(in_words(c.reach.ways.get((one.section, one.id), ())))})"
                    for c in one.changes
                )
            )
            for one in found
        )
        yield "</details>"


def _acceptances(review: Review) -> Iterator[str]:
    if review.accepted:
        yield "<h2>Accepted by the team</h2>"
        yield from _list(
            f"<code>{_text(c.id)}</code> {c.code}: {_said(c.message)}<br>{_text(reason(c, review.language))}"
            for c in review.accepted
        )
    if review.comparison.idle_acceptances:
        yield "<h2>Acceptances that accept nothing</h2>"
        yield from _list(
            f"{_place(one.span.path, one.span.line)}: {_said(idle_sentence(one))}"
            for one in review.comparison.idle_acceptances
        )


def _list(entries: Iterator[str]) -> Iterator[str]:
    yield "<ul>"
    yield from (f"<li>{entry}</li>" for entry in entries)
    yield "</ul>"


def _place(path: str, line: int) -> str:
    return f"<code>{_text(path)}:{line}</code>"


def _said(text: str) -> str:
    """A message, its `code` kept as code."""
    parts = text.split("`")
    if len(parts) % 2 == 0:
        return _text(text)
    return "".join(f"<code>{_text(part)}</code>" if place % 2 else _text(part) for place, part in enumerate(parts))


def _text(text: str) -> str:
    return escape(printable(text))
