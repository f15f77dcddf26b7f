"""Serves the studio on this machine until somebody ends it."""

from __future__ import annotations

import datetime
import secrets
import socket
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import uvicorn

from promisekit.read.folder import NothingToReadError
from promisekit.studio.app import Studio
from promisekit.studio.workspace import Workspace


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
    config = uvicorn.Config(
        Studio(workspace).app(token, host), log_level="warning", access_log=False, lifespan="off", ws="none"
    )
    uvicorn.Server(config).run(sockets=[listening])
