"""A portfolio of any size from a seed: the same size and seed give the same files.

The shares of the sections follow the sample portfolio: about a third promises with their guidelines and
commitments, the rest touchpoints, pain points, roles, journeys and what belongs to them.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import yaml

_PARTS: Final = {
    "functions": 4,
    "roles": 8,
    "touchpoints": 12,
    "pain_points": 18,
    "promises": 24,
    "journeys": 3,
    "metrics": 8,
    "skills": 5,
    "trainings": 4,
    "enablers": 6,
    "improvements": 5,
    "stories": 3,
}
_WORDS: Final = (
    "invoice line visit engineer router call answer customer credit day window parcel meter contract letter "
    "outage repair notice change price address move help queue chat form bill account service date letterbox"
).split()
_FILES: Final = 40
"""Items in a file, about as many as a team puts there."""


def portfolio(size: int, seed: int = 1) -> dict[str, dict[str, Any]]:
    """About ``size`` items by section and id."""
    rng = random.Random(seed)
    whole = sum(_PARTS.values())
    ids = {
        section: [f"{section.rstrip('s').replace('_', '-')}-{n}" for n in range(max(1, size * part // whole))]
        for section, part in _PARTS.items()
    }
    make = {
        "functions": _function, "roles": _role, "touchpoints": _touchpoint, "pain_points": _pain_point,
        "promises": _promise, "journeys": _journey, "metrics": _metric, "skills": _named, "trainings": _training,
        "enablers": _enabler, "improvements": _improvement, "stories": _story,
    }  # fmt: skip
    return {
        section: {item_id: make[section](rng, ids, number) for number, item_id in enumerate(section_ids)}
        for section, section_ids in ids.items()
    }


def write(folder: Path, size: int, seed: int = 1, per_file: int = _FILES, mistake_every: int = 0) -> int:
    """Writes such a portfolio below ``folder``, so many items a file; how many items it has.

    ``mistake_every``: there is something wrong with every third item, say; with none for 0.
    """
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "portfolio.yaml").write_text("portfolio: {name: Generated, sponsor: role-0, holidays: GB-ENG}\n")
    items = 0
    sections = portfolio(size, seed)
    if mistake_every:
        _spoil(sections, mistake_every)
    for section, entries in sections.items():
        for start in range(0, len(entries), per_file):
            part = dict(list(entries.items())[start : start + per_file])
            text = yaml.dump({section: part}, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=100)
            (folder / f"{section}-{start // per_file:04}.yaml").write_text(text, "utf-8")
            items += len(part)
    return items


def _spoil(sections: dict[str, dict[str, Any]], every: int) -> None:
    """Makes one mistake in every so many items: all kinds in turn, of those that the item has a field for."""
    items = [item for entries in sections.values() for item in entries.values()]
    for turn, item in enumerate(items[::every]):
        kinds = [kind for kind in _MISTAKES if kind(dict(item))]
        kinds[turn % len(kinds)](item)


def _without_answer(item: dict[str, Any]) -> bool:
    """A field that a rule asks for is not there."""
    return any(item.pop(name, None) for name in ("sponsor", "evidence", "feedback", "purpose"))


def _unknown_reference(item: dict[str, Any]) -> bool:
    for name in ("accountable", "responsible", "lead", "function", "owner"):
        if name in item:
            item[name] = "nobody-knows"
            return True
    for name in ("at", "for", "teaches"):
        if name in item:
            item[name] = ["nobody-knows"]
            return True
    return False


def _broken_value(item: dict[str, Any]) -> bool:
    for name, value in (("within", "soonish"), ("severity", "high"), ("status", "perhaps"), ("kind", "so-so")):
        if name in item:
            item[name] = value
            return True
    return False


def _misspelt_field(item: dict[str, Any]) -> bool:
    item["acepted"] = []
    return True


def _missing_field(item: dict[str, Any]) -> bool:
    return any(item.pop(name, None) for name in ("promise", "says", "name"))


def _empty_value(item: dict[str, Any]) -> bool:
    """Nothing after a colon."""
    name = list(item)[-1]
    item[name] = None
    return True


_MISTAKES: Final[tuple[Callable[[dict[str, Any]], bool], ...]] = (
    _without_answer,
    _unknown_reference,
    _broken_value,
    _misspelt_field,
    _missing_field,
    _empty_value,
)


class _Dumper(getattr(yaml, "CSafeDumper", yaml.SafeDumper)):
    def ignore_aliases(self, _data: Any) -> bool:
        return True


def _sentence(rng: random.Random, words: int = 9) -> str:
    return " ".join(rng.choices(_WORDS, k=words)).capitalize() + "."


def _function(rng: random.Random, ids: dict[str, list[str]], number: int) -> dict[str, Any]:
    return {
        "name": f"Function {number} {rng.choice(_WORDS)}",
        "kind": ("frontline", "backstage", "support", "partner")[number % 4],
        "lead": rng.choice(ids["roles"]),
        "hours": "mon-fri 08:00-18:00",
        "feedback": {"to": rng.choice(ids["roles"]), "via": "the team's channel", "answer_within": "2 working days"},
    }


def _role(rng: random.Random, ids: dict[str, list[str]], number: int) -> dict[str, Any]:
    return {
        "name": f"Role {number} {rng.choice(_WORDS)}",
        "function": ids["functions"][number % len(ids["functions"])],
        "purpose": _sentence(rng),
        "skills": rng.sample(ids["skills"], min(2, len(ids["skills"]))),
    }


def _staff(ids: dict[str, list[str]], touchpoint: int) -> tuple[int, int, str]:
    """The responsible and the supporting function of a touchpoint, and the role that works there."""
    functions, roles = len(ids["functions"]), len(ids["roles"])
    responsible = touchpoint % functions
    role = (touchpoint % (roles // functions)) * functions + responsible
    return responsible, (responsible + 1) % functions, ids["roles"][role]


def _touchpoint(rng: random.Random, ids: dict[str, list[str]], number: int) -> dict[str, Any]:
    responsible, supporting, role = _staff(ids, number)
    return {
        "name": f"Touchpoint {number} {' '.join(rng.choices(_WORDS, k=2))}",
        "channel": rng.choice(["phone", "chat", "web", "email", "letter", "visit"]),
        "responsible": ids["functions"][responsible],
        "supported_by": [ids["functions"][supporting]],
        "roles": [role],
        "evidence": [_sentence(rng, 4)],
        "encounters_per_month": rng.randrange(10, 90_000),
        "moment_of_truth": rng.random() < 0.2,
    }


def _pain_point(rng: random.Random, ids: dict[str, list[str]], number: int) -> dict[str, Any]:
    return {
        "terms": rng.sample(["time", "emotion", "risk", "money", "situation"], 2),
        "at": [ids["touchpoints"][number % len(ids["touchpoints"])]],
        "says": _sentence(rng),
        "severity": rng.randint(1, 5),
        "basis": "observed",
        "evidence": [{"source": f"Survey {number}", "count": rng.randint(1, 300), "on": "2026-03-01"}],
    }


def _promise(rng: random.Random, ids: dict[str, list[str]], number: int) -> dict[str, Any]:
    touchpoint = number % len(ids["touchpoints"])
    responsible, supporting, role = _staff(ids, touchpoint)
    pains = ids["pain_points"]
    return {
        "promise": f"You get your {rng.choice(_WORDS)} within 9 working days. {_sentence(rng)}",
        "answers": [pains[number % len(pains)]],
        "kept_at": [ids["touchpoints"][touchpoint]],
        "accountable": ids["functions"][responsible],
        "within": "9 working days",
        "starts": "You tell us.",
        "conditions": [_sentence(rng)],
        "exclusions": [_sentence(rng)],
        "remedy": {"gives": _sentence(rng), "amount": "10 EUR", "given": "automatically", "within": "1 month"},
        "dispute": "The ombudsman.",
        "commitments": {
            "record": {"by": ids["functions"][supporting], "does": _sentence(rng), "within": "1 working hour"},
            "solve": {
                "by": ids["functions"][responsible],
                "does": _sentence(rng),
                "within": "2 working days",
                "after": ["record"],
            },
        },
        "guidelines": {
            f"g{position}": {
                "role": role,
                "when": _sentence(rng, 4),
                "do": [f"Ask for the {rng.choice(_WORDS)}. {_sentence(rng)}", f"Write down the {rng.choice(_WORDS)}."],
                "say": [_sentence(rng)],
                "avoid": [_sentence(rng)],
                "may": [{"does": _sentence(rng), "up_to": "20 EUR"}],
                "if_it_fails": {"escalate_to": ids["functions"][supporting], "within": "2 h"},
                "written_with": [role],
            }
            for position in range(2)
        },
        "metrics": [ids["metrics"][number % len(ids["metrics"])]],
        "ensured_by": [ids["enablers"][number % len(ids["enablers"])]],
        "sponsor": rng.choice(ids["roles"]),
        "since": "2026-01-01",
        "review_by": "2030-01-01",
    }


def _journey(rng: random.Random, ids: dict[str, list[str]], number: int) -> dict[str, Any]:
    def step(position: int) -> dict[str, Any]:
        touchpoint = rng.randrange(len(ids["touchpoints"]))
        _responsible, supporting, role = _staff(ids, touchpoint)
        return {
            "id": f"s{position}",
            "customer": _sentence(rng, 5),
            "touchpoint": ids["touchpoints"][touchpoint],
            "emotion": rng.randint(-1, 2),
            "frontstage": {role: _sentence(rng, 6)},
            "support": {ids["functions"][supporting]: {"does": _sentence(rng, 5), "takes": "1 working day"}},
        }

    phases = [{"name": f"Phase {p}", "steps": [step(p * 4 + n) for n in range(4)]} for p in range(3)]
    return {"name": f"Journey {number} {rng.choice(_WORDS)}", "phases": phases}


def _metric(rng: random.Random, ids: dict[str, list[str]], number: int) -> dict[str, Any]:
    return {
        "name": f"Metric {number} {rng.choice(_WORDS)}",
        "kind": "operational",
        "unit": "%",
        "baseline": {"value": rng.randint(1, 80), "on": "2026-01-01"},
        "target": {"value": 95, "by": "2030-12-31"},
        "results": [{"on": f"2026-{month:02}-28", "value": rng.randint(50, 99)} for month in range(1, 7)],
    }


def _named(rng: random.Random, ids: dict[str, list[str]], number: int) -> dict[str, Any]:
    return {"name": f"Skill {number} {rng.choice(_WORDS)}"}


def _training(rng: random.Random, ids: dict[str, list[str]], number: int) -> dict[str, Any]:
    return {
        "name": f"Training {number} {rng.choice(_WORDS)}",
        "teaches": [ids["skills"][number % len(ids["skills"])]],
        "for": rng.sample(ids["roles"], 1),
        "form": "role play",
    }


def _enabler(rng: random.Random, ids: dict[str, list[str]], number: int) -> dict[str, Any]:
    return {
        "name": f"Enabler {number} {rng.choice(_WORDS)}",
        "area": rng.choice(["culture", "technology", "environment"]),
        "status": rng.choice(["planned", "in-place"]),
        "owner": rng.choice(ids["functions"]),
    }


def _improvement(rng: random.Random, ids: dict[str, list[str]], number: int) -> dict[str, Any]:
    return {
        "name": f"Improvement {number} {rng.choice(_WORDS)}",
        "now": _sentence(rng),
        "goal": _sentence(rng),
        "answers": [ids["pain_points"][-1 - number % len(ids["pain_points"])]],
        "owner": rng.choice(ids["functions"]),
        "by": "2030-06-30",
        "status": "doing",
        "actions": [_sentence(rng), _sentence(rng)],
    }


def _story(rng: random.Random, ids: dict[str, list[str]], number: int) -> dict[str, Any]:
    return {"says": _sentence(rng, 25), "at": rng.sample(ids["touchpoints"], 1), "source": f"Complaint {number}"}
