"""A function does not say where feedback about its work goes.

## What it does
Reports functions of kind `frontline` and `support` without `feedback`.

## Why it matters
Those who see a promise break are rarely those who can mend the cause. Without a known route and an answer,
colleagues stop telling, and customers' remarks end where they were heard.

## Example
```yaml
functions:
  logistics: {name: Logistics, kind: support, lead: logistics-lead}
```

Say who takes it, and when the sender hears back:
```yaml
functions:
  logistics:
    name: Logistics
    kind: support
    lead: logistics-lead
    feedback: {to: logistics-lead, via: The whiteboard at the loading bay, answer_within: 1 working day}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from promisekit.check.rule import Finding, Subject
from promisekit.diagnostic import Severity

CODE = "PK216"
SEVERITY = Severity.INFO


def find(subject: Subject) -> Iterator[Finding]:
    """Frontline and support functions without a feedback route."""
    for function in subject.portfolio.functions.values():
        if function.kind in ("frontline", "support") and not function.feedback:
            roles = subject.relations.roles_of.get(function.id, [])
            to = function.lead or next(iter(roles), "")
            who = f"`feedback: {{to: {to}}}`" if to else "a role that takes it, as `to` in its `feedback`"
            who += "" if function.lead or not to else " or another role"
            yield Finding(
                ("functions", function.id),
                f"`{function.id}` does not say where feedback goes",
                f"add {who}, and say how it gets there (`via`) and by when its sender hears back (`answer_within`)",
            )
