"""A function, role or system has the id `customer`, which is the word for the customer.

## What it does
Reports a function, role or system whose id is `customer`.

## Why it matters
A commitment with `by: customer` waits for the customer, and the promise's clock stands still meanwhile. Whoever means
a team of yours by it gets a proof that is not about their work.

## Example
```yaml
functions:
  customer: {name: Customer service, kind: frontline}
```

```yaml
functions:
  customer-service: {name: Customer service, kind: frontline}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from promisekit.check.rule import Finding, Subject
from promisekit.diagnostic import Severity
from promisekit.model.portfolio import ACTOR_SECTIONS
from promisekit.model.reference import CUSTOMER

CODE = "PK113"
SEVERITY = Severity.ERROR


def find(subject: Subject) -> Iterator[Finding]:
    """Actors with that id."""
    for section in ACTOR_SECTIONS:
        if CUSTOMER in subject.portfolio.section(section):
            yield Finding(
                (section, CUSTOMER),
                "`customer` is the word for the customer: a commitment `by: customer` waits for them",
                "give it another id, such as `customer-service`",
                at_key=True,
            )
