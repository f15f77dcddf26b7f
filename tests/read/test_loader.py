"""What is wrong inside the files: sections, ids, fields; one objection never hides another."""

from __future__ import annotations

from pathlib import Path

import pytest

from promisekit.diagnostic import Span
from promisekit.read import load
from promisekit.read.files import NothingToReadError
from tests.conftest import Write
from tests.read.test_document import said


def test_values_are_what_the_field_says_not_what_yaml_guesses(read: Write) -> None:
    loaded = read(
        "functions:\n  no: {name: on, kind: support}\n"
        "touchpoints:\n  2026: {name: 12:30, responsible: no, encounters_per_month: '4', channel: NO, tags: [1_000]}\n"
    )
    assert said(loaded) == []
    touchpoint = loaded.portfolio.touchpoints["2026"]
    assert (touchpoint.name, touchpoint.channel, touchpoint.tags) == ("12:30", "NO", ("1_000",))
    assert touchpoint.encounters_per_month == 4
    assert loaded.portfolio.functions["no"].name == "on"


def test_short_forms_mean_the_same_as_long_ones(read: Write) -> None:
    loaded = read(
        """
promises:
  short:
    promise: Your bill is right.
    kept_at: invoice
    accountable: billing
    within: 2 days
    remedy: {gives: Ten euros}
    guidelines: {g: {role: r, do: [Ask.], may: [Credit it.]}}
  long:
    promise: Your bill is right.
    kept_at: [invoice]
    accountable: billing
    within: [{within: 2 days}]
    remedy: [{gives: [Ten euros]}]
    guidelines: {g: {role: r, do: [Ask.], may: [{does: Credit it.}]}}
"""
    )
    assert said(loaded) == []
    short, long = (loaded.portfolio.promises[i] for i in ("short", "long"))
    assert short.model_copy(update={"id": "long"}) == long


def test_every_wrong_field_of_an_item_is_reported(read: Write) -> None:
    loaded = read(
        """
touchpoints:
  invoice:
    name: [Invoice]
    responsible: billing
    chanel: email
    moment_of_truth: yes
    encounters_per_month: many
"""
    )
    assert said(loaded) == [
        "a.yaml:4:5 PK007 `name` of `invoice` is a text, not a list",
        "a.yaml:6:5 PK005 `chanel` of `invoice` is no field of a touchpoint",
        "a.yaml:7:22 PK007 `moment_of_truth` of `invoice` is `true` or `false`, not `yes`",
        "a.yaml:8:27 PK007 `encounters_per_month` of `invoice` is a number of 0 or more, not `many`",
    ]
    hints = [d.hint for d in loaded.diagnostics if d.code == "PK005"]
    assert hints == ["did you mean `channel`?"]
    # What is right of the item is kept, so that others can still refer to it and its references are checked.
    assert loaded.portfolio.touchpoints["invoice"].responsible == "billing"


def test_a_misspelt_required_field_is_reported_once(read: Write) -> None:
    assert said(read("functions:\n  a: {name: A, knid: support}\n")) == [
        "a.yaml:2:16 PK005 `knid` of `a` is no field of a function"
    ]


def test_a_message_says_which_field_of_which_thing_and_what_stands_there(read: Write) -> None:
    loaded = read(
        """
promises:
  ready:
    promise: Your book is ready.
    kept_at: []
    accountable: [shop, other]
    within: soon
    remedy: [{gives: A voucher}, {gives: A book, amount: 10}]
    do: [Ring them.]
    commitments:
      find: {by: shop, within: two days}
      Ring Them: {by: shop, does: Rings}
    guidelines:
      tell: {role: seller, do: [Say so., {a: b}], if_it_fails: {escalate_to: lead, within: soon}, at}
journeys:
  buy:
    name: Buying
    phases:
      - {name: Look, steps: [{id: looks, customer: Looks}]}
      - name: Pay
        steps:
          - {id: pays, customer: Pays, emotion: sad, support: {till: {does: Adds up, takes: long}}}
          - {id: Goes home, customer: Goes}
  none: {name: None, phases: []}
"""
    )
    assert {d.message for d in loaded.diagnostics if d.code != "PK018"} == {
        "`kept_at` of `ready` needs at least one entry",
        "`accountable` of `ready` is one id from `functions`, not a list",
        "`within` of `ready` is a duration, not `soon`",
        "`amount` in entry 2 of `remedy` of `ready` is an amount of money, not `10`",
        "`do` of `ready` is no field of a promise",
        "`does` of the commitment `find` of `ready` is missing: a commitment needs it",
        "`within` of the commitment `find` of `ready` is a duration, not `two days`",
        "the commitment `Ring Them` of `ready` needs another id: an id has a-z, 0-9 and single hyphens",
        "entry 2 of `do` of the guideline `tell` of `ready` is a text, and `a` is no language code",
        "`within` in `if_it_fails` of the guideline `tell` of `ready` is a duration, not `soon`",
        "`at` of the guideline `tell` of `ready` has no value",
        "`emotion` of step 2 (`pays`) of `buy` is a whole number from -2 to 2, not `sad`",
        "`takes` in `till` in `support` of step 2 (`pays`) of `buy` is a duration, not `long`",
        "`id` of step 3 (`Goes home`) of `buy` is `Goes home`, which is no id: an id has a-z, 0-9 and single hyphens",
        "`phases` of `none` needs at least one entry",
    }
    paths = {d.message.split(" is ")[0]: d.key_path for d in loaded.diagnostics}
    assert paths["`within` of `ready`"] == ("promises", "ready", "within")
    assert paths["`emotion` of step 2 (`pays`) of `buy`"] == ("journeys", "buy", "phases", 1, "steps", 0, "emotion")


