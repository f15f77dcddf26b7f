"""What a person sees on a terminal: colour, and lines no wider than it is."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

pty = pytest.importorskip("pty")
termios = pytest.importorskip("termios")

ANSI = re.compile("\x1b\\[[0-9;]*m")


def on_a_terminal(folder: Path, *words: str, columns: int = 100, **environment: str) -> str:
    """What a terminal of that width receives."""
    ours, theirs = pty.openpty()
    termios.tcsetwinsize(theirs, (24, columns))
    command = [sys.executable, "-m", "promisekit", *words]
    inherited = {**os.environ, "TERM": "xterm-256color"}
    with subprocess.Popen(command, cwd=folder, stdout=theirs, env=inherited | environment) as process:
        os.close(theirs)
        received = b""
        while True:
            try:
                chunk = os.read(ours, 65536)
            except OSError:  # on Linux, the other end is closed
                break
            if not chunk:
                break
            received += chunk
        process.wait(30)
    os.close(ours)
    return received.decode("utf-8").replace("\r\n", "\n")


@pytest.mark.parametrize(
    ("environment", "colored"),
    [({}, True), ({"NO_COLOR": "1"}, False), ({"CLICOLOR": "0"}, False), ({"TERM": "dumb"}, False)],
)
def test_a_terminal_gets_colour_unless_it_is_not_wanted(
    troubled: Path, environment: dict[str, str], colored: bool
) -> None:
    output = on_a_terminal(troubled.parent, "check", **environment)
    assert bool(ANSI.search(output)) == colored
    assert "error[PK101]" in ANSI.sub("", output)


@pytest.mark.parametrize("columns", [60, 200])
def test_source_lines_are_as_wide_as_the_terminal_at_most(troubled: Path, columns: int) -> None:
    long_text = "very " * 30
    (troubled / "long.yaml").write_text(f"skills:\n  x: {{name: {long_text}long, description: {{}}}}\n", "utf-8")
    output = ANSI.sub("", on_a_terminal(troubled.parent, "check", columns=columns))
    sources = [line for line in output.splitlines() if re.match(r" +\d+ \|", line)]
    assert any("skills" in line or "very" in line for line in sources)
    assert max(map(len, sources)) <= columns
