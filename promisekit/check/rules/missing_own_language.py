"""A text per language lacks the portfolio's own language.

## What it does
Reports a text that is given per language, but not in the portfolio's `language`.

## Why it matters
The own language is what every reader can fall back on. Without it, some see a word in a language that they
did not choose.

## Example
```yaml
portfolio: {name: Northlight Broadband, language: en, languages: [en, fi, sv]}
touchpoints:
  invoice: {name: {fi: Lasku, sv: Faktura}, responsible: billing}
```

Add the own language:
```yaml
portfolio: {name: Northlight Broadband, language: en, languages: [en, fi, sv]}
touchpoints:
  invoice: {name: {en: Invoice, fi: Lasku, sv: Faktura}, responsible: billing}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from promisekit.check.naming import listed
from promisekit.check.rule import Finding, Subject
from promisekit.diagnostic import Severity

CODE = "PK111"
SEVERITY = Severity.ERROR


def find(subject: Subject) -> Iterator[Finding]:
    """Translated texts without a wording in the own language."""
    own = subject.portfolio.about.language
    if ("portfolio", "") in subject.half_read:
        return
    for text in subject.graph.translated:
        if own not in text.languages:
            yield Finding(
                text.path,
                f"this text is given in {listed(text.languages)}, but not in the portfolio's own language, `{own}`",
                f"add the wording in `{own}`; or, if every text is written in another language, name that one as "
                "`language` under `portfolio:`",
            )