@pytest.mark.parametrize(
    ("field", "hint"),
    [
        ("accepted: PK201", "write it as a list: `[{check: PK201, reason: …}]`"),
        ("conditions: You call", 'write it as a list: `["You call"]`, or one per line: `- …`'),
        (
            "guidelines: {g: {role: r, do: [x], may: Credit it}}",
            'write it as a list: `["Credit it"]`, or one per line: `- …`',
        ),
        ("guidelines: {g: {role: r, do: [x], if_it_fails: lead}}", "write `{escalate_to: lead}`"),
        (
            "guidelines: {g: {role: r, do: [x], if_it_fails: Call}}",
            "indent the fields below this line, the first one `escalate_to: …`",
        ),
        ("do: [Call.]", "`do` is a field of a guideline: indent it below one, under `guidelines:`"),
        ("since: [2026-01-01]", "did you mean `2026-01-01`?"),
        ("sponsor: [boss]", "did you mean `boss`?"),
        ("within: 48", "say of what: `48 h`, `48 days` or `48 working days`"),
        ("notice: 0 days", "write it like `30 days`, or remove the field"),
        ("hours: “always”", "curly quotes are part of the value; write `always`"),
    ],
)
def test_the_hint_says_what_to_type(read: Write, field: str, hint: str) -> None:
    loaded = read(f"promises:\n  a:\n    promise: P\n    kept_at: t\n    accountable: f\n    {field}\n")
    assert [d.hint for d in loaded.diagnostics if d.code != "PK018"] == [hint]


def test_what_an_alias_repeats_is_wrong_once(read: Write) -> None:
    loaded = read("rituals:\n  a: {name: A, every: &e two days}\n  b: {name: B, every: *e}\n")
    assert said(loaded) == ["a.yaml:2:23 PK007 `every` of `a` is a duration, not `two days`"]


def test_a_key_given_twice_is_reported_at_the_second_place_with_the_first_beside_it(read: Write) -> None:
    loaded = read("functions:\n  a: {name: A, kind: support, name: B}\n")
    (diagnostic,) = [d for d in loaded.diagnostics if d.code == "PK009"]
    assert (diagnostic.span.line, diagnostic.span.column) == (2, 31)
    assert [(r.span.line, r.span.column) for r in diagnostic.related] == [(2, 7)]
    assert loaded.portfolio.functions["a"].name == "A"


def test_an_id_given_twice_in_two_files_names_both(read: Write) -> None:
    loaded = read({"a.yaml": "skills: {x: {name: A}}\n", "b.yaml": "skills:\n  x: {name: B}\n"})
    (diagnostic,) = [d for d in loaded.diagnostics if d.code == "PK010"]
    assert (diagnostic.span.path, diagnostic.span.line) == ("blueprints/b.yaml", 2)
    assert diagnostic.related[0].span.path == "blueprints/a.yaml"


