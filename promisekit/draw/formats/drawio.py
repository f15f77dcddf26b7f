"""A picture as a draw.io drawing: lanes, boxes and arrows of its own, which hang together when they are moved.

The form is that of diagrams.net, `mxfile`, uncompressed: https://www.drawio.com/doc/faq/diagram-source-edit
"""

from __future__ import annotations

import base64
import math
import re
from itertools import count, pairwise
from typing import Final
from xml.etree import ElementTree as ET

from promisekit.draw.card import PAD_X, Badge, Card
from promisekit.draw.formats.ink import Line, shapes
from promisekit.draw.formats.missing import NoExport
from promisekit.draw.palette import light, without_variables
from promisekit.draw.picture import LEAST_WIDTH, Picture
from promisekit.draw.scene import Joint, Node, Scene
from promisekit.draw.svg import clean, escape, number, safe_href
from promisekit.draw.text_width import SLACK, is_right_to_left, text_width
from promisekit.draw.thumbnail import Thumbnail

TITLE = 40.0
BADGE_ROOM: Final = 150.0
_TEXT: Final = re.compile(r"<text[^>]*>.*?</text>", re.DOTALL)
ARROW_DOWN = 32.0
"""Where, below the top of its box, a way to a sign begins."""


def to_drawio(picture: Picture) -> str:
    """The drawing, as XML. Raises NoExport for a picture that is a chart."""
    scene = picture.scene()
    if scene is None:
        raise NoExport(
            f"draw.io draws boxes and arrows, and a {picture.kind} is a chart: write it as SVG, which it opens, too."
        )
    return _Drawing(picture, scene).xml()


