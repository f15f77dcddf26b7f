"""What other processes read ahead is what would have been read here, whatever becomes of them."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from promisekit.model.portfolio import SECTIONS
from promisekit.read import Loaded, ahead, load
from promisekit.read.ahead import ReadAhead
from tests.bench import generator

LINUX = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere no process reads ahead, by design")
PADDING = "# and so on\n" * 4_000


@pytest.fixture(autouse=True)
def processes(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The processes that were started: also on one processor, and where other tests' browser keeps a thread."""
    started: list[int] = []
    fork = os.fork

    def counted() -> int:
        process = fork()
        started.append(process)
        return process

    monkeypatch.setattr(os, "fork", counted)
    monkeypatch.setattr(os, "sched_getaffinity", lambda _process: {0, 1}, raising=False)
    monkeypatch.setattr(ahead, "_has_threads", lambda: False)
    return started


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


@LINUX
def test_values_come_in_the_order_of_their_texts() -> None:
    texts = numbered(60)
    texts[7] = texts[7] + "skills: [\n"
    texts[8] = "# a file without anything\n"
    with ReadAhead(texts) as reading:
        values = [reading.next("a.yaml") for _ in texts]
    assert values[7] is values[8] is None
    expected = [{"skills": {f"skill-{number}": {"name": f"Skill {number}"}}} for number in range(60)]
    assert [v.values for v in values if v] == [e for number, e in enumerate(expected) if number not in (7, 8)]


def test_little_is_read_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fork", _no_more)
    with ReadAhead(["skills: {a: {name: A}}"]) as reading:
        assert reading.next("a.yaml") is None


def test_on_one_processor_all_is_read_here(processes: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _process: {0}, raising=False)
    texts = numbered(60)
    with ReadAhead(texts) as reading:
        assert [reading.next("a.yaml") for _ in texts] == [None] * 60
    assert processes == []


@LINUX
def test_a_portfolio_is_the_same_however_it_was_read(
    large: Path, processes: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    read_ahead = outcome(load(large))
    assert len(processes) > 1
    monkeypatch.setattr(ahead, "_how_many", lambda _texts: 0)
    read_here = outcome(load(large))
    assert read_ahead == read_here
    codes = {diagnostic.code for diagnostic in load(large).diagnostics}
    assert codes == {"PK001", "PK005", "PK009"}


@LINUX
@pytest.mark.parametrize("fate", ["killed", "half an answer", "refused"])
def test_a_process_that_is_lost_loses_nothing(
    large: Path, processes: list[int], monkeypatch: pytest.MonkeyPatch, fate: str
) -> None:
    expected = outcome(load(large))
    assert processes
    if fate == "refused":
        monkeypatch.setattr(os, "fork", _no_more)
    else:
        monkeypatch.setattr(ahead, "_answer", _killed if fate == "killed" else _cut_short)
    assert outcome(load(large)) == expected


@LINUX
def test_no_process_is_copied_that_has_threads() -> None:
    in_a_process_of_its_own(
        """
from threading import Event, Thread
assert ahead._how_many(texts) == 1
over = Event()
thread = Thread(target=over.wait)
thread.start()
assert ahead._how_many(texts) == 0
over.set()
thread.join()
assert ahead._how_many(texts) == 1
"""
    )


@LINUX
def test_no_process_outlives_one_that_was_killed() -> None:
    """Standard output ends when nobody holds it any more; more is to be read than a pipe holds."""
    in_a_process_of_its_own(
        """
import signal
with ahead.ReadAhead([f"skills: {{s: {{name: {'a long name ' * 10_000}}}}}"] * 40):
    os.kill(os.getpid(), signal.SIGKILL)
""",
        code=-signal.SIGKILL,
    )


def in_a_process_of_its_own(program: str, code: int = 0) -> None:
    start = """
import os
from promisekit.read import ahead
os.sched_getaffinity = lambda _process: {0, 1}
texts = ['# ' + '-' * 200_000]
"""
    done = subprocess.run(
        [sys.executable, "-c", start + program], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == code, done.stderr


@LINUX
def test_whoever_stops_early_leaves_no_process_behind(processes: list[int]) -> None:
    with ReadAhead(numbered(60)) as reading:
        reading.next("a.yaml")
        assert processes
    assert not [process for process in processes if Path(f"/proc/{process}").exists()]


@LINUX
def test_one_file_needs_one_process(processes: list[int]) -> None:
    with ReadAhead([PADDING * 40]):
        assert len(processes) == 1


@LINUX
def test_a_program_that_takes_no_notice_of_its_children_is_served_too(large: Path, processes: list[int]) -> None:
    before = signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    try:
        assert load(large).portfolio.promises and processes
    finally:
        signal.signal(signal.SIGCHLD, before)


def _no_more() -> int:
    raise BlockingIOError("no more processes")


def _killed(*_given: object) -> None:
    os._exit(1)


def _cut_short(_texts: Sequence[str], writer: int, _others: object) -> None:
    os.write(writer, (1_000).to_bytes(8, "big") + b"half")
    os._exit(1)
