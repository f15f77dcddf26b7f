"""Pictures that items name: each is looked at before anything shows it."""

from __future__ import annotations

import hashlib
import re
from pathlib import PurePosixPath
from typing import Any, Final

from promisekit.model.image import ENDINGS, Image
from promisekit.model.walk import KeyPath
from promisekit.read.folder import NamedFiles, OutsideError, is_read
from promisekit.read.image_header import header_of
from promisekit.read.named_files import Trouble
from promisekit.read.problems import BAD_IMAGE, BAD_PATH
from promisekit.read.svg_image import NotPlainError, svg_size

MOST: Final = 2_000_000
"""Bytes of a file."""
MOST_PIXELS: Final = 40_000_000
_KINDS: Final = "PNG, JPEG, GIF, WebP or SVG"
_SMALLER: Final = "save it smaller: 1,600 pixels across are enough for every page"
_PLAIN: Final = "save it as plain SVG without scripts and links, or as PNG"


class _Refused(Exception):
    """`says` follows the picture's name, `hint` is the way out."""

    def __init__(self, says: str, hint: str) -> None:
        super().__init__(says)
        self.says, self.hint = says, hint


def with_images(
    raw: dict[str, Any], section: str, folder: NamedFiles, relative_file: str, images: dict[str, Image]
) -> tuple[dict[str, Any], list[Trouble]]:
    """The item with its pictures' paths made relative to the portfolio folder, and what is wrong with them.

    What can be shown is added to ``images`` by that path; what cannot is left out of the item.
    """
    troubles: list[Trouble] = []

    def looked_at(holder: Any, path: KeyPath) -> Any:
        written = holder.get("image") if isinstance(holder, dict) else None
        if not isinstance(written, str):
            return holder
        found = _image(folder, relative_file, written, (*path, "image"), images)
        if isinstance(found, Trouble):
            troubles.append(found)
            return {key: value for key, value in holder.items() if key != "image"}
        return {**holder, "image": found}

    if section == "personas":
        return looked_at(raw, ()), troubles
    held = raw["evidence"]
    if isinstance(held, tuple):
        return {**raw, "evidence": tuple(looked_at(one, ("evidence", i)) for i, one in enumerate(held))}, troubles
    return {**raw, "evidence": looked_at(held, ("evidence",))}, troubles


def _image(
    folder: NamedFiles, relative_file: str, written: str, path: KeyPath, images: dict[str, Image]
) -> str | Trouble:
    relative = folder.inside(relative_file, written)
    if relative is None:
        hint = "paths are relative to this file and stay inside the portfolio"
        if re.match(r"(?:https?:)?//|www\.", written, re.IGNORECASE):
            hint = "save the picture in the portfolio's folder, and write its path: `images/letter.png`"
        return Trouble(BAD_PATH, path, None, f"names `{written}`, which is no file inside the portfolio", hint)
    try:
        image = images[relative] = _read(folder, relative, written)
    except _Refused as refused:
        return Trouble(BAD_IMAGE, path, None, f"names `{written}`, which {refused.says}", refused.hint)
    return image.path


def _read(folder: NamedFiles, relative: str, written: str) -> Image:
    if not all(map(is_read, relative.split("/"))):
        raise _Refused(
            "lies where nothing is shown: its name or that of a folder begins with `_` or `.`", "give it another name"
        )
    ending = PurePosixPath(relative).suffix.lower()
    if not any(ending in endings for endings in ENDINGS.values()):
        raise _Refused(f"is no picture that browsers show ({_KINDS})", "save it as PNG or JPEG")
    try:
        data = folder.read(relative)
    except (OSError, OutsideError) as error:
        raise _Refused(f"cannot be opened: {error}", "check its permissions, and that it is a file") from None
    if len(data) > MOST:
        raise _Refused(f"has {len(data) / 1e6:.1f} MB; at most {MOST // 1_000_000} MB are shown", _SMALLER)
    kind, width, height = _looked_at(data, ending)
    if width * height > MOST_PIXELS:
        raise _Refused(f"has {width:,} by {height:,} pixels; that is more than can be shown", _SMALLER)
    if ending not in ENDINGS[kind]:
        right = PurePosixPath(written).with_suffix(ENDINGS[kind][0]).as_posix()
        raise _Refused(f"holds a picture of another kind, {_name(kind)}", f"call it `{right}`, here and in the folder")
    return Image(relative, kind, width, height, hashlib.sha256(data).hexdigest(), data)


def _looked_at(data: bytes, ending: str) -> tuple[str, int, int]:
    """The kind and the sides of a picture."""
    header = header_of(data)
    if header:
        if not header.is_whole or not header.width or not header.height:
            raise _Refused("is damaged: its end is missing", "copy it again from where it came from")
        return header.kind, header.width, header.height
    if ending == ".svg":
        try:
            return "svg+xml", *svg_size(data)
        except NotPlainError as error:
            raise _Refused(str(error), _PLAIN) from None
    raise _Refused(f"holds no picture ({_KINDS})", "save it as PNG or JPEG")


def _name(kind: str) -> str:
    return {"svg+xml": "SVG", "webp": "WebP"}.get(kind, kind.upper())
