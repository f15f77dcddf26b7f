"""Whatever stands in a file, reading it ends with a portfolio and diagnostics at places that exist."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from promisekit.check import check
from promisekit.model.portfolio import SECTIONS
from promisekit.read import load
from promisekit.read.folder import DiskFolder, SourceFile
from promisekit.read.lines import source_lines
from promisekit.read.part import FilePart, PartBuilder
from promisekit.read.plain_file import unpacked
from promisekit.read.sections import read_sections
from promisekit.read.shape import field_names
from promisekit.read.tree import Tree
from promisekit.read.values import plain_file

FIELDS = sorted({name for model in SECTIONS.values() for name in field_names(model)} | {"id", "does", "role", "steps"})
VALUES = (
    "billing|2 days|10 EUR|95 %|mon-fri 08:00-16:00|always|2026-01-31|4|true||~|[[billing]]|text with: colon|no|{|[|"
    "*a|&a x|!!str x|\t|- x|\u2028|😀"
).split("|")

scalars = st.sampled_from(VALUES) | st.text(max_size=8)
values = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(FIELDS), inner, max_size=4),
    max_leaves=12,
)
items = st.dictionaries(st.sampled_from(FIELDS), values, max_size=6) | values
sections = st.dictionaries(st.sampled_from(["a", "billing", "A b", "x-1"]), items, max_size=3) | values
documents = st.dictionaries(st.sampled_from([*SECTIONS, "portfolio", "other"]), sections, max_size=4)


def as_flow(value: object) -> str:
    """The value as flow YAML, scalars as they come: what comes out is often broken, which is the point."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {as_flow(entry)}" for key, entry in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(as_flow(entry) for entry in value) + "]"
    return str(value)


def read_and_check(content: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "a.yaml").write_bytes(content)
        loaded = load(folder, shown_as="b")
        diagnostics = check(loaded)
    lines = source_lines(content.decode("utf-8", "replace"))
    for diagnostic in diagnostics:
        span = diagnostic.span
        assert span.path in ("b", "b/a.yaml")
        assert 1 <= span.line <= len(lines) + 1 and span.column >= 1
        assert (span.end_line, span.end_column) >= (span.line, span.column)
        assert diagnostic.message and diagnostic.hint
    for item in loaded.portfolio.items():
        assert loaded.source_map.line_of(item.section, item.id)


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=60) | st.text(max_size=60).map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_any_bytes(content: bytes) -> None:
    read_and_check(content)


@settings(max_examples=300, deadline=None)
@given(documents)
def test_any_document_with_our_words_in_it(document: dict[str, object]) -> None:
    lines = [f"{section}: {as_flow(content)}" for section, content in document.items()]
    read_and_check("\n".join(lines).encode("utf-8", "surrogatepass"))


@settings(max_examples=200, deadline=None)
@given(documents)
def test_any_well_formed_document_with_our_words_in_it(document: dict[str, object]) -> None:
    read_and_check(json.dumps(document).encode())


filled = st.recursive(
    st.sampled_from([value for value in VALUES if value.strip()]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(FIELDS), inner, max_size=3),
    max_leaves=5,
)
fields = st.dictionaries(st.sampled_from(FIELDS), filled, max_size=6)
in_form = st.dictionaries(
    st.sampled_from([*SECTIONS]), st.dictionaries(st.sampled_from(["a", "billing", "x-1"]), fields, max_size=3)
)


holed = st.recursive(
    st.sampled_from([*(value for value in VALUES if value.strip()), "", None]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(FIELDS), inner, max_size=3),
    max_leaves=5,
)
with_holes = st.dictionaries(
    st.sampled_from([*SECTIONS, "portfolio"]),
    st.dictionaries(
        st.sampled_from(["a", "billing", "x-1", "name", "within"]),
        st.dictionaries(st.sampled_from([*FIELDS, "promises", "roles"]), holed, max_size=6),
        max_size=3,
    ),
)


@settings(max_examples=400)
@given(in_form | with_holes)
def test_a_file_gives_the_same_by_its_values_as_node_by_node(document: dict[str, object]) -> None:
    text = json.dumps(document, ensure_ascii=False)
    file, folder = SourceFile("b/a.yaml", "a.yaml"), DiskFolder(Path("nowhere"), "b")
    builder = PartBuilder(Tree(file.shown, file.relative, text), folder)
    read = plain_file(text)
    plain = unpacked(read.packed(), file.shown) if read else None
    by_node = told(read_sections(file, text, folder))
    if plain is None:
        assert "PK0" in str(by_node), "what has no plain values has something to be reported"
    elif builder.take(plain.values, plain.said):
        assert told(builder.part) == by_node
    else:
        assert "PK0" in str(by_node), "the name of a section stands inside another"


def told(part: FilePart) -> object:
    entries = [(e.address, e.built, e.diagnostics, e.stand_ins, e.is_broken, e.has_lost) for e in part.entries]
    places = [part.places.span((*e.address, "name")) for e in part.entries]
    return entries, part.diagnostics, part.unread_ids, part.has_unread, part.has_unknown, places
