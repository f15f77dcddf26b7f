"""A guideline sends a role to itself when it fails.

## What it does
Reports an `if_it_fails` whose `escalate_to` is the role that the guideline is for.

## Why it matters
Who is stuck needs somebody who can decide more than they can. Sending them back to themselves leaves the
customer waiting.

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
        do: [Read the disputed line back.]
        if_it_fails: {escalate_to: service-agent, within: 2 h}
```

Name somebody else:
```yaml
promises:
  right-invoice:
    promise: Your invoice is right.
    kept_at: invoice
    accountable: billing
    guidelines:
      disputed-line:
        role: service-agent
        do: [Read the disputed line back.]
        if_it_fails: {escalate_to: service-lead, within: 2 h}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from promisekit.check.rule import Finding, Subject
from promisekit.diagnostic import Severity

CODE = "PK217"
SEVERITY = Severity.WARNING


def find(subject: Subject) -> Iterator[Finding]:
    """Guidelines that escalate to their own role."""
    for promise in subject.portfolio.promises.values():
        if promise.status == "retired":
            continue
        for guideline_id, guideline in promise.guidelines.items():
            if guideline.if_it_fails and guideline.if_it_fails.escalate_to == guideline.role:
                yield Finding(
                    ("promises", promise.id, "guidelines", guideline_id, "if_it_fails", "escalate_to"),
                    f"`{guideline.role}` is told to turn to `{guideline.role}` when it fails",
                    _hint(subject, guideline.role),
                )


def _hint(subject: Subject, role: str) -> str:
    function = subject.portfolio.functions.get(subject.portfolio.function_of(role) or "")
    if function and function.lead and function.lead != role:
        return f"name who can decide more, such as `escalate_to: {function.lead}`, who leads `{function.id}`"
    return "name a role or a function that can decide more"
