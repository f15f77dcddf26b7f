"""An improvement is not done by its day.

## What it does
Reports an improvement whose `by` lies before today and whose status is not `done`. Needs today's date
(`--today`).

## Why it matters
Colleagues read the plan and count on it. A date that passes in silence is a promise broken inside the house.

## Example
```yaml
improvements:
  one-screen: {name: One screen for invoice and case, owner: digital, status: doing, by: 2026-06-30}
```

Say how far it is:
```yaml
improvements:
  one-screen: {name: One screen for invoice and case, owner: digital, status: doing, by: 2027-03-31}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from promisekit.check.rule import Finding, Subject
from promisekit.diagnostic import Severity

CODE = "PK608"
SEVERITY = Severity.WARNING
NEEDS_TODAY = True


def find(subject: Subject) -> Iterator[Finding]:
    """Improvements whose day has passed."""
    for improvement in subject.portfolio.improvements.values():
        due = improvement.by
        if improvement.status != "done" and due and subject.today and due < subject.today:
            yield Finding(
                ("improvements", improvement.id, "by"),
                f"`{improvement.id}` was due by {due} and is not done",
                "set a new day, or write `status: done` and its `result`",
            )
