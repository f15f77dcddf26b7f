"""A country alone stands for public holidays, and every part of it has more of them.

## What it does
Reports `holidays` with a country such as `DE`, `GB` or `CA` alone, where each of its parts has public holidays of its
own. Countries in which some part has no more than the whole are left alone.

## Why it matters
Nobody works in all parts at once. Germany alone knows no Epiphany and no Reformation Day, the United Kingdom alone no
Easter Monday: those days count as working days then, and a promise that breaks on them passes for kept.

## Example
```yaml
portfolio: {name: Northlight, holidays: GB}
```

```yaml
portfolio: {name: Northlight, holidays: GB-SCT}
```
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from promisekit.check.rule import Finding, Subject
from promisekit.diagnostic import Severity
from promisekit.model.countries import DIFFER_EVERYWHERE, subdivisions
from promisekit.model.walk import KeyPath

CODE = "PK429"
SEVERITY = Severity.INFO
_EXAMPLES: Final = {"GB": "GB-ENG", "DE": "DE-BY", "CH": "CH-ZH", "CA": "CA-ON", "AU": "AU-NSW"}
"""Parts that most people have heard of."""


def find(subject: Subject) -> Iterator[Finding]:
    """Places that nobody works in as a whole."""
    portfolio = subject.portfolio
    places: list[tuple[KeyPath, str | None]] = [(("portfolio", "holidays"), portfolio.about.holidays)]
    places += [(("functions", key, "holidays"), one.holidays) for key, one in portfolio.functions.items()]
    for path, country in places:
        if country in DIFFER_EVERYWHERE:
            parts = [f"{country}-{part}" for part in subdivisions()[country]]
            yield Finding(
                path,
                f"`{country}` has only those public holidays that all its parts share, and each part has more",
                f"name the part where people work, as in `holidays: {_EXAMPLES.get(country, parts[0])}`; "
                f"the parts are {', '.join(parts)}",
            )
