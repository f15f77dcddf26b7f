"""Pictures that items name, in the pictures that we draw: small, plain, and in every format."""

from __future__ import annotations

import base64
import io
import re
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PIL import Image

from promisekit.draw import Choice, draw, to_pdf, to_png
from promisekit.draw.cache import PictureCache
from promisekit.draw.formats.drawio import to_drawio
from promisekit.draw.formats.pptx import to_pptx
from promisekit.draw.thumbnail import thumbnail
from promisekit.model import image as model
from promisekit.model.portfolio import Portfolio
from promisekit.read import load
from tests.draw.conftest import Shown

YAML = """\
portfolio: {name: Northlight}
functions: {billing: {name: Billing, kind: support}}
roles: {clerk: {name: Clerk, function: billing}}
personas:
  family: {name: The Reyes family, image: face.jpg}
touchpoints:
  invoice:
    name: Invoice
    responsible: billing
    evidence: [The envelope, {what: The letter, image: letter.png}, {what: The map, image: map.svg}]
journeys:
  pay:
    name: Paying
    persona: family
    phases:
      - name: Pay
        steps:
          - {id: opens, customer: Opens it, touchpoint: invoice, emotion: 1, frontstage: {clerk: Sends it}}
          - {id: pays, customer: Pays it, evidence: [A receipt]}
"""
RED, GREEN, BLUE = (200, 30, 30), (30, 160, 30), (30, 30, 200)


@pytest.fixture
def portfolio(tmp_path: Path) -> Portfolio:
    (tmp_path / "a.yaml").write_text(YAML, "utf-8")
    Image.new("RGB", (900, 1200), RED).save(tmp_path / "face.jpg")
    Image.new("RGB", (800, 600), GREEN).save(tmp_path / "letter.png")
    rect = '<rect width="100" height="50" fill="#1e1ec8"/>'
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" width="100" height="50">{rect}</svg>'
    (tmp_path / "map.svg").write_text(svg, "utf-8")
    loaded = load(tmp_path)
    assert not loaded.diagnostics
    return loaded.portfolio


def photos(svg: str) -> list[tuple[float, float, Image.Image]]:
    """Width and height in px of every picture in a drawing, and its pixels."""
    found = []
    for kind, data, sides in (
        (one[2], one[3], one[1])
        for one in re.finditer(r'<image ([^>]*)href="data:image/(png|jpeg);base64,([^"]*)"/>', svg)
    ):
        width, height = (float(re.search(rf'{side}="([\d.]+)"', sides)[1]) for side in ("width", "height"))  # type: ignore[index]
        opened = Image.open(io.BytesIO(base64.b64decode(data)))
        assert opened.format == kind.upper()
        found.append((width, height, opened.convert("RGB")))
    return found


def near(pixel: object, color: tuple[int, int, int]) -> bool:
    assert isinstance(pixel, tuple)
    return all(abs(a - b) < 12 for a, b in zip(pixel, color, strict=True))


def test_a_blueprint_shows_the_portrait_and_the_evidence(portfolio: Portfolio) -> None:
    picture = draw("journey", portfolio, "pay")
    face, letter, drawing = photos(picture.svg)
    assert face[:2] == (72, 72) and near(face[2].getpixel((70, 70)), RED)
    assert near(letter[2].getpixel((70, 70)), GREEN) and letter[0] / letter[1] == pytest.approx(4 / 3, rel=0.02)
    assert near(drawing[2].getpixel((70, 30)), BLUE) and drawing[0] / drawing[1] == pytest.approx(2, rel=0.02)
    assert "The Reyes family" in re.sub(r"<[^>]*>", " ", picture.svg)
    assert len(picture.svg) < 40_000, "small pictures, not the files"


def test_a_choice_of_lanes_may_leave_them_out(portfolio: Portfolio) -> None:
    assert len(photos(draw("journey", portfolio, "pay", choice=Choice(lanes=("frontstage",))).svg)) == 1
    assert len(photos(draw("journey", portfolio, "pay", choice=Choice(lanes=("evidence",))).svg)) == 3


def test_nothing_of_a_foreign_file_but_its_colours_gets_into_a_picture(portfolio: Portfolio) -> None:
    assert set(re.findall(r"data:image/([a-z+]*)", draw("journey", portfolio, "pay").file)) <= {"png", "jpeg"}


def test_a_step_with_evidence_of_its_own_does_not_show_the_touchpoints_pictures(portfolio: Portfolio) -> None:
    given = portfolio.journeys["pay"].phases[0].steps[0]
    assert not given.evidence
    assert "A receipt" in draw("journey", portfolio, "pay").svg


