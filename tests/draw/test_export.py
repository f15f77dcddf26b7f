from __future__ import annotations

import struct

import pytest

from promisekit.draw import NoExport, to_pdf, to_png
from promisekit.draw.blueprint.picture import blueprint_picture
from tests.draw.torture import torture


def test_png_is_twice_the_size_of_the_picture_with_its_title() -> None:
    picture = blueprint_picture(torture(3))
    png = to_png(picture)
    assert png.startswith(b"\x89PNG")
    width, height = struct.unpack(">II", png[16:24])
    assert abs(width - 2 * picture.width) <= 2
    assert height > 2 * picture.spread.height


def test_pdf_is_the_same_every_time() -> None:
    picture = blueprint_picture(torture(3))
    assert to_pdf(picture).startswith(b"%PDF")
    assert to_pdf(picture) == to_pdf(picture)


def test_without_typst_the_message_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "typst", None)
    with pytest.raises(NoExport, match="pip install typst"):
        to_png(blueprint_picture(torture(1)))
