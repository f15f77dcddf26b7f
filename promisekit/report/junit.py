"""JUnit XML for build servers: a suite a file, a test case a finding."""

from __future__ import annotations

import re
from typing import Final
from xml.etree import ElementTree as ET

from promisekit.diagnostic import Diagnostic
from promisekit.report.findings import Findings

_NOT_IN_XML: Final = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd\U00010000-\U0010ffff]")

_COMMAND: Final = re.compile(r"(?m)(^\s*):(?=:)|()#(?=#[\w.-]*\[)")


def render(findings: Findings) -> str:
    """A finding that makes the run fail is a failure; a lesser one passes and says so in its output."""
    by_file: dict[str, list[Diagnostic]] = {path: [] for path in findings.files}
    for diagnostic in findings.diagnostics:
        by_file.setdefault(diagnostic.span.path, []).append(diagnostic)
    root = ET.Element("testsuites", name="promisekit")
    for path, diagnostics in by_file.items():
        suite = sub(root, "testsuite", name=path)
        for diagnostic in diagnostics:
            _case(suite, diagnostic, findings.fails(diagnostic))
        if not diagnostics:
            sub(suite, "testcase", name="in order", classname=path)
        count(suite)
    count(root)
    return document(root)


def document(root: ET.Element) -> str:
    """The element as a file."""
    ET.indent(root)
    # On standard output a build server would read a line that begins so, or has this in it, as a command.
    text = ET.tostring(root, encoding="unicode").replace("\r", "&#13;")
    text = _COMMAND.sub(lambda found: f"{found[1]}&#58;" if found[2] is None else "&#35;", text)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'


def _case(suite: ET.Element, diagnostic: Diagnostic, fails: bool) -> None:
    span = diagnostic.span
    place = f"{span.path}:{span.line}:{span.column}"
    name = f"{diagnostic.code} at {span.line}:{span.column}: {diagnostic.message}"
    case = sub(suite, "testcase", name=name, classname=span.path, file=span.path, line=str(span.line))
    lines = [f"{place}: {diagnostic.severity.word}[{diagnostic.code}] {diagnostic.message}"]
    lines += [f"{r.span.path}:{r.span.line}:{r.span.column}: {r.message}" for r in diagnostic.related]
    if diagnostic.hint:
        lines.append(f"help: {diagnostic.hint}")
    if fails:
        outcome = sub(case, "failure", type=diagnostic.code, message=diagnostic.message)
    else:
        outcome = sub(case, "system-out")
    outcome.text = allowed("\n".join(lines))


def count(element: ET.Element) -> None:
    """Writes how many cases and failures are below an element."""
    element.set("tests", str(sum(1 for _ in element.iter("testcase"))))
    element.set("failures", str(sum(1 for _ in element.iter("failure"))))
    element.set("errors", "0")


def sub(parent: ET.Element, tag: str, **attributes: str) -> ET.Element:
    """A new element below ``parent``."""
    return ET.SubElement(parent, tag, {name: allowed(value) for name, value in attributes.items()})


def allowed(text: str) -> str:
    """The text with a mark for each character that XML may not hold."""
    return _NOT_IN_XML.sub("\N{REPLACEMENT CHARACTER}", text)
