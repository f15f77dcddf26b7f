"""A promise uses a word that only insiders know.

## What it does
Reports words such as "SLA", "escalate", "stakeholder", "case handling", "prosessi" or "ärendehantering" in the text of
a promise.

## Why it matters
A promise is easy to understand or it is none (Hart 1988). Customers do not ask what they do not understand; they stop
listening.

## Example
```yaml
promises:
  answer-the-phone:
    promise: Your case is escalated within 2 h according to our SLA.
    kept_at: service-line
    accountable: customer-service
    within: 2 h
```

Use the customer's words:
```yaml
promises:
  answer-the-phone:
    promise: If we cannot help you at once, a specialist calls you within two hours.
    kept_at: service-line
    accountable: customer-service
    within: 2 h
```
"""

from __future__ import annotations

from collections.abc import Iterator

from promisekit.check.rule import Finding, Subject
from promisekit.check.wording import JARGON, placed_wordings
from promisekit.diagnostic import Severity

CODE = "PK311"
SEVERITY = Severity.INFO


def find(subject: Subject) -> Iterator[Finding]:
    """Insiders' words in promises."""
    for promise in subject.portfolio.promises.values():
        if promise.status == "retired":
            continue
        for path, wording in placed_wordings(("promises", promise.id, "promise"), promise.promise):
            word = JARGON.first(wording)
            if word:
                yield Finding(
                    path,
                    f'customers do not say "{word}"',
                    "say it as a customer would: read it aloud to somebody outside, and use the words they use",
                )
