"""Digests of what a folder holds, and of the tool itself."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterator
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import Final

import promisekit

_LIBRARIES: Final = (
    *("mkdocs", "mkdocs-material", "mkdocs-material-extensions", "markdown", "jinja2", "pymdown-extensions"),
    *("pygments", "babel", "holidays", "tzdata", "pygraphviz", "graphviz"),
)
"""What a page's HTML may depend on."""


@cache
def versions() -> str:
    """Another text after any change of our code, of a library that has to do with pages, or of Python."""
    told = hashlib.sha256(sys.version.encode())
    for name in _LIBRARIES:
        try:
            told.update(f"{name} {metadata.version(name)}\n".encode())
        except metadata.PackageNotFoundError:
            told.update(f"no {name}\n".encode())
    for name, content in contents(Path(promisekit.__file__).parent):
        told.update(f"{name} {content}\n".encode())
    return told.hexdigest()


def contents(folder: Path) -> Iterator[tuple[str, str]]:
    """The files below a folder, each with a digest of what is in it; hidden and compiled ones apart. Raises OSError."""
    for here, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name != "__pycache__")
        for path in (Path(here, name) for name in sorted(names) if not name.startswith(".")):
            if path.is_file():
                yield path.relative_to(folder).as_posix(), hashlib.sha256(path.read_bytes()).hexdigest()
