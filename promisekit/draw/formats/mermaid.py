"""A picture as Mermaid text, which chats, wikis and forges draw: a journey's ways, a promise's chain."""

from __future__ import annotations

from itertools import groupby

from promisekit.draw.formats.missing import NoExport
from promisekit.draw.heads import ColumnHead
from promisekit.draw.palette import light
from promisekit.draw.picture import Picture
from promisekit.draw.scene import Node
from promisekit.draw.svg import clean


def to_mermaid(picture: Picture) -> str:
    """A flowchart. Raises NoExport for a picture without arrows: Mermaid has no grids, and no such charts."""
    scene = picture.scene()
    if scene is None or not scene.joints:
        raise NoExport(f"Mermaid draws boxes that arrows join; write the {picture.kind} as SVG, PNG or PDF.")
    lines = ["---", f"title: {_quoted(picture.title)}", "---", "flowchart LR"]
    joints = [joint for joint in scene.joints if joint.is_way or not scene.lanes]
    joined = sorted({end for joint in joints for end in (joint.source, joint.target)})
    lines += _boxes(picture, {at: scene.nodes[at] for at in joined})
    for joint in joints:
        arrow = "-.->" if joint.dashed else "-->"
        arrow += f"|{_quoted(' '.join(joint.label))}|" if joint.label else ""
        lines.append(f"    n{joint.source} {arrow} n{joint.target}")
    for tone in dict.fromkeys(scene.nodes[at].card.tone for at in joined):
        look = f"fill:{light(f'{tone}-fill')},stroke:{light(f'{tone}-edge')},color:{light('ink')}"
        names = ",".join(f"n{at}" for at in joined if scene.nodes[at].card.tone == tone)
        lines += [f"    classDef {tone} {look}", f"    class {names} {tone}"]
    return "\n".join(lines) + "\n"


def _boxes(picture: Picture, nodes: dict[int, Node]) -> list[str]:
    """The boxes, below the heads over them: a journey's phases, a chain's links."""
    heads = picture.heads
    lines: list[str] = []
    for n, some in groupby(
        sorted(nodes, key=lambda at: (nodes[at].x, at)), key=lambda at: _head_over(nodes[at], heads)
    ):
        drawn = [f"n{at}[{_quoted(_said(nodes[at]))}]" for at in some]
        if n is None:
            lines += [f"    {one}" for one in drawn]
        else:
            lines += [
                f"    subgraph head{n} [{_quoted(heads[n].name)}]",
                *(f"        {one}" for one in drawn),
                "    end",
            ]
    return lines


def _head_over(node: Node, heads: tuple[ColumnHead, ...]) -> int | None:
    middle = node.x + node.card.width / 2
    return next((n for n, head in enumerate(heads) if head.x <= middle <= head.x + head.width), None)


def _said(node: Node) -> str:
    return ": ".join(part for part in (node.card.head, "; ".join(node.card.body)) if part)


def _quoted(text: str) -> str:
    """A text in quotes, in which nothing is Mermaid's or HTML's own."""
    plain = clean(text).replace("\xa0", " ")
    marks = {"#": "#35;", '"': "#quot;", "<": "#lt;", ">": "#gt;", "&": "#amp;", "`": "#96;", "\\": "#92;"}
    return '"' + "".join(marks.get(letter, letter) for letter in plain) + '"'
