"""A text is given in a language that the portfolio does not have.

## What it does
Reports a wording in a language that is neither the portfolio's `language` nor among its `languages`.

## Why it matters
The handbook is built in the declared languages only: nobody would ever read that wording.

## Example
```yaml
portfolio: {name: Northlight Broadband, language: en}
touchpoints:
  invoice: {name: {en: Invoice, fi: Lasku}, responsible: billing}
```

Declare the language:
```yaml
portfolio: {name: Northlight Broadband, language: en, languages: [en, fi]}
touchpoints:
  invoice: {name: {en: Invoice, fi: Lasku}, responsible: billing}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from promisekit.check.rule import Finding, Subject
from promisekit.diagnostic import Severity

CODE = "PK110"
SEVERITY = Severity.ERROR


def find(subject: Subject) -> Iterator[Finding]:
    """Wordings in languages that are not declared."""
    declared = subject.portfolio.about.all_languages
    if ("portfolio", "") in subject.half_read:
        return
    for text in subject.graph.translated:
        for language in text.languages:
            if language not in declared:
                yield Finding(
                    (*text.path, language),
                    f"`{language}` is none of the portfolio's languages",
                    f"add `languages: [{', '.join((*declared, language))}]` under `portfolio:`, "
                    "or take this wording out",
                    at_key=True,
                )
