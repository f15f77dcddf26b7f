"""Files that are not what they should be: each gives a diagnostic at the place, fast."""

from __future__ import annotations

import pytest

from promisekit.read import Loaded
from tests.conftest import Write

FUNCTION = "functions:\n  billing: {name: Billing, kind: support}\n"


def said(loaded: Loaded) -> list[str]:
    """Every diagnostic but the one on the missing portfolio section, as `file:line:column code message`."""
    return [
        f"{d.span.path.removeprefix('blueprints/')}:{d.span.line}:{d.span.column} {d.code} {d.message}"
        for d in loaded.diagnostics
        if d.code != "PK018"
    ]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("functions:\n\tbilling: {}\n", "a.yaml:2:1 PK001 a tab stands where spaces are due"),
        (
            "promises:\n  a:\n    promise: We say: it is right\n",
            "a.yaml:3:20 PK001 a colon followed by a space stands inside a value, or the line is indented too far",
        ),
        ('promises:\n  a:\n    promise: "It is\n  b: x\n', "a.yaml:3:14 PK001 a quotation mark is never closed"),
        (
            "promises:\n  a: {promise: abc\n  b: x\n",
            "a.yaml:2:6 PK001 a bracket is never closed, or a comma is missing",
        ),
        (
            "promises:\n  a:\n    kept_at: [\n",
            "a.yaml:3:14 PK001 a bracket is never closed, or a comma is missing",
        ),
        ("promises:\n  a:\n    kept_at: [b, , c]\n", "a.yaml:3:18 PK001 nothing stands before this comma"),
        ("promises:\n  a: {promise: @abc}\n", "a.yaml:2:16 PK001 a value cannot start with this character"),
        (
            "functions:\n  a:\n    name: x\n   kind: y\n",
            "a.yaml:4:4 PK001 this line does not line up with the ones above",
        ),
        ("functions:\n  a: *b\n", "a.yaml:2:6 PK001 this alias names an anchor that does not exist above"),
        (b"functions:\n  a: {name: Sk\xe4}\n", "a.yaml:2:15 PK002 the file is not UTF-8 text from here on"),
        ("functions: {}\n".encode("utf-16"), "a.yaml:1:1 PK002 the file is UTF-16, not UTF-8"),
        (
            'functions:\n  a: {name: "S\x07k"}\n',
            "a.yaml:2:15 PK002 an invisible control character (U+0007) stands here",
        ),
        ("- a\n- b\n", "a.yaml:1:1 PK003 the file holds a list, and a file holds sections, such as `promises:`"),
        ("hello", "a.yaml:1:1 PK003 the file holds `hello`, and a file holds sections, such as `promises:`"),
        ("skills: " + "[" * 5000 + "]" * 5000, "a.yaml:1:67 PK013 this is nested more than 60 levels deep"),
        ("skills:\n" + "- " * 100_000, "a.yaml:2:117 PK013 this is nested more than 60 levels deep"),
        (FUNCTION + "---\n" + FUNCTION, "a.yaml:3:1 PK014 a second document starts here"),
    ],
)
def test_a_file_that_cannot_be_read_is_reported_at_its_place(read: Write, content: str | bytes, expected: str) -> None:
    loaded = read(content)
    assert said(loaded) == [expected]
    assert all(d.hint for d in loaded.diagnostics)


def test_a_broken_file_does_not_hide_what_is_wrong_in_the_others(read: Write) -> None:
    loaded = read({"a.yaml": "functions:\n\tx: 1\n", "b/c.yml": "functions:\n  billing: {name: Billing}\n"})
    assert said(loaded) == [
        "a.yaml:2:1 PK001 a tab stands where spaces are due",
        "b/c.yml:2:3 PK006 `kind` of `billing` is missing: a function needs it",
    ]


def test_a_byte_order_mark_is_fine(read: Write) -> None:
    loaded = read(b"\xef\xbb\xbf" + FUNCTION.encode())
    assert said(loaded) == []
    assert loaded.portfolio.functions["billing"].name == "Billing"


@pytest.mark.parametrize("content", ["", "# nothing yet\n", "---\n"])
def test_an_empty_file_says_nothing(read: Write, content: str) -> None:
    assert said(read({"a.yaml": content, "b.yaml": FUNCTION})) == []


def test_hidden_and_underscored_files_and_folders_are_left_alone(read: Write) -> None:
    loaded = read({"a.yaml": FUNCTION, "_b.yaml": "- x", ".c.yaml": "- x", "_d/e.yaml": "- x", "f.txt": "- x"})
    assert said(loaded) == []
    assert list(loaded.texts) == ["blueprints/a.yaml"]


def test_aliases_repeat_a_value(read: Write) -> None:
    loaded = read("skills:\n  a: {name: A, tags: &both [x, y]}\n  b: {name: B, tags: *both}\n")
    assert said(loaded) == []
    assert loaded.portfolio.skills["b"].tags == ("x", "y")


def test_an_alias_bomb_is_reported_once_and_soon(read: Write) -> None:
    levels = "".join(
        f"  s{level}: {{name: S, tags: &t{level} [{', '.join([f'*t{level - 1}'] * 9)}]}}\n" for level in range(1, 30)
    )
    loaded = read("skills:\n  s0: {name: S, tags: &t0 [x, x, x, x, x, x, x, x, x]}\n" + levels)
    assert [line for line in said(loaded) if "PK013" in line] == [
        "a.yaml:2:23 PK013 `tags` of `s0` has aliases that unfold without end"
    ]


def test_a_chain_of_aliases_that_grows_deeper_and_deeper_is_reported(read: Write) -> None:
    chain = "".join(f"  s{n}: {{name: S, tags: &t{n} [*t{n - 1}]}}\n" for n in range(1, 5000))
    loaded = read("skills:\n  s0: {name: S, tags: &t0 [x]}\n" + chain)
    assert sum("PK013" in line for line in said(loaded)) == 1


def test_an_alias_that_contains_itself_is_reported(read: Write) -> None:
    loaded = read("skills:\n  a: &a\n    name: A\n    tags: *a\n")
    assert said(loaded) == ["a.yaml:2:6 PK013 `a` contains itself by way of an alias"]
