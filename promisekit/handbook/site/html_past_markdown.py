"""What is HTML in a page already is set aside while Markdown and MkDocs work on the rest of it.

They would take it apart tag by tag, twice, only to leave it as it is.
"""

from __future__ import annotations

import re
from typing import Final

_BLOCK: Final = re.compile(
    r"</?(?:address|article|aside|blockquote|details|div|dl|figure|form|h[1-6]|nav|ol|p|pre|section|table|ul)\b"
)
_PLACE: Final = re.compile(r"<!--set aside ([0-9]+)-->")
_ANCHOR: Final = re.compile(r'\sid="([^"]+)"')


class SetAside:
    """The HTML of one page, between :meth:`taken_from` and :meth:`put_back`."""

    def __init__(self) -> None:
        self._runs: list[str] = []

    def taken_from(self, markdown: str) -> str:
        """The Markdown of a page with a comment in the place of each run of HTML blocks.

        Only for pages whose HTML is made by us: closed where Markdown begins again, and without Markdown in it.
        """
        self._runs = []
        kept: list[str] = []
        run: list[str] = []
        is_listing = False
        for block in markdown.split("\n\n"):
            if is_listing or _BLOCK.match(block):
                run.append(block)
                if "<pre" in block or "</pre" in block:
                    is_listing = block.rfind("<pre") > block.rfind("</pre")
                continue
            self._set_aside(run, kept)
            run = []
            kept.append(block)
        self._set_aside(run, kept)
        return "\n\n".join(kept)

    def anchors(self) -> set[str]:
        """What links may lead to in the HTML that is set aside."""
        return {anchor for run in self._runs for anchor in _ANCHOR.findall(run)}

    def put_back(self, html: str) -> str:
        """The whole page, once its Markdown is HTML too."""
        runs, self._runs = self._runs, []
        return _PLACE.sub(lambda place: runs[int(place[1])], html) if runs else html

    def _set_aside(self, run: list[str], kept: list[str]) -> None:
        if run:
            kept.append(f"<!--set aside {len(self._runs)}-->")
            self._runs.append("\n\n".join(run))
