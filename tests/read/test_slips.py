"""What people type that is no YAML: the first message is about that, at that line."""

from __future__ import annotations

import re

import pytest

from tests.conftest import Write

TEXT = """\
promises:
  book-in-hand:
    promise: Your book is in your hand within two days.
    kept_at: [counter]
    within: 2 working days
    accountable: lending
roles:
  librarian:
    name: Librarian
    function: lending
    guidelines:
      book-in-hand:
        do:
          - Put the book on the shelf
          - Send the message
          - Note the day
        say: "Your book is here"
        if_it_fails: {escalate_to: head, within: 1 h}
"""

SLIPS = {
    "no space after a colon": ("within: 2", "within:2", 5, "a space is missing after the colon of `within`"),
    "no-break space after a colon": ("within: 2", "within:\u00a02", 5, "a space is missing after the colon of"),
    "no colon after a section": ("promises:\n", "promises\n", 1, "a colon is missing after `promises`"),
    "no colon after an id": ("  book-in-hand:\n    p", "  book-in-hand\n    p", 2, "a colon is missing after `book-in"),
    "no colon after the first field": ("promise: Your", "promise Your", 3, "a colon is missing after `promise`"),
    "no colon after a field": ("within: 2", "within 2", 5, "a colon is missing after `within`"),
    "no colon after the last field": ("accountable: l", "accountable l", 6, "a colon is missing after `accountable`"),
    "no colon above a list": ("        do:\n", "        do\n", 13, "a colon is missing after `do`"),
    "a semicolon": ("within: 2", "within; 2", 5, "`;` stands after `within`, where a colon is due"),
    "an equals sign": ("within: 2", "within = 2", 5, "`=` stands after `within`, where a colon is due"),
    "a wide colon": ("within: 2", "within：2", 5, "`：` stands after `within`, where a colon is due"),
    "text goes on under its name": ("within two", "within\n    two", 4, "the text of `promise` goes on here"),
    "text goes on a little further out": ("within two", "within\n   two", 4, "the text of `promise` goes on here"),
    "text begins under its name": ("promise: Your", "promise:\n    Your", 4, "the text of `promise` begins here"),
    "text of a block under its name": ("promise: Y", "promise: >-\n    Y", 4, "the text of `promise` begins here"),
    "entry goes on under its dash": ("book on the", "book\n          on the", 15, "the text of the dash goes on here"),
    "entry goes on under the list": ("book on the", "book\n        on the", 15, "the text of the dash goes on here"),
    "no-break spaces": (
        "    within",
        "\u00a0\u00a0\u00a0\u00a0within",
        5,
        "a no-break or other special space (U+00A0)",
    ),
    "no-break space among others": ("    within", "  \u00a0 within", 5, "a no-break or other special space (U+00A0)"),
    "no-break space after a dash": ("- Send", "-\u00a0Send", 15, "a no-break or other special space (U+00A0)"),
    "a longer dash": ("- Send", "– Send", 15, "`–` is no mark of a list's entry"),
    "a bullet": ("- Send", "• Send", 15, "`•` is no mark of a list's entry"),
    "a star": ("- Send", "* Send", 15, "`*` is no mark of a list's entry"),
    "a first entry's star": ("- Put", "* Put", 14, "`*` is no mark of a list's entry"),
    "a number": ("- Send", "2. Send", 15, "`2.` is no mark of a list's entry"),
    "no space after a dash": ("- Send", "-Send", 15, "a space is missing after the dash"),
    "apostrophe": ('"Your book is here"', "'Your book's here'", 17, "an apostrophe ends the text here"),
    "apostrophe in an entry": ("- Send the", "- 'Don't send", 15, "an apostrophe ends the text here"),
    "apostrophe in brackets": ("[counter]", "['driver's seat', counter]", 4, "an apostrophe ends the text here"),
    "text after quotes": ('here"', 'here", please', 17, "text goes on after the closing quotation mark"),
    "quotes in quotes": ('book is here"', '"book" is here"', 17, "text goes on after the closing quotation mark"),
    "quotes never closed": ('here"', "here", 17, "a quotation mark is never closed"),
    "single quotes never closed": ("promise: Your", "promise: 'Your", 3, "a quotation mark is never closed"),
    "colon in a text": ("promise: Your", "promise: We say: your", 3, "a colon followed by a space stands inside a"),
    "colon in an entry": ("Send the", "Say now: please: the", 15, "a colon followed by a space stands inside a"),
    "colon in an entry that goes on": ("Send the", "Say now: the\n            next", 15, "a colon followed by a space"),
    "merge": ("    within", "<<<<<<< HEAD\n    within", 5, "a merge conflict was left here"),
    "rest of a merge": ("    within", ">>>>>>> theirs\n    within", 5, "a merge conflict was left here"),
    "middle of a merge": ("    within", "=======\n    within", 5, "a merge conflict was left here"),
    "text beside its mark": ("promise: Your", "promise: | Your", 3, "text stands in the line of `|`"),
    "remark of another language": ("    within", "    // ask Anna\n    within", 5, "`//` begins no remark"),
    "a hash sign in brackets": ("[counter]", "[counter #3, desk]", 4, "after a space, `#` begins a remark, and"),
    "a hash sign in braces": (
        "{escalate_to: head, within: 1 h}",
        "{escalate_to: head #2, within: 1 h}",
        18,
        "after a sp",
    ),
    "bracket never closed": ("[counter]", "[counter", 4, "a bracket is never closed"),
    "other bracket": ("[counter]", "[counter}", 4, "a bracket is never closed"),
    "tab": ("    within", "\twithin", 5, "a tab stands where spaces are due"),
    "too far out": ("    within", "   within", 5, "this line does not line up with the ones above"),
    "too far in": ("    within", "     within", 5, "this line does not line up with the ones above"),
}


