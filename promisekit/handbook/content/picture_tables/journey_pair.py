"""A journey as it is beside the one that it becomes, as a table: step by step, with what is new, gone or changed."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup

from promisekit.draw.blueprint.view import Action, BlueprintView, FailPoint, Step
from promisekit.draw.compare.view import CompareView
from promisekit.draw.words import words as words_of
from promisekit.handbook.book.safe_text import escaped
from promisekit.handbook.content.picture_tables.table import Cell, Table, linked, listed, small


def pair_table(view: CompareView) -> Table:
    """One row a column of the picture; a cell is empty where the other journey has no such step."""
    words = words_of(view.language)
    rows: list[tuple[Cell, ...]] = [
        (_step(before, view.as_is, words), _step(after, view.to_be, words))
        for before, after in zip(view.as_is.steps, view.to_be.steps, strict=True)
    ]
    both = (view.as_is, view.to_be)
    promises = tuple(listed(linked(mark.promise, mark.href) for mark in journey.promises) for journey in both)
    pains = tuple(listed(linked(pain.says, pain.href) for pain in journey.pains) for journey in both)
    heads = (f"{words['as-is']}: {view.as_is.name}", f"{words['to-be']}: {view.to_be.name}")
    return Table(heads, [("", rows), (words["promises"], [promises]), (words["pains"], [pains])])


def _step(step: Step, journey: BlueprintView, words: Mapping[str, str]) -> Markup:
    if step.absent:
        return Markup("")
    facts = [linked(step.touchpoint, step.href)] if step.touchpoint else []
    facts += [escaped(fact) for fact in _facts(step, words)]
    told = Markup("<p><strong>{}</strong>{}</p>").format(escaped(step.customer), _mark(step.change, words))
    told += Markup("<p>{}</p>").format(small(facts)) if facts else Markup("")
    lines = [escaped(text) for text in (step.thinks, step.expects) if text]
    lines += [escaped(f"{words['evidence']}: {'; '.join(step.evidence)}")] if step.evidence else []
    lines += [_action(action, words) for action in step.actions]
    lines += [_fail(step.fail, words)] if step.fail else []
    lines += _ways_on(step, journey)
    return told + listed(lines)


def _ways_on(step: Step, journey: BlueprintView) -> list[Markup]:
    """Where it goes on under a condition."""
    steps = {other.id: other.customer for other in journey.steps}
    ways = (arrow for arrow in journey.arrows if arrow.source == step.id and arrow.condition)
    return [escaped(f"{way.condition} → {steps[way.target]}") for way in ways]


def _facts(step: Step, words: Mapping[str, str]) -> list[str]:
    facts = [step.channel] if step.channel else []
    facts += [words[f"emotion {step.emotion}"]] if step.emotion is not None else []
    facts += [f"{words['takes']} {step.takes}"] if step.takes else []
    facts += [f"{words['waits']} {step.waits}"] if step.waits else []
    facts += [words["moment of truth"]] if step.moment_of_truth else []
    facts += [words["assumed"]] if step.assumed else []
    return facts + ([words["proposed"]] if step.proposed else [])


def _action(action: Action, words: Mapping[str, str]) -> Markup:
    did = escaped(": " + "; ".join(action.does)) + small(action.takes) + _mark(action.change, words)
    fails = Markup("").join(Markup("; {}").format(_fail(fail, words)) for fail in action.fails)
    return linked(action.actor, action.href) + did + fails


def _fail(fail: FailPoint, words: Mapping[str, str]) -> Markup:
    return escaped(f"{words['fail point']}: {fail.what}")


def _mark(change: str, words: Mapping[str, str]) -> Markup:
    if not change:
        return Markup("")
    return Markup(' <span class="hb-badge hb-change-{}">{}</span>').format(change, escaped(words[change]))
