"""Files that items name: what is wrong with one, and links to files inside the portfolio."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from promisekit.diagnostic import Span
from promisekit.model.walk import KeyPath
from promisekit.read.folder import NamedFiles
from promisekit.read.problems import BAD_PATH, Problem


class Trouble(NamedTuple):
    """What is wrong with a named file: at the path in the item, or at a place in the file itself.

    ``says`` follows the name of the place in the item.
    """

    problem: Problem
    path: KeyPath
    span: Span | None
    says: str
    hint: str


def with_local_links(
    raw: dict[str, Any], folder: NamedFiles, relative_file: str, is_local: Any
) -> tuple[dict[str, Any], list[Trouble]]:
    """The item with paths in its `links` made relative to the portfolio folder, and those that lead nowhere."""
    troubles: list[Trouble] = []
    links: list[Any] = []
    for position, link in enumerate(raw["links"]):
        url = link.get("url") if isinstance(link, dict) else None
        if isinstance(url, str) and is_local(url):
            written, mark, rest = url.partition("#")
            relative = folder.inside(relative_file, written)
            if relative is None:
                troubles.append(
                    Trouble(
                        BAD_PATH, ("links", position, "url"), None,
                        f"names `{written}`, which is no file inside the portfolio",
                        _link_hint(written),
                    )
                )  # fmt: skip
            else:
                link = {**link, "url": relative + mark + rest}
        links.append(link)
    return {**raw, "links": tuple(links)}, troubles


def _link_hint(written: str) -> str:
    if written.lower().startswith("www."):
        return f"did you mean `https://{written}`?"
    if re.fullmatch(r"[^@/\s]+@[^@/\s]+", written):
        return f"did you mean `mailto:{written}`?"
    return "paths are relative to this file and stay inside the portfolio; web addresses start with https://"
