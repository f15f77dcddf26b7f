"""A picture that an item names: a portrait of a persona, a photograph of what the customer holds."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated, Any, Final

from pydantic import PlainValidator
from pydantic_core import PydanticCustomError

ENDINGS: Final = {
    "png": (".png",),
    "jpeg": (".jpg", ".jpeg"),
    "gif": (".gif",),
    "webp": (".webp",),
    "svg+xml": (".svg",),
}
"""Kind, as in `image/png` -> how files of it are called."""


@dataclass(frozen=True, slots=True)
class Image:
    """A picture's file: its path from the portfolio folder, its kind, its sides in px (0 where the file says none).

    Two are equal where their `digest` is; `data` is the file.
    """

    path: str
    kind: str
    width: int
    height: int
    digest: str
    data: bytes = field(repr=False, compare=False)


def parse_image_path(value: Any) -> str:
    """The path unchanged. Raises PydanticCustomError for a file that is called otherwise than a picture."""
    if isinstance(value, str) and value.lower().endswith(tuple(one for own in ENDINGS.values() for one in own)):
        return value
    raise PydanticCustomError("image_path", "the path of a picture is due here: PNG, JPEG, GIF, WebP or SVG")


ImagePath = Annotated[str, PlainValidator(parse_image_path)]
