"""Each format says the same, in its own form, whatever the files hold."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from promisekit.report.changes import FORMATS, Review, render
from promisekit.report.changes import text as text_format
from promisekit.report.changes.headline import headline
from promisekit.report.changes.markdown import MOST
from promisekit.report.changes.pictures import pictured
from promisekit.report.changes.ways import in_words
from tests.report.changes.conftest import PORTFOLIO, Reviewed

ACCEPTED = PORTFOLIO.replace("2 working days", "3 working days").replace(
    "    share: 95 %\n",
    "    share: 95 %\n    accepted:\n"
    "      - {check: PD101, reason: Until the second stand is here, by: Ann, until: 2030-01-31}\n"
    "      - {check: PD106, reason: Not needed}\n",
)


def data(review: Review) -> Any:
    return json.loads(render(review, "json"))


def test_the_text(relaxed: Review) -> None:
    assert render(relaxed, "text") == (
        """\
1 promise is gone and 1 got weaker.
Compared main with branch.

promise ready-by-friday  blueprints/bikes.yaml
  weaker    line 14     the promised time is longer: 3 working days instead of 2 working days [PD101]
  weaker    line 15     it holds in fewer cases: 90 % instead of 95 % [PD106]
  stronger  line 16 (was)  a condition is gone [PD117]
              was: You bring it by Wednesday.
  touches: role mechanic; function workshop; touchpoint counter

promise washed  blueprints/bikes.yaml
  removed   line 19 (was)  a promise is gone: “Your bike comes back clean.” [PD135]
  touches: function workshop; touchpoint counter

role mechanic  blueprints/bikes.yaml
  reworded  line 6      the words are others: “Bike mechanic” instead of “Mechanic” (`name`) [PD904]
  touches: function workshop; touchpoint counter; promise ready-by-friday

Guidelines to read again, since what they rest on changed and they did not:
  ready-by-friday / hand-over (mechanic)  blueprints/bikes.yaml:17

