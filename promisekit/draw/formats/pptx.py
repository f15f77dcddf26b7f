"""A picture as slides with shapes and text of their own, to be changed in PowerPoint, Keynote or LibreOffice."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from typing import Any, Final

from promisekit.draw.card import PAD_X, PAD_Y, Card
from promisekit.draw.formats.ink import Boxed, Line, Look, Outline, Photo, Rectangle, Shape, shapes
from promisekit.draw.formats.missing import NoExport
from promisekit.draw.palette import light
from promisekit.draw.picture import Picture
from promisekit.draw.svg import clean
from promisekit.draw.text_width import is_right_to_left, text_width

EMU: Final = 9525
"""To the px of 96 to the inch."""
SLIDE: Final = (1280.0, 720.0)
MARGIN: Final = 28.0
TITLE: Final = 56.0
FONT: Final = "Arial"
_KEY: Final = re.compile(r'<g id="[^"]*-key">.*', re.DOTALL)
_BADGE_ROOM: Final = 1.3
_MOST_OF_TITLE: Final = 255
"""Characters that a file's properties take."""
_NO_ISOLATES: Final = dict.fromkeys((0x2066, 0x2067, 0x2069))


def to_pptx(pictures: Sequence[Picture]) -> bytes:
    """A slide for each picture, and one for the key of the first. Raises NoExport."""
    try:
        from pptx import Presentation
    except ImportError:
        raise NoExport.without("Slides", "python-pptx") from None
    deck: Any = Presentation()
    deck.slide_width, deck.slide_height = (round(side * EMU) for side in SLIDE)
    for picture in pictures:
        height = picture.body_height or picture.height
        drawn = shapes(_KEY.sub("", picture.content), _cards(picture), light("ink"))
        _slide(deck, picture.title, picture.alt, drawn, picture.width, height)
    first = pictures[0]
    if first.legend is not None:
        key, height = first.legend(SLIDE[0] * 1.2)
        if key:
            _slide(deck, first.title, "", shapes(key, {}, light("ink")), SLIDE[0] * 1.2, height)
    deck.core_properties.title = clean(first.title)[:_MOST_OF_TITLE]
    deck.core_properties.author = "promisekit"
    return _same_bytes(deck)


def _cards(picture: Picture) -> dict[tuple[float, float], Card]:
    scene = picture.scene()
    return {(round(node.x, 1), round(node.y, 1)): node.card for node in scene.nodes} if scene else {}


def _slide(deck: Any, title: str, told: str, drawn: Iterable[Shape], width: float, height: float) -> None:
    slide = deck.slides.add_slide(deck.slide_layouts[5])  # a title and nothing else
    head = slide.shapes.title
    head.left, head.top = round(MARGIN * EMU), round(10 * EMU)
    head.width, head.height = round((SLIDE[0] - 2 * MARGIN) * EMU), round((TITLE - 12) * EMU)
    head.text_frame.text = clean(title)
    head.text_frame.word_wrap = True
    run = head.text_frame.paragraphs[0].runs
    head.text_frame.paragraphs[0].alignment = _ALIGN["end" if is_right_to_left(title) else "start"]
    for one in run:
        one.font.size, one.font.bold, one.font.name = _points(18 if len(title) < 90 else 12), True, FONT
    if told:
        slide.notes_slide.notes_text_frame.text = clean(told)
    scale = min((SLIDE[0] - 2 * MARGIN) / width, (SLIDE[1] - TITLE - 16) / height, 1.0)
    pen = _Pen(slide.shapes, scale, (SLIDE[0] - width * scale) / 2, TITLE)
    for shape in drawn:
        pen.draw(shape)


_ALIGN: Final = {"start": 1, "middle": 2, "end": 3}


def _points(size: float) -> int:
    """A size in points as PowerPoint counts them; never below 1."""
    return max(round(size * 12700), 12700)


