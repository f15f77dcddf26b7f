"""A copied file is named as the copy of the other, once, and nothing is read from it."""

from __future__ import annotations

import pytest

from promisekit.check import check
from promisekit.diagnostic import Diagnostic, Severity
from promisekit.read import Loaded
from tests.conftest import Write
from tests.mistakes.breaking import TODAY

BASE = """\
portfolio: {name: Bookshop}
functions:
  shop: {name: Shop, kind: frontline, lead: seller}
roles:
  seller: {name: Bookseller, function: shop}
touchpoints:
  counter: {name: Counter, channel: store, responsible: shop, roles: [seller]}
"""
PROMISES = """\
promises:
  ready: {promise: Your book is ready., kept_at: [counter], accountable: shop}
  there: {promise: Your book is there., kept_at: [counter], accountable: shop}
  right: {promise: Your bill is right., kept_at: [counter], accountable: shop}
"""


def the_error(loaded: Loaded, copy: str) -> Diagnostic:
    """The one error, after it was seen that nothing else is said about the copy."""
    found = check(loaded, today=TODAY)
    errors = [d for d in found if d.severity is Severity.ERROR]
    assert len(errors) == 1, errors
    assert errors[0].code == "PK010" and errors[0].span.path == f"blueprints/{copy}"
    assert [d.span.path for d in found].count(f"blueprints/{copy}") == 1
    return errors[0]


@pytest.mark.parametrize(
    "copy",
    [
        "promises - Copy.yaml",
        "promises - Copy (2).yaml",
        "promises (1).yaml",
        "promises copy.yaml",
        "Copy of promises.yaml",
        "promises - Kopio.yaml",
        "Kopie von promises.yaml",
        "promises \u2013 Kopie.yaml",
        "promises.bak.yaml",
        "promises_old.yaml",
        "promises-backup.yml",
        "promises.sync-conflict-20261127-190000-ABC.yaml",
        "old/promises.yaml",
        "a/promises.yaml",
        "promises (Anna's conflicted copy 2026-11-27).yaml",
        "promises2.yaml",
        "promises-v2.yaml",
    ],
)
def test_the_copy_is_the_second_place_whatever_its_name(read: Write, copy: str) -> None:
    loaded = read({"base.yaml": BASE, "promises.yaml": PROMISES, copy: PROMISES})
    error = the_error(loaded, copy)
    assert error.message == f"`{copy}` is a copy of `promises.yaml`: it gives the same 3 items"
    assert error.span.line == 2 and error.related[0].span.path == "blueprints/promises.yaml"
    assert "remove it" in error.hint and "`_" in error.hint
    assert loaded.source_map.file_of("promises", "ready") == "promises.yaml"


def test_an_edited_copy_is_said_to_differ(read: Write) -> None:
    copy = PROMISES.replace("book is ready", "book is ready in two days")
    error = the_error(
        read({"base.yaml": BASE, "promises.yaml": PROMISES, "promises - Copy.yaml": copy}), "promises - Copy.yaml"
    )
    assert "gives the same 3 items" in error.message and "differ" in error.message
    assert "one of the two files" in error.hint


def test_what_only_a_copy_gives_is_not_called_unknown(read: Write) -> None:
    copy = PROMISES + "  new: {promise: Your bag is new., kept_at: [counter], accountable: shop}\n"
    story = "stories: {janet: {says: I got a bag., shows: new}}\n"
    files = {"base.yaml": BASE + story, "promises.yaml": PROMISES, "promises (1).yaml": copy}
    error = the_error(read(files), "promises (1).yaml")
    assert "again 3" in error.message and "1 more" in error.message


def test_a_copy_of_the_portfolio_section_is_part_of_the_copy(read: Write) -> None:
    the_error(read({"base.yaml": BASE, "base - Copy.yaml": BASE, "promises.yaml": PROMISES}), "base - Copy.yaml")


def test_every_copy_is_named(read: Write) -> None:
    names = ["promises (1).yaml", "promises (2).yaml", "promises copy.yaml"]
    loaded = read({"base.yaml": BASE, "promises.yaml": PROMISES} | dict.fromkeys(names, PROMISES))
    errors = [d for d in check(loaded, today=TODAY) if d.severity is Severity.ERROR]
    assert [d.span.path for d in errors] == [f"blueprints/{name}" for name in names]
    assert all("copy of `promises.yaml`" in d.message for d in errors)


def test_what_is_wrong_in_a_file_is_not_said_again_of_its_copy(read: Write) -> None:
    for broken in (PROMISES + "  torn: {promise: [\n", PROMISES.replace("kept_at", "kept_att")):
        loaded = read({"base.yaml": BASE, "promises.yaml": broken, "promises copy.yaml": broken})
        paths = {d.span.path: d for d in loaded.diagnostics}
        assert "copy of `promises.yaml`" in paths["blueprints/promises copy.yaml"].message
        assert [d.span.path for d in loaded.diagnostics].count("blueprints/promises copy.yaml") == 1


def test_two_files_that_share_one_id_are_no_copies(read: Write) -> None:
    other = PROMISES.replace("there", "away").replace("right", "nice")
    loaded = read({"base.yaml": BASE, "promises.yaml": PROMISES, "more.yaml": other})
    assert [d.message for d in loaded.diagnostics] == ["`ready` is the id of two items"]
    assert set(loaded.portfolio.promises) == {"ready", "there", "right", "away", "nice"}
