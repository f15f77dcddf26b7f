"""A link in a text leads to nothing.

## What it does
Reports `[[id]]` and `[[section:id]]` in texts where no such item exists.

## Why it matters
Staff follow links when they look for an answer. One that leads nowhere sends them back to asking around.

## Example
```yaml
functions:
  billing: {name: Billing, kind: support}
touchpoints:
  invoice: {name: Invoice, responsible: billing}
promises:
  right-invoice:
    promise: Your invoice is right.
    description: What it says is explained at [[invoise]].
    kept_at: invoice
    accountable: billing
```

Write the id as it stands in its section:
```yaml
functions:
  billing: {name: Billing, kind: support}
touchpoints:
  invoice: {name: Invoice, responsible: billing}
promises:
  right-invoice:
    promise: Your invoice is right.
    description: What it says is explained at [[invoice]].
    kept_at: invoice
    accountable: billing
```
"""

from __future__ import annotations

from collections.abc import Iterator

from promisekit.check.naming import Guesses, kind, listed
from promisekit.check.rule import Finding, Subject
from promisekit.diagnostic import Severity
from promisekit.model.portfolio import SECTIONS

CODE = "PK103"
SEVERITY = Severity.ERROR

ANYWHERE = tuple(SECTIONS)


def find(subject: Subject) -> Iterator[Finding]:
    """Links whose id stands nowhere, or not in the section that they name."""
    guesses = Guesses(subject.graph)
    for reference in subject.graph.unresolved:
        if reference.field != "[[ ]]":
            continue
        section, colon, item_id = (part.strip() for part in reference.target_id.rpartition(":"))
        if subject.may_be_unread(item_id):
            continue
        having = subject.graph.sections_by_id.get(item_id, [])
        if colon and section not in SECTIONS:
            message = f"the link `[[{reference.target_id}]]` names a section that does not exist: `{section}`"
        elif colon and having:
            message = f"the link `[[{reference.target_id}]]` leads to nothing: `{item_id}` is {kind(having, 'and')}"
        elif not having:
            message = f"the link `[[{reference.target_id}]]` leads to nothing"
        else:
            continue
        yield Finding(reference.path, message, _hint(guesses, section, item_id, having))


def _hint(guesses: Guesses, section: str, item_id: str, having: list[str]) -> str:
    if len(having) == 1:
        return f"write `[[{item_id}]]`"
    if having:
        return f"write {listed((f'[[{place}:{item_id}]]' for place in having), 'or')}"
    alike = guesses.at(item_id, (section,) if section in SECTIONS else ANYWHERE)
    if alike:
        return f"did you mean {listed((f'[[{found}]]' for found in alike), 'or')}?"
    return "write the id of an item as it stands in its section, or take the link out"
