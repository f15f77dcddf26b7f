"""How much work comes in for how many people: encounters a month, the work of each, the hours in which it is done."""

from __future__ import annotations

from typing import Final, NamedTuple

from promisekit.graph.clock import HOUR, WEEK, whole_seconds
from promisekit.graph.relations import Relations
from promisekit.model.duration import Duration
from promisekit.model.journey import LANES
from promisekit.model.touchpoint import Touchpoint

EFFORT: Final = ("s", "min", "h", "working hour")
"""Units that say how long somebody is busy; days say when something is done."""
_WEEKS_A_MONTH: Final = 365.25 / 7 / 12


class Load(NamedTuple):
    """The work of a function or a role while it is at work, and who is there for it."""

    actor: str
    people: float
    """At work at the same time."""
    needed: float
    """How many would be busy all the time."""
    encounters: float
    """A month."""
    open_hours: float
    """A month."""
    touchpoints: tuple[str, ...]
    """Those whose encounters and work are known."""

    @property
    def busy(self) -> float:
        """Which part of their time they are busy; 1 is all of it."""
        return self.needed / self.people if self.people else float("inf")

    @property
    def handling(self) -> float:
        """Seconds that an encounter takes on average."""
        return self.needed * self.open_hours * HOUR / self.encounters if self.encounters else 0.0


def loads(relations: Relations) -> list[Load]:
    """Of every function and role that says how many people it has, where any of its work is known."""
    portfolio = relations.portfolio
    people = {one.id: one.people for one in portfolio.functions.values()}
    people |= {one.id: one.people for one in portfolio.roles.values() if one.function in portfolio.functions}
    found = []
    for actor, count in people.items():
        if count is None:
            continue
        each = {point.id: _work_at(relations, point, actor) for point in portfolio.touchpoints.values()}
        work = {key: seconds for key, seconds in each.items() if seconds}
        hours = _open_hours_a_month(relations, actor) if work else 0.0
        if hours:
            encounters = {key: portfolio.touchpoints[key].encounters_per_month or 0.0 for key in work}
            seconds = sum(work[key] * encounters[key] for key in work)
            found.append(Load(actor, count, seconds / HOUR / hours, sum(encounters.values()), hours, tuple(work)))
    return found


def work_a_month(relations: Relations, actor_id: str) -> float | None:
    """Hours of work that a function's or a role's encounters take in a month, as far as it is known; None for not."""
    points = relations.portfolio.touchpoints.values()
    hours = sum(_work_at(relations, one, actor_id) * (one.encounters_per_month or 0.0) for one in points) / HOUR
    return hours or None


def load_at(relations: Relations, touchpoint: Touchpoint) -> Load | None:
    """The load of whoever answers at a touchpoint: of its only role, or of the function; None where it is not known."""
    answering = [*touchpoint.roles] if len(touchpoint.roles) == 1 else []
    by_actor = {one.actor: one for one in loads(relations)}
    for actor in (*answering, touchpoint.responsible):
        if actor in by_actor and touchpoint.id in by_actor[actor].touchpoints:
            return by_actor[actor]
    return None


def _open_hours_a_month(relations: Relations, actor: str) -> float:
    """On average over all the years that are looked at, so that public holidays and closed days count; 0 for never."""
    try:
        calendar = relations.calendars.of(actor)
    except ValueError:
        return 0.0
    first, last = (calendar.start_of_day(day) for day in (calendar.days.first, calendar.days.last + 1))
    return calendar.open_time(first, last) / (last - first) * WEEK * _WEEKS_A_MONTH / HOUR


def _work_at(relations: Relations, touchpoint: Touchpoint, actor_id: str) -> float:
    """Seconds of work that one encounter takes of a function or a role; 0 where it is not known.

    `handling`, where they answer for the touchpoint; else what the lanes of its steps say.
    """
    if not touchpoint.encounters_per_month:
        return 0.0
    is_theirs = touchpoint.responsible == actor_id
    if actor_id in relations.portfolio.roles:
        is_theirs = touchpoint.roles == (actor_id,)
    if is_theirs and touchpoint.handling:
        return _seconds(touchpoint.handling)
    return _in_lanes(relations, touchpoint, actor_id)


def _in_lanes(relations: Relations, touchpoint: Touchpoint, actor_id: str) -> float:
    """The least that its lanes take at any step that happens there, as things are today.

    Nobody knows how many of the encounters are of which step, so more than the least would be a guess. Hours and days
    may be time in which a case lies about; only seconds and minutes are surely work.
    """
    of = {actor_id, *relations.roles_of.get(actor_id, ())}
    least: float | None = None
    for journey, step in relations.steps_at.get(touchpoint.id, ()):
        if journey.kind != "as-is":
            continue
        actions = [one for lane in LANES for actor, found in step.actions(lane).items() if actor in of for one in found]
        work = sum(_busy(one.takes) for one in actions if one.takes)
        least = work if least is None else min(least, work)
    return least or 0.0


def _busy(takes: Duration) -> float:
    return whole_seconds(takes) if takes.unit in ("s", "min") else 0.0


def _seconds(duration: Duration) -> float:
    return whole_seconds(duration) if duration.unit in EFFORT else 0.0
