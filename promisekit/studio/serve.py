"""Serves the studio on this machine until somebody ends it."""

from __future__ import annotations

import datetime
import gc
import secrets
import socket
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Final

import uvicorn

from promisekit.read.folder import NothingToReadError
from promisekit.studio.app import Studio
from promisekit.studio.workspace import Workspace

_QUIET: Final = 3.0
"""So many seconds without a change are a good moment to tidy up."""


def serve(
    folder: Path,
    shown: str,
    today: datetime.date,
    *,
    host: str = "127.0.0.1",
    port: int = 0,
    ready: Callable[[str], None],
) -> None:
    """Serves a portfolio; ``ready`` is told the address to open. Port 0: any that is free.

    A folder without a portfolio, or none, is asked what it begins with. Raises OSError where the port is taken.
    """
    workspace = Workspace(folder, shown, today)
    with suppress(NothingToReadError):
        assert workspace.loaded
    token = secrets.token_urlsafe(24)
    listening = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listening.bind((host, port))
    listening.listen(64)
    shown_host = f"[{host}]" if ":" in host else host
    ready(f"http://{shown_host}:{listening.getsockname()[1]}/?token={token}")
    threading.Thread(target=_tidy_at_times, args=(workspace,), daemon=True).start()
    config = uvicorn.Config(
        Studio(workspace).app(token, host), log_level="warning", access_log=False, lifespan="off", ws="none"
    )
    uvicorn.Server(config).run(sockets=[listening])


def _tidy_at_times(workspace: Workspace) -> None:
    """Looks through the memory while nobody waits: in the middle of a save that takes as long as the save."""
    gc.disable()
    tidied = -1
    while True:
        time.sleep(_QUIET)
        if workspace.version != tidied and time.monotonic() - workspace.changed_at > _QUIET:
            gc.unfreeze()
            gc.collect()
            gc.freeze()
            tidied = workspace.version
