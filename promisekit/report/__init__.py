"""What a check found, in the form that a person, an editor or a build server reads: one format a file."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from typing import Final

from promisekit.report.findings import Findings

__all__ = ["FORMATS", "Findings", "render"]

FORMATS: Final = ("text", "json", "github", "sarif", "junit", "markdown")
"""The formats by name; each is a module of that name with ``render(findings) -> str``."""


def render(findings: Findings, format_name: str) -> str:
    """The findings in one of `FORMATS`, ending with a line break. Raises ValueError for another name."""
    if format_name not in FORMATS:
        raise ValueError(f"no format `{format_name}`")
    # Loaded when it is asked for: most runs need the text alone, and start-up counts.
    module = importlib.import_module(f"promisekit.report.{format_name}")
    written: Callable[[Findings], str] = module.render
    return written(findings)
