"""Pictures that items name: what can be shown is read, everything else is told with a way out."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from promisekit.read import images as reading
from tests.conftest import Write
from tests.read.test_document import said

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="200" height="100">{}</svg>'
PERSONA = "personas:\n  family: {name: The Reyes family, image: FILE}\n"
TOUCHPOINT = """\
functions: {billing: {name: Billing, kind: support}}
touchpoints:
  invoice:
    name: Invoice
    responsible: billing
    evidence: [The envelope, {what: The letter, image: ../images/letter.png}, {what: Nothing but words}]
"""


def picture(kind: str = "PNG", size: tuple[int, int] = (60, 40)) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, "#c04020").save(out, kind)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("a.png", picture("PNG"), "png"),
        ("a.PNG", picture("PNG"), "png"),
        ("a.jpg", picture("JPEG"), "jpeg"),
        ("a.jpeg", picture("JPEG"), "jpeg"),
        ("a.gif", picture("GIF"), "gif"),
        ("a.webp", picture("WEBP"), "webp"),
        ("a.svg", SVG.format("<rect width='9' height='9'/>").encode(), "svg+xml"),
    ],
)
def test_a_picture_is_read_with_its_kind_and_sides(read: Write, name: str, content: bytes, kind: str) -> None:
    loaded = read({"a.yaml": PERSONA.replace("FILE", name), name: content})
    assert said(loaded) == []
    assert loaded.portfolio.personas["family"].image == name
    image = loaded.portfolio.images[name]
    assert (image.kind, image.width, image.height) == (kind, *((200, 100) if kind == "svg+xml" else (60, 40)))
    assert image.data == content


def test_a_lossless_and_a_large_webp_say_their_sides(read: Write) -> None:
    for options in ({"lossless": True}, {"exif": b"Exif\0\0"}):
        out = io.BytesIO()
        Image.new("RGB", (321, 123)).save(out, "WEBP", **options)
        loaded = read({"a.yaml": PERSONA.replace("FILE", "a.webp"), "a.webp": out.getvalue()})
        image = loaded.portfolio.images["a.webp"]
        assert (image.width, image.height) == (321, 123)


def test_evidence_is_a_text_or_a_text_with_a_picture(read: Write) -> None:
    loaded = read({"x/a.yaml": TOUCHPOINT, "images/letter.png": picture()})
    assert said(loaded) == []
    shown = [(one.what, one.image) for one in loaded.portfolio.touchpoints["invoice"].evidence]
    assert shown == [("The envelope", None), ("The letter", "images/letter.png"), ("Nothing but words", None)]
    alone = TOUCHPOINT.replace("[The envelope, {what", "{what").replace(", {what: Nothing but words}]", "")
    loaded = read({"x/a.yaml": alone, "images/letter.png": picture()})
    assert said(loaded) == []
    assert [one.image for one in loaded.portfolio.touchpoints["invoice"].evidence] == ["images/letter.png"]


def test_a_picture_that_is_missing_in_evidence_is_told_at_its_place(read: Write) -> None:
    loaded = read({"x/a.yaml": TOUCHPOINT})
    expected = "x/a.yaml:6:56 PK015 `image` in entry 2 of `evidence` of `invoice` names `../images/letter.png`, which"
    assert [line[: len(expected)] for line in said(loaded)] == [expected]
    assert [one.what for one in loaded.portfolio.touchpoints["invoice"].evidence][1] == "The letter"


@pytest.mark.parametrize(
    ("written", "files", "says", "hint"),
    [
        (
            "face.png",
            {},
            "PK015 `image` of `family` names `face.png`, which is no file inside",
            "relative to this file",
        ),
        ("../../etc/passwd", {}, "PK015", "stay inside the portfolio"),
        ("/etc/passwd", {}, "PK015", "stay inside the portfolio"),
        ("https://example.org/a.png", {}, "PK015", "save the picture in the portfolio's folder"),
        ("a.txt", {"a.txt": b"x"}, "which is no picture that browsers show (PNG,", "save it as PNG or JPEG"),
        ("a.heic", {"a.heic": b"x"}, "which is no picture that browsers show (PNG,", "save it as PNG or JPEG"),
        ("a.png", {"a.png": b"no picture"}, "which holds no picture", "save it as PNG or JPEG"),
        ("a.png", {"a.png": b""}, "which holds no picture", "save it as PNG or JPEG"),
        ("a.png", {"a.png": picture()[:-30]}, "which is damaged: its end is missing", "copy it again"),
        ("a.jpg", {"a.jpg": picture("JPEG")[:-30]}, "which is damaged: its end is missing", "copy it again"),
        ("b/a.jpg", {"b/a.jpg": picture()}, "holds a picture of another kind, PNG", "call it `b/a.png`, here and in"),
        ("a.png", {"a.png": picture("PNG", (9000, 9000))}, "which has 9,000 by 9,000 pixels", "1,600 pixels across"),
        ("_x/a.png", {"_x/a.png": picture()}, "begins with `_` or `.`", "give it another name"),
        ("a.svg", {"a.svg": b"<svg"}, "which is no SVG that can be read", "plain SVG"),
        ("a.svg", {"a.svg": b"<html/>"}, "which is no SVG", "plain SVG"),
    ],
)
def test_what_cannot_be_shown_is_told_with_a_way_out(
    read: Write, written: str, files: dict[str, bytes], says: str, hint: str
) -> None:
    loaded = read({"a.yaml": PERSONA.replace("FILE", written), **files})
    (found,) = [d for d in loaded.diagnostics if d.code != "PK018"]
    assert says in f"{found.code} {found.message}" and hint in found.hint
    assert found.span.line == 2 and found.severity.word == "error"
    assert loaded.portfolio.personas["family"].image is None and not loaded.portfolio.images


def test_a_file_that_is_too_large_is_told_with_its_size(read: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MOST", 1_000_000)
    large = picture()[:-12] + b"\0" * 1_400_000 + picture()[-12:]
    loaded = read({"a.yaml": PERSONA.replace("FILE", "a.png"), "a.png": large})
    (found,) = [d for d in loaded.diagnostics if d.code == "PK021"]
    assert "which has 1.4 MB; at most 1 MB are shown" in found.message


ACTIVE = [
    "<script>alert(1)</script>",
    "<SCRIPT>alert(1)</SCRIPT>",
    '<x:script xmlns:x="http://www.w3.org/2000/svg">alert(1)</x:script>',
    "<foreignObject><body xmlns='http://www.w3.org/1999/xhtml'>x</body></foreignObject>",
    "<rect onload='alert(1)'/>",
    "<rect ONCLICK='alert(1)'/>",
    "<image href='https://example.org/a.png'/>",
    "<image href='/etc/passwd'/>",
    "<image xmlns:xlink='http://www.w3.org/1999/xlink' xlink:href='file:///etc/passwd'/>",
    "<image href='data:image/svg+xml;base64,PHN2Zy8+'/>",
    "<use href='other.svg#x'/>",
    "<a href='javascript:alert(1)'><rect/></a>",
    "<a href='#x'><set attributeName='href' to='javascript:alert(1)'/></a>",
    "<style>@import url(https://example.org/a.css);</style>",
    "<style>rect{fill:url(https://example.org/a.svg#x)}</style>",
    "<rect style='fill:url( \"https://example.org/a.svg#x\")'/>",
    "<rect fill='url(//example.org/a#b)'/>",
]


@pytest.mark.parametrize("inside", ACTIVE)
def test_an_svg_that_runs_or_loads_something_is_refused(read: Write, inside: str) -> None:
    loaded = read({"a.yaml": PERSONA.replace("FILE", "a.svg"), "a.svg": SVG.format(inside)})
    assert [d.code for d in loaded.diagnostics if d.code != "PK018"] == ["PK021"]
    assert not loaded.portfolio.images


@pytest.mark.parametrize(
    "before",
    [
        '<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>',
        '<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
        '<?xml-stylesheet href="https://example.org/a.css"?>',
    ],
)
def test_an_svg_with_entities_or_a_style_sheet_from_elsewhere_is_refused(read: Write, before: str) -> None:
    loaded = read({"a.yaml": PERSONA.replace("FILE", "a.svg"), "a.svg": before + SVG.format("")})
    assert [d.code for d in loaded.diagnostics if d.code != "PK018"] == ["PK021"]


def test_what_drawing_programs_write_is_taken(read: Write) -> None:
    inside = (
        "<defs><linearGradient id='g'><stop/></linearGradient></defs><style>.a{fill:url(#g)}</style>"
        "<rect class='a' style=\"stroke:url('#g')\"/><use xmlns:xlink='http://www.w3.org/1999/xlink' xlink:href='#g'/>"
        "<image href='data:image/png;base64,AAAA'/><a href='https://example.org'><text>Where</text></a>"
    )
    doctype = '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">'
    loaded = read({"a.yaml": PERSONA.replace("FILE", "a.svg"), "a.svg": doctype + SVG.format(inside)})
    assert said(loaded) == []


def test_the_size_of_an_svg_without_sides_is_that_of_its_view(read: Write) -> None:
    plain = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 20"/>'
    loaded = read({"a.yaml": PERSONA.replace("FILE", "a.svg"), "a.svg": plain})
    assert (loaded.portfolio.images["a.svg"].width, loaded.portfolio.images["a.svg"].height) == (30, 20)
