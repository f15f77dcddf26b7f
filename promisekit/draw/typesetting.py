"""What typst makes of a page: a library that draws SVG with the machine's fonts and needs nothing else."""

from __future__ import annotations

from functools import cache
from typing import Any

from promisekit.draw.formats.missing import NoExport


def compiled(page: bytes, inputs: dict[str, str], **options: Any) -> bytes:
    """What typst makes of a page. Raises NoExport where there is no typst."""
    try:
        import typst
    except ImportError:
        raise NoExport.without("PNG and PDF", "typst") from None
    written: bytes = typst.compile(page, sys_inputs=inputs, font_paths=_fonts(), **options)
    return written


def forget() -> None:
    """Lets typst forget what it made: it keeps all pixels of the last ten documents."""
    for _ in range(11):
        compiled(b"#set page(width: 1pt, height: 1pt)", {}, format="svg")


@cache
def _fonts() -> Any:
    """The machine's fonts, looked for once: that takes longer than most pictures."""
    import typst

    return typst.Fonts()
