"""GitHub's workflow commands."""

from __future__ import annotations

import re
from urllib.parse import unquote

from promisekit.report import Findings, render


def test_a_command_for_each_finding_by_severity(findings: Findings) -> None:
    assert render(findings, "github").splitlines() == [
        "::error title=PK101,file=blueprints/organisation.yaml,line=3,col=52,endColumn=63::"
        "there is no role `servis-lead`%0Ahelp: did you mean `service-lead`?",
        "::error title=PK009,file=blueprints/organisation.yaml,line=4,col=3,endColumn=10::"
        "`billing` stands here twice%0Ablueprints/organisation.yaml:2:3: first given here%0Ahelp: keep one of the two",
        # Over several lines GitHub takes no columns.
        "::warning title=PK201,file=blueprints/promises.yaml,line=9,endLine=12::"
        "no role is told what to do%0Ahelp: did you mean `service-lead`?",
        "::notice title=PK504,file=blueprints/promises.yaml,line=20,col=1,endColumn=2::no target",
        "2 errors, 1 warning, 1 info in 3 files.",
    ]


def test_texts_and_paths_cannot_end_a_command_or_start_another(nasty: Findings) -> None:
    command, _summary = render(nasty, "github").splitlines()
    match = re.fullmatch(r"::error ([^:]*)::(.*)", command)
    assert match, "an unescaped colon in a property would end the properties"
    properties = dict(pair.split("=", 1) for pair in match[1].split(","))
    assert properties["file"] == "blueprints/50%25%2C a%3Ab.yaml"
    assert "100 %25 of @staff" in match[2]
    assert unquote(match[2]).count("\nand a second line") == 3
    assert "\x1b" not in command and "\x00" not in command
