"""Whatever stands in a file, reading it ends with a portfolio and diagnostics at places that exist."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from promisekit.check import check
from promisekit.model.portfolio import SECTIONS
from promisekit.read import load
from promisekit.read.shape import field_names
from promisekit.report.excerpt import source_lines

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
    import json

    read_and_check(json.dumps(document).encode())
