"""Rules say nothing that only seems so because a file or a field could not be read, or no date was given."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from promisekit.check import check
from promisekit.read import load

TODAY = datetime.date(2026, 11, 23)
SOUND = """\
portfolio: {name: Northlight, languages: [en, fi]}
functions:
  billing: {name: {en: Billing, fi: Laskutus}, kind: support}
roles:
  billing-lead: {name: Billing lead, function: billing}
touchpoints:
  invoice: {name: Invoice, responsible: billing, roles: billing-lead}
pain_points:
  unclear: {terms: money, at: invoice, says: What is this?, severity: 5}
enablers:
  decision-limits: {name: Decision limits}
"""
PROMISES = """\
promises:
  right-invoice:
    promise: Your invoice is right.
    answers: unclear
    kept_at: invoice
    accountable: billing
    ensured_by: decision-limits
    commitments:
      record: {by: billing, does: Opens a case}
      correct: {by: billing, does: Sends it, after: record}
    guidelines:
      read: {role: billing-lead, do: [Read the line back.]}
"""
STORY = 'stories:\n  janet: {says: "See [[right-invoice]].", shows: right-invoice}\n'


def codes(tmp_path: Path, *files: str, today: datetime.date | None = TODAY) -> set[str]:
    """The codes of all that is found in a portfolio of those files, but for how each promise could be better."""
    folder = tmp_path / "blueprints"
    folder.mkdir()
    for number, text in enumerate(files):
        (folder / f"{number}.yaml").write_text(text, "utf-8")
    return {diagnostic.code for diagnostic in check(load(folder), today=today)}


def test_what_stands_in_a_broken_file_is_neither_unknown_nor_missing(tmp_path: Path) -> None:
    broken = PROMISES + "  torn: {promise: [\n"
    found = codes(tmp_path, SOUND, broken, STORY)
    assert found >= {"PK001"}
    # Unknown reference and link; no promise answers; no guideline; idle enabler.
    assert not found & {"PK101", "PK103", "PK204", "PK205", "PK206"}


def test_the_same_is_found_once_the_file_is_gone(tmp_path: Path) -> None:
    assert codes(tmp_path, SOUND, STORY) >= {"PK101", "PK103", "PK204", "PK205", "PK206"}


def test_a_reference_that_no_broken_file_could_hold_is_still_unknown(tmp_path: Path) -> None:
    broken = PROMISES + "  torn: {promise: [\n"
    assert "PK101" in codes(tmp_path, SOUND, broken, STORY.replace("shows: right", "shows: wrong"))


@pytest.mark.parametrize(
    ("wrong", "silent"),
    [
        ("record: Opens a case", "PK105"),
        ("record: {by: billing, does: }", "PK105"),
    ],
)
def test_a_commitment_that_could_not_be_read_is_not_unknown(tmp_path: Path, wrong: str, silent: str) -> None:
    promises = PROMISES.replace("record: {by: billing, does: Opens a case}", wrong)
    found = codes(tmp_path, SOUND, promises)
    assert any(code.startswith("PK0") for code in found)
    assert silent not in found


def test_languages_that_could_not_be_read_are_not_undeclared(tmp_path: Path) -> None:
    found = codes(tmp_path, SOUND.replace("[en, fi]", "[English, Finnish]"), PROMISES)
    assert "PK007" in found
    assert not found & {"PK110", "PK111"}


def test_an_accepted_finding_that_needs_the_date_is_not_unused_without_one(tmp_path: Path) -> None:
    promises = PROMISES + ("    review_by: 2026-01-31\n    accepted: [{check: PK601, reason: We meet in December.}]\n")
    assert "PK604" not in codes(tmp_path, SOUND, promises, today=None)


def test_an_accepted_finding_that_is_there_is_neither_reported_nor_unused(tmp_path: Path) -> None:
    promises = PROMISES + ("    review_by: 2026-01-31\n    accepted: [{check: PK601, reason: We meet in December.}]\n")
    assert not codes(tmp_path, SOUND, promises) & {"PK601", "PK604"}
