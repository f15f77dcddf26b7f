"""Proving 1,000 promises on the public holidays of three countries, against ordinary weeks."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any, Final

import yaml

PLACES: Final = ("NO", "GB-SCT", "JP")
_HOURS: Final = (
    *(
        "mon-fri 08:00-16:00",
        "mon-fri 08:00-18:00",
        "mon-fri 09:00-17:00",
        "mon-fri 07:00-15:00",
        "mon-sat 09:00-18:00",
    ),
    *("mon-fri 08:00-20:00", "mon-fri 10:00-18:00", "mon-fri 08:30-16:30"),
    ["mon-thu 08:00-20:00", "fri 08:00-16:00"],
    ["mon-fri 08:00-12:00", "mon-fri 13:00-17:00"],
)
_TIMES: Final = (
    *("1 working hour", "2 working hours", "4 working hours", "6 working hours", "1 working day"),
    *("30 min", "1 h", "2 h", "next working day", "3 working hours"),
)
_ACROSS: Final = 20
"""One promise in so many has work in all countries."""


def write(folder: Path, *, holidays: bool, promises: int = 1_000) -> None:
    """Writes promises of five commitments each, most of them kept within one of three countries."""
    rng = random.Random(1)
    functions: dict[str, Any] = {}
    for number in range(30):
        functions[f"f{number}"] = {"name": f"Function {number}", "kind": "support", "hours": _HOURS[number // 3]}
        if holidays:
            functions[f"f{number}"]["holidays"] = PLACES[number % 3]
    found: dict[str, Any] = {}
    for number in range(promises):
        home = rng.randrange(3)
        commitments: dict[str, Any] = {}
        for at in range(5):
            place = rng.randrange(3) if number % _ACROSS == 0 else home
            commitments[f"c{at}"] = {
                "by": f"f{place + 3 * rng.randrange(10)}",
                "does": f"Does part {at} of case {number}",
                "within": rng.choice(_TIMES),
                **({"after": [f"c{rng.randrange(at)}"]} if at else {}),
            }
        days = 6 + number % 10
        found[f"p{number}"] = {
            "promise": f"You have part {number} within {days} working days.",
            "kept_at": ["t"],
            "accountable": f"f{home + 3 * rng.randrange(10)}",
            "within": f"{days} working days",
            "hours": rng.choice(_HOURS),
            "since": "2026-01-01",
            "commitments": commitments,
        }
    folder.mkdir(parents=True)
    (folder / "portfolio.yaml").write_text("portfolio: {name: Generated}\n", "utf-8")
    _write(folder / "functions.yaml", {"functions": functions})
    _write(folder / "touchpoints.yaml", {"touchpoints": {"t": {"name": "T", "responsible": "f0"}}})
    for start in range(0, promises, 40):
        _write(folder / f"promises-{start:04}.yaml", {"promises": dict(list(found.items())[start : start + 40])})


def _write(path: Path, content: dict[str, Any]) -> None:
    dumper = yaml.SafeDumper
    dumper.ignore_aliases = lambda _self, _data: True  # type: ignore[method-assign]
    path.write_text(yaml.dump(content, Dumper=dumper, sort_keys=False), "utf-8")
