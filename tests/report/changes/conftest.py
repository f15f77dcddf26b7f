from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from promisekit.diff import compare
from promisekit.read import load
from promisekit.read.versions import Version
from promisekit.report.changes import Review

Reviewed = Callable[..., Review]

PORTFOLIO = """\
portfolio: {name: Harbour Bikes, hours: mon-fri 08:00-16:00}
functions:
  workshop: {name: Workshop, kind: frontline}
  office: {name: Office, kind: support}
roles:
  mechanic: {name: Mechanic, function: workshop}
touchpoints:
  counter: {name: The counter, channel: store, responsible: workshop, roles: [mechanic]}
promises:
  ready-by-friday:
    promise: Your bike is ready on Friday.
    kept_at: counter
    accountable: workshop
    within: 2 working days
    share: 95 %
    conditions: [You bring it by Wednesday.]
    guidelines:
      hand-over: {role: mechanic, do: [Say the hour.]}
  washed: {promise: Your bike comes back clean., kept_at: counter, accountable: workshop}
"""
NASTY = "a|b`c` <b>, 100 % of @staff: [x](y) ]]> <!-- --> </details> ::error:: \x1b[31m\u202e"


@pytest.fixture
def reviewed(tmp_path: Path) -> Reviewed:
    """Compares two texts, each the only file of a folder that is called `blueprints`."""

    def review(old: str, new: str, fail_on: str | None = None) -> Review:
        versions = []
        for name, text in (("main", old), ("branch", new)):
            folder = tmp_path / name
            folder.mkdir(exist_ok=True)
            (folder / "bikes.yaml").write_text(text, "utf-8")
            versions.append(Version(name, load(folder, "blueprints")))
        return Review(compare(versions[0].loaded, versions[1].loaded), *versions, fail_on)

    return review


@pytest.fixture
def relaxed(reviewed: Reviewed) -> Review:
    """A longer limit, a lower share, a promise that is gone, a condition that is gone, a role with another name."""
    new = (
        PORTFOLIO.replace("2 working days", "3 working days")
        .replace("95 %", "90 %")
        .replace("    conditions: [You bring it by Wednesday.]\n", "")
        .replace("name: Mechanic", "name: Bike mechanic")
        .replace("  washed: {promise: Your bike comes back clean., kept_at: counter, accountable: workshop}\n", "")
    )
    return reviewed(PORTFOLIO, new)


@pytest.fixture
def nasty(reviewed: Reviewed) -> Review:
    """What a hostile pull request may bring into every text."""
    quoted = '"' + NASTY.replace("\x1b", "\\x1b").replace("\u202e", "\\u202e") + '"'
    new = PORTFOLIO.replace("Your bike is ready on Friday.", quoted).replace("name: Mechanic", f"name: {quoted}")
    new = new.replace("[You bring it by Wednesday.]", f"[{quoted}]").replace("2 working days", "3 working days")
    review = reviewed(PORTFOLIO, new)
    return replace(review, base=replace(review.base, name=NASTY), head=replace(review.head, name=NASTY))