class _Drawing:
    def __init__(self, picture: Picture, scene: Scene) -> None:
        self.picture, self.scene = picture, scene
        self.root = ET.Element("root")
        self.numbers = count(2)
        ET.SubElement(self.root, "mxCell", {"id": "0"})
        ET.SubElement(self.root, "mxCell", {"id": "1", "parent": "0"})

    def xml(self) -> str:
        """All of it."""
        picture, scene = self.picture, self.scene
        self._cell(picture.title, "text;html=1;fontSize=20;fontStyle=1;align=left;", "1", (0, -TITLE, scene.width, 30))
        portrait = scene.portrait
        covered = next((i for i, one in enumerate(scene.lanes) if portrait and one.tone == "customer"), None)
        lanes = [
            self._lane("" if i == covered else one.name, one.tone, one.top, one.height)
            for i, one in enumerate(scene.lanes)
        ]
        for head in picture.heads:
            style = f"rounded=1;html=1;arcSize=10;fillColor={light('phase')};fontColor={light('phase-ink')};"
            self._cell(
                head.name,
                f"{style}strokeColor=none;fontStyle=1;fontSize=14;whiteSpace=wrap;",
                "1",
                (head.x, 0, head.width, max(scene.lanes[0].top - 6, 24) if scene.lanes else 30),
            )
        if portrait and covered is not None:
            self._photo(portrait.image, "1", portrait.x, portrait.y)
            below = portrait.y + portrait.image.height
            style = f"text;html=1;fontSize=12;align=left;verticalAlign=top;spacing=0;fontColor={light('customer-ink')};"
            # A lane's own name would stand behind the portrait.
            room = scene.left - portrait.x
            name = scene.lanes[covered].name
            bold = f"{style}fontStyle=1;whiteSpace=wrap;verticalAlign=bottom;"
            self._cell(name, bold, "1", (portrait.x, portrait.y - 40, room, 36))
            named = "<br>".join(map(escape, portrait.name))
            self._written(named, style, "1", (portrait.x, below, scene.left - portrait.x, 15 * len(portrait.name)))
        for rule in scene.rules:
            self._rule(rule.name, rule.y, rule.dashes)
        boxes = [self._box(node, lanes) for node in scene.nodes]
        self._notes(lanes)
        self._feelings(lanes)
        for joint in scene.joints:
            self._edge(joint, boxes)
        for sign in scene.signs:
            shape = f"rhombus;fillColor={light('paper')}" if sign.choice else f"fillColor={light('flow')}"
            place = (sign.left, sign.top, sign.width, sign.height)
            self._cell("", f"{shape};html=1;strokeWidth=2;strokeColor={light('flow')};", "1", place)
        self._key()
        model = ET.Element("mxGraphModel", grid="0", page="0", shadow="0", math="0")
        model.append(self.root)
        file = ET.Element("mxfile", host="promisekit")
        diagram = ET.SubElement(file, "diagram", id=picture.id, name=clean(picture.title)[:80])
        diagram.append(model)
        ET.indent(file)
        return ET.tostring(file, encoding="unicode") + "\n"

    def _cell(
        self, text: str, style: str, parent: str, place: tuple[float, float, float, float], href: str | None = None
    ) -> str:
        """A box; `text` is plain."""
        return self._written(escape(text), style, parent, place, href)

    def _written(
        self, html: str, style: str, parent: str, place: tuple[float, float, float, float], href: str | None = None
    ) -> str:
        name = str(next(self.numbers))
        address = safe_href(href)
        holder, own = self.root, {"id": name, "value": html}
        if address is not None:
            holder = ET.SubElement(self.root, "UserObject", {"label": html, "link": address, "id": name})
            own = {}
        cell = ET.SubElement(holder, "mxCell", {**own, "style": style, "vertex": "1", "parent": parent})
        sides = dict(zip(("x", "y", "width", "height"), map(number, place), strict=True))
        ET.SubElement(cell, "mxGeometry", {**sides, "as": "geometry"})
        return name

    def _lane(self, name: str, tone: str, top: float, height: float) -> str:
        style = (
            f"swimlane;horizontal=0;html=1;startSize={number(self.scene.left)};whiteSpace=wrap;fontSize=13;fontStyle=1;"
            f"fillColor={light(f'{tone}-band')};swimlaneFillColor={light(f'{tone}-band')};"
            f"fontColor={light(f'{tone}-ink')};strokeColor={light('rule')};"
        )
        return self._cell(name, style, "1", (0, top, self.scene.width, height))

    def _box(self, node: Node, lanes: list[str]) -> str:
        card = node.card
        lane = lanes[node.lane] if node.lane is not None else "1"
        top = self.scene.lanes[node.lane].top if node.lane is not None else 0.0
        dashed = "dashed=1;" if card.dashed or card.change == "removed" else ""
        style = (
            f"rounded=1;absoluteArcSize=1;arcSize={number(card.radius * 2)};html=1;whiteSpace=wrap;overflow=hidden;"
            f"align={'right' if is_right_to_left(card.head or ' '.join(card.body)) else 'left'};verticalAlign=top;"
            f"spacing=6;spacingLeft=4;fontSize=13;fontFamily=Arial;fontColor={light('ink')};{dashed}"
            f"fillColor={light(f'{card.tone}-fill')};strokeColor={light(card.change or f'{card.tone}-edge')};"
            f"strokeWidth={3 if card.change else 2.5 if card.starred else 1.4};"
        )
        place = (node.x, node.y - top, card.width, card.height)
        name = self._written(_html(card), style, lane, place, card.href)
        if card.thumbnail:
            self._photo(card.thumbnail, name, *card.image_place)
        corner = (
            card.height - 10 - max((y + badge.size(card.width - 24)[1] for badge, _, y in card.badge_places), default=0)
        )
        for badge, x, y in card.badge_places:
            width, height = badge.size(card.width - 24)
            self._badge(badge, name, (PAD_X + x, corner + y, width, height))
        return name

    def _badge(self, badge: Badge, parent: str, place: tuple[float, float, float, float]) -> None:
        tone = light(badge.tone)
        look = f"fillColor={light('paper') if badge.outlined else tone};strokeColor={tone};"
        ink = tone if badge.outlined else light("badge-ink")
        style = f"rounded=1;html=1;whiteSpace=wrap;fontSize=12;fontStyle=1;fontColor={ink};{look}"
        self._written(escape(badge.text), style, parent, place, badge.href)

    def _notes(self, lanes: list[str]) -> None:
        """Pains and promises: a bar with what it says, or a badge alone."""
        for note in self.scene.notes:
            y = note.y - self.scene.lanes[note.lane].top
            width, height = note.badge.size(max(note.width, BADGE_ROOM))
            if note.width > width + 1:
                tone = light(note.badge.tone)
                style = (
                    "rounded=1;html=1;whiteSpace=wrap;overflow=hidden;align=left;fontSize=12;"
                    f"spacingLeft={number(width + 4)};fontColor={light('ink')};fillColor={light('paper')};"
                    f"strokeColor={tone};"
                )
                place = (note.x, y, note.width, note.height)
                self._written(escape(note.text), style, lanes[note.lane], place, note.badge.href)
            self._badge(note.badge, lanes[note.lane], (note.x, y, width, height))

    def _key(self) -> None:
        """The key below all: its samples as one picture, its words as text."""
        if self.picture.legend is None:
            return
        width, top = max(self.scene.width, LEAST_WIDTH), self.scene.height + 16
        key, height = self.picture.legend(width)
        drawn = without_variables(_TEXT.sub("", key))
        box = f"0 0 {number(width)} {number(height)}"
        size = f'width="{number(width)}" height="{number(height)}" viewBox="{box}"'
        svg = f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{drawn}</svg>'
        data = base64.b64encode(svg.encode()).decode()
        self._cell("", f"shape=image;html=1;image=data:image/svg+xml,{data};", "1", (0, top, width, height))
        for line in shapes(key, {}, light("ink")):
            if isinstance(line, Line):
                room = text_width(line.text, line.size, bold=line.bold) * SLACK + 6
                left = line.x - {"start": 0.0, "middle": room / 2, "end": room}[line.anchor]
                align = {"start": "left", "middle": "center", "end": "right"}[line.anchor]
                style = (
                    f"text;html=1;align={align};verticalAlign=middle;spacing=0;fontSize={number(line.size)};"
                    f"fontFamily=Arial;fontStyle={1 if line.bold else 0};fontColor={line.fill};"
                )
                self._cell(line.text, style, "1", (left, top + line.y - line.size, room, line.size * 1.3))

    def _photo(self, drawn: Thumbnail, parent: str, x: float, y: float) -> None:
        if drawn.data:
            # In a style a semicolon ends the value, so draw.io leaves the word `base64` out.
            look = f"shape=image;html=1;imageAspect=0;image={drawn.href.replace(';base64', '')};"
            self._cell("", look, parent, (x, y, drawn.width, drawn.height))

    def _feelings(self, lanes: list[str]) -> None:
        """Faces as rings with a number, joined by the curves."""
        rings: list[str] = []
        for feeling in self.scene.feelings:
            ink, fill = light(f"{feeling.tone}-ink"), light(f"{feeling.tone}-fill")
            shape = "ellipse" if feeling.tone == "emotion" else "rounded=1"
            style = f"{shape};html=1;fontSize=12;fontStyle=1;fontColor={ink};fillColor={fill};strokeColor={ink};"
            top = self.scene.lanes[feeling.lane].top
            rings.append(
                self._cell(feeling.text, style, lanes[feeling.lane], (feeling.x - 12, feeling.y - top - 12, 24, 24))
            )
        for ring, feeling in zip(rings, self.scene.feelings, strict=True):
            dashes = "" if feeling.tone == "emotion" else "dashed=1;"
            for before in feeling.after:
                style = (
                    f"html=1;curved=1;endArrow=none;strokeWidth=2;strokeColor={light(f'{feeling.tone}-ink')};{dashes}"
                )
                self._arrow("", style, {"source": rings[before], "target": ring}, {"relative": "1"})

    def _rule(self, name: str, y: float, dashes: str) -> None:
        style = f"endArrow=none;html=1;strokeWidth=2;strokeColor={light('line')};align=left;verticalAlign=bottom;"
        style += f"fontStyle=2;fontSize=12;fontColor={light('line')};" + (
            f"dashed=1;dashPattern={dashes};" if dashes else ""
        )
        shape = self._arrow(escape(name), style, {}, {"x": "-1", "relative": "1"})
        for end, x in (("sourcePoint", 0.0), ("targetPoint", self.scene.width)):
            ET.SubElement(shape, "mxPoint", {"x": number(x), "y": number(y), "as": end})

    def _arrow(self, html: str, style: str, ends: dict[str, str], place: dict[str, str]) -> ET.Element:
        """A line; its geometry is given back."""
        own = {"id": str(next(self.numbers)), "value": html, "style": style, "edge": "1", "parent": "1"}
        edge = ET.SubElement(self.root, "mxCell", {**own, **ends})
        return ET.SubElement(edge, "mxGeometry", {**place, "as": "geometry"})

    def _edge(self, joint: Joint, boxes: list[str]) -> None:
        ink = light("flow" if joint.is_way else "link")
        style = f"html=1;rounded=1;strokeColor={ink};fontSize=12;labelBackgroundColor={light('customer-band')};"
        style += (
            f"endArrow=classic;strokeWidth=2;verticalAlign={'middle' if joint.label_at else 'bottom'};"
            if joint.is_way
            else "startArrow=classic;endArrow=classic;"
        )
        style += "dashed=1;" if joint.dashed else ""
        source, target = self.scene.nodes[joint.source], self.scene.nodes[joint.target]
        if joint.points:
            first = joint.points[0] if _is_on(joint.points[0], source) else (joint.points[0][0], source.y + ARROW_DOWN)
            style += _port("exit", first, source) + _port("entry", joint.points[-1], target)
        else:
            style += "edgeStyle=orthogonalEdgeStyle;exitX=1;exitY=0.5;entryX=0;entryY=0.5;"
        ends = {"source": boxes[joint.source], "target": boxes[joint.target]}
        label = "<br>".join(escape(line) for line in joint.label)
        shape = self._arrow(label, style, ends, {"relative": "1"})
        if joint.label_at and joint.points:
            # A label hangs on the middle of its line; this is how far from there it stands.
            x, y = _middle(joint.points)
            offset = {"x": number(joint.label_at[0] - x), "y": number(joint.label_at[1] - y), "as": "offset"}
            ET.SubElement(shape, "mxPoint", offset)
        corner_points = [point for point in joint.points[:-1] if not _is_on(point, source)]
        if corner_points:
            corners = ET.SubElement(shape, "Array", {"as": "points"})
            for x, y in corner_points:
                ET.SubElement(corners, "mxPoint", {"x": number(x), "y": number(y)})


