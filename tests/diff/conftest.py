from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from promisekit.diff import Comparison, compare
from promisekit.diff.kind import Example
from promisekit.read import Loaded, load
from promisekit.reference.compared import base, lay, lay_at, write

__all__ = ["BASE", "Between", "between", "laid_over", "laid_over_all", "lay", "loaded"]

BASE = base()

Between = Callable[[str, str, str], Comparison]


def laid_over(under: str, own: str, other: str) -> dict[str, Any]:
    """The base portfolio with the fields of ``own`` at the dotted place, and without those only ``other`` has."""
    whole = deepcopy(BASE)
    lay_at(whole, under, own, other)
    return whole


def loaded(folder: Path, portfolio: dict[str, Any]) -> Loaded:
    """The portfolio, written to one file and read; the file has to be right."""
    write(folder, portfolio)
    result = load(folder, shown_as="blueprints")
    assert not result.diagnostics, result.diagnostics
    return result


@pytest.fixture
def between(tmp_path: Path) -> Between:
    """Compares the base portfolio with ``old`` and with ``new`` laid over it at a dotted place."""

    def compared(under: str, old: str, new: str) -> Comparison:
        before = loaded(tmp_path / "old", laid_over(under, old, new))
        after = loaded(tmp_path / "new", laid_over(under, new, old))
        return compare(before, after)

    return compared


def laid_over_all(examples: list[tuple[Example, bool]]) -> dict[str, Any]:
    """The base portfolio with one side of each example laid over it, in order; True: what it shows afterwards."""
    whole = deepcopy(BASE)
    for example, is_after in examples:
        own, other = (example.new, example.old) if is_after else (example.old, example.new)
        lay_at(whole, example.under, own, other)
    return whole
