"""Documents of other programs under the name of a blueprint file: known by how they begin."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

_PLAIN: Final = "save it as plain text (in a word processor: Save as › Plain text), with the ending `.yaml`"


class OtherDocument(NamedTuple):
    """What it is, and the way out."""

    says: str
    hint: str


_KINDS: Final = (
    (re.compile(rb"\s*\{\\rtf"), OtherDocument("this is rich text (RTF), not plain text", _PLAIN)),
    (
        re.compile(rb"PK\x03\x04|\xd0\xcf\x11\xe0"),
        OtherDocument("this is a document of a word processor or a spreadsheet, or a zip file, not plain text", _PLAIN),
    ),
    (re.compile(rb"%PDF"), OtherDocument("this is a PDF, not plain text", "copy its text into a new text file")),
    (
        re.compile(rb"\s*<(?:!doctype|html|\?xml)", re.IGNORECASE),
        OtherDocument("this is a web page, not the file itself", "download the file itself, often called “raw”"),
    ),
)
_UTF_16: Final = (b"\xff\xfe", b"\xfe\xff")
_UTF_16_HEAD: Final = re.compile(rb"(?:[\t\n\r -~]\x00){4}|(?:\x00[\t\n\r -~]){4}")


def other_document(content: bytes) -> OtherDocument | None:
    """What else than a text in UTF-8 this is, where its first bytes say so."""
    if content.startswith(_UTF_16) or _UTF_16_HEAD.match(content):
        return OtherDocument("the file is UTF-16, not UTF-8", "save the file again with the encoding UTF-8")
    return next((what for begins, what in _KINDS if begins.match(content)), None)
