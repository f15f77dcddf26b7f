"""No promise answers a pain point that hurts customers badly.

## What it does
Reports a pain point of severity 4 or 5 that no promise in force (`agreed` or `live`) and no improvement answers.

## Why it matters
You know that it hurts, you know how much, and you have nothing to say to it. Customers notice which pains a
company promises to end, and which it only collects.

## Example
```yaml
pain_points:
  day-off-for-nothing:
    terms: [time, money]
    at: engineer-visit
    says: I took a day's leave and nobody came.
    severity: 5
```

Answer it with a promise, or with an improvement until you can promise something:
```yaml
pain_points:
  day-off-for-nothing:
    terms: [time, money]
    at: engineer-visit
    says: I took a day's leave and nobody came.
    severity: 5
improvements:
  two-hour-slots: {name: Slots of two hours, answers: day-off-for-nothing, owner: visit-planning}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from promisekit.check.naming import listed
from promisekit.check.rule import Finding, Subject
from promisekit.diagnostic import Severity
from promisekit.model.pain_point import PainPoint

CODE = "PK204"
SEVERITY = Severity.WARNING
NEEDS_ALL_ITEMS = True


def find(subject: Subject) -> Iterator[Finding]:
    """Severe pain points that nothing answers."""
    improved = {
        pain_point for improvement in subject.portfolio.improvements.values() for pain_point in improvement.answers
    }
    for pain_point in subject.portfolio.pain_points.values():
        if (pain_point.severity or 0) < 4 or pain_point.id in improved:
            continue
        promises = subject.relations.answered_by.get(pain_point.id, [])
        if not any(promise.status in ("agreed", "live") for promise in promises):
            yield Finding(
                ("pain_points", pain_point.id),
                f"no promise answers `{pain_point.id}`, a pain point of severity {pain_point.severity}",
                _hint(subject, pain_point, [promise.id for promise in promises]),
            )


def _hint(subject: Subject, pain_point: PainPoint, drafts: list[str]) -> str:
    if drafts:
        return f"agree on {listed(drafts, 'or')}, which would answer it but is a draft"
    kept_there = dict.fromkeys(
        promise.id
        for touchpoint in pain_point.at
        for promise in subject.relations.promises_at.get(touchpoint, [])
        if promise.status in ("agreed", "live")
    )
    hint = f"write a promise that ends it, or an improvement, with `answers: [{pain_point.id}]`"
    if not kept_there:
        return hint
    return f"{hint}; if one of those kept there ends it ({listed(list(kept_there)[:5], 'or')}), add it to its `answers`"
