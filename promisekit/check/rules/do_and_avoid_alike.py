"""A guideline recommends and forbids the same thing.

## What it does
Reports a text that stands in `avoid` and also in `do` or `say` of the same guideline; case and the marks around
it do not count.

## Why it matters
One of the two is a slip, and staff cannot know which.

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
        say: ["That is a billing matter."]
        avoid: [That is a billing matter]
```

Keep it in one place:
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
        avoid: [That is a billing matter]
```
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from promisekit.check.rule import Finding, Subject
from promisekit.diagnostic import Severity
from promisekit.model.text import wordings
from promisekit.model.walk import KeyPath

CODE = "PK306"
SEVERITY = Severity.WARNING

_MARKS: Final = " .,;:!?…\"'“”„’"


def find(subject: Subject) -> Iterator[Finding]:
    """Texts both recommended and to be avoided."""
    for promise in subject.portfolio.promises.values():
        for guideline_id, guideline in promise.guidelines.items():
            if not guideline.avoid:
                continue
            place = ("promises", promise.id, "guidelines", guideline_id)
            avoided = {_plain(wording) for text in guideline.avoid for wording in wordings(text)}
            recommended: dict[str, KeyPath] = {}
            for field, texts in (("do", guideline.do), ("say", guideline.say)):
                for position, text in enumerate(texts):
                    for wording in wordings(text):
                        if (plain := _plain(wording)) in avoided:
                            recommended.setdefault(plain, (*place, field, position))
            for position, text in enumerate(guideline.avoid if recommended else ()):
                where = next((recommended[w] for w in map(_plain, wordings(text)) if w in recommended), None)
                if where:
                    yield Finding(
                        (*place, "avoid", position),
                        f"`{guideline_id}` tells `{guideline.role}` to avoid what its `{where[-2]}` recommends",
                        f"keep it in `avoid` or in `{where[-2]}`, whichever is meant",
                        ((where, "recommended here"),),
                    )


def _plain(wording: str) -> str:
    return wording.strip(_MARKS).casefold()
