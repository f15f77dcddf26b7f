"""A copy of the site on the reader's device, for where there is no network: the script that keeps it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final
from urllib.parse import quote

NAME: Final = "offline.js"
"""The script's place in the site: it has the whole site below it in its hands."""
_SCRIPT: Final = Path(__file__).parent / "service_worker.js"
_MOST: Final = 20_000_000
"""Bytes that a phone is asked to keep before somebody looked at them; the rest is kept once it was looked at."""
_FIRST: Final = ("index.html", "assets/", "search/", "roles/", "promises/", "touchpoints/", "situations", "functions/")
"""What is needed at a desk, in this order; the other pages follow."""
_LEFT_OUT: Final = (".map", ".gz", ".xml", ".pdf", ".drawio", ".png", ".jpg", ".jpeg", ".webp", ".gif", ".mp4")


def write_offline_copy(site: Path, leave_out: Iterable[str]) -> None:
    """Writes the script into a site that is made. ``leave_out`` are folders of sites in other languages.

    Raises OSError.
    """
    folders = tuple(f"{folder}/" for folder in leave_out)
    files = list(_chosen(site, folders))
    version = hashlib.sha256()
    for name in files:
        version.update(name.encode() + b"\0" + (site / name).read_bytes())
    script = _SCRIPT.read_text("utf-8").replace("{version}", version.hexdigest()[:16])
    (site / NAME).write_text(script.replace("{files}", json.dumps([quote(name) for name in files])), "utf-8")


def _chosen(site: Path, folders: tuple[str, ...]) -> Iterator[str]:
    sizes = {path.relative_to(site).as_posix(): path.stat().st_size for path in site.rglob("*") if path.is_file()}
    left = _MOST
    for name in sorted(sizes, key=lambda name: (_rank(name), name)):
        if name.startswith(folders) or name.endswith(_LEFT_OUT) or name in (NAME, "404.html"):
            continue
        if sizes[name] <= left:
            left -= sizes[name]
            yield name


def _rank(name: str) -> int:
    return next((at for at, first in enumerate(_FIRST) if name.startswith(first)), len(_FIRST))
