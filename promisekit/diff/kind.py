"""What a kind of change is: a stable code, what it weighs and why, and an example of it."""

from __future__ import annotations

import importlib
import pkgutil
from dataclasses import dataclass
from functools import cache
from typing import Final, NamedTuple

from promisekit.diff.change import Weight
from promisekit.model.change_codes import CHANGE_CODES


class Example(NamedTuple):
    """A small piece of a file before and after. ``under`` is the dotted place: `promises.right-invoice`."""

    under: str
    old: str
    new: str


@dataclass(frozen=True)
class Kind:
    """One kind of change. ``opposite`` is the code of the change that takes it back (its own, for many)."""

    code: str
    weight: Weight
    what: str
    why: str
    example: Example
    opposite: str

    @property
    def name(self) -> str:
        """Its name in words, as in `limit-longer`."""
        return CHANGE_CODES[self.code]


FAMILIES: Final = {
    "PD1": "The promise and its limits",
    "PD2": "The remedy",
    "PD3": "Commitments and functions",
    "PD4": "Guidelines and roles",
    "PD5": "Touchpoints, pain points and journeys",
    "PD6": "Metrics, people and governance",
    "PD9": "Any item",
}
"""First three characters of a code -> what its family is about."""


def kind(code: str, weight: Weight, what: str, why: str, under: str, old: str, new: str) -> Kind:
    """A kind that is its own opposite."""
    return Kind(code, weight, what, why, Example(under, old, new), code)


def pair(
    codes: tuple[str, str],
    worse: tuple[str, str],
    better: tuple[str, str],
    example: tuple[str, str, str],
    weights: tuple[Weight, Weight] = ("weaker", "stronger"),
) -> tuple[Kind, Kind]:
    """Two kinds that take each other back; ``worse`` and ``better`` are what happens and why it weighs so.

    ``example`` is that of the worse one: place, before, after.
    """
    under, old, new = example
    return (
        Kind(codes[0], weights[0], *worse, Example(under, old, new), codes[1]),
        Kind(codes[1], weights[1], *better, Example(under, new, old), codes[0]),
    )


@cache
def all_kinds() -> tuple[Kind, ...]:
    """Every kind that a module under ``diff/kinds`` defines, by code."""
    package = importlib.import_module("promisekit.diff.kinds")
    modules = [importlib.import_module(f"{package.__name__}.{m.name}") for m in pkgutil.iter_modules(package.__path__)]
    found = {value.code: value for module in modules for value in vars(module).values() if isinstance(value, Kind)}
    return tuple(found[code] for code in sorted(found))
