"""A comment on a pull request: the verdict, a table of what weighs most, all else folded."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from promisekit.diff.change import Change, Suspect
from promisekit.report.changes.headline import headline, promises_by_fate
from promisekit.report.changes.marked import marked
from promisekit.report.changes.review import (
    TOUCHED,
    Review,
    counted,
    idle_sentence,
    kind_of,
    reason,
    touched_ids,
)
from promisekit.report.changes.ways import in_words
from promisekit.report.markdown_text import cell, place, plain

MOST: Final = 64_000
"""Characters of a comment; GitHub takes 65,536, and the action adds a line or two."""
_MOST_OPEN: Final = 25
"""So many rows are read before anybody folds anything out."""
_MOST_PROMISES: Final = 5
_ROLES_NAMED: Final = 3
_OF_STAFF: Final = ("guidelines", "commitments")
_PAIR_HEAD: Final = ("", "Where", "Before", "Now")
_WORDS: Final = "Only names and words"
_GROUPS: Final = (
    ("", ("weaker", "removed")),
    ("Changed otherwise", ("changed",)),
    ("Stronger, and new", ("stronger", "added")),
    (_WORDS, ("renamed", "moved", "reworded")),
)


def render(review: Review) -> str:
    """The comment; what has no room in it is counted, and where to see it is said."""
    comment = _Comment()
    comment.paragraph(f"### {cell(headline(review))}")
    comment.paragraph(_promises(review))
    comment.paragraph(_summary(review))
    _unreadable(review, comment)
    _wordings(review, comment)
    _tables(review, comment)
    _wordings_of_staff(review, comment)
    _suspects(review, comment)
    _touched(review, comment)
    _accepted(review, comment)
    return comment.text


class _Comment:
    """Text that stops in time: a table that does not fit ends with how many rows it lacks."""

    def __init__(self) -> None:
        self._blocks: list[str] = []
        self._room = MOST

    @property
    def text(self) -> str:
        return "\n\n".join(self._blocks) + "\n"

    def paragraph(self, text: str) -> None:
        if text and len(text) < self._room:
            self._blocks.append(text)
            self._room -= len(text) + 2

    def table(self, head: Sequence[str], rows: Sequence[str], title: str = "") -> None:
        """A table, folded below its title if it has one."""
        opening = f"<details>\n<summary>{title}</summary>\n\n" if title else ""
        opening += f"| {' | '.join(head)} |\n|{' --- |' * len(head)}"
        closing = "\n\n</details>" if title else ""
        left = self._room - len(opening) - len(closing) - 200
        kept = []
        for row in rows:
            left -= len(row) + 1
            if left < 0:
                break
            kept.append(row)
        cut = len(rows) - len(kept)
        if cut:
            said = f"{counted(cut, 'row')} of this table did not fit here; `promisekit diff` shows all."
            closing = f"\n\n**{said}**{closing}"
        self._blocks.append("\n".join([opening, *kept]) + closing)
        self._room -= len(self._blocks[-1]) + 2


def _summary(review: Review) -> str:
    parts = [review.counted]
    touches = [counted(len(found), kind_of(section)) for section, found in review.touched.items()]
    if touches:
        parts.append(f"touches {', '.join(touches)}")
    if review.suspects:
        parts.append(f"**{counted(len(review.suspects), 'guideline')} to read again**")
    said = f"{' · '.join(part for part in parts if part)}<br>" if review.comparison.changes else ""
    return f"{said}<sub>{plain(review.base.name)} → {plain(review.head.name)}</sub>"


def _promises(review: Review) -> str:
    """The words of the promises that the verdict counts."""
    lines = [
        f"- {fate}: “{plain(review.name('promises', promise))}” (<code>{plain(promise)}</code>)"
        for fate, promises in promises_by_fate(review).items()
        for promise in promises
    ]
    more = [f"- and {len(lines) - _MOST_PROMISES} more"] if len(lines) > _MOST_PROMISES else []
    return "\n".join(lines[:_MOST_PROMISES] + more)


def _unreadable(review: Review, comment: _Comment) -> None:
    rows = [
        f"| {place(diagnostic.span)} | {plain(version)} | {cell(diagnostic.message)} |"
        for version, diagnostic in review.unreadable
    ]
    if rows:
        comment.paragraph("⚠️ **Not all could be compared:** these files could not be read whole.")
        comment.table(("Where", "Version", "What is wrong"), rows)


def _wordings(review: Review, comment: _Comment) -> None:
    """Sentences that customers count on, whole, old and new: what they mean only their words tell."""
    later = _folded(review)
    rows = _pairs(review, [change for change in review.old_beside_new if change not in later])
    if rows:
        comment.paragraph("**Before and now.** Read both: a word can promise less than a figure.")
        comment.table(_PAIR_HEAD, rows)


def _wordings_of_staff(review: Review, comment: _Comment) -> None:
    """What staff do and may decide, where it would push aside what customers count on."""
    rows = _pairs(review, _folded(review))
    if rows:
        comment.table(_PAIR_HEAD, rows, f"What staff do and may decide, before and now ({len(rows)})")


def _folded(review: Review) -> list[Change]:
    beside = review.old_beside_new
    of_staff = [c for c in beside if c.weight == "changed" and c.field.partition(".")[0] in _OF_STAFF]
    return of_staff if len(beside) > _MOST_OPEN else []


def _pairs(review: Review, changes: Iterable[Change]) -> list[str]:
    rows = []
    for change in changes:
        was, now = marked(change.old, change.new, cell, _struck, _added)
        weight = f"**{change.weight}**" if change.weight == "weaker" else change.weight
        touches = f"; touches {told}" if (told := _touches(review, change)) else ""
        at = f"<sub>{place(change.span)}{' (before)' if change.in_old else ''} {change.code}{touches}</sub>"
        where = f"{_item(change.section, change.id)}<br>{cell(_sentence(change.lead))}<br>{at}"
        rows.append(f"| {weight} | {where} | {was} | {now} |")
    return rows


def _struck(words: str) -> str:
    return f"<del>{cell(words)}</del>"


def _added(words: str) -> str:
    return f"<ins>{cell(words)}</ins>"


def _tables(review: Review, comment: _Comment) -> None:
    told = {id(change) for change in review.old_beside_new}
    rest = [change for change in review.open if id(change) not in told]
    groups = [(title, [c for c in rest if c.weight in weights]) for title, weights in _GROUPS]
    if len(groups[0][1]) + len(groups[1][1]) <= _MOST_OPEN:
        groups[:2] = [("Changed otherwise", groups[0][1] + groups[1][1])]
    is_first = True
    for title, changes in groups:
        if changes:
            head = ("", "Where", "What changed") if title == _WORDS else ("", "Where", "What changed", "Touches")
            rows = [_row(review, change, len(head) > 3) for change in changes]
            folded = "" if (is_first and len(rows) <= _MOST_OPEN) or not title else f"{title} ({len(rows)})"
            comment.table(head, rows, folded)
            is_first = False


def _row(review: Review, change: Change, with_reach: bool) -> str:
    weight = f"**{change.weight}**" if change.weight in ("weaker", "removed") else change.weight
    was = " (before)" if change.in_old else ""
    where = f"{_item(change.section, change.id)}<br><sub>{place(change.span)}{was}</sub>"
    what = f"{cell(_sentence(change.message))} <sub>{change.code}</sub>"
    return f"| {weight} | {where} | {what} |" + (f" {_touches(review, change)} |" if with_reach else "")


def _item(section: str, item_id: str) -> str:
    return f"{kind_of(section)} <code>{plain(item_id)}</code>" if item_id else kind_of(section)


def _sentence(message: str) -> str:
    return message[:1].upper() + message[1:]


def _touches(review: Review, change: Change) -> str:
    """`Service agent, Dispatcher and 3 more roles; 2 journeys`."""
    roles = touched_ids([change], "roles")
    names = [plain(review.name("roles", role)) for role in roles[:_ROLES_NAMED]]
    if len(roles) > _ROLES_NAMED:
        names.append(f"{len(roles) - _ROLES_NAMED} more {'role' if len(roles) - _ROLES_NAMED == 1 else 'roles'}")
    parts = [", ".join(names)] if names else []
    for section in TOUCHED[1:]:
        ids = touched_ids([change], section)
        if ids:
            parts.append(counted(len(ids), kind_of(section)))
    return "; ".join(parts)


def _suspects(review: Review, comment: _Comment) -> None:
    alike: dict[tuple[str, str], list[Suspect]] = {}
    for suspect in review.suspects:
        alike.setdefault((suspect.promise, _because(suspect.because)), []).append(suspect)
    rows = [
        f"| {_item('promises', promise)} | {'<br>'.join(_guideline(review, one) for one in found)} | {because} |"
        for (promise, because), found in alike.items()
    ]
    if rows:
        title = f"Guidelines to read again ({len(review.suspects)}): they did not change, but what they rest on did"
        comment.table(("Where", "Guidelines", "Because"), rows, title)


def _guideline(review: Review, suspect: Suspect) -> str:
    role = plain(review.name("roles", suspect.role))
    return f"<code>{plain(suspect.guideline)}</code> for {role}, line {suspect.span.line}"


def _because(changes: Sequence[Change]) -> str:
    said = list(dict.fromkeys(cell(_sentence(change.message)) for change in changes))
    more = f"<br>and {len(said) - 2} more" if len(said) > 2 else ""
    return "<br>".join(said[:2]) + more


def _touched(review: Review, comment: _Comment) -> None:
    """Item by item: by which way it touches whom."""
    ways: dict[tuple[str, str], dict[str, list[str]]] = {}
    for found in review.touched.values():
        for touched in found:
            for change in touched.changes:
                way = in_words(change.reach.ways.get((touched.section, touched.id), ()))
                who = ways.setdefault((change.section, change.id), {}).setdefault(f"{touched.section}: {way}", [])
                who.append(plain(touched.name))
    rows = [
        f"| {_item(*item)} | {'<br>'.join(_way(way, who) for way, who in by_way.items())} |"
        for item, by_way in ways.items()
    ]
    if rows:
        comment.table(("Changed", "Touches"), rows, "Whom it touches, and how")


def _way(way: str, who: Iterable[str]) -> str:
    section, _, how = way.partition(": ")
    return f"{plain(section.replace('_', ' '))} ({plain(how)}): {'; '.join(dict.fromkeys(who))}"


def _accepted(review: Review, comment: _Comment) -> None:
    rows = [
        f"| {_item(c.section, c.id)} | {cell(_sentence(c.message))} <sub>{c.code}</sub> "
        f"| {cell(reason(c, review.language))} |"
        for c in review.accepted
    ]
    if rows:
        comment.table(("Where", "What changed", "Why"), rows, f"Accepted by the team ({len(rows)})")
    idle = [f"| {place(one.span)} | {cell(idle_sentence(one))} |" for one in review.comparison.idle_acceptances]
    if idle:
        comment.paragraph("⚠️ **Acceptances that accept nothing:**")
        comment.table(("Where", "What to do"), idle)
