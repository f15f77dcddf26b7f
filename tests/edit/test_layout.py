from __future__ import annotations

import random
from pathlib import Path

import pytest

from promisekit.edit.layout import CannotLayOutError, laid_out
from promisekit.edit.syntax import Syntax
from promisekit.read.start import load
from tests.edit.layout_law import hold

FOLDERS = [Path("blueprints"), Path("samples/kaupunki"), Path("promisekit/edit/starter")]


@pytest.mark.parametrize("start", range(0, 400, 100))
def test_it_is_the_same_again_says_the_same_and_keeps_every_remark(start: int) -> None:
    for seed in range(start, start + 100):
        hold(seed)


@pytest.mark.parametrize("folder", FOLDERS, ids=str)
def test_the_portfolio_is_equal_before_and_after_also_when_fields_were_shuffled(folder: Path, tmp_path: Path) -> None:
    chooser = random.Random(1)
    for path in folder.rglob("*"):
        target = tmp_path / path.relative_to(folder)
        if path.is_dir():
            target.mkdir()
        elif path.suffix == ".yaml":
            text = path.read_text()
            new = laid_out(shuffled(text, chooser))
            assert laid_out(new) == new
            assert new == laid_out(text), path
            target.write_text(new)
        else:
            target.write_bytes(path.read_bytes())

    assert load(tmp_path).portfolio == load(folder).portfolio


def shuffled(text: str, chooser: random.Random) -> str:
    """The same items with the fields of each in another order, each with the remarks above it."""
    syntax = Syntax(text)
    assert syntax.root is not None
    pieces: list[str] = []
    place = 0
    for section in syntax.root.entries:
        for item in section.value.entries:
            if not item.value.is_block or (section.key and section.key.value == "portfolio"):
                continue
            fields = item.value.entries
            starts = [syntax.line_start(field.start) for field in fields]
            ends = [*starts[1:], syntax.next_line(fields[-1].end)]
            if any("#" in text[end - 300 : end] for end in ends):
                continue
            lines = [text[start:end] for start, end in zip(starts, ends, strict=True)]
            chooser.shuffle(lines)
            pieces += [text[place : starts[0]], *(line if line.endswith("\n") else line + "\n" for line in lines)]
            place = ends[-1]
    return "".join([*pieces, text[place:]])


BEFORE = """\
# The first line stays the first.
promises:  # all of them
    right-invoice:
      # How fast it is.
      within: "2 working days"  # since June


      promise: 'Your invoice is right.'
      tags: [ "invoice",  'a: b' ]
      kept_at:
      - invoice
      # for the whole item
    other: {promise: "No", kept_at: x}
    third: {promise: "It\\u2019s", kept_at: x}
      # what was third
roles: {a: {name: A}}
"""

AFTER = """\
# The first line stays the first.
promises:  # all of them
  right-invoice:
    promise: Your invoice is right.
    kept_at:
      - invoice
    # How fast it is.
    within: 2 working days  # since June
    tags: [invoice, "a: b"]
    # for the whole item

  other: {promise: "No", kept_at: x}
  third: {promise: It’s, kept_at: x}
  # what was third

roles: {a: {name: A}}
"""


def test_an_example() -> None:
    assert laid_out(BEFORE) == AFTER


def test_a_long_text_is_folded_and_a_long_list_in_brackets_written_in_lines() -> None:
    sentence = " ".join(["We correct the invoice within two working days."] * 3)

    assert laid_out(f'stories:\n  a: {{says: "{sentence}", at: [x, y]}}  # told\n').splitlines() == [
        "stories:",
        "  a:  # told",
        "    says: >-",
        f"      {sentence[:95]} We correct the",
        f"      {sentence[111:]}",
        "    at: [x, y]",
    ]


def test_what_repeats_stays_behind_what_is_repeated() -> None:
    text = "promises:\n  a:\n    tags: &t [x]\n    kept_at: y\n    promise: z\n  b: {tags: *t}\n"

    assert Syntax(laid_out(text)).plain() == Syntax(text).plain()


def test_line_ends_stay() -> None:
    assert laid_out('a:\r\n    b: "c"\r\n') == "a:\r\n  b: c\r\n"


def test_what_has_no_usual_form_is_refused() -> None:
    with pytest.raises(CannotLayOutError, match="sections"):
        laid_out("- a\n")
    with pytest.raises(ValueError, match="line 2: a bracket is never closed"):
        laid_out("a:\n  b: [x\n")
