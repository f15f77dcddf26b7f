"""From a blueprint's view to the finished picture."""

from __future__ import annotations

from functools import partial

from promisekit.draw.badges import Words
from promisekit.draw.blueprint.dot import dot_source
from promisekit.draw.blueprint.key import lists, signs
from promisekit.draw.blueprint.layout import lay_out
from promisekit.draw.blueprint.rows import NAMES
from promisekit.draw.blueprint.scene import blueprint_scene
from promisekit.draw.blueprint.svg import BlueprintDrawing
from promisekit.draw.blueprint.view import BlueprintView, Lane
from promisekit.draw.heads import heads_svg
from promisekit.draw.legend import Legend
from promisekit.draw.palette import color
from promisekit.draw.picture import Picture, layered, picture_id
from promisekit.draw.svg import tag
from promisekit.draw.words import count_of_steps
from promisekit.draw.words import words as words_of

MARGIN = 16.0


def blueprint_picture(view: BlueprintView) -> Picture:
    """Draws a service blueprint."""
    words = words_of(view.language)
    kind = "journey-changes" if view.compared else "journey"
    layout = lay_out(view, words)
    drawing = BlueprintDrawing(view, layout, words, picture_id(kind, view.id))
    width = layout.width
    names = drawing.lane_names()
    room = width - 2 * MARGIN
    legend = Legend(words["key"], signs(view, layout, words), lists(view, words))
    key, key_height = legend.svg(MARGIN, layout.bottom + 16, room)
    height = layout.bottom + 16 + key_height + MARGIN
    content = layered(
        drawing.prefix,
        ground=tag("rect", width=width, height=height, fill=color("paper")) + drawing.ground(),
        flow=drawing.flow(),
        heads=heads_svg(layout.phases),
        names=names,
        steps=drawing.steps(),
        key=key,
    )
    return Picture(
        kind=kind,
        item_id=view.id,
        title=f"{words['changes']}: {view.name}" if view.compared else f"{words['blueprint']}: {view.name}",
        subtitle=_subtitle(view, words),
        alt=_alt(view, words),
        width=width,
        height=height,
        content=content,
        lane_names=names,
        lane_names_size=(NAMES, layout.bottom),
        heads=layout.phases,
        cuts_x=layout.cuts_x,
        cuts_y=layout.cuts_y,
        poor_cuts_x=layout.poor_cuts_x,
        boxes=drawing.boxes(),
        body_height=layout.bottom,
        legend=legend.page,
        wide_key=legend.wide(MARGIN, layout.bottom + 16, room),
        dot_source=partial(dot_source, view, layout, words),
        scene=partial(blueprint_scene, view, layout, words),
    )


def _subtitle(view: BlueprintView, words: Words) -> str:
    told = [words["to-be" if view.to_be else "as-is"], view.persona, view.scenario]
    return " · ".join(part for part in told if part)


def _alt(view: BlueprintView, words: Words) -> str:
    phases = ", ".join(phase.name for phase in view.phases)
    lanes = ", ".join(
        words[lane.value] for lane in Lane if lane is Lane.CUSTOMER or any(s.in_lane(lane) for s in view.steps)
    )
    told = [f"{count_of_steps(len(view.steps), words)}: {phases}", lanes]
    told += [f"{words['fail points']}: {len(view.fail_points)}"] if view.fail_points else []
    told += [f"{words['promises']}: {len(view.promises)}"] if view.promises else []
    told += [f"{words['pains']}: {len(view.pains)}"] if view.pains else []
    return ". ".join(told) + "."
