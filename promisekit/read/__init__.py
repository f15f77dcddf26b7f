"""YAML files -> a typed portfolio, where each value stands, and what is wrong with it."""

from promisekit.read.loader import Loaded, load

__all__ = ["Loaded", "load"]
