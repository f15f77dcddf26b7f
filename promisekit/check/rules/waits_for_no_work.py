"""Work on the clock waits for something that is never done.

## What it does
Reports a commitment on the clock whose `after` names a standing commitment or one that belongs to the remedy.

## Why it matters
What is always in place has no end to wait for, and a remedy begins when the promise is already broken. Either
the kind or the `after` is wrong, and the time is worked out without it.

## Example
```yaml
promises:
  repair:
    promise: Your line works again within two working days.
    kept_at: engineer-visit
    accountable: field-service
    commitments:
      fill-vans: {by: logistics, does: Fills every van each morning, kind: standing}
      repair: {by: field-service, does: Repairs the line, within: 1 working day, after: [fill-vans]}
```

```yaml
promises:
  repair:
    promise: Your line works again within two working days.
    kept_at: engineer-visit
    accountable: field-service
    commitments:
      fill-vans: {by: logistics, does: Fills every van each morning, kind: standing}
      repair: {by: field-service, does: Repairs the line, within: 1 working day}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from promisekit.check.rule import Finding, Subject
from promisekit.diagnostic import Severity

_WHY = {
    "standing": "is always in place and never gets done",
    "remedy": "begins only when the promise is broken",
}

CODE = "PK417"
SEVERITY = Severity.WARNING


def find(subject: Subject) -> Iterator[Finding]:
    """Commitments on the clock after standing ones or remedies."""
    for promise in subject.portfolio.promises.values():
        if promise.status == "retired":
            continue
        for commitment_id, commitment in promise.commitments.items():
            if commitment.kind != "clock":
                continue
            for position, before in enumerate(commitment.after):
                awaited = promise.commitments.get(before)
                if awaited and awaited.kind != "clock":
                    yield Finding(
                        ("promises", promise.id, "commitments", commitment_id, "after", position),
                        f"`{commitment_id}` of `{promise.id}` waits for `{before}`, which {_WHY[awaited.kind]}",
                        f"leave `{before}` out of `after`, or leave out `kind: {awaited.kind}` of `{before}`",
                        ((("promises", promise.id, "commitments", before, "kind"), "its kind"),),
                    )
