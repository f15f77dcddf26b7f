"""A live promise rests on an enabler that is missing.

## What it does
Reports an enabler with the status `missing` in the `ensured_by` of a live promise.

## Why it matters
The promise is made to customers today, and you have written down yourselves that staff lack what they need to
keep it.

## Example
```yaml
enablers:
  spare-routers: {name: A spare router in every van, area: environment, status: missing}
promises:
  router-swap:
    promise: We swap a broken router on the spot.
    kept_at: engineer-visit
    accountable: field-service
    ensured_by: spare-routers
```

Put it in place before the promise goes live:
```yaml
enablers:
  spare-routers: {name: A spare router in every van, area: environment, status: missing}
improvements:
  fill-the-vans: {name: Fill the vans, builds: spare-routers, owner: logistics, by: 2027-03-31}
promises:
  router-swap:
    promise: We swap a broken router on the spot.
    status: agreed
    kept_at: engineer-visit
    accountable: field-service
    ensured_by: spare-routers
```
"""

from __future__ import annotations

from collections.abc import Iterator

from promisekit.check.rule import Finding, Subject
from promisekit.diagnostic import Severity

CODE = "PK210"
SEVERITY = Severity.WARNING


def find(subject: Subject) -> Iterator[Finding]:
    """Missing enablers of live promises."""
    enablers = subject.portfolio.enablers
    for promise in subject.portfolio.promises.values():
        if promise.status != "live":
            continue
        for position, enabler_id in enumerate(promise.ensured_by):
            enabler = enablers.get(enabler_id)
            if enabler and enabler.status == "missing":
                yield Finding(
                    ("promises", promise.id, "ensured_by", position),
                    f"`{promise.id}` is live, but `{enabler_id}`, which ensures it, is missing",
                    "put it in place; until then write `status: agreed` for the promise, or mark the enabler "
                    "`planned` and name the improvement that builds it",
                    ((("enablers", enabler_id, "status"), "it is missing according to this"),),
                )
