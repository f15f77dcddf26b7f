"""A contact names no way to reach anybody.

## What it does
Reports a `contact` of a function or a role that has neither `phone` nor `email`, `chat` or `note`.

## Why it matters
When something fails at the desk, whoever stands there has minutes. A role that they are sent to and cannot reach is no
help.

## Example
```yaml
functions:
  billing:
    name: Billing
    kind: support
    contact: {hours: Weekdays from 8 to 16}
```

Say how:
```yaml
functions:
  billing:
    name: Billing
    kind: support
    contact: {phone: +44 20 7946 0123, hours: Weekdays from 8 to 16}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from promisekit.check.rule import Finding, Subject
from promisekit.diagnostic import Severity
from promisekit.model.actor import Function, Role

CODE = "PK219"
SEVERITY = Severity.WARNING


def find(subject: Subject) -> Iterator[Finding]:
    """Contacts without a phone number, a mail address, a chat or a note."""
    actors: list[Function | Role] = [*subject.portfolio.functions.values(), *subject.portfolio.roles.values()]
    for actor in actors:
        contact = actor.contact
        if contact and not (contact.phone or contact.email or contact.chat or contact.note):
            yield Finding(
                (actor.section, actor.id, "contact"),
                f"the contact of `{actor.id}` names no way to reach anybody",
                "add `phone`, `email` or `chat`, as in `phone: +44 20 7946 0123`, or say in `note` how to",
            )
