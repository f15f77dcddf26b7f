"""GitHub Actions workflow commands: each change becomes a note at its line of the pull request."""

from __future__ import annotations

from promisekit.diagnostic import Span
from promisekit.diff.change import Change, Suspect
from promisekit.report.changes.headline import headline
from promisekit.report.changes.review import Review, idle_sentence, is_weaker, kind_of, touched_ids
from promisekit.report.github import command
from promisekit.report.printable import printable


def render(review: Review) -> str:
    """One command a line, the heaviest first, then the verdict for the log."""
    lines = [
        command(level(review, c), f"{c.weight} {c.code}", place_in_new(review, c), message(c)) for c in review.open
    ]
    lines += [
        command("warning", f"acceptance {idle.acceptance.check}", idle.span, idle_sentence(idle))
        for idle in review.comparison.idle_acceptances
    ]
    lines += [
        command("notice", "guideline to read again", suspect.span, because(suspect)) for suspect in review.suspects
    ]
    return "\n".join([*lines, printable(headline(review))]) + "\n"


def level(review: Review, change: Change) -> str:
    """`error` for what makes the run fail, `warning` for what customers may count on less, else `notice`."""
    return "error" if review.fails(change) else "warning" if is_weaker(change) else "notice"


def place_in_new(review: Review, change: Change) -> Span | None:
    """Where a change is shown in the new files: its item, or the file that it stood in; None where that is gone too."""
    if not change.in_old:
        return change.span
    if change.shown_at:
        return change.shown_at
    return Span(change.span.path) if change.span.path in review.head.loaded.texts else None


def message(change: Change) -> str:
    """What changed in which item, and which roles it touches."""
    said = f"{kind_of(change.section)} `{change.id}`: {change.message}" if change.id else change.message
    roles = touched_ids([change], "roles")
    return f"{said}\nTouches the roles {', '.join(roles)}." if roles else said


def because(suspect: Suspect) -> str:
    """Why a guideline should be read again."""
    return f"`{suspect.guideline}` did not change, but what it rests on did: {suspect.because[0].message}"
