"""What is carried to another mapping takes its remarks along, wherever they stand."""

from __future__ import annotations

from collections import Counter
from random import Random

import pytest

from promisekit.edit.edited_text import edited
from promisekit.edit.layout import laid_out
from promisekit.edit.operation import Carry, applied
from promisekit.edit.syntax import NoSuchPlaceError, Syntax
from tests.edit.law import all_places, remarks_of
from tests.edit.texts import Maker

STEPS = ("journeys", "tyre", "phases", 0, "steps")
TEXT = """\
journeys:
  tyre:
    name: A flat tyre  # for now
    phases:
      - name: Notice
        steps:
          - id: comes
            customer: Comes to the counter
{lanes}
          # the next one
          - id: waits
            customer: Waits  # here
"""


def after(lanes: str, path: tuple[str, ...], to: tuple[str, ...], step: int = 0) -> list[str]:
    """The lines of the step after something was carried from one lane to another."""
    text = TEXT.format(lanes="\n".join(" " * 12 + line for line in lanes.splitlines()))
    new = edited(text, [Carry((*STEPS, 0, *path), (*STEPS, step, *to))])
    assert laid_out(new) == new
    return [line.removeprefix(" " * 12) for line in new.splitlines()[8 if step == 0 else 6 :]]


REST = ["          # the next one", "          - id: waits", "customer: Waits  # here"]


def test_a_remark_on_its_line_goes_with_it() -> None:
    lanes = "frontstage:\n  mechanic: Looks at it  # as they come\n  lead: Helps"
    assert after(lanes, ("frontstage", "mechanic"), ("backstage", "mechanic")) == [
        "frontstage:", "  lead: Helps", "backstage:", "  mechanic: Looks at it  # as they come", *REST,
    ]  # fmt: skip


def test_so_do_remarks_above_and_within() -> None:
    lanes = (
        "frontstage:\n  # who is there\n  mechanic:\n    does: Looks at it  # quickly\n    takes: 5 min  # measured\n"
        "  lead: Helps\nbackstage:\n  parts: Has it  # always"
    )
    assert after(lanes, ("frontstage", "mechanic"), ("backstage", "mechanic")) == [
        "frontstage:", "  lead: Helps", "backstage:", "  parts: Has it  # always", "  # who is there", "  mechanic:",
        "    does: Looks at it  # quickly", "    takes: 5 min  # measured", *REST,
    ]  # fmt: skip


def test_the_lane_goes_along_where_nothing_is_left_of_it() -> None:
    for lanes in (
        "frontstage: {mechanic: Looks at it}  # as they come",
        "# who\nfrontstage:  # why\n  mechanic: Looks",
    ):
        assert after(lanes, ("frontstage", "mechanic"), ("support", "mechanic")) == [
            *lanes.replace("frontstage", "support").splitlines(), *REST,
        ]  # fmt: skip


def test_a_remark_of_a_lane_that_goes_stands_at_what_was_carried() -> None:
    lanes = "frontstage: {mechanic: Looks at it}  # as they come\nbackstage:\n  lead: Plans  # the day"
    assert after(lanes, ("frontstage", "mechanic"), ("backstage", "mechanic")) == [
        "backstage:", "  lead: Plans  # the day", "  mechanic: Looks at it  # as they come", *REST,
    ]  # fmt: skip
    lanes = "frontstage: {mechanic: Looks at it}  # as they come\nbackstage: {lead: Plans}  # the day"
    assert after(lanes, ("frontstage", "mechanic"), ("backstage", "mechanic")) == [
        "# as they come", "backstage: {lead: Plans, mechanic: Looks at it}  # the day", *REST,
    ]  # fmt: skip


def test_two_things_that_one_does_are_a_list_and_no_remark_is_lost() -> None:
    lanes = "frontstage:\n  lead: Helps\n  mechanic: Looks  # first\nbackstage:\n  mechanic: Repairs  # then"
    found = after(lanes, ("frontstage", "mechanic"), ("backstage", "mechanic"))
    assert "  mechanic: [Repairs, Looks]  # then" in found
    assert "  # first" in found


def test_it_goes_to_another_step() -> None:
    lanes = "frontstage:\n  mechanic: Looks  # first"
    assert after(lanes, ("frontstage", "mechanic"), ("frontstage", "mechanic"), 1) == [
        "          - id: comes", "customer: Comes to the counter", *REST, "frontstage:", "  mechanic: Looks  # first",
    ]  # fmt: skip


@pytest.mark.parametrize("start", range(0, 1200, 200))
def test_no_remark_is_lost_in_any_text(start: int) -> None:
    became: Counter[str] = Counter()
    for seed in range(start, start + 200):
        maker, chooser = Maker(seed), Random(seed)
        text = maker.text()
        old = Syntax(text)
        keys = [path for path, _node in all_places(old.root, ()) if isinstance(path[-1], str) and len(path) > 1]
        holders = [path for path, node in all_places(old.root, ()) if node.kind == "mapping"]
        if not keys or not holders:
            continue
        path, to = chooser.choice(keys), chooser.choice(holders)
        operation = Carry(path, (*to, chooser.choice(("new", str(path[-1])))))
        if operation.to[: len(path)] == path or operation.to == path:
            continue
        about = f"seed {seed}: {operation}\n{text}"
        try:
            expected = applied(old.plain(), operation)
            new_text = edited(text, [operation])
            new = Syntax(new_text)
        except (NoSuchPlaceError, ValueError):
            became["refused"] += 1
            continue
        if new.plain() != expected:
            assert maker.has_names, f"{about}\n-----\n{new_text}"
            continue
        became["done"] += 1
        assert not remarks_of(old, (0, 0)) - remarks_of(new, (0, 0)), f"{about}\n-----\n{new_text}"
    assert became["done"] > 5 * became["refused"]
