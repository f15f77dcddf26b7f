"""A text that ends at a remark which looks like the rest of it."""

from __future__ import annotations

import pytest

from tests.conftest import Write

TEXT = """\
portfolio: {name: Bookshop}
functions:
  shop: {name: Shop, kind: frontline}
promises:
  ready:
    promise: Your book waits at the counter.
    accountable: shop
    kept_at: [counter]
    within: 2 working days
    guidelines:
      tell: {role: seller, do: [Write the day on the slip.]}
    tags: [a]
"""
PROMISE = "promise: Your book waits at the counter."


def cut(read: Write, typed: str, instead: str) -> list[str]:
    assert typed in TEXT
    found = [d for d in read(TEXT.replace(typed, instead)).diagnostics if d.code == "PK020"]
    return [f"{d.span.line}:{d.span.column} {d.severity.word} {d.message} | {d.hint}" for d in found]


def test_the_message_says_what_is_lost_and_the_hint_how_to_keep_it(read: Write) -> None:
    assert cut(read, PROMISE, "promise: Your book waits at counter #3 within a day.") == [
        "6:41 warning the text of `promise` of `ready` ends before `#3 within a day.`: "
        "after a space, `#` begins a remark | if it belongs to the text, put the whole text in quotes: "
        '"Your book waits at counter #3 within a day."; if not, write `# `'
    ]


@pytest.mark.parametrize(
    ("typed", "instead"),
    [
        ("name: Bookshop", "name: Bookshop}\n# and #more"),
        (PROMISE, "promise: Your book\n      waits at counter #3"),
        (PROMISE, "promise: {en: Your book\n, sv: Din bok #3\n}"),
        ("do: [Write the day on the slip.]}", "do: [Write the day #1\n]}"),
        ("do: [Write the day on the slip.]", "say: Ask for #SSE\n  "),
    ],
    ids=["brace", "two lines", "translated", "entry", "hash tag"],
)
def test_wherever_prose_stands(read: Write, typed: str, instead: str) -> None:
    assert len(cut(read, typed, instead)) == (0 if "more" in instead else 1)


@pytest.mark.parametrize(
    ("typed", "instead"),
    [
        (PROMISE, f"{PROMISE} # as agreed in May"),
        (PROMISE, f"{PROMISE}  #as agreed in May"),
        (PROMISE, f"{PROMISE} #TODO ask Anna"),
        (PROMISE, f"{PROMISE} ## as agreed"),
        (PROMISE, 'promise: "Your book waits at counter #3"'),
        (PROMISE, "promise: 'Your book waits at counter #3' #3"),
        (PROMISE, "promise: >-\n      Your book waits at counter #3"),
        (PROMISE, "promise: Your book waits at counter#3"),
        ("within: 2 working days", "within: 2 working days #5"),
        ("kept_at: [counter]", "kept_at: counter #1"),
        ("kept_at: [counter]", "kept_at: [counter] #1"),
        ("    tags: [a]\n", "    tags: [a]\n  #more\n"),
    ],
)
def test_what_was_meant_as_a_remark_stays_one(read: Write, typed: str, instead: str) -> None:
    assert cut(read, typed, instead) == []


def test_a_warning_hides_nothing_else_and_the_item_is_read(read: Write) -> None:
    loaded = read(TEXT.replace(PROMISE, "promise: Your book waits at counter #3"))
    assert str(loaded.portfolio.promises["ready"].promise) == "Your book waits at counter"
    assert not loaded.has_unread
    assert not loaded.may_be_unread("nobody")


def test_a_text_that_begins_with_a_hash_sign_is_not_just_called_empty(read: Write) -> None:
    [found] = [d for d in read(TEXT.replace(PROMISE, "promise: #1 in service")).diagnostics if d.code == "PK008"]
    assert found.message == "`promise` of `ready` has no value"
    assert (
        found.hint == 'after a space, `#` begins a remark; if it belongs to the text, put it in quotes: "#1 in service"'
    )
    [found] = [d for d in read(TEXT.replace(PROMISE, "promise: # later")).diagnostics if d.code == "PK008"]
    assert found.hint == "write a value after the colon, or remove it"


@pytest.mark.parametrize("breaks", ["\r\n", "\r", "\x85", "\u2028"])
def test_lines_are_counted_as_yaml_counts_them(read: Write, breaks: str) -> None:
    text = TEXT.replace(PROMISE, "promise: Your book waits at counter #3\n    tags: #1").replace("\n    tags: [a]", "")
    found = [d for d in read(text.replace("\n", breaks)).diagnostics if d.code in ("PK008", "PK020")]
    assert [(d.code, d.span.line) for d in found] == [("PK008", 7), ("PK020", 6)]
