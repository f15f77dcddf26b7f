"""What rests on somebody, for people and as JSON; and a table over all functions."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from promisekit.graph.impact import Impact
from promisekit.report.printable import json_without_commands
from promisekit.report.proof import columns


def render(impact: Impact) -> str:
    """What rests on one function, role or system."""
    parts = (
        ("Answers for", impact.accountable),
        ("Has a part in", impact.carries),
        ("Nobody else works for", impact.alone),
        ("Touchpoints", impact.touchpoints),
        ("Journeys", impact.journeys),
        ("Pains that come back", impact.pains),
        ("Of these, nothing else answers", impact.unanswered),
    )
    lines = [f"If {impact.actor} were away", ""]
    lines += [f"  {name}: {', '.join(ids)}" for name, ids in parts if ids]
    lines += [f"  Encounters a month: {_figure(impact.encounters)}"] if impact.encounters is not None else []
    return "\n".join(lines if len(lines) > 2 else [*lines, "  No promise, touchpoint or journey would miss it."]) + "\n"


def table(impacts: Sequence[Impact]) -> str:
    """A line on each function, that on which most rests first."""
    head = ("function", "promises", "alone", "touchpoints", "journeys", "encounters a month", "pains that come back")
    rows = [
        (
            one.actor,
            *(str(len(ids)) for ids in (one.promises, one.alone, one.touchpoints, one.journeys)),
            "not counted" if one.encounters is None else _figure(one.encounters),
            str(len(one.pains)),
        )
        for one in impacts
    ]
    return "\n".join(columns([head, *rows])) + "\n"


def as_json(impacts: Sequence[Impact]) -> str:
    """Everything by id."""
    return (
        json_without_commands(json.dumps({"impacts": [_data(one) for one in impacts]}, ensure_ascii=False, indent=2))
        + "\n"
    )


def _data(impact: Impact) -> dict[str, Any]:
    return {
        "id": impact.actor,
        "accountable_for": list(impact.accountable),
        "has_part_in": list(impact.carries),
        "alone_in": list(impact.alone),
        "touchpoints": list(impact.touchpoints),
        "journeys": list(impact.journeys),
        "encounters_per_month": impact.encounters,
        "pain_points": list(impact.pains),
        "pain_points_without_other_answer": list(impact.unanswered),
    }


def _figure(encounters: float) -> str:
    return f"{encounters:,.0f}"
