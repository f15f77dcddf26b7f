"""A text is not given in all of the portfolio's languages.

## What it does
Reports a text that lacks one of the portfolio's `languages`. Texts without a letter, such as `%`, need none.

## Why it matters
The handbook in that language shows the text in the portfolio's own, with a mark. A customer or a colleague may not
understand it.

## Example
```yaml
portfolio: {name: Northlight, language: en, languages: [en, fi]}
touchpoints:
  invoice: {name: Invoice, responsible: billing}
```

Give the text in each language; where it is the same in all, write it for each:
```yaml
portfolio: {name: {en: Northlight, fi: Northlight}, language: en, languages: [en, fi]}
touchpoints:
  invoice: {name: {en: Invoice, fi: Lasku}, responsible: billing}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from promisekit.check.naming import listed
from promisekit.check.rule import Finding, Subject
from promisekit.diagnostic import Severity
from promisekit.model.text import has_words
from promisekit.model.walk import TextLeaf, texts

CODE = "PK112"
SEVERITY = Severity.INFO


def find(subject: Subject) -> Iterator[Finding]:
    """Texts that some readers see in a language that is not theirs."""
    about = subject.portfolio.about
    if len(about.all_languages) == 1 or ("portfolio", "") in subject.half_read:
        return
    for text in _all_texts(subject):
        given = (about.language,) if isinstance(text.text, str) else tuple(text.text.by_language)
        missing = [language for language in about.all_languages if language not in given]
        if missing and about.language in given and has_words(text.text):
            there = (
                "the handbook in that language shows" if len(missing) == 1 else "the handbooks in those languages show"
            )
            yield Finding(
                text.path,
                f"this text is not given in {listed(missing)}",
                f"{there} it in `{about.language}`, marked; write "
                f"`{{{', '.join(f'{language}: …' for language in about.all_languages)}}}`",
            )


def _all_texts(subject: Subject) -> Iterator[TextLeaf]:
    about = subject.portfolio.about
    places = [(about, ("portfolio",)), *((item, (item.section, item.id)) for item in subject.portfolio.items())]
    for item, path in places:
        # Why the team accepts a finding stands on no page.
        yield from (text for text in texts(item, path) if text.field != "accepted.reason")
