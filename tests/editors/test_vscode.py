"""The extension for VS Code: what it names exists, and what its snippets write is read."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from promisekit.diagnostic import Diagnostic
from promisekit.language_server.asked import asked_at
from promisekit.language_server.sketch import Sketch
from promisekit.read.document import compose

FOLDER = Path(__file__).parents[2] / "editors/vscode"
MANIFEST: Any = json.loads((FOLDER / "package.json").read_text("utf-8"))
SNIPPETS: Any = json.loads((FOLDER / "snippets/blueprints.json").read_text("utf-8"))
WHERE = {
    "Portfolio section": "",
    "Promise": "promises:\n  ",
    "Touchpoint": "touchpoints:\n  ",
    "Pain point": "pain_points:\n  ",
    "Journey": "journeys:\n  ",
    "Guideline": "promises:\n  p:\n    guidelines:\n      ",
    "Step": "journeys:\n  j:\n    phases:\n      - name: P\n        steps:\n          ",
}
"""Snippet -> what stands above it, up to the column in which it begins."""


def test_what_it_needs_is_named_in_exactly_one_version() -> None:
    every = {**MANIFEST["dependencies"], **MANIFEST["devDependencies"]}
    assert every and all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version in every.values())
    assert not list(FOLDER.glob("*lock*")), "a lock file names the registry that it came from"


def test_what_it_names_is_there() -> None:
    for path in (MANIFEST["icon"], *(entry["path"] for entry in MANIFEST["contributes"]["snippets"])):
        assert (FOLDER / path).is_file()
    source = "".join(path.read_text("utf-8") for path in (FOLDER / "src").glob("*.ts"))
    for command in MANIFEST["contributes"]["commands"]:
        assert f'registerCommand("{command["command"]}"' in source


@pytest.mark.parametrize("name", SNIPPETS)
def test_a_snippet_writes_what_the_format_knows(name: str) -> None:
    above = WHERE[name]
    body = ("\n" + " " * (len(above) - above.rfind("\n") - 1)).join(SNIPPETS[name]["body"])
    body = re.sub(r"\$\{\d+\|([^,|]*)[^}]*\|\}", r"\1", body)
    body = re.sub(r"\$\{\d+:([^}]*)\}", r"\1", body)
    text = above + re.sub(r"\$\d+", "x", body.replace("$0", "")) + "\n"
    assert not isinstance(compose(text, ""), Diagnostic), text
    spots = Sketch(text).spots
    assert spots and all(asked_at(spot.path) is not None for spot in spots), text
