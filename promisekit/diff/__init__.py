"""(old, new) portfolio -> changes, each weighed: weaker, stronger, reworded, moved …"""

from promisekit.diff.change import WEIGHTS, Change, Comparison, IdleAcceptance, Reach, Suspect, Weight
from promisekit.diff.compare import compare

__all__ = ["WEIGHTS", "Change", "Comparison", "IdleAcceptance", "Reach", "Suspect", "Weight", "compare"]
