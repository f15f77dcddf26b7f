"""What a rule is: a code, a weight, and a function that finds; its docstring is its documentation page.

A rule returns key paths, never lines: where a path stands in which file is looked up when it is reported
(the habit is zizmor's).
"""

from __future__ import annotations

import datetime
import importlib
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from promisekit.check.acceptance import Acceptances
from promisekit.diagnostic import Severity
from promisekit.graph.graph import Graph
from promisekit.graph.relations import Relations
from promisekit.model.portfolio import Portfolio
from promisekit.model.walk import KeyPath


class Finding(NamedTuple):
    """What a rule found: the place as a key path, what is wrong, what to do, and other places that matter.

    ``at_key``: the key at the end of the path is meant (an actor of a lane), not the value that it has.
    """

    path: KeyPath
    message: str
    hint: str = ""
    related: tuple[tuple[KeyPath, str], ...] = ()
    at_key: bool = False


class Subject(NamedTuple):
    """What rules look at. ``today`` is None where no date was given and rules that need one stay silent."""

    graph: Graph
    relations: Relations
    acceptances: Acceptances
    may_be_unread: Callable[[str], bool] = lambda _item_id: False
    """Whether an item of that id may stand in what could not be read; nobody should call it unknown."""
    half_read: frozenset[tuple[str, str]] = frozenset()
    """Section and id of items that lack what could not be read of them; ``("portfolio", "")`` is one."""
    today: datetime.date | None = None

    @property
    def portfolio(self) -> Portfolio:
        """All items."""
        return self.graph.portfolio


class Rule(NamedTuple):
    """One check. ``name`` is its module's name with hyphens, ``doc`` the module's docstring."""

    code: str
    name: str
    severity: Severity
    doc: str
    find: Callable[[Subject], Iterable[Finding]]
    runs_last: bool = False
    """Whether it looks at what the other rules found."""
    needs_today: bool = False
    """Whether it is silent where no date for today is given."""
    needs_all_items: bool = False
    """Whether it reports that nothing does this or that, and so is silent while items could not be read."""

    @property
    def summary(self) -> str:
        """The first line of its documentation."""
        return self.doc.strip().splitlines()[0]


FAMILIES: Final = {
    "PK0": "Reading",
    "PK1": "References",
    "PK2": "The promise chain",
    "PK3": "Wording",
    "PK4": "Time",
    "PK5": "Metrics",
    "PK6": "Governance",
    "PK7": "Quality of the guarantee",
    "PK8": "The blueprint",
}
"""First three characters of a code -> what its family looks at."""


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule under ``check/rules``, by code."""
    return tuple(sorted(_discover(), key=lambda rule: rule.code))


def _discover() -> Iterator[Rule]:
    for file in Path(__file__).with_name("rules").iterdir():
        if file.suffix != ".py" or file.name.startswith("_"):
            continue
        module = importlib.import_module(f"promisekit.check.rules.{file.stem}")
        yield Rule(
            module.CODE,
            file.stem.replace("_", "-"),
            module.SEVERITY,
            module.__doc__ or "",
            module.find,
            getattr(module, "RUNS_LAST", False),
            getattr(module, "NEEDS_TODAY", False),
            getattr(module, "NEEDS_ALL_ITEMS", False),
        )
