"""Shows the handbook in a browser while somebody writes: a saved edit is there before they look up."""

from __future__ import annotations

import gc
import logging
import sys
import tempfile
import threading
import time
import webbrowser
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Final

from promisekit.handbook.edition.project import ConfigError, own_config
from promisekit.handbook.preview.answers import answering
from promisekit.handbook.preview.preview import Preview
from promisekit.handbook.preview.saves import Saves
from promisekit.handbook.site.build import folder_from, setting_in

ADDRESS: Final = "127.0.0.1:8000"
_HISTORY: Final = 3.0
"""Seconds between two looks at what was committed."""

log = logging.getLogger("mkdocs.plugins.promisekit")


def serve(
    portfolio: Path | None = None,
    *,
    config_file: Path | None = None,
    address: str | None = None,
    open_in_browser: bool = False,
    ended: threading.Event | None = None,
) -> None:
    """Serves until Ctrl+C, which raises KeyboardInterrupt, or until ``ended`` is set.

    Files with errors do not end it: the last good pages stay, the errors are shown.

    ``address`` is ``host:port``. Raises NothingToReadError where there is no portfolio,
    and ConfigError where the address is taken.
    """
    _show_log()
    own = own_config(config_file)
    folder = portfolio or folder_from(own, "docs_dir", "blueprints")
    host, _, port = (address or _address_in(own)).rpartition(":")
    with tempfile.TemporaryDirectory(prefix="promisekit-") as to:
        server = _server(host, int(port))
        with server:
            url = f"http://{host}:{server.server_port}/"
            preview = Preview(folder, own, url, Path(to))
            server.RequestHandlerClass = answering(preview, host)
            threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True).start()
            log.info(f"Serving on {url.rstrip('/')}{preview.base}  (Ctrl+C ends it)")
            if open_in_browser:
                webbrowser.open(url.rstrip("/") + preview.base)
            try:
                _follow(preview, Saves(folder, own, preview.folders), ended or threading.Event())
            finally:
                server.shutdown()
                preview.close()


def _follow(preview: Preview, saves: Saves, ended: threading.Event) -> None:
    """Takes in one save after another; in between makes the pages that nobody has asked for yet."""
    told = ""
    looked = time.monotonic()
    tidied = -1
    with saves:
        while not ended.is_set():
            if preview.trouble and preview.trouble.told != told:
                log.error(f"{preview.trouble.title}\n{preview.trouble.told}")
            elif told and not preview.trouble:
                log.info("In order again.")
            told = preview.trouble.told if preview.trouble else ""
            is_busy = preview.rest()
            saved = saves.next(0.0 if is_busy else 0.1)
            if saved:
                preview.follow(with_settings=saved.of_settings)
            elif not is_busy and time.monotonic() - looked > _HISTORY:
                preview.look_at_history()
                looked = time.monotonic()
            elif not is_busy and tidied != preview.version:
                _tidy()
                tidied = preview.version


def _tidy() -> None:
    """Looks through the memory while nobody waits: in the middle of a save that takes as long as the save."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()


def _server(host: str, port: int) -> ThreadingHTTPServer:
    try:
        server = ThreadingHTTPServer((host.strip("[]"), port), BaseHTTPRequestHandler, bind_and_activate=True)
    except (OSError, OverflowError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise ConfigError(f"cannot serve on {host}:{port}: {why}; name another address") from None
    server.daemon_threads = True
    return server


def _address_in(config_file: Path | None) -> str:
    """What ``mkdocs.yml`` says of it, else ours."""
    return str(setting_in(config_file, "dev_addr") or ADDRESS)


def _show_log() -> None:
    """Says where it serves and what is wrong."""
    log = logging.getLogger("mkdocs")
    log.setLevel(logging.INFO)
    if not log.handlers:
        handler = logging.StreamHandler(sys.stderr)
        handler.setFormatter(logging.Formatter("%(message)s"))
        log.addHandler(handler)
