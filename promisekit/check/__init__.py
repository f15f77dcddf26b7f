"""Rules that a portfolio should keep, one a file under :mod:`promisekit.check.rules`, and what runs them."""

from promisekit.check.runner import check

__all__ = ["check"]
