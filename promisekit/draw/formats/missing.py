"""What is told where a format cannot be written."""

from __future__ import annotations


class NoExport(Exception):
    """A format cannot be written here, or not of this picture; the message says what is missing."""

    @classmethod
    def without(cls, formats: str, package: str) -> NoExport:
        """A package is missing."""
        return cls(
            f"{formats} need the package {package}: install it with `pip install {package}`. "
            "SVG needs nothing: every browser shows it and prints it."
        )
