"""Work is handed over between two who are never at work at the same time.

## What it does
Reports a commitment on the clock that follows one of somebody whose opening hours have no minute in common with
its own.

## Why it matters
Every such case waits, and nobody can ask back. The handover rests on what is written down.

## Example
```yaml
functions:
  night-desk: {name: Night desk, kind: frontline, hours: mon-fri 20:00-24:00}
  billing: {name: Billing, kind: support, hours: mon-fri 08:00-16:00}
promises:
  right-invoice:
    promise: We correct your invoice within two working days.
    kept_at: invoice
    accountable: billing
    within: 2 working days
    commitments:
      record: {by: night-desk, does: Opens a case, within: 1 h}
      correct: {by: billing, does: Corrects the invoice, within: 1 working day, after: [record]}
```

An hour in common is enough:
```yaml
functions:
  night-desk: {name: Night desk, kind: frontline, hours: mon-fri 15:00-24:00}
  billing: {name: Billing, kind: support, hours: mon-fri 08:00-16:00}
promises:
  right-invoice:
    promise: We correct your invoice within two working days.
    kept_at: invoice
    accountable: billing
    within: 2 working days
    commitments:
      record: {by: night-desk, does: Opens a case, within: 1 h}
      correct: {by: billing, does: Corrects the invoice, within: 1 working day, after: [record]}
```
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from promisekit.check.rule import Finding, Subject
from promisekit.diagnostic import Severity
from promisekit.graph.contact_hours import shared_span

_DAYS: Final = 27
"""Four weeks: so that a week of holidays does not look like one in which they never meet."""

CODE = "PK421"
SEVERITY = Severity.INFO


def find(subject: Subject) -> Iterator[Finding]:
    """Handovers that always wait."""
    portfolio = subject.portfolio
    for promise in portfolio.promises.values():
        if promise.status in ("draft", "retired"):
            continue
        for commitment_id, commitment in promise.commitments.items():
            if commitment.kind != "clock" or not portfolio.function_of(commitment.by):
                continue
            for position, before in enumerate(commitment.after):
                earlier = promise.commitments.get(before)
                if not earlier or earlier.kind != "clock" or not portfolio.function_of(earlier.by):
                    continue
                hours, earlier_hours = portfolio.hours_of(commitment.by), portfolio.hours_of(earlier.by)
                if not _meet(subject, earlier.by, commitment.by):
                    yield Finding(
                        ("promises", promise.id, "commitments", commitment_id, "after", position),
                        f"`{earlier.by}` hands over to `{commitment.by}`, but they are never at work together",
                        f"make their hours meet ({earlier_hours}; {hours}), or agree what the case has to say "
                        "so that nobody needs to ask back",
                    )


def _meet(subject: Subject, one: str, other: str) -> bool:
    """Whether their hours have a minute in common; by their clocks, where those are in different time zones."""
    portfolio, calendars = subject.portfolio, subject.relations.calendars
    zones = {portfolio.time_zone_of(one), portfolio.time_zone_of(other)}
    if len(zones) == 1:
        return shared_span(portfolio.hours_of(one), portfolio.hours_of(other)) is not None
    if None in zones:
        return True  # nobody can tell
    try:
        spans, others = (calendars.of(actor).spans(0, _DAYS) for actor in (one, other))
    except ValueError:
        return True
    return any(start < end and begin < stop for start, stop in spans for begin, end in others)
