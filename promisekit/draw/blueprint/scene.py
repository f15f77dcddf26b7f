"""A blueprint as things: lanes, boxes, the journey's ways and who works with whom."""

from __future__ import annotations

from itertools import pairwise

from promisekit.draw.badges import Words
from promisekit.draw.blueprint.cards import BOX_WIDTH
from promisekit.draw.blueprint.emotion import height_of, joined, signed
from promisekit.draw.blueprint.layout import Layout
from promisekit.draw.blueprint.portrait import PORTRAIT, persona_lines, portrait_top
from promisekit.draw.blueprint.routes import ARROW_DOWN, LABEL_LINE
from promisekit.draw.blueprint.rows import NAME_X, NAMES
from promisekit.draw.blueprint.svg import LINE_DASHES, BlueprintDrawing
from promisekit.draw.blueprint.view import BlueprintView
from promisekit.draw.blueprint.view import Lane as Row
from promisekit.draw.scene import Feeling, Joint, Lane, Node, Note, Portrait, Rule, Scene, Sign
from promisekit.draw.thumbnail import thumbnail


def blueprint_scene(view: BlueprintView, layout: Layout, words: Words) -> Scene:
    """All of it."""
    lanes = tuple(Lane(words[row.key], row.key, row.top, row.height) for row in layout.rows)
    at = {row.key: i for i, row in enumerate(layout.rows)}
    nodes = tuple(Node(box.card, box.x, box.y, at[box.row]) for box in layout.boxes)
    place = {id(box): i for i, box in enumerate(layout.boxes)}
    customer = {box.column: i for i, box in enumerate(layout.boxes) if box.row == "customer"}
    row = layout.row("customer")
    top = row.boxes_at if row else 0.0
    tracks = {track.hop.way: tuple(track.points(top)) for track in layout.channel.tracks}
    labels = {hop.way: hop.label for hop in (*layout.hops, *(track.hop for track in layout.channel.tracks))}
    label_at = {
        hop.way: (middle, above + (len(hop.label) * LABEL_LINE + 2) / 2)
        for hop, middle, above in BlueprintDrawing(view, layout, words, "").label_places()
    }
    joints = []
    for hop in layout.hops:
        straight = (
            (layout.straight_from(hop.source), top + ARROW_DOWN),
            (layout.columns[hop.target], top + ARROW_DOWN),
        )
        points = tracks.get(hop.way, straight)
        ends = customer[hop.source], customer[hop.target]
        joints.append(Joint(*ends, points, labels[hop.way], label_at.get(hop.way), dashed=hop.is_back))
    for column, _ in enumerate(view.steps):
        stack = [box for lane in Row for box in layout.stack(column, lane.value)]
        for above, below in pairwise(stack):
            x = layout.center(column)
            points = ((x, above.bottom), (x, below.y))
            joints.append(Joint(place[id(above)], place[id(below)], points, is_way=False))
    rules = tuple(Rule(words[line.key], line.y, LINE_DASHES[line.key] or "") for line in layout.lines)
    signs = tuple(
        Sign(fork.choice, layout.columns[column] + BOX_WIDTH + left, top + above, width, height)
        for column, fork in layout.forks.items()
        for left, above, width, height in (fork.box(ARROW_DOWN),)
    )
    feelings = _feelings(view, layout, at["emotion"]) if "emotion" in at else ()
    marks = layout.row("marks")
    notes = tuple(
        Note(m.mark.badge, " ".join(m.lines), m.x, marks.boxes_at + m.y, m.width, m.height, at["marks"])
        for m in (layout.marks if marks else ())
        if marks
    )
    portrait = None
    if view.portrait and row:
        drawn = thumbnail(view.portrait, PORTRAIT, PORTRAIT, cut=True)
        portrait = Portrait(drawn, NAME_X, portrait_top(row, words), persona_lines(view))
    return Scene(
        layout.width, layout.bottom, NAMES, lanes, nodes, tuple(joints), rules, signs, feelings, portrait, notes
    )


def _feelings(view: BlueprintView, layout: Layout, lane: int) -> tuple[Feeling, ...]:
    row = layout.row("emotion")
    assert row is not None
    found: list[Feeling] = []
    for tone, aside, felt in (
        ("emotion", -layout.face_aside, {i: s.emotion for i, s in enumerate(view.steps) if s.emotion is not None}),
        (
            "staff",
            layout.face_aside,
            {i: s.staff_emotion for i, s in enumerate(view.steps) if s.staff_emotion is not None},
        ),
    ):
        place = {column: len(found) + i for i, column in enumerate(felt)}
        before: dict[int, list[int]] = {}
        for start, end in joined(view, felt):
            before.setdefault(end, []).append(place[start])
        found += [
            Feeling(
                signed(emotion),
                layout.center(column) + aside,
                height_of(row, emotion),
                lane,
                tone,
                tuple(before.get(column, ())),
            )
            for column, emotion in felt.items()
        ]
    return tuple(found)
