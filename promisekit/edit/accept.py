"""Puts on record that a team lives with a finding, at the item that it is about."""

from __future__ import annotations

import datetime
from typing import NamedTuple

from promisekit.check.acceptance import Acceptances
from promisekit.check.rule import all_rules
from promisekit.check.runner import check
from promisekit.diagnostic import Diagnostic, KeyPath
from promisekit.edit.draft import CannotEditError, Draft, file_of
from promisekit.edit.operation import Insert, Operation, Remove, Set
from promisekit.model.change_codes import CHANGE_CODES
from promisekit.read.loader import Loaded
from promisekit.read.problems import PROBLEMS


class Accepted(NamedTuple):
    """What was accepted: the findings, and the file in which that stands."""

    findings: list[Diagnostic]
    file: str
    is_renewed: bool


def accept(
    draft: Draft,
    code: str,
    address: KeyPath,
    reason: str,
    *,
    until: datetime.date | None = None,
    by: str = "",
    today: datetime.date | None = None,
) -> Accepted:
    """Accepts the findings of a check at an item (``("portfolio",)`` for the portfolio section), or a kind of change.

    An entry for the same check that is there is renewed. Raises CannotEditError.
    """
    loaded = draft.load()
    findings = _findings(loaded, code, address, today)
    entry = {"check": code, "reason": reason}
    if by:
        entry["by"] = by
    if until:
        entry["until"] = until.isoformat()
    relative = file_of(loaded, address)
    placed = next(
        (
            one
            for one in Acceptances(loaded.portfolio, today).all()
            if one.path[: len(address)] == address and one.acceptance.check == code
        ),
        None,
    )
    draft.operate(relative, _renewed(loaded, placed.path, entry) if placed else [_new(loaded, address, entry)])
    if any(_is_at(one, code, address) for one in check(draft.load(), today=today)):
        raise CannotEditError(f"`{code}` would be found at `{address[-1]}` all the same; nothing was written")
    return Accepted(findings, draft.shown(relative), placed is not None)


def _findings(loaded: Loaded, code: str, address: KeyPath, today: datetime.date | None) -> list[Diagnostic]:
    """What there is to accept. Raises CannotEditError where that is nothing."""
    if code in CHANGE_CODES:
        return []
    if code in PROBLEMS:
        raise CannotEditError(f"`{code}` says that something cannot be read, which has to be mended")
    if code not in {rule.code for rule in all_rules()}:
        raise CannotEditError(f"there is no check `{code}`; `promisekit rules` lists them")
    found = check(loaded, today=today)
    here = [one for one in found if _is_at(one, code, address)]
    placed = any(
        one.path[: len(address)] == address and one.acceptance.check == code
        for one in Acceptances(loaded.portfolio, today).all()
    )
    if not here and not placed:
        elsewhere = (str(one.key_path[1]) for one in found if one.code == code and len(one.key_path) > 1)
        others = list(dict.fromkeys(elsewhere))
        where = f"; it finds something at {', '.join(f'`{one}`' for one in others[:5])}" if others else ""
        more = f" and {len(others) - 5} more" if len(others) > 5 else ""
        raise CannotEditError(f"`{code}` finds nothing at `{address[-1]}`{where}{more}")
    return here


def _is_at(finding: Diagnostic, code: str, address: KeyPath) -> bool:
    return finding.code == code and finding.key_path[: len(address)] == address


def _new(loaded: Loaded, address: KeyPath, entry: dict[str, str]) -> Operation:
    if address == ("portfolio",):
        there = len(loaded.portfolio.about.accepted)
    else:
        there = len(loaded.portfolio.section(str(address[0]))[str(address[1])].accepted)
    path = (*address, "accepted")
    return Insert((*path, there), entry) if there else Set(path, [entry])


def _renewed(loaded: Loaded, path: KeyPath, entry: dict[str, str]) -> list[Operation]:
    """What changes in an entry that is there; a day that it no longer ends on is taken out."""
    written = loaded.source_map.written(path)
    operations: list[Operation] = [Set((*written, key), value) for key, value in entry.items() if key != "check"]
    position = path[-1]
    assert isinstance(position, int)
    holder = loaded.portfolio.about if path[0] == "portfolio" else loaded.portfolio.section(str(path[0]))[str(path[1])]
    if "until" not in entry and holder.accepted[position].until:
        operations.append(Remove((*written, "until")))
    return operations
