"""Processes measured: seconds by the clock and the most memory that they held at once."""

from __future__ import annotations

import os
import signal
import statistics
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple

_LAUNCHER: Final = """
import os, sys, time
start = time.perf_counter()
_, status, used = os.wait4(os.posix_spawnp(sys.argv[2], sys.argv[2:], os.environ), 0)
seconds = time.perf_counter() - start
with open(sys.argv[1], "w") as told:
    print(seconds, used.ru_maxrss, os.waitstatus_to_exitcode(status), file=told)
"""
"""A small process that starts the one to be measured: Linux counts the memory of whoever starts one as its own."""


class Measured(NamedTuple):
    """Seconds of several runs, and of the largest one the memory in MB."""

    fastest: float
    median: float
    slowest: float
    memory: float

    @classmethod
    def of(cls, seconds: Sequence[float], memory: Sequence[float] = ()) -> Measured:
        """From every run."""
        return cls(min(seconds), statistics.median(seconds), max(seconds), max(memory, default=0.0))


class CannotRunError(Exception):
    """A command does not do what it is measured for. The message says what it printed."""


def run_once(
    words: Sequence[str | Path], cwd: Path, environment: Mapping[str, str], codes: Sequence[int], limit: float
) -> tuple[float, float]:
    """Seconds and MB of one run. Raises CannotRunError, also after ``limit`` seconds."""
    told, log = cwd / ".measured", cwd / ".printed"
    with log.open("wb") as output:
        launcher = subprocess.Popen(
            [sys.executable, "-I", "-S", "-c", _LAUNCHER, str(told), *map(str, words)],
            cwd=cwd, env=dict(environment), stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT,
            start_new_session=True,
        )  # fmt: skip
        try:
            launcher.wait(limit)
        except subprocess.TimeoutExpired:
            os.killpg(launcher.pid, signal.SIGKILL)
            launcher.wait()
            raise CannotRunError(f"it takes longer than {limit:.0f} seconds") from None
    seconds, memory, code = told.read_text("utf-8").split()
    printed = log.read_text("utf-8", "replace")
    told.unlink()
    log.unlink()
    if int(code) not in codes or "Traceback" in printed:
        raise CannotRunError(f"{Path(words[0]).name} ended with {code}: {printed[-300:]}")
    return float(seconds), int(memory) / 1024


def measured(
    words: Sequence[str | Path],
    cwd: Path,
    times: int,
    environment: Mapping[str, str],
    codes: Sequence[int] = (0, 1),
    limit: float = 240,
) -> Measured:
    """A command run so many times, after one run that does not count."""
    runs = [run_once(words, cwd, environment, codes, limit) for _ in range(times + 1)][1:]
    return Measured.of([seconds for seconds, _ in runs], [memory for _, memory in runs])
