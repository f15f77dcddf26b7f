"""The schema for editors and the reader agree: what one takes the other takes, short forms included."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator, Draft202012Validator

from promisekit.edit.new import STARTER
from promisekit.model.contact import parse_email
from promisekit.model.date import parse_date
from promisekit.model.duration import Duration, parse_period
from promisekit.model.hours import Hours
from promisekit.model.image import parse_image_path
from promisekit.model.money import Money, parse_share
from promisekit.model.portfolio import SECTIONS
from promisekit.model.url import parse_url
from promisekit.read import load
from promisekit.read.shape import field_names
from promisekit.reference.schema import file_schema, schema_text
from tests.mistakes.test_mistakes import CASES
from tests.reference.schema_tools import errors, refused

ROOT = Path(__file__).parents[2]
PORTFOLIOS = [ROOT / "blueprints", ROOT / "samples" / "kaupunki", STARTER]
SCHEMA = file_schema()

GOOD = """\
portfolio: {name: Northlight, language: en, languages: [en, fi], currency: EUR, holidays: DE-BY, checks: {PK201: off}}
functions:
  billing: {name: Billing, kind: support, lead: clerk, contact: {phone: +44 20 7946 0123, public: true}}
roles:
  clerk: {name: Clerk, function: billing}
touchpoints:
  invoice: {name: Invoice, responsible: billing, encounters_per_month: 1200}
pain_points:
  fees: {terms: money, at: invoice, says: I cannot tell what I pay for., severity: 4}
