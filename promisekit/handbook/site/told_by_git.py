"""What git remembers of the portfolio, and what whoever builds is told where it remembers nothing, or not all."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from mkdocs.plugins import get_plugin_logger

from promisekit.handbook.book.audience import Audience
from promisekit.handbook.news.known_history import Remembered, Silence, Why, remembered
from promisekit.history.periods import Window

_NO_NEWS: Final = (Why.NO_GIT, Why.NO_REPOSITORY, Why.NOT_COMMITTED)
"""Who writes knows that; who publishes is told."""

log = get_plugin_logger("promisekit")


def told_by_git(folder: Path, audience: Audience, since: Window, serving: bool) -> Remembered | Silence:
    """What changed in the folder, for an audience; ``since`` is what `mkdocs.yml` says of the beginning."""
    told = remembered(folder, audience, since)
    if isinstance(told, Silence) and not (serving and told.why in _NO_NEWS):
        (log.warning if told.why is Why.NO_SUCH_START else log.info)(f"What changed is not told. {told.said}")
    if isinstance(told, Remembered) and told.past.is_cut and not serving:
        log.info(f"What changed before {told.past.start.day} is not in this clone and not told: fetch more of it.")
    return told
