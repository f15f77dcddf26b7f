"""The last steps of a page: the theme's labels are mended, it says what may run in it, and its pictures are put in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from promisekit.handbook.language import words
from promisekit.handbook.site.content_policy import with_policy

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page as SitePage

    from promisekit.handbook.edition.handbook import Handbook

_LABEL: Final = re.compile('(<nav class="md-path")(?: aria-label="[^"]*")?')
"""A part of the theme of which a screen reader is told the same as of another part."""


def finished(html: str, page: SitePage, handbook: Handbook, config: MkDocsConfig, *, keeps_policy: bool) -> str:
    """The page as it is written. Of pages that are ours, what may run is said, where ``keeps_policy``."""
    html = labelled(html, handbook)
    if page.file.generated_by == "promisekit" and keeps_policy:
        html = with_policy(html, page.content or "", config)
    return handbook.pictures.put_in(html, page.file.src_uri)


def labelled(html: str, handbook: Handbook) -> str:
    """The page with a label of its own for each part of the theme."""
    label = handbook.book.language.gettext(words.WAY_UP)
    return _LABEL.sub(rf'\1 aria-label="{label}"', html, count=1)
