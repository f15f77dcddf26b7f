"""Shows the handbook in a browser while somebody writes: every saved edit is there a moment later."""

from __future__ import annotations

import logging
import sys
from pathlib import Path
from typing import Any, Final

from promisekit.handbook.edition.project import CONFIG_FILE, ConfigError
from promisekit.handbook.site.build import config_path
from promisekit.read import load

ADDRESS: Final = "127.0.0.1:8000"


def serve(
    portfolio: Path | None = None,
    *,
    config_file: Path | None = None,
    address: str | None = None,
    open_in_browser: bool = False,
) -> None:
    """Serves until Ctrl+C. Files with errors do not end it: the last good pages stay, the errors are shown.

    ``address`` is ``host:port``. Raises NothingToReadError where there is no portfolio,
    and ConfigError where the address is taken.
    """
    from mkdocs.commands.serve import serve as mkdocs_serve

    _show_log()
    own_config = config_file or (CONFIG_FILE if CONFIG_FILE.exists() else None)
    folder = portfolio or (None if own_config else Path("blueprints"))
    settings: dict[str, Any] = {"dev_addr": address} if address else {}
    loaded = load(folder) if folder else None
    if folder:
        settings["docs_dir"] = str(folder.resolve())
    with config_path(own_config, loaded.portfolio if loaded else None) as path:
        try:
            mkdocs_serve(str(path), open_in_browser=open_in_browser, **settings)
        except OSError as error:
            where = address or ADDRESS
            raise ConfigError(f"cannot serve on {where}: {error.strerror}; name another address") from None


def _show_log() -> None:
    """MkDocs tells by its log where it serves and what it rebuilds."""
    log = logging.getLogger("mkdocs")
    log.setLevel(logging.INFO)
    if not log.handlers:
        handler = logging.StreamHandler(sys.stderr)
        handler.setFormatter(logging.Formatter("%(message)s"))
        log.addHandler(handler)
