"""The badges that several pictures share: their text, their colour and what they mean in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from string import ascii_lowercase

from promisekit.draw.card import Badge

Words = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Pain:
    """A TERMS pain point."""

    terms: tuple[str, ...]
    """Of `time`, `emotion`, `risk`, `money`, `situation`; the main one first."""
    says: str
    severity: int | None = None
    href: str | None = None
    mark: str = ""
    """Tells it from others in the picture with the same terms and severity: `a`, `b` …"""
    id: str = ""
    change: str = ""
    """`added`, `removed` or `changed`, where two versions are compared."""

    @property
    def label(self) -> str:
        """The letters of its terms and its severity: `ME4`, or `ME4a`."""
        return "".join(term[0].upper() for term in self.terms) + str(self.severity or "") + self.mark


def told_apart(pains: Iterable[Pain]) -> dict[Pain, Pain]:
    """Each pain (once), and the same with a mark where its label alone would not tell it from the others."""
    by_label: dict[str, list[Pain]] = {}
    for pain in dict.fromkeys(pains):
        by_label.setdefault(pain.label, []).append(pain)
    return {
        pain: replace(pain, mark=_mark(position) if not pain.mark else pain.mark + "′" * position)
        if len(alike) > 1
        else pain
        for alike in by_label.values()
        for position, pain in enumerate(alike)
    }


def _mark(position: int) -> str:
    return (_mark(position // 26 - 1) if position >= 26 else "") + ascii_lowercase[position % 26]


def pain_badge(pain: Pain, words: Words) -> Badge:
    """The letters and the severity of a pain point, in the colour of its main term."""
    told = ", ".join(words[f"terms {term}"] for term in pain.terms)
    told += f", {words['severity']} {words['of 5'].format(pain.severity)}" if pain.severity else ""
    name = f"{words['pain point']} {pain.label} ({told}): {pain.says}"
    symbol = {"added": "+", "removed": "−", "changed": "~"}.get(pain.change, "")
    name += f" ({words[pain.change]})" if pain.change else ""
    return Badge(symbol + pain.label, pain.terms[0], name, href=pain.href, outlined=pain.change == "removed")


def time_badge(takes: str, words: Words) -> Badge:
    """A clock and how long it takes."""
    return Badge(takes, "clock", f"{words['takes']} {takes}", icon="clock", outlined=True)


def wait_badge(waits: str, words: Words) -> Badge:
    """An hourglass and how long the customer waits."""
    return Badge(waits, "clock", f"{words['waits']} {waits}", icon="wait")


def word_badge(word: str) -> Badge:
    """A plain word, such as `planned`."""
    return Badge(word, "clock", word, outlined=True)
