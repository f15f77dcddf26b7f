"""A file of a site that is made when somebody asks for it, or at the end of a build."""

from __future__ import annotations

from collections.abc import Callable

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File


class MadeFile(File):
    """A file that is no page."""

    make: Callable[[], bytes]

    @classmethod
    def of(cls, path: str, make: Callable[[], bytes], config: MkDocsConfig) -> MadeFile:
        """The file at a path from the top of the site of ``config``."""
        file = cls(path, None, config.site_dir, config.use_directory_urls)
        file.generated_by = "promisekit"
        file.abs_src_path = None
        file.make = make
        return file

    @property
    def content_bytes(self) -> bytes:
        """What is in it."""
        kept = self._content
        return kept if isinstance(kept, bytes) else self.make()

    @content_bytes.setter
    def content_bytes(self, value: bytes) -> None:
        self._content = value

    def copy_file(self, dirty: bool = False) -> None:
        """Writes it to its place."""
        self._content = self.content_bytes
        super().copy_file(dirty)
        self._content = None
