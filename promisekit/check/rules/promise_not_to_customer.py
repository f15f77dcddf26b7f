"""A promise does not speak to the customer.

## What it does
Reports a promise in English, Finnish or Swedish that has no "you" in any form, is no request such as "Call us", and
does not speak as the customer ("my invoice"). Retired promises are left alone, and so are other languages.

## Why it matters
"Invoices are corrected within two days" is a rule for staff. "Your invoice is corrected" is a promise: somebody
makes it, somebody may count on it, and staff can say it aloud as it stands.

## Example
```yaml
promises:
  right-invoice:
    promise: Erroneous invoices are corrected within two working days.
    kept_at: invoice
    accountable: billing
    within: 2 working days
```

Say it to the customer's face:
```yaml
promises:
  right-invoice:
    promise: If your invoice is wrong, you get a right one within two working days.
    kept_at: invoice
    accountable: billing
    within: 2 working days
```
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from promisekit.check.address import speaks_to_customer
from promisekit.check.rule import Finding, Subject
from promisekit.check.wording import placed_wordings
from promisekit.diagnostic import Severity

CODE = "PK302"
SEVERITY = Severity.WARNING

_EXAMPLES: Final = {"en": '"You get …" or "Your … is …"', "fi": '"Saat …" or "Laskusi …"', "sv": '"Du får …"'}


def find(subject: Subject) -> Iterator[Finding]:
    """Promises about customers instead of to them."""
    own_language = subject.portfolio.about.language
    for promise in subject.portfolio.promises.values():
        if promise.status == "retired":
            continue
        place = ("promises", promise.id, "promise")
        for path, wording in placed_wordings(place, promise.promise):
            language = str(path[-1]) if path != place else own_language
            if not speaks_to_customer(wording, language):
                yield Finding(
                    path,
                    f"the promise `{promise.id}` does not speak to the customer",
                    f"say what the customer may count on: {_EXAMPLES[language.partition('-')[0]]}",
                )
