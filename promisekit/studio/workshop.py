"""A promise in five questions, with its proof beside it: as it is, and as it would be."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple
from urllib.parse import quote

from promisekit.diagnostic import KeyPath
from promisekit.edit.operation import Operation
from promisekit.graph.calendars import calendars_of
from promisekit.graph.relations import Relations
from promisekit.graph.shortest_limit import UNITS, shortest_limit
from promisekit.graph.verdict import Verdict, verdict_of
from promisekit.handbook.content.sheets.worst_case import WorstCase, worst_case
from promisekit.model.portfolio import Portfolio
from promisekit.model.text import worded
from promisekit.read.loader import Loaded
from promisekit.report.what_if import Effect, effects
from promisekit.studio.answers import operations, typed
from promisekit.studio.fields import Field
from promisekit.studio.speech import _, spoken
from promisekit.studio.understood import understood
from promisekit.studio.workspace import Workspace

_RARELY = 95


class Question(NamedTuple):
    """One of the five, and the fields that answer it."""

    asked: str
    told: str
    fields: list[Field]


def questions(form: Field) -> list[Question]:
    """The five questions of a promise, each with the field that answers it, then what else may be said of it."""
    by_name = {one.name: one for one in form.fields}
    for name in ("within", "commitments", "guidelines", "remedy"):
        by_name[name].asked = True
    asked = (
        (
            _("What do we promise?"),
            _("In the customer's words: one sentence that can be kept or broken."),
            ("promise", "answers", "kept_at", "conditions", "exclusions"),
        ),
        (
            _("By when?"),
            _("The clock starts and stops with something that the customer notices."),
            ("within", "share", "notice", "no_more_than", "starts", "stops", "hours"),
        ),
        (
            _("Who commits to what?"),
            _("One function answers for it; each part has somebody, and a time."),
            ("accountable", "commitments", "customer_does"),
        ),
        (
            _("What do staff do?"),
            _("Each guideline is for one role: what to do, and words that work."),
            ("guidelines",),
        ),
        (
            _("What if it fails?"),
            _("What the customer gets, and where to go who disagrees."),
            ("remedy", "dispute"),
        ),
    )
    found = [
        Question(title, told, [by_name[name] for name in names if name in by_name]) for title, told, names in asked
    ]
    done = {one.name for question in found for one in question.fields}
    rest = [one for one in form.fields if one.name not in done]
    return [*found, Question(_("What else is to be said of it?"), "", rest)]


class Proof(NamedTuple):
    """What can be said of a promise, in the reader's words."""

    verdict: Verdict
    worst: WorstCase | None
    share: str
    """In which part of all cases it is kept; empty where it always is, or nobody can tell."""
    limits: list[tuple[str, str]]
    """The shortest limits: those that always hold, and those for most cases, each in the units that can be told."""
    always_at_work: list[tuple[KeyPath, str]]
    """The functions of whose hours nothing is said, so that they count as at work day and night."""


def proof_of(
    workspace: Workspace, promise_id: str, path: KeyPath = (), kind: str = "", answers: Sequence[str] = ()
) -> dict[str, Any]:
    """The proof of a promise as it is, and where something else is tried at ``path``, as it would be.

    Raises CannotEditError.
    """
    loaded = workspace.loaded
    found: dict[str, Any] = {"promise_id": promise_id, "now": _proof(workspace, loaded, promise_id)}
    found |= {"then": None, "tried": "", "others": [], "unread": []}
    if path:
        known = {(one.code, one.message) for one in loaded.diagnostics}
        meant: list[Any] = []

        def make(now: Any) -> Sequence[Operation]:
            meant.append(understood(path, typed(kind, answers, now)))
            return operations(path, now, meant[0])

        after = workspace.tried(path, make)
        found["unread"] = [one for one in after.diagnostics if (one.code, one.message) not in known]
        if not found["unread"]:
            found["tried"] = ", ".join(meant[0]) if isinstance(meant[0], list) else meant[0] or ""
            found["then"] = _proof(workspace, after, promise_id)
            if path[:2] != ("promises", promise_id):
                found["others"] = _others(workspace, loaded, after, promise_id)
    return found


