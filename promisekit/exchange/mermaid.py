"""A journey as Mermaid's `journey` and back: its phases are sections, its steps are tasks, its feelings are scores."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from promisekit.draw.plain import PlainText
from promisekit.model.journey import LANES, Journey, Step
from promisekit.model.portfolio import Portfolio

SCORE_OF_NO_FEELING: Final = 3
"""Mermaid's scores go from 1 to 5, the customer's emotion from -2 to 2."""
CUSTOMER: Final = "Customer"
NOTHING: Final = "…"
"""Stands where nothing of a text is left."""
_INSTEAD: Final = str.maketrans({"#": "№", "<": "‹", ">": "›"})
_TASK: Final = re.compile(r"(?P<text>[^#:;]+?)\s*:\s*(?P<score>\d+)\s*(?::\s*(?P<actors>[^#;]*))?")
_KEYWORD: Final = re.compile(r"(?i)(title|section|acctitle|accdescr|journey)\b")


class NoJourneyError(Exception):
    """A text is no Mermaid journey. ``line`` is where, from 1; the message is for the user."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(message)
        self.line = line


class Task(NamedTuple):
    """One task of a Mermaid journey."""

    line: int
    text: str
    score: int
    actors: tuple[str, ...]


class Section(NamedTuple):
    """One section with its tasks; the first may have no name."""

    name: str
    tasks: list[Task]


class MermaidJourney(NamedTuple):
    """What a Mermaid text says."""

    title: str
    sections: list[Section]


def journey_text(portfolio: Portfolio, journey: Journey) -> str:
    """The Mermaid text of a journey."""
    plain = PlainText(portfolio)
    lines = ["journey", f"    title {said(plain(journey.name))}"]
    for phase in journey.phases:
        lines.append(f"    section {said(plain(phase.name))}")
        for step in phase.steps:
            score = SCORE_OF_NO_FEELING + (step.emotion or 0)
            actors = ", ".join(dict.fromkeys(_actors(portfolio, plain, journey, step)))
            lines.append(f"      {task_text(plain(step.customer))}: {score}: {actors}")
    return "\n".join(lines) + "\n"


def said(text: str) -> str:
    """A text on one line without what means something to Mermaid."""
    text = re.sub(r"(?<=\d):(?=\d)", ".", " ".join(text.split()))
    text = re.sub(r"\s*[:;]+\s*", ", ", text).replace("%%", "%").translate(_INSTEAD)
    return text.strip(" ,") or NOTHING


def task_text(text: str) -> str:
    """The same for a task, which must not begin like something else."""
    plain = said(text)
    return f"– {plain}" if _KEYWORD.match(plain) else plain


def _actors(portfolio: Portfolio, plain: PlainText, journey: Journey, step: Step) -> Iterator[str]:
    persona = portfolio.personas.get(journey.persona or "")
    yield said(plain(persona.name)).replace(",", "") if persona else CUSTOMER
    for lane in LANES:
        for actor_id in step.actions(lane):
            actor = portfolio.actor(actor_id)
            yield said(plain(actor.name)).replace(",", "") if actor else actor_id


def read_journey(text: str) -> MermaidJourney:
    """What a Mermaid text says. Raises NoJourneyError."""
    title, sections = "", [Section("", [])]
    began = in_front = in_description = False
    for number, line in enumerate(text.lstrip("\ufeff").splitlines(), 1):
        words = line.split("%%")[0].strip()
        if words == "---" and not began:
            in_front = not in_front
        elif in_front:
            title = words.removeprefix("title:").strip().strip("\"'") if words.startswith("title:") else title
        elif in_description:
            in_description = "}" not in words
        elif not words or re.match(r"(?i)acctitle\b", words):
            continue
        elif re.match(r"(?i)accdescr\b", words):
            in_description = "{" in words and "}" not in words
        elif not began:
            if words.rstrip(";") != "journey":
                raise NoJourneyError(number, "a Mermaid journey begins with `journey` on a line of its own")
            began = True
        elif re.match(r"(?i)title\s", words):
            title = words[5:].strip()
        elif re.match(r"(?i)section\s", words):
            sections.append(Section(words[7:].strip(), []))
        else:
            sections[-1].tasks.append(_task(number, words))
    if not began:
        raise NoJourneyError(1, "a Mermaid journey begins with `journey` on a line of its own")
    return MermaidJourney(title, [one for one in sections if one.tasks])


def _task(number: int, words: str) -> Task:
    found = _TASK.fullmatch(words.rstrip(";"))
    if not found:
        raise NoJourneyError(number, "a task is due here, written like `Opens the invoice: 2: Customer`")
    score = int(found["score"])
    if not 1 <= score <= 5:
        raise NoJourneyError(number, f"a score goes from 1 to 5, and `{score}` does not")
    actors = tuple(one.strip() for one in (found["actors"] or "").split(",") if one.strip())
    return Task(number, found["text"].removeprefix("– ").strip(), score, actors)
