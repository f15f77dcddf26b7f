"""Runs the rules, weighs what they find as the portfolio asks, and leaves out what the team accepts."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence

from promisekit.check.acceptance import Acceptances
from promisekit.check.half_read import HalfRead
from promisekit.check.rule import Finding, Rule, Subject, all_rules
from promisekit.check.rules.unknown_reference import CODE as UNKNOWN_REFERENCE
from promisekit.diagnostic import Diagnostic, Related, Severity, in_mending_order, one_line
from promisekit.graph.graph import Graph
from promisekit.graph.relations import Relations
from promisekit.model.walk import KeyPath
from promisekit.read.loader import Loaded
from promisekit.read.source_map import SourceMap


def check(
    loaded: Loaded, *, today: datetime.date | None = None, select: Sequence[str] = (), graph: Graph | None = None
) -> list[Diagnostic]:
    """All diagnostics of a portfolio, what to mend first at the top: those of reading it and those of every rule.

    ``today`` is for rules that ask for the date; they stay silent without it. ``select`` keeps the rules whose
    codes start with one of its words, such as ``PK2``. ``graph`` saves work where there is one already.
    """
    acceptances = Acceptances(loaded.portfolio, today)
    graph = graph or Graph(loaded.portfolio)
    relations = Relations(loaded.portfolio, today)
    subject = Subject(graph, relations, acceptances, loaded.may_be_unread, loaded.broken, today)
    levels, chosen = loaded.portfolio.about.checks, tuple(select)
    tells_unknown = levels.get(UNKNOWN_REFERENCE) != "off" and (not select or UNKNOWN_REFERENCE.startswith(chosen))
    half_read = HalfRead(loaded, graph, tells_unknown=tells_unknown)
    found = [weighed for d in loaded.diagnostics if (weighed := _weighed(d, levels))]
    for rule in _rules(chosen):
        level = levels.get(rule.code)
        if level == "off" or half_read.silences(rule):
            continue
        severity = Severity.from_word(level) if level else rule.severity
        found += [
            _diagnostic(rule.code, severity, finding, loaded.source_map)
            for finding in rule.find(subject)
            if not half_read.hides(rule, finding) and not acceptances.cover(rule.code, finding.path)
        ]
    # What cannot be read is always said: a selection of rules says nothing about files that none of them saw.
    return in_mending_order(d for d in found if not select or d.code.startswith(chosen) or _is_unreadable(d))


def _rules(chosen: tuple[str, ...]) -> list[Rule]:
    """The rules to run, in order: those that were chosen, or all where a chosen one looks at what the others did."""
    every = sorted(all_rules(), key=lambda rule: (rule.runs_last, rule.code))
    wanted = [rule for rule in every if not chosen or rule.code.startswith(chosen)]
    return every if any(rule.runs_last for rule in wanted) else wanted


def _is_unreadable(diagnostic: Diagnostic) -> bool:
    return diagnostic.severity is Severity.ERROR and diagnostic.code.startswith("PK0")


def _weighed(diagnostic: Diagnostic, levels: Mapping[str, str]) -> Diagnostic | None:
    """A diagnostic of reading as the portfolio weighs it; what could not be read stays an error."""
    level = levels.get(diagnostic.code)
    if level is None or diagnostic.severity is Severity.ERROR:
        return diagnostic
    return None if level == "off" else diagnostic._replace(severity=Severity.from_word(level))


def _diagnostic(code: str, severity: Severity, finding: Finding, places: SourceMap) -> Diagnostic:
    related = tuple(Related(places.span(path), message, places.written(path)) for path, message in finding.related)
    span = places.key_span(finding.path) if finding.at_key else places.span(finding.path)
    path = places.written(finding.path)
    message = one_line(_standing_alone(finding.message, path, places))
    return Diagnostic(code, severity, message, span, finding.hint, related, path)


def _standing_alone(message: str, path: KeyPath, places: SourceMap) -> str:
    """The message with the name of the place before it, as far as it does not name the place itself.

    Who reads it in an editor, in a log or in a pull request does not see the line that it is about.
    """
    named = path if path[:1] == ("portfolio",) else path[1:2]
    if any(f"`{key}`" in message for key in named):
        return message
    place = places.name_of(path)
    # Of what the item has, the outermost: its field, a guideline, a step. Where that is named, the item is enough.
    *_, part, item = ["", *place.rsplit(" of ", 2)]
    if any(f"`{name}`" in message for name in part.split("`")[1::2]):
        place = item
    return f"{place}: {message}" if place else message
