"""The function that answers for a promise has no part in keeping it.

## What it does
Reports a promise in force (`agreed` or `live`) whose accountable function neither answers for nor supports any
of the promise's touchpoints, commits to nothing, and has no role there and none with a guideline.

## Why it matters
Who answers for a promise must be able to change something when it breaks. A function that is nowhere near can
only pass the complaint on.

## Example
```yaml
functions:
  billing: {name: Billing, kind: support}
  products: {name: Products, kind: support}
touchpoints:
  invoice: {name: Invoice, responsible: billing}
promises:
  right-invoice:
    promise: Your invoice is right.
    kept_at: invoice
    accountable: products
```

Name the function that keeps it:
```yaml
functions:
  billing: {name: Billing, kind: support}
  products: {name: Products, kind: support}
touchpoints:
  invoice: {name: Invoice, responsible: billing}
promises:
  right-invoice:
    promise: Your invoice is right.
    kept_at: invoice
    accountable: billing
```
"""

from __future__ import annotations

from collections.abc import Iterator

from promisekit.check.naming import listed
from promisekit.check.rule import Finding, Subject
from promisekit.diagnostic import Severity
from promisekit.model.promise import Promise

CODE = "PK212"
SEVERITY = Severity.WARNING


def find(subject: Subject) -> Iterator[Finding]:
    """Promises whose accountable function is nowhere near."""
    for promise in subject.portfolio.promises.values():
        if promise.status not in ("agreed", "live") or promise.accountable not in subject.portfolio.functions:
            continue
        near = _functions_near(subject, promise)
        if near and promise.accountable not in near:
            yield Finding(
                ("promises", promise.id, "accountable"),
                f"`{promise.accountable}` answers for `{promise.id}`, but has no part in keeping it",
                f"make one of those that keep it accountable: {listed(near, 'or')}; or add a commitment with "
                f"`by: {promise.accountable}`",
            )


def _functions_near(subject: Subject, promise: Promise) -> list[str]:
    actors = [commitment.by for commitment in promise.commitments.values()]
    actors += [guideline.role for guideline in promise.guidelines.values()]
    for touchpoint_id in promise.kept_at:
        touchpoint = subject.portfolio.touchpoints.get(touchpoint_id)
        if touchpoint:
            actors += [touchpoint.responsible, *touchpoint.supported_by, *touchpoint.roles]
    functions = (subject.portfolio.function_of(actor) for actor in actors)
    return list(dict.fromkeys(function for function in functions if function))
