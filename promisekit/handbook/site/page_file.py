"""A page of ours as MkDocs sees it: a file, whose Markdown is made when somebody reads it."""

from __future__ import annotations

from html import escape
from typing import Final

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, InclusionLevel

from promisekit.handbook.content.page import Page

_HOSTS_WITH_LINES: Final = ("github.com", "gitlab.com", "codeberg.org", "/-/")


class PageFile(File):
    """The file of one of our pages."""

    made: Page

    @classmethod
    def of(cls, page: Page, config: MkDocsConfig) -> PageFile:
        """The file of a page, for the site of ``config``."""
        inclusion = InclusionLevel.INCLUDED if page.in_navigation else InclusionLevel.NOT_IN_NAV
        file = cls(page.path, None, config.site_dir, config.use_directory_urls, inclusion=inclusion)
        file.generated_by = "promisekit"
        file.abs_src_path = None
        file.made = page
        if page.source:
            where = f"{config.repo_url or ''}{config.edit_uri or ''}"
            line = f"#L{page.source.line}" if any(host in where for host in _HOSTS_WITH_LINES) else ""
            file.edit_uri = page.source.path + line
        return file

    @property
    def title(self) -> str:
        """What MkDocs reads in the front matter, known before the page is made."""
        return escape(self.made.title)

    @property
    def content_string(self) -> str:
        """Front matter and body; or what another plugin has put in their place."""
        kept = self._content
        if kept is None:
            return self.made.markdown()
        return kept if isinstance(kept, str) else kept.decode("utf-8-sig")

    @content_string.setter
    def content_string(self, value: str) -> None:
        self._content = value

    @property
    def content_bytes(self) -> bytes:
        """The same as UTF-8."""
        kept = self._content
        return kept if isinstance(kept, bytes) else self.content_string.encode()

    @content_bytes.setter
    def content_bytes(self, value: bytes) -> None:
        self._content = value