def test_actors_share_one_set_of_ids(read: Write) -> None:
    loaded = read(
        "functions:\n  a: {name: A, kind: support}\nsystems:\n  a: {name: A, function: a}\nskills:\n  a: {name: A}\n"
    )
    assert said(loaded) == [
        "a.yaml:4:3 PK010 `a` is the id of two items; functions, roles and systems share one set of ids"
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("functoins: {}\n", "a.yaml:1:1 PK004 `functoins` is no section"),
        (
            "skills:\n  A_b: {name: x}\n",
            "a.yaml:2:3 PK011 `A_b` in `skills` is no id: an id has a-z, 0-9 and single hyphens",
        ),
        ("skills:\n  a: {id: a, name: x}\n", "a.yaml:2:7 PK005 `id` of `a` is no field of a skill"),
        ("skills:\n  a: hello\n", "a.yaml:2:6 PK003 `a` is a skill, written as `name: value`, not `hello`"),
        ("skills:\n  a: {name: }\n", "a.yaml:2:7 PK008 `name` of `a` has no value"),
        ("skills:\n  a: {name: x, tags: ['']}\n", "a.yaml:2:23 PK008 entry 1 of `tags` of `a` is empty"),
        (
            "skills:\n  a: {name: Listening, also when it hurts}\n",
            "a.yaml:2:24 PK008 `also when it hurts` of `a` has no value",
        ),
        ("skills:\n", "a.yaml:1:1 PK008 `skills` has no value"),
        (
            "metrics:\n  m: {name: M, kind: business, target: {value: 4,5}}\n",
            "a.yaml:2:48 PK008 `value` in `target` of `m` ends at the comma of `4,5`: inside { } a comma begins "
            "the next entry",
        ),
        (
            "improvements:\n  a: {name: A, actions: [Ring, ”Hello, you”, “So it is”]}\n",
            "a.yaml:2:32 PK007 entry 2 of `actions` of `a` ends at its comma: curly quotes hold no text together",
        ),
        (
            "skills: {a: {name: !!str x}}\n",
            "a.yaml:1:20 PK012 `name` of `a` has the tag `!!str`, and tags are not part of the format",
        ),
        (
            "skills:\n  a:\n    name: x\n    <<: {tags: [x]}\n",
            "a.yaml:4:5 PK012 `a` has a merge key (`<<`), which is not part of the format",
        ),
        (
            "skills:\n  a: {name: x, links: [{title: y, url: 'javascript:alert(1)'}]}\n",
            "a.yaml:2:40 PK007 `url` in entry 1 of `links` of `a` starts with `javascript:`, and a link may not",
        ),
        (
            "skills:\n  a: {name: x, links: [{title: y, url: ../../etc/passwd}]}\n",
            "a.yaml:2:40 PK015 `url` in entry 1 of `links` of `a` names `../../etc/passwd`, which is no file inside "
            "the portfolio",
        ),
        (
            "functions:\n  a: {name: A, kind: support, contact: {email: desk example.org}}\n",
            "a.yaml:2:48 PK007 `email` in `contact` of `a` is a mail address, not `desk example.org`",
        ),
        (
            "functions:\n  a: {name: A, kind: support, contact: {phone: ask the desk}}\n",
            "a.yaml:2:48 PK007 `phone` in `contact` of `a` is a phone number, not `ask the desk`",
        ),
        (
            "metrics:\n  a: {name: x, kind: npz}\n",
            "a.yaml:2:22 PK007 `kind` of `a` is one of `nps`, `ces`, `csat`, `mystery-shopping`, `operational`, "
            "`employee` or `business`, not `npz`",
        ),
    ],
)
def test_a_wrong_thing_is_reported_at_its_place(read: Write, text: str, expected: str) -> None:
    assert [line for line in said(read(text)) if "PK006" not in line] == [expected]


def test_the_portfolio_section_stands_once(read: Write) -> None:
    loaded = read({"a.yaml": "portfolio: {name: A}\n", "b.yaml": "portfolio: {name: B}\n"})
    assert said(loaded) == ["b.yaml:1:1 PK017 the portfolio section is given twice"]
    assert loaded.portfolio.about.name == "A"


def test_without_a_portfolio_section_the_folder_gives_the_name_and_a_warning(read: Write) -> None:
    loaded = read("skills: {a: {name: x}}\n")
    assert [(d.code, d.severity.word) for d in loaded.diagnostics] == [("PK018", "warning")]
    assert loaded.portfolio.about.name == "blueprints"


METRIC = "metrics:\n  m: {name: M, kind: operational, results: data/m.csv}\n"