def _is_on(point: tuple[float, float], node: Node) -> bool:
    """Whether it is at the box's edge; a way from a sign begins beside it."""
    return node.x - 2 <= point[0] <= node.x + node.card.width + 2 and point[1] >= node.y - 2


def _middle(points: tuple[tuple[float, float], ...]) -> tuple[float, float]:
    """The point half-way along a line."""
    lengths = [math.dist(a, b) for a, b in pairwise(points)]
    left = sum(lengths) / 2
    for (a, b), length in zip(pairwise(points), lengths, strict=True):
        if left <= length and length:
            return a[0] + (b[0] - a[0]) * left / length, a[1] + (b[1] - a[1]) * left / length
        left -= length
    return points[-1]


def _port(which: str, point: tuple[float, float], node: Node) -> str:
    """Where on its box an arrow ends, as shares of the box's sides."""
    x = min(max((point[0] - node.x) / node.card.width, 0), 1)
    y = min(max((point[1] - node.y) / node.card.height, 0), 1)
    return f"{which}X={x:.3f};{which}Y={y:.3f};{which}Dx=0;{which}Dy=0;"


def _html(card: Card) -> str:
    """What the box says, in the few tags that draw.io knows."""
    head = f'<b style="color:{light(f"{card.tone}-ink")}">{escape(card.head)}</b>' if card.head else ""
    bullet = "• " if len(card.body) > 1 else ""
    said = [f"<i>{escape(text)}</i>" if card.italic else escape(text) for text in card.body]
    return "<br>".join([*([head] if head else []), *(bullet + text for text in said)])
