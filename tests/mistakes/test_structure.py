"""What stands under another name, in another place or in another form is told once, and read as it was meant."""

from __future__ import annotations

import textwrap

import pytest

from promisekit.check import check
from promisekit.diagnostic import Diagnostic, Severity
from promisekit.read import Loaded
from tests.conftest import Write
from tests.mistakes.breaking import TODAY

BASE = """\
portfolio:
  name: Bookshop
functions:
  shop: {name: Shop, kind: frontline, lead: seller}
  accounts: {name: Accounts, kind: support, lead: clerk}
roles:
  seller: {name: Bookseller, function: shop}
  clerk: {name: Accounts clerk, function: accounts}
touchpoints:
  counter: {name: Counter, channel: store, responsible: shop, roles: [seller]}
pain_points:
  late-book: {terms: [time], at: [counter], says: Nobody told me., severity: 5}
"""
GUIDELINE = """\
      tell:
        role: seller
        do: [Write the day on the slip.]
        if_it_fails: {escalate_to: clerk, within: 1 working hour}
"""
WITHOUT_ID = textwrap.indent(textwrap.dedent(GUIDELINE.partition("\n")[2]), "      ")
COMMITMENT = """\
      fetch: {by: shop, does: Fetches the book, within: 1 working day}
"""
PROMISE = f"""\
  ready:
    promise: Your book is ready within two working days.
    answers: [late-book]
    kept_at: [counter]
    accountable: shop
    within: 2 working days
    commitments:
{COMMITMENT}    guidelines:
{GUIDELINE}"""
PROMISES = f"promises:\n{PROMISE}"
JOURNEY = """\
journeys:
  buying:
    name: Buying
    phases:
      - name: At the counter
        steps:
          - id: pays
            customer: Pays
            touchpoint: counter
"""


def the_error(loaded: Loaded) -> Diagnostic:
    """The one error, after it was seen that nothing is said about what nobody does or refers to."""
    found = check(loaded, today=TODAY)
    assert not {d.code for d in found} & {"PK018", "PK101", "PK201", "PK204", "PK205", "PK206", "PK208", "PK209"}
    errors = [d for d in found if d.severity is Severity.ERROR]
    assert len(errors) == 1, errors
    assert errors[0].hint
    return errors[0]


def place(error: Diagnostic) -> tuple[str, int]:
    return error.span.path.removeprefix("blueprints/"), error.span.line


@pytest.mark.parametrize("name", ["promise", "Promises", "PROMISES", "pormises", "promisses"])
def test_a_misspelt_section_is_read_as_the_one_that_was_meant(read: Write, name: str) -> None:
    loaded = read({"base.yaml": BASE, "promises.yaml": PROMISES.replace("promises", name, 1)})
    error = the_error(loaded)
    assert place(error) == ("promises.yaml", 1)
    assert f"`{name}`" in error.message and error.hint == "did you mean `promises`?"
    assert loaded.portfolio.promises["ready"].guidelines["tell"].role == "seller"
    assert loaded.source_map.span(("promises", "ready", "within")).line == 7


@pytest.mark.parametrize(
    ("section", "name"),
    [("pain_points", "pain-points"), ("pain_points", "Pain points"), ("portfolio", "Portfolio"), ("roles", "role")],
)
def test_any_section_is(read: Write, section: str, name: str) -> None:
    loaded = read({"base.yaml": BASE.replace(f"{section}:\n", f"{name}:\n"), "promises.yaml": PROMISES})
    assert the_error(loaded).hint == f"did you mean `{section}`?"
    assert loaded.portfolio.about.name == "Bookshop"


@pytest.mark.parametrize("name", ["lupaukset", "löften", "guarantees", "zzz"])
def test_an_everyday_name_or_what_stands_below_suggests_the_section(read: Write, name: str) -> None:
    loaded = read({"base.yaml": BASE, "promises.yaml": PROMISES.replace("promises", name, 1)})
    assert the_error(loaded).hint == "did you mean `promises`?"
    assert not loaded.portfolio.promises


def test_what_a_misspelt_section_adds_to_the_right_one_counts(read: Write) -> None:
    more = PROMISE.replace("  ready:", "  there:").replace("is ready", "is there")
    loaded = read({"base.yaml": BASE, "promises.yaml": f"promise:\n{PROMISE}{more}{PROMISES}"})
    assert place(the_error(loaded)) == ("promises.yaml", 1)
    assert set(loaded.portfolio.promises) == {"ready", "there"}
    assert loaded.source_map.line_of("promises", "ready") == PROMISE.count("\n") * 2 + 3


def test_an_indented_section_is_read(read: Write) -> None:
    head, roles, rest = BASE.partition("roles:\n")
    rest = (
        textwrap.indent(roles + rest.partition("touchpoints")[0], "  ")
        + "touchpoints"
        + rest.partition("touchpoints")[2]
    )
    loaded = read({"base.yaml": head + rest, "promises.yaml": PROMISES})
    error = the_error(loaded)
    assert place(error) == ("base.yaml", 6)
    assert "`roles:`" in error.message and "`functions:`" in error.message and "left" in error.hint
    assert set(loaded.portfolio.roles) == {"seller", "clerk"}


