"""Who follows a hint word for word gets rid of the finding, and of nothing worse in exchange."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest
import yaml

from promisekit.check import check
from promisekit.check.rule import all_rules
from promisekit.diagnostic import Diagnostic
from promisekit.edit.new import STARTER
from promisekit.read import load
from tests.check.follow import ways

CASES = sorted((Path(__file__).parent / "cases").glob("*/fail_*.yaml"))
CODES = {rule.name.replace("-", "_"): rule.code for rule in all_rules()}
STARTER_FILES = sorted(STARTER.glob("*.yaml"))
TODAY = datetime.date(2026, 11, 23)
NEXT_QUESTIONS: Final = {
    "PK101": {"PK205", "PK813"},  # once it is known who is meant, more can be asked about them
    "PK307": {"PK203", "PK403", "PK412"}  # a limit asks who keeps it, and a notice before what
    | {"PK711"},  # if the time is the customer's, the promise still has none
    "PK403": {"PK404"},  # the example leaves no room
    "PK605": {"PK420"},
    "PK608": {"PK609"},  # the hint says that the result is due too
    "PK706": {"PK704", "PK712"},  # a sum asks by when, and whether the currency is meant
    "PK711": {"PK203", "PK403"},
}
"""What may be found instead: the next thing that a good colleague asks."""


def found(data: Any, folder: Path) -> list[Diagnostic]:
    folder.mkdir()
    (folder / "all.yaml").write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), "utf-8")
    return check(load(folder), today=TODAY)


def told(diagnostic: Diagnostic) -> tuple[str, tuple[str | int, ...], str]:
    return diagnostic.code, diagnostic.key_path, diagnostic.message


def worse(data: Any, folder: Path, code: str = "") -> Iterator[str]:
    """What is wrong with following the hints of a portfolio's findings, or of those with a code."""
    folder.mkdir()
    before = found(data, folder / "before")
    known, codes = {told(d) for d in before}, Counter(d.code for d in before)
    for number, finding in enumerate(before):
        if finding.code.startswith("PK0") or (code and finding.code != code):
            continue  # where a field is missing, `…` stands for words that only its author knows
        for way, (text, changed) in enumerate(ways(data, finding)):
            after = found(changed, folder / f"{number}-{way}")
            if told(finding) in {told(d) for d in after}:
                yield f"`{text}` does not help: {finding.message}"
            codes_after = Counter(d.code for d in after)
            for new in after:
                is_new = told(new) not in known and codes_after[new.code] > codes[new.code]
                if is_new and new.code not in NEXT_QUESTIONS.get(finding.code, ()):
                    yield f"`{text}` against {finding.code} leads to {new.code}: {new.message}"


def yaml_of(*files: Path) -> dict[str, Any]:
    sections: dict[str, Any] = {}
    for file in files:
        for section, items in yaml.load(file.read_text("utf-8"), yaml.CBaseLoader).items():
            sections.setdefault(section, {}).update(items)
    return sections


