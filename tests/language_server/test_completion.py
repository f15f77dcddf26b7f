"""What is offered while somebody types, in whole files and in those that are no YAML at the moment."""

from __future__ import annotations

import datetime
import random
import re
from pathlib import Path

import pytest
from lsprotocol import types

from promisekit.language_server.asked import asked_at
from promisekit.language_server.completion import Client, complete
from promisekit.language_server.open_files import OpenFiles
from promisekit.language_server.place import Cursor
from promisekit.language_server.portfolio import OpenPortfolio
from promisekit.language_server.sketch import Sketch, unquoted
from promisekit.language_server.text import Text
from promisekit.read.document import compose
from tests.language_server.conftest import Edit, Editor

pytestmark = pytest.mark.asyncio(loop_scope="session")
ROOT = Path(__file__).parents[2]
SAMPLES = (ROOT / "blueprints", ROOT / "samples/kaupunki")

TEAM = """\
portfolio:
  name: Harbour Bikes
  currency: EUR
functions:
  workshop: {name: Workshop, kind: frontline, lead: lead-mechanic}
  office: {name: Office, kind: support, hours: mon-fri 09:00-15:00}
roles:
  lead-mechanic: {name: Lead mechanic, function: workshop}
  apprentice: {name: Apprentice, function: workshop}
  bookkeeper: {name: Bookkeeper, function: office}
systems:
  till: {name: Till, function: office}
touchpoints:
  bill: {name: The bill, channel: e-mail, responsible: office, roles: [bookkeeper]}
  counter: {name: The counter, channel: shop, responsible: workshop, roles: [apprentice], supported_by: office}
pain_points:
  surprise: {terms: money, at: bill, says: The sum is never what they told me.}
  waiting: {terms: time, at: counter, says: I stood there for an hour.}
"""
PROMISE = """\
promises:
  fair-price:
    promise: You pay what we told you.
    kept_at: [bill]
    accountable: office
    within: 2 working days
    commitments:
      write-down: {by: workshop, does: Writes the price down, within: 1 h}
      compare: {by: office, does: Compares the two, after: [write-down]}
    guidelines:
      at-the-bill:
        role: bookkeeper
        do:
          - Compare the sum with what was said.
        if_it_fails: {escalate_to: lead-mechanic}
"""
JOURNEY = """\
journeys:
  repair:
    name: A repair
    phases:
      - name: Before
        steps:
          - {id: asks, customer: Asks for a price, touchpoint: counter}
          - id: leaves
            customer: Leaves the bike
            touchpoint: counter
            frontstage:
              apprentice: Takes the bike
            next: pays
      - name: After
        steps:
          - {id: pays, customer: Pays, touchpoint: bill}
"""
FILES = {"team.yaml": TEAM, "promise.yaml": PROMISE, "journey.yaml": JOURNEY}


