"""A digest of all that a site is made of: where it is the same, so is the site."""

from __future__ import annotations

import datetime
import hashlib
import os
from pathlib import Path
from typing import TYPE_CHECKING

from promisekit.handbook.book.audience import Audience
from promisekit.handbook.news.known_history import state_of
from promisekit.handbook.site.reuse.contents import contents, versions

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig


def inputs_of(folder: Path, config: MkDocsConfig | None, audience: Audience | None, today: datetime.date) -> str:
    """The digest; empty where it cannot be known what the site is made of. ``config`` is what is set for it, None
    for our own settings."""
    told = [versions(), str(audience), today.isoformat(), os.environ.get("SOURCE_DATE_EPOCH", ""), state_of(folder)]
    try:
        if config is not None:
            from mkdocs.utils import get_build_date

            from promisekit.handbook.site.reuse import settings

            try:
                told += [settings.told(config), repr(config.nav), get_build_date()]
            except settings.Unknown:
                return ""
        told += [f"{path} {digest}" for path, digest in contents(folder)]
    except OSError:
        return ""
    return hashlib.sha256("\n".join(told).encode("utf-8", "surrogatepass")).hexdigest()
