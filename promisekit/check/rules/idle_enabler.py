"""An enabler ensures no promise.

## What it does
Reports an enabler that no promise names in `ensured_by` and that no improvement builds. Retired promises do
not count.

## Why it matters
Enablers cost money and attention. One that no promise rests on is either a promise that forgot to name it, or
something that staff could do without.

## Example
```yaml
enablers:
  decision-limits: {name: Agents may credit up to 50 pounds, area: culture, status: in-place}
```

Name it in the promise that rests on it:
```yaml
enablers:
  decision-limits: {name: Agents may credit up to 50 pounds, area: culture, status: in-place}
promises:
  right-invoice:
    promise: Your invoice is right.
    kept_at: invoice
    accountable: billing
    ensured_by: decision-limits
```
"""

from __future__ import annotations

from collections.abc import Iterator

from promisekit.check.rule import Finding, Subject
from promisekit.diagnostic import Severity

CODE = "PK206"
SEVERITY = Severity.WARNING
NEEDS_ALL_ITEMS = True


def find(subject: Subject) -> Iterator[Finding]:
    """Enablers that nothing rests on and nobody builds."""
    portfolio = subject.portfolio
    used = {enabler for improvement in portfolio.improvements.values() for enabler in improvement.builds}
    for promise in portfolio.promises.values():
        if promise.status != "retired":
            used.update(promise.ensured_by)
    for enabler in portfolio.enablers:
        if enabler not in used:
            yield Finding(
                ("enablers", enabler),
                f"no promise is ensured by `{enabler}`, and no improvement builds it",
                f"add `{enabler}` to the `ensured_by` of the promise that rests on it, or take it out",
            )
