"""``promisekit serve``: a server of its own process, asked as a browser asks."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.conftest import interruptible


def free_address() -> str:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return f"127.0.0.1:{probe.getsockname()[1]}"


def answered(address: str, within: float = 40) -> str:
    """The home page, once the server is there."""
    deadline = time.monotonic() + within
    while True:
        try:
            with urllib.request.urlopen(f"http://{address}/", timeout=5) as response:
                return str(response.read().decode("utf-8"))
        except (urllib.error.URLError, ConnectionError):
            if time.monotonic() > deadline:
                raise
            time.sleep(0.2)


def test_serves_until_interrupted(started: Path) -> None:
    address = free_address()
    command = [sys.executable, "-m", "promisekit", "serve", "--address", address]
    with subprocess.Popen(
        command,
        cwd=started.parent,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        preexec_fn=interruptible,
    ) as process:
        try:
            assert "Harbour Bikes" in answered(address)
            process.send_signal(signal.SIGINT)
            output, _ = process.communicate(timeout=20)
        finally:
            process.kill()
    assert process.returncode == 0
    assert "Traceback" not in output
    assert address in output


def test_a_taken_address_is_said(run: Run, started: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        result = run("serve", "--address", f"127.0.0.1:{other.getsockname()[1]}")
    assert result.exit_code == 2
    assert "in use" in result.stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], "`blueprints` does not exist"),
        (["--address", "8000"], "`8000` is no address; write it like `127.0.0.1:8000`."),
        (["--config", "missing.yml"], "missing.yml"),
    ],
)
def test_nothing_to_serve_ends_with_2(run: Run, words: list[str], said: str) -> None:
    result = run("serve", *words)
    assert result.exit_code == 2
    assert said in result.stderr
