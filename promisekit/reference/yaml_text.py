"""A value as a person would write it in a file: two spaces, short things on one line, quotes only where needed."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator
from typing import Any, Final

import yaml

_WIDTH: Final = 100
"""Characters of a line at the most, where a value can be divided."""


def field_text(name: str, value: Any) -> str:
    """A field with its value, which is made of texts, lists and mappings alone."""
    return "\n".join(_field(name, value, 0))


def _field(name: str, value: Any, indent: int) -> Iterator[str]:
    start = f"{' ' * indent}{_scalar(name, flow=False)}:"
    flow = _flow(value)
    # At the left edge, what an item is made of stands below one another.
    if flow is not None and len(start) + len(flow) < _WIDTH:
        yield f"{start} {flow}"
    elif isinstance(value, dict):
        yield start
        for key, inner in value.items():
            yield from _field(key, inner, indent + 2)
    elif isinstance(value, list):
        yield start
        for entry in value:
            yield from _entry(entry, indent + 2)
    else:
        yield f"{start} >-"
        yield from textwrap.wrap(
            value,
            _WIDTH,
            initial_indent=" " * (indent + 2),
            subsequent_indent=" " * (indent + 2),
            break_long_words=False,
        )


def _entry(value: Any, indent: int) -> Iterator[str]:
    before = f"{' ' * indent}- "
    flow = _flow(value) if isinstance(value, dict) else _scalar(value, flow=False)
    if flow is not None and (not isinstance(value, dict) or len(before) + len(flow) < _WIDTH):
        yield before + flow
        return
    lines = [line for key, inner in value.items() for line in _field(key, inner, indent + 2)]
    yield before + lines[0].lstrip()
    yield from lines[1:]


def _flow(value: Any) -> str | None:
    """The value on one line; None where it is nested too deeply to be read there."""
    if isinstance(value, str):
        return _scalar(value, flow=False)
    inner = list(value.values()) if isinstance(value, dict) else value
    if any(
        isinstance(one, dict) or (isinstance(one, list) and any(not isinstance(i, str) for i in one)) for one in inner
    ):
        return None
    if isinstance(value, list):
        return f"[{', '.join(_scalar(one, flow=True) for one in value)}]"
    parts = [f"{_scalar(key, flow=True)}: {_inside(one)}" for key, one in value.items()]
    return "{" + ", ".join(parts) + "}"


def _inside(value: Any) -> str:
    return _scalar(value, flow=True) if isinstance(value, str) else str(_flow(value))


def _scalar(text: str, *, flow: bool) -> str:
    """The text plain where YAML takes it so, else in double quotes."""
    wrapped = f"[{text}]" if flow else f"- {text}"
    try:
        plain = yaml.load(wrapped, yaml.BaseLoader) == [text]
    except yaml.YAMLError:
        plain = False
    return text if plain and "\n" not in text else json.dumps(text, ensure_ascii=False)
