"""A guideline is too long to be kept in mind.

## What it does
Reports a `do` of more than 160 characters, and a guideline with more than nine of them.

## Why it matters
Guidelines are read on a phone between two customers. What does not fit there is not done.

## Example
```yaml
promises:
  right-invoice:
    promise: Your invoice is right.
    kept_at: invoice
    accountable: billing
    guidelines:
      disputed-line:
        role: service-agent
        do:
          - >-
            Ask which line of the invoice looks wrong, read it back, open a case for the billing team with the line's
            number and the reason, and tell the customer the case number and the day of the answer.
```

One action a line:
```yaml
promises:
  right-invoice:
    promise: Your invoice is right.
    kept_at: invoice
    accountable: billing
    guidelines:
      disputed-line:
        role: service-agent
        do:
          - Ask which line of the invoice looks wrong and read it back.
          - Open a billing case with the line's number.
          - Tell the customer the case number and the day of the answer.
```
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from promisekit.check.rule import Finding, Subject
from promisekit.diagnostic import Severity
from promisekit.model.text import wordings

CODE = "PK309"
SEVERITY = Severity.INFO

LONGEST_DO: Final = 160
"""Characters: four lines on a phone."""
MOST_DOS: Final = 9


def find(subject: Subject) -> Iterator[Finding]:
    """Guidelines that nobody reads to the end."""
    for promise in subject.portfolio.promises.values():
        if promise.status == "retired":
            continue
        for guideline_id, guideline in promise.guidelines.items():
            place = ("promises", promise.id, "guidelines", guideline_id)
            if len(guideline.do) > MOST_DOS:
                yield Finding(
                    (*place, "do"),
                    f"`{guideline_id}` asks `{guideline.role}` for {len(guideline.do)} things at once",
                    f"split it by situation (`when`) into guidelines of up to {MOST_DOS} things to do",
                )
            for position, do in enumerate(guideline.do):
                length = max(map(len, wordings(do)))
                if length > LONGEST_DO:
                    yield Finding(
                        (*place, "do", position),
                        f"this is {length} characters long; it hardly fits a phone's screen",
                        f"split it into actions of up to {LONGEST_DO} characters",
                    )
