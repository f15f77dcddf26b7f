"""Help comes only after the promise is already broken.

## What it does
Reports a guideline whose `if_it_fails.within` is longer than the promise's own `within`, for a role whose
function has work on the promise's clock. Promises of less than an hour are left alone: nobody escalates within
a minute.

## Why it matters
Calling for help is the last chance to keep the promise. When help may take longer than the promise, there is
none.

## Example
```yaml
promises:
  right-invoice:
    promise: We correct your invoice within one working day.
    kept_at: invoice
    accountable: billing
    within: 1 working day
    commitments:
      correct: {by: billing, does: Sends the corrected invoice, within: 6 working hours}
    guidelines:
      disputed-line:
        role: billing-specialist
        do: [Correct the disputed line.]
        if_it_fails: {escalate_to: billing-lead, within: 2 working days}
```

```yaml
promises:
  right-invoice:
    promise: We correct your invoice within one working day.
    kept_at: invoice
    accountable: billing
    within: 1 working day
    commitments:
      correct: {by: billing, does: Sends the corrected invoice, within: 6 working hours}
    guidelines:
      disputed-line:
        role: billing-specialist
        do: [Correct the disputed line.]
        if_it_fails: {escalate_to: billing-lead, within: 1 working hour}
```
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from promisekit.check.rule import Finding, Subject
from promisekit.diagnostic import Severity
from promisekit.graph.clock import HOUR, BusinessCalendar, business_calendar
from promisekit.model.duration import Duration
from promisekit.model.portfolio import Portfolio
from promisekit.model.promise import Promise

CODE = "PK409"
SEVERITY = Severity.WARNING


def find(subject: Subject) -> Iterator[Finding]:
    """Escalations that take longer than every limit of their promise."""
    portfolio = subject.portfolio
    for promise in portfolio.promises.values():
        if promise.status in ("draft", "retired") or not promise.within:
            continue
        on_the_clock = {portfolio.function_of(c.by) for c in promise.commitments.values() if c.kind == "clock"}
        calendar: BusinessCalendar | None = None
        for guideline_id, guideline in promise.guidelines.items():
            answer = guideline.if_it_fails
            if not answer or not answer.within or portfolio.function_of(guideline.role) not in on_the_clock:
                continue
            calendar = calendar or _calendar(portfolio, promise)
            if calendar and all(_too_slow(calendar, answer.within, limit.within) for limit in promise.within):
                yield Finding(
                    ("promises", promise.id, "guidelines", guideline_id, "if_it_fails", "within"),
                    f"`{answer.escalate_to}` may take {answer.within} to help, "
                    f"but `{promise.id}` is broken after {promise.within[-1].within}",
                    "agree on a time that still leaves room to keep the promise, such as `within: 1 h`",
                    ((("promises", promise.id, "within"), "the promised time"),),
                )


def _calendar(portfolio: Portfolio, promise: Promise) -> BusinessCalendar | None:
    try:
        return business_calendar(portfolio.hours_of(promise.accountable))
    except ValueError:
        return None


@lru_cache(maxsize=4096)
def _too_slow(calendar: BusinessCalendar, help_within: Duration, limit: Duration) -> bool:
    opening = calendar.next_open(0)
    return calendar.after(opening, limit) - opening >= HOUR and calendar.always_longer(help_within, limit)
