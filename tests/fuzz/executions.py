"""One made input after another through each part that meets what people write, millions of times: what holds of it.

``python -m tests.fuzz.executions 2000000`` makes so many, shared among the targets, in as many processes as there are
processors; ``--seed`` and ``--only TARGET NUMBER`` make one of them again. Whole portfolios are made by
``tests.fuzz.fuzz``.
"""

from __future__ import annotations

import argparse
import datetime
import os
import secrets
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from functools import cache
from pathlib import Path
from random import Random
from typing import Any, Final
from xml.etree import ElementTree

from pydantic_core import PydanticCustomError

from promisekit.check import check
from promisekit.diff import compare
from promisekit.draw.svg import clean, tag, text_line
from promisekit.draw.text_width import clusters, text_width
from promisekit.draw.wrap import wrap
from promisekit.read import Loaded, load
from promisekit.read.lines import source_lines
from tests.edit import law, layout_law
from tests.fuzz.portfolios import beginnings
from tests.fuzz.texts import ODD, TEXT_CHANGES
from tests.fuzz.values import SHAPES, value_changed
from tests.handbook.test_safe_text import HARMLESS, TEXT, Tags
from tests.model.test_any_shape import PARSERS

_TODAY: Final = datetime.date(2026, 11, 30)
_PIECES: Final = (
    *ODD, *"aäö 0123456789:-–,.%/@+()'", *"日本שלוםمرحبا", "mon", "fri", "hol", "always", "h", "min", "days", "working",
    "next", "month", "EUR", "£", "2026-01-31", "12-24", "https://", "mailto:", "**", "*", "_", "](", "[x](y)", "![",
    "<b>", "&amp;", "&#0;", "javascript:", "\n", "\n\n", "# ", "1. ", "> ", "```", "[[agent]]", "word", "Straßenbahn",
    "\u00ad", "e\u0301",
)  # fmt: skip


def _text(random: Random) -> str:
    if random.random() < 0.2:
        text = random.choice(SHAPES)[:400]
        at = random.randrange(len(text) + 1)
        return text[:at] + random.choice(_PIECES) + text[at + random.randrange(3) :]
    return "".join(random.choice(_PIECES) for _ in range(random.choice((1, 2, 3, 5, 8, 20, 40))))


def a_value(random: Random) -> None:
    """A parser takes a value or objects; what it took it takes again, as it writes it itself."""
    parse = random.choice(PARSERS)
    value: Any = _text(random)
    if random.random() < 0.1:
        value = random.choice(((value,), (value, value), {value: value}, {"en": value}, ((value,),)))
    with suppress(PydanticCustomError):
        taken = parse(value)
        written = str(taken)
        if isinstance(value, str) and type(taken).__name__ in ("Duration", "Hours", "Money"):
            assert parse(written) == taken, (parse, value, written)


def a_file(random: Random) -> None:
    """Reading and checking end with diagnostics at places that exist."""
    content = _changed_file(random)
    loaded = _loaded(content)
    found = check(loaded, today=_TODAY)
    lines = len(source_lines(content.decode("utf-8", "replace"))) + 1
    for one in found:
        assert 1 <= one.span.line <= lines and one.span.column >= 1, one
        assert (one.span.end_line, one.span.end_column) >= (one.span.line, one.span.column), one


def an_edit(random: Random) -> None:
    """Only the operation's lines differ, remarks stay, the rest says the same."""
    law.hold(random.randrange(1 << 40))


def a_layout(random: Random) -> None:
    """The same again, equal, with every remark."""
    layout_law.hold(random.randrange(1 << 40))


def a_comparison(random: Random) -> None:
    """Two versions of a file are compared; a version has nothing new beside itself."""
    before = _loaded(_small(random))
    after = _loaded(_changed_file(random))
    comparison = compare(before, after)
    for one in comparison.changes:
        assert one.code and one.message, one
    assert compare(after, after).changes == ()


def a_text_of_a_page(random: Random) -> None:
    """Text becomes harmless tags, and nothing is left of what templates would take for their own."""
    text = _text(random)
    for made in (TEXT.inline(text), TEXT.block(text)):
        for name, attributes in Tags(made).found:
            assert name in HARMLESS and set(attributes) <= {"href", "rel", "class", "start"}, (text, made)
            address = "".join((attributes.get("href") or "").lower().split())
            assert not address.startswith(("javascript", "data", "vbscript", "//")), (text, made)
        assert "{" not in made and "}" not in made, (text, made)


