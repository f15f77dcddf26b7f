"""A guideline's `say` puts the blame on the customer, a colleague or a rule.

## What it does
Reports sentences such as "that's not my department", "you should have called" or "our policy" in a guideline's `say`;
also in Finnish ("ei kuulu meille") and Swedish ("inte mitt bord").

## Why it matters
`say` is for wording that works. Whoever hears who is to blame has still not been helped.

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
        do: [Read the line back.]
        say: ["I'm afraid that's not my department."]
```

Say what happens next, and move the other sentence to `avoid`:
```yaml
promises:
  right-invoice:
    promise: Your invoice is right.
    kept_at: invoice
    accountable: billing
    guidelines:
      disputed-line:
        role: service-agent
        do: [Read the line back.]
        say: ["I'll get Dev from billing on the line and tell him first."]
        avoid: ["That's not my department."]
```
"""

from __future__ import annotations

from collections.abc import Iterator

from promisekit.check.rule import Finding, Subject
from promisekit.check.wording import BLAMING, placed_wordings
from promisekit.diagnostic import Severity

CODE = "PK312"
SEVERITY = Severity.WARNING


def find(subject: Subject) -> Iterator[Finding]:
    """Blame in recommended wording."""
    for promise in subject.portfolio.promises.values():
        if promise.status == "retired":
            continue
        for guideline_id, guideline in promise.guidelines.items():
            for position, say in enumerate(guideline.say):
                place = ("promises", promise.id, "guidelines", guideline_id, "say", position)
                for path, wording in placed_wordings(place, say):
                    phrase = BLAMING.first(wording)
                    if phrase:
                        yield Finding(
                            path,
                            f'"{phrase}" blames somebody instead of helping',
                            "move it to `avoid`, and say what you do next for the customer",
                        )
