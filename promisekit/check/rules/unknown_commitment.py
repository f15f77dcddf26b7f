"""A commitment comes after one that its promise does not have.

## What it does
Reports an id in a commitment's `after` that is no commitment of the same promise.

## Why it matters
The order of the work tells how long a customer waits. With a piece that does not exist, it cannot be added up.

## Example
```yaml
promises:
  right-invoice:
    promise: Your invoice is right.
    kept_at: invoice
    accountable: billing
    commitments:
      record-error: {by: customer-service, does: Opens a case}
      correct: {by: billing, does: Sends the corrected invoice, after: open-case}
```

Name a commitment of the same promise:
```yaml
promises:
  right-invoice:
    promise: Your invoice is right.
    kept_at: invoice
    accountable: billing
    commitments:
      record-error: {by: customer-service, does: Opens a case}
      correct: {by: billing, does: Sends the corrected invoice, after: record-error}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from promisekit.check.naming import did_you_mean, listed, nearest
from promisekit.check.rule import Finding, Subject
from promisekit.diagnostic import Severity
from promisekit.model.promise import Promise

CODE = "PK105"
SEVERITY = Severity.ERROR


def find(subject: Subject) -> Iterator[Finding]:
    """Ids in `after` that the promise does not have."""
    for promise in subject.portfolio.promises.values():
        if ("promises", promise.id) in subject.half_read:
            continue
        for commitment_id, commitment in promise.commitments.items():
            for position, earlier in enumerate(commitment.after):
                if earlier not in promise.commitments:
                    yield Finding(
                        ("promises", promise.id, "commitments", commitment_id, "after", position),
                        f"`{promise.id}` has no commitment `{earlier}`",
                        _hint(promise, commitment_id, earlier),
                    )


def _hint(promise: Promise, commitment_id: str, earlier: str) -> str:
    others = [other for other in promise.commitments if other != commitment_id]
    alike = nearest(earlier, others)
    if alike:
        return did_you_mean(earlier, alike)
    if others:
        return f"its other commitments are {listed(others)}"
    return "leave `after` out: it is the only commitment of this promise"
