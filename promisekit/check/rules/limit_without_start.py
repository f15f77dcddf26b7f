"""A promise says how long it takes, but not from when.

## What it does
Reports a promise, agreed or live, that has `within` or `notice` but no `starts`.

## Why it matters
"Within two working days" of what: the call, the case, the visit? The customer counts from the call and staff
from the case, and each is sure that the other is wrong.

## Example
```yaml
promises:
  right-invoice:
    promise: We correct your invoice within two working days.
    kept_at: invoice
    accountable: billing
    within: 2 working days
```

```yaml
promises:
  right-invoice:
    promise: We correct your invoice within two working days.
    kept_at: invoice
    accountable: billing
    within: 2 working days
    starts: You tell us about the error.
```
"""

from __future__ import annotations

from collections.abc import Iterator

from promisekit.check.rule import Finding, Subject
from promisekit.diagnostic import Severity

CODE = "PK412"
SEVERITY = Severity.WARNING


def find(subject: Subject) -> Iterator[Finding]:
    """Promises with a time and without the event that it is counted from."""
    for promise in subject.portfolio.promises.values():
        if promise.status in ("draft", "retired") or promise.starts:
            continue
        if promise.within:
            yield Finding(
                ("promises", promise.id, "within"),
                f"`{promise.id}` says how long it takes ({promise.within[0].within}), but not from when",
                "name the event in the customer's words: `starts: You tell us about the error.`",
            )
        elif promise.notice:
            yield Finding(
                ("promises", promise.id, "notice"),
                f"`{promise.id}` gives notice ({promise.notice}), but does not say before what",
                "name the event: `starts: The planned cut begins.`",
            )
