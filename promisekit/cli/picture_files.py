"""What ``promisekit graph`` writes: a picture in the format, the size and the part that the options ask for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import click

from promisekit.cli.refusal import Refusal
from promisekit.draw import Choice, NoExport, NoGraphviz, NoSuchPart, NothingToDraw
from promisekit.draw.choice import EVERYTHING

if TYPE_CHECKING:
    from promisekit.draw import Picture
    from promisekit.draw.formats.png import Size
    from promisekit.model.portfolio import Portfolio

ENDINGS: Final = {
    "svg": "svg",
    "png": "png",
    "pdf": "pdf",
    "pptx": "pptx",
    "drawio": "drawio",
    "mermaid": "mmd",
    "dot": "dot",
}
"""Every format, and how the names of its files end."""
LEAST_POINTS: Final = 7.0
"""What can still be read on paper."""
BINARY: Final = ("png", "pdf", "pptx")


@dataclass(frozen=True)
class Wanted:
    """What the options ask for. `size` is None where no option says it."""

    format: str
    choice: Choice = EVERYTHING
    paper: str | None = None
    fit: str = "text"
    size: Size | None = None
    language: str | None = None
    block: str = ""

    @property
    def is_usual(self) -> bool:
        """Whether it is the whole picture as it is kept, without anything that is made of its view."""
        asked = (self.paper, self.language, self.choice) != (None, None, EVERYTHING)
        return not asked and self.format in ("svg", "png", "pdf")


Draw = Callable[..., "Picture"]


def made(wanted: Wanted, kind: str, portfolio: Portfolio, item_id: str, draw: Draw | None = None) -> list[Picture]:
    """The picture; for slides, also one of each phase. Ends the run with exit code 2 where it cannot be drawn."""
    from dataclasses import replace

    from promisekit.draw import draw as draw_anew
    from promisekit.draw import draw_slides

    try:
        if wanted.format == "pptx":
            pictures = draw_slides(kind, portfolio, item_id, language=wanted.language, choice=wanted.choice)
        elif draw is not None and wanted.is_usual:
            pictures = [draw(kind, portfolio, item_id)]
        else:
            pictures = [draw_anew(kind, portfolio, item_id, language=wanted.language, choice=wanted.choice)]
    except (NoGraphviz, NothingToDraw, NoSuchPart) as error:
        raise Refusal(str(error)) from None
    return [replace(picture, block=wanted.block) for picture in pictures] if wanted.block else pictures


def content(wanted: Wanted, pictures: list[Picture]) -> str | bytes:
    """The file. Ends the run with exit code 2 where it cannot be written in that format."""
    try:
        return _content(wanted, pictures)
    except NoExport as error:
        raise Refusal(str(error)) from None


def _content(wanted: Wanted, pictures: list[Picture]) -> str | bytes:
    picture = pictures[0]
    if wanted.paper:
        return _on_paper(wanted.paper, wanted.fit, picture)
    match wanted.format:
        case "png":
            from promisekit.draw.formats.png import USUAL, to_png

            return to_png(picture, wanted.size or USUAL)
        case "pdf":
            from promisekit.draw.formats.pdf import to_pdf

            return to_pdf(picture)
        case "pptx":
            from promisekit.draw.formats.pptx import to_pptx

            return to_pptx(pictures)
        case "drawio":
            from promisekit.draw.formats.drawio import to_drawio

            return to_drawio(picture)
        case "mermaid":
            from promisekit.draw.formats.mermaid import to_mermaid

            return to_mermaid(picture)
    text = picture.dot if wanted.format == "dot" else picture.file
    return text if text.endswith("\n") else f"{text}\n"


def _on_paper(paper: str, fit: str, picture: Picture) -> bytes:
    """The sheets; how many there are and how large their text is, is said before they are made."""
    from promisekit.draw import laid_out

    print_ = laid_out(picture, paper, fit)
    count = f"{print_.sheets} sheet{'' if print_.sheets == 1 else 's'}"
    told = f"{paper}: {count}, the smallest text {print_.points:.1f} pt"
    if print_.points < LEAST_POINTS - 0.05:
        told += f", too small to read; `--fit text` keeps {LEAST_POINTS:g} pt"
    click.echo(f"{picture.title}: {told}.", err=True)
    return print_.pdf()


def format_of(output: str | None) -> str:
    """The format that the name of a file says; SVG where it says none."""
    ending = (output or "").rpartition(".")[2].lower()
    return next((name for name, usual in ENDINGS.items() if ending in (name, usual)), "svg")
