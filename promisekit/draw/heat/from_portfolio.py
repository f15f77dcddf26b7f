"""From a portfolio to the view of its heat map."""

from __future__ import annotations

from promisekit.draw.badges import Pain
from promisekit.draw.codes import codes_of
from promisekit.draw.heat.view import Felt, HeatView, TouchpointRow
from promisekit.draw.link import Link
from promisekit.draw.plain import PlainText
from promisekit.graph.relations import Relations
from promisekit.model.portfolio import Portfolio


def heat_view(portfolio: Portfolio, link: Link, relations: Relations, *, language: str | None = None) -> HeatView:
    """The view of a portfolio; touchpoints where nothing hurts are left out."""
    say = PlainText(portfolio, language)
    marks = codes_of(portfolio).marks
    shown = {
        pain.id: Pain(
            pain.terms, say(pain.says), pain.severity, link("pain_points", pain.id), mark=marks[pain.id], id=pain.id
        )
        for pain in portfolio.pain_points.values()
    }
    rows = [
        TouchpointRow(
            say(touchpoint.name),
            tuple(
                Felt(shown[pain.id], _is_answered(relations, pain.id))
                for pain in relations.pain_points_at.get(touchpoint.id, ())
            ),
            say.channel(touchpoint.channel) or "",
            link("touchpoints", touchpoint.id),
        )
        for touchpoint in portfolio.touchpoints.values()
    ]
    felt = sorted((row for row in rows if row.pains), key=lambda row: row.heat, reverse=True)
    return HeatView(say(portfolio.about.name), tuple(felt), language or portfolio.about.language)


def _is_answered(relations: Relations, pain_id: str) -> bool:
    """A draft answers nothing yet."""
    return any(promise.status in ("agreed", "live") for promise in relations.answered_by.get(pain_id, ()))
