"""Pictures that items name: another file, or another picture in the same file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from promisekit.diff.fields import changed
from promisekit.diff.found import At, Comparator, Found, Pair, change
from promisekit.diff.kind import kind
from promisekit.diff.kinds.any_item import CHANGED
from promisekit.diff.texts import paired
from promisekit.model.image import Image
from promisekit.model.touchpoint import Evidence, Persona, Touchpoint

PICTURE_CHANGED = kind(
    "PD538", "reworded",
    "Another picture is shown.",
    "Nothing else is promised or done. See whether it still shows what the words beside it say. A picture that was "
    "replaced under the same name is told, too.",
    "touchpoints.invoice",
    "evidence: [{what: The paper invoice, image: images/invoice.svg}]",
    "evidence: [{what: The paper invoice, image: images/invoice-2027.svg}]",
)  # fmt: skip


def picture(of: Pair, at: At, old: str | None, new: str | None) -> Iterator[Found]:
    """The picture's file is another one, or came or went."""
    yield from changed(of, at, old, new, PICTURE_CHANGED if old and new else CHANGED)


def evidence_pictures(of: Pair, at: At, old: tuple[Evidence, ...], new: tuple[Evidence, ...]) -> Iterator[Found]:
    """The pictures of what the customer sees or holds, which is known again by its words."""
    for before, after in _same(of, old, new):
        if old[before].image != new[after].image:
            yield from picture(of, at.inner(before, after) / "image", old[before].image, new[after].image)


def replaced(of: Pair, at: At) -> Iterator[Found]:
    """Pictures of an item that are other ones in files of the same name; the item itself says the same."""
    if isinstance(of.old, Persona) and isinstance(of.new, Persona):
        yield from _replaced(of, at / "image", of.old.image, of.new.image)
    elif isinstance(of.old, Touchpoint) and isinstance(of.new, Touchpoint):
        old, new = of.old.evidence, of.new.evidence
        for before, after in _same(of, old, new):
            here = (at / "evidence").inner(before, after) / "image"
            yield from _replaced(of, here, old[before].image, new[after].image)


def _same(of: Pair, old: tuple[Evidence, ...], new: tuple[Evidence, ...]) -> list[tuple[int, int]]:
    """The positions of entries that are one before and after."""
    return paired(tuple(one.what for one in old), tuple(one.what for one in new), of.languages)


def _replaced(of: Pair, at: At, old: str | None, new: str | None) -> Iterator[Found]:
    if old is None or old != new:
        return
    before, after = of.before.images.get(old), of.after.images.get(old)
    if before and after and before != after:
        yield change(PICTURE_CHANGED, at, _told(before), _told(after))


def _told(image: Image) -> str:
    """Its name, its sides, and the beginning of the file's SHA-256, which tells two of one size apart."""
    sides = f"{image.width} × {image.height} pixels, " if image.width else ""
    return f"{image.path} ({sides}{image.digest[:_DIGITS]})"


_DIGITS: Final = 8
PERSONA: Final[dict[str, Comparator]] = {"image": picture}
