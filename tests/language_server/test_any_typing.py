"""Whatever is typed, questions about it are answered, and a part of a file is made out as the whole is."""

from __future__ import annotations

import datetime
import random
from pathlib import Path

import pytest

from promisekit.language_server.actions.items import at_item, mends, quoting
from promisekit.language_server.completion import Client, complete
from promisekit.language_server.document_links import document_links
from promisekit.language_server.hints import hints
from promisekit.language_server.hover import hover
from promisekit.language_server.open_files import OpenFile, OpenFiles
from promisekit.language_server.outline import Outline
from promisekit.language_server.place import Cursor
from promisekit.language_server.portfolio import OpenPortfolio
from promisekit.language_server.renaming import may_be_renamed
from promisekit.language_server.sketch import Sketch
from promisekit.language_server.sketch.lines import Lines
from promisekit.language_server.text import Text
from promisekit.language_server.tokens import tokens

FOLDER = Path(__file__).parents[2] / "blueprints"
BITS = [
    *"{}[]:-#\"'|>&*!,\n\t \\?%",
    *("\n\n", "  ", "- ", "[[", "]]", "key: ", "🚲", "ä", "\u2028", "\r\n", "\r", "---\n", "<<: *a", "&a ", "\ufeff"),
]


def typed(rng: random.Random, text: str) -> str:
    """The text, or a stretch of it, after a few slips of the hand."""
    if rng.random() < 0.3:
        start = rng.randrange(len(text))
        text = text[start : start + rng.randrange(10, 3000)]
    for _ in range(rng.randrange(1, 8)):
        start = rng.randrange(len(text) + 1)
        end = min(len(text), start + rng.choice([0, 0, 1, 1, 3, 20, 200]))
        text = text[:start] + "".join(rng.choice(BITS) for _ in range(rng.randrange(4))) + text[end:]
    return text


@pytest.mark.parametrize("seed", range(4))
def test_every_question_is_answered(seed: int) -> None:
    rng = random.Random(seed)
    open_files = OpenFiles()
    portfolio = OpenPortfolio(FOLDER, open_files, lambda: datetime.date(2026, 9, 21))
    portfolio.read()
    files = sorted(FOLDER.rglob("*.yaml"))
    for number in range(40):
        path = rng.choice(files)
        text = typed(rng, path.read_text("utf-8"))
        sketch, shown = Sketch(text), Text(text)
        file = path.relative_to(FOLDER).as_posix()
        for _ in range(5):
            offset = rng.randrange(len(text) + 1)
            assert shown.offset(shown.position(offset)) in range(offset - 1, offset + 2)
            cursor = Cursor(portfolio, file, shown, sketch, offset)
            complete(cursor, Client(has_snippets=True))
            hover(cursor)
            may_be_renamed(cursor)
            list(at_item(cursor))
            edit = quoting(cursor)
            if edit is not None:
                mends(cursor, edit)
        cursor = Cursor(portfolio, file, shown, sketch, 0)
        hints(cursor, 0, len(text))
        assert len(tokens(cursor).data) % 5 == 0
        outline = Outline(shown, sketch)
        outline.symbols()
        outline.folds()
        document_links(cursor)
        if number % 8 == 0:
            open_files.put(path, OpenFile("file:///", 1, text))
            portfolio.read()
            open_files.remove(path)


def test_an_item_is_made_out_as_in_the_whole_file() -> None:
    for path in sorted(FOLDER.rglob("*.yaml")):
        text = path.read_text("utf-8")
        whole = Lines(text)
        whole.read()
        assert Sketch(text).spots == sorted(whole.spots.standing, key=lambda spot: spot.start), path
