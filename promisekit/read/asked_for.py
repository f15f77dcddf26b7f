"""What the model asks for where a text or a number stands in a file: prose, a duration, a count …"""

from __future__ import annotations

from typing import Any, get_origin

from pydantic import BaseModel

from promisekit.model.walk import KeyPath
from promisekit.read.shape import annotation_at, bare, is_prose, model_at, short_form


def asked_for(path: KeyPath) -> Any:
    """The annotation of a value that is neither a list nor a mapping; None where the model asks for nothing there."""
    from promisekit.model.portfolio import SECTIONS
    from promisekit.read.part import model_of

    address: tuple[str, ...]
    if path[:1] == ("portfolio",):
        address, inner = ("portfolio",), path[1:]
    elif len(path) > 2 and path[0] in SECTIONS:
        address, inner = (str(path[0]), str(path[1])), path[2:]
    else:
        return None
    model = model_of(address)
    inner = _as_lists(model, inner)
    while inner:
        annotation = annotation_at(model, inner)
        if below := short_form(annotation):
            return annotation_at(model, (*inner, *below))
        if annotation is not None and model_at(model, inner) is None:
            return annotation
        # A translation stands one level below its text, an entry one below the list, and each may be short for more.
        inner = inner[:-1]
    return None


def is_for_readers(path: KeyPath) -> bool:
    """Whether a text there, or one language of it, is prose: ids, durations and the like are no texts for readers."""
    return is_prose(asked_for(path))


def _as_lists(model: type[BaseModel], written: KeyPath) -> KeyPath:
    """The path in the long form, where a mapping alone is short for a list of one."""
    path: KeyPath = ()
    for part in written:
        if isinstance(part, str) and get_origin(bare(annotation_at(model, path))) is tuple:
            path = (*path, 0)
        path = (*path, part)
    return path
