"""Changes that the team accepts: entries under `accepted` that name a change's code.

An entry accepts a change only when it is new itself: it is read in the same review as the change that it excuses.
One that stood there before accepted an earlier change, and would hide the next one.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import replace

from promisekit.diff.change import Change, IdleAcceptance, WhyIdle
from promisekit.graph.graph import ABOUT, Address
from promisekit.model.base import Acceptance
from promisekit.model.change_codes import CHANGE_CODES
from promisekit.model.portfolio import Portfolio
from promisekit.model.walk import KeyPath
from promisekit.read.loader import Loaded


class Acceptances:
    """The acceptances of changes in the new portfolio. Remembers which of them covered a change.

    ``before`` is the old portfolio with the ids of now.
    """

    def __init__(self, before: Portfolio, new: Loaded, today: datetime.date | None) -> None:
        self._before = before
        self._new = new
        self._today = today
        self._used: set[KeyPath] = set()

    def covered(self, change: Change) -> Change:
        """The change with the entry that accepts it: its item's, or for an item that is gone the portfolio's."""
        address = ABOUT if change.in_old and not change.field else (change.section, change.id)
        for path, entry in _entries(self._new.portfolio, address):
            if entry.check == change.code and self._why_idle(address, entry) == "unused":
                self._used.add(path)
                return replace(change, accepted=entry)
        return change

    def idle(self) -> Iterator[IdleAcceptance]:
        """Entries that accept nothing, in the order of the files."""
        addresses = [ABOUT, *((i.section, i.id) for i in self._new.portfolio.items() if i.accepted)]
        for address in addresses:
            for path, entry in _entries(self._new.portfolio, address):
                if path not in self._used:
                    span = self._new.source_map.span((*path, "check"))
                    yield IdleAcceptance(path, span, entry, self._why_idle(address, entry))

    def _why_idle(self, address: Address, entry: Acceptance) -> WhyIdle:
        if self._today and entry.until and entry.until < self._today:
            return "expired"
        earlier = [one for _, one in _entries(self._before, address)]
        return "earlier" if entry in earlier else "unused"


def _entries(portfolio: Portfolio, address: Address) -> Iterable[tuple[KeyPath, Acceptance]]:
    """The acceptances of changes at one item, with their places."""
    section, item_id = address
    item = portfolio.about if address == ABOUT else portfolio.section(section).get(item_id)
    top: KeyPath = ("portfolio",) if address == ABOUT else address
    accepted = item.accepted if item else ()
    return [((*top, "accepted", at), entry) for at, entry in enumerate(accepted) if entry.check in CHANGE_CODES]
