"""What the functions commit to takes longer than what the customer is promised.

## What it does
Puts the commitments of a promise one after the other, each as long as it may take, on the opening hours of
those who do it, and compares the end with `within`. It looks at every start of the clock in a normal week, and
in one with a long weekend where the portfolio names `holidays`, and reports the worst.

A promise in whole working days counts as late on the day after. A promise with a `share` is reported only when
more cases are late than the share leaves room for.

## Why it matters
Everybody can do what they committed to, and the promise is broken all the same. It tends to happen to the
customers who call on a Friday afternoon.

## Example
Nobody corrects invoices on a Friday evening, and four hours pass at night too:
```yaml
functions:
  billing: {name: Billing, kind: support, hours: mon-fri 08:00-16:00}
promises:
  right-invoice:
    promise: We correct your invoice within four hours.
    kept_at: invoice
    accountable: billing
    within: 4 h
    commitments:
      correct: {by: billing, does: Sends the corrected invoice, within: 2 working hours}
```

Promise working hours instead:
```yaml
functions:
  billing: {name: Billing, kind: support, hours: mon-fri 08:00-16:00}
promises:
  right-invoice:
    promise: We correct your invoice within four working hours.
    kept_at: invoice
    accountable: billing
    within: 4 working hours
    commitments:
      correct: {by: billing, does: Sends the corrected invoice, within: 2 working hours}
```
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from promisekit.check.lateness import chain, hint, how_late, related, story
from promisekit.check.rule import Finding, Subject
from promisekit.diagnostic import Severity
from promisekit.graph.clock import business_calendar
from promisekit.graph.schedule import late_share
from promisekit.graph.timeline import plan_of
from promisekit.model.portfolio import Portfolio
from promisekit.model.promise import Promise

CODE = "PK402"
SEVERITY = Severity.WARNING


def find(subject: Subject) -> Iterator[Finding]:
    """Promises whose worst case is late."""
    portfolio = subject.portfolio
    for promise_id, worst in subject.relations.worst_cases.items():
        promise = portfolio.promises[promise_id]
        if worst.is_late and not _within_its_share(portfolio, promise):
            case = worst.timeline()
            measured_by = business_calendar(portfolio.hours_of(promise.accountable), case.holidays)
            yield Finding(
                ("promises", promise_id, "within"),
                f"`{promise_id}` can be kept {how_late(case, measured_by)} late: {story(case)} ({chain(case)})",
                hint(case, portfolio),
                related(case, ("promises", promise_id)),
            )


def _within_its_share(portfolio: Portfolio, promise: Promise) -> bool:
    """Whether so few starts are late that the promised share of cases can still be in time."""
    plan = plan_of(portfolio, promise)
    if promise.share is None or plan is None:
        return False
    return Decimal(late_share(plan.schedule)) * 100 <= 100 - promise.share
