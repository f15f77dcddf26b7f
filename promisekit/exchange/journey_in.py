"""A Mermaid journey -> a journey of the portfolio: new, or laid over the one that has its title."""

from __future__ import annotations

from collections.abc import Container
from typing import TYPE_CHECKING, Any, Final

from promisekit.draw.plain import PlainText
from promisekit.exchange.mermaid import CUSTOMER, SCORE_OF_NO_FEELING, MermaidJourney, Task, said
from promisekit.model.portfolio import Portfolio
from promisekit.read.meant.identifier import as_id
from promisekit.sheets.bring_in import write_tree
from promisekit.sheets.export import tabulated
from promisekit.sheets.long_form import Long
from promisekit.sheets.records import built, copied

if TYPE_CHECKING:
    from promisekit.edit.draft import Draft

_LONGEST_ID: Final = 40
_FIRST_PHASE: Final = "Journey"
"""The name of a phase that has none in Mermaid."""


def bring_in_journey(draft: Draft, journey: MermaidJourney, name: str) -> list[str]:
    """Edits the draft so that it has the journey; ``name`` is that of a journey without a title.

    Returns what the user is to know. Nothing is taken away. Raises what :func:`tabulated` raises.
    """
    current = tabulated(draft)
    portfolio = current.source.loaded.portfolio
    tree = built(copied(current.records)).tree
    bringing = _Bringing(portfolio, current.source.language)
    journeys = dict(tree.get("journeys", {}))
    title = journey.title or name
    item_id = bringing.journey_of(title)
    journeys[item_id] = bringing.laid_over(journeys.get(item_id), journey, title)
    write_tree(draft, current, {**tree, "journeys": journeys})
    return bringing.told


class _Bringing:
    def __init__(self, portfolio: Portfolio, language: str) -> None:
        self.told: list[str] = []
        self._portfolio = portfolio
        self._language = language
        self._plain = PlainText(portfolio)

    def journey_of(self, title: str) -> str:
        """The id of the journey that is called so, or a new one."""
        for item_id, journey in self._portfolio.journeys.items():
            if said(self._plain(journey.name)) == said(title):
                return item_id
        return _free(_short(title) or "journey", self._portfolio.journeys)

    def laid_over(self, old: Long | None, journey: MermaidJourney, title: str) -> Long:
        """The journey in its long form: steps that it has stay, with the feeling of now; others come in between."""
        made: dict[str, Any] = dict(old) if old else {"name": {self._language: title}}
        phases = [{**phase, "steps": [dict(step) for step in phase["steps"]]} for phase in made.get("phases", [])]
        ids = {step["id"] for phase in phases for step in phase["steps"]}
        persona = self._persona(journey)
        if persona and not old:
            made["persona"] = persona
        for section in journey.sections:
            phase = self._phase(phases, section.name or _FIRST_PHASE)
            at = 0
            for task in section.tasks:
                at = self._step(phase["steps"], at, task, ids)
        self._tell_actors(journey, old is not None)
        return {**made, "phases": [phase for phase in phases if phase["steps"]]}

    def _phase(self, phases: list[Long], name: str) -> Long:
        for phase in phases:
            if said(self._text(phase["name"])) == said(name):
                return phase
        phases.append({"name": {self._language: name}, "steps": []})
        return phases[-1]

    def _step(self, steps: list[Long], at: int, task: Task, ids: set[str]) -> int:
        """Puts a task into the steps from ``at`` on; where the next one goes."""
        emotion = task.score - SCORE_OF_NO_FEELING
        for number, step in enumerate(steps):
            if said(self._text(step["customer"])) == said(task.text):
                if emotion or step.get("emotion") not in (None, "0"):
                    step["emotion"] = str(emotion)
                return number + 1
        step_id = _free(_short(task.text) or "step", ids)
        ids.add(step_id)
        step = {"id": step_id, "customer": {self._language: task.text}}
        if emotion:
            step["emotion"] = str(emotion)
        steps.insert(at, step)
        return at + 1

    def _text(self, text: dict[str, str]) -> str:
        return self._plain(text.get(self._language) or next(iter(text.values())))

    def _persona(self, journey: MermaidJourney) -> str:
        actors = {actor for section in journey.sections for task in section.tasks for actor in task.actors}
        for item_id, persona in self._portfolio.personas.items():
            if said(self._plain(persona.name)).replace(",", "") in actors:
                return item_id
        return ""

    def _tell_actors(self, journey: MermaidJourney, is_old: bool) -> None:
        """Who takes part, but not what they do, is said in Mermaid: that is for people to write."""
        customers = {CUSTOMER, "Me", *(said(self._plain(one.name)) for one in self._portfolio.personas.values())}
        others = dict.fromkeys(
            actor
            for section in journey.sections
            for task in section.tasks
            for actor in task.actors
            if actor not in customers
        )
        if others and not is_old:
            self.told.append(
                f"{', '.join(others)} {'takes' if len(others) == 1 else 'take'} part, but Mermaid does not say what "
                "they do: write it below `frontstage`, `backstage` or `support` of the steps"
            )


def _short(text: str) -> str:
    made = as_id(text)
    while len(made) > _LONGEST_ID and "-" in made:
        made = made.rpartition("-")[0]
    return made


def _free(wanted: str, taken: Container[str]) -> str:
    number, found = 1, wanted
    while found in taken:
        number += 1
        found = f"{wanted}-{number}"
    return found