class _Pen:
    """Draws shapes on a slide, or into a group on it."""

    def __init__(self, onto: Any, scale: float, left: float, top: float) -> None:
        self.onto, self.scale, self.left, self.top = onto, scale, left, top

    def draw(self, shape: Shape) -> None:
        """One shape."""
        match shape:
            case Boxed():
                self._boxed(shape)
            case Rectangle():
                self._rectangle(shape)
            case Outline():
                self._outline(shape)
            case Line():
                self._line(shape)
            case Photo():
                place = (self._x(shape.x), self._y(shape.y), self._length(shape.width), self._length(shape.height))
                self.onto.add_picture(io.BytesIO(shape.data), *place)

    def _x(self, x: float) -> int:
        return round((self.left + x * self.scale) * EMU)

    def _y(self, y: float) -> int:
        return round((self.top + y * self.scale) * EMU)

    def _length(self, length: float) -> int:
        return max(round(length * self.scale * EMU), 1)

    def _rectangle(self, shape: Rectangle) -> Any:
        round_ = min(shape.round_ / min(shape.width, shape.height), 0.5) if shape.width and shape.height else 0.0
        kind = 9 if round_ == 0.5 and shape.width == shape.height else 5 if round_ else 1
        made = self.onto.add_shape(
            kind, self._x(shape.x), self._y(shape.y), self._length(shape.width), self._length(shape.height)
        )
        if kind == 5:
            made.adjustments[0] = round_
        self._paint(made, shape.look)
        return made

    def _paint(self, made: Any, look: Look) -> None:
        from pptx.dml.color import RGBColor
        from pptx.enum.dml import MSO_LINE
        from pptx.oxml.ns import qn

        if (style := made._element.find(qn("p:style"))) is not None:  # a theme's shadow, and the colours of its lines
            made._element.remove(style)
        if look.fill:
            made.fill.solid()
            made.fill.fore_color.rgb = RGBColor.from_string(look.fill[1:].upper())
        else:
            made.fill.background()
        if look.stroke:
            made.line.color.rgb = RGBColor.from_string(look.stroke[1:].upper())
            made.line.width = self._length(look.width)
            if look.dashed:
                made.line.dash_style = MSO_LINE.DASH
        else:
            made.line.fill.background()

    def _outline(self, shape: Outline) -> None:
        points = [point for _, some in shape.parts for point in some]
        if len(points) < 2:
            return
        left, top = min(x for x, _ in points), min(y for _, y in points)
        width, height = max(x for x, _ in points) - left, max(y for _, y in points) - top
        made = self.onto.add_shape(1, self._x(left), self._y(top), self._length(width), self._length(height))
        self._paint(made, shape.look)
        self._geometry(made, shape, left, top, width, height)

    def _geometry(self, made: Any, shape: Outline, left: float, top: float, width: float, height: float) -> None:
        from lxml import etree
        from pptx.oxml.ns import qn

        geometry = etree.Element(qn("a:custGeom"))
        for name in ("avLst", "gdLst", "ahLst", "cxnLst"):
            etree.SubElement(geometry, qn(f"a:{name}"))
        etree.SubElement(geometry, qn("a:rect"), l="0", t="0", r="r", b="b")
        paths = etree.SubElement(geometry, qn("a:pathLst"))
        size = {"w": str(self._length(width)), "h": str(self._length(height))}
        path = etree.SubElement(paths, qn("a:path"), **size, **({} if shape.look.fill else {"fill": "none"}))
        names = {"M": "moveTo", "L": "lnTo", "C": "cubicBezTo", "Z": "close"}
        for letter, some in shape.parts:
            part = etree.SubElement(path, qn(f"a:{names[letter]}"))
            for x, y in some:
                etree.SubElement(
                    part,
                    qn("a:pt"),
                    x=str(round((x - left) * self.scale * EMU)),
                    y=str(round((y - top) * self.scale * EMU)),
                )
        made._element.spPr.replace(made._element.spPr.find(qn("a:prstGeom")), geometry)

    def _line(self, line: Line) -> None:
        text = line.text.translate(_NO_ISOLATES)
        width = text_width(text, line.size, bold=line.bold) * _BADGE_ROOM + 4
        left = line.x - {"start": 0.0, "middle": width / 2, "end": width}[line.anchor]
        made = self.onto.add_textbox(
            self._x(left), self._y(line.y - line.size), self._length(width), self._length(line.size * 1.3)
        )
        frame = made.text_frame
        frame.word_wrap = True
        frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
        self._words(frame.paragraphs[0], text, line.size, line.fill, line.anchor, bold=line.bold, italic=line.italic)

    def _words(
        self, paragraph: Any, text: str, size: float, fill: str, anchor: str, *, bold: bool, italic: bool
    ) -> None:
        from pptx.dml.color import RGBColor

        paragraph.alignment = _ALIGN[anchor]
        if is_right_to_left(text):
            paragraph._p.get_or_add_pPr().set("rtl", "1")
        run = paragraph.add_run()
        run.text = text
        font = run.font
        font.size, font.bold, font.italic, font.name = _points(size * self.scale * 0.75), bold, italic, FONT
        font.color.rgb = RGBColor.from_string(fill[1:].upper())

    def _boxed(self, shape: Boxed) -> None:
        """A card as a group: the box with its text, and its marks, which move along."""
        card = shape.card
        group = self.onto.add_group_shape()
        group.name = clean(card.name)[:120]
        pen = _Pen(group.shapes, self.scale, self.left, self.top)
        box = pen._rectangle(shape.shape)
        frame = box.text_frame
        frame.word_wrap = True
        frame.vertical_anchor = 1
        frame.margin_left = frame.margin_right = pen._length(PAD_X)
        frame.margin_top = frame.margin_bottom = pen._length(PAD_Y - 1)
        said = [(card.head, 12.0, light(f"{card.tone}-ink"), True)] if card.head else []
        bullet = "• " if len(card.body) > 1 else ""
        said += [(bullet + text, 13.0, light("ink"), False) for text in card.body]
        for at, (text, size, fill, bold) in enumerate(said):
            paragraph = frame.paragraphs[0] if at == 0 else frame.add_paragraph()
            indent = "    " if at == 0 and card.head and card.head_icon and not is_right_to_left(text) else ""
            anchor = "end" if is_right_to_left(text) else "start"
            pen._words(paragraph, indent + clean(text), size, fill, anchor, bold=bold, italic=card.italic)
        for mark in shape.marks:
            pen.draw(mark)


def _same_bytes(deck: Any) -> bytes:
    """The file without the moment at which it was written."""
    import datetime

    deck.core_properties.created = deck.core_properties.modified = datetime.datetime(2000, 1, 1)
    deck.core_properties.revision = 1
    first, second = io.BytesIO(), io.BytesIO()
    deck.save(first)
    with zipfile.ZipFile(first) as made, zipfile.ZipFile(second, "w", zipfile.ZIP_DEFLATED) as again:
        for name in made.namelist():
            info = zipfile.ZipInfo(name, (2000, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            again.writestr(info, made.read(name))
    return second.getvalue()
