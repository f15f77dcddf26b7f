"""What `promisekit diff` says of a kind's example: it is laid over a small portfolio, before and after."""

from __future__ import annotations

import tempfile
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any, Final

import yaml

from promisekit.diff import compare
from promisekit.diff.kind import Kind
from promisekit.read import load

_PICTURE: Final = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 21 30"><rect width="21" height="{}"/></svg>'
PICTURES: Final = {"images/invoice.svg": _PICTURE.format(30), "images/invoice-2027.svg": _PICTURE.format(15)}
"""The pictures that examples name."""


@cache
def base() -> dict[str, Any]:
    """The portfolio that examples are laid over; not to be changed."""
    content: dict[str, Any] = yaml.load(Path(__file__).with_name("compared.yaml").read_text("utf-8"), yaml.BaseLoader)
    return content


@cache
def message_of(kind: Kind) -> str:
    """The words in which the example's change is told."""
    under, old, new = kind.example
    with tempfile.TemporaryDirectory() as folder:
        before, after = Path(folder) / "old", Path(folder) / "new"
        for path, own, other in ((before, old, new), (after, new, old)):
            whole = deepcopy(base())
            lay_at(whole, under, own, other)
            write(path, whole)
        changes = compare(load(before, "blueprints"), load(after, "blueprints")).changes
    return next(change.message for change in changes if change.code == kind.code)


def write(folder: Path, whole: dict[str, Any]) -> None:
    """The portfolio in one file, and the pictures that it names."""
    folder.mkdir(parents=True, exist_ok=True)
    text = yaml.dump(whole, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False)
    (folder / "all.yaml").write_text(text, "utf-8")
    for name, content in PICTURES.items():
        if name in text:
            (folder / name).parent.mkdir(exist_ok=True)
            (folder / name).write_text(content, "utf-8")


def lay_at(whole: dict[str, Any], under: str, own: str, other: str) -> None:
    """Lays the fields of ``own`` over the dotted place of a portfolio, and takes out what only ``other`` has."""
    place: Any = whole
    for part in under.split("."):
        if isinstance(place, dict) and isinstance(place.get(part), str | list) and not part.isdigit():
            place[part] = place[part] if isinstance(place[part], list) and part in ("phases", "steps") else {}
        place = place[int(part)] if isinstance(place, list) else place.setdefault(part, {})
    lay(place, yaml.load(own, yaml.BaseLoader) or {}, yaml.load(other, yaml.BaseLoader) or {})


def lay(place: dict[str, Any], own: dict[str, Any], other: dict[str, Any]) -> None:
    """Lays ``own`` over a mapping, and takes out what only ``other`` has."""
    for key in other.keys() - own.keys():
        place.pop(key, None)
    for key, value in own.items():
        if isinstance(value, dict) and isinstance(place.get(key), dict):
            lay(place[key], value, other[key] if isinstance(other.get(key), dict) else {})
        else:
            place[key] = value
