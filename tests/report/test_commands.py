"""Whatever stands in the files, a build server finds no command in what is printed."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Final
from xml.etree import ElementTree as ET

import pytest
import yaml

from tests.cli.conftest import Run, here, run

__all__ = ["here", "run"]

COMMANDS: Final = (
    "::error file=x,line=1::forged", "::add-mask::secret", "::stop-commands::x", "  ::warning::indented",
    "text\n::error::forged", "text\r::error::forged", "text\r\n\t::error::forged", "##[add-path]/tmp/evil",
    "text ##[error]forged", "##vso[task.setvariable variable=x]y", "##teamcity[buildStatus text='x']",
    "a\u2028::error::x", "a\x85::error::x", ":::error::", "###[group]x",
)  # fmt: skip
COMMAND: Final = re.compile(r"^\s*::|##[\w.-]*\[", re.MULTILINE)
"""GitHub's runner finds the first where a line begins with it, the second anywhere in a line; so do others."""
OWN: Final = re.compile(r"^::(?:error|warning|notice) [^\n]*$", re.MULTILINE)


def lines_of_a_log(printed: str) -> str:
    return printed.replace("\r\n", "\n").replace("\r", "\n")


def portfolio(text: str, *, is_new: bool = False) -> str:
    within = "3 days" if is_new else "2 days"
    words = f"{text} again" if is_new else text
    return yaml.safe_dump(
        {
            "portfolio": {"name": text},
            "functions": {"office": {"name": text, "kind": "frontline"}},
            "roles": {"agent": {"name": text, "function": "office"}},
            "touchpoints": {"desk": {"name": text, "channel": text, "responsible": "office", "roles": ["agent"]}},
            "promises": {
                "first": {
                    "promise": words, "kept_at": "desk", "accountable": "offcie" if is_new else "office",
                    "within": within, "conditions": [words], "remedy": {"gives": words}, "dispute": words,
                    "guidelines": {"say": {"role": "agent", "do": [words], "say": [words], "may": [words]}},
                    "accepted": [{"check": "PD101", "reason": text}],
                    text: text,
                }
            },
            "metrics": {"share": {"name": text, "kind": text, "results": text}},
        },
        allow_unicode=True,
    )  # fmt: skip


@pytest.mark.parametrize("text", COMMANDS)
def test_no_text_and_no_name_is_a_command(run: Run, here: Path, text: str) -> None:
    name = text.replace("/", "-")
    for folder, is_new in (("old", False), ("new", True)):
        (here / folder).mkdir()
        for file in (f"{name}.yaml", "plain.yaml"):
            (here / folder / file).write_text(portfolio(text, is_new=is_new), "utf-8")
            if file == "plain.yaml":
                (here / folder / file).write_text(f"roles: {{x: {{name: [{json.dumps(text)}, 1]}}}}\n", "utf-8")
    asked = [["check", folder, "--format", form] for folder in ("old", "new") for form in FORMATS]
    asked += [["diff", "old", "new", "--format", form] for form in (*FORMATS, "html")]
    asked += [["check", name], ["build", name], ["graph", "journey", name], ["diff", "old", name], ["textconv", name]]
    for words in asked:
        result = run(*words)
        printed = lines_of_a_log(result.output)
        assert not COMMAND.search(OWN.sub("", printed) if "github" in words else printed), (words, printed)
        if "json" in words or "sarif" in words:
            json.loads(result.stdout)
        if "junit" in words:
            ET.fromstring(result.stdout)


FORMATS: Final = ("text", "json", "sarif", "github", "junit", "markdown")


def test_programs_read_the_text_as_it_is(run: Run, here: Path) -> None:
    (here / "b").mkdir()
    text = "##[add-path]x"
    (here / "b" / f"{text}.yaml").write_text(f"roles: {{r: {{name: R, function: {text}}}}}\n", "utf-8")
    found = json.loads(run("check", "b", "--format", "json").stdout)["diagnostics"]
    assert {one["path"] for one in found} >= {f"b/{text}.yaml"}
    suites = ET.fromstring(run("check", "b", "--format", "junit").stdout).iter("testsuite")
    assert f"b/{text}.yaml" in {suite.get("name") for suite in suites}
