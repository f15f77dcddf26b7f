"""From a promise of a portfolio to the view of its timeline."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from promisekit.draw.link import Link
from promisekit.draw.plain import PlainText
from promisekit.draw.timeline.view import Spending, Stint, TimelineView
from promisekit.draw.words import words as words_of
from promisekit.graph.calendars import Calendars
from promisekit.graph.clock import DAY
from promisekit.graph.relations import Relations
from promisekit.graph.timeline import Bar, Timeline, usual_case, working_days_late
from promisekit.graph.verdict import time_spent
from promisekit.model.duration import Duration
from promisekit.model.portfolio import ACTOR_SECTIONS, Portfolio
from promisekit.model.reference import CUSTOMER

DAYS_WITH_HOURS: Final = 24
"""Opening hours are shown in cases of at most so many days."""
DAYS_TO_FOLD: Final = 84
"""In longer cases a day is too narrow to be folded."""


def timeline_view(
    portfolio: Portfolio, promise_id: str, link: Link, relations: Relations, *, language: str | None = None
) -> TimelineView | None:
    """The worst case of a promise; None where there is nothing to compute. Raises KeyError for an unknown id."""
    promise = portfolio.promises[promise_id]
    worst = relations.worst_cases.get(promise_id)
    if worst is None:
        return None
    case = worst.timeline()
    say = PlainText(portfolio, language)
    at = {bar.id: position for position, bar in enumerate(case.bars)}
    stints = []
    for bar in case.bars:
        section = next((name for name in ACTOR_SECTIONS if bar.by in portfolio.section(name)), "")
        commitment = promise.commitments[bar.id]
        stints.append(
            Stint(
                say.name(section, bar.by) if section else words_of(say.languages[0])["customer"],
                section.removesuffix("s") or "customer",
                say(commitment.does),
                say.time(bar.within),
                case.clock(bar.ready),
                case.clock(bar.start),
                case.clock(bar.end),
                bar.slack,
                bar.critical,
                tuple(at[before] for before in commitment.after if before in at),
                _open(relations.calendars, promise.accountable, bar, case),
                link(section, bar.by) if section else None,
            )
        )
    usual = usual_case(portfolio, promise)
    return TimelineView(
        promise_id,
        say(promise.promise),
        say.time(case.limit),
        case.clock(case.start),
        case.clock(case.due),
        case.clock(case.finish),
        case.is_late,
        tuple(stints),
        tuple(sorted(case.holidays)),
        tuple(_folded(relations.calendars, promise.accountable, case)),
        _spending(case, relations.calendars),
        _spending(usual, relations.calendars) if usual else None,
        language or portfolio.about.language,
        _late(case, say),
        case.epoch,
    )


def _spending(case: Timeline, calendars: Calendars) -> Spending:
    spent = time_spent(case, calendars)
    return Spending(case.clock(case.start), case.clock(case.finish), case.due - case.start, *spent)


def _folded(calendars: Calendars, accountable: str, case: Timeline) -> Iterator[int]:
    """Days on which nobody who has the case is at work, and nothing begins, ends or is due."""
    clock, last = case.measured_by, max(case.due, case.finish)
    if last - case.start > DAYS_TO_FOLD * DAY:
        return
    moments = {case.start, case.due, *(at for bar in case.bars for at in (bar.ready, bar.start, bar.end))}
    for day in range(clock.day_of(case.start) + 1, clock.day_of(last - 1)):
        begin, end = clock.start_of_day(day), clock.start_of_day(day + 1)
        if any(begin < moment < end for moment in moments):
            continue
        busy = [bar.by for bar in case.bars if bar.start < end and bar.end > begin]
        at_work = [calendars.day_and_night(accountable) if by == CUSTOMER else calendars.of(by) for by in busy]
        if not any(one.open_time(begin, end) for one in at_work or [clock]):
            yield day


def _late(case: Timeline, say: PlainText) -> str:
    days = working_days_late(case)
    return say.time(Duration(Decimal(days), "working day")) if days else ""


def _open(calendars: Calendars, accountable: str, bar: Bar, case: Timeline) -> tuple[tuple[int, int], ...]:
    last = max(case.due, case.finish)
    if last - case.start > DAYS_WITH_HOURS * DAY:
        return ()
    calendar = calendars.day_and_night(accountable) if bar.by == CUSTOMER else calendars.of(bar.by)
    spans = calendar.spans(calendar.day_of(case.start), calendar.day_of(last) + 7)
    return tuple((case.clock(start), case.clock(end)) for start, end in spans)
