"""How rules about work speak of it."""

from __future__ import annotations

from promisekit.graph.load import Load
from promisekit.graph.moment import hours_in_words
from promisekit.model.portfolio import Portfolio
from promisekit.model.walk import KeyPath


def place_of(portfolio: Portfolio, actor_id: str) -> KeyPath:
    """Where a function or a role stands."""
    return ("functions" if actor_id in portfolio.functions else "roles", actor_id)


def people_in_words(count: float) -> str:
    """`1 person`, `0.5 people`, `14 people`."""
    return "1 person" if count == 1 else f"{count:g} people"


def sum_in_words(load: Load) -> str:
    """`12,000 encounters a month of 12 min each in 174 opening hours`."""
    each = hours_in_words(round(load.handling))
    return f"{load.encounters:,.0f} encounters a month of {each} each in {load.open_hours:,.0f} opening hours"
