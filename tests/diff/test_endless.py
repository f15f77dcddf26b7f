"""Aliases that hold themselves: every walk over a file comes to its end."""

from __future__ import annotations

from pathlib import Path

import pytest

from promisekit.check import check
from promisekit.diff import compare
from promisekit.model.walk import KeyPath
from promisekit.read import load
from promisekit.report.plain_form import plain_form
from tests.ending import ending

BEFORE = """\
portfolio: {name: Bookshop}
functions:
  shop: {name: Shop, kind: frontline}
journeys:
  buying:
    name: Buying
    phases: [{name: Order, steps: [{customer: Orders}]}]
promises:
  ready: {promise: Your book is ready., kept_at: [counter], accountable: shop, tags: [book]}
"""


PATHS: tuple[KeyPath, ...] = (
    ("tags", 0), ("tags", 0, 0), ("kept_at", 0), ("links", 0), ("links", 0, "url"), ("remedy", "gives"),
    ("commitments", "first", "by"), ("improves", "ready"), ("phases", 0, "steps", 0),
    ("phases", 0, "steps", 0, "steps"),
)  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("[book]", "&a [*a]"),
        ("[book]", "&a [[*a]]"),
        ("[book]", "&a {? *a : *a}"),
        ("[counter]", "&a [*a, counter]"),
        ("tags: [book]", "links: &a [{label: *a, url: *a}]"),
        ("tags: [book]", "remedy: &a {gives: *a}"),
        ("tags: [book]", "commitments: &a {first: *a}"),
        ("[{customer: Orders}]", "&a [*a]"),
        ("[{name: Order, steps: [{customer: Orders}]}]", "&a [{name: Order, steps: *a}]"),
        ("promises:\n  ready: {", "promises: &a\n  ready: {improves: *a, "),
        ("  shop: {name: Shop, kind: frontline}", "  shop: &a {name: Shop, kind: frontline, tags: [*a, {*a : *a}]}"),
    ],
)
def test_an_alias_that_holds_itself(old: str, new: str, tmp_path: Path) -> None:
    text = BEFORE.replace(old, new)
    assert text != BEFORE
    for name, content in (("old", BEFORE), ("new", text)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.yaml").write_text(content)
    with ending():
        before, after = load(tmp_path / "old", "old"), load(tmp_path / "new", "new")
        assert {finding.code for finding in check(after)} & {"PK003", "PK013"}
        for one, other in ((before, after), (after, before), (after, after)):
            comparison = compare(one, other)
            assert all(change.code for change in comparison.changes)
        for address in (("functions", "shop"), ("journeys", "buying"), ("promises", "ready")):
            for path in PATHS:
                span = after.source_map.span((*address, *path))
                assert span.path == "new/a.yaml" and 1 < span.line <= text.count("\n")
        assert plain_form(text.encode()) == text.encode()
