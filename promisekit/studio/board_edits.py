"""What is done on a board, as operations on the journey as it is written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from promisekit.diagnostic import KeyPath
from promisekit.edit.draft import CannotEditError
from promisekit.edit.new_item import id_from
from promisekit.edit.operation import Insert, Move, Operation, Set
from promisekit.model.portfolio import ACTOR_SECTIONS, Portfolio
from promisekit.model.text import worded
from promisekit.studio.board import steps_of
from promisekit.studio.speech import _

SHORT_FORMS = {"does": ("takes", "fails"), "what": ("severity", "recovery", "owner")}
"""What a text alone stands for, by the fields that may stand beside it."""


def value_at(value: Any, path: KeyPath) -> Any:
    """What stands at a path within values; None where nothing does."""
    for part in path:
        if (isinstance(value, dict) and part in value) or (
            isinstance(value, list) and isinstance(part, int) and 0 <= part < len(value)
        ):
            value = value[part]  # type: ignore[index]
        else:
            return None
    return value


def free_step_id(journey: Mapping[str, Any], text: str) -> str:
    """An id for a new step, made of its words."""
    taken = {step.get("id") for _path, step in steps_of((), journey) if isinstance(step, dict)}
    base = id_from(text) or "step"
    number, found = 2, base
    while found in taken:
        found, number = f"{base}-{number}", number + 1
    return found


def new_step(journey: Mapping[str, Any], text: str) -> dict[str, str]:
    """A step that says no more than what the customer does. Raises CannotEditError."""
    if not text:
        raise CannotEditError(_("what does the customer do? A few words are needed"))
    return {"id": free_step_id(journey, text), "customer": text}


def beside(steps: Sequence[Any], step_id: str, side: str) -> int:
    """The position before or after the step with that id; the end where there is none."""
    for at, step in enumerate(steps):
        if isinstance(step, dict) and step.get("id") == step_id:
            return at if side == "before" else at + 1
    return len(steps)


def removal(item: Any, path: KeyPath) -> KeyPath:
    """What goes when the entry at ``path`` (within its item) goes: what would be empty without it goes with it."""
    while len(path) > 1 and len(value_at(item, path[:-1]) or ()) == 1:
        path = path[:-1]
        if path[-1] == "steps" and len(path) > 2:
            path = path[:-1]  # A phase is its steps.
    return path


def step_moved(journey: Mapping[str, Any], address: KeyPath, path: KeyPath, to: KeyPath) -> list[Operation]:
    """A step at another place, which is given as if the step were gone. Raises CannotEditError."""
    below = len(address)
    source, target = path[below:-1], to[below:-1]
    steps = value_at(journey, source)
    if len(path) == below + 4 and source != target and isinstance(steps, list) and len(steps) == 1:
        name = value_at(journey, source[:-1]) or {}
        raise CannotEditError(
            _("the phase `%(phase)s` would be left without a step; put another one there first", phase=name.get("name"))
        )
    return [Move(path, to)]


def added(journey: Mapping[str, Any], address: KeyPath, lane: KeyPath, actor: str, text: str) -> list[Operation]:
    """One more thing that an actor does in a step. Raises CannotEditError."""
    if not text:
        raise CannotEditError(_("what do they do? A few words are needed"))
    there = value_at(journey, (*lane, actor)[len(address) :])
    if there is None:
        return [Set((*lane, actor), text)]
    if isinstance(there, list):
        return [Insert((*lane, actor, len(there)), text)]
    return [Set((*lane, actor), [there, text])]


def widened(item: Any, path: KeyPath, value: Any) -> tuple[KeyPath, Any]:
    """A field beside a text that stands alone: the place of the text, and both in the long form.

    `does: Corrects it` beside `takes`: ``Corrects it`` becomes ``{does: Corrects it, takes: …}``.
    """
    holder = value_at(item, path[:-1]) if path else None
    short = next((name for name, beside in SHORT_FORMS.items() if path and path[-1] in beside), None)
    if short is None or not isinstance(holder, str):
        return path, value
    return path[:-1], {short: holder, str(path[-1]): value}


def known_of(section: str, lane: str) -> dict[str, str]:
    """What the lane in which somebody new acts tells of them: which kind of function it is."""
    kinds = {"frontstage": "frontline", "backstage": "backstage", "support": "support"}
    return {"kind": kinds[lane]} if section == "functions" else {}


def actor_named(portfolio: Portfolio, typed: str) -> str | None:
    """The id of the actor whom somebody means by a few letters; None for nobody. Raises CannotEditError for several."""
    wanted = typed.strip().casefold()
    actors: dict[str, Any] = {}
    for section in ACTOR_SECTIONS:
        actors |= portfolio.section(section)
    names = {item_id: worded(actor.name, portfolio.about.language).casefold() for item_id, actor in actors.items()}
    for found in (
        [one for one, name in names.items() if wanted in (one, name)],
        [one for one, name in names.items() if name.startswith(wanted) or one.startswith(wanted)],
        [one for one, name in names.items() if any(word.startswith(wanted) for word in name.split())],
    ):
        if len(found) == 1:
            return found[0]
        if found:
            raise CannotEditError(_("who is meant: %(names)s?", names=_or([names[one] for one in found])))
    return None


def _or(names: Sequence[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)
