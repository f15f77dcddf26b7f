"""What nobody knows is not told as nought, and not as half a sentence."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from pathlib import Path

import pytest

from promisekit.handbook.book.audience import Audience
from promisekit.handbook.edition.handbook import Handbook, make_handbook
from promisekit.handbook.edition.reading import Reading
from promisekit.read import Loaded, load
from tests.bench.generator import write
from tests.conftest import Write
from tests.handbook.site import ROOT
from tests.handbook.test_leaders import cells

PageOf = Callable[[str, str], str]

UNKNOWN = """
portfolio: {name: Unknown, languages: [fi, sv]}
functions:
  desk: {name: The desk, kind: frontline}
  store: {name: The store, kind: support}
roles: {clerk: {name: Clerk, function: desk}}
touchpoints:
  counter: {name: The counter, responsible: desk, supported_by: store, roles: clerk}
  parcel: {name: The parcel, responsible: desk, channel: parcel}
pain_points:
  dark: {terms: time, at: counter, says: It is dark in here.}
  cold: {terms: money, at: [parcel, counter], says: It is cold., frequency: 2}
promises:
  open:
    promise: The door is open.
    kept_at: [counter, parcel]
    answers: dark
    accountable: desk
    metrics: [empty, based, aimed, days-only, begun, valueless]
    remedy: {gives: A coffee}
    commitments: {one: {by: desk, does: Opens}, two: {by: store, does: Brings the key, after: one}}
    guidelines: {key: {role: clerk, do: [Open the door.]}}
metrics:
  empty: {name: Empty, kind: csat, unit: "%"}
  based: {name: Based, kind: operational, unit: "%", baseline: {value: 85, on: 2025-01-01}}
  aimed: {name: Aimed, kind: nps, unit: points, target: {value: 50}}
  days-only: {name: Days only, kind: nps, unit: points, baseline: {on: 2025-01-01}, target: {by: 2026-01-01}}
  begun: {name: Begun, kind: employee, unit: "%", baseline: {value: 40}, target: {value: 80}, drives: based}
  valueless: {name: Valueless, kind: csat, unit: "%", results: [{on: 2026-01-01}, {on: 2026-02-01, n: 12}]}
  once: {name: Once, kind: business, unit: "%", results: [{on: 2026-01-01, value: 12}]}
journeys:
  way:
    name: A way
    becomes: better
    phases:
      - name: In
        steps:
          - {id: comes, customer: Comes in, touchpoint: counter}
          - {id: waits, customer: Waits, frontstage: {clerk: Greets}}
      - {name: Out, steps: [{id: goes, customer: Goes, touchpoint: parcel, fails: Trips}]}
  better:
    name: A better way
    kind: to-be
    phases: [{name: In, steps: [{id: comes, customer: Comes in, emotion: 1}, {id: sits, customer: Sits down}]}]
improvements:
  lamp: {name: A lamp, answers: [dark, cold], measured_by: [empty, based, days-only, valueless, once]}
  done: {name: Done, status: done, measured_by: aimed}
"""
NONSENSE = re.compile(r"\b(?:None|NaN|nan|inf|undefined)\b(?! is\b)")
"""`None is, by autumn` stands in the sample."""
NOUGHT = re.compile(r"(?<![\d.,])0\s?%|(?<![\d.,/+])0 (?:encounters|kohtaamista|möten)|→ (?:not|ei|inte)")


def told(handbook: Handbook) -> dict[str, str]:
    """The words of each page and of its pictures, and what stands in the numbers of its drawings."""
    pages = {page.path: handbook.pictures.put_in(page.body, page.path) for page in handbook.pages}
    numbers = {
        path: " ".join(re.findall(r'\b(?:d|x|y|points|width|height|cx|cy)="([^"]*)"', b)) for path, b in pages.items()
    }
    return {path: unescape(re.sub(r"<[^>]+>", " ", body)) + numbers[path] for path, body in pages.items()}


def made(loaded: Loaded, language: str, audience: Audience) -> Handbook:
    return make_handbook(Reading(loaded, ()), language=language, audience=audience)


@pytest.mark.parametrize("audience", [Audience.STAFF, Audience.PUBLIC])
@pytest.mark.parametrize("language", ["en", "fi", "sv"])
def test_nothing_known_is_told_of_what_is_unknown(read: Write, language: str, audience: Audience) -> None:
    loaded = read(UNKNOWN)
    assert not [d.message for d in loaded.diagnostics if d.severity.word == "error"]
    pages = told(made(loaded, language, audience))
    assert [(path, found[0]) for path, text in pages.items() for found in NONSENSE.finditer(text)] == []
    assert [(path, found[0]) for path, text in pages.items() for found in NOUGHT.finditer(text)] == []


@pytest.mark.parametrize("sample", ["blueprints", "samples/kaupunki", "generated"])
def test_no_page_of_a_whole_portfolio_says_nonsense(tmp_path: Path, sample: str) -> None:
    folder = ROOT / sample
    if sample == "generated":
        folder = tmp_path / "generated"
        write(folder, 80)
    loaded = load(folder, sample)
    pages = told(made(loaded, loaded.portfolio.about.language, Audience.STAFF))
    assert [(path, found[0]) for path, text in pages.items() for found in NONSENSE.finditer(text)] == []


def test_a_metric_says_what_is_known_of_it(page: PageOf) -> None:
    body = page(UNKNOWN, "metrics/index.md")
    side_by_side = " ".join(re.sub(r"<[^>]+>", " ", body.split("{#csat}")[0]).split())
    for said in (
        *("Empty not measured yet", "Based 85 % at the start, not measured since"),
        *("Aimed not measured yet Target: 50", "Begun 40 % at the start, not measured since Target: 80"),
    ):
        assert said in side_by_side
    assert cells(body.split("{#operational}")[1], "metrics/based")[2] == "Not measured yet"
    results = page(UNKNOWN, "metrics/valueless.md").split("{#results}")[1]
    assert results.count("Not measured") == 2


def test_encounters_that_nobody_counted_are_left_open(page: PageOf) -> None:
    heads = re.findall(r"<th>(.*?)</th>", page(UNKNOWN, "functions/index.md"))
    assert heads == ["Function", "Kind", "Promises", "Journeys"], "no column without anything in it"
    some = UNKNOWN.replace("channel: parcel", "channel: parcel, encounters_per_month: 12.5")
    some = some.replace("roles: clerk}", "roles: clerk}\n  door: {name: The door, responsible: store}", 1)
    functions = page(some, "functions/index.md")
    assert cells(functions, "functions/desk")[3] == "13" and cells(functions, "functions/store")[3] == ""
    carried = page(some, "who-carries.md")
    assert "of encounters need" not in carried, "nobody counted where a support function has a part"
    left_out = re.sub(r"<[^>]+>", "", carried.split("Nobody has counted yet:")[1]).strip()
    assert left_out.startswith("The counter, The door.")


@pytest.mark.parametrize(
    ("written", "said"), [("0", "0 a month"), ("0.5", "less than one a month"), ("12.5", "13 a month")]
)
def test_encounters_are_whole(page: PageOf, written: str, said: str) -> None:
    text = UNKNOWN.replace("channel: parcel", f"channel: parcel, encounters_per_month: {written}")
    assert said in page(text, "touchpoints/index.md") and "half" not in page(text, "touchpoints/index.md")
