"""From two blueprints to one picture: the emotion curves over each other, then journey above journey."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Final

from promisekit.draw.badges import Words
from promisekit.draw.blueprint.dot import dot_source
from promisekit.draw.blueprint.key import lists, signs
from promisekit.draw.blueprint.layout import FACE_STEP, Layout, gutters_of, lay_out
from promisekit.draw.blueprint.rows import BAND_PAD, NAMES, Row
from promisekit.draw.blueprint.scene import blueprint_scene
from promisekit.draw.blueprint.svg import BlueprintDrawing
from promisekit.draw.blueprint.taken import taken
from promisekit.draw.blueprint.view import BlueprintView
from promisekit.draw.compare.curves import Curves
from promisekit.draw.compare.view import CompareView
from promisekit.draw.heads import heads_svg
from promisekit.draw.legend import Legend, Note, Notes, Sign
from promisekit.draw.palette import color
from promisekit.draw.picture import LEAST_WIDTH, Picture, Section, layered, picture_id
from promisekit.draw.scene import Scene
from promisekit.draw.svg import tag, text_line
from promisekit.draw.text_width import SLACK
from promisekit.draw.words import count_of_steps
from promisekit.draw.words import words as words_of
from promisekit.draw.wrap import wrap

MARGIN: Final = 16.0
TITLE_SIZE: Final = 16
TITLE_LINE: Final = 22.0
EMOTION: Final = FACE_STEP * 4 + 2 * BAND_PAD + 24


def compare_picture(view: CompareView) -> Picture:
    """Draws a journey as it is and as it is to be."""
    words = words_of(view.language)
    views = _with_one_set_of_labels(view)
    gutters = tuple(map(max, gutters_of(views[0]), gutters_of(views[1])))
    row = Row("emotion", 0.0, EMOTION, 0.0)
    calm = [_without_emotions(blueprint) for blueprint in views]
    titles = [_title(view, name, words) for view, name in zip(calm, ("as-is", "to-be"), strict=True)]
    above = lay_out(calm[0], words, gutters=gutters, top=EMOTION + _height(titles[0]))
    below = lay_out(calm[1], words, gutters=gutters, top=above.bottom + _height(titles[1]))
    curves = Curves(views, row, above, words)
    blocks = [
        _block(calm[0], above, titles[0], words, f"{view.id}-as-is"),
        _block(calm[1], below, titles[1], words, f"{view.id}-to-be"),
    ]
    names = curves.name() + "".join(drawing.lane_names() for _, drawing in blocks)
    width, bottom = above.width, below.bottom
    legend = _legend(views, (above, below), curves, words)
    key, key_height = legend.svg(MARGIN, bottom + 16, width - 2 * MARGIN)
    top = bottom + 16 + key_height + MARGIN
    content = layered(
        picture_id("becomes", view.id),
        ground=tag("rect", width=width, height=top, fill=color("paper"))
        + curves.svg()
        + "".join(f"{title}{drawing.ground()}" for title, drawing in blocks),
        flow="".join(drawing.flow() for _, drawing in blocks),
        heads="".join(heads_svg(layout.phases, layout.heads_top) for layout in (above, below)),
        names=names,
        steps="".join(drawing.steps() for _, drawing in blocks),
        key=key,
    )
    return Picture(
        kind="becomes",
        item_id=view.id,
        title=f"{words['comparison']}: {view.to_be.name}",
        subtitle=f"{words['as-is']}: {view.as_is.name} · {words['to-be']}: {view.to_be.name}",
        alt=_alt(view, words),
        width=width,
        height=top,
        content=content,
        lane_names=names,
        lane_names_size=(NAMES, bottom),
        cuts_x=(*above.cuts_x[:-1], width),
        cuts_y=(*above.cuts_y, above.bottom, *below.cuts_y),
        poor_cuts_x=(*above.poor_cuts_x, *below.poor_cuts_x),
        sections=(
            Section(0.0, above.bottom, above.phases, EMOTION, above.heads_top),
            Section(above.bottom, below.bottom, below.phases, above.bottom, below.heads_top),
        ),
        boxes=tuple(box for _, drawing in blocks for box in drawing.boxes()),
        taken=tuple(box for _, drawing in blocks for box in taken(drawing)),
        body_height=bottom,
        legend=legend.page,
        wide_key=legend.wide(MARGIN, bottom + 16, width - 2 * MARGIN),
        dot_source=partial(_dot, calm, (above, below), words),
        scene=partial(_scene, calm, (above, below), words),
    )


def _title(view: BlueprintView, name: str, words: Words) -> tuple[str, ...]:
    """The lines above a blueprint: whether it is as-is or to-be, and the journey's name."""
    room = (LEAST_WIDTH - 2 * MARGIN) / SLACK
    return wrap(f"{words[name]}: {view.name}", room, TITLE_SIZE, bold=True)


