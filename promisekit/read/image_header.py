"""What a picture's file says of itself in its first bytes: its kind and its sides. Nothing is decoded."""

from __future__ import annotations

import struct
from typing import Final, NamedTuple

_START_OF_FRAME: Final = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_ALONE: Final = frozenset((0x01, *range(0xD0, 0xD9)))
"""Markers of a JPEG that have no length."""


class Header(NamedTuple):
    """The kind, as in `image/png`, the sides in px, and whether the file ends where it should."""

    kind: str
    width: int
    height: int
    is_whole: bool


def header_of(data: bytes) -> Header | None:
    """The header of a PNG, JPEG, GIF or WebP; None for anything else."""
    try:
        if data.startswith(b"\x89PNG\r\n\x1a\n") and data[12:16] == b"IHDR":
            width, height = struct.unpack(">II", data[16:24])
            return Header("png", width, height, b"IEND" in data[-64:])
        if data.startswith((b"GIF87a", b"GIF89a")):
            width, height = struct.unpack("<HH", data[6:10])
            return Header("gif", width, height, data.rstrip(b"\0").endswith(b";"))
        if data.startswith(b"\xff\xd8\xff"):
            return _jpeg(data)
        if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
            return _webp(data)
    except (struct.error, IndexError):
        return None
    return None


def _jpeg(data: bytes) -> Header | None:
    at = 2
    while True:
        while data[at] == 0xFF:
            at += 1
        marker, at = data[at], at + 1
        if marker in _ALONE:
            continue
        (length,) = struct.unpack(">H", data[at : at + 2])
        if marker in _START_OF_FRAME:
            height, width = struct.unpack(">HH", data[at + 3 : at + 7])
            return Header("jpeg", width, height, b"\xff\xd9" in data[at:])
        if marker == 0xDA:
            return None
        at += length
        if data[at] != 0xFF:
            return None


def _webp(data: bytes) -> Header | None:
    (size,) = struct.unpack("<I", data[4:8])
    is_whole = len(data) >= size + 8
    match data[12:16]:
        case b"VP8 ":
            width, height = struct.unpack("<HH", data[26:30])
            return Header("webp", width & 0x3FFF, height & 0x3FFF, is_whole)
        case b"VP8L":
            (bits,) = struct.unpack("<I", data[21:25])
            return Header("webp", (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1, is_whole)
        case b"VP8X":
            width, height = (int.from_bytes(data[at : at + 3], "little") + 1 for at in (24, 27))
            return Header("webp", width, height, is_whole)
    return None
