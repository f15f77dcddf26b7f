"""An improvement is done, but nobody is told what it brought.

## What it does
Reports an improvement with `status: done` and no `result`.

## Why it matters
Those who named the problem want to hear what became of it. Told results are why people speak up the next time.

## Example
```yaml
improvements:
  one-screen: {name: One screen for invoice and case, owner: digital, status: done}
```

Tell what it brought:
```yaml
improvements:
  one-screen:
    name: One screen for invoice and case
    owner: digital
    status: done
    result: Agents see the invoice and the case together. Calls about fees are two minutes shorter.
```
"""

from __future__ import annotations

from collections.abc import Iterator

from promisekit.check.rule import Finding, Subject
from promisekit.diagnostic import Severity

CODE = "PK609"
SEVERITY = Severity.WARNING


def find(subject: Subject) -> Iterator[Finding]:
    """Finished improvements without a result."""
    for improvement in subject.portfolio.improvements.values():
        if improvement.status == "done" and not improvement.result:
            yield Finding(
                ("improvements", improvement.id),
                f"`{improvement.id}` is done, but does not say what it brought",
                "add `result:` with a sentence for everyone: what is different now, in figures where you have them",
            )
