"""A commitment says whether the clock stands still, but the customer has no part in it.

## What it does
Reports `pauses` in a commitment that is not `by: customer`, or that is no work on the promise's clock.

## Why it matters
The clock stands still only while you wait for the customer. Whoever wrote it counts on a pause that nobody gives.

## Example
```yaml
promises:
  new-meter:
    promise: You have a new meter within two working days.
    kept_at: visit
    accountable: field-service
    within: 2 working days
    commitments:
      order: {by: field-service, does: Orders the meter, within: 1 working day, pauses: true}
```

```yaml
promises:
  new-meter:
    promise: You have a new meter within two working days.
    kept_at: visit
    accountable: field-service
    within: 2 working days
    commitments:
      choose: {by: customer, does: Chooses a day, within: 1 day, pauses: true}
      fit: {by: field-service, does: Fits the meter, within: 1 working day, after: [choose]}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from promisekit.check.rule import Finding, Subject
from promisekit.diagnostic import Severity

CODE = "PK422"
SEVERITY = Severity.WARNING


def find(subject: Subject) -> Iterator[Finding]:
    """Pauses of work that is not the customer's."""
    for promise in subject.portfolio.promises.values():
        if promise.status == "retired":
            continue
        for commitment_id, commitment in promise.commitments.items():
            if commitment.pauses is not None and not (commitment.is_customers and commitment.kind == "clock"):
                who = "is not the customer's" if not commitment.is_customers else "is not on the clock"
                yield Finding(
                    ("promises", promise.id, "commitments", commitment_id, "pauses"),
                    f"`{commitment_id}` of `{promise.id}` {who}, so `pauses` says nothing",
                    "leave out `pauses`"
                    + ("" if commitment.is_customers else ", or write `by: customer` where you wait for the customer"),
                )
