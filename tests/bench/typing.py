"""From a keystroke to what is found in it, as an editor sees it: `promisekit lsp` against a cold `promisekit check`."""

from __future__ import annotations

import asyncio
import re
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import Final

from tests.bench import generator
from tests.language_server.conftest import Editor, started

_FILE: Final = "promises-0000.yaml"
_WORD: Final = re.compile(r"(?<=accountable: )\S+")


def cold_check(portfolio: Path) -> float:
    """Seconds of a run of its own."""
    start = time.perf_counter()
    subprocess.run([sys.executable, "-m", "promisekit", "check", str(portfolio)], capture_output=True, check=False)
    return time.perf_counter() - start


async def keystrokes(portfolio: Path, times: int) -> tuple[list[float], list[float]]:
    """Seconds from each keystroke to its finding, and of a cold check after each, taken in turns."""
    ours, cold = [], []
    async with started(portfolio.parent) as client:
        editor = Editor(client, portfolio)
        await editor.open(_FILE)
        await editor.findings(_FILE)
        was = editor.texts[_FILE]
        for number in range(times):
            await asyncio.sleep(0.2)
            typed = _WORD.sub(f"nobody{number}", was, count=1)
            start = time.perf_counter()
            editor.type(_FILE, typed)
            found = await editor.findings(_FILE)
            ours.append(time.perf_counter() - start)
            assert any(f"nobody{number}" in one.message for one in found)
            editor.type(_FILE, was)
            await editor.findings(_FILE)
            cold.append(cold_check(portfolio))
    return ours, cold


def typing(folder: Path, size: int = 1_000, times: int = 20) -> tuple[float, float]:
    """The medians of both."""
    portfolio = folder / f"typing-{size}" / "blueprints"
    generator.write(portfolio, size)
    ours, cold = asyncio.run(keystrokes(portfolio, times))
    return statistics.median(ours), statistics.median(cold)
