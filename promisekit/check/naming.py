"""How findings name things: items by their kind, ids in backticks, and the ids that an author may have meant."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Final

from promisekit.graph.graph import Graph

KINDS: Final = {
    "functions": "a function",
    "roles": "a role",
    "systems": "a system",
    "personas": "a persona",
    "touchpoints": "a touchpoint",
    "pain_points": "a pain point",
    "promises": "a promise",
    "journeys": "a journey",
    "metrics": "a metric",
    "skills": "a skill",
    "trainings": "a training",
    "enablers": "an enabler",
    "obstacles": "an obstacle",
    "improvements": "an improvement",
    "rituals": "a ritual",
    "stories": "a story",
}
"""Section -> one of its items, in words."""


def kind(sections: Iterable[str], last: str = "or") -> str:
    """``("functions", "roles")`` -> ``a function or a role``."""
    return _joined([KINDS[section] for section in sections], last)


def listed(ids: Iterable[str], last: str = "and") -> str:
    """``["a", "b", "c"]`` -> `` `a`, `b` and `c` ``."""
    return _joined([f"`{item_id}`" for item_id in ids], last)


def _joined(words: list[str], last: str) -> str:
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def nearest(wanted: str, known: Collection[str]) -> list[str]:
    """Up to three of the known ids that look like the one wanted, or share all words with it; best first.

    The same one in quotation marks, capitals or with accents is the only one.
    """
    import difflib

    from promisekit.read.meant.identifier import as_id
    from promisekit.read.meant.plain import unquoted

    same = next((one for one in (unquoted(wanted), as_id(wanted)) if one in known), None)
    if same:
        return [same]
    # difflib is slow among thousands of like ids, so it sees only those that share most pairs of letters.
    pairs = _pairs(wanted)
    likely = sorted(known, key=lambda candidate: (-len(pairs & _pairs(candidate)), len(candidate), candidate))[:20]
    words = set(wanted.split("-"))
    alike = difflib.get_close_matches(wanted, likely, n=3, cutoff=0.65)
    for candidate in likely:
        parts = set(candidate.split("-"))
        if words <= parts or parts <= words:
            alike.append(candidate)
    return list(dict.fromkeys(alike))[:3]


def did_you_mean(wanted: str, alike: list[str]) -> str:
    """The hint that names them; of curly quotes it says that they count as part of the value."""
    from promisekit.read.meant.plain import has_curly_quotes

    if has_curly_quotes(wanted):
        return f"curly quotes are part of the value; write {listed(alike, 'or')}"
    return f"did you mean {listed(alike, 'or')}?"


def _pairs(word: str) -> set[str]:
    padded = f" {word} "
    return {padded[start : start + 2] for start in range(len(padded) - 1)}


class Guesses:
    """What an author may have meant by an id that does not exist.

    Looking for likenesses is slow beside everything else that a check does; a portfolio in which very much is
    broken gets guesses for the first ids only.
    """

    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        self._known: dict[tuple[str, ...], list[str]] = {}
        self._guessed: dict[tuple[str, tuple[str, ...]], list[str]] = {}
        self._comparisons_left = 60_000

    def at(self, wanted: str, sections: tuple[str, ...]) -> list[str]:
        """The nearest ids among those sections; none where nothing is near."""
        asked = (wanted, sections)
        if asked not in self._guessed:
            if sections not in self._known:
                self._known[sections] = self._ids(sections)
            known = self._known[sections]
            self._comparisons_left -= len(known)
            self._guessed[asked] = nearest(wanted, known) if self._comparisons_left >= 0 else []
        return self._guessed[asked]

    def hint(self, wanted: str, sections: tuple[str, ...], *, in_list: bool = False) -> str:
        """``did you mean `billing`?``, or where the id may be added. ``in_list``: several ids may stand there."""
        from promisekit.read.meant.identifier import as_id

        guesses = self.at(wanted, sections)
        several = [as_id(part) for part in wanted.split(",")]
        if in_list and len(several) > 1 and all(one in self._known[sections] for one in several):
            return f"several ids are a list: `[{', '.join(several)}]`"
        if guesses:
            return did_you_mean(wanted, guesses)
        places = " or ".join(f"`{section}:`" for section in sections)
        return f"correct the id, or add `{as_id(wanted) or 'an-id'}` under {places}"

    def _ids(self, sections: tuple[str, ...]) -> list[str]:
        return sorted({item_id for section in sections for item_id in self._graph.portfolio.section(section)})
