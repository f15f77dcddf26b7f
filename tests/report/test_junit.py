"""JUnit XML, read back by an XML parser."""

from __future__ import annotations

from dataclasses import replace
from xml.etree import ElementTree as ET

from promisekit.diagnostic import Severity
from promisekit.report import Findings, render


def test_a_suite_for_each_file_and_a_case_for_each_finding(findings: Findings) -> None:
    root = ET.fromstring(render(findings, "junit").encode())
    assert [(suite.get("name"), suite.get("tests"), suite.get("failures")) for suite in root] == [
        ("blueprints/calm.yaml", "1", "0"),
        ("blueprints/organisation.yaml", "2", "2"),
        ("blueprints/promises.yaml", "2", "0"),
    ]
    assert (root.get("tests"), root.get("failures")) == ("5", "2")
    failure = root.find("testsuite[2]/testcase[2]/failure")
    assert failure is not None and failure.get("type") == "PK009"
    assert failure.text == (
        "blueprints/organisation.yaml:4:3: error[PK009] `billing` stands here twice\n"
        "blueprints/organisation.yaml:2:3: first given here\n"
        "help: keep one of the two"
    )


def test_failures_are_what_makes_the_run_fail(findings: Findings) -> None:
    stricter = ET.fromstring(render(replace(findings, fail_on=Severity.WARNING), "junit").encode())
    assert stricter.get("failures") == "3"
    lesser = stricter.find("testsuite[3]/testcase[2]/system-out")
    assert lesser is not None and "info[PK504] no target" in (lesser.text or "")


def test_nothing_found_is_a_passing_case_for_each_file(clean: Findings) -> None:
    root = ET.fromstring(render(clean, "junit").encode())
    assert [case.get("name") for case in root.iter("testcase")] == ["in order", "in order"]
    assert root.get("failures") == "0"


def test_no_text_breaks_the_xml(nasty: Findings) -> None:
    root = ET.fromstring(render(nasty, "junit").encode())
    failure = root.find("testsuite/testcase/failure")
    assert failure is not None and failure.text is not None
    # XML knows no control characters, however they are escaped.
    expected = nasty.diagnostics[0].message.replace("\x1b", "\ufffd").replace("\x00", "\ufffd")
    assert f"help: {expected}" in failure.text