async def offered(editor: Editor, name: str, old: str, new: str) -> list[types.CompletionItem]:
    """What is offered at the ``|`` once ``new``, without it, has taken the place of ``old``."""
    text = (editor.folder / name).read_text("utf-8")
    assert text.count(old) == 1, old
    if name not in editor.texts:
        await editor.open(name)
        await editor.findings(name)
    editor.type(name, text.replace(old, new.replace("|", "")))
    offset = text.index(old) + new.index("|")
    before = editor.texts[name][:offset].split("\n")
    params = types.CompletionParams(
        types.TextDocumentIdentifier(editor.uri(name)),
        types.Position(len(before) - 1, len(before[-1].encode("utf-16-le")) // 2),
    )
    found = await editor.client.text_document_completion_async(params)
    assert isinstance(found, types.CompletionList)
    return sorted(found.items, key=lambda item: item.sort_text or "")


def labels(items: list[types.CompletionItem]) -> list[str]:
    return [item.label for item in items]


IDS = [
    ("promise.yaml", "[bill]", "[|]\n    answers: waiting", ["counter", "bill"]),
    ("promise.yaml", "[bill]", "[bill, |]", ["counter"]),
    ("promise.yaml", "[bill]", "[bill, |", ["counter"]),
    ("promise.yaml", "[bill]", "[|", ["bill", "counter"]),
    ("promise.yaml", "[bill]", "|", ["bill", "counter"]),
    ("promise.yaml", "[bill]", "\n      - |", ["bill", "counter"]),
    ("promise.yaml", "[bill]", "\n      - bill\n      - c|", ["counter"]),
    ("promise.yaml", "[bill]", "\n    - bill\n    - |", ["counter"]),
    ("promise.yaml", "accountable: office", "accountable: |", ["office", "workshop"]),
    ("promise.yaml", "accountable: office", "accountable:|", ["office", "workshop"]),
    ("promise.yaml", "role: bookkeeper", "role: |", ["bookkeeper", "apprentice", "lead-mechanic"]),
    ("promise.yaml", "role: bookkeeper", "at: counter\n        role: |", ["apprentice", "lead-mechanic", "bookkeeper"]),
    ("promise.yaml", "{escalate_to: lead-mechanic}", "{escalate_to: |}", ["office", "bookkeeper", "workshop"]),
    ("promise.yaml", "{escalate_to: lead-mechanic}", "{escalate_to: |", ["office", "bookkeeper"]),
    ("promise.yaml", "accountable: office", "answers: |\n    accountable: office", ["surprise", "waiting"]),
    ("promise.yaml", "after: [write-down]", "after: [|]", ["write-down"]),
    ("promise.yaml", "after: [write-down]", "after: |", ["write-down"]),
    ("promise.yaml", "by: office", "by: |", ["office", "bookkeeper", "till"]),
    ("journey.yaml", "next: pays", "next: |", ["pays", "asks"]),
    ("journey.yaml", "next: pays", "next: [|]", ["pays", "asks"]),
    ("journey.yaml", "next: pays", "next:\n              |", ["pays", "asks"]),
    ("journey.yaml", "apprentice: Takes", "|", ["apprentice", "workshop", "lead-mechanic"]),
    ("journey.yaml", "apprentice: Takes the bike", "apprentice: Takes the bike\n              |", ["workshop"]),
    ("journey.yaml", "next: pays", "fails: {what: Rain, recovery: |}", ["pays", "asks"]),
    ("journey.yaml", "customer: Asks for a price, touchpoint: counter", "touchpoint: |", ["bill", "counter"]),
    ("team.yaml", "roles: [apprentice]", "roles: [|]", ["lead-mechanic", "apprentice", "bookkeeper"]),
]


@pytest.mark.parametrize(("name", "old", "new", "first"), IDS)
async def test_ids_are_offered_the_nearest_first(edit: Edit, name: str, old: str, new: str, first: list[str]) -> None:
    editor = edit(FILES)
    items = await offered(editor, name, old, new)
    assert [label for label in labels(items) if label in first] == first, labels(items)


async def test_an_id_comes_with_its_name_and_what_it_says(edit: Edit) -> None:
    editor = edit(FILES)
    first, *_ = await offered(editor, "promise.yaml", "role: bookkeeper", "role: |")
    assert first.label == "bookkeeper" and first.label_details.description == "Bookkeeper"
    assert "Bookkeeper" in (first.filter_text or "")
    assert "- function: office" in first.documentation.value


async def test_ids_are_found_by_their_names(edit: Edit) -> None:
    editor = edit(FILES)
    items = await offered(editor, "promise.yaml", "[bill]", "[coun|]")
    (counter,) = [item for item in items if item.label == "counter"]
    assert "The counter" in counter.filter_text
    assert editor.text_at("promise.yaml", counter.text_edit.range) == "coun"


FIELDS = [
    ("promise.yaml", "    kept_at: [bill]\n", "    |\n", "kept_at"),
    ("promise.yaml", "    kept_at: [bill]\n", "    kep|\n", "kept_at"),
    ("promise.yaml", "    kept_at: [bill]\n", "    answers: [surpr\n    |\n", "kept_at"),
    ("promise.yaml", "    promise: You pay what we told you.\n", "    |\n", "promise"),
    ("promise.yaml", "    promise: You pay what we told you.\n", '    starts: "You\n    |\n', "promise"),
    ("promise.yaml", "{escalate_to: lead-mechanic}", "{|}", "escalate_to"),
    ("promise.yaml", "{escalate_to: lead-mechanic}", "{|", "escalate_to"),
    ("promise.yaml", "{escalate_to: lead-mechanic}", "{within: 2 h, |}", "escalate_to"),
    ("promise.yaml", "{escalate_to: lead-mechanic}", "\n          |", "escalate_to"),
    ("promise.yaml", "{escalate_to: lead-mechanic}", "\n          esc|", "escalate_to"),
    ("promise.yaml", " {escalate_to: lead-mechanic}", " |", "escalate_to"),
    ("promise.yaml", "        role: bookkeeper\n", "        |\n", "role"),
    ("promise.yaml", "{by: office, does", "{|, does", "by"),
    ("journey.yaml", "          - id: leaves\n", "          - |\n", "id"),
    ("journey.yaml", "            touchpoint: counter\n            f", "            |\n            f", "touchpoint"),
    ("journey.yaml", "      - name: After\n", "      - |\n", "name"),
    ("journey.yaml", "      - name: After\n", "      - n|\n", "name"),
    ("journey.yaml", "{id: pays, customer: Pays, touchpoint: bill}", "{id: pays, |", "customer"),
    ("team.yaml", "  currency: EUR\n", "  |\n", "currency"),
]


@pytest.mark.parametrize(("name", "old", "new", "field"), FIELDS)
async def test_fields_are_offered_the_required_ones_first(
    edit: Edit, name: str, old: str, new: str, field: str
) -> None:
    editor = edit(FILES)
    items = await offered(editor, name, old, new)
    assert field in labels(items)
    is_required = [item.detail == "required" for item in items]
    assert is_required == sorted(is_required, reverse=True)
    item = next(item for item in items if item.label == field)
    assert item.documentation.value


async def test_fields_that_are_there_are_not_offered_again(edit: Edit) -> None:
    editor = edit(FILES)
    items = await offered(editor, "promise.yaml", "    kept_at: [bill]\n", "    |\n    kept_at: [bill]\n")
    assert {"promise", "kept_at", "within"}.isdisjoint(labels(items)) and "answers" in labels(items)


async def test_a_field_says_what_it_means(edit: Edit) -> None:
    editor = edit(FILES)
    items = await offered(editor, "promise.yaml", "    kept_at: [bill]\n", "    |\n")
    item = next(item for item in items if item.label == "kept_at")
    assert item.documentation.value.splitlines() == [
        "Touchpoints at which it is kept or broken.",
        "",
        "An id from `touchpoints`. One, or a list.",
        "",
        "*Required of a promise.*",
    ]


async def test_only_the_name_of_a_field_with_a_value_changes(edit: Edit) -> None:
    editor = edit(FILES)
    items = await offered(editor, "promise.yaml", "    accountable: office", "    acc|: office")
    item = next(item for item in items if item.label == "accountable")
    assert item.text_edit.new_text == "accountable" and editor.text_at("promise.yaml", item.text_edit.range) == "acc"


async def test_a_field_lines_up_with_the_others(edit: Edit) -> None:
    editor = edit(FILES)
    items = await offered(editor, "promise.yaml", "    accountable: office\n", "    accountable: office\n        |\n")
    (surplus,) = items[0].additional_text_edits
    assert surplus.new_text == "" and editor.text_at("promise.yaml", surplus.range) == "    "
    assert surplus.range.end == items[0].text_edit.range.start


SECTIONS = [("promises:\n", "|\npromises:\n"), ("promises:\n", "jour|\n\npromises:\n"), ("promises:\n", "|")]


@pytest.mark.parametrize(("old", "new"), SECTIONS)
async def test_sections_are_offered_at_the_left_edge(edit: Edit, old: str, new: str) -> None:
    editor = edit(FILES)
    items = await offered(editor, "promise.yaml", old, new)
    assert "journeys" in labels(items) and ("promises" in labels(items)) == (new == "|")


async def test_an_empty_file_is_offered_the_sections(edit: Edit) -> None:
    editor = edit(FILES)
    await editor.open("new.yaml", "")
    document = types.TextDocumentIdentifier(editor.uri("new.yaml"))
    found = await editor.client.text_document_completion_async(types.CompletionParams(document, types.Position(0, 0)))
    assert "promises" in labels(found.items)


async def test_a_new_item_has_what_it_needs(edit: Edit) -> None:
    editor = edit(FILES)
    (item,) = await offered(editor, "promise.yaml", "promises:\n", "promises:\n  |\n")
    assert item.label == "new promise"
    assert item.text_edit.new_text.splitlines()[:4] == [
        "${1:an-id}:",
        "  promise: $2",
        "  kept_at: [$3]",
        "  accountable: $4",
    ]


async def test_ids_that_others_wait_for_are_offered_where_they_are_due(edit: Edit) -> None:
    editor = edit({**FILES, "more.yaml": PROMISE.replace("fair-price", "other").replace("[bill]", "[letter]")})
    first, *_ = await offered(editor, "team.yaml", "touchpoints:\n", "touchpoints:\n  |\n")
    assert first.label == "letter" and first.detail == "referred to 1 time"
    assert first.text_edit.new_text.splitlines()[0] == "letter:"


VALUES = [
    ("    accountable", "    status: |\n    accountable", ["draft", "agreed", "live", "retired"]),
    ("within: 2 working days", "within: |", ["2 working days", "1 h"]),
    ("within: 2 working days", "within: 3|", ["3 min", "3 h", "3 working days"]),
    ("within: 2 working days", "hours: |", ["mon-fri 09:00-15:00", "always"]),
    ("within: 2 working days", "review_by: |", ["2026-09-21", "2027-09-21"]),
    ("within: 2 working days", "remedy: {gives: Cake, amount: |}", ["10 EUR"]),
    ("within: 2 working days", "remedy: {gives: Cake, given: |", ["automatically", "on-request"]),
    ("within: 2 working days", "share: |", ["95 %"]),
    ("within: 2 working days", "accepted: [{check: |}]", ["PK701", "PD101"]),
]


@pytest.mark.parametrize(("old", "new", "values"), VALUES)
async def test_values_are_offered(edit: Edit, old: str, new: str, values: list[str]) -> None:
    editor = edit(FILES)
    found = labels(await offered(editor, "promise.yaml", old, new))
    assert [value for value in found if value in values] == values, found


async def test_channels_used_so_far_come_first(edit: Edit) -> None:
    editor = edit(FILES)
    found = labels(await offered(editor, "team.yaml", "channel: shop", "channel: |"))
    assert found[0] == "e-mail" and "phone" in found[1:]


async def test_time_zones_are_offered(edit: Edit) -> None:
    editor = edit(FILES)
    found = labels(await offered(editor, "team.yaml", "  currency: EUR\n", "  time_zone: |\n"))
    assert "Europe/Helsinki" in found


async def test_what_was_found_in_the_item_is_what_may_be_accepted(edit: Edit) -> None:
    editor = edit(FILES)
    findings = await _findings_of(editor, "promise.yaml")
    items = await offered(editor, "promise.yaml", "    accountable", "    accepted:\n      - check: |\n    accountable")
    assert items[0].detail == "found here" and items[0].label in findings


async def _findings_of(editor: Editor, name: str) -> set[str]:
    await editor.open(name)
    return {str(one.code) for one in await editor.findings(name)}


LINKS = ["You pay what we told you, see [[|", "You pay what we told you, see [[cou|]].", "[[|", '"See [[|']


@pytest.mark.parametrize("wording", LINKS)
async def test_links_are_offered_in_texts(edit: Edit, wording: str) -> None:
    editor = edit(FILES)
    items = await offered(editor, "promise.yaml", "You pay what we told you.", wording)
    (counter,) = [item for item in items if item.label == "counter"]
    text, place = editor.texts["promise.yaml"], counter.text_edit.range
    line = text.split("\n")[place.start.line]
    line = line[: place.start.character] + counter.text_edit.new_text + line[place.end.character :]
    assert "[[counter]]" in line and "]]]" not in line


async def test_texts_are_left_alone(edit: Edit) -> None:
    editor = edit(FILES)
    for new in ("You pay |", ">-\n      You pay |", '"You pay |"', "{en: You pay |}"):
        assert not await offered(editor, "promise.yaml", "You pay what we told you.", new)


async def test_comments_are_left_alone(edit: Edit) -> None:
    editor = edit(FILES)
    assert not await offered(editor, "promise.yaml", "accountable: office", "accountable: office # who |")


async def test_what_stands_in_a_broken_file_is_offered_in_others(edit: Edit) -> None:
    """Also where the file was never whole since the editor opened it."""
    editor = edit({**FILES, "team.yaml": TEAM.replace("name: The counter", 'name: "The counter')})
    items = await offered(editor, "promise.yaml", "[bill]", "[|]")
    assert {"bill", "counter"} <= set(labels(items))


async def test_the_last_good_names_stay_while_a_file_is_broken(edit: Edit) -> None:
    editor = edit(FILES)
    await editor.open("promise.yaml")
    await editor.open("team.yaml")
    await editor.findings("team.yaml")
    editor.type("team.yaml", TEAM.replace("roles:\n  lead-mechanic", "roles:\n  : {]\n  lead-mechanic"))
    await editor.findings("team.yaml")
    first, *_ = await offered(editor, "promise.yaml", "role: bookkeeper", "role: |")
    assert (first.label, first.detail) == ("bookkeeper", "Bookkeeper")
    assert "- function: office" in first.documentation.value


# What follows asks the same code without an editor between, thousands of times.


def _portfolio(folder: Path) -> OpenPortfolio:
    portfolio = OpenPortfolio(folder, OpenFiles(), lambda: datetime.date(2026, 9, 21))
    assert portfolio.read() is not None
    return portfolio


def _asked(portfolio: OpenPortfolio, file: str, text: str, offset: int) -> list[types.CompletionItem]:
    return complete(Cursor(portfolio, file, Text(text), Sketch(text), offset), Client(has_snippets=True))


@pytest.mark.parametrize("folder", SAMPLES, ids=lambda folder: folder.name)
async def test_what_the_samples_say_is_offered_where_it_stands(folder: Path) -> None:
    """Every field at its place, and every id, choice and duration, with the rest of its line gone, as in typing."""
    portfolio = _portfolio(folder)
    rng = random.Random(1)
    counted = 0
    for path in sorted(folder.rglob("*.yaml")):
        text = path.read_text("utf-8")
        spots = Sketch(text).spots
        for spot in rng.sample(spots, min(len(spots), 25)):
            asked = asked_at(spot.path if not spot.is_key else spot.path[:-1])
            if asked is None or (not spot.is_key and not (asked.sections or asked.choices)):
                continue
            if spot.is_key and (asked.given_ids is not None or asked.is_text):
                continue
            end = spot.end if spot.in_brackets or spot.is_key else text.find("\n", spot.end)
            kept = text[: spot.start] + text[end:]
            if spot.is_key:
                kept = text
            found = labels(_asked(portfolio, path.relative_to(folder).as_posix(), kept, spot.start))
            assert unquoted(spot.word) in found, (path, spot, found)
            counted += 1
    assert counted > 200


@pytest.mark.parametrize("place", ["promises/right-invoice.yaml", "journeys/disputed-invoice.yaml", "touchpoints.yaml"])
async def test_what_is_taken_from_the_list_fits(place: str) -> None:
    """Every offer on a line of its own leaves YAML, and what it writes stands where the format knows of it."""
    portfolio = _portfolio(SAMPLES[0])
    text = (SAMPLES[0] / place).read_text("utf-8")
    lines = text.splitlines(keepends=True)
    rng = random.Random(2)
    taken = 0
    for number in rng.sample(range(2, len(lines)), 25):
        indent = re.match(r"[ ]*", lines[number]).group()
        before = "".join(lines[:number])
        after = "".join(lines[number:])
        new = f"{before}{indent}\n{after}"
        for item in _asked(portfolio, place, new, len(before) + len(indent)):
            edit = item.text_edit
            written = re.sub(r"\$\{\d+:([^}]*)\}", r"\1", edit.new_text)
            written = re.sub(r"\$\d+", "x", written).replace("\n", f"\n{indent}")
            result = f"{before}{indent}{written}\n{after}"
            node = compose(result, "")
            assert not isinstance(node, tuple) and node is not None, (item.label, result[len(before) - 200 :][:500])
            for spot in Sketch(result).spots:
                assert spot.path == ("x",) or asked_at(spot.path) is not None, (item.label, spot)
            taken += 1
    assert taken > 50
