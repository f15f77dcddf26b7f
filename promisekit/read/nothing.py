"""What stands in plain values for a value that could not be read."""

from __future__ import annotations

from typing import Final

NOTHING: Final = object()
"""Stands for a value that is missing or cannot be used, and about which something was said already."""
