"""A check is named that does not exist.

## What it does
Reports a code under `portfolio.checks` or in an `accepted` entry that no check has. The codes of reading,
`PK001` and on, may be set under `checks` but not accepted: what cannot be read cannot be lived with. The codes
of changes, `PD101` and on, may be accepted but have no weight to set.

## Why it matters
The team believes that a check is off or its finding accepted, and it is not; or that a finding is accepted
for a good reason, and the reason stands beside another check.

## Example
```yaml
portfolio:
  name: Northlight Broadband
  checks: {PK2011: off}
```

Write the code as `promisekit check` shows it:
```yaml
portfolio:
  name: Northlight Broadband
  checks: {PK201: off}
```
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from promisekit.check.naming import did_you_mean, nearest
from promisekit.check.rule import Finding, Subject, all_rules
from promisekit.diagnostic import Severity
from promisekit.model.change_codes import CHANGE_CODES
from promisekit.read.problems import PROBLEMS

CODE = "PK109"
SEVERITY = Severity.ERROR


def find(subject: Subject) -> Iterator[Finding]:
    """Codes that no check has."""
    rules = {rule.code: rule.name for rule in all_rules()}
    for code in subject.portfolio.about.checks:
        if code not in rules and code not in PROBLEMS:
            place = ("portfolio", "checks", code)
            yield Finding(place, f"there is no check `{code}`", _hint(code, rules), at_key=True)
    for placed in subject.acceptances.all():
        code = placed.acceptance.check
        path = (*placed.path, "check")
        if code in PROBLEMS:
            message = f"`{code}` cannot be accepted: it says that something cannot be read"
            yield Finding(path, message, "mend what it reports and take this acceptance out")
        elif code not in rules and code not in CHANGE_CODES:
            yield Finding(path, f"there is no check `{code}`", _hint(code, {**rules, **CHANGE_CODES}))


def _hint(code: str, rules: Mapping[str, str]) -> str:
    named = [known for known, name in rules.items() if name == code.lower()]
    alike = named or nearest(code.upper(), list(rules))
    return did_you_mean(code, alike) if alike else "`promisekit rules` lists all codes"
