"""JSON for programs."""

from __future__ import annotations

import json

from promisekit.report import Findings, render


def test_every_field_of_a_finding(findings: Findings) -> None:
    data = json.loads(render(findings, "json"))
    assert data["diagnostics"][1] == {
        "code": "PK009",
        "severity": "error",
        "message": "`billing` stands here twice",
        "path": "blueprints/organisation.yaml",
        "line": 4,
        "column": 3,
        "end_line": 4,
        "end_column": 10,
        "key_path": ["functions", "billing"],
        "hint": "keep one of the two",
        "related": [
            {
                "path": "blueprints/organisation.yaml",
                "line": 2,
                "column": 3,
                "key_path": ["functions", "billing"],
                "message": "first given here",
            },
        ],
    }
    assert data["summary"] == {"errors": 2, "warnings": 1, "infos": 1, "files": 3, "items": 41}


def test_nothing_found(clean: Findings) -> None:
    assert json.loads(render(clean, "json")) == {
        "diagnostics": [],
        "summary": {"errors": 0, "warnings": 0, "infos": 0, "files": 2, "items": 41},
    }


def test_texts_arrive_unchanged(nasty: Findings) -> None:
    [diagnostic] = json.loads(render(nasty, "json"))["diagnostics"]
    assert diagnostic["message"] == nasty.diagnostics[0].message
