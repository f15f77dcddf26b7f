"""Staff need a skill that no training teaches.

## What it does
Reports a skill that a role or a guideline asks for and that no training teaches. Guidelines of retired
promises do not count.

## Why it matters
A guideline can only be followed by people who know how. Without a way to learn it, the new colleague keeps
the promise by luck.

## Example
```yaml
skills:
  invoice-reading: {name: Explaining an invoice line by line}
roles:
  billing-specialist: {name: Billing specialist, function: billing, skills: invoice-reading}
```

Say how it is learned:
```yaml
skills:
  invoice-reading: {name: Explaining an invoice line by line}
roles:
  billing-specialist: {name: Billing specialist, function: billing, skills: invoice-reading}
trainings:
  invoice-clinic: {name: Invoice clinic, teaches: invoice-reading, for: billing-specialist, form: role play}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from promisekit.check.rule import Finding, Subject
from promisekit.diagnostic import Severity
from promisekit.model.walk import KeyPath

CODE = "PK213"
SEVERITY = Severity.WARNING
NEEDS_ALL_ITEMS = True


def find(subject: Subject) -> Iterator[Finding]:
    """Skills that are needed and not taught."""
    taught = {skill for training in subject.portfolio.trainings.values() for skill in training.teaches}
    needs = _first_needs(subject)
    for skill in subject.portfolio.skills:
        if skill in needs and skill not in taught:
            yield Finding(
                ("skills", skill),
                f"no training teaches `{skill}`, which staff need",
                f"add `{skill}` to what a training `teaches`",
                ((needs[skill], "it is needed here"),),
            )


def _first_needs(subject: Subject) -> dict[str, KeyPath]:
    needs: dict[str, KeyPath] = {}
    for role in subject.portfolio.roles.values():
        for position, skill in enumerate(role.skills):
            needs.setdefault(skill, ("roles", role.id, "skills", position))
    for promise in subject.portfolio.promises.values():
        if promise.status != "retired":
            for guideline_id, guideline in promise.guidelines.items():
                for position, skill in enumerate(guideline.skills):
                    place = ("promises", promise.id, "guidelines", guideline_id, "skills", position)
                    needs.setdefault(skill, place)
    return needs
