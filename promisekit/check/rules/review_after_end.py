"""A promise is to be reviewed after it has ended.

## What it does
Reports a promise, agreed or live, whose `review_by` is later than its `until`.

## Why it matters
By then it is too late to decide whether to go on with it, and customers may have counted on a promise that has
quietly ended.

## Example
```yaml
promises:
  right-invoice:
    promise: Your invoice is right.
    kept_at: invoice
    accountable: billing
    until: 2026-12-31
    review_by: 2027-06-30
```

```yaml
promises:
  right-invoice:
    promise: Your invoice is right.
    kept_at: invoice
    accountable: billing
    until: 2026-12-31
    review_by: 2026-10-31
```
"""

from __future__ import annotations

from collections.abc import Iterator

from promisekit.check.rule import Finding, Subject
from promisekit.diagnostic import Severity

CODE = "PK420"
SEVERITY = Severity.INFO


def find(subject: Subject) -> Iterator[Finding]:
    """Promises with a review date beyond their last day."""
    for promise in subject.portfolio.promises.values():
        if promise.status in ("draft", "retired") or not promise.until or not promise.review_by:
            continue
        if promise.review_by > promise.until:
            yield Finding(
                ("promises", promise.id, "review_by"),
                f"`{promise.id}` is reviewed by {promise.review_by}, after its last day ({promise.until})",
                f"review it before {promise.until}, so that there is time to decide what follows",
                ((("promises", promise.id, "until"), "it ends here"),),
            )