def _height(title: tuple[str, ...]) -> float:
    return TITLE_LINE * (len(title) + 1)


def _block(
    view: BlueprintView, layout: Layout, lines: tuple[str, ...], words: Words, prefix: str
) -> tuple[str, BlueprintDrawing]:
    """One blueprint: its title, and what draws it."""
    drawing = BlueprintDrawing(view, layout, words, f"pk-becomes-{prefix}")
    top = layout.heads_top
    title = "".join(
        text_line(line, MARGIN, top - 12 - TITLE_LINE * below, TITLE_SIZE, rtl=False, font_weight="bold")
        for below, line in enumerate(reversed(lines))
    )
    return title, drawing


def _without_emotions(view: BlueprintView) -> BlueprintView:
    phases = (
        replace(p, steps=tuple(replace(s, emotion=None, staff_emotion=None) for s in p.steps)) for p in view.phases
    )
    return replace(view, phases=tuple(phases))


def _with_one_set_of_labels(view: CompareView) -> tuple[BlueprintView, BlueprintView]:
    """The same promise has the same label in both; the fail points of the second follow those of the first."""
    labels = {mark.id: mark.label for mark in view.as_is.promises}
    for mark in view.to_be.promises:
        labels.setdefault(mark.id, mark.label)
    fails = len(view.as_is.fail_points)
    renamed = {fail.label: f"F{i}" for i, fail in enumerate(view.to_be.fail_points, fails + 1)}
    phases = []
    for phase in view.to_be.phases:
        steps = []
        for step in phase.steps:
            marks = tuple(replace(mark, label=labels[mark.id]) for mark in step.promises)
            fail = replace(step.fail, label=renamed[step.fail.label], change="") if step.fail else None
            actions = tuple(
                replace(a, fails=tuple(replace(f, label=renamed[f.label], change="") for f in a.fails))
                for a in step.actions
            )
            steps.append(replace(step, promises=marks, fail=fail, actions=actions))
        phases.append(replace(phase, steps=tuple(steps)))
    return view.as_is, replace(view.to_be, phases=tuple(phases))


def _legend(
    views: tuple[BlueprintView, BlueprintView], layouts: tuple[Layout, Layout], curves: Curves, words: Words
) -> Legend:
    """The key to both."""
    found: dict[str, Sign] = {sign.meaning: sign for sign in curves.signs()}
    for blueprint, layout in zip(views, layouts, strict=True):
        for sign in signs(_without_emotions(blueprint), layout, words):
            found.setdefault(sign.meaning, sign)
    both = [
        Notes(one.heading, tuple(_once((*one.notes, *other.notes))))
        for one, other in zip(*(lists(blueprint, words) for blueprint in views), strict=True)
    ]
    return Legend(words["key"], list(found.values()), both)


def _once(notes: tuple[Note, ...]) -> dict[Note, None]:
    return dict.fromkeys(notes)


def _alt(view: CompareView, words: Words) -> str:
    told = []
    for name, blueprint in (("as-is", view.as_is), ("to-be", view.to_be)):
        steps = [step for step in blueprint.steps if not step.absent]
        told.append(f"{words[name]}: {count_of_steps(len(steps), words)}")
        for change in ("removed", "added", "changed"):
            marked = [step.customer for step in steps if step.change == change]
            told += [f"{words[change]}: {'; '.join(marked)}"] if marked else []
    return ". ".join(told) + "."


def _dot(views: list[BlueprintView], layouts: tuple[Layout, Layout], words: Words) -> str:
    """Both as sources of their own, one after the other."""
    return "\n".join(dot_source(view, layout, words) for view, layout in zip(views, layouts, strict=True))


def _scene(views: list[BlueprintView], layouts: tuple[Layout, Layout], words: Words) -> Scene:
    """The things of both, those of the second after those of the first."""
    one, other = (blueprint_scene(view, layout, words) for view, layout in zip(views, layouts, strict=True))
    lanes, boxes = len(one.lanes), len(one.nodes)
    nodes = tuple(replace(node, lane=None if node.lane is None else node.lane + lanes) for node in other.nodes)
    joints = tuple(replace(j, source=j.source + boxes, target=j.target + boxes) for j in other.joints)
    return replace(
        other,
        lanes=one.lanes + other.lanes,
        nodes=one.nodes + nodes,
        joints=one.joints + joints,
        rules=one.rules + other.rules,
        signs=one.signs + other.signs,
        notes=one.notes + tuple(replace(note, lane=note.lane + lanes) for note in other.notes),
    )
