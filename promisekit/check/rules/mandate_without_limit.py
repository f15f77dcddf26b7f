"""A role may give money away, but nobody says how much.

## What it does
Reports an entry in a guideline's `may` that speaks of a credit, a refund, a discount and the like (hyvitys, ersättning)
and has no `up_to`. A sum in the text itself, "in full", "the whole …" and "without a limit" are answers, too.

## Why it matters
Staff who do not know their limit ask, or give nothing. A limit that everybody knows makes people generous.

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
        do: [Ask which line looks wrong and read it back.]
        may: [Refund the customer's costs.]
```

Name the limit:
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
        may: [{does: Refund the customer's costs, up_to: 20 EUR}]
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from promisekit.check.rule import Finding, Subject
from promisekit.check.wording import MONEY_DEEDS, placed_wordings
from promisekit.diagnostic import Severity

CODE = "PK716"
SEVERITY = Severity.INFO

_BOUNDED: Final = (
    r"(?i)\d|\b(?:in full|whole|full|all of|any amount|without (?:a |any )?limit|unlimited"
    r"|kokonaan|koko|rajatta|ilman ylärajaa|hela|helt|utan gräns|obegränsat)\b"
)


def find(subject: Subject) -> Iterator[Finding]:
    """Money without a limit."""
    currency = subject.portfolio.about.currency or "EUR"
    for promise in subject.portfolio.promises.values():
        if promise.status == "retired":
            continue
        for guideline_id, guideline in promise.guidelines.items():
            for position, mandate in enumerate(guideline.may):
                if mandate.up_to:
                    continue
                place = ("promises", promise.id, "guidelines", guideline_id, "may", position, "does")
                for path, wording in placed_wordings(place, mandate.does):
                    word = MONEY_DEEDS.first(wording)
                    if word and not re.search(_BOUNDED, wording):
                        yield Finding(
                            path,
                            f'`{guideline.role}` is not told up to how much ("{word}")',
                            f"write `{{does: …, up_to: 20 {currency}}}` with the sum that you agreed on, or say in "
                            "the text that there is no limit",
                        )
                        break
