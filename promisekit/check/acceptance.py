"""Which findings the team accepts, and which of its acceptances were needed."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import NamedTuple

from promisekit.model.base import Acceptance
from promisekit.model.portfolio import Portfolio
from promisekit.model.walk import KeyPath


class PlacedAcceptance(NamedTuple):
    """An acceptance and where it stands."""

    path: KeyPath
    acceptance: Acceptance


class Acceptances:
    """All `accepted:` entries of a portfolio. Remembers which of them covered a finding."""

    def __init__(self, portfolio: Portfolio, today: datetime.date | None) -> None:
        self.today = today
        self._by_check: dict[tuple[KeyPath, str], list[PlacedAcceptance]] = {}
        self._used: set[KeyPath] = set()
        for item_path, accepted in _all(portfolio):
            for position, acceptance in enumerate(accepted):
                placed = PlacedAcceptance((*item_path, "accepted", position), acceptance)
                self._by_check.setdefault((item_path, acceptance.check), []).append(placed)

    def cover(self, code: str, path: KeyPath) -> bool:
        """Whether the finding at ``path`` is accepted; an expired acceptance covers nothing."""
        item_path = path[:1] if path[:1] == ("portfolio",) else path[:2]
        covering = [p for p in self._by_check.get((item_path, code), ()) if not self.is_expired(p)]
        self._used.update(placed.path for placed in covering)
        return bool(covering)

    def is_expired(self, placed: PlacedAcceptance) -> bool:
        """Whether its last day has passed; without a date for today nothing expires."""
        until = placed.acceptance.until
        return self.today is not None and until is not None and until < self.today

    def expired(self) -> Iterator[PlacedAcceptance]:
        """Those whose last day has passed."""
        return (placed for placed in self.all() if self.is_expired(placed))

    def unused(self) -> Iterator[PlacedAcceptance]:
        """Those in force that have covered nothing so far."""
        return (p for p in self.all() if p.path not in self._used and not self.is_expired(p))

    def all(self) -> Iterator[PlacedAcceptance]:
        """Every acceptance in the portfolio."""
        for placed in self._by_check.values():
            yield from placed


def _all(portfolio: Portfolio) -> Iterator[tuple[KeyPath, tuple[Acceptance, ...]]]:
    yield ("portfolio",), portfolio.about.accepted
    for item in portfolio.items():
        if item.accepted:
            yield (item.section, item.id), item.accepted
