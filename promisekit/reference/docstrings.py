"""What the models say of themselves: the words of their docstrings, which every reference is made of."""

from __future__ import annotations

import ast
import inspect
import textwrap
from collections.abc import Iterator
from functools import cache
from typing import IO, Any

from pydantic import BaseModel


def title(model: type[BaseModel]) -> str:
    """The name of a class in words: `Pain point`."""
    return "".join(f" {c.lower()}" if c.isupper() else c for c in model.__name__).strip().capitalize()


def about(model: type[BaseModel]) -> str:
    """The docstring of a class."""
    return inspect.cleandoc(model.__doc__ or "")


@cache
def meanings(model: type[BaseModel]) -> dict[str, str]:
    """Field -> the string that stands below it in the class, here and in the classes that it builds on."""
    found: dict[str, str] = {}
    for cls in reversed(model.__mro__):
        if not (issubclass(cls, BaseModel) and cls is not BaseModel):
            continue
        body = ast.parse(textwrap.dedent(inspect.getsource(cls))).body[0]
        assert isinstance(body, ast.ClassDef)
        found |= {name: text for name, text, _line in _told(body)}
    return found


def extracted(file: IO[bytes], *_keywords: Any, **_options: Any) -> Iterator[tuple[int, None, str, list[str]]]:
    """What the fields of a file's models mean, for Babel to put into the catalogues of other languages."""
    for node in ast.walk(ast.parse(file.read())):
        if isinstance(node, ast.ClassDef) and node.bases:
            for _name, text, line in _told(node):
                yield line, None, text, []


def _told(cls: ast.ClassDef) -> Iterator[tuple[str, str, int]]:
    for field, text in zip(cls.body, cls.body[1:], strict=False):
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name) and isinstance(text, ast.Expr):
            assert isinstance(text.value, ast.Constant)
            yield field.target.id, " ".join(str(text.value.value).split()), text.lineno
