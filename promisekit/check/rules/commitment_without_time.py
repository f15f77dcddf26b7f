"""Part of the work for a promise with a time limit has no time of its own.

## What it does
Reports a commitment between start and stop of the clock that has no `within`, in a promise that has one.

## Why it matters
The promise has a limit, but nobody can work out whether it can be kept: this part may take an hour or a week.

## Example
```yaml
promises:
  right-invoice:
    promise: We correct your invoice within two working days.
    kept_at: invoice
    accountable: billing
    within: 2 working days
    commitments:
      correct: {by: billing, does: Sends the corrected invoice}
```

Say how long it may take, or that it is always in place (`kind: standing`):
```yaml
promises:
  right-invoice:
    promise: We correct your invoice within two working days.
    kept_at: invoice
    accountable: billing
    within: 2 working days
    commitments:
      correct: {by: billing, does: Sends the corrected invoice, within: 1 working day}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from promisekit.check.rule import Finding, Subject
from promisekit.diagnostic import Severity

CODE = "PK403"
SEVERITY = Severity.WARNING


def find(subject: Subject) -> Iterator[Finding]:
    """Commitments on the clock without `within`."""
    for promise in subject.portfolio.promises.values():
        if promise.status in ("draft", "retired") or not promise.within:
            continue
        for commitment_id, commitment in promise.commitments.items():
            if commitment.kind == "clock" and commitment.within is None:
                yield Finding(
                    ("promises", promise.id, "commitments", commitment_id),
                    f"`{commitment_id}` of `{promise.id}` may take any time, but the promise has a limit",
                    f"agree with `{commitment.by}` how long it may take, as in `within: 1 working day`"
                    + ("" if commitment.after else "; or write `kind: standing` when it is always in place"),
                )
