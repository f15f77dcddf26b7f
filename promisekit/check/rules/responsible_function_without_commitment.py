"""A function carries a promise's touchpoint but commits to nothing.

## What it does
Reports the responsible and the supporting functions of a promise's touchpoints that have no commitment in it,
neither themselves nor through their roles and systems. Looks at promises in force (`agreed` or `live`) that
have commitments, or a limit that somebody has to keep (`within`, `notice`).

## Why it matters
A promise to the customer is only as fast as the slowest function behind it. A function that was never asked
what it commits to finds out when the promise breaks.

## Example
```yaml
functions:
  billing: {name: Billing, kind: support}
  customer-service: {name: Customer service, kind: frontline}
touchpoints:
  invoice: {name: Invoice, responsible: billing, supported_by: customer-service}
promises:
  right-invoice:
    promise: We correct your invoice within two working days.
    kept_at: invoice
    accountable: billing
    within: 2 working days
    commitments:
      correct: {by: billing, does: Sends the corrected invoice, within: 1 working day}
```

Agree on what the other function does:
```yaml
functions:
  billing: {name: Billing, kind: support}
  customer-service: {name: Customer service, kind: frontline}
touchpoints:
  invoice: {name: Invoice, responsible: billing, supported_by: customer-service}
promises:
  right-invoice:
    promise: We correct your invoice within two working days.
    kept_at: invoice
    accountable: billing
    within: 2 working days
    commitments:
      record: {by: customer-service, does: Opens a case, within: 1 working hour}
      correct: {by: billing, does: Sends the corrected invoice, within: 1 working day, after: record}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from promisekit.check.rule import Finding, Subject
from promisekit.diagnostic import Severity
from promisekit.model.promise import Promise
from promisekit.model.walk import KeyPath

CODE = "PK203"
SEVERITY = Severity.WARNING


def find(subject: Subject) -> Iterator[Finding]:
    """Functions behind a promise's touchpoints that commit to nothing in it."""
    functions = subject.portfolio.functions
    for promise in subject.portfolio.promises.values():
        if promise.status not in ("agreed", "live"):
            continue
        if not (promise.commitments or promise.within or promise.notice):
            continue
        seen = {subject.portfolio.function_of(commitment.by) for commitment in promise.commitments.values()}
        for position, touchpoint_id, function, verb, place in _involved(subject, promise):
            if function in functions and function not in seen:
                seen.add(function)
                yield Finding(
                    ("promises", promise.id, "kept_at", position),
                    f"`{function}` {verb} `{touchpoint_id}`, but commits to nothing in `{promise.id}`",
                    f"agree with it on a commitment, with `by: {function}` and what it `does`",
                    ((place, "the function stands here"),),
                )


def _involved(subject: Subject, promise: Promise) -> Iterator[tuple[int, str, str, str, KeyPath]]:
    for position, touchpoint_id in enumerate(promise.kept_at):
        touchpoint = subject.portfolio.touchpoints.get(touchpoint_id)
        if touchpoint:
            place = ("touchpoints", touchpoint_id)
            yield position, touchpoint_id, touchpoint.responsible, "answers for", (*place, "responsible")
            for number, supporter in enumerate(touchpoint.supported_by):
                yield position, touchpoint_id, supporter, "supports", (*place, "supported_by", number)
