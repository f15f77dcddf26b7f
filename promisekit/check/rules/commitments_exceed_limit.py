"""What the functions commit to takes longer than what the customer is promised.

## What it does
Puts the commitments of a promise one after the other, each as long as it may take, on the opening hours of
those who do it, and compares the end with `within`. It looks at every minute at which the clock can start, and
reports the worst: in an ordinary week, and, where `holidays`, `closed` or `time_zone` are named, on the real days of 28
years. They begin with the year of the newest date in your files, so that a run tomorrow says the same.

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

from promisekit.check.lateness import chain, hint, how_late, related, story
from promisekit.check.rule import Finding, Subject
from promisekit.diagnostic import Severity
from promisekit.graph.kept_share import late_minutes
from promisekit.graph.timeline import Worst

CODE = "PK402"
SEVERITY = Severity.WARNING


def find(subject: Subject) -> Iterator[Finding]:
    """Promises whose worst case is late."""
    for promise_id, worst in subject.relations.tight_cases.items():
        if worst.is_late and not _within_its_share(worst):
            case = worst.timeline()
            yield Finding(
                ("promises", promise_id, "within"),
                f"`{promise_id}` can be kept {how_late(case)} late: {story(case)} ({chain(case)})",
                hint(case, subject.relations.calendars),
                related(case, ("promises", promise_id)),
            )


def _within_its_share(worst: Worst) -> bool:
    """Whether so few starts are late that the promised share of cases can still be in time."""
    share = worst.promise.share
    if share is None or share == 100:
        return False
    late, every = late_minutes(worst.plan.schedule)
    return late * 100 <= (100 - share) * every
