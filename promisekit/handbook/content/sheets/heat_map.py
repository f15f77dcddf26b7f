"""What of the TERMS pain points a promise answers (TERMS: Korkiakoski 2019)."""

from __future__ import annotations

from promisekit.handbook.book.book import Book, in_force
from promisekit.model.pain_point import PainPoint


def is_answered(book: Book, pain: PainPoint) -> bool:
    """Whether an agreed or live promise answers the pain point."""
    return any(in_force(promise) for promise in book.relations.answered_by.get(pain.id, []))
