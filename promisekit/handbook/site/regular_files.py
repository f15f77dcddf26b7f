"""What lies in the portfolio's folder and cannot be part of a site: pipes, sockets, links to nowhere or in a circle."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError
from mkdocs.structure.files import File, Files


def refuse_circles(folder: Path) -> None:
    """MkDocs follows links to folders, in a circle as long as the system lets it. Raises ConfigurationError."""
    for here, folders, _ in os.walk(folder):
        for name in folders:
            path = Path(here, name)
            if path.is_symlink() and _leads_back(path):
                where = path.relative_to(folder).as_posix()
                raise ConfigurationError(f"the link `{where}` leads back to a folder that it stands in; remove it")


def left_out(files: Files, config: MkDocsConfig) -> Iterator[tuple[File, str]]:
    """Every file that cannot be read, and why."""
    for file in files:
        path = Path(config.docs_dir, file.src_uri)
        if file.src_dir == config.docs_dir and not path.is_file():
            yield file, "it leads nowhere" if path.is_symlink() else "it is no regular file"


def _leads_back(link: Path) -> bool:
    try:
        return link.parent.resolve().is_relative_to(link.resolve())
    except (OSError, RuntimeError):
        return True
