from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from random import Random

import pytest

from promisekit.edit.draft import CannotEditError, Draft, edit
from promisekit.edit.edited_text import edited
from promisekit.edit.operation import Insert, Move, Operation, Remove, RenameKey, Set, applied, difference
from promisekit.edit.syntax import NoSuchPlaceError, Syntax
from promisekit.read.folder import DiskFolder
from tests.edit.law import all_places, hold, remarks_of
from tests.edit.texts import Maker

SAMPLE = Path("blueprints")


@pytest.mark.parametrize("start", range(0, 800, 100))
def test_only_the_lines_of_the_operation_change_and_remarks_stay(start: int) -> None:
    became = [hold(seed) for seed in range(start, start + 100)]

    assert sum(one.startswith("refused") for one in became) < 15


@pytest.mark.parametrize("start", range(0, 1200, 300))
def test_what_moves_to_another_list_takes_its_remarks_along(start: int) -> None:
    moved = 0
    for seed in range(start, start + 300):
        maker, chooser = Maker(seed), Random(seed)
        text = maker.text()
        old = Syntax(text)
        places = all_places(old.root, ())
        lines = [path for path, node in places if node.kind == "sequence" and not node.flow and len(node.entries) > 1]
        if not lines:
            continue
        from_list, to_list = chooser.choice(lines), chooser.choice(lines)
        path = (*from_list, chooser.randrange(len(old.at(from_list).entries)))
        if to_list[: len(path)] == path or to_list[: len(from_list)] == from_list:
            continue
        operation = Move(path, (*to_list, chooser.randrange(len(old.at(to_list).entries) + 1)))
        try:
            new = Syntax(edited(text, [operation]))
        except (NoSuchPlaceError, ValueError):
            assert maker.has_names, f"seed {seed}: {operation}\n{text}"
            continue
        moved += 1
        about = f"seed {seed}: {operation}\n{text}\n-----\n{new.text}"
        assert maker.has_names or new.plain() == applied(old.plain(), operation), about
        assert not remarks_of(old, (0, 0)) - remarks_of(new, (0, 0)), about
    assert moved > 10


@pytest.mark.parametrize("start", range(0, 200, 50))
def test_the_difference_of_two_texts_leads_from_one_to_the_other(start: int) -> None:
    for seed in range(start, start + 50):
        old, new = Syntax(Maker(seed).text()).plain(), Syntax(Maker(seed + 1_000).text()).plain()
        value = old
        for operation in difference(old, new):
            value = applied(value, operation)
        assert value == new


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    shutil.copytree(SAMPLE, tmp_path / "blueprints", ignore=shutil.ignore_patterns(".*"))
    subprocess.run(["git", "-C", str(tmp_path), "add", "."], check=True)
    return tmp_path / "blueprints"


def test_one_changed_field_of_the_sample_is_one_line_for_git(sample: Path) -> None:
    def make(draft: Draft) -> None:
        draft.operate(
            "promises/repair-two-days.yaml", [Set(("promises", "repair-two-days", "within"), "3 working days")]
        )

    edit(DiskFolder(sample, "blueprints"), make)

    stat = subprocess.run(["git", "diff", "--stat"], cwd=sample, capture_output=True, text=True, check=True).stdout
    assert "1 file changed, 1 insertion(+), 1 deletion(-)" in stat


TEXT = """\
promises:
  right-invoice:  # the first
    promise: >-
      Your invoice is right. If it is not, we correct it within two working days, and tell you in a letter
      that names the line, the sum and the reason, in words that everybody understands.
    kept_at: invoice
    guidelines:
      # what to do
      disputed-line:
        role: agent  # who
        do: [Ask., Listen.]
"""
PROMISE = ("promises", "right-invoice")


def changed_lines(*operations: Operation, text: str = TEXT) -> list[str]:
    new = edited(text, operations)
    old = text.splitlines()
    return [line for line in new.splitlines() if line not in old]


def test_a_word_in_a_folded_text_changes_its_line_alone() -> None:
    wording = Syntax(TEXT).at((*PROMISE, "promise")).value.replace("two working", "three working")

    assert changed_lines(Set((*PROMISE, "promise"), wording)) == [
        "      Your invoice is right. If it is not, we correct it within three working days, and tell you in a letter"
    ]


def test_a_new_field_stands_where_the_reference_has_it() -> None:
    new = edited(TEXT, [Set((*PROMISE, "within"), "2 working days")])

    assert new.splitlines()[6] == "    within: 2 working days"
    assert new.splitlines()[5] == "    kept_at: invoice"


def test_one_becomes_a_list_when_a_second_comes() -> None:
    assert changed_lines(Insert((*PROMISE, "kept_at", 1), "app")) == ["    kept_at: [invoice, app]"]


def test_remarks_at_the_edited_line_stay() -> None:
    role = (*PROMISE, "guidelines", "disputed-line", "role")

    assert changed_lines(Set(role, "service-agent")) == ["        role: service-agent  # who"]
    assert changed_lines(RenameKey(PROMISE, "invoice-right")) == ["  invoice-right:  # the first"]


def test_a_list_in_brackets_that_gets_too_long_is_written_in_lines() -> None:
    do = (*PROMISE, "guidelines", "disputed-line", "do")

    third = "Read the line back to the customer, then open a case before you say goodbye, each and every time."

    assert changed_lines(Insert((*do, 2), third)) == [
        "        do:",
        "          - Ask.",
        "          - Listen.",
        f"          - {third}",
    ]


def test_a_byte_order_mark_and_line_ends_stay(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_bytes(b"\xef\xbb\xbfportfolio:\r\n  name: Old\r\n  values: [One]\r\n")

    def make(draft: Draft) -> None:
        draft.operate("a.yaml", [Set(("portfolio", "name"), "New"), Set(("portfolio", "vision"), "Seen:\nfar")])

    edit(DiskFolder(tmp_path, "p"), make)

    assert file.read_bytes() == (
        b"\xef\xbb\xbfportfolio:\r\n  name: New\r\n  vision: |-\r\n    Seen:\r\n    far\r\n  values: [One]\r\n"
    )


def test_what_an_alias_repeats_is_refused_with_the_way_out(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_text("portfolio:\n  name: &n {en: Old}\n  vision: *n\n")

    def make(draft: Draft) -> None:
        draft.operate("a.yaml", [Set(("portfolio", "name", "en"), "New")])

    with pytest.raises(CannotEditError, match=r"portfolio\.vision.*Write it out in both places"):
        edit(DiskFolder(tmp_path, "p"), make)
    assert "Old" in file.read_text()


def test_taking_away_the_last_thing_leaves_nothing_that_is_no_value() -> None:
    assert changed_lines(Remove((*PROMISE, "guidelines", "disputed-line"))) == ["    guidelines: {}"]
    assert edited("a:\n  b: 1\n", [Remove(("a",))]) == ""