def test_the_boxes_with_pictures_are_measured(portfolio: Portfolio, show: Shown) -> None:
    page = show(draw("journey", portfolio, "pay").svg)
    outside = page.evaluate(
        """() => [...document.querySelectorAll('image')].filter(image => {
          const box = image.closest('.pk-card')?.querySelector('rect') ?? image.parentNode.querySelector('rect');
          const inner = image.getBoundingClientRect(), outer = box.getBoundingClientRect();
          return inner.left < outer.left - 1 || inner.right > outer.right + 1 || inner.top < outer.top - 1
            || inner.bottom > outer.bottom + 1;
        }).length"""
    )
    assert outside == 0
    overlaps = page.evaluate(
        """() => { const texts = [...document.querySelectorAll('text')].map(t => t.getBoundingClientRect());
          return [...document.querySelectorAll('image')].filter(image => { const i = image.getBoundingClientRect();
            return texts.some(t =>
              t.left < i.right && t.right > i.left && t.top < i.bottom - 1 && t.bottom > i.top + 2);
          }).length }"""
    )
    assert overlaps == 0


def test_png_and_pdf_show_them(portfolio: Portfolio) -> None:
    picture = draw("journey", portfolio, "pay")
    drawn = Image.open(io.BytesIO(to_png(picture))).convert("RGB")
    colors = {color for _, color in drawn.getcolors(1_000_000) or ()}
    for wanted in (RED, GREEN, BLUE):
        assert any(near(color, wanted) for color in colors)
    assert to_pdf(picture).count(b"/Subtype /Image") + to_pdf(picture).count(b"/Subtype/Image") >= 3


def test_slides_and_draw_io_hold_them_as_pictures(portfolio: Portfolio) -> None:
    picture = draw("journey", portfolio, "pay")
    with zipfile.ZipFile(io.BytesIO(to_pptx([picture]))) as deck:
        assert len([name for name in deck.namelist() if name.startswith("ppt/media/")]) == 3
        slide = ElementTree.fromstring(deck.read("ppt/slides/slide1.xml"))
    assert sum(1 for node in slide.iter() if node.tag.endswith("}pic")) == 3
    styles = [cell.get("style", "") for cell in ElementTree.fromstring(to_drawio(picture)).iter("mxCell")]
    images = [style for style in styles if "shape=image" in style]
    photographs = [one for one in images if re.search(r"image=data:image/(png|jpeg),[A-Za-z0-9+/=]+;", one)]
    # The samples of the key are one more, of our own making.
    assert (len(photographs), len(images)) == (3, 4)


def test_another_picture_under_the_same_name_is_drawn_anew(portfolio: Portfolio, tmp_path: Path) -> None:
    cache = PictureCache(tmp_path / "cache")
    first = cache.draw("journey", portfolio, "pay").svg
    assert cache.draw("journey", portfolio, "pay").svg == first and cache.drawn == 1
    Image.new("RGB", (900, 1200), BLUE).save(tmp_path / "face.jpg")
    again = cache.draw("journey", load(tmp_path).portfolio, "pay").svg
    assert again != first and cache.drawn == 2


def image(kind: str, data: bytes) -> model.Image:
    return model.Image(f"a.{kind}", kind, 40, 30, data.hex(), data)


def test_what_cannot_be_made_out_is_a_crossed_frame() -> None:
    made = thumbnail(image("png", b"\x89PNG\r\n\x1a\nrubbish"), 100, 50)
    assert made.data == b"" and made.svg(0, 0).startswith("<path")
    made = thumbnail(image("svg+xml", b"<svg"), 100, 50)
    assert made.data == b""


def test_a_photograph_that_was_taken_upright_stands_upright() -> None:
    out, photo = io.BytesIO(), Image.new("RGB", (400, 200), GREEN)
    exif = photo.getexif()
    exif[0x0112] = 6
    photo.save(out, "JPEG", exif=exif)
    made = thumbnail(image("jpeg", out.getvalue()), 100, 100)
    assert (made.width, made.height) == (50, 100)


def test_what_is_seen_through_stands_on_white_and_nothing_is_blown_up() -> None:
    out = io.BytesIO()
    Image.new("RGBA", (20, 20), (0, 0, 0, 0)).save(out, "PNG")
    made = thumbnail(image("png", out.getvalue()), 100, 100)
    opened = Image.open(io.BytesIO(made.data)).convert("RGB")
    assert (made.width, made.height) == (10, 10) and opened.getpixel((5, 5)) == (255, 255, 255)
