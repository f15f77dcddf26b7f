"""Something that is always in place is given a time.

## What it does
Reports a commitment of `kind: standing` that has `within` or `after`.

## Why it matters
Standing work, such as parts in every van, is there before any case begins. A time on it is in no sum, so
whoever reads "within 2 h" counts on something that is checked nowhere.

## Example
```yaml
promises:
  repair:
    promise: Your line works again within two working days.
    kept_at: engineer-visit
    accountable: field-service
    commitments:
      fill-vans: {by: logistics, does: Fills every van each morning, kind: standing, within: 2 h}
```

Say it in words, or make it work on the clock:
```yaml
promises:
  repair:
    promise: Your line works again within two working days.
    kept_at: engineer-visit
    accountable: field-service
    commitments:
      fill-vans: {by: logistics, does: Fills every van before 07:00 each working day, kind: standing}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from promisekit.check.rule import Finding, Subject
from promisekit.diagnostic import Severity

CODE = "PK407"
SEVERITY = Severity.WARNING


def find(subject: Subject) -> Iterator[Finding]:
    """Standing commitments with `within` or `after`."""
    for promise in subject.portfolio.promises.values():
        if promise.status == "retired":
            continue
        for commitment_id, commitment in promise.commitments.items():
            if commitment.kind == "standing" and (commitment.within or commitment.after):
                field = "within" if commitment.within else "after"
                fields = "`within` and `after`" if commitment.within and commitment.after else f"`{field}`"
                yield Finding(
                    ("promises", promise.id, "commitments", commitment_id, field),
                    f"`{commitment_id}` of `{promise.id}` is always in place, so `{field}` says nothing",
                    f"leave out {fields}, or leave out `kind: standing` when it is work for each case",
                )
