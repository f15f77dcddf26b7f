"""Nobody owns an improvement.

## What it does
Reports an improvement without an `owner`, except ideas and what is done.

## Why it matters
What belongs to everyone is done by no one.

## Example
```yaml
improvements:
  one-screen: {name: One screen for invoice and case, status: planned, by: 2027-03-31}
```

Name a function or a role:
```yaml
improvements:
  one-screen: {name: One screen for invoice and case, status: planned, by: 2027-03-31, owner: digital}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from promisekit.check.rule import Finding, Subject
from promisekit.diagnostic import Severity

CODE = "PK611"
SEVERITY = Severity.WARNING


def find(subject: Subject) -> Iterator[Finding]:
    """Improvements in hand that nobody owns."""
    for improvement in subject.portfolio.improvements.values():
        if improvement.status not in ("idea", "done") and not improvement.owner:
            yield Finding(
                ("improvements", improvement.id),
                f"nobody owns `{improvement.id}`",
                "add `owner:` with a function or a role, or write `status: idea` while nobody has taken it on",
            )
