"""Nobody who does the work took part in writing a guideline.

## What it does
Reports a guideline of a promise in force (`agreed` or `live`) without `written_with`.

## Why it matters
People follow what they helped to write, and they know what works at the counter. A guideline from a desk is
read once.

## Example
```yaml
promises:
  right-invoice:
    promise: Your invoice is right.
    kept_at: invoice
    accountable: billing
    guidelines:
      disputed-line: {role: service-agent, do: [Read the disputed line back.]}
```

Write it together, and say with whom:
```yaml
promises:
  right-invoice:
    promise: Your invoice is right.
    kept_at: invoice
    accountable: billing
    guidelines:
      disputed-line: {role: service-agent, do: [Read the disputed line back.], written_with: service-agent}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from promisekit.check.rule import Finding, Subject
from promisekit.diagnostic import Severity

CODE = "PK610"
SEVERITY = Severity.INFO


def find(subject: Subject) -> Iterator[Finding]:
    """Guidelines that do not say who took part."""
    for promise in subject.portfolio.promises.values():
        if promise.status not in ("agreed", "live"):
            continue
        for guideline_id, guideline in promise.guidelines.items():
            if not guideline.written_with:
                yield Finding(
                    ("promises", promise.id, "guidelines", guideline_id),
                    f"the guideline `{guideline_id}` does not say who took part in writing it",
                    f"go through it with those who do it, then add `written_with: {guideline.role}`",
                )
