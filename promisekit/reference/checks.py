"""The check reference: every code with what it does, why it matters and an example."""

from __future__ import annotations

import re
from typing import Final

from promisekit.check.rule import FAMILIES, Rule, all_rules
from promisekit.read.problems import PROBLEMS, Problem

_START: Final = """# Check reference

<!-- Written by `make docs` from the rules' own words; edit those. -->

`promisekit check` reports what it finds with one of these codes. `promisekit rules PK201` shows a code's page in
the terminal.

**Set how much a code weighs** for the whole portfolio:

```yaml
portfolio:
  name: Northlight Broadband
  checks: {PK701: off, PK202: error}
```

**Accept one finding** where it stands, with the reason; an acceptance that is no longer needed is itself reported:

```yaml
promises:
  fault-news:
    promise: You hear from us every two hours until your line works.
    kept_at: fault-map
    accountable: network
    accepted:
      - {check: PK701, reason: Nothing is owed for a late message; the repair promise pays., until: 2027-06-30}
```
"""


def checks_page() -> str:
    """The whole page as Markdown."""
    entries: list[Rule | Problem] = [*PROBLEMS.values(), *all_rules()]
    parts = [_START, _overview(entries)]
    for family, title in FAMILIES.items():
        parts.append(f"## {title} ({family}xx)\n")
        parts += [_entry(entry) for entry in entries if entry.code.startswith(family)]
    return "\n".join(parts)


def _overview(entries: list[Rule | Problem]) -> str:
    rows = [
        f"| [{entry.code}](#{entry.code.lower()}) | {entry.name} | {entry.severity.word} | {entry.summary} |"
        for entry in entries
    ]
    return "\n".join(["| code | name | severity | what it finds |", "|---|---|---|---|", *rows, ""])


def _entry(entry: Rule | Problem) -> str:
    body = re.sub(r"^## ", "#### ", entry.doc.strip(), flags=re.MULTILINE)
    return f'<a id="{entry.code.lower()}"></a>\n\n### {entry.code} {entry.name} ({entry.severity.word})\n\n{body}\n'
