"""What a code means, whether reading or a rule reports it."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from promisekit.check.rule import FAMILIES, all_rules
from promisekit.diagnostic import Severity
from promisekit.read.problems import PROBLEMS


class Explanation(NamedTuple):
    """The documentation of one code: Markdown whose first line is a summary."""

    code: str
    name: str
    severity: Severity
    doc: str

    @property
    def summary(self) -> str:
        """The first line of the documentation."""
        return self.doc.strip().partition("\n")[0]

    @property
    def body(self) -> str:
        """The documentation without its first line."""
        return self.doc.strip().partition("\n")[2].strip()

    @property
    def family(self) -> str:
        """What the family of the code looks at: ``References``."""
        return FAMILIES[self.code[:3]]


@cache
def explanations() -> dict[str, Explanation]:
    """Every code in order."""
    problems = [Explanation(p.code, p.name, p.severity, p.doc) for p in PROBLEMS.values()]
    rules = [Explanation(r.code, r.name, r.severity, r.doc) for r in all_rules()]
    found = {explanation.code: explanation for explanation in (*problems, *rules)}
    return dict(sorted(found.items()))
