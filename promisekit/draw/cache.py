"""Finished pictures, kept from one run to the next: a picture whose view did not change is not drawn again.

A picture is kept under a name made of all that it depends on: its view, our code that draws, and Graphviz. So nothing
kept is ever out of date, and the folder can be deleted at any time. It lies in the user's cache folder (or
where PROMISEKIT_CACHE says; `off` keeps nothing), and holds plain JSON.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from promisekit.draw.heads import ColumnHead
from promisekit.draw.kinds import KINDS, Source
from promisekit.draw.link import Link, no_link
from promisekit.draw.overlay import overlay_view
from promisekit.draw.picture import Box, Picture, Section
from promisekit.draw.user_cache import cache_folder, sweep
from promisekit.graph.relations import Relations

if TYPE_CHECKING:
    from promisekit.model.portfolio import Portfolio

_LAZY: Final = ("legend", "dot_source", "scene")
"""What a kept picture makes anew from its view when it is asked for."""


class PictureCache:
    """Draws like :func:`promisekit.draw.draw` and keeps what it drew; nothing where the folder cannot be written."""

    def __init__(self, folder: Path | None) -> None:
        self.folder = folder
        self.drawn = 0
        """How many pictures were drawn, not found."""

    @classmethod
    def of_user(cls) -> PictureCache:
        """The cache that all portfolios of this user share."""
        opened = cls(cache_folder("pictures"))
        opened.clean()
        return opened

    def draw(
        self,
        kind: str,
        portfolio: Portfolio,
        item_id: str = "",
        *,
        link: Link = no_link,
        language: str | None = None,
        relations: Relations | None = None,
    ) -> Picture:
        """The picture, drawn or found; raises what :func:`promisekit.draw.draw` raises."""
        view = KINDS[kind].view(Source(portfolio, link, language, relations or Relations(portfolio)), item_id)
        return self.picture(kind, view)

    def overlay(self, kind: str, old: Portfolio, new: Portfolio, item_id: str) -> Picture:
        """The change overlay, drawn or found; raises what :func:`promisekit.draw.overlay` raises."""
        return self.picture(kind, overlay_view(kind, old, new, item_id))

    def picture(self, kind: str, view: Any) -> Picture:
        """The picture of a view."""
        draw = KINDS[kind].picture
        file = self.folder / f"{view_key(kind, view)}.json" if self.folder else None
        found = _read(file, lambda: draw(view)) if file else None
        if found is not None:
            return found
        picture = draw(view)
        self.drawn += 1
        if file:
            _write(file, picture)
        return picture

    def file(self, kind: str, view: Any, ending: str, make: Callable[[Picture], bytes]) -> bytes:
        """The picture of a view as a file of another kind: made, or found. Raises what ``make`` raises."""
        kept = self.folder / f"{view_key(kind, view)}.{ending}" if self.folder else None
        if kept is not None:
            with suppress(OSError):
                content = kept.read_bytes()
                os.utime(kept)
                return content
        content = make(self.picture(kind, view))
        if kept is not None:
            with suppress(OSError):
                kept.parent.mkdir(parents=True, exist_ok=True)
                with tempfile.NamedTemporaryFile(dir=kept.parent, suffix=".new", delete=False) as new:
                    new.write(content)
                Path(new.name).replace(kept)
        return content

    def clean(self) -> None:
        """Deletes what has not been used for long."""
        if self.folder is not None:
            for ending in (".json", ".pdf", ".drawio"):
                sweep(self.folder, ending)
            sweep(self.folder, ".new")  # of runs that were killed


def view_key(kind: str, view: Any) -> str:
    """A name for all that the picture depends on. Views are made of texts, numbers and tuples, so `repr` tells all."""
    return hashlib.sha256(f"{_code_version()}\n{kind}\n{view!r}".encode("utf-8", "surrogatepass")).hexdigest()


@cache
def _code_version() -> str:
    """Another one after any change of our code or another Graphviz."""
    from importlib import metadata

    told = hashlib.sha256()
    folder = Path(__file__).parent
    for file in sorted(folder.rglob("*.py")):
        told.update(file.relative_to(folder).as_posix().encode())
        told.update(file.read_bytes())
    for library in ("pygraphviz", "graphviz", "pillow", "typst"):
        try:
            told.update(f"{library} {metadata.version(library)}".encode())
        except metadata.PackageNotFoundError:
            told.update(f"no {library}".encode())
    return told.hexdigest()


def _write(file: Path, picture: Picture) -> None:
    kept = asdict(replace(picture, legend=None, dot_source=str, scene=_nothing))
    for name in _LAZY:
        del kept[name]
    written: Path | None = None
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=file.parent, suffix=".new", delete=False) as new:
            written = Path(new.name)
            json.dump(kept, new)
        written.replace(file)
    except (OSError, UnicodeEncodeError):
        with suppress(OSError):
            if written is not None:
                written.unlink(missing_ok=True)


def _read(file: Path, draw: Callable[[], Picture]) -> Picture | None:
    """The kept picture, or None where there is none or it is damaged."""
    try:
        kept = json.loads(file.read_text("utf-8"))
        os.utime(file)
        for name in ("cuts_x", "cuts_y", "poor_cuts_x", "lane_names_size", "wide_key"):
            kept[name] = tuple(kept[name])
        kept["heads"] = _heads(kept)
        kept["sections"] = tuple(Section(**section | {"heads": _heads(section)}) for section in kept["sections"])
        for name in ("boxes", "taken"):
            kept[name] = tuple(Box(**box) for box in kept[name])
        return Picture(
            **kept,
            legend=lambda width: _legend(draw(), width),
            dot_source=lambda: draw().dot,
            scene=lambda: draw().scene(),
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def _nothing() -> None:
    return None


def _heads(kept: dict[str, Any]) -> tuple[ColumnHead, ...]:
    return tuple(ColumnHead(**head) for head in kept["heads"])


def _legend(picture: Picture, width: float) -> tuple[str, float]:
    return picture.legend(width) if picture.legend else ("", 0.0)
