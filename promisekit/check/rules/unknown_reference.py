"""A reference names an id that does not exist.

## What it does
Reports an id in a field such as `accountable` or `kept_at` that no item in any section has, with the nearest
ids that exist.

## Why it matters
The promise would rest on something that is not there, and the handbook's link would lead nowhere. Most often
it is a slip of the pen, or an item that was renamed in one place only.

## Example
```yaml
functions:
  billing: {name: Billing, kind: support}
touchpoints:
  invoice: {name: Invoice, responsible: biling}
```

Write the id as it stands in its section:
```yaml
functions:
  billing: {name: Billing, kind: support}
touchpoints:
  invoice: {name: Invoice, responsible: billing}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from promisekit.check.naming import Guesses, kind
from promisekit.check.rule import Finding, Subject
from promisekit.diagnostic import Severity

CODE = "PK101"
SEVERITY = Severity.ERROR


def find(subject: Subject) -> Iterator[Finding]:
    """References by field to ids that stand nowhere."""
    guesses = Guesses(subject.graph)
    for reference in subject.graph.unresolved:
        wanted = reference.target_id
        if reference.field == "[[ ]]" or wanted in subject.graph.sections_by_id or subject.may_be_unread(wanted):
            continue
        yield Finding(
            reference.path,
            f"there is no `{wanted}`; {kind(reference.sections)} is due here",
            guesses.hint(wanted, reference.sections, in_list=isinstance(reference.path[-1], int)),
            at_key=reference.is_key,
        )