2 weaker, 1 removed, 1 stronger, 1 reworded.
"""
    )


def test_the_text_in_colour(relaxed: Review) -> None:
    colored = text_format.render(relaxed, color=True)
    assert "\x1b[31mweaker  \x1b[0m" in colored
    assert re.sub(r"\x1b\[\d+m", "", colored) == render(relaxed, "text")


def test_the_json_has_the_documented_shape(relaxed: Review) -> None:
    found = data(relaxed)
    first = found["changes"][0]
    assert {key: first[key] for key in ("code", "weight", "section", "id", "field", "path", "line", "old", "new")} == {
        "code": "PD101",
        "weight": "weaker",
        "section": "promises",
        "id": "ready-by-friday",
        "field": "within",
        "path": "blueprints/bikes.yaml",
        "line": 14,
        "old": "2 working days",
        "new": "3 working days",
    }
    assert first["reach"] == {"functions": ["workshop"], "roles": ["mechanic"], "touchpoints": ["counter"]}
    assert first["ways"][0] == {"section": "functions", "id": "workshop", "by": ["accountable"]}
    assert [(s["promise"], s["guideline"], s["role"], s["line"]) for s in found["suspect"]] == [
        ("ready-by-friday", "hand-over", "mechanic", 17)
    ]
    assert found["summary"] == {
        "base": "main",
        "head": "branch",
        "verdict": "1 promise is gone and 1 got weaker.",
        "changes": 5,
        "weaker": 2,
        "removed": 1,
        "changed": 0,
        "stronger": 1,
        "added": 0,
        "renamed": 0,
        "moved": 0,
        "reworded": 1,
        "accepted": 0,
        "suspect": 1,
        "failed": False,
    }


def test_annotations_stand_at_lines_of_the_new_files(relaxed: Review) -> None:
    lines = render(relaxed, "github").splitlines()
    assert lines[0] == (
        "::warning title=weaker PD101,file=blueprints/bikes.yaml,line=14,col=13,endColumn=27::"
        "promise `ready-by-friday`: the promised time is longer: 3 working days instead of 2 working days"
        "%0ATouches the roles mechanic."
    )
    gone = next(line for line in lines if "PD117" in line)
    assert "line=10," in gone and gone.startswith("::notice")
    assert [line for line in lines if "guideline to read again" in line] == [
        "::notice title=guideline to read again,file=blueprints/bikes.yaml,line=17,col=7,endColumn=16::`hand-over` did "
        "not change, but what it rests on did: the promised time is longer: 3 working days instead of 2 working days"
    ]
    assert lines[-1] == headline(relaxed)


def test_an_item_that_is_gone_is_noted_at_its_file_if_that_is_still_there(relaxed: Review) -> None:
    washed = next(line for line in render(relaxed, "github").splitlines() if "PD135" in line)
    assert washed.startswith("::warning title=removed PD135,file=blueprints/bikes.yaml,line=1,")
    assert relaxed.comparison.changes
    elsewhere = replace(
        relaxed, head=replace(relaxed.head, loaded=replace(relaxed.head.loaded, texts={"blueprints/new.yaml": ""}))
    )
    washed = next(line for line in render(elsewhere, "github").splitlines() if "PD135" in line)
    assert washed.startswith("::warning title=removed PD135::")
    sarif = json.loads(render(elsewhere, "sarif"))["runs"][0]["results"]
    gone = next(result for result in sarif if result["ruleId"] == "PD135")
    assert gone["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "blueprints/new.yaml"


def test_sarif_explains_each_kind(relaxed: Review) -> None:
    run = json.loads(render(relaxed, "sarif"))["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == sorted({change.code for change in relaxed.open})
    assert rules[0]["name"] == "LimitLonger" and rules[0]["help"]["text"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
    assert [r["level"] for r in run["results"]] == ["warning", "warning", "warning", "note", "note"]


@pytest.mark.parametrize(
    ("fail_on", "codes"),
    [
        (None, []),
        ("weaker", ["PD101", "PD106", "PD135"]),
        ("removed", ["PD101", "PD106", "PD135"]),
        ("any", ["PD101", "PD106", "PD117", "PD135", "PD904"]),
    ],
)
def test_what_fails(relaxed: Review, fail_on: str | None, codes: list[str]) -> None:
    review = replace(relaxed, fail_on=fail_on)
    assert review.failed == bool(codes)
    cases = ET.fromstring(render(review, "junit").split("\n", 1)[1]).iter("testcase")
    assert sorted(case.attrib["name"][:5] for case in cases if case.find("failure") is not None) == codes
    errors = [line for line in render(review, "github").splitlines() if line.startswith("::error")]
    assert len(errors) == len(codes)
    assert ("This fails, as --fail-on" in render(review, "text")) == bool(codes)


def test_removed_things_fail_only_where_that_is_asked(reviewed: Reviewed) -> None:
    new = PORTFOLIO.replace("  office: {name: Office, kind: support}\n", "")
    assert [c.weight for c in reviewed(PORTFOLIO, new).open] == ["removed"]
    assert not reviewed(PORTFOLIO, new, "weaker").failed
    assert reviewed(PORTFOLIO, new, "removed").failed


def test_accepted_changes_do_not_fail_and_are_said_apart(reviewed: Reviewed) -> None:
    review = reviewed(PORTFOLIO, ACCEPTED, "weaker")
    assert not review.failed
    assert [c.code for c in review.accepted] == ["PD101"]
    assert "Until the second stand is here, decided by Ann, until 2030-01-31" in render(review, "markdown")
    assert "PD106 is accepted there, but there is no such change; remove it" in render(review, "text")
    for format_name in ("text", "markdown", "html", "github"):
        assert "PD106" in render(review, format_name)
    assert data(review)["changes"][0]["accepted"]["until"] == "2030-01-31"
    assert [entry["why"] for entry in data(review)["acceptances"]] == ["unused"]
    assert "accepted by the team" in render(review, "junit")


def test_what_cannot_be_read_is_said_first_and_fails_a_gate(reviewed: Reviewed) -> None:
    broken = PORTFOLIO.replace("within: 2 working days", "within: soon")
    review = reviewed(PORTFOLIO, broken, "weaker")
    for format_name in ("text", "markdown", "html"):
        written = render(review, format_name)
        assert "bikes.yaml:14" in written and "branch" in written
    assert data(review)["unreadable"][0] | {"message": ""} == {
        "version": "branch",
        "code": "PK007",
        "path": "blueprints/bikes.yaml",
        "line": 14,
        "message": "",
    }
    # A promise that got weaker may stand in what nobody can read.
    assert review.failed
    assert not reviewed(broken, PORTFOLIO, "weaker").failed


@pytest.mark.parametrize("format_name", FORMATS)
def test_nothing_changed(reviewed: Reviewed, format_name: str) -> None:
    review = reviewed(PORTFOLIO, "# the same\n" + PORTFOLIO)
    written = render(review, format_name)
    assert written.endswith("\n")
    assert review.is_empty and not replace(review, fail_on="any").failed
    if format_name != "sarif":
        assert "Nothing changed in what customers and staff may count on." in written


def test_verdicts_where_all_is_accepted_or_something_cannot_be_read(reviewed: Reviewed) -> None:
    review = reviewed(PORTFOLIO, ACCEPTED)
    assert headline(review) == "What changed is accepted by the team."
    broken = PORTFOLIO.replace("within: 2 working days", "within: soon")
    assert headline(reviewed(PORTFOLIO, broken)) == "Nothing changed in what could be compared."
    new = PORTFOLIO.replace("  office: {name: Office, kind: support}\n", "")
    assert headline(reviewed(PORTFOLIO, new)) == "No promise got weaker or stronger."
    first = reviewed(PORTFOLIO, PORTFOLIO)
    first = replace(first, base=replace(first.base, is_before=True))
    assert headline(first) == "This portfolio is new: it was not there at main."


def test_an_unknown_format_is_a_bug(relaxed: Review) -> None:
    with pytest.raises(ValueError, match="no format `pdf`"):
        render(relaxed, "pdf")


@pytest.mark.parametrize("format_name", FORMATS)
def test_hostile_texts_stay_texts(nasty: Review, format_name: str) -> None:
    written = render(nasty, format_name)
    assert "\x1b" not in written
    # Programs get the texts as they are; people see a mark for what would turn a line around.
    assert format_name in ("json", "sarif", "junit") or "\u202e" not in written
    if format_name in ("markdown", "html"):
        assert "<b>" not in written
        assert written.count("<details>") == written.count("</details>")
        assert "<!--" not in written
    if format_name == "markdown":
        assert "@staff" not in written
        for line in written.splitlines():
            if line.startswith("|"):
                assert len(re.findall(r"(?<!\\)\|", line)) <= 5
    if format_name == "github":
        assert all(line.startswith(("::warning ", "::notice ")) for line in written.splitlines()[:-1])
    if format_name == "junit":
        ET.fromstring(written.split("\n", 1)[1])


def test_a_long_comment_is_cut_and_says_so(reviewed: Reviewed) -> None:
    more = "".join(
        f'  p-{n}: {{promise: "Promise {n} {"word " * 40}", kept_at: counter, accountable: workshop, within: 1 h}}\n'
        for n in range(900)
    )
    review = reviewed(PORTFOLIO + more, PORTFOLIO + more.replace("1 h", "2 h"))
    comment = render(review, "markdown")
    assert 50_000 < len(comment) < MOST + 1 <= 65_000
    assert re.search(r"\*\*\d+ rows of this table did not fit here; `promisekit diff` shows all\.\*\*", comment)
    assert comment.count("<details>") == comment.count("</details>")
    assert "- and 895 more" in comment
    assert comment.startswith("### 900 promises got weaker.\n")


def test_the_page_is_whole_and_holds_the_pictures(reviewed: Reviewed) -> None:
    review = reviewed(PORTFOLIO, PORTFOLIO.replace("2 working days", "3 working days"))
    page = render(replace(review, pictures=pictured(review)), "html")
    tags: list[str] = []

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            tags.append(tag)
            for name, value in attrs:
                assert not name.startswith("on")
                assert name not in ("src", "href") or (value or "").startswith("data:image/svg+xml;base64,")

    Reader().feed(page)
    assert tags.count("img") == 3
    assert "script" not in tags and "link" not in tags
    assert "What changed" in page and "Before" in page and "After" in page
    assert "There is none." not in page


def test_a_new_promise_has_no_picture_before(reviewed: Reviewed) -> None:
    new = PORTFOLIO + "  washed-again: {promise: Twice., kept_at: counter, accountable: office, within: 5 days}\n"
    review = reviewed(PORTFOLIO, new)
    [picture] = pictured(review)
    assert (picture.id, picture.before) == ("washed-again", None)
    assert "There is none." in render(replace(review, pictures=(picture,)), "html")


def test_a_renamed_promise_is_pictured_under_both_ids(reviewed: Reviewed) -> None:
    new = PORTFOLIO.replace("ready-by-friday:", "ready-in-time:").replace("2 working days", "3 working days")
    [picture] = pictured(reviewed(PORTFOLIO, new))
    assert picture.id == "ready-in-time" and picture.before and picture.after


@pytest.mark.parametrize(
    ("old", "new", "verdict"),
    [
        (("", ""), ("2 working days", "1 working day"), "1 promise got stronger."),
        (
            ("", ""),
            ("name: Mechanic", "name: Fitter"),
            "No promise changed; what changed is how things are called and said.",
        ),
        (
            ("hours: mon-fri 08:00-16:00", "hours: always"),
            ("", ""),
            "No promise says less, but the portfolio itself got weaker.",
        ),
        (("  washed:", "  unwashed:"), ("", ""), ""),
    ],
)
def test_verdicts(reviewed: Reviewed, old: tuple[str, str], new: tuple[str, str], verdict: str) -> None:
    review = reviewed(PORTFOLIO.replace(*old), PORTFOLIO.replace(*new))
    if verdict:
        assert headline(review) == verdict
    else:
        assert headline(review) == "No promise changed; what changed is how things are called and said."


def test_every_way_of_a_change_has_words() -> None:
    from promisekit.diff.reach import FIELD_WAYS, WAYS
    from promisekit.report.changes.ways import _WORDS

    ways = {way for table in (WAYS, FIELD_WAYS) for found in table.values() for way in found}
    assert {" > ".join(way) for way in ways} - _WORDS.keys() == set()
    assert in_words(()) == "named in the change"
    assert in_words(("phases.steps.backstage.fails.owner",)) == "owner"


@pytest.mark.parametrize(
    ("old", "new", "verdict", "was", "now"),
    [
        (
            "We answer your letter within two working days.",
            "We aim to answer your letter within two working days.",
            "1 promise got weaker.",
            "was: We answer your letter",
            "now: We [+aim to+] answer your letter",
        ),
        (
            "We answer every letter.",
            "We answer each letter.",
            "The wording of 1 promise changed; read old and new.",
            "We answer [-every-] letter.",
            "We answer [+each+] letter.",
        ),
        (
            "We answer your letter within two working days.",
            "We answer your letter within three working days.",
            "The wording of 1 promise changed; read old and new.",
            "within [-two-] working",
            "within [+three+] working",
        ),
        (
            "We usually answer within two days.",
            "We answer within five days.",
            "The wording of 1 promise changed; read old and new.",
            "We [-usually-] answer",
            "within [+five+] days",
        ),
    ],
)
def test_a_changed_sentence_of_a_promise_is_told_first_and_whole(
    reviewed: Reviewed, old: str, new: str, verdict: str, was: str, now: str
) -> None:
    review = reviewed(*(PORTFOLIO.replace("Your bike comes back clean.", words) for words in (old, new)))
    assert headline(review) == verdict
    said = render(review, "text")
    assert was in said and now in said
    comment = render(review, "markdown")
    open_part = comment.partition("<details>")[0]
    assert "Before and now." in open_part and "<ins>" in open_part
    assert "names and words" not in comment


def test_many_actions_do_not_push_aside_what_customers_count_on(reviewed: Reviewed) -> None:
    actions = [f"Say the hour of errand number {'abcdefghijklmnopqrstuvwxyz'[number]} to them" for number in range(26)]
    old = PORTFOLIO.replace("do: [Say the hour.]", f"do: [{', '.join(actions)}]")
    new = old.replace("to them", "to her").replace("on Friday.", "usually on Friday.").replace("95 %", "90 %")
    comment = render(reviewed(old, new), "markdown")
    unfolded = re.sub(r"<details>.*?</details>", "", comment, flags=re.DOTALL)
    assert "<ins>usually</ins>" in unfolded and "90 %" in unfolded and "errand number" not in unfolded
    assert "What staff do and may decide, before and now (26)" in comment and comment.count("<ins>her</ins>") == 26
    few = render(
        reviewed(
            old.replace(f", {', '.join(actions[3:])}", ""),
            new.replace(f", {', '.join(a.replace('to them', 'to her') for a in actions[3:])}", ""),
        ),
        "markdown",
    )
    assert "<ins>her</ins>" in re.sub(r"<details>.*?</details>", "", few, flags=re.DOTALL)
