"""What the models say of themselves: the words of their docstrings, which every reference is made of."""

from __future__ import annotations

import ast
import inspect
import textwrap
from functools import cache

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
        for field, text in zip(body.body, body.body[1:], strict=False):
            if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name) and isinstance(text, ast.Expr):
                assert isinstance(text.value, ast.Constant)
                found[field.target.id] = " ".join(str(text.value.value).split())
    return found
