"""Files that items name: results in CSV files, and links to files inside the portfolio."""

from __future__ import annotations

import io
import re
from typing import Any, Final, NamedTuple

from promisekit.diagnostic import Span
from promisekit.model.walk import KeyPath
from promisekit.read.folder import NamedFiles, path_shown
from promisekit.read.problems import BAD_CSV, BAD_PATH, Problem
from promisekit.read.source_map import TablePlace

_COLUMNS: Final = (["on", "value"], ["on", "value", "n"])


class Trouble(NamedTuple):
    """What is wrong with a named file: at the path in the item, or at a place in the file itself.

    ``says`` follows the name of the place in the item.
    """

    problem: Problem
    path: KeyPath
    span: Span | None
    says: str
    hint: str


class Table(NamedTuple):
    """Rows as the model takes them, and where they stand."""

    rows: tuple[dict[str, str], ...]
    place: TablePlace


def read_results(folder: NamedFiles, relative_file: str, written: str) -> Table | Trouble:
    """The results in the CSV file that a metric names, or why there are none."""
    import csv

    path: KeyPath = ("results",)
    relative = folder.inside(relative_file, written)
    if relative is None:
        return Trouble(
            BAD_PATH, path, None, f"names `{written}`, which is no file inside the portfolio",
            "paths are relative to this file and stay inside the portfolio",
        )  # fmt: skip
    shown = path_shown(folder.shown, relative)
    try:
        text = folder.read(relative).decode("utf-8-sig")
        lines = list(csv.reader(io.StringIO(text, newline=None), strict=True))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        says = f"names `{written}`, which is no CSV table: {error}"
        return Trouble(BAD_CSV, path, Span(shown), says, "save it as CSV in UTF-8")
    header = [cell.strip() for cell in lines[0]] if lines else []
    if header not in _COLUMNS:
        return Trouble(
            BAD_CSV, path, Span(shown),
            f"names `{written}`, whose first line is `{','.join(header)}`",
            "write `on,value` or `on,value,n` as the first line, with commas between the columns",
        )  # fmt: skip
    rows: list[dict[str, str]] = []
    numbers: list[int] = []
    for number, cells in enumerate(lines[1:], start=2):
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) > len(header):
            return Trouble(
                BAD_CSV, path, Span(shown, number, 1, number, 1),
                f"names `{written}`, where a line has more cells than columns",
                "write decimals with a point: 4.5, not 4,5",
            )  # fmt: skip
        rows.append({name: cell.strip() for name, cell in zip(header, cells, strict=False) if cell.strip()})
        numbers.append(number)
    return Table(tuple(rows), TablePlace(shown, tuple(numbers)))


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
