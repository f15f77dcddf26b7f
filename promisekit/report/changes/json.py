"""JSON for programs: every change with its place and reach, the guidelines to read again, and the counts."""

from __future__ import annotations

import json
from typing import Any

from promisekit.diagnostic import Diagnostic
from promisekit.diff.change import WEIGHTS, Change, IdleAcceptance, Suspect
from promisekit.model.base import Acceptance
from promisekit.model.text import worded
from promisekit.report.changes.headline import headline
from promisekit.report.changes.review import Review
from promisekit.report.printable import json_without_commands


def render(review: Review) -> str:
    """``{"changes": […], "suspect": […], "acceptances": […], "unreadable": […], "summary": {…}}``.

    ``path`` and ``line`` are where a change stands in the new files, or with ``in_old`` in the earlier ones.
    """
    comparison = review.comparison
    counts: dict[str, int] = {weight: review.counts.get(weight, 0) for weight in WEIGHTS}
    data = {
        "changes": [_change(change, review.language) for change in comparison.changes],
        "suspect": [_suspect(suspect) for suspect in comparison.suspects],
        "acceptances": [_idle(idle, review.language) for idle in comparison.idle_acceptances],
        "unreadable": [_unreadable(version, diagnostic) for version, diagnostic in review.unreadable],
        "summary": {
            "base": review.base.name,
            "head": review.head.name,
            "verdict": headline(review),
            "changes": len(comparison.changes),
            **counts,
            "accepted": len(review.accepted),
            "suspect": len(comparison.suspects),
            "failed": review.failed,
        },
    }
    return json_without_commands(json.dumps(data, ensure_ascii=False, indent=2)) + "\n"


def _change(change: Change, language: str) -> dict[str, Any]:
    return {
        "code": change.code,
        "weight": change.weight,
        "section": change.section,
        "id": change.id,
        "field": change.field,
        "path": change.span.path,
        "line": change.span.line,
        "in_old": change.in_old,
        "old": change.old,
        "new": change.new,
        "message": change.message,
        "reach": {section: list(ids) for section, ids in change.reach.items.items()},
        "ways": [
            {"section": section, "id": item_id, "by": list(way)}
            for (section, item_id), way in sorted(change.reach.ways.items())
        ],
        "accepted": _acceptance(change.accepted, language) if change.accepted else None,
    }


def _suspect(suspect: Suspect) -> dict[str, Any]:
    return {
        "promise": suspect.promise,
        "guideline": suspect.guideline,
        "role": suspect.role,
        "path": suspect.span.path,
        "line": suspect.span.line,
        "because": [{"code": c.code, "section": c.section, "id": c.id, "field": c.field} for c in suspect.because],
    }


def _idle(idle: IdleAcceptance, language: str) -> dict[str, Any]:
    return {"path": idle.span.path, "line": idle.span.line, "why": idle.why, **_acceptance(idle.acceptance, language)}


def _acceptance(entry: Acceptance, language: str) -> dict[str, Any]:
    return {
        "check": entry.check,
        "reason": worded(entry.reason, language),
        "by": worded(entry.by, language) or None,
        "until": entry.until.isoformat() if entry.until else None,
    }


def _unreadable(version: str, diagnostic: Diagnostic) -> dict[str, Any]:
    return {
        "version": version,
        "code": diagnostic.code,
        "path": diagnostic.span.path,
        "line": diagnostic.span.line,
        "message": diagnostic.message,
    }
