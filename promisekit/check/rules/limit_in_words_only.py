"""A promise names a time in words but has no limit that can be checked.

## What it does
Reports a promise whose text names a time ("two working days", "24 hours", "kahdessa päivässä", "inom två dagar") while
it has neither `within` nor `notice` nor `no_more_than`, and no other field, such as the remedy's `within`, says that
time. Opening hours ("24 hours a day"), how long something lasts ("for 30 days", "a slot of two hours"), what the
customer may do ("you can return it within 14 days") and what they have to do ("if you tell us 10 days before you
move") are no limits.

## Why it matters
Only a limit that stands in its own field can be compared with what the functions commit to, drawn on a timeline and
measured.

## Example
```yaml
promises:
  right-invoice:
    promise: If your invoice is wrong, you get a right one within two working days.
    kept_at: invoice
    accountable: billing
```

If you keep to it, give the limit as a field, too; if it is the customer who has to be in time, it belongs to what the
customer does: `customer_does: {does: Tell us that you move, notice: 10 days}`.
```yaml
promises:
  right-invoice:
    promise: If your invoice is wrong, you get a right one within two working days.
    kept_at: invoice
    accountable: billing
    within: 2 working days
```
"""

from __future__ import annotations

from collections.abc import Iterator

from promisekit.check.promised_time import is_ahead, spoken_limits, times_beside
from promisekit.check.rule import Finding, Subject
from promisekit.check.spoken_time import Mention
from promisekit.check.wording import placed_wordings
from promisekit.diagnostic import Severity

CODE = "PK307"
SEVERITY = Severity.WARNING


def find(subject: Subject) -> Iterator[Finding]:
    """Limits that are words alone."""
    for promise in subject.portfolio.promises.values():
        if promise.status == "retired" or promise.within or promise.notice or promise.no_more_than:
            continue
        for path, wording in placed_wordings(("promises", promise.id, "promise"), promise.promise):
            said = times_beside(promise)
            limit = next((limit for limit in spoken_limits(wording) if limit.duration not in said), None)
            if limit:
                yield Finding(path, f'"{limit.phrase}" stands in words only', _hint(limit))


def _hint(limit: Mention) -> str:
    # Whose time it is decides what customers are told: a customer's notice as `notice` would be a false promise.
    field, whose = ("notice", "you tell the customer") if is_ahead(limit) else ("within", "you keep to it")
    return (
        f"if {whose}, add `{field}: {limit.duration}`; if it is the customer who has to, add "
        f"`customer_does: {{does: …, {field}: {limit.duration}}}` with what they do"
    )
