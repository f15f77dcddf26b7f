"""A promise that another one replaces is still live.

## What it does
Reports a live promise that another live promise names in `replaces`. A promise that has an end in `until` may
run out beside its successor.

## Why it matters
Two promises about the same thing: staff keep one, customers count on the other.

## Example
```yaml
promises:
  repair-five-days: {promise: We repair your line within five days., kept_at: fault-report, accountable: network}
  repair-two-days:
    promise: We repair your line within two days.
    kept_at: fault-report
    accountable: network
    replaces: repair-five-days
```

Retire the old one:
```yaml
promises:
  repair-five-days:
    promise: We repair your line within five days.
    status: retired
    kept_at: fault-report
    accountable: network
  repair-two-days:
    promise: We repair your line within two days.
    kept_at: fault-report
    accountable: network
    replaces: repair-five-days
```
"""

from __future__ import annotations

from collections.abc import Iterator

from promisekit.check.rule import Finding, Subject
from promisekit.diagnostic import Severity

CODE = "PK607"
SEVERITY = Severity.WARNING


def find(subject: Subject) -> Iterator[Finding]:
    """Live promises with a live successor."""
    promises = subject.portfolio.promises
    for promise in promises.values():
        if promise.status != "live" or _starts_later(subject, promise.id):
            continue
        for position, replaced_id in enumerate(promise.replaces):
            replaced = promises.get(replaced_id)
            if replaced and replaced.status == "live" and not replaced.until and replaced is not promise:
                yield Finding(
                    ("promises", replaced_id, "status"),
                    f"`{replaced_id}` is still live, although `{promise.id}` replaces it",
                    "write `status: retired`, or say with `until` when it ends",
                    ((("promises", promise.id, "replaces", position), "it is replaced here"),),
                )


def _starts_later(subject: Subject, promise_id: str) -> bool:
    since = subject.portfolio.promises[promise_id].since
    return since is not None and subject.today is not None and since > subject.today
