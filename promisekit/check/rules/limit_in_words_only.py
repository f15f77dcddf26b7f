"""A promise names a time in words but has no limit that can be checked.

## What it does
Reports a promise whose text names a time ("two working days", "24 hours", "kahdessa päivässä", "inom två dagar") while
it has neither `within` nor `notice` nor `no_more_than`. Opening hours ("24 hours a day"), how long something lasts
("for 30 days") and what the customer may do ("you can return it within 14 days") are no limits.

## Why it matters
Only a limit that stands in its own field can be compared with what the functions commit to, drawn on a timeline and
measured.

## Example
```yaml
promises:
  right-invoice:
    promise: If your invoice is wrong, you get a right one within two working days.
    kept_at: invoice
    accountable: billing
```

Give the limit as a field, too:
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

import re
from collections.abc import Iterator
from typing import Final

from promisekit.check.address import begins_with_order
from promisekit.check.rule import Finding, Subject
from promisekit.check.spoken_time import Mention, mentions
from promisekit.check.wording import placed_wordings
from promisekit.diagnostic import Severity

CODE = "PK307"
SEVERITY = Severity.WARNING

# Patterns that most runs never need: `re` compiles and keeps them when they are first used.
_PER: Final = r"\s*(?:(?:a|per|each|every) \w+|vuorokaudessa|päivässä|viikossa|om dygnet|per \w+|i dygnet)\b"
_LASTS: Final = r"(?i)\b(?:for|every|each|another|lasts|joka|i|varje)(?: the)?(?: (?:first|next|last))? $"
_CUSTOMERS_OWN: Final = (
    r"(?i)\b(?:you (?:can|may)|voit|voitte|(?:du|ni) kan|kan (?:du|ni))\b"
    r"|\b(?:you have|(?:sinulla|teillä) on|(?:du|ni) har) $"
)
_CLAUSE: Final = r"[.,;:!?]| and | ja | och "
_AHEAD: Final = r"\s*(?:before|ahead|in advance|ennen|etukäteen|före|innan|i förväg)\b"


def find(subject: Subject) -> Iterator[Finding]:
    """Limits that are words alone."""
    for promise in subject.portfolio.promises.values():
        if promise.status == "retired" or promise.within or promise.notice or promise.no_more_than:
            continue
        for path, wording in placed_wordings(("promises", promise.id, "promise"), promise.promise):
            limit = next(filter(_is_limit, mentions(wording)), None)
            if not limit:
                continue
            field = "notice" if re.match(_AHEAD, limit.after) else "within"
            yield Finding(
                path,
                f'"{limit.phrase}" stands in words only',
                f"add `{field}: {limit.duration}`",
            )


def _is_limit(mention: Mention) -> bool:
    if re.match(_PER, mention.after) or re.search(_LASTS, mention.before):
        return False
    clause = re.split(_CLAUSE, mention.before)[-1]
    return not begins_with_order(clause) and not re.search(_CUSTOMERS_OWN, clause)
