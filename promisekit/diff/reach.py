"""Whom a change touches: ids reached from the changed item through the graph, by ways that are written down here.

A way is a short list of fields, not everything that hangs together: in a portfolio nearly everything does.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Final

from promisekit.diff.change import Reach
from promisekit.graph.graph import ABOUT, Address, Graph, Reference
from promisekit.model.portfolio import Portfolio
from promisekit.model.walk import KeyPath, ReferenceLeaf, leaves

REACHED: Final = ("promises", "roles", "functions", "touchpoints", "journeys", "metrics")
"""The sections whose items are reached."""

Way = tuple[str, ...]
"""Fields walked from the item; with `< ` before it, a field is walked backwards."""


def _ways(*lines: str) -> tuple[Way, ...]:
    return tuple(tuple(part.strip().replace("<", "< ") for part in line.split(">")) for line in lines)


_STEP: Final = "<phases.steps.touchpoint"
_LANES: Final = ("<phases.steps.frontstage", "<phases.steps.backstage", "<phases.steps.support")
_EVERYWHERE: Final = _ways("kept_at", f"kept_at > {_STEP}")
_PROMISE: Final = _ways(
    "accountable", "commitments.by", "commitments.by > function", "guidelines.role", "kept_at", f"kept_at > {_STEP}",
    "metrics",
)  # fmt: skip
_WORK_OF: Final = ("<accountable", "<commitments.by")
_SENT_TO: Final = ("<guidelines.if_it_fails.escalate_to", "<guidelines.if_it_fails.escalate_to > guidelines.role")

WAYS: Final[Mapping[str, tuple[Way, ...]]] = {
    "promises": _PROMISE,
    "functions": _ways(
        *_WORK_OF, *(f"{way} > kept_at" for way in _WORK_OF), "<responsible", "<supported_by",
        f"<responsible > {_STEP}", "<function", *_LANES,
    ),
    "roles": _ways("function", "<guidelines.role", "<commitments.by", "<roles", f"<roles > {_STEP}", *_LANES),
    "systems": _ways(
        "function", "<systems", f"<systems > {_STEP}", "<commitments.by", "<commitments.by > kept_at", *_LANES
    ),
    "touchpoints": _ways(
        "responsible", "supported_by", "roles", "<kept_at", "<kept_at > guidelines.role", _STEP, "<at"
    ),
    "pain_points": _ways("owner", "at", f"at > {_STEP}", "at > responsible", "<answers"),
    "journeys": _ways(
        "owner", "phases.steps.touchpoint", *(lane[1:] for lane in _LANES), "phases.steps.touchpoint > <kept_at"
    ),
    "personas": _ways("owner", "<persona", "<felt_by > at"),
    "metrics": _ways("owner", "at", "<metrics", "<metrics > accountable"),
    "enablers": _ways("owner", "<ensured_by", "<ensured_by > guidelines.role", "<ensured_by > accountable"),
    "skills": _ways("owner", "<skills", "<guidelines.skills"),
    "trainings": _ways("owner", "for", "teaches > <skills"),
    "obstacles": _ways("owner", "felt_by", "hinders", "hinders > accountable"),
    "improvements": _ways("owner", "sponsor", "answers > at", "answers > <answers", "measured_by"),
    "rituals": _ways("owner", "who"),
    "stories": _ways("owner", "at", "shows"),
    "portfolio": (),
}  # fmt: skip
"""Section -> the ways from an item of it, where the field has none of its own."""

_AT_WORK: Final = _ways(
    *_WORK_OF, *(f"{way} > kept_at" for way in _WORK_OF), *(f"{way} > kept_at > {_STEP}" for way in _WORK_OF),
    "<function",
)  # fmt: skip
_CALENDAR: Final = ("hours", "holidays", "time_zone", "closed")
"""Fields that say when a function is at work."""

FIELD_WAYS: Final[Mapping[tuple[str, str], tuple[Way, ...]]] = {
    ("promises", "commitments"): _ways("accountable", "kept_at", f"kept_at > {_STEP}"),
    ("promises", "metrics"): _ways("accountable"),
    ("promises", "ensured_by"): _ways("accountable", "guidelines.role"),
    ("promises", "answers"): _ways("accountable", "answers > at"),
    ("promises", "sponsor"): _ways("accountable"),
    ("promises", "review_by"): _ways("accountable"),
    ("promises", "accepted"): _ways("accountable"),
    ("functions", "feedback"): _ways("<function"),
    ("functions", "lead"): _ways("<function"),
    ("functions", "ambassador"): _ways("<function"),
    **{("functions", field): _AT_WORK for field in (*_CALENDAR, "people")},
    ("functions", "contact"): _ways("<function", *_SENT_TO),
    ("roles", "skills"): _ways("function"),
    ("roles", "contact"): _ways("function", *_SENT_TO),
    ("metrics", "target"): _ways(
        "owner", "at", "<metrics", "<metrics > accountable", "<metrics > guidelines.role", "<metrics > commitments.by",
        "<metrics > kept_at", "<measured_by > owner",
    ),
    ("journeys", "review_by"): (),
}  # fmt: skip
"""Section and field -> the ways that such a change goes."""

_ONWARD: Final[Mapping[str, tuple[Way, ...]]] = {
    "kept_at": _ways(_STEP),
    "guidelines.at": _ways(_STEP),
    "commitments.by": _ways("function"),
    "phases.steps.touchpoint": _ways("<kept_at"),
    "hinders": _ways("accountable"),
    "answers": _ways("at"),
    "teaches": _ways("<skills"),
}
"""Where it goes on from what the changed place itself names by that field."""

_INNER: Final = {"commitments": 4, "guidelines": 4, "phases": 6}
"""Field -> how many keys lead to one commitment, guideline or step: such a change starts there."""
_NOT_TOUCHED: Final = frozenset({"guidelines.written_with", "[[ ]]"})


class Reaching:
    """Finds reaches in the new graph; the old one, slow to make, is asked only about items that are gone.

    ``before`` and ``before_graph`` are of the old portfolio with the ids of now.
    """

    def __init__(
        self, before: Portfolio, before_graph: Callable[[], Graph], after: Graph, ids_now: Mapping[Address, str]
    ) -> None:
        self._before = before
        self._before_graph = before_graph
        self._after = after
        self._ids_now = ids_now

    def of(self, old_path: KeyPath | None, new_path: KeyPath | None) -> Reach:
        """The reach of a change at those places; None: there is no such place on that side."""
        before = self._now(old_path) if old_path is not None else ()
        start = _address(new_path or before)
        graph = self._after if _exists(self._after.portfolio, start) else self._before_graph()
        named: dict[Address, str] = {}
        if new_path is not None:
            named |= _named(graph.outgoing.get(start, ()), new_path)
        if before:
            named |= _named(self._said_before(_address(before)), before)
        ways: dict[Address, Way] = {}
        for address, field in named.items():
            ways.setdefault(address, (field,))
            _walk(graph, address, _ONWARD.get(field, ()), ways, (field,))
        _walk(graph, start, _onward(new_path or before, named.values()), ways, ())
        field = _field(new_path or before)
        if start == ABOUT and field in _CALENDAR:
            _walk_functions_without(field, graph, ways)
        ways.pop(start, None)
        return _reach(ways)

    def _now(self, path: KeyPath) -> KeyPath:
        address = _address(path)
        return (path[0], self._ids_now[address], *path[2:]) if address in self._ids_now else path

    def _said_before(self, address: Address) -> Iterator[Reference]:
        """What an old item refers to."""
        section, item_id = address
        item = self._before.about if address == ABOUT else self._before.section(section)[item_id]
        for leaf in leaves(item, ("portfolio",) if address == ABOUT else address):
            if isinstance(leaf, ReferenceLeaf):
                sections = [one for one in leaf.sections if leaf.target in self._before.section(one)]
                target = (sections[0], leaf.target) if sections else None
                yield Reference(address, leaf.path, leaf.field, leaf.sections, leaf.target, target)


def _named(references: Iterable[Reference], path: KeyPath) -> dict[Address, str]:
    """What the changed place itself refers to, and by which field."""
    place = path[: _INNER.get(_field(path), len(path))]
    if not _field(path):
        return {}
    return {
        reference.target: reference.field
        for reference in references
        if reference.path[: len(place)] == place and reference.target and reference.field not in _NOT_TOUCHED
    }


def _onward(path: KeyPath, named: Collection[str]) -> tuple[Way, ...]:
    """The ways that a change at ``path`` goes besides what it names itself."""
    section, field = str(path[0]), _field(path)
    if field == "guidelines" and len(path) > 3:
        return () if "guidelines.at" in named else _EVERYWHERE
    if field == "phases" and len(path) > 5:
        return ()
    return FIELD_WAYS.get((section, field), WAYS[section])


def _walk_functions_without(field: str, graph: Graph, ways: dict[Address, Way]) -> None:
    """The portfolio's hours are those of every function that gives none; its closed days are everybody's."""
    for function in graph.portfolio.functions.values():
        if field == "closed" or getattr(function, field) is None:
            ways.setdefault(("functions", function.id), (field,))
            _walk(graph, ("functions", function.id), _AT_WORK, ways, (field,))


def _walk(graph: Graph, start: Address, onward: Iterable[Way], ways: dict[Address, Way], so_far: Way) -> None:
    for way in onward:
        reached = [start]
        for field in way:
            reached = list(dict.fromkeys(end for address in reached for end in _ends(graph, address, field)))
        for address in reached:
            ways.setdefault(address, (*so_far, *way))


def _ends(graph: Graph, address: Address, field: str) -> Iterator[Address]:
    """Where one field leads from an item; never to a retired promise."""
    if field.startswith("< "):
        ends = (r.source for r in graph.incoming.get(address, ()) if r.field == field[2:])
    else:
        ends = (r.target for r in graph.outgoing.get(address, ()) if r.field == field and r.target)
    for end in ends:
        if end[0] != "promises" or graph.portfolio.promises[end[1]].status != "retired":
            yield end


def _reach(ways: Mapping[Address, Way]) -> Reach:
    items = {section: tuple(sorted(i for s, i in ways if s == section)) for section in REACHED}
    found = {section: ids for section, ids in items.items() if ids}
    return Reach(found, {address: ways[address] for address in sorted(ways) if address[0] in found})


def _address(path: KeyPath) -> Address:
    return ABOUT if path[0] == "portfolio" else (str(path[0]), str(path[1]))


def _field(path: KeyPath) -> str:
    rest = path[1:] if path[0] == "portfolio" else path[2:]
    return str(rest[0]) if rest else ""


def _exists(portfolio: Portfolio, address: Address) -> bool:
    return address == ABOUT or address[1] in portfolio.section(address[0])
