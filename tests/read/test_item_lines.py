"""Places in an item that is composed from its own lines are those that composing the whole file gives."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from promisekit.model.walk import KeyPath
from promisekit.read.item_lines import lines_of_items
from promisekit.read.tree import Address, Tree
from promisekit.read.values import plain_file, plain_values

FIELDS = (
    "name: Plain words",
    "name:   Plain words  ",
    "name: Plain words\t# and\ta remark",
    "name: 'in quotes'",
    'says: "over lines\n  b: of {\npromises:\n  a: any indentation"',
    'says: "over lines\n      well indented"',
    'says: "like fields\nname: and\nat: lists\n- x"',
    '"name": in quotes',
    "? name\n: B",
    "at: x",
    "at:\n  -   x  \n  -\ty\n",
    "at:\n- x\n  and on\n- y",
    "at:\n- - x\n- y",
    "count: 5",
    "says: plain and\n  going on\n    and on",
    "says: |\n    as it is\n\n      # no comment\n    with \t a tab\n\n",
    "says: >-\n    folded\n    text\n",
    "says: |+\n    kept\n\n\n",
    "at: [x, y, 'z: 1']",
    "at: [x,\n  y,\n z]",
    "at:\n- x\n- y",
    "at:\n  - x\n  # between\n  - {a: 1, b: [2]}",
    "more: {a: 1, b: {c: [d, e]}}",
    "more:\n    a: 1\n    b:\n      - c: d\n        e: f",
    "pair: [&ANCHOR x, *ANCHOR, {y: *ANCHOR}]",
    "name: Käännös 日本 🙂 # 🙂",
    "empty: {}",
    "left-out:",
    "left-out: ~ # remark",
    "left-out: {a, b: '', c: [d, null]}",
    "left-out:\n  -\n  - x\n  - ''",
    "twice: {a: 1, a: 2}",
    "none: []",
)
BETWEEN = ("", "\n", "# remark\n", "  # indented remark\n", "   \n", "      # far in\n")
IDS = ("a", "b", "c-1", "name", "promises")


def rarely(draw: st.DrawFn, times: int = 12) -> bool:
    return draw(st.integers(1, times)) == times


@st.composite
def item(draw: st.DrawFn, item_id: str, indent: str, anchor: str) -> str:
    """An item with its fields in a form of its own."""
    if rarely(draw, 4):
        return f"{indent}{item_id}: {{name: A, at: [b, c]}} # remark\n"
    if rarely(draw, 20):
        return f"{indent}{item_id}: {{name: A,\n  at: [b,\n{indent}a: c]}}\n"
    key = f'"{item_id}"' if rarely(draw, 40) else item_id
    remark = draw(st.sampled_from(("", " ", " # remark", "\t# after\ttabs")))
    text = f"{indent}{key}:{remark}\n"
    names: set[str] = set()
    for field in draw(st.lists(st.sampled_from(FIELDS), min_size=1, max_size=4)):
        name = field.partition(":")[0]
        if name not in names and (name != "wild" or rarely(draw, 3)):
            names.add(name)
            lines = field.replace("ANCHOR", anchor).split("\n")
            text += "\n".join([f"{indent}  {lines[0]}", *(f"{indent}  {x}" if x else x for x in lines[1:])]) + "\n"
            text += draw(st.sampled_from(BETWEEN))
    if rarely(draw):
        # A text in quotes may begin its lines where sections and items do.
        text += f'{indent}  wild: "x\n{draw(st.sampled_from(IDS))}: y\n{indent}{draw(st.sampled_from(IDS))}: z"\n'
    return text


@st.composite
def files(draw: st.DrawFn) -> str:
    """A file of a portfolio, as different people and programs write it."""
    text = draw(st.sampled_from(("", "", "", "---\n", "# first\n", "\n\n--- # start\n")))
    if rarely(draw):
        text = draw(st.sampled_from(("\ufeff", "%YAML 1.1\n---\n")))
    indents = ("  ", "   ") if rarely(draw) else draw(st.sampled_from((("  ",), ("    ",))))
    sections = draw(st.lists(st.sampled_from(("promises", "roles", "skills")), min_size=1, max_size=3, unique=True))
    about = draw(st.sampled_from(("", "", "portfolio: {name: A}\n", "portfolio:\n  name: B\n  locales:\n  - en\n")))
    first = draw(st.booleans())
    text += about if first else ""
    number = 0
    for section in sections:
        name = f'"{section}"' if rarely(draw, 30) else section
        text += name + draw(st.sampled_from((":\n", ": # remark\n", ":  \n"))) + draw(st.sampled_from(BETWEEN))
        indent = draw(st.sampled_from(indents))
        for item_id in draw(st.lists(st.sampled_from(IDS), min_size=1, max_size=4, unique=True)):
            number += 1
            if number > 1 and rarely(draw, 20):
                text += f"{indent}{item_id}: {{at: *shared}}\n"
                text = text.replace("at: [x, y", "at: &shared [x, y", 1)
            else:
                text += draw(item(item_id, indent, f"n{number}"))
            text += draw(st.sampled_from(BETWEEN))
    text += "" if first else about
    text = draw(st.sampled_from((text, text, text, text.rstrip("\n"), text + "\n\n# last")))
    if rarely(draw):
        text += "...\n"
    if rarely(draw):
        return text.replace("\n", "\r\n", 2).replace("\n# ", "\u2028# ")
    return text.replace("\n", draw(st.sampled_from(("\n", "\n", "\n", "\r\n", "\r\n", "\r" if rarely(draw) else "\n"))))


def paths(value: Any, path: KeyPath = ()) -> Iterator[KeyPath]:
    yield path
    yield (*path, "not-there")
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, tuple) else ()
    for key, below in inner:
        yield from paths(below, (*path, key))


def items(plain: dict[str, Any]) -> Iterator[tuple[Address, Any]]:
    for name, values in plain.items():
        if name == "portfolio":
            yield (name,), values
        elif isinstance(values, dict):
            yield from (((name, item_id), fields) for item_id, fields in values.items())


def places(tree: Tree, plain: dict[str, Any]) -> list[object]:
    return [
        (address, path, tree.span(address, path), tree.key_span(address, path), tree.written(address, path))
        for address, fields in items(plain)
        for path in paths(fields)
    ]


@settings(max_examples=400, deadline=None)
@given(files())
@example('promises:\n  "a": {says: "x\n  a: foo"}\n')
@example('promises:\n  a: {says: "x\n  b: foo"}\n  "b": {says: y}\n')
@example("promises:\n  a: {name: A}\nroles: {b: {name: B}}\n")
@example("promises:\n  a: &x {name: A}\n  b: *x\n")
@example("promises:\n  ? a\n  : name: A\n")
@example("promises:\n  a:\n    says: |+\n      x\n\n\n# end\n\nroles:\n  b: {name: B}")
def test_places_are_those_of_the_whole_file(text: str) -> None:
    read = plain_file(text)
    if read is None:
        return
    whole, sliced = Tree("f.yaml", "f.yaml", text), Tree("f.yaml", "f.yaml", text)
    sliced.holds(read.values)
    assert places(sliced, read.values) == places(whole, read.values)


@pytest.mark.parametrize("breaks", ["\n", "\r\n"])
def test_an_item_is_read_from_its_own_lines(breaks: str) -> None:
    text = "# first\npromises: # all\n\n  # remark\n  a:\n    name: A\n  b: {name: B}\nroles:\n  a: {name: C}\n"
    text = text.replace("\n", breaks)
    plain = plain_values(text)
    assert plain is not None
    lines = lines_of_items(text, plain)
    assert {address: (one.text.splitlines()[0].strip(), one.before) for address, one in lines.items()} == {
        ("promises", "a"): ("a:", 4),
        ("promises", "b"): ("b: {name: B}", 6),
        ("roles", "a"): ("a: {name: C}", 8),
    }


@pytest.mark.parametrize(
    "text",
    [
        'promises:\n  "a":\n    name: A\n',
        'promises:\n  a:\n    says: "x\n  b: y"\n',
        "promises: {a: {name: A}}\n",
        "promises:\n  a: {name: A}\nroles:\n    b: {name: B}\n",
        "promises:\n  a: {name: A}\n...\n",
    ],
)
def test_where_items_share_lines_the_whole_file_is_read(text: str) -> None:
    plain = plain_values(text)
    assert plain is not None
    assert lines_of_items(text, plain) == {}


@pytest.mark.parametrize("breaks", ["\n", "\r\n"])
def test_what_is_one_text_in_its_line_is_placed_without_composing(breaks: str, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "roles:\n  a: # remark\n    name: Ää B\n\n    for:\n    - b\n    - c\n    says: >\n      d\n"
    text = text.replace("\n", breaks)
    plain = plain_values(text)
    assert plain is not None
    tree, item = Tree("f.yaml", "f.yaml", text), ("roles", "a")
    tree.holds(plain)
    monkeypatch.delattr("promisekit.read.document.compose")
    assert tree.span(item, ("name",)) == ("f.yaml", 3, 11, 3, 15)
    assert tree.key_span(item, ("name",)) == ("f.yaml", 3, 5, 3, 9)
    assert tree.span(item, ("for", 1)) == ("f.yaml", 7, 7, 7, 8)
    assert tree.key_span(item, ("says",)) == ("f.yaml", 8, 5, 8, 9)
    assert tree.key_span(item, ("left-out",)) == tree.span(item, ("left-out", "b")) == ("f.yaml", 2, 3, 2, 4)
    assert tree.written(item, ("name", 0, "text")) == ("name",)
    assert tree.written(item, ("for", 1)) == ("for", 1)