def test_sections_inside_the_portfolio_section_are_read_and_told_once(read: Write) -> None:
    head, functions, rest = BASE.partition("functions:\n")
    loaded = read({"base.yaml": head + textwrap.indent(functions + rest, "  "), "promises.yaml": PROMISES})
    error = the_error(loaded)
    assert place(error) == ("base.yaml", 3) and "3 more" in error.message
    assert "shop" in loaded.portfolio.functions and "late-book" in loaded.portfolio.pain_points


def test_a_whole_file_may_be_indented(read: Write) -> None:
    found = check(read({"base.yaml": textwrap.indent(BASE, "   "), "promises.yaml": PROMISES}), today=TODAY)
    assert [d.code for d in found if d.severity is Severity.ERROR] == []


@pytest.mark.parametrize("above", ["", "promises:\n"])
def test_items_at_the_left_edge_are_read_and_told_once(read: Write, above: str) -> None:
    items = textwrap.dedent(PROMISE + PROMISE.replace("ready", "there"))
    loaded = read({"base.yaml": BASE, "promises.yaml": above + items})
    error = the_error(loaded)
    assert place(error) == ("promises.yaml", 1 + above.count("\n"))
    assert "`ready`" in error.message and "below `promises:`" in error.hint
    assert set(loaded.portfolio.promises) == {"ready", "there"}


def test_fields_in_a_section_need_an_id(read: Write) -> None:
    fields = textwrap.indent(textwrap.dedent(PROMISE.partition("\n")[2]), "  ")
    error = the_error(read({"base.yaml": BASE, "promises.yaml": f"promises:\n{fields}"}))
    assert place(error) == ("promises.yaml", 2) and "id" in error.message


@pytest.mark.parametrize(
    "items",
    [
        pytest.param(PROMISE.replace("  ready:", "  - ready:"), id="- ready: above its fields"),
        pytest.param(textwrap.indent(PROMISE, "  ").replace("    ready:", "  - ready:"), id="- ready: with fields"),
        pytest.param(PROMISE.replace("  ready:\n    ", "  - id: ready\n    "), id="- id: ready"),
    ],
)
def test_a_list_of_items_is_read(read: Write, items: str) -> None:
    loaded = read({"base.yaml": BASE, "promises.yaml": f"promises:\n{items}"})
    error = the_error(loaded)
    assert place(error) == ("promises.yaml", 2)
    assert "list" in error.message and "`ready:`" in error.hint
    assert loaded.portfolio.promises["ready"].kept_at == ("counter",)


@pytest.mark.parametrize(
    "items", ["  - name: Shop\n    kind: frontline\n", "  - shop\n  - accounts\n", "  shop, accounts\n"]
)
def test_what_refers_to_a_section_without_ids_is_not_called_unknown(read: Write, items: str) -> None:
    head, _, rest = BASE.partition("  shop:")
    the_error(read({"base.yaml": head + items + "roles:" + rest.partition("roles:")[2], "promises.yaml": PROMISES}))


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        (GUIDELINE, WITHOUT_ID, 11, "of `ready` needs an id"),
        (GUIDELINE, "      do: [Write the day.]\n", 11, "of `ready` needs an id"),
        (COMMITMENT, "      by: shop\n      does: Fetches the book\n", 9, "of `ready` needs an id"),
        (GUIDELINE, GUIDELINE.replace("      tell:\n        role", "      - role"), 10, "a list"),
        (GUIDELINE, GUIDELINE.replace("      tell:", "      - tell:"), 10, "a list"),
        (GUIDELINE, GUIDELINE.replace("      tell:\n        role", "      - id: tell\n        role"), 10, "a list"),
        (COMMITMENT, COMMITMENT.replace("fetch: {", "- {"), 8, "a list"),
    ],
)  # fmt: skip
def test_an_id_that_was_left_out_in_an_item(read: Write, old: str, new: str, line: int, words: str) -> None:
    loaded = read({"base.yaml": BASE, "promises.yaml": PROMISES.replace(old, new)})
    error = the_error(loaded)
    assert place(error) == ("promises.yaml", line) and words in error.message
    assert (
        len(loaded.portfolio.promises["ready"].guidelines) == len(loaded.portfolio.promises["ready"].commitments) == 1
    )


@pytest.mark.parametrize(
    ("old", "new", "line", "hint"),
    [
        ("      - name: At the counter\n", "      counter:\n        name: At the counter\n", 4, "`- name: counter`"),
        ("      - name: At the counter\n", "        name: At the counter\n", 4, "`- name: …`"),
        ("          - id: pays\n", "          pays:\n", 6, "`- id: pays`"),
        ("          - id: pays\n", "            id: pays\n", 6, "`- id: …`"),
    ],
)  # fmt: skip
def test_a_mapping_where_a_list_is_due(read: Write, old: str, new: str, line: int, hint: str) -> None:
    loaded = read({"base.yaml": BASE, "promises.yaml": PROMISES, "z.yaml": JOURNEY.replace(old, new)})
    error = the_error(loaded)
    assert place(error) == ("z.yaml", line) and "list" in error.message and hint in error.hint
    assert [step.touchpoint for step in loaded.portfolio.journeys["buying"].steps()] == ["counter"]