def _proof(workspace: Workspace, loaded: Loaded, promise_id: str) -> Proof | None:
    portfolio = loaded.portfolio
    promise = portfolio.promises.get(promise_id)
    if promise is None:
        return None
    language = spoken()
    verdict = verdict_of(portfolio, promise, calendars_of(portfolio, workspace.today))
    worst = worst_case(portfolio, promise, Relations(portfolio, workspace.today), language) if verdict.worst else None
    share, limits = "", []
    if verdict.answer == "late" and verdict.kept_share is not None:
        share = f"{min(int(verdict.kept_share * 10000) / 100, 99.99):g} %"
    if verdict.plan:
        for told, part in ((_("always"), 100), (_("in %(share)s of the hours", share=f"{_RARELY} %"), _RARELY)):
            held = [
                language.duration(one) for unit in UNITS if (one := shortest_limit(verdict.plan.schedule, unit, part))
            ]
            if held:
                limits.append((told, " · ".join(held)))
    functions = portfolio.functions
    unsaid: list[tuple[KeyPath, str]] = [
        (("functions", one), worded(functions[one].name, portfolio.about.language)) for one in verdict.always_at_work
    ]
    return Proof(verdict, worst, share, limits, unsaid)


def _others(workspace: Workspace, before: Loaded, after: Loaded, promise_id: str) -> list[tuple[str, str, str]]:
    """What becomes of the other promises: id, words, and in which direction it goes; those that stay are left out."""

    def verdicts(loaded: Loaded) -> list[Verdict]:
        calendars = calendars_of(loaded.portfolio, workspace.today)
        every = (one for one in loaded.portfolio.promises.values() if one.status != "retired" and one.within)
        return [verdict_of(loaded.portfolio, one, calendars) for one in every if one.id != promise_id]

    found: list[Effect] = [one for one in effects(verdicts(before), verdicts(after)) if one.direction != "same"]
    language = before.portfolio.about.language
    promises = before.portfolio.promises
    return [
        (one.promise, worded(promises[one.promise].promise, language), one.direction)
        for one in found
        if one.promise in promises
    ]


def places_to_try(portfolio: Portfolio, address: KeyPath) -> list[tuple[KeyPath, str, str]]:
    """What somebody may ask about a promise, `what if …`: key path, how it is typed, and what it is called."""
    promise = portfolio.promises.get(str(address[1]))
    if promise is None:
        return []
    found: list[tuple[KeyPath, str, str]] = [((*address, "within"), "word", _("the time that is promised"))]
    functions = {promise.accountable: None}
    for key, commitment in promise.commitments.items():
        found.append(((*address, "commitments", key, "within"), "word", _("how long “%(what)s” may take", what=key)))
        function = portfolio.function_of(commitment.by)
        if function:
            functions[function] = None
    for one in functions:
        if one in portfolio.functions:
            name = worded(portfolio.functions[one].name, portfolio.about.language)
            found.append((("functions", one, "hours"), "hours", _("the hours of %(name)s", name=name)))
    return found


def answering(portfolio: Portfolio, pain_id: str) -> dict[str, Any]:
    """The first fields of a promise that answers a pain point: where it is kept, and who answers for that place."""
    pain = portfolio.pain_points.get(pain_id)
    if pain is None:
        return {}
    kept_at = list(pain.at)
    fields: dict[str, Any] = {"answers": [pain_id], "kept_at": kept_at}
    place = portfolio.touchpoints.get(kept_at[0]) if kept_at else None
    return {**fields, "accountable": place.responsible} if place else fields


def heat_map(portfolio: Portfolio) -> str:
    """Where it hurts, as a picture whose boxes lead to the pain points; empty where nothing does."""
    if not portfolio.pain_points:
        return ""
    from promisekit.draw import draw

    return draw("heat-map", portfolio, link=_link, language=spoken().code).svg


def _link(section: str, item_id: str) -> str:
    return f"/item/{quote(section)}/{quote(item_id)}"
