"""The style sheets and scripts that the pages come with, whoever makes a site of them."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from promisekit.handbook.content.pictures import CSS

ASSETS: Final = Path(__file__).parent / "assets"
ASSET_FOLDER: Final = "assets/promisekit"
"""Where they stand in a site, from its top."""


def assets() -> dict[str, bytes]:
    """Style sheets and scripts by name."""
    found = {file.name: file.read_bytes() for file in sorted(ASSETS.iterdir()) if file.is_file()}
    return found | {"pictures.css": CSS.encode()}
