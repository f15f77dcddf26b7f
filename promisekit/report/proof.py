"""The proof of one promise, or a line on each, for people and as JSON."""

from __future__ import annotations

import datetime
import json
from collections.abc import Sequence
from typing import Any, Final

from promisekit.check.lateness import story
from promisekit.graph.calendars import Calendars
from promisekit.graph.moment import end_in_words, hours_in_words, length_in_words, start_in_words
from promisekit.graph.schedule import Schedule
from promisekit.graph.shortest_limit import UNITS, shortest_limit
from promisekit.graph.timeline import Bar, Timeline, working_days_late
from promisekit.graph.verdict import Verdict, time_spent
from promisekit.model.text import worded
from promisekit.report.printable import json_without_commands, printable

_WORST: Final = 3
_SHARE: Final = 95


def whole_proof(verdict: Verdict, calendars: Calendars, language: str) -> str:
    """The verdict, the chain that decides, where the time goes, and the shortest limits."""
    promise = verdict.promise
    lines = [f"{promise.id}: {printable(worded(promise.promise, language))}", "", in_words(verdict)]
    if verdict.worst is None or verdict.plan is None:
        return "\n".join(lines) + "\n"
    case = verdict.worst.timeline()
    knows = verdict.knows_every_time
    worst = "Worst case" if knows else "Worst case, as if commitments without a time took none"
    lines += [f"{worst}: {story(case)}.", *_others(verdict, case), *_years(calendars), *_always([verdict])]
    lines += ["", "The chain that decides"]
    rows = [_row(bar, case) for bar in case.critical_path]
    lines += columns([("commitment", "by", "within", "from", "until"), *rows])
    spent = time_spent(case, calendars)
    parts = [f"{hours_in_words(spent.work)} of work", f"{length_in_words(spent.closed)} while nobody is at work"]
    parts += [f"{length_in_words(spent.customer)} with the customer"] if spent.customer else []
    lines += ["", f"Where the time goes: {', '.join(parts)}.", ""]
    limits = "No shorter limit holds, and commitments without a time make it longer"
    lines.append("The shortest limit that holds" if knows else limits)
    table: list[tuple[str, ...]] = [("", "always", f"in {_SHARE} % of hours")]
    for unit in UNITS:
        found = [shortest_limit(verdict.plan.schedule, unit, share) for share in (100, _SHARE)]
        table.append((f"in {_PLURAL[unit]}", *(str(one) if one else "none" for one in found)))
    return "\n".join([*lines, *columns(table)]) + "\n"


_PLURAL: Final = {"h": "hours", "working hour": "working hours", "day": "days", "working day": "working days"}


def overview(verdicts: Sequence[Verdict]) -> str:
    """A line on each promise, those that are broken first."""
    order = {"late": 0, "untold": 1, "kept": 2}
    told = sorted(verdicts, key=lambda one: (order[one.answer], one.promise.id))
    rows = [(verdict.promise.id, in_words(verdict)) for verdict in told]
    counted = [sum(verdict.answer == answer for verdict in verdicts) for answer in ("kept", "late", "untold")]
    summed = "{} always kept, {} late at times, {} cannot be told.".format(*counted)
    return "\n".join([*columns(rows), "", *_always(verdicts), summed]) + "\n"


def as_json(verdicts: Sequence[Verdict], calendars: Calendars, *, whole: bool) -> str:
    """Machine-readable: moments are local, with the date where a case is one of a certain date; lengths are seconds.

    With ``whole``: the chain, where the time goes, the shortest limits and the worst constellations, too.
    """
    data = {
        "years": [calendars.first_year, calendars.last_year] if calendars.is_dated else None,
        "promises": [_data(verdict, calendars, whole=whole) for verdict in verdicts],
    }
    return json_without_commands(json.dumps(data, ensure_ascii=False, indent=2)) + "\n"


def in_words(verdict: Verdict) -> str:
    """The verdict in a sentence."""
    if verdict.answer == "untold":
        return f"Cannot be told; what is missing: {'; '.join(verdict.missing)}."
    assert verdict.worst is not None
    case = verdict.worst.timeline()
    if verdict.answer == "kept":
        left = f"at least {length_in_words(case.slack)} left" if case.slack > 0 else "with no time to spare"
        return f"Always kept, {left}."
    share = verdict.kept_share or 0.0
    promised = _promised(verdict)
    return f"Kept in {_percent(share)} of the hours{promised}; up to {_how_late(case)}."


def _how_late(case: Timeline) -> str:
    """The worst case is the one with the most time over; of working days another one may pass more."""
    late, days = f"{length_in_words(-case.slack, up=True)} late", working_days_late(case)
    return f"{late} ({days} working day{'s' * (days > 1)} in that case)" if days else late


def _promised(verdict: Verdict) -> str:
    share = verdict.promise.share
    if share is None or share == 100:
        return ""
    return f", {'as' if verdict.keeps_its_share else 'less than'} the {share} % that it promises"


