"""Whether an SVG is a picture and nothing else: an SVG may also hold scripts, and load things from elsewhere."""

from __future__ import annotations

import re
from typing import Final
from xml.parsers import expat

_RUNS: Final = frozenset("script handler foreignobject iframe embed object audio video listener".split())
_CHANGES: Final = frozenset("animate set animatemotion animatetransform animatecolor".split())
_DATA: Final = re.compile(r"\s*data:image/(?:png|jpeg|gif|webp);base64,", re.IGNORECASE)
_ADDRESS: Final = re.compile(r"url\(\s*[\"']?\s*(?!#|[\"']?\s*#)|@import|expression\s*\(|javascript:", re.IGNORECASE)
_LENGTH: Final = re.compile(r"\s*(\d+(?:\.\d+)?)\s*(?:px)?\s*")
_DEEPEST: Final = 200


class NotPlainError(Exception):
    """It is no SVG, or holds more than a picture. The message follows `which`."""


def svg_size(data: bytes) -> tuple[int, int]:
    """The sides of an SVG in px, 0 where it says none. Raises NotPlainError."""
    reading = _Reading()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = reading.start
    parser.EndElementHandler = reading.end
    parser.CharacterDataHandler = reading.text
    parser.EntityDeclHandler = reading.entity
    parser.ProcessingInstructionHandler = reading.instruction
    try:
        parser.Parse(data, True)
    except expat.ExpatError:
        raise NotPlainError("is no SVG that can be read") from None
    return reading.size


class _Reading:
    def __init__(self) -> None:
        self.size = (0, 0)
        self._open: list[str] = []
        self._style: list[str] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        space, _, local = name.rpartition(" ")
        local = local.lower()
        if not self._open:
            if local != "svg" or space != "http://www.w3.org/2000/svg":
                raise NotPlainError("is no SVG")
            self.size = _size({key.lower(): value for key, value in attributes.items()})
        self._open.append(local)
        if len(self._open) > _DEEPEST:
            raise NotPlainError("is nested too deeply")
        if local in _RUNS:
            raise NotPlainError(f"holds `<{local}>`, and a picture may run nothing")
        for key, value in attributes.items():
            attribute = key.rpartition(" ")[2].lower()
            if attribute.startswith("on"):
                raise NotPlainError(f"holds `{attribute}`, and a picture may run nothing")
            if local in _CHANGES and attribute == "attributename" and value.lower().endswith(("href", "onclick")):
                raise NotPlainError("changes where something leads, and a picture may run nothing")
            is_address = attribute == "href" or attribute == "src"
            if is_address and not value.lstrip().startswith("#") and not _DATA.match(value) and local != "a":
                raise NotPlainError(f"loads `{value[:60]}`, and a picture may load nothing")
            if _ADDRESS.search(value) and not is_address:
                raise NotPlainError("loads something in a style, and a picture may load nothing")
            if local == "a" and is_address and value.lstrip().lower().startswith(("javascript:", "data:", "vbscript:")):
                raise NotPlainError("holds a link that runs something, and a picture may run nothing")

    def end(self, _name: str) -> None:
        if self._open.pop() == "style":
            if _ADDRESS.search("".join(self._style)):
                raise NotPlainError("loads something in a style, and a picture may load nothing")
            self._style.clear()

    def text(self, said: str) -> None:
        if self._open and self._open[-1] == "style":
            self._style.append(said)

    def entity(self, *_told: object) -> None:
        raise NotPlainError("declares entities of its own")

    def instruction(self, target: str, _told: str) -> None:
        if target == "xml-stylesheet":
            raise NotPlainError("loads a style sheet, and a picture may load nothing")


def _size(attributes: dict[str, str]) -> tuple[int, int]:
    width, height = (_LENGTH.fullmatch(attributes.get(side, "")) for side in ("width", "height"))
    if width and height:
        return round(float(width[1])), round(float(height[1]))
    box = attributes.get("viewbox", "").replace(",", " ").split()
    try:
        return round(float(box[2])), round(float(box[3]))
    except (IndexError, ValueError, OverflowError):
        return 0, 0
