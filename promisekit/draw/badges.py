"""The badges that several pictures share: their text, their colour and what they mean in words."""

from __future__ import annotations

from collections.abc import Mapping

from promisekit.draw.card import Badge

Words = Mapping[str, str]


def pain_label(terms: tuple[str, ...], severity: int | None) -> str:
    """The letters of its terms and its severity: `ME4`."""
    return "".join(term[0].upper() for term in terms) + (str(severity) if severity else "")


def pain_badge(terms: tuple[str, ...], severity: int | None, says: str, words: Words, href: str | None = None) -> Badge:
    """A TERMS pain point, in the colour of its main term."""
    label = pain_label(terms, severity)
    told = ", ".join(words[term] for term in terms)
    told += f", {words['severity']} {severity} {words['of 5']}" if severity else ""
    return Badge(label, terms[0], f"{words['pain point']} {label} ({told}): {says}", href=href)


def time_badge(takes: str, words: Words) -> Badge:
    """A clock and how long it takes."""
    return Badge(takes, "clock", f"{words['takes']} {takes}", icon="clock", outlined=True)


def wait_badge(waits: str, words: Words) -> Badge:
    """An hourglass and how long the customer waits."""
    return Badge(f"{words['waits']} {waits}", "clock", f"{words['waits']} {waits}", icon="wait")


def status_badge(status: str) -> Badge:
    """A plain word, such as `planned`."""
    return Badge(status, "clock", status, outlined=True)