@pytest.mark.parametrize("file", CASES, ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_hints_of_the_cases_hold(file: Path, tmp_path: Path) -> None:
    assert list(worse(yaml_of(file), tmp_path / "case", CODES[file.parent.name])) == []


def test_hints_hold_in_a_first_draft(tmp_path: Path) -> None:
    draft = yaml_of(Path(__file__).parent / "water.yaml")
    assert len({d.code for d in found(draft, tmp_path / "draft")}) > 40, "it is a draft"
    assert list(worse(draft, tmp_path / "followed")) == []


def test_hints_hold_where_the_starter_lacks_something(tmp_path: Path) -> None:
    promise = yaml_of(*STARTER_FILES)["promises"]["ready-on-the-day"]
    places = [(field,) for field in promise] + [("remedy", part) for part in promise["remedy"]]
    asked: set[str] = set()
    for number, place in enumerate(places):
        lacking = yaml_of(*STARTER_FILES)
        around = lacking["promises"]["ready-on-the-day"]
        for step in place[:-1]:
            around = around[step]
        del around[place[-1]]
        asked |= {d.code for d in found(lacking, tmp_path / f"lacks-{number}")}
        assert list(worse(lacking, tmp_path / f"without-{number}")) == [], place
    assert len(asked) >= 10


def test_texts_to_type_are_found_in_most_of_the_hints_that_have_some(tmp_path: Path) -> None:
    """The test itself: were the texts no longer recognised, nothing above could fail."""
    draft = yaml_of(Path(__file__).parent / "water.yaml")
    typed = {finding.code for finding in found(draft, tmp_path / "draft") for _ in ways(draft, finding)}
    assert {"PK106", "PK216", "PK307", "PK501", "PK503", "PK606", "PK701", "PK704", "PK706", "PK714", "PK802"} <= typed


PORTFOLIO: Final = """
portfolio: {{name: A, currency: {currency}}}
promises: {{a: {{promise: Your invoice is right., kept_at: invoice, accountable: billing, {field}}}}}
"""


def hint_of(code: str, field: str, tmp_path: Path, currency: str = "GBP") -> str:
    (tmp_path / "all.yaml").write_text(PORTFOLIO.format(field=field, currency=currency), "utf-8")
    (finding,) = [d for d in check(load(tmp_path), today=TODAY) if d.code == code]
    return finding.hint


@pytest.mark.parametrize(
    ("gives", "hint"),
    [
        ("£12.50 off", "add `amount: 12.50 GBP` to the remedy"),
        ("£1,000 off", "add `amount: 1000 GBP` to the remedy"),
        ("£1,250.50 off", "add `amount: 1250.50 GBP` to the remedy"),
        ("Hyvitämme 10,50 €", "add `amount: 10.50 EUR` to the remedy"),
        ("Hyvitämme 1 000 €", "add `amount: 1000 EUR` to the remedy"),
        ("In 2026 100 € of it", "add `amount: 100 EUR` to the remedy"),
        ("Up to £50 for a hotel", "add `at_most: 50 GBP` to the remedy"),
        ("Minst 100 SEK", "add `at_least: 100 SEK` to the remedy"),
        ("100 kr", "add `amount: 100 SEK` to the remedy, in the currency that is meant"),
        ("$5 off", "add `amount: 5 USD` to the remedy, in the currency that is meant"),
        (
            "£5 for each day",
            "add `amount: 5 GBP` to the remedy; if it is given again and again, say with `every` how often",
        ),
    ],
)
def test_a_sum_in_words_is_suggested_as_what_it_is(gives: str, hint: str, tmp_path: Path) -> None:
    assert hint_of("PK706", f'remedy: {{gives: "{gives}"}}', tmp_path) == hint


def test_crowns_are_those_of_the_portfolio(tmp_path: Path) -> None:
    assert (
        hint_of("PK706", "remedy: {gives: 100 kr}", tmp_path, currency="DKK") == "add `amount: 100 DKK` to the remedy"
    )


def test_a_vague_remedy_is_not_given_the_time_of_the_promise(tmp_path: Path) -> None:
    field = "within: 2 working days, remedy: {gives: Your money as soon as possible}"
    assert "2 working days" not in hint_of("PK301", field, tmp_path)


def test_times_in_words_are_suggested_to_whom_they_belong(tmp_path: Path) -> None:
    text = PORTFOLIO.replace("Your invoice is right.", "With a call 10 days before the day you move it works there.")
    (tmp_path / "all.yaml").write_text(text.format(field="status: live", currency="GBP"), "utf-8")
    (finding,) = [d for d in check(load(tmp_path)) if d.code == "PK307"]
    assert "if you tell the customer, add `notice: 10 days`" in finding.hint
    assert "if it is the customer who has to, add `customer_does: {does: …, notice: 10 days}`" in finding.hint
