"""SARIF 2.1.0: what the standard and the code hosts that take it in ask for."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from promisekit.diagnostic import Severity, Span
from promisekit.report import Findings, render
from promisekit.report.explanation import explanations
from tests.report.conftest import finding


def the_run(findings: Findings) -> dict[str, Any]:
    log = json.loads(render(findings, "sarif"))
    assert log["version"] == "2.1.0"
    assert log["$schema"].endswith("sarif-2.1.0.json")
    [run] = log["runs"]
    assert isinstance(run, dict)
    return run


def test_what_the_standard_requires_is_there(findings: Findings) -> None:
    run = the_run(findings)
    assert run["tool"]["driver"]["name"] == "promisekit"
    assert run["columnKind"] == "unicodeCodePoints"
    rules = run["tool"]["driver"]["rules"]
    assert len({rule["id"] for rule in rules}) == len(rules)
    for rule in rules:
        assert rule["shortDescription"]["text"]
        assert "Why it matters" in rule["help"]["markdown"]
        assert rule["defaultConfiguration"]["level"] in ("none", "note", "warning", "error")
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["message"]["text"]
        for location in (*result["locations"], *result.get("relatedLocations", ())):
            region = location["physicalLocation"]["region"]
            assert all(number >= 1 for number in region.values())
            assert (region["startLine"], region["startColumn"]) <= (region["endLine"], region["endColumn"])
            assert "://" not in location["physicalLocation"]["artifactLocation"]["uri"]


def test_a_result_says_level_place_and_what_to_do(findings: Findings) -> None:
    results = the_run(findings)["results"]
    assert [result["level"] for result in results] == ["error", "error", "warning", "note"]
    assert results[0]["message"]["text"] == "there is no role `servis-lead`\nhelp: did you mean `service-lead`?"
    assert results[1]["locations"] == [
        {
            "physicalLocation": {
                "artifactLocation": {"uri": "blueprints/organisation.yaml"},
                "region": {"startLine": 4, "startColumn": 3, "endLine": 4, "endColumn": 10},
            },
            "logicalLocations": [{"fullyQualifiedName": "/functions/billing", "kind": "property"}],
        }
    ]
    assert results[1]["relatedLocations"][0]["message"]["text"] == "first given here"


def test_nothing_found_is_a_run_without_results(clean: Findings) -> None:
    run = the_run(clean)
    assert run["results"] == []
    assert [artifact["location"]["uri"] for artifact in run["artifacts"]] == clean.files


def test_paths_are_valid_uris(nasty: Findings, tmp_path: Path) -> None:
    [result] = the_run(nasty)["results"]
    uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri == "blueprints/50%25%2C%20a%3Ab.yaml"
    absolute = (tmp_path / "ä.yaml").as_posix()
    [result] = the_run(Findings([finding(span=Span(absolute))], [absolute], 1))["results"]
    uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri.startswith("file:///") and uri.endswith("/%C3%A4.yaml")


def test_every_code_that_can_be_reported_has_its_documentation() -> None:
    everything = [finding(code, Severity.WARNING) for code in explanations()]
    run = the_run(Findings(everything, [], 0))
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == list(explanations())
    assert len(explanations()) > 45
