"""Section -> field -> how its two versions are compared. A field that stands in no table is compared generically."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from promisekit.diff.fields import in_order
from promisekit.diff.found import Comparator
from promisekit.diff.kinds import (
    commitments,
    functions,
    governance,
    guidelines,
    limits,
    pictures,
    remedy,
    scope,
    steps,
    touchpoints,
)
from promisekit.model.portfolio import SECTIONS

_OWN: Final[Mapping[str, Mapping[str, Comparator]]] = {
    "portfolio": functions.ABOUT | scope.ABOUT | governance.ABOUT,
    "functions": functions.FUNCTION,
    "roles": guidelines.ROLE | functions.CONTACT | functions.PEOPLE,
    "systems": functions.SYSTEM,
    "personas": pictures.PERSONA,
    "touchpoints": touchpoints.TOUCHPOINT,
    "pain_points": touchpoints.PAIN_POINT,
    "promises": (
        limits.PROMISE | scope.PROMISE | remedy.PROMISE | commitments.PROMISE | guidelines.PROMISE | governance.PROMISE
    ),
    "journeys": steps.JOURNEY,
    "metrics": governance.METRIC,
    "trainings": governance.TRAINING,
    "enablers": governance.ENABLER,
    "obstacles": governance.OBSTACLE,
    "improvements": governance.IMPROVEMENT | {"actions": in_order},
    "rituals": governance.RITUAL,
}
TABLES: Final[Mapping[str, Mapping[str, Comparator]]] = {
    section: {**governance.EVERY_ITEM, **_OWN.get(section, {})} for section in ("portfolio", *SECTIONS)
}
