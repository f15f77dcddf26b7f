"""What stands in plain values for a value that could not be read."""

from __future__ import annotations

from typing import Any, Final

NOTHING: Final[Any] = ...
"""Stands for a value that is missing or cannot be used, and about which something was said already; of Python's own
values the one that is no value of YAML and goes from one process to another."""
