"""A promise gives notice, but does not say of what.

## What it does
Reports a promise, agreed or live, that has `notice` and no `starts`.

## Why it matters
Five working days before what: before the work, before the cut, before the new price? The notice is counted back from
one event, and staff and customer have to mean the same one.

## Example
```yaml
promises:
  planned-works:
    promise: We tell you at least five working days before we cut your line.
    kept_at: works-notice
    accountable: network-operations
    notice: 5 working days
```

Name the event:
```yaml
promises:
  planned-works:
    promise: We tell you at least five working days before we cut your line.
    kept_at: works-notice
    accountable: network-operations
    notice: 5 working days
    starts: The cut begins.
```
"""

from __future__ import annotations

from collections.abc import Iterator

from promisekit.check.rule import Finding, Subject
from promisekit.diagnostic import Severity

CODE = "PK412"
SEVERITY = Severity.WARNING


def find(subject: Subject) -> Iterator[Finding]:
    """Promises with notice and without the event that it is counted back from."""
    for promise in subject.portfolio.promises.values():
        # With `within` too, the missing start is reported as that of the clock.
        if promise.status in ("agreed", "live") and promise.notice and not promise.within and not promise.starts:
            yield Finding(
                ("promises", promise.id, "notice"),
                f"`{promise.id}` gives notice ({promise.notice}), but does not say before what",
                "name the event that it is counted back from, as in `starts: The planned cut begins.`",
            )
