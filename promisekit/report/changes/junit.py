"""JUnit XML for build servers: a suite an item, a test case a change."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from promisekit.diff.change import Change
from promisekit.report.changes.github import message
from promisekit.report.changes.headline import headline
from promisekit.report.changes.review import Review, by_item
from promisekit.report.junit import allowed, count, document, sub


def render(review: Review) -> str:
    """A change that makes the run fail is a failure; a lesser or accepted one passes and says so in its output."""
    root = ET.Element("testsuites", name="promisekit diff")
    for section, item_id, changes in by_item(review.comparison.changes):
        suite = sub(root, "testsuite", name=f"{section}:{item_id}")
        for change in changes:
            _case(suite, change, review.fails(change))
        count(suite)
    if not review.comparison.changes:
        suite = sub(root, "testsuite", name="promisekit diff")
        sub(suite, "testcase", name=headline(review), classname="promisekit diff")
        count(suite)
    count(root)
    return document(root)


def _case(suite: ET.Element, change: Change, fails: bool) -> None:
    span = change.span
    name = f"{change.code} {change.weight}: {change.message}"
    case = sub(suite, "testcase", name=name, classname=change.id or change.section, file=span.path, line=str(span.line))
    outcome = sub(case, "failure", type=change.code, message=change.message) if fails else sub(case, "system-out")
    accepted = "\naccepted by the team" if change.accepted else ""
    outcome.text = allowed(f"{span.path}:{span.line}: {message(change)}{accepted}")
