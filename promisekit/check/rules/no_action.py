"""A guideline's `do` asks for a quality, not for something to do.

## What it does
Reports a `do` that begins with "be", "remember" or a praise ("excellent service"), names a virtue ("empathy"), or
ensures quality; also in Finnish and Swedish ("ole ystävällinen", "var vänlig").

## Why it matters
"Be friendly" is what everybody believes they are. It helps nobody on a bad day. What a friendly colleague does can
be seen, learned and asked for.

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
        do: [Be friendly and helpful.]
```

Write what the role does, so that a new colleague could do it tomorrow:
```yaml
promises:
  right-invoice:
    promise: Your invoice is right.
    kept_at: invoice
    accountable: billing
    guidelines:
      disputed-line:
        role: service-agent
        do: [Ask which line looks wrong and read it back.]
```
"""

from __future__ import annotations

from collections.abc import Iterator

from promisekit.check.rule import Finding, Subject
from promisekit.check.wording import NO_ACTION, placed_wordings
from promisekit.diagnostic import Severity

CODE = "PK303"
SEVERITY = Severity.WARNING


def find(subject: Subject) -> Iterator[Finding]:
    """Instructions that nobody can be seen to follow."""
    for promise in subject.portfolio.promises.values():
        if promise.status == "retired":
            continue
        for guideline_id, guideline in promise.guidelines.items():
            for position, do in enumerate(guideline.do):
                place = ("promises", promise.id, "guidelines", guideline_id, "do", position)
                for path, wording in placed_wordings(place, do):
                    phrase = NO_ACTION.beginning(wording)
                    if phrase:
                        yield Finding(
                            path,
                            f'"{phrase}" is nothing that `{guideline.role}` can be seen to do',
                            'begin with a verb for what a good colleague does: "Read the line back …"',
                        )
