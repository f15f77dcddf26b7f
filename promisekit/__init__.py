"""Promises that customers may count on, as files that can be checked, drawn and read by staff.

A short tour::

    import promisekit

    loaded = promisekit.load("blueprints")          # files -> a portfolio, where all stands, what is wrong
    loaded.portfolio.promises["right-invoice"]      # frozen pydantic models, one class per concept
    promisekit.check(loaded)                        # what reading and all rules find, as diagnostics
    promisekit.draw("journey", loaded.portfolio, "disputed-invoice").file      # an SVG that stands alone

    before = promisekit.load("earlier-blueprints")
    promisekit.compare(before, loaded).changes      # what a change means: weaker, stronger, reworded …

Everything bad in the files is a :class:`Diagnostic` with file, line, column and a hint; only a folder that is not
there raises (:class:`NothingToReadError`). The names are imported when they are first used, because the command line
starts faster than pydantic does.
"""

from __future__ import annotations

import importlib
import sys
from types import ModuleType
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from promisekit.check import check
    from promisekit.diagnostic import Diagnostic, Severity, Span
    from promisekit.diff import compare
    from promisekit.draw import draw
    from promisekit.graph.graph import Graph
    from promisekit.model.portfolio import Portfolio
    from promisekit.read import Loaded, load
    from promisekit.read.folder import NothingToReadError

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
    "NothingToReadError": "promisekit.read.folder",
    "Portfolio": "promisekit.model.portfolio",
    "Severity": "promisekit.diagnostic",
    "Span": "promisekit.diagnostic",
}


class _Package(ModuleType):
    """This package, in which `check` and `draw` are always the functions and never the sub-packages of that name."""

    def __setattr__(self, name: str, value: Any) -> None:
        # Whoever imports a sub-package, it is put here under its name: the function takes its place. It lends the
        # function its names, so that `import promisekit.check.runner as runner` still finds the way.
        if name in __all__ and isinstance(value, ModuleType):
            package, value = value, getattr(value, name)
            value.__dict__ = package.__dict__
        super().__setattr__(name, value)

    def __dir__(self) -> list[str]:
        return sorted({*super().__dir__(), *__all__})


sys.modules[__name__].__class__ = _Package


def __getattr__(name: str) -> Any:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module 'promisekit' has no attribute '{name}'")
    return getattr(importlib.import_module(home), name)