@pytest.mark.parametrize(("typed", "instead", "line", "says"), SLIPS.values(), ids=SLIPS)
def test_a_slip_is_named_where_it_was_typed(read: Write, typed: str, instead: str, line: int, says: str) -> None:
    assert typed in TEXT
    [found] = [d for d in read(TEXT.replace(typed, instead, 1)).diagnostics if d.code != "PK018"]
    assert (found.span.line, found.code) == (line, "PK001")
    assert found.message.startswith(says)
    assert found.hint


@pytest.mark.parametrize(
    ("typed", "instead"),
    [pair[:2] for name, pair in SLIPS.items() if re.search("no colon|^no space|semicolon|equals|wide|bullet", name)],
)
def test_the_way_out_can_be_typed_as_it_says(read: Write, typed: str, instead: str) -> None:
    text = TEXT.replace(typed, instead, 1)
    [found] = [d for d in read(text).diagnostics if d.code == "PK001"]
    lines = text.split("\n")
    [written] = re.findall("`([^`]+)`", found.hint)
    lines[found.span.line - 1] = (
        " " * (len(lines[found.span.line - 1]) - len(lines[found.span.line - 1].lstrip())) + written
    )
    assert [d.code for d in read("\n".join(lines)).diagnostics if d.code == "PK001"] == []


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (rb"{\rtf1\ansi\ansicpg1252 promises:\ }", "this is rich text (RTF), not plain text"),
        (b"PK\x03\x04\x14\x00\x06\x00", "this is a document of a word processor or a spreadsheet"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "this is a document of a word processor or a spreadsheet"),
        (b"%PDF-1.7\n%\xe2\xe3", "this is a PDF, not plain text"),
        (b"<!DOCTYPE html><html>", "this is a web page, not the file itself"),
        ("promises: {}\n".encode("utf-16-le"), "the file is UTF-16, not UTF-8"),
        ("promises: {}\n".encode("utf-16-be"), "the file is UTF-16, not UTF-8"),
    ],
)
def test_a_document_of_another_program_is_called_what_it_is(read: Write, content: bytes, says: str) -> None:
    [found] = [d for d in read(content).diagnostics if d.code != "PK018"]
    assert (found.code, found.span.line) == ("PK002", 1)
    assert found.message.startswith(says)
    assert found.hint
