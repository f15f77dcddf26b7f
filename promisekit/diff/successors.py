"""A promise that was split: what left it is pointed to where a new promise has it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from promisekit.diff.found import Found
from promisekit.diff.kinds.any_item import FIGURE_CHANGED, FIRMER, SOFTER
from promisekit.diff.kinds.items import PROMISE_REMOVED
from promisekit.diff.kinds.scope import PAIN_UNANSWERED, PROMISE_REWORDED, RETIRED, TOUCHPOINT_DROPPED
from promisekit.diff.texts import likeness
from promisekit.model.portfolio import Portfolio
from promisekit.model.promise import Promise
from promisekit.model.text import worded

_WORDED: Final = (PROMISE_REWORDED, SOFTER, FIRMER, FIGURE_CHANGED)
_SENTENCE: Final = re.compile(r"(?<=[.!?])\s+")
_CLAUSE: Final = re.compile(r"[,;]\s+(?:(?:and|ja|och)\s+)?")
_FEW_WORDS: Final = 4
_ALIKE: Final = 0.7
"""Sentences at least so alike say the same (of 1, as in :func:`likeness`)."""


def with_successors(found: list[Found], came: Iterable[Promise], before: Portfolio, after: Portfolio) -> list[Found]:
    """``found``, the messages of what left a promise naming the promises that ``came`` and have it now."""
    new = list(came)
    return [_pointed(one, new, before, after) for one in found] if new else found


def _pointed(found: Found, new: list[Promise], before: Portfolio, after: Portfolio) -> Found:
    if found.old_path is None or found.old_path[0] != "promises":
        return found
    note = ""
    if found.kind in (PROMISE_REMOVED, RETIRED):
        old = before.promises.get(str(found.old_path[1]))
        note = _named("see", _takers(old, new, before, after) if old else ())
    elif found.kind is TOUCHPOINT_DROPPED:
        note = _named("kept there by", (one.id for one in new if found.old in one.kept_at))
    elif found.kind is PAIN_UNANSWERED:
        note = _named("answered by", (one.id for one in new if found.old in one.answers))
    elif found.kind in _WORDED and found.old_path[2:] == ("promise",):
        left = [one for one in _clauses(found.old) if not _says(one, _clauses(found.new))]
        takers = (one.id for one in new if any(_says(clause, _clauses(_words(one, after))) for clause in left))
        note = _named("what was left out stands in", takers)
    return found._replace(message=f"{found.message} ({note})", lead=f"{found.lead} ({note})") if note else found


def _takers(old: Promise, new: list[Promise], before: Portfolio, after: Portfolio) -> Iterator[str]:
    """New promises that say they replace it, say one of its sentences, or answer its pain where it was kept."""
    said = _said(old, before)
    for one in new:
        is_alike = any(_says(sentence, _said(one, after)) for sentence in said)
        is_there = set(one.kept_at) & set(old.kept_at) and set(one.answers) & set(old.answers)
        if old.id in one.replaces or is_alike or is_there:
            yield one.id


def _said(promise: Promise, portfolio: Portfolio) -> list[str]:
    return _sentences(_words(promise, portfolio))


def _words(promise: Promise, portfolio: Portfolio) -> str:
    return worded(promise.promise, portfolio.about.language)


def _clauses(text: str) -> list[str]:
    """Whole sentences, and those parts of them that say something by themselves."""
    sentences = _sentences(text)
    parts = (part for sentence in sentences for part in _CLAUSE.split(sentence))
    return sentences + [part for part in parts if len(part.split()) >= _FEW_WORDS and part not in sentences]


def _sentences(text: str) -> list[str]:
    return [sentence for sentence in _SENTENCE.split(" ".join(text.split())) if sentence]


def _says(sentence: str, sentences: list[str]) -> bool:
    return any(likeness(sentence, one) >= _ALIKE for one in sentences)


def _named(lead: str, ids: Iterable[str]) -> str:
    names = sorted(f"`{one}`" for one in ids)
    what = "the new promise" if len(names) == 1 else "the new promises"
    return f"{lead} {what} {' and '.join(names)}" if names else ""
