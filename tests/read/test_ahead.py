"""What other processes read ahead is what would have been read here, whatever becomes of them."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Sequence
from pathlib import Path

import pytest

from promisekit.model.portfolio import SECTIONS
from promisekit.read import Loaded, ahead, load
from promisekit.read.ahead import ReadAhead
from tests.bench import generator

FOLLOWS = pytest.mark.skipif(
    sys.platform != "linux" or len(os.sched_getaffinity(0)) < 2, reason="there is no second processor"
)
PADDING = "# and so on\n" * 4_000


def numbered(count: int) -> list[str]:
    return [f"skills:\n  skill-{number}: {{name: Skill {number}}}\n{PADDING}" for number in range(count)]


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A portfolio worth several processes: two files of it cannot be read whole, and one item has a wrong field."""
    folder = tmp_path_factory.mktemp("large") / "blueprints"
    generator.write(folder, 1_300)
    for name in ("roles-0001.yaml", "promises-0003.yaml", "skills-0000.yaml"):
        assert (folder / name).exists()
    (folder / "roles-0001.yaml").write_text("roles: [\n")
    with (folder / "promises-0003.yaml").open("a") as file:
        file.write("promises: {again: {}}\n")
    with (folder / "skills-0000.yaml").open("a") as file:
        file.write("  wrong: {name: Wrong, nmae: Wrong}\n")
    return folder


def outcome(loaded: Loaded) -> object:
    places = [(loaded.source_map.file_of(i.section, i.id), i.section, i.id) for i in loaded.portfolio.items()]
    spans = [loaded.source_map.span((section, item_id, "name")) for _file, section, item_id in places]
    items = {section: loaded.portfolio.section(section) for section in SECTIONS}
    return loaded.diagnostics, items, loaded.unread_ids, loaded.broken, loaded.stand_ins, places, spans


@FOLLOWS
def test_values_come_in_the_order_of_their_texts() -> None:
    texts = numbered(60)
    texts[7] = texts[7] + "skills: [\n"
    texts[8] = "# a file without anything\n"
    with ReadAhead(texts) as reading:
        values = [reading.next() for _ in texts]
    assert values[7] is values[8] is None
    expected = [{"skills": {f"skill-{number}": {"name": f"Skill {number}"}}} for number in range(60)]
    assert [v for v in values if v] == [e for number, e in enumerate(expected) if number not in (7, 8)]


def test_little_is_read_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fork", _no_more)
    with ReadAhead(["skills: {a: {name: A}}"]) as reading:
        assert reading.next() is None


def test_a_portfolio_is_the_same_however_it_was_read(large: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read_ahead = outcome(load(large))
    monkeypatch.setattr(ahead, "_how_many", lambda _characters: 0)
    read_here = outcome(load(large))
    assert read_ahead == read_here
    codes = {diagnostic.code for diagnostic in load(large).diagnostics}
    assert codes == {"PK001", "PK005", "PK009"}


@pytest.mark.parametrize("fate", ["killed", "half an answer", "refused"])
def test_a_process_that_is_lost_loses_nothing(large: Path, monkeypatch: pytest.MonkeyPatch, fate: str) -> None:
    expected = outcome(load(large))
    if fate == "refused":
        monkeypatch.setattr(os, "fork", _no_more)
    else:
        monkeypatch.setattr(ahead, "_answer", _killed if fate == "killed" else _cut_short)
    assert outcome(load(large)) == expected


def test_no_process_is_copied_that_has_threads(large: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = outcome(load(large))
    copied: list[bool] = []
    monkeypatch.setattr(os, "fork", lambda: copied.append(True))
    over = threading.Event()
    thread = threading.Thread(target=over.wait)
    thread.start()
    try:
        assert outcome(load(large)) == expected
    finally:
        over.set()
        thread.join()
    assert not copied


@FOLLOWS
def test_whoever_stops_early_leaves_no_process_behind() -> None:
    with ReadAhead(numbered(60)) as reading:
        reading.next()
        processes = list(reading._processes)
        assert processes
    assert not [process for process in processes if Path(f"/proc/{process}").exists()]


@FOLLOWS
def test_a_program_that_takes_no_notice_of_its_children_is_served_too(large: Path) -> None:
    before = signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    try:
        assert load(large).portfolio.promises
    finally:
        signal.signal(signal.SIGCHLD, before)


def _no_more() -> int:
    raise BlockingIOError("no more processes")


def _killed(_texts: Sequence[str], _writer: int) -> None:
    os._exit(1)


def _cut_short(_texts: Sequence[str], writer: int) -> None:
    os.write(writer, (1_000).to_bytes(8, "big") + b"half")
    os._exit(1)
