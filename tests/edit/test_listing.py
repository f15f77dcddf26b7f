"""Another entry beside one that stands alone: both are a list, the lines of the first stay with their remarks."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest

from promisekit.diagnostic import KeyPath
from promisekit.edit.edited_text import edited
from promisekit.edit.operation import Insert, applied
from promisekit.edit.syntax import Node, NoSuchPlaceError, Syntax
from tests.edit.law import remarks_of
from tests.edit.texts import Maker, value

ONE = """\
promises:
  ready:
    # what they get
    remedy:  # one only
      # at the counter
      gives: A coffee   # warm

      # by law
      within: 2 days
      when: >-
        It rains,
          or snows.
    kept_at: [a]
    also: {gives: Tea, every: {a: b}}  # hot
"""


def test_the_lines_of_the_first_stay_with_their_remarks() -> None:
    second = Insert(("promises", "ready", "remedy", 1), {"gives": "Tea"})
    assert edited(ONE, [second]) == ONE.replace(
        """\
      gives: A coffee   # warm

      # by law
      within: 2 days
      when: >-
        It rains,
          or snows.
""",
        """\
      - gives: A coffee   # warm

        # by law
        within: 2 days
        when: >-
          It rains,
            or snows.
      - {gives: Tea}
""",
    )


def test_in_brackets_as_well() -> None:
    first = Insert(("promises", "ready", "also", 0), {"gives": "Milk"})
    assert edited(ONE, [first]) == ONE.replace(
        "also: {gives: Tea, every: {a: b}}  # hot", "also: [{gives: Milk}, {gives: Tea, every: {a: b}}]  # hot"
    )


@pytest.mark.parametrize("path", [("promises", "ready", "remedy", 2), ("promises", "ready", "also", 5)])
def test_nothing_stands_at_other_places(path: KeyPath) -> None:
    with pytest.raises(NoSuchPlaceError):
        edited(ONE, [Insert(path, {"gives": "Tea"})])


def test_what_is_repeated_elsewhere_is_refused() -> None:
    with pytest.raises(NoSuchPlaceError, match="write it as a list first"):
        edited("a:\n  b: &x {c: d}\n  e: *x\n", [Insert(("a", "b", 1), {"f": "g"})])


def _mappings(node: Node, path: KeyPath = ()) -> Iterator[KeyPath]:
    for position, entry in enumerate(node.entries):
        below = (*path, entry.key.value if entry.key else position)
        if entry.value.kind == "mapping" and entry.value.entries:
            yield below
        yield from _mappings(entry.value, below)


@pytest.mark.parametrize("seed", range(400))
def test_no_remark_is_lost_and_nothing_else_is_said(seed: int) -> None:
    text = Maker(seed).text()
    old = Syntax(text)
    chooser = random.Random(seed)
    places = list(_mappings(old.root)) if old.root else []
    if not places:
        return
    operation = Insert((*chooser.choice(places), chooser.choice((0, 1))), value(chooser))
    try:
        new_text = edited(text, [operation])
    except NoSuchPlaceError:
        return
    new = Syntax(new_text)
    assert new.plain() == applied(old.plain(), operation), f"{operation}\n{text}\n----\n{new_text}"
    assert remarks_of(new, (0, 0)) == remarks_of(old, (0, 0)), f"{operation}\n{text}\n----\n{new_text}"
