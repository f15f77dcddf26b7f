"""Writes every kind of picture of every case, a page of them all, and what a browser shows of each.

`python -m tests.gallery.gallery [FOLDER] [CASE ...]`; the folder is `.cache/gallery` where none is named.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Any, Final

from playwright.sync_api import Browser, sync_playwright

from promisekit.draw import FRAME_CSS, OVERLAYS, PICTURE_CSS, Picture, draw, drawable, frame, overlay
from promisekit.graph.relations import Relations
from promisekit.model.portfolio import Portfolio
from tests.gallery.cases import CASES, read_case, read_later

FOLDER: Final = Path(".cache/gallery")
NAMES: Final = ("sample", *CASES)
VIEWS: Final[dict[str, dict[str, Any]]] = {
    "1440-light": {"width": 1440, "scheme": "default"},
    "1440-dark": {"width": 1440, "scheme": "slate"},
    "390-light": {"width": 390, "scheme": "default"},
    "390-dark": {"width": 390, "scheme": "slate"},
    "print": {"width": 703, "scheme": "default"},
}
"""What is photographed; print is the width of an A4 page, upright, at 96 px per inch less its margins."""
_PAGE_CSS: Final = (
    "body{margin:0;font:14px/1.5 Arial,sans-serif;background:var(--pk-paper);color:var(--pk-ink)}"
    "h2{font-size:16px;margin:0;padding:8px 12px;text-transform:none}"
)
_SHEET_CSS: Final = (
    "body{margin:24px;font:14px/1.5 Arial,sans-serif}"
    "figure{display:inline-block;margin:0 12px 18px 0;vertical-align:top}"
    "img{display:block;border:1px solid #bbb;height:220px;max-width:420px;object-fit:cover;object-position:0 0}"
)


def pictures_of(portfolio: Portfolio, *, every: bool = False) -> list[Picture]:
    """Of each kind the first picture, linked as in a handbook; `every` one where that is asked for."""
    relations = Relations(portfolio)
    chosen: list[tuple[str, str]] = []
    for kind, item_id in drawable(portfolio, relations=relations):
        if every or kind not in {name for name, _ in chosen}:
            chosen.append((kind, item_id))
    return [
        draw(kind, portfolio, item_id, link=lambda section, item: f"../{section}/{item}.html", relations=relations)
        for kind, item_id in chosen
    ]


def overlays_of(name: str, folder: Path) -> list[Picture]:
    """What changed from one version of a case to the next, of each kind that can show it."""
    if name not in CASES:
        return []
    old, new = read_case(name, folder), read_later(name, folder)
    return [overlay(kind, old, new, item_id) for kind, item_id in zip(OVERLAYS, ("now", "q0"), strict=True)]


def page_of(body: str, *, scheme: str = "default", css: str = "") -> str:
    """A page with the pictures' style sheets and no others."""
    style = PICTURE_CSS + FRAME_CSS + _PAGE_CSS + css
    return (
        f'<!doctype html><html lang="en" data-md-color-scheme="{scheme}"><meta charset="utf-8">'
        f"<title>Pictures</title><style>{style}</style>{body}"
    )


def write(folder: Path, names: tuple[str, ...] = NAMES) -> list[tuple[str, Picture]]:
    """The files of the pictures, and which case each is of."""
    made = []
    for name in names:
        pictures = pictures_of(read_case(name, folder / "cases"), every=name == "sample")
        for picture in (*pictures, *overlays_of(name, folder / "cases")):
            made.append((name, picture))
            (folder / f"{_stem(name, picture)}.svg").write_text(picture.file, "utf-8")
    return made


def _stem(name: str, picture: Picture) -> str:
    return f"{name}.{picture.kind}" + (f".{picture.item_id}" if picture.item_id else "")


def photograph(folder: Path, made: list[tuple[str, Picture]], browser: Browser) -> None:
    """A screenshot of each picture in each view, in its frame; and as large as it is, in the light scheme."""
    for view, how in VIEWS.items():
        tab = browser.new_page(viewport={"width": how["width"], "height": 900})
        tab.emulate_media(media="print" if view == "print" else "screen")
        for name, picture in made:
            title = escape(f"{name}: {picture.title}")
            tab.set_content(page_of(f"<h2>{title}</h2>{frame(picture)}", scheme=how["scheme"]))
            tab.screenshot(path=folder / f"{_stem(name, picture)}.{view}.png", full_page=view == "print")
        tab.close()
    whole = browser.new_page()
    for name, picture in made:
        size = {"width": min(4000, round(picture.width)), "height": min(3000, round(picture.height))}
        whole.set_viewport_size(size)
        whole.set_content(page_of(picture.svg))
        whole.screenshot(path=folder / f"{_stem(name, picture)}.whole.png")
    whole.close()


def _sheet(made: list[tuple[str, Picture]]) -> Iterator[str]:
    yield f'<!doctype html><html lang="en"><meta charset="utf-8"><title>Gallery</title><style>{_SHEET_CSS}</style>'
    yield "<h1>Every kind of picture, of every case</h1>"
    for name, picture in made:
        stem = escape(_stem(name, picture))
        yield f'<h2>{escape(name)}, {escape(picture.kind)}: <a href="{stem}.svg">{escape(picture.title)}</a></h2>'
        for view in (*VIEWS, "whole"):
            link = f'<a href="{stem}.{view}.png"><img src="{stem}.{view}.png" alt="{escape(view)}" loading="lazy"></a>'
            yield f"<figure>{link}<figcaption>{escape(view)}</figcaption></figure>"


def make(folder: Path, names: tuple[str, ...], browser: Browser) -> str:
    """The whole gallery; how many pictures it has, and where."""
    folder.mkdir(parents=True, exist_ok=True)
    made = write(folder, names)
    photograph(folder, made, browser)
    sheet = folder / "index.html"
    sheet.write_text("\n".join(_sheet(made)), "utf-8")
    return f"{len(made)} pictures: {sheet}"


def main(arguments: list[str]) -> None:
    """Starts a browser, writes the gallery and says where it is."""
    installed = Path("/usr/bin/chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=installed if installed.exists() else None, args=["--no-sandbox"]
        )
        print(make(Path(arguments[0]) if arguments else FOLDER, tuple(arguments[1:]) or NAMES, browser))
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1:])