def _percent(share: float) -> str:
    """Never rounded up to all: 99.996 % is not always."""
    return f"{min(int(share * 10000) / 100, 99.99):g} %"


def _others(verdict: Verdict, worst: Timeline) -> list[str]:
    if verdict.answer != "late":
        return []
    told = [
        (story(case), days) for case, days in verdict.worst_cases(_WORST) if case.is_late and case.start != worst.start
    ]
    return [f"Also: {words} ({days} day{'s' * (days > 1)} like that)." for words, days in told]


def _years(calendars: Calendars) -> list[str]:
    if not calendars.is_dated:
        return []
    until = "" if calendars.knows_all_years else "; nobody knows the public holidays after that"
    return [f"Every minute from {calendars.first_year} to {calendars.last_year} was looked at{until}."]


def _always(verdicts: Sequence[Verdict]) -> list[str]:
    names = ", ".join(dict.fromkeys(f"`{one}`" for verdict in verdicts for one in verdict.always_at_work))
    if not names:
        return []
    return [f"Nothing says when these are at work, so they count as at work day and night: {names}. Give them `hours`."]


def _row(bar: Bar, case: Timeline) -> tuple[str, ...]:
    start, end = case.clock(bar.start), case.clock(bar.end)
    begins = start_in_words(start, case.epoch)
    return bar.id, bar.by, str(bar.within or "no time"), begins, end_in_words(end, case.clock(case.start), case.epoch)


def columns(rows: Sequence[tuple[str, ...]]) -> list[str]:
    """Rows with their cells below each other."""
    widths = [max(len(row[at]) for row in rows) for at in range(len(rows[0]))]
    return ["  " + "  ".join(f"{one:<{w}}" for one, w in zip(row, widths, strict=True)).rstrip() for row in rows]


def _data(verdict: Verdict, calendars: Calendars, *, whole: bool) -> dict[str, Any]:
    data: dict[str, Any] = {
        "id": verdict.promise.id,
        "answer": {"kept": "always-kept", "late": "late-at-times", "untold": "cannot-be-told"}[verdict.answer],
        "missing": list(verdict.missing),
        "kept_in_percent": _kept_in_percent(verdict),
        "always_at_work_since_no_hours_are_given": list(verdict.always_at_work),
        "worst_case": _case(verdict.worst.timeline()) if verdict.worst else None,
    }
    if whole and verdict.worst and verdict.plan:
        case = verdict.worst.timeline()
        spent = time_spent(case, calendars)
        data["worst_constellations"] = [
            {**_case(one), "days_like_that": days} for one, days in verdict.worst_cases(_WORST)
        ]
        data["chain"] = [_bar(bar, case) for bar in case.critical_path]
        data["time_goes_to"] = {"work": spent.work, "closed": spent.closed, "customer": spent.customer}
        # Where a commitment has no time, these are reckoned as if it took none: no promise can be made of them.
        data["shortest_limit" if verdict.knows_every_time else "no_limit_is_shorter_than"] = {
            name: {unit: _limit(verdict.plan.schedule, unit, share) for unit in UNITS}
            for name, share in (("always", 100), (f"in_{_SHARE}_percent", _SHARE))
        }
    return data


def _kept_in_percent(verdict: Verdict) -> float | None:
    if verdict.answer == "untold" or verdict.kept_share is None:
        return None
    return float(_percent(verdict.kept_share).split()[0]) if verdict.late else 100.0


def _limit(schedule: Schedule, unit: str, share: int) -> str | None:
    found = shortest_limit(schedule, unit, share)
    return str(found) if found else None


def _case(case: Timeline) -> dict[str, Any]:
    return {
        "left_seconds": case.slack,
        "is_late": case.is_late,
        "limit": str(case.limit),
        **{name: _moment(case, at) for name, at in (("start", case.start), ("due", case.due), ("done", case.finish))},
        "public_holidays": [_date(case, day) for day in sorted(case.holidays)],
        "closed_days": [_date(case, day) for day in sorted(case.closed)],
        "told": story(case),
    }


def _bar(bar: Bar, case: Timeline) -> dict[str, Any]:
    within = str(bar.within) if bar.within else None
    moments = {name: _moment(case, at) for name, at in (("ready", bar.ready), ("start", bar.start), ("end", bar.end))}
    return {"commitment": bar.id, "by": bar.by, "within": within, **moments}


def _moment(case: Timeline, moment: int) -> str:
    """`2026-12-24T09:00`, or `Thursday 09:00` in a case of any week."""
    clock = case.clock(moment)
    if case.epoch is None:
        return end_in_words(clock, clock) if clock % 86400 == 0 and moment != case.start else start_in_words(clock)
    at = datetime.datetime.combine(case.epoch, datetime.time()) + datetime.timedelta(seconds=clock)
    return at.isoformat(timespec="minutes")


def _date(case: Timeline, day: int) -> str | None:
    date = case.measured_by.days.date(day)
    return date.isoformat() if date else None
