"""What can be taken into other programs: opened again, it says what the picture says, as text and shapes."""

from __future__ import annotations

import io
import re
from base64 import b64decode
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import pptx
import pypdf
import pytest
from PIL import Image
from pptx.util import Emu

from promisekit.draw import NoExport, Picture, draw, draw_slides, drawable, to_pdf
from promisekit.draw.blueprint.picture import blueprint_picture
from promisekit.draw.formats import png
from promisekit.draw.formats.drawio import to_drawio
from promisekit.draw.formats.mermaid import to_mermaid
from promisekit.draw.formats.png import Size, to_png
from promisekit.draw.formats.pptx import to_pptx
from promisekit.model.portfolio import Portfolio
from promisekit.read import load
from tests.draw.renderers import distance
from tests.draw.torture import torture
from tests.gallery.cases import read_case

JOURNEY = "disputed-invoice"


@pytest.fixture(scope="module")
def sample() -> Portfolio:
    return load(Path("blueprints")).portfolio


@pytest.fixture(scope="module")
def journey(sample: Portfolio) -> Picture:
    return draw("journey", sample, JOURNEY)


def opened(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


@pytest.mark.parametrize("title", ["Calls \x00\x1b twice", "A long name " * 40], ids=["control", "long"])
def test_slides_take_any_title(journey: Picture, title: str) -> None:
    deck = pptx.Presentation(io.BytesIO(to_pptx([replace(journey, title=title)])))
    told = deck.core_properties.title
    assert told and len(told) <= 255
    assert told.startswith(title.split()[0])


@pytest.mark.parametrize(
    ("size", "factor", "dpi"),
    [(Size(), 2, 192), (Size(scale=0.5), 0.5, 48), (Size(dpi=300), 3.125, 300), (Size(scale=1, dpi=72), 1, 72)],
)
def test_a_png_is_as_large_as_asked(journey: Picture, size: Size, factor: float, dpi: int) -> None:
    image = opened(to_png(journey, size))
    assert abs(image.width - journey.width * factor) < 1.5
    assert abs(image.info["dpi"][0] - dpi) < 1


def test_a_png_is_as_wide_as_asked(journey: Picture) -> None:
    assert opened(to_png(journey, Size(width=800))).width == 800


def test_a_png_made_in_strips_is_the_one_made_at_once(journey: Picture, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = opened(to_png(journey))
    monkeypatch.setattr(png, "STRIP", 400_000)
    found = distance(opened(to_png(journey)), whole)
    assert found.far == 0 and found.mean < 0.02  # edges are rounded a little otherwise; there is no seam


def test_a_png_that_nobody_could_open_is_refused_with_a_size_that_works(journey: Picture) -> None:
    with pytest.raises(NoExport, match="--width"):
        to_png(journey, Size(scale=80))


def test_text_in_a_pdf_is_text(journey: Picture) -> None:
    text = pypdf.PdfReader(io.BytesIO(to_pdf(journey))).pages[0].extract_text()
    assert "Billing specialist" in text and "Put right" in text


def texts_on(slide: object) -> list[str]:
    return [shape.text_frame.text for shape in shapes_on(slide) if shape.has_text_frame]


def shapes_on(holder: object) -> list:
    found = []
    for shape in holder.shapes:
        found += shapes_on(shape) if hasattr(shape, "shapes") else [shape]
    return found


def test_slides_say_in_shapes_what_the_journey_says(sample: Portfolio) -> None:
    deck = pptx.Presentation(io.BytesIO(to_pptx(draw_slides("journey", sample, JOURNEY))))
    whole, notice, right, key = deck.slides
    assert [slide.shapes.title.text for slide in (notice, right)] == [
        f"{whole.shapes.title.text} · {phase.name}" for phase in sample.journeys[JOURNEY].phases
    ]
    said = " | ".join(texts_on(whole))
    for step in sample.journeys[JOURNEY].steps():
        assert str(step.customer) in said
    assert "3 · " in " ".join(texts_on(right)) and "1 · " not in " ".join(texts_on(right))
    assert "Fail points" in texts_on(key)
    for slide in deck.slides:
        for shape in shapes_on(slide):
            assert shape.left >= -Emu(9525) and shape.left + shape.width <= deck.slide_width * 1.02


def test_every_kind_of_picture_is_a_slide_and_twice_the_same(sample: Portfolio) -> None:
    first = dict(reversed(drawable(sample)))
    for kind, item_id in first.items():
        data = to_pptx([draw(kind, sample, item_id)])
        assert data == to_pptx([draw(kind, sample, item_id)])
        slide = pptx.Presentation(io.BytesIO(data)).slides[0]
        assert len(shapes_on(slide)) > 15 and slide.notes_slide.notes_text_frame.text


def test_a_drawing_hangs_together(journey: Picture) -> None:
    root = ElementTree.fromstring(to_drawio(journey)).find("diagram/mxGraphModel/root")
    assert root is not None
    cells = {holder.get("id") or "": holder for holder in root}
    for holder in root:
        cell = holder if holder.tag == "mxCell" else holder[0]
        for end in ("parent", "source", "target"):
            assert cell.get(end) is None or cell.get(end) in cells
    lanes = {cell.get("value"): name for name, cell in cells.items() if "swimlane" in cell.get("style", "")}
    assert set(lanes) >= {"Customer", "Frontstage", "Backstage", "Support"}
    in_backstage = [cell.get("value", "") for cell in root if cell.get("parent") == lanes["Backstage"]]
    assert any("Searches for the same error on other invoices" in said for said in in_backstage)
    ways = [cell for cell in root if cell.get("edge") and cell.get("source")]
    assert "Billing has to look" in {cell.get("value") for cell in ways}


@pytest.mark.parametrize("kind", ["timeline", "trend"])
def test_a_chart_is_no_drawing_and_no_flowchart(sample: Portfolio, kind: str) -> None:
    picture = draw(kind, sample, {"timeline": "repair-two-days", "trend": "churn"}[kind])
    for write in (to_drawio, to_mermaid):
        with pytest.raises(NoExport, match="SVG"):
            write(picture)


def test_hostile_text_is_text_in_every_format() -> None:
    picture = blueprint_picture(torture(9))
    drawing = to_drawio(picture)
    assert ElementTree.fromstring(drawing).tag == "mxfile"
    html = " ".join(cell.get("value", cell.get("label", "")) for cell in ElementTree.fromstring(drawing).iter())
    assert "<script>" not in html and "&lt;script&gt;" in html
    for line in to_mermaid(picture).splitlines()[3:]:
        for said in re.findall(r'"([^"]*)"', line):
            assert not set("<>`\\") & set(said)
    said = " ".join(texts_on(pptx.Presentation(io.BytesIO(to_pptx([picture]))).slides[0]))
    assert "<script>alert" in said


def test_a_flowchart_has_the_journeys_ways(tmp_path: Path) -> None:
    text = to_mermaid(draw("journey", read_case("choice", tmp_path), "now"))
    assert text.splitlines()[3].startswith("flowchart LR")
    boxes = set(re.findall(r"^ +(n\d+)\[", text, re.MULTILINE))
    joined = set(re.findall(r"\b(n\d+) -", text)) | set(re.findall(r"> ?(?:\|[^|]*\| )?(n\d+)$", text, re.MULTILINE))
    assert boxes == joined and len(boxes) == 8
    assert '|"The part is in the van"|' in text


def cells(picture: Picture) -> list[ElementTree.Element]:
    return list(ElementTree.fromstring(to_drawio(picture)).iter("mxCell"))


def test_a_drawing_has_the_key_below_it(journey: Picture) -> None:
    scene = journey.scene()
    assert scene
    below = [
        c for c in cells(journey) if (g := c.find("mxGeometry")) is not None and float(g.get("y", "0")) > scene.height
    ]
    said = {cell.get("value") for cell in below}
    assert {"Key", "Fail point", "Moment of truth", "Pain points", "F1"} <= said
    samples = [cell for cell in below if "image=data:image/svg+xml," in cell.get("style", "")]
    assert len(samples) == 1
    data = re.search(r"image=data:image/svg\+xml,([^;]*);", samples[0].get("style", ""))
    assert data
    svg = b64decode(data[1]).decode()
    assert "<text" not in svg and "var(" not in svg
    ElementTree.fromstring(svg)


def test_labels_of_a_drawing_stand_where_they_stand_in_the_picture(journey: Picture) -> None:
    scene = journey.scene()
    assert scene
    labelled = [joint for joint in scene.joints if joint.label]
    offsets = [cell.find("mxGeometry/mxPoint[@as='offset']") for cell in cells(journey) if cell.get("edge")]
    assert len(labelled) == len([one for one in offsets if one is not None]) == 2
    for joint in labelled:
        assert joint.label_at
        nearest = min(
            max(min(a[0], b[0]) - joint.label_at[0], joint.label_at[0] - max(a[0], b[0]), 0.0)
            + max(min(a[1], b[1]) - joint.label_at[1], joint.label_at[1] - max(a[1], b[1]), 0.0)
            for a, b in pairwise(joint.points)
        )
        assert nearest < 50


def test_pains_and_promises_stand_in_their_lane_of_a_drawing(journey: Picture) -> None:
    scene = journey.scene()
    assert scene
    lane = next(cell for cell in cells(journey) if cell.get("value") == "Pains and promises")
    root = ElementTree.fromstring(to_drawio(journey))
    inside = [
        cell.get("label", "") + cell.get("value", "")
        for cell in root.iter()
        if (own := cell.find("mxCell") if cell.tag == "UserObject" else cell) is not None
        and own.get("parent") == lane.get("id")
    ]
    codes = {note.badge.text for note in scene.notes}
    assert codes <= set(inside) and any(text.startswith("I had told them") for text in inside)
