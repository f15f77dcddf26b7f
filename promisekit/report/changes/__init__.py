"""What a comparison found, in the form that a reviewer, a code host or a build server reads: one format a file."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from typing import Final

from promisekit.report.changes.review import FAIL_ON, Review

__all__ = ["FAIL_ON", "FORMATS", "Review", "render"]

FORMATS: Final = ("text", "markdown", "json", "github", "sarif", "junit", "html")
"""The formats by name; each is a module of that name with ``render(review) -> str``."""


def render(review: Review, format_name: str) -> str:
    """The review in one of `FORMATS`, ending with a line break. Raises ValueError for another name."""
    if format_name not in FORMATS:
        raise ValueError(f"no format `{format_name}`")
    module = importlib.import_module(f"promisekit.report.changes.{format_name}")
    written: Callable[[Review], str] = module.render
    return written(review)
