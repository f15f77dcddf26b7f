"""Days on which somebody is closed end before they begin.

## What it does
Reports an entry of `closed` whose last day comes before the first one, or where one of the two is a date and the
other a day of every year. Of every year, the last day may lie past New Year: `{from: 12-27, to: 01-02}`.

## Why it matters
Nothing is closed by such an entry: promises are found good that are broken while everybody is away.

## Example
```yaml
portfolio:
  name: Northlight
  closed: [{from: 2026-07-31, to: 2026-07-01, why: Summer break}]
```

```yaml
portfolio:
  name: Northlight
  closed: [{from: 2026-07-01, to: 2026-07-31, why: Summer break}]
```
"""

from __future__ import annotations

from collections.abc import Iterator

from promisekit.check.rule import Finding, Subject
from promisekit.diagnostic import Severity
from promisekit.model.closing import Closing
from promisekit.model.walk import KeyPath

CODE = "PK423"
SEVERITY = Severity.ERROR


def find(subject: Subject) -> Iterator[Finding]:
    """Entries that close nothing."""
    yield from _backwards(("portfolio",), subject.portfolio.about.closed)
    for function in subject.portfolio.functions.values():
        yield from _backwards(("functions", function.id), function.closed)


def _backwards(holder: KeyPath, closed: tuple[Closing, ...]) -> Iterator[Finding]:
    for position, one in enumerate(closed):
        if one.to is None or one.is_plain:
            continue
        if (one.from_.year is None) != (one.to.year is None):
            says = "one of its days is a date, the other a day of every year"
            hint = "write both with a year, or both without one"
        else:
            says = f"it ends on {one.to}, before it begins on {one.from_}"
            hint = f"write `from: {one.to}` and `to: {one.from_}`"
        yield Finding((*holder, "closed", position, "to"), f"nothing is closed by this entry: {says}", hint)
