"""What stands where in a text: of YAML what a parser finds, of anything else what its author meant."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from promisekit.diagnostic import KeyPath
from promisekit.language_server.sketch import Sketch, unquoted
from promisekit.read.document import compose

ROOT = Path(__file__).parents[2]
FILES = sorted(
    [*ROOT.glob("blueprints/**/*.yaml"), *ROOT.glob("samples/**/*.yaml"), *ROOT.glob("tests/check/cases/**/*.yaml")]
)
Found = tuple[bool, KeyPath, int, str]


def parsed(node: Any, path: KeyPath) -> Iterator[Found]:
    """Whether it is a key, its key path, where it begins, and what it says, of everything that a parser finds."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield True, (*path, key.value), key.start_mark.index, key.value
            yield from parsed(value, (*path, key.value))
    elif isinstance(node, yaml.SequenceNode):
        for position, entry in enumerate(node.value):
            yield from parsed(entry, (*path, position))
    elif node.value or node.style:
        yield False, path, node.start_mark.index, node.value


def sketched(sketch: Sketch) -> list[Found]:
    return sorted((spot.is_key, spot.path, spot.start, unquoted(spot.word)) for spot in sketch.spots)


def compared(text: str) -> None:
    node = compose(text, "")
    expected = sorted(parsed(node, ())) if node is not None else []
    found = sketched(Sketch(text))
    assert [one[:3] for one in found] == [one[:3] for one in expected]
    for (_is_key, path, _start, said), (*_, value) in zip(found, expected, strict=True):
        if "\n" not in said and "\\" not in said and said[:1] not in ("|", ">"):
            assert said == value, path


def test_of_every_file_it_finds_what_the_parser_finds() -> None:
    assert len(FILES) > 300
    compared_files = 0
    for file in FILES:
        text = file.read_text("utf-8")
        node = compose(text, "")
        if isinstance(node, yaml.Node) and "*" not in text.replace("**", "") and "<<" not in text:
            try:
                compared(text)
            except AssertionError as error:
                raise AssertionError(f"{file}: {error}") from None
            compared_files += 1
    assert compared_files > 300


WORDS = st.sampled_from(
    ["a", "two words", "it's", "8 €", "über", "a-b", "08:00-16:00", "x#y", "http://a.b/c", "-1", "?"]
)
VALUES: Any = st.recursive(
    WORDS,
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3),
        st.dictionaries(WORDS.filter(str.isalpha), inner, min_size=1, max_size=3),
    ),
    max_leaves=12,
)


@given(
    st.dictionaries(st.sampled_from(["promises", "roles", "in the", "k"]), VALUES, min_size=1),
    st.sampled_from([True, False, None]),
    st.sampled_from([None, '"', "'"]),
    st.integers(2, 5),
)
@settings(max_examples=300)
def test_of_generated_texts_too(values: Any, flow: bool | None, style: str | None, indent: int) -> None:
    compared(
        yaml.dump(values, default_flow_style=flow, default_style=style, indent=indent, allow_unicode=True, width=60)
    )


@pytest.mark.parametrize(
    "text",
    [
        "k:\n- a\n- b\nl: c\n",
        "k:\n  - - a\n    - b\n  -\n    c: d\n",
        "k: |\n  text: no key\n\n  more\n# remark\nl: >-\n    folded\n      deeper\nm: n\n",
        "k:\n  - |\n    a: b\n  - c\n",
        "k: a text\n  that goes on\n  and on\nl: m\n",
        "k:\n  a text that begins\n  below\nl: m\n",
        'k: "over\n  two lines: a"\nl: m\n',
        "k: {a: b,\n  c: [d, {e: f}],\n  'g': \"h, i\"}\nl: m\n",
        "k: [\n  a,  # remark\n  b,\n]\nl: m\n",
        "k: &anchor {a: b}\nl: [&c {d: e}]\n",
        "k: a # remark\nl: 'b' # remark: with colon\nm: # remark\n  n: o\n",
        "k: {a, b: c}\n",
        "k: [a: b, c]\n",
        "---\nk: a\n",
        "\tk: a\n".lstrip(),
        'k : a\n"l m" : b\n',
        "k: a\r\nl:\r\n  - b\r\n  - {c: d}\r\nm: >\r\n  text\r\nn: o\r\n",
    ],
)
def test_of_every_way_to_write_it(text: str) -> None:
    compared(text)


def test_whatever_is_typed_ends_the_sketch() -> None:
    """Of any beginning of a file, and of a file without any one of its characters."""
    text = (ROOT / "blueprints/promises/right-invoice.yaml").read_text("utf-8")[:2500]
    for end in range(0, len(text), 7):
        Sketch(text[:end])
        Sketch(text[:end] + text[end + 1 :])


