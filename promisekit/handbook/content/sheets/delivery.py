"""What somebody has committed to, and who waits for it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from promisekit.graph.relations import CommitmentOf


@dataclass(frozen=True)
class Delivery:
    """A commitment and who waits for it: the actors of the commitments that come after; the customer if none."""

    of: CommitmentOf
    waiting: tuple[str, ...]


def deliveries(commitments: Iterable[CommitmentOf]) -> list[Delivery]:
    """Each commitment with those who wait for it."""
    return [Delivery(commitment, _waiting(commitment)) for commitment in commitments]


def _waiting(commitment: CommitmentOf) -> tuple[str, ...]:
    followers = (c.by for c in commitment.promise.commitments.values() if commitment.id in c.after)
    return tuple(dict.fromkeys(followers))
