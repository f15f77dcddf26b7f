"""From a promise of a portfolio to the view of its timeline."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from promisekit.draw.link import Link
from promisekit.draw.plain import PlainText
from promisekit.draw.timeline.view import Stint, TimelineView
from promisekit.graph.clock import DAY, business_calendar
from promisekit.graph.relations import Relations
from promisekit.graph.timeline import Bar, Timeline, usual_case, working_days_late
from promisekit.model.duration import Duration
from promisekit.model.portfolio import ACTOR_SECTIONS, Portfolio
from promisekit.model.promise import Promise

DAYS_WITH_HOURS: Final = 15
"""Opening hours are shown in cases of at most so many days."""


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
        section = next(name for name in ACTOR_SECTIONS if bar.by in portfolio.section(name))
        commitment = promise.commitments[bar.id]
        stints.append(
            Stint(
                say.name(section, bar.by),
                section.removesuffix("s"),
                say(commitment.does),
                say.time(bar.within),
                bar.ready,
                bar.start,
                bar.end,
                bar.slack,
                bar.critical,
                tuple(at[before] for before in commitment.after if before in at),
                _open(portfolio, bar, case),
                link(section, bar.by),
            )
        )
    usual = usual_case(portfolio, promise)
    return TimelineView(
        promise_id,
        say(promise.promise),
        say.time(case.limit),
        case.start,
        case.due,
        case.finish,
        case.is_late,
        tuple(stints),
        tuple(sorted(case.holidays)),
        (usual.start, usual.finish) if usual else None,
        language or portfolio.about.language,
        _late(portfolio, promise, case, say),
    )


def _late(portfolio: Portfolio, promise: Promise, case: Timeline, say: PlainText) -> str:
    days = working_days_late(case, business_calendar(portfolio.hours_of(promise.accountable), case.holidays))
    return say.time(Duration(Decimal(days), "working day")) if days else ""


def _open(portfolio: Portfolio, bar: Bar, case: Timeline) -> tuple[tuple[int, int], ...]:
    last = max(case.due, case.finish)
    if last - case.start > DAYS_WITH_HOURS * DAY:
        return ()
    spans = business_calendar(portfolio.hours_of(bar.by), case.holidays).spans(last // DAY + 8)
    return tuple((start, end) for start, end in spans if end > case.start // DAY * DAY)