def a_text_of_a_picture(random: Random) -> None:
    """Text comes back from SVG as it was, and each of its lines fits the width."""
    text, width = _text(random), random.choice((40.0, 90.0, 160.0, 400.0))
    element = ElementTree.fromstring(tag("g", text_line(text, 1, 2, 12), aria_label=text))
    assert element.get("aria-label") == clean(text), text
    assert "".join(element.itertext()).translate(dict.fromkeys((0x2066, 0x2067, 0x2069))) == clean(text), text
    for line in wrap(clean(text), width, 12):
        assert sum(1 for _ in clusters(line)) <= 2 or text_width(line, 12) <= width + 0.01, (text, line, width)


TARGETS: Final[dict[str, tuple[Callable[[Random], None], float]]] = {
    "values": (a_value, 0.40),
    "texts of pictures": (a_text_of_a_picture, 0.20),
    "texts of pages": (a_text_of_a_page, 0.12),
    "edits": (an_edit, 0.12),
    "layouts": (a_layout, 0.06),
    "files read and checked": (a_file, 0.06),
    "comparisons": (a_comparison, 0.04),
}
"""What is tried, and its share."""


@cache
def _smalls() -> tuple[bytes, ...]:
    """Files that are read in a moment: those of all cases up to 6,000 bytes."""
    return tuple(
        sorted(
            {
                content
                for files in beginnings()
                for name, content in files.items()
                if name.endswith(".yaml") and isinstance(content, bytes) and 0 < len(content) <= 6_000
            }
        )
    )


def _small(random: Random) -> bytes:
    return random.choice(_smalls())


def _changed_file(random: Random) -> bytes:
    content = _small(random)
    for _ in range(random.choice((1, 1, 2, 4))):
        if not content:
            break
        changed = value_changed(content, random) if random.random() < 0.6 else None
        content = changed if changed is not None else random.choice(TEXT_CHANGES)(content, random)
    return content


def _loaded(content: bytes) -> Loaded:
    with tempfile.TemporaryDirectory(dir="/dev/shm" if Path("/dev/shm").is_dir() else None) as folder:
        (Path(folder) / "a.yaml").write_bytes(content)
        return load(folder, shown_as="b")


def _some(target: str, seed: str, numbers: range) -> list[tuple[int, str]]:
    """The numbers with which something went wrong, and what."""
    hold, _share = TARGETS[target]
    wrong = []
    for number in numbers:
        try:
            hold(Random(f"{seed}-{target}-{number}"))
        except Exception:
            wrong.append((number, traceback.format_exc(limit=-4)))
    return wrong


def _portions(target: str, count: int) -> Iterator[tuple[str, range]]:
    for start in range(0, count, 2_000):
        yield target, range(start, min(count, start + 2_000))


def main() -> int:
    """Makes as many as asked for; ends with 1 where something did not hold."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else "")
    parser.add_argument("count", type=int, nargs="?", default=100_000)
    parser.add_argument("--seed", default=secrets.token_hex(4), help="the same seed makes the same inputs")
    parser.add_argument("--only", nargs=2, metavar=("TARGET", "NUMBER"), help="one of them again")
    asked = parser.parse_args()
    if asked.only:
        TARGETS[asked.only[0]][0](Random(f"{asked.seed}-{asked.only[0]}-{asked.only[1]}"))
        return 0
    start, wrong, total = time.monotonic(), 0, 0
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        for target, (_hold, share) in TARGETS.items():
            count, began = round(asked.count * share), time.monotonic()
            portions = list(_portions(target, count))
            found = [
                one
                for part in pool.map(_some, *zip(*((t, asked.seed, n) for t, n in portions), strict=True))
                for one in part
            ]
            for number, told in found[:3]:
                print(f"--seed {asked.seed} --only '{target}' {number}\n{told}", file=sys.stderr)
            print(f"{count:9,} {target}: {len(found)} wrong, {time.monotonic() - began:.0f} s", flush=True)
            wrong, total = wrong + len(found), total + count
    print(f"Seed {asked.seed}. {total:,} executions in {time.monotonic() - start:.0f} seconds: {wrong} wrong.")
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main())
