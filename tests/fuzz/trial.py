"""One portfolio through everything that the tool does with it: what it must never do, whatever stands in the files."""

from __future__ import annotations

import datetime
import faulthandler
import json
import signal
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from random import Random
from typing import Any, Final, TypeVar
from xml.etree import ElementTree

from promisekit.check import check
from promisekit.diagnostic import Diagnostic
from promisekit.diff import compare
from promisekit.draw import NothingToDraw, draw, drawable
from promisekit.handbook.book.audience import Audience
from promisekit.handbook.edition.handbook import broken_handbook, make_handbook
from promisekit.handbook.edition.reading import Reading
from promisekit.handbook.outputs.card import card
from promisekit.read import Loaded, load
from promisekit.read.folder import NothingToReadError
from promisekit.read.lines import source_lines
from promisekit.read.versions import Version
from promisekit.report import FORMATS, Findings, render
from promisekit.report.changes import FORMATS as CHANGE_FORMATS
from promisekit.report.changes import Review
from promisekit.report.changes import render as render_changes

TODAY: Final = datetime.date(2026, 11, 27)
_WAIT: Final = 30.0
"""Seconds by the clock after which a step that computes nothing is given up: it waits for something."""

Made = TypeVar("Made")


class TooSlow(BaseException):
    """A step took longer than it may; no handler of the tool's own takes it for an error of its own."""


@dataclass
class Trial:
    """What went wrong with one portfolio: `crashes` and `slow` steps, each with its place; a key tells alike ones."""

    limit: float
    crashes: list[tuple[str, str]] = field(default_factory=list)
    slow: list[tuple[str, str]] = field(default_factory=list)

    def step(self, what: str, do: Callable[[], Made]) -> Made | None:
        """Does it; None where it failed."""
        try:
            with _limited(self.limit):
                return do()
        except TooSlow:
            self.slow.append((f"{what} is slow", f"{what} is slow\n{traceback.format_exc()}"))
        except Exception as error:
            frame = traceback.extract_tb(error.__traceback__)[-1]
            key = f"{what}: {type(error).__name__} in {Path(frame.filename).name}:{frame.lineno}"
            self.crashes.append((key, f"{what}: {error}\n{traceback.format_exc()}"))
        return None


def tried(folder: Path, before: Path, random: Random, limit: float) -> Trial:
    """The portfolio in ``folder``, made of that in ``before``, read, checked, reported, compared and rendered.

    No step may compute for more than ``limit`` seconds.
    """
    trial = Trial(limit)
    loaded = trial.step("read", lambda: _read(folder))
    if loaded is None:
        return trial
    found = trial.step("check", lambda: check(loaded, today=TODAY))
    if found is not None:
        trial.step("places", lambda: _places(folder, loaded, found))
        for name in FORMATS:
            trial.step(f"report as {name}", partial(_reported, Findings.of(loaded, found), name))
    other = trial.step("read", lambda: _read(before))
    if other is not None:
        trial.step("compare", lambda: _compared(other, loaded, random))
        trial.step("compare back", lambda: _compared(loaded, other, random))
    trial.step("draw", lambda: _drawn(loaded, random))
    if random.random() < 0.05 and loaded.portfolio.roles:
        trial.step("card", lambda: card(loaded.portfolio, random.choice(sorted(loaded.portfolio.roles))))
    if found is not None:
        trial.step("page", lambda: _page(Reading(loaded, tuple(found)), random))
    return trial


@contextmanager
def _limited(seconds: float) -> Iterator[None]:
    def stop(_signal: int, _frame: Any) -> None:
        raise TooSlow

    handlers = [(number, signal.signal(number, stop)) for number in (signal.SIGPROF, signal.SIGALRM)]
    faulthandler.dump_traceback_later(2 * _WAIT + seconds, exit=True)  # for what never comes back to Python
    signal.setitimer(signal.ITIMER_PROF, seconds)
    signal.setitimer(signal.ITIMER_REAL, max(_WAIT, seconds))
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.setitimer(signal.ITIMER_REAL, 0)
        faulthandler.cancel_dump_traceback_later()
        for number, handler in handlers:
            signal.signal(number, handler)


def _read(folder: Path) -> Loaded | None:
    try:
        return load(folder, shown_as="blueprints")
    except NothingToReadError:
        return None


def _places(folder: Path, loaded: Loaded, found: list[Diagnostic]) -> None:
    counts: dict[str, int] = {}
    for diagnostic in found:
        for path, line in [diagnostic.span[:2], *(related.span[:2] for related in diagnostic.related)]:
            if path not in counts:
                counts[path] = _line_count(folder, loaded, path)
            assert 1 <= line <= counts[path], f"{diagnostic} has line {line} of {counts[path]}"
        span = diagnostic.span
        assert span.column >= 1 and (span.end_line, span.end_column) >= (span.line, span.column), diagnostic
        assert diagnostic.message.strip() and diagnostic.hint.strip(), diagnostic
    for item in loaded.portfolio.items():
        assert loaded.source_map.line_of(item.section, item.id), item


def _line_count(folder: Path, loaded: Loaded, path: str) -> int:
    """The lines of a file, and the end of it; what is no file that can be read has one."""
    assert path == "blueprints" or path.startswith("blueprints/"), path
    file = folder / path.removeprefix("blueprints").lstrip("/")
    assert path == "blueprints" or file.is_symlink() or file.exists(), path
    if path in loaded.texts:
        return len(source_lines(loaded.texts[path])) + 1
    return len(source_lines(file.read_bytes().decode("utf-8", "replace"))) + 1 if file.is_file() else 1


def _reported(findings: Findings, name: str) -> None:
    """The report is what its format says, and each finding is a line of its own."""
    written = render(findings, name)
    assert written.encode()
    if name in ("json", "sarif"):
        data = json.loads(written)
        told = data["diagnostics"] if name == "json" else data["runs"][0]["results"]
        for one in told:
            message = one["message"] if name == "json" else one["message"]["text"].split("\n")[0]
            assert message and len(message.splitlines()) == 1, message
    elif name == "junit":
        ElementTree.fromstring(written.encode())
    elif name == "github":
        assert all(not line or line.startswith("::") for line in written.split("\n")[:-2]), written


def _compared(old: Loaded, new: Loaded, random: Random) -> None:
    review = Review(compare(old, new, today=TODAY), Version("before", old), Version("after", new), "any")
    for name in ("text", random.choice(CHANGE_FORMATS)):
        written = render_changes(review, name)
        if name in ("json", "sarif"):
            json.loads(written)
        elif name == "junit":
            ElementTree.fromstring(written.encode())


def _drawn(loaded: Loaded, random: Random) -> None:
    pictures = drawable(loaded.portfolio)
    if not pictures:
        return
    kind, item_id = random.choice(pictures)
    try:
        picture = draw(kind, loaded.portfolio, item_id)
    except NothingToDraw:
        return
    ElementTree.fromstring(picture.file.encode())


def _page(reading: Reading, random: Random) -> None:
    language = random.choice(list(reading.loaded.portfolio.about.all_languages))
    if reading.errors:
        handbook = broken_handbook(reading, None, language=language)
    else:
        handbook = make_handbook(reading, audience=random.choice(list(Audience)), language=language)
    page = random.choice(handbook.pages)
    assert handbook.pictures.put_in(page.markdown(), page.path).encode()
