"""What is installed with promisekit is written down: why, under which licence, in which version, by which hash."""

from __future__ import annotations

import re
import tomllib
from importlib import metadata
from pathlib import Path
from typing import Final

import pytest

ROOT: Final = Path(__file__).parents[2]
PROJECT: Final = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
NEEDED: Final = {re.split(r"[<>=!~\[; ]", one, maxsplit=1)[0].lower() for one in PROJECT["dependencies"]}
LOCKED: Final = (ROOT / "action/requirements.txt").read_text("utf-8")


def rows() -> dict[str, list[str]]:
    table = (ROOT / "docs/dependencies.md").read_text("utf-8")
    found = re.findall(r"^\| ([\w.-]+) \| (.+) \| (.+) \| (\d{4}-\d{2}) \|$", table, re.MULTILINE)
    return {name.lower(): [why, licence, released] for name, why, licence, released in found}


def test_every_library_has_a_reason() -> None:
    assert set(rows()) >= NEEDED, "give each a row in docs/dependencies.md"


@pytest.mark.parametrize("name", sorted(NEEDED))
def test_the_licence_is_that_of_the_library(name: str) -> None:
    told = metadata.metadata(name)
    kinds = [one.rpartition(":: ")[2] for one in told.get_all("Classifier") or () if one.startswith("License")]
    says = " ".join([told.get("License-Expression") or "", told.get("License") or "", *kinds])
    licence = rows()[name][1]
    assert licence.partition("-")[0] in says, f"{name} says {says[:80]}"
    assert "GPL" not in says.replace("LGPL", ""), name


def test_the_action_installs_by_hash_what_is_tested_together() -> None:
    locked = dict(re.findall(r"^([\w.-]+)==(\S+) \\$", LOCKED, re.MULTILINE))
    pinned = (ROOT / "constraints.txt").read_text("utf-8")
    tested = {
        name.lower().replace("_", "-"): version for name, version in re.findall(r"^([\w.-]+)==(\S+)", pinned, re.M)
    }
    assert set(locked) >= NEEDED, "run `make locked` after a change of the libraries"
    for name, version in locked.items():
        assert tested.get(name, version) == version, f"{name}: run `make locked`"
    for block in re.split(r"^(?=[\w.-]+==)", LOCKED, flags=re.MULTILINE)[1:]:
        assert "--hash=sha256:" in block, block.partition(" ")[0]
    assert "://" not in LOCKED


def test_the_action_installs_nothing_else() -> None:
    script = (ROOT / "action/install.sh").read_text("utf-8")
    installs = [line for line in script.splitlines() if line.startswith("install --")]
    assert [line.split()[1] for line in installs] == ["--require-hashes", "--no-deps"]
    assert "--no-build-isolation" in installs[1]