def test_results_come_from_a_csv_file(read: Write) -> None:
    loaded = read({"x/a.yaml": METRIC, "x/data/m.csv": "on,value,n\n2026-01-31,4.5,20\n\n2026-02-28,5,\n"})
    assert said(loaded) == []
    results = loaded.portfolio.metrics["m"].results
    assert [(r.on.isoformat(), r.value, r.n) for r in results] == [("2026-01-31", 4.5, 20), ("2026-02-28", 5, None)]


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        (
            None,
            "x/a.yaml:2:44 PK015 `results` of `m` names `data/m.csv`, which is no file inside the portfolio",
        ),
        (
            "date;value\n",
            "x/data/m.csv:1:1 PK016 `results` of `m` names `data/m.csv`, whose first line is `date;value`",
        ),
        (
            "on,value\n2026-01-31,4,5\n",
            "x/data/m.csv:2:14 PK016 `results` of `m` names `data/m.csv`, where a line has more cells than columns",
        ),
        (
            "on,value\n2026-01-31,4\n31.1.2026,5\n",
            "x/data/m.csv:3:1 PK007 `on` in entry 2 of `results` of `m` is a date, not `31.1.2026`",
        ),
        (b"on,value\n\xff\n", "x/data/m.csv:2:1 PK016 `results` of `m` names `data/m.csv`, which is not UTF-8"),
    ],
)
def test_what_is_wrong_with_a_csv_file_is_reported_in_it(read: Write, table: str | None, expected: str) -> None:
    loaded = read({"x/a.yaml": METRIC} | ({"x/data/m.csv": table} if table is not None else {}))
    assert [line[: len(expected)] for line in said(loaded)] == [expected]


def test_a_link_to_a_file_is_kept_relative_to_the_portfolio(read: Write) -> None:
    loaded = read(
        {"x/a.yaml": "skills:\n  a: {name: A, links: [{title: T, url: card.pdf#page=2}]}\n", "x/card.pdf": b"%PDF"}
    )
    assert said(loaded) == []
    assert loaded.portfolio.skills["a"].links[0].url == "x/card.pdf#page=2"


def test_a_file_linked_from_outside_the_portfolio_is_not_read(read: Write, tmp_path: Path) -> None:
    (tmp_path / "secret.yaml").write_text("skills: {secret: {name: S}}\n")
    (tmp_path / "blueprints").mkdir()
    (tmp_path / "blueprints" / "b.yaml").symlink_to(tmp_path / "secret.yaml")
    loaded = read("skills: {a: {name: x}}\n")
    assert said(loaded) == ["b.yaml:1:1 PK002 the file is a link to a place outside the portfolio"]
    assert list(loaded.portfolio.skills) == ["a"]


def test_a_folder_that_is_not_there_or_empty_is_said(tmp_path: Path) -> None:
    with pytest.raises(NothingToReadError, match="does not exist"):
        load(tmp_path / "nowhere")
    with pytest.raises(NothingToReadError, match=r"no \.yaml file"):
        load(tmp_path)
    (tmp_path / "file").write_text("x")
    with pytest.raises(NothingToReadError, match="not a folder"):
        load(tmp_path / "file")


def test_where_an_item_stands(read: Write) -> None:
    loaded = read({"x/a.yaml": "skills:\n  a:\n    name: A\n    tags: [one, two]\n"})
    places = loaded.source_map
    assert (places.file_of("skills", "a"), places.line_of("skills", "a")) == ("x/a.yaml", 2)
    assert places.span(("skills", "a", "tags", 1))[1:3] == (4, 17)
    assert places.span(("skills", "a", "tags"))[1:3] == (4, 5)
    assert places.span(("skills", "a", "form"))[1:3] == (2, 3)
    assert places.span(("skills", "nobody")).path == "blueprints"


def test_a_row_of_a_table_stands_in_its_own_file(read: Write) -> None:
    loaded = read(
        {
            "a.yaml": "metrics:\n  m: {name: M, kind: operational, results: r.csv}\n",
            "r.csv": "on,value\n2026-01-31,4\n2026-02-28,5\n",
        }
    )
    places = loaded.source_map
    row = ("metrics", "m", "results", 1)
    assert places.span(row) == places.key_span(row) == Span("blueprints/r.csv", 3, 1, 3, 1)
    assert places.span((*row, "value")) == places.key_span((*row, "value")) == Span("blueprints/r.csv", 3, 12, 3, 13)
    assert places.key_span(row[:3]).path == "blueprints/a.yaml"


@pytest.mark.parametrize("unseen", [r"\ufeff", r"\u200b \u200d", r"\0", r"\e", r"\xad", r"\u202e\n", "", " "])
def test_a_text_that_nobody_sees_is_none(read: Write, unseen: str) -> None:
    loaded = read(f'portfolio: {{name: P}}\nfunctions:\n  f: {{name: "{unseen}", kind: support}}\n')
    assert [d.message for d in loaded.diagnostics] == ["`name` of `f` is empty"]
    assert "put it in quotes" not in loaded.diagnostics[0].hint
