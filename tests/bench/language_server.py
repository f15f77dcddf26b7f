"""What an editor waits for: from a keystroke to its findings, and for what to complete."""

from __future__ import annotations

import json
import queue
import subprocess
import threading
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any

from tests.bench.measure import Measured


class Editor:
    """A language server in a process of its own, asked as an editor asks. Works within its ``with`` block."""

    def __init__(self, command: Sequence[str | Path], folder: Path, environment: Mapping[str, str]) -> None:
        self._process = subprocess.Popen(
            [str(word) for word in command], cwd=folder, env=dict(environment),
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        self._folder = folder
        self._number = 0
        # Whoever writes a long text while the server writes findings has to read them meanwhile, as editors do.
        self._said: queue.SimpleQueue[dict[str, Any] | None] = queue.SimpleQueue()
        threading.Thread(target=self._listen, daemon=True).start()

    def __enter__(self) -> Editor:
        self.ask(
            "initialize",
            {
                "processId": None,
                "rootUri": self._folder.as_uri(),
                "capabilities": {},
                "workspaceFolders": [{"uri": self._folder.as_uri(), "name": "x"}],
            },
        )
        self.tell("initialized", {})
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._process.kill()
        self._process.wait()

    def tell(self, method: str, params: Any) -> None:
        """Something that has no answer."""
        self._send({"jsonrpc": "2.0", "method": method, "params": params})

    def ask(self, method: str, params: Any) -> Any:
        """The answer to a question."""
        self._number += 1
        self._send({"jsonrpc": "2.0", "id": self._number, "method": method, "params": params})
        while True:
            message = self._read()
            if message.get("id") == self._number and "method" not in message:
                return message.get("result")

    def told(self, method: str) -> Any:
        """What the server says by itself, once it does."""
        while True:
            message = self._read()
            if message.get("method") == method:
                return message["params"]

    def _send(self, message: dict[str, Any]) -> None:
        content = json.dumps(message).encode()
        assert self._process.stdin
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(content) + content)
        self._process.stdin.flush()

    def _listen(self) -> None:
        assert self._process.stdout
        length = 0
        for line in self._process.stdout:
            if line.lower().startswith(b"content-length:"):
                length = int(line.split(b":")[1])
            elif not line.strip():
                self._said.put(json.loads(self._process.stdout.read(length)))
        self._said.put(None)

    def _read(self) -> dict[str, Any]:
        message = self._said.get()
        if message is None:
            raise EOFError("the language server has ended")
        if "id" in message and "method" in message:
            self._send({"jsonrpc": "2.0", "id": message["id"], "result": None})
        return message


def keystrokes(command: Sequence[str | Path], portfolio: Path, environment: Mapping[str, str], times: int) -> Measured:
    """Seconds from a typed character to the findings of that file."""
    file = sorted(portfolio.glob("promises-*.yaml"))[0]
    text = file.read_text("utf-8")
    found = []
    with Editor(command, portfolio.parent, environment) as editor:
        opened = {"uri": file.as_uri(), "languageId": "yaml", "version": 1, "text": text}
        editor.tell("textDocument/didOpen", {"textDocument": opened})
        editor.told("textDocument/publishDiagnostics")
        for version in range(2, times + 3):
            typed = text.replace("    within: ", f"    within: {version}", 1)
            start = time.perf_counter()
            changed = {"textDocument": {"uri": file.as_uri(), "version": version}, "contentChanges": [{"text": typed}]}
            editor.tell("textDocument/didChange", changed)
            while editor.told("textDocument/publishDiagnostics").get("version") != version:
                pass  # what it still says of earlier versions, and of other files
            found.append(time.perf_counter() - start)
            time.sleep(0.2)
    return Measured.of(found[1:])
