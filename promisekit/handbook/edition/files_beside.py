"""The files that lie beside the YAML: hand-written pages, and what they show."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Final

from promisekit.handbook.book.audience import Audience
from promisekit.handbook.content.page import Page
from promisekit.handbook.edition.handbook import Handbook
from promisekit.handbook.edition.public_files import public_files

_HEADING: Final = re.compile(r"^#\s+(.*?)(?:\s*\{[^{}]*\})?\s*#*$", re.MULTILINE)


@dataclass(frozen=True)
class Beside:
    """What of the portfolio's folder belongs in its handbook, by path from the top of the folder."""

    notes: dict[str, str] = field(default_factory=dict)
    """Hand-written pages: Markdown, with `[[id]]` made links to the items' Markdown files."""
    files: dict[str, bytes] = field(default_factory=dict)
    """All others."""


def files_beside(folder: Path, handbook: Handbook) -> Beside:
    """The files that the handbook's audience may have. Raises OSError."""
    paths = sorted(_paths(folder))
    keeps: Callable[[str], bool] = handbook.keeps
    if handbook.book.audience is Audience.PUBLIC:
        keeps = public_files(paths, lambda path: (folder / path).read_text("utf-8")).__contains__
    found = Beside()
    for path, source in _in_language(list(filter(keeps, paths)), handbook).items():
        content = (folder / source).read_bytes()
        text = _text(content) if path.endswith(".md") else None
        if text is None:
            found.files[path] = content
        elif not _stands_for_index(path, handbook):
            linked = handbook.with_item_links(text, path, to_files=True) if "[[" in text else text
            found.notes[path] = handbook.with_feedback(Page(path, _title(text, path), linked)).body
    return found


def _in_language(paths: list[str], handbook: Handbook) -> dict[str, str]:
    """Path -> the file for it: `help.fi.md` stands at the place of `help.md` in Finnish, and nowhere else."""
    sources = {path: path for path in paths}
    for language in handbook.book.portfolio.about.all_languages:
        for path in paths:
            translated = f"{path.removesuffix('.md')}.{language}.md"
            if path.endswith(".md") and translated in sources:
                del sources[translated]
                if language == handbook.book.language.code:
                    sources[path] = translated
    return sources


def _paths(folder: Path) -> list[str]:
    found = []
    for at, folders, names in os.walk(folder, followlinks=True):
        folders[:] = sorted(name for name in folders if not name.startswith((".", "_")))
        found += [Path(at, name).relative_to(folder).as_posix() for name in names]
    return found


def _title(markdown: str, path: str) -> str:
    heading = _HEADING.search(markdown)
    return heading[1].strip() if heading else PurePosixPath(path).stem


def _text(content: bytes) -> str | None:
    try:
        return content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        return None


def _stands_for_index(path: str, handbook: Handbook) -> bool:
    """A README is a folder's index where there is no other; where we make one, it would stand in its place."""
    folder, _, name = path.rpartition("/")
    index = f"{folder}/index.md" if folder else "index.md"
    return name == "README.md" and any(page.path == index for page in handbook.pages)
