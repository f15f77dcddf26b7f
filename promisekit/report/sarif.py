"""SARIF 2.1.0 (OASIS): the form in which code hosts and editors take in what an analysis found."""

from __future__ import annotations

import importlib.metadata
import json
from collections.abc import Sequence
from pathlib import PurePath
from typing import Any, Final
from urllib.parse import quote

from promisekit.diagnostic import Diagnostic, KeyPath, Severity, Span
from promisekit.report.address import address_as
from promisekit.report.explanation import Explanation, explanations
from promisekit.report.findings import Findings
from promisekit.report.printable import json_without_commands

_LEVELS: Final = {Severity.OFF: "none", Severity.INFO: "note", Severity.WARNING: "warning", Severity.ERROR: "error"}


def render(findings: Findings) -> str:
    """One run, with the documentation of each rule that found something."""
    codes = sorted({diagnostic.code for diagnostic in findings.diagnostics})
    results = [_result(diagnostic, codes.index(diagnostic.code)) for diagnostic in findings.diagnostics]
    return document([_rule(explanations()[code]) for code in codes], findings.files, results)


def document(rules: Sequence[dict[str, Any]], files: Sequence[str], results: Sequence[dict[str, Any]]) -> str:
    """A file with one run."""
    driver = {
        "name": "promisekit",
        "semanticVersion": importlib.metadata.version("promisekit"),
        "rules": rules,
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "artifacts": [{"location": _artifact(path)} for path in files],
        "results": results,
    }
    data = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [run],
    }
    return json_without_commands(json.dumps(data, ensure_ascii=False, indent=2)) + "\n"


def _rule(explanation: Explanation) -> dict[str, Any]:
    return {
        "id": explanation.code,
        "name": "".join(word.capitalize() for word in explanation.name.split("-")),
        "shortDescription": {"text": explanation.summary},
        "help": {"text": explanation.body, "markdown": explanation.body},
        **address_as("helpUri", explanation.code),
        "defaultConfiguration": {"level": _LEVELS[explanation.severity]},
        "properties": {"tags": [explanation.family]},
    }


def _result(diagnostic: Diagnostic, rule_index: int) -> dict[str, Any]:
    text = diagnostic.message + (f"\nhelp: {diagnostic.hint}" if diagnostic.hint else "")
    result: dict[str, Any] = {
        "ruleId": diagnostic.code,
        "ruleIndex": rule_index,
        "level": _LEVELS[diagnostic.severity],
        "message": {"text": text},
        "locations": [_location(diagnostic.span, diagnostic.key_path)],
    }
    if diagnostic.related:
        result["relatedLocations"] = [
            {"id": number, **_location(related.span, related.key_path), "message": {"text": related.message}}
            for number, related in enumerate(diagnostic.related)
        ]
    return result


def _location(span: Span, key_path: KeyPath) -> dict[str, Any]:
    location: dict[str, Any] = {"physicalLocation": place(span)}
    if key_path:
        name = "".join(f"/{key}" for key in key_path)
        location["logicalLocations"] = [{"fullyQualifiedName": name, "kind": "property"}]
    return location


def place(span: Span) -> dict[str, Any]:
    """A physical location."""
    region = {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }
    return {"artifactLocation": _artifact(span.path), "region": region}


def _artifact(path: str) -> dict[str, str]:
    # A relative path is relative to where the check ran; whoever takes the file in knows that place.
    pure = PurePath(path)
    return {"uri": pure.as_uri() if pure.is_absolute() else quote(pure.as_posix(), errors="replace")}
