"""A guideline tells staff what to do in words that nobody can measure.

## What it does
Reports words such as "as soon as possible", "best effort" or "as appropriate" in a guideline's `do` and `say`. Words
in quotation marks inside a `do` are taken as something spoken about, and left alone.

## Why it matters
A customer who hears "as soon as possible" from a member of staff has been promised nothing, and calls again. Staff
who read "as appropriate" are left alone with the decision that the guideline was to take.

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
        do: [Open a billing case.]
        say: ["We'll correct it as soon as possible."]
```

Say when:
```yaml
promises:
  right-invoice:
    promise: Your invoice is right.
    kept_at: invoice
    accountable: billing
    guidelines:
      disputed-line:
        role: service-agent
        do: [Open a billing case.]
        say: ["You have the right invoice by Thursday."]
```
"""

from __future__ import annotations

from collections.abc import Iterator

from promisekit.check.rule import Finding, Subject
from promisekit.check.wording import VAGUE_IN_GUIDELINES, placed_wordings
from promisekit.diagnostic import Severity

CODE = "PK304"
SEVERITY = Severity.WARNING


def find(subject: Subject) -> Iterator[Finding]:
    """Vague words in what staff do and say."""
    for promise in subject.portfolio.promises.values():
        if promise.status == "retired":
            continue
        for guideline_id, guideline in promise.guidelines.items():
            place = ("promises", promise.id, "guidelines", guideline_id)
            for position, do in enumerate(guideline.do):
                for path, wording in placed_wordings((*place, "do", position), do):
                    phrase = VAGUE_IN_GUIDELINES.first_unquoted(wording)
                    if phrase:
                        yield Finding(
                            path,
                            f'"{phrase}" leaves `{guideline.role}` to guess what is meant',
                            "say by when, how often or in which case",
                        )
            for position, say in enumerate(guideline.say):
                for path, wording in placed_wordings((*place, "say", position), say):
                    phrase = VAGUE_IN_GUIDELINES.first(wording)
                    if phrase:
                        yield Finding(
                            path,
                            f'a customer who hears "{phrase}" has been told nothing',
                            'name a day, an hour or a person instead: "You have it by Thursday"',
                        )
