"""Promises that customers may count on, as files that can be checked, drawn and read by staff.

A short tour::

    import promisekit

    loaded = promisekit.load("blueprints")          # files -> a portfolio, where all stands, what is wrong
    loaded.portfolio.promises["right-invoice"]      # frozen pydantic models, one class per concept
    promisekit.check(loaded)                        # what reading and all rules find, as diagnostics
    promisekit.draw("journey", loaded.portfolio, "disputed-invoice").file      # an SVG that stands alone
    promisekit.compare(before, loaded).changes      # what a change means: weaker, stronger, reworded …

Everything bad in the files is a :class:`Diagnostic` with file, line, column and a hint; only a folder that is not
there raises (:class:`NothingToReadError`). The names are imported when they are first used, because the command line
starts faster than pydantic does.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from promisekit.check import check
    from promisekit.diagnostic import Diagnostic, Severity, Span
    from promisekit.diff import compare
    from promisekit.draw import draw
    from promisekit.graph.graph import Graph
    from promisekit.model.portfolio import Portfolio
    from promisekit.read import Loaded, load
    from promisekit.read.files import NothingToReadError

__all__ = [
    "Diagnostic",
    "Graph",
    "Loaded",
    "NothingToReadError",
    "Portfolio",
    "Severity",
    "Span",
    "check",
    "compare",
    "draw",
    "load",
]

_HOMES: Final = {
    "check": "promisekit.check.runner",
    "compare": "promisekit.diff",
    "Diagnostic": "promisekit.diagnostic",
    "draw": "promisekit.draw",
    "Graph": "promisekit.graph.graph",
    "load": "promisekit.read.start",
    "Loaded": "promisekit.read.loader",
    "NothingToReadError": "promisekit.read.files",
    "Portfolio": "promisekit.model.portfolio",
    "Severity": "promisekit.diagnostic",
    "Span": "promisekit.diagnostic",
}


def __getattr__(name: str) -> Any:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module 'promisekit' has no attribute '{name}'")
    return getattr(importlib.import_module(home), name)
