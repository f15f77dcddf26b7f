"""The tutorial, followed word by word on what `init` writes: every block is put where the text says."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from promisekit.read import load
from tests.cli.conftest import Run
from tests.docs.conftest import ROOT, blocks, stands_in

PAGE = (ROOT / "docs" / "getting-started.md").read_text("utf-8")
PARTS = {int(part[0]): part for part in re.split(r"^## (?=\d)", PAGE, flags=re.MULTILINE)[1:]}
DAY = "2026-11-27"


def shown(part: int) -> str:
    """What a part of the tutorial says that `promisekit check` prints."""
    command, _, output = blocks(PARTS[part], "console")[-1].text.partition("\n")
    assert command == "$ promisekit check"
    return output


def questions(part: int) -> list[list[tuple[str, str]]]:
    """Lists of findings that a part of the tutorial names, as code and message."""
    lists = re.findall(r"(?:^- \[PK.*\n)+", PARTS[part], re.MULTILINE)
    return [re.findall(r"^- \[(PK\d+)\]\(checks/pk\d+\.md\): (.*)$", one, re.MULTILINE) for one in lists]


class Learner:
    """Somebody who does what the text says."""

    def __init__(self, run: Run, folder: Path) -> None:
        self._run = run
        self.folder = folder
        self.price = folder / "price.yaml"

    def copies(self, part: int) -> None:
        """Copies the block of a part to the end of the file."""
        (block,) = blocks(PARTS[part], "yaml")
        before = self.price.read_text("utf-8") if self.price.exists() else ""
        self.price.write_text(before + block.text, "utf-8")

    def writes(self, path: Path, old: str, new: str) -> None:
        text = path.read_text("utf-8")
        assert text.count(old) == 1
        path.write_text(text.replace(old, new), "utf-8")

    def check(self, *options: str) -> str:
        return self._run("check", "--today", DAY, *options).stdout

    def reads(self) -> list[tuple[str, str]]:
        findings = json.loads(self.check("--format", "json"))["diagnostics"]
        return sorted((finding["code"], finding["message"]) for finding in findings)


@pytest.fixture
def learner(run: Run, here: Path) -> Learner:
    for line in blocks(PARTS[1], "console")[0].text.splitlines():
        words = line.split()
        assert words[0] == "promisekit"
        if words[1:] == ["serve"]:
            assert run("serve", "--help").exit_code == 0
        else:
            assert run(*words[1:], SOURCE_DATE_EPOCH="1795780800").exit_code == 0
    return Learner(run, here / "blueprints")


def test_each_part_works_and_prints_what_it_says(learner: Learner) -> None:
    promises = learner.folder / "promises.yaml"
    learner.writes(promises, "accountable: workshop ", "accountable: workshp ")
    assert stands_in(shown(2), learner.check())
    learner.writes(promises, "accountable: workshp ", "accountable: workshop ")

    for part in (3, 4, 5, 6):
        learner.copies(part)
        assert [learner.reads()] == questions(part), f"part {part}"
        if part == 5:
            learner.writes(learner.price, "costs, within: 2 working hours", "costs, within: 2 working days")
            assert stands_in(shown(part), learner.check())
            assert "[PK402]" in learner.check()
            learner.writes(learner.price, "costs, within: 2 working days", "costs, within: 2 working hours")

    learner.copies(7)
    assert [learner.reads()] == questions(7)
    review = re.search(r"`(review_by: \S+)`", PARTS[7])
    assert review
    learner.writes(learner.price, "ensured_by: [price-list]\n", f"ensured_by: [price-list]\n    {review[1]}\n")
    assert learner.check() == shown(7)


def test_an_acceptance_with_a_day_is_told_when_it_has_passed_as_the_text_says(learner: Learner) -> None:
    for part in (3, 4, 5, 6, 7):
        learner.copies(part)
    until = re.search(r"`(until: \S+)`", PARTS[7])
    assert until
    learner.writes(learner.price, "from spring on.}", f"from spring on., {until[1]}}}")
    assert [code for code, _ in learner.reads()] == ["PK605"]
    assert "[PK508]" in learner._run("check", "--today", "2027-04-01").stdout


def test_cards_are_of_roles_that_the_learner_has(learner: Learner) -> None:
    roles = set(re.findall(r"^promisekit card (\S+)", PAGE, re.MULTILINE))
    assert roles and roles <= set(load(learner.folder).portfolio.roles)
