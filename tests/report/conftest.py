from __future__ import annotations

import pytest

from promisekit.diagnostic import Diagnostic, KeyPath, Related, Severity, Span
from promisekit.report import Findings

ORGANISATION = """\
functions:
  billing: {name: Billing, kind: support}
  service: {name: Service, kind: frontline, lead: servis-lead}
  billing: {name: Invoicing, kind: support}
"""
NASTY = "a|b`c` <b>, 100 % of @staff: [x](y)\nand a second line \x1b[31m\x00 ]]>&\"'"
PLACE = Span("blueprints/organisation.yaml", 3, 52, 3, 63)


def finding(
    code: str = "PK101",
    severity: Severity = Severity.ERROR,
    message: str = "there is no role `servis-lead`",
    span: Span = PLACE,
    hint: str = "did you mean `service-lead`?",
    related: tuple[Related, ...] = (),
    key_path: KeyPath = (),
) -> Diagnostic:
    return Diagnostic(code, severity, message, span, hint, related, key_path)


TWICE = finding(
    "PK009",
    Severity.ERROR,
    "`billing` stands here twice",
    Span("blueprints/organisation.yaml", 4, 3, 4, 10),
    "keep one of the two",
    (Related(Span("blueprints/organisation.yaml", 2, 3, 2, 10), "first given here", ("functions", "billing")),),
    ("functions", "billing"),
)
VAGUE = finding("PK201", Severity.WARNING, "no role is told what to do", Span("blueprints/promises.yaml", 9, 3, 12, 1))
ASIDE = finding("PK504", Severity.INFO, "no target", Span("blueprints/promises.yaml", 20, 1, 20, 2), hint="")


@pytest.fixture
def findings() -> Findings:
    """Two errors, a warning that spans several lines, and a remark without a hint, in two of three files."""
    return Findings(
        [finding(), TWICE, VAGUE, ASIDE],
        ["blueprints/calm.yaml", "blueprints/organisation.yaml", "blueprints/promises.yaml"],
        41,
        {"blueprints/organisation.yaml": ORGANISATION},
    )


@pytest.fixture
def clean() -> Findings:
    return Findings([], ["blueprints/a.yaml", "blueprints/b.yaml"], 41)


@pytest.fixture
def nasty() -> Findings:
    """What a hostile file may bring into every text of a finding."""
    path = "blueprints/50%, a:b.yaml"
    related = (Related(Span(path, 1, 1, 1, 1), NASTY),)
    return Findings([finding(message=NASTY, span=Span(path, 1, 1, 1, 5), hint=NASTY, related=related)], [path], 1)