promises:
  right-invoice:
    promise: Your invoice is right.
    kept_at: [invoice]
    accountable: billing
    within: 2 working days
    share: 95 %
    hours: mon-fri 08:00-16:00
    since: 2026-12-01
    links: [{title: Terms, url: https://example.org/terms}]
    remedy: {gives: 10 euros, amount: 10 EUR}
    commitments:
      correct: {by: billing, does: Corrects it, within: 1 working day}
    guidelines:
      asks: {role: clerk, do: [Read the line back.]}
    accepted: [{check: PK204, reason: We know.}]
journeys:
  asking:
    name: A wrong line
    phases:
      - name: Asks
        steps:
          - {id: asks, customer: Asks, emotion: -1, frontstage: {clerk: Reads the line back}}
"""
"""What the tables below change in one place."""


@pytest.fixture(scope="module")
def with_ids(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """The schema that knows the ids of GOOD."""
    folder = tmp_path_factory.mktemp("blueprints")
    (folder / "a.yaml").write_text(GOOD, "utf-8")
    return file_schema(load(folder).portfolio)


def changed(old: str, new: str) -> str:
    assert GOOD.count(old) == 1
    return GOOD.replace(old, new)


@pytest.mark.parametrize("folder", PORTFOLIOS, ids=lambda folder: folder.name)
def test_every_file_of_the_samples_and_of_the_starter_is_taken(folder: Path) -> None:
    for schema in (SCHEMA, file_schema(load(folder).portfolio)):
        Draft202012Validator.check_schema(schema)
        Draft7Validator.check_schema(schema)
        files = sorted(folder.rglob("*.yaml"))
        assert files
        assert [refused(schema, file.read_text("utf-8")) for file in files] == [[]] * len(files)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("name: Clerk", "name: {en: Clerk, fi: Virkailija}"),
        ("name: Clerk", "name: 2026"),
        ("name: Clerk", "name: no"),
        ("name: Clerk", "name: true"),
        ("name: Clerk", "name: 12:30"),
        ("terms: money", "terms: [money, time]"),
        ("severity: 4", 'severity: "4"'),
        ("1200", "1.2e3"),
        ("1200", '"1200.5"'),
        ("+44 20 7946 0123", "0207946012"),
        ("public: true", 'public: "True"'),
        ("kept_at: [invoice]", "kept_at: invoice"),
        ("within: 2 working days", "within: [{within: 2 h, hours: mon-fri 08:00-16:00}, {within: next day}]"),
        ("within: 2 working days", "within: at once"),
        ("hours: mon-fri 08:00-16:00", "hours: [mon-thu 08:00-24:00, hol 10:00-14:00]"),
        ("hours: mon-fri 08:00-16:00", "hours: always"),
        ("remedy: {gives: 10 euros,", "remedy: {gives: [10 euros, {en: A month, fi: Kuukausi}],"),
        ("remedy: {gives: 10 euros, amount: 10 EUR}", "remedy: [{gives: 10 euros}, {gives: 20 euros, after: 2 days}]"),
        ("since: 2026-12-01", "customer_does: Says which line"),
        ("since: 2026-12-01", "customer_does: {does: Says which line, within: 2 days}"),
        ("since: 2026-12-01", "customer_does: [Says which line, {does: Answers, within: 2 days}]"),
        (
            "      correct:",
            "      record: {by: clerk, does: Notes}\n      look: {by: clerk, does: It, after: record}\n      correct:",
        ),
        ("do: [Read the line back.]", "do: [Read it], may: [Credit it, {does: Pay it, up_to: 20 EUR}]"),
        ("emotion: -1", "next: []"),
        ("emotion: -1", "next: asks"),
        ("emotion: -1", "next: {asks: it is wrong}"),
        ("emotion: -1", "fails: Nobody answers"),
        ("emotion: -1", "fails: {what: Nobody answers, severity: 2}"),
        ("{clerk: Reads the line back}", "{clerk: [Reads, {does: Writes, takes: 5 min}]}"),
        ("{clerk: Reads the line back}", "{clerk: {does: Writes, fails: {en: Forgets, fi: Unohtaa}}}"),
        ("https://example.org/terms", "mailto:help@example.org"),
        ("check: PK204", "check: PD101"),
    ],
)
def test_what_the_reader_takes_the_schema_takes(with_ids: dict[str, Any], tmp_path: Path, old: str, new: str) -> None:
    text = changed(old, new)
    (tmp_path / "a.yaml").write_text(text, "utf-8")
    assert errors(tmp_path) == []
    assert refused(SCHEMA, text) == refused(with_ids, text) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("promises:", "promisse:"),
        ("    within: 2", "    wthin: 2"),
        ("kind: support", "kind: suport"),
        ("name: Clerk", "name: [Clerk]"),
        ("name: Clerk", "name: {english: Clerk}"),
        ("name: Clerk", "name: ~"),
        ("name: Clerk", 'name: ""'),
        ("name: Clerk, ", ""),
        ("name: Clerk", "id: clerk, name: Clerk"),
        ("clerk: {name", "Clerk One: {name"),
        ("1200", "many"),
        ("1200", "-4"),
        ("severity: 4", "severity: 6"),
        ("severity: 4", 'severity: "6"'),
        ("severity: 4", "severity: 2.5"),
        ("public: true", "public: yes"),
        ("+44 20 7946 0123", "by mail"),
        ("terms: money", "terms: []"),
        ("terms: money", "terms: [mony]"),
        ("kept_at: [invoice]", "kept_at: []"),
        ("kept_at: [invoice]", "kept_at: {invoice: yes}"),
        ("    accountable: billing\n", ""),
        ("within: 2 working days", "within: two days"),
        ("within: 2 working days", "within: 2"),
        ("within: 2 working days", "within: 0 h"),
        ("within: 2 working days", "within: {within: 2 h}"),
        ("within: 2 working days", "notice: at once"),
        ("share: 95 %", "share: 120 %"),
        ("share: 95 %", "share: 0.95"),
        ("hours: mon-fri 08:00-16:00", "hours: 8-16"),
        ("hours: mon-fri 08:00-16:00", "hours: [always, mon 08:00-16:00]"),
        ("since: 2026-12-01", "since: 1.12.2026"),
        ("since: 2026-12-01", "since: 2026-11-31"),
        ("https://example.org/terms", "ftp://example.org"),
        ("amount: 10 EUR", "amount: 10 euros"),
        ("amount: 10 EUR", "amount: 1.000 EUR"),
        ("amount: 10 EUR", "amount: 10 ABC"),
        ("remedy: {gives: 10 euros,", "remedy: {gives: {what: 10},"),
        ("    guidelines:\n      asks: {", "    guidelines:\n      - {"),
        ("do: [Read the line back.]", "do: Read the line back."),
        ("do: [Read the line back.]", "do: []"),
        ("emotion: -1", "emotion: -3"),
        ("emotion: -1", "frontstagee: {clerk: Reads}"),
        ("emotion: -1", "fails: {what: Nobody answers, sevrity: 2}"),
        ("Reads the line back}", "{does: Reads, takes: soon}}"),
        ("language: en", "language: English"),
        ("currency: EUR", "currency: euro"),
        ("holidays: DE-BY", "holidays: UK"),
        ("PK201: off", "PK201: never"),
        ("PK201: off", "PK2011: off"),
        ("check: PK204", "check: PK0204"),
    ],
)
def test_what_the_reader_does_not_take_the_schema_does_not_take(tmp_path: Path, old: str, new: str) -> None:
    text = changed(old, new)
    (tmp_path / "a.yaml").write_text(text, "utf-8")
    assert errors(tmp_path)
    assert refused(SCHEMA, text)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("accountable: billing", "accountable: biling"),
        ("accountable: billing", "accountable: clerk"),
        ("lead: clerk", "lead: 2026"),
        ("kept_at: [invoice]", "kept_at: [invoice, bill]"),
        ("by: billing", "by: nobody"),
        ("{clerk: Reads the line back}", "{nobody: Reads the line back}"),
        ("emotion: -1", "touchpoint: bill"),
        ("terms: money", "terms: money, felt_by: anybody"),
        ("name: Clerk", "name: {en: Clerk, sv: Handläggare}"),
    ],
)
def test_with_ids_an_id_that_is_not_there_is_not_taken(
    with_ids: dict[str, Any], tmp_path: Path, old: str, new: str
) -> None:
    text = changed(old, new)
    (tmp_path / "a.yaml").write_text(text, "utf-8")
    assert errors(tmp_path)
    assert refused(with_ids, text)
    assert refused(SCHEMA, text) == [], "without ids any may be there"


def test_an_id_that_yaml_takes_for_a_number_is_one_of_the_ids(tmp_path: Path) -> None:
    text = "skills: {2026: {name: The new system}}\ntrainings: {day: {name: A day, teaches: 2026}}\n"
    (tmp_path / "a.yaml").write_text(text, "utf-8")
    assert errors(tmp_path) == []
    assert refused(file_schema(load(tmp_path).portfolio), text) == []


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_mistakes_in_names_and_values_are_not_taken(case: Path) -> None:
    of_values = {"PK003", "PK004", "PK005", "PK006", "PK007", "PK008", "PK011"}
    is_mistake = any(d.code in of_values for d in load(case).diagnostics)
    assert bool(list(_refused_in(case))) or not is_mistake


def _refused_in(folder: Path) -> Iterator[str]:
    for file in folder.glob("*.yaml"):
        try:
            yield from refused(SCHEMA, file.read_text("utf-8"))
        except (yaml.YAMLError, UnicodeDecodeError):
            continue  # what is no YAML is told by the editor itself


FORMS: dict[str, tuple[Callable[[Any], object], str]] = {
    "duration": (
        Duration.parse,
        "2 working days|2working  days|1.5 h|.5 h|30min|at once|at  once|next day|same working day|0 h|0.0 h|10 h"
        "|0.5 days|h|2 hours|1,5 h|-1 h|two days|2 days ago||1e3 s|٢ h",
    ),
    "period": (parse_period, "30 days|at once|next working day|0 days|1 month|month"),
    "opening-hours": (
        Hours.parse,
        "always| always|mon 08:00-16:00|mon-fri  08:00-24:00|hol 10:00-14:00|hol-sun 10:00-14:00|mon 8:00-16:00"
        "|mon 08:00-24:01|mon 24:00-24:00|Mon 08:00-16:00|mon 08:00-16:00, tue 08:00-16:00|mon 08:60-16:00"
        "|mon-hol 08:00-16:00|08:00-16:00|mon",
    ),
    "money": (
        Money.parse,
        "10 EUR|10EUR|12.50 GBP|1.000 EUR|1.000 KWD|0.125 EUR|1000 EUR|10  EUR|10 eur|10 XYZ|10.12345 EUR|-1 EUR|EUR 10"
        "|10|1,5 EUR|1234.567 EUR|123.456 SEK|123.456 BHD",
    ),
    "share": (parse_share, "95 %|99.5%|100 %|100.0 %|100.1 %|0 %|0.0 %|000 %|0.1 %|095 %|95|101 %"),
    "date": (
        parse_date,
        "2026-12-31|2026-02-29|2028-02-29|2026-02-30|2026-13-01|2026-00-10|2026-1-1|31.12.2026|0000-01-01",
    ),
    "mail-address": (
        parse_email,
        "billing@example.org|päivi.ö@yhtiö.example|a+b@example|a@b@c|a b@example.org|mailto:a@example.org"
        "|a@example..org|a@.org|a@example.org.|A <a@example.org>|@example.org|a@",
    ),
    "web-address-or-path": (
        parse_url,
        "https://example.org|HTTPS://example.org|mailto:a@example.org|ftp://example.org|javascript:alert(1)|page.md"
        "|a page.md|//example.org|a\\b|https://a b|#part|a:b|folder/a:b",
    ),
    "path-of-a-picture": (parse_image_path, "a.png|images/a b.JPG|a.jpeg|a.webp|a.gif|a.SVG|a.txt|a|png|a.png.txt"),
}
MORE_THAN_THE_PARSER = {"2026-02-29"}
"""Whether a year has such a day a pattern cannot tell."""


@pytest.mark.parametrize(
    ("kind", "text"), [(kind, text) for kind, (_, texts) in FORMS.items() for text in texts.split("|")]
)
def test_a_pattern_takes_what_the_parser_takes(kind: str, text: str) -> None:
    parse, _texts = FORMS[kind]
    try:
        parse(text)
        is_taken = True
    except ValueError:
        is_taken = text in MORE_THAN_THE_PARSER
    schema = SCHEMA["$defs"][kind]
    assert Draft202012Validator(schema).is_valid(text) is is_taken


def test_every_section_and_every_field_says_what_it_is() -> None:
    assert list(SCHEMA["properties"]) == ["portfolio", *SECTIONS]
    assert all(section["description"] for section in SCHEMA["properties"].values())
    for model in SECTIONS.values():
        fields = SCHEMA["$defs"][model.__name__]["properties"]
        assert sorted(fields) == sorted(field_names(model))
        assert all(field["description"] for field in fields.values())
    assert SCHEMA["$defs"]["Promise"]["properties"]["kept_at"]["description"] == (
        "Touchpoints at which it is kept or broken."
    )


def test_editors_show_with_each_id_what_people_call_it(with_ids: dict[str, Any]) -> None:
    ids = with_ids["$defs"]["id-from-functions-roles"]
    assert dict(zip(ids["enum"], ids["enumDescriptions"], strict=True)) == {
        "billing": "Billing (function)",
        "clerk": "Clerk (role)",
    }


def test_beside_a_reference_stand_only_words_that_older_editors_may_pass_over() -> None:
    def nodes(value: Any) -> Iterator[dict[str, Any]]:
        if isinstance(value, dict):
            yield value
        for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
            yield from nodes(inner)

    beside = {name for node in nodes(SCHEMA) if "$ref" in node for name in node}
    assert beside <= {"$ref", "title", "description", "markdownDescription"}
    assert {node["$ref"] for node in nodes(SCHEMA) if "$ref" in node} == {f"#/$defs/{name}" for name in SCHEMA["$defs"]}


def test_patterns_are_read_by_javascript_too() -> None:
    """Its dialect with the flag `u` knows no escapes but those of signs that mean something."""
    for pattern in re.findall(r'"pattern": (".*")', schema_text()):
        outside = re.sub(r"\[[^]]*\]", "", json.loads(pattern))
        assert not re.search(r"\\[^sSwdx.+*?()\[\]{}|/^$\\]|\(\?P|\(\?<|\\[AZ]", outside), pattern


def test_the_same_portfolio_gives_the_same_bytes() -> None:
    code = (
        "import sys\nfrom pathlib import Path\nfrom promisekit.read import load\n"
        "from promisekit.reference.schema import schema_text\n"
        f"sys.stdout.buffer.write(schema_text(load(Path({str(STARTER)!r})).portfolio).encode())"
    )
    once, again = (
        subprocess.run(
            [sys.executable, "-c", code], env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("1", "2")
    )
    assert once == again and once.endswith(b"}\n")


def test_every_pattern_is_one_for_editors_too() -> None:
    """ECMAScript's `u` mode, in which editors read patterns, knows no escapes but these."""
    patterns: list[str] = []

    def look(value: Any) -> None:
        if isinstance(value, dict):
            patterns.extend(one for key, one in value.items() if key == "pattern" and isinstance(one, str))
            patterns.extend(value.get("patternProperties", {}))
            for one in value.values():
                look(one)
        elif isinstance(value, list):
            for one in value:
                look(one)

    look(json.loads(schema_text()))
    assert len(patterns) > 20
    for pattern in patterns:
        for escaped in re.findall(r"\\(.)", pattern):
            assert escaped in "^$\\.*+?()[]{}|/dDsSwWbBnrtvfxu0123456789-", f"\\{escaped} in {pattern}"
