"""Files of the portfolio that a value may name."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from lsprotocol.types import CompletionItemKind as Kind

from promisekit.language_server.completion.offer import Offer
from promisekit.language_server.place import Cursor
from promisekit.read.folder import is_blueprint, is_read

_MOST: Final = 200
_ENDINGS: Final = {"results": (".csv",), "image": (".svg", ".png", ".jpg", ".jpeg", ".webp", ".gif")}


def files(cursor: Cursor, field: str) -> list[Offer]:
    """Paths from the file at hand, of what such a field may name."""
    folder = cursor.portfolio.folder
    here = (folder / cursor.file).parent
    endings = _ENDINGS.get(field, ())
    found = []
    for path in _files_below(folder):
        if path.name.lower().endswith(endings or ("",)) and not is_blueprint(path.name):
            found.append(Offer(Path(os.path.relpath(path, here)).as_posix(), Kind.File))
    return found


def _files_below(folder: Path) -> Iterator[Path]:
    left = _MOST
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(filter(is_read, folders))
        for name in sorted(filter(is_read, names)):
            left -= 1
            if left < 0:
                return
            yield Path(parent) / name
