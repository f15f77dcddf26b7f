"""YAML files -> a typed portfolio, where each value stands, and what is wrong with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from promisekit.read.start import load

if TYPE_CHECKING:
    from promisekit.read.loader import Loaded

__all__ = ["Loaded", "load"]


def __getattr__(name: str) -> Any:
    # Reading starts before pydantic is there, so what needs pydantic comes when it is asked for.
    if name != "Loaded":
        raise AttributeError(f"module 'promisekit.read' has no attribute '{name}'")
    from promisekit.read.loader import Loaded

    return Loaded
