"""Hard cases for the pictures beside the blueprint and the chain."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from promisekit.draw.badges import Pain
from promisekit.draw.blueprint.picture import blueprint_picture
from promisekit.draw.blueprint.view import Arrow, BlueprintView
from promisekit.draw.compare.picture import compare_picture
from promisekit.draw.compare.view import compare_view
from promisekit.draw.heat.picture import heat_picture
from promisekit.draw.heat.view import TERMS, Felt, HeatView, TouchpointRow
from promisekit.draw.overlay.blueprint import merged_blueprint
from promisekit.draw.picture import Picture
from promisekit.draw.portfolio_map.picture import map_picture
from promisekit.draw.portfolio_map.view import Carried, FunctionRow, How, JourneyColumn, MapView, Promised
from promisekit.draw.timeline.picture import timeline_picture
from promisekit.draw.timeline.view import Spending, Stint, TimelineView
from promisekit.draw.trend.picture import trend_picture
from promisekit.draw.trend.view import Figure, TrendView
from tests.draw.torture import TEXTS, torture

HOUR, DAY = 3600, 86400


def pictures() -> Iterator[Picture]:
    """Every kind with every odd text."""
    yield map_picture(portfolio_map())
    yield heat_picture(heat_map())
    for i, (text, lengths) in enumerate(zip(TEXTS, (20, HOUR, 5 * HOUR, DAY, 4 * DAY, 40 * DAY) * 2, strict=False)):
        yield timeline_picture(timeline(f"t{i}", text, lengths))
        yield trend_picture(trend(f"m{i}", text, i))
    yield compare_picture(compare_view(torture(9), later(torture(9))))
    yield blueprint_picture(replace(merged_blueprint(torture(12), later(torture(12))), id="later"))


def later(view: BlueprintView) -> BlueprintView:
    """The same journey with every third step gone, another one new, and others with other texts."""
    steps = [step for i, step in enumerate(view.steps) if i % 3]
    texts = {step.id: TEXTS[(i + 5) % len(TEXTS)] for i, step in enumerate(steps) if i % 2}
    phases = []
    for phase in view.phases:
        kept = [step for step in phase.steps if step in steps]
        changed = [replace(s, customer=texts.get(s.id, s.customer), actions=s.actions[1:]) for s in kept]
        changed.append(replace(phase.steps[0], id=f"new-{len(phases)}", customer=TEXTS[1]))
        phases.append(replace(phase, steps=tuple(changed)))
    ids = [step.id for phase in phases for step in phase.steps]
    arrows = tuple(Arrow(one, other, TEXTS[1]) for one, other in pairwise(ids))
    return replace(view, phases=tuple(phases), arrows=arrows)


def portfolio_map() -> MapView:
    """Many promises in one cell, none in others."""
    promises = tuple(Promised(f"P{i}", text, f"../p{i}/") for i, text in enumerate(TEXTS * 4))
    hows = list(How)
    functions = tuple(
        FunctionRow(
            text,
            ("frontline", "backstage", "support", "partner")[i % 4],
            tuple(
                tuple(Carried(promise.label, hows[n % 3]) for n, promise in enumerate(promises[: i * j * 3]))
                for j, _ in enumerate(TEXTS)
            ),
            f"../f{i}/",
        )
        for i, text in enumerate(TEXTS)
    )
    return MapView(TEXTS[4], tuple(JourneyColumn(text, "../j/") for text in TEXTS), functions, promises)


def heat_map() -> HeatView:
    """All severities, and none, answered and not."""
    rows = tuple(
        TouchpointRow(
            text,
            tuple(
                Felt(Pain(TERMS[n % 5 : n % 5 + 2], TEXTS[n % 9], n % 6 or None, "../x/", mark="ab"[n % 2]), n % 3 == 0)
                for n in range(i * 2)
            ),
            TEXTS[(i + 1) % len(TEXTS)],
            "../t/",
        )
        for i, text in enumerate(TEXTS)
    )
    return HeatView(TEXTS[4], rows)


def timeline(item_id: str, text: str, length: int) -> TimelineView:
    """Work beside each other, work without time, waits, and too late."""
    half = length // 2
    start = 9 * HOUR
    stints = (
        Stint(text, "role", text, "1 h", start, start, start + half, 0, True, (), ((start, start + half),)),
        Stint(text, "system", text, "", start + half, start + half, start + half, 60, False, (0,)),
        Stint(text, "function", text, "1 working day", start + half, start + half + half // 2, start + length, -half,
              True, (0, 1), (), "../f/"),
    )  # fmt: skip
    due = start + half + half // 4
    holidays = (start // DAY,)
    folded = tuple(day for day in range(start // DAY + 1, (start + length) // DAY) if day % 7 > 4)
    worst = Spending(start, start + length, due - start, length // 3, length // 2, length - length // 3 - length // 2)
    usual = Spending(start, due, due - start, due - start, 0, 0)
    epoch = datetime.date(2026, 12, 21) if length == 4 * DAY else None
    return TimelineView(
        item_id, text, "99999 working hours", start, due, start + length, True, stints, holidays, folded, worst, usual,
        epoch=epoch,
    )  # fmt: skip


def trend(item_id: str, text: str, count: int) -> TrendView:
    """From no result to many; equal values; far ones; a long unit."""
    day = datetime.date(2026, 1, 31)
    results = tuple(Figure(1e6 * (n % 3) / (count + 1), day + datetime.timedelta(days=n * 40), n) for n in range(count))
    baseline, target = Figure(0.125, day), Figure(0.125, day + datetime.timedelta(days=1))
    return TrendView(item_id, text, count % 2 == 0, text, baseline, target if count % 3 else None, results)
