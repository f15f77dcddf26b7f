"""Values that are addresses: of the web, or of a file beside the one at hand."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from lsprotocol import types
from pygls.uris import from_fs_path

from promisekit.language_server.asked import asked_at
from promisekit.language_server.place import Cursor
from promisekit.language_server.sketch import unquoted
from promisekit.model.url import is_local, is_web_address

_FIELDS: Final = ("url", "results", "image")


def document_links(cursor: Cursor) -> list[types.DocumentLink]:
    """All of them in a file."""
    return list(_links(cursor))


def _links(cursor: Cursor) -> Iterator[types.DocumentLink]:
    for spot in cursor.sketch.spots:
        asked = None if spot.is_key or spot.is_block else asked_at(spot.path)
        if asked is None or asked.field is None or asked.field.name not in _FIELDS:
            continue
        target = _target(cursor, unquoted(spot.word))
        if target:
            yield types.DocumentLink(cursor.text.range(spot.start, spot.end), target)


def _target(cursor: Cursor, address: str) -> str | None:
    if is_web_address(address):
        return address
    if not address or not is_local(address):
        return None
    folder = cursor.portfolio.folder
    path = Path(os.path.normpath((folder / cursor.file).parent / address.partition("#")[0]))
    is_there = path.is_relative_to(folder) and path.is_file()
    return str(from_fs_path(str(path))) if is_there else None
