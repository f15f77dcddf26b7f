"""A blueprint file in one form, whatever its author's quotes, indents, comments and order: for git's diff."""

from __future__ import annotations

from typing import Any, Final

import yaml

from promisekit.model.about import About
from promisekit.model.portfolio import SECTIONS
from promisekit.model.walk import KeyPath
from promisekit.read.shape import field_names, model_at
from promisekit.read.values import plain_values

_MODELS: Final[dict[str, Any]] = {"portfolio": About, **SECTIONS}
_ORDER: Final = {name: rank for rank, name in enumerate(_MODELS)}


def plain_form(content: bytes) -> bytes:
    """Sections and fields in the order of the format reference, ids in alphabetical order, a value a line.

    What cannot be read so is given back as it is.
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content
    values = plain_values(text)
    # A file with errors in it is shown as its author sees it.
    if values is None:
        return content
    form = {name: _section(name, values[name]) for name in sorted(values, key=_rank)}
    dumped: str = yaml.dump(form, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=float("inf"))
    return dumped.encode("utf-8", "replace")


class _Dumper(yaml.SafeDumper):
    """Writes a text without quotes where YAML allows it: what it means, its field says."""

    def ignore_aliases(self, data: Any) -> bool:
        """What an author gave once and named again is written out."""
        return True


_Dumper.add_representer(tuple, lambda dumper, data: dumper.represent_list(list(data)))
_Dumper.yaml_implicit_resolvers = {}


def _rank(name: str) -> tuple[int, str]:
    return _ORDER.get(name, len(_ORDER)), name


def _section(name: str, value: Any) -> Any:
    model = _MODELS.get(name)
    if model is None or not isinstance(value, dict):
        return value
    if name == "portfolio":
        return _ordered(model, (), value)
    return {item_id: _ordered(model, (), value[item_id]) for item_id in sorted(value)}


def _ordered(model: Any, path: KeyPath, value: Any) -> Any:
    if isinstance(value, tuple):
        return tuple(_ordered(model, (*path, position), one) for position, one in enumerate(value))
    if not isinstance(value, dict):
        return value
    here = model_at(model, path)
    ranks = {name: rank for rank, name in enumerate(field_names(here))} if here else {}
    names = sorted(value, key=lambda name: ranks.get(name, len(ranks)))
    return {name: _ordered(model, (*path, name), value[name]) for name in names}
