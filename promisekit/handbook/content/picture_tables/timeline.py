"""The commitment timeline as a table: who has the case when, and what time is to spare."""

from __future__ import annotations

from promisekit.draw.timeline.moments import length_in_words, margin_in_words, moment_in_words
from promisekit.draw.timeline.spending import told_spending
from promisekit.draw.timeline.view import Spending, Stint, TimelineView
from promisekit.draw.words import words as words_of
from promisekit.handbook.content.picture_tables.table import Cell, Table, linked, small


def timeline_table(view: TimelineView) -> Table:
    """Stint by stint, and at the end the promised time."""
    words = words_of(view.language)

    def moment(at: int, *, end: bool = False) -> str:
        return moment_in_words(at, words, first=view.start, end=end, epoch=view.epoch)

    worst = f" {words['in the worst case']}" if view.is_late else ""

    def spare(stint: Stint) -> str:
        if stint.slack > 0:
            return f"{length_in_words(stint.slack, words)} {words['slack']}"
        if stint.end == view.finish:
            return margin_in_words(view, words) + worst
        return f"{length_in_words(-stint.slack, words, up=True)} {words['late']}{worst}"

    def row(stint: Stint) -> tuple[Cell, ...]:
        does = linked(stint.does, None) + small([stint.within or words["no time"]])
        waits = stint.start - stint.ready
        notes = [words["critical"]] if stint.critical and stint.slack <= 0 else []
        notes += [spare(stint)] if stint.slack > 0 or (stint.slack and view.is_late) else []
        notes += [f"{words['waiting']}: {length_in_words(waits, words)}"] if waits > 0 else []
        who = linked(stint.actor, stint.href) + small([words[stint.kind].lower()])
        return who, does, f"{moment(stint.start)} – {moment(stint.end, end=True)}", ", ".join(notes)

    due = moment(view.due, end=True), margin_in_words(view, words) + worst
    ends: tuple[Cell, ...] = (words["promised"], view.limit, *due)

    def spent(name: str, case: Spending) -> tuple[Cell, ...]:
        epoch = view.epoch
        begins = moment_in_words(case.start, words, epoch=epoch)
        done = moment_in_words(case.finish, words, first=case.start, end=True, epoch=epoch)
        return words[name], words["time goes"], f"{begins} – {done}", told_spending(case, words)

    cases = [spent(name, case) for name, case in (("worst case", view.worst), ("ordinary", view.usual)) if case]
    heads = (words["function"], words["commitment"], words["work"], words["spare"])
    return Table(heads, [("", [*map(row, view.stints), ends, *cases])])
