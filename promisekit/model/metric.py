"""What shows whether a promise is kept."""

from typing import ClassVar, Literal

from promisekit.model.base import Item, Model
from promisekit.model.date import Date
from promisekit.model.number import Count, Number
from promisekit.model.reference import MetricRefs, TouchpointRefs
from promisekit.model.text import Text

MetricKind = Literal["nps", "ces", "csat", "mystery-shopping", "operational", "employee", "business"]


class Baseline(Model):
    """Where it stood at the start."""

    value: Number | None = None
    """The figure."""
    on: Date | None = None
    """When it was measured."""


class Target(Model):
    """Where it should be, and by when."""

    value: Number | None = None
    """The figure."""
    by: Date | None = None
    """By when."""


class Result(Model):
    """One measurement."""

    on: Date
    """When."""
    value: Number | None = None
    """The figure."""
    n: Count | None = None
    """From how many answers or cases."""


class Metric(Item):
    """One figure, followed over time."""

    section: ClassVar[str] = "metrics"

    name: Text
    """What it is called."""
    kind: MetricKind
    """`nps`, `ces`, `csat`, `mystery-shopping`, `operational`, `employee` or `business`."""
    unit: Text | None = None
    """What it is counted in."""
    better: Literal["higher", "lower"] = "higher"
    """Which way is good."""
    baseline: Baseline | None = None
    """Where it stood at the start."""
    target: Target | None = None
    """Where it should be, and by when."""
    results: tuple[Result, ...] = ()
    """Measurements: a list, or the path of a CSV file with the columns `on,value` and perhaps `n`.

    With semicolons, `on;value`, it is read as Excel writes it in Finland, Sweden or Germany: `31.12.2026;94,5`. A
    figure that may mean two things, like `1.234` there, is told and not read."""
    drives: MetricRefs = ()
    """Metrics that it is expected to move."""
    at: TouchpointRefs = ()
    """Where it is measured."""