@pytest.mark.parametrize("text", ["k: &a ", "k: !x ", "- &a ", "k: {&a ", "k: [!x ", "&a "])
def test_nothing_after_an_anchor_ends_it_too(text: str) -> None:
    Sketch(text)


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("k:\n  a: [x, y\n  b: |z\n", ("k", "b")),
        ("k:\n  a: {x: y\n  b: |z\n", ("k", "b")),
        ('k:\n  a: "never closed\n  b: |z\n', ("k", "b")),
        ("k:\n  l:\n    - {x: y\n    - |z\n", ("k", "l", 1)),
        ("k:\n  a: 'don't\n  b: |z\n", ("k", "b")),
    ],
)
def test_what_nobody_closed_ends_where_the_next_entry_begins(text: str, path: KeyPath) -> None:
    sketch = Sketch(text.replace("|", ""))
    spot = sketch.spot_at(text.index("|"))
    assert spot is not None and spot.path == path and spot.word == "z"


GAPS = [
    ("|", True, ()),
    ("promises:\n|", True, ()),
    ("promises:\n  |", True, ("promises",)),
    ("promises:\n  a:\n    |", True, ("promises", "a")),
    ("promises:\n  a:\n    promise: x\n    |", True, ("promises", "a")),
    ("promises:\n  a:\n    promise: x\n\n  |", True, ("promises",)),
    ("promises:\n  a:\n    promise: x\n      |", True, ("promises", "a")),
    ("promises:\n  a:\n    |\n    promise: x\n", True, ("promises", "a")),
    ("promises:\n  a:\n    kept_at: |\n    within: x\n", False, ("promises", "a", "kept_at")),
    ("promises:\n  a:\n    kept_at:|\n", False, ("promises", "a", "kept_at")),
    ("promises:\n  a:\n    kept_at:\n      - |\n", False, ("promises", "a", "kept_at", 0)),
    ("promises:\n  a:\n    kept_at:\n      - x\n      - |\n", False, ("promises", "a", "kept_at", 1)),
    ("promises:\n  a:\n    kept_at:\n      - x\n      |\n", False, ("promises", "a", "kept_at", 1)),
    ("promises:\n  a:\n    kept_at: [|]\n", False, ("promises", "a", "kept_at", 0)),
    ("promises:\n  a:\n    kept_at: [x, |]\n", False, ("promises", "a", "kept_at", 1)),
    ("promises:\n  a:\n    kept_at: [x, |\n    within: y\n", False, ("promises", "a", "kept_at", 1)),
    ("promises:\n  a:\n    kept_at: [|\n    within: y\n", False, ("promises", "a", "kept_at", 0)),
    ("promises:\n  a:\n    remedy: {|}\n", True, ("promises", "a", "remedy")),
    ("promises:\n  a:\n    remedy: {gives: x, |}\n", True, ("promises", "a", "remedy")),
    ("promises:\n  a:\n    remedy: {gives: |}\n", False, ("promises", "a", "remedy", "gives")),
    ("promises:\n  a:\n    remedy: {gives: |\n", False, ("promises", "a", "remedy", "gives")),
    ("promises:\n  a:\n    remedy: {gives: x, given: |, amount: y}\n", False, ("promises", "a", "remedy", "given")),
    ("j:\n  steps:\n    - id: x\n      |", True, ("j", "steps", 0)),
    ("j:\n  steps:\n    - id: x\n    |", False, ("j", "steps", 1)),
    ("j:\n  steps:\n  - id: x\n  |", True, ("j",)),
    ("j:\n  steps:\n    - id: x\n      emotion: 1\n    - |", False, ("j", "steps", 1)),
    ("a: x\r\nb: |\r\n", False, ("b",)),
]


@pytest.mark.parametrize(("text", "is_key", "path"), GAPS)
def test_what_is_due_where_nothing_stands(text: str, is_key: bool, path: KeyPath) -> None:
    sketch = Sketch(text.replace("|", ""))
    offset = text.index("|")
    assert sketch.spot_at(offset) is None or sketch.gap_at(offset)
    gap = sketch.gap_at(offset)
    assert gap is not None and (gap.is_key, gap.path) == (is_key, path)


def test_a_name_half_typed_is_a_gap_with_a_word() -> None:
    gap = Sketch("promises:\n  a:\n    promise: x\n    kep\n    within: y\n").gap_at(36)
    assert gap is not None and gap.is_key and gap.word == "kep" and gap.path == ("promises", "a")


def test_remarks_are_known() -> None:
    text = "a: b # remark\nc: 'd # none'\n# one\n"
    sketch = Sketch(text)
    assert [sketch.is_remark(text.index(word) + 1) for word in ("remark", "none", "one\n")] == [True, False, True]
