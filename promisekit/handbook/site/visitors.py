"""Who may read what a preview serves: browsers that were sent to this machine by its own name, and by no other site.

A page of another site can make a browser ask this machine, too. It may have a name of its own lead here (DNS
rebinding), ask from its scripts, or take our search index for a script of its own.
"""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

_AT_HOME: Final = frozenset(("localhost", "127.0.0.1", "::1"))
_EVERYWHERE: Final = frozenset(("0.0.0.0", "::", ""))
_SAME: Final = ("same-origin", "none")
"""Values of `Sec-Fetch-Site` of who was sent by our own pages, or typed the address."""

REFUSED: Final = (
    "This is a preview of a handbook, shown to this machine under its own name.\n"
    "Open the address that `serve` printed; to show it under another name, say so: `--address NAME:PORT`.\n"
)
HEADERS: Final = (
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "same-origin"),
)
"""What every answer says, so that browsers keep other sites from it."""

Ask = Callable[[str], str]
"""A header's value by its name; empty where it was not sent."""


class Visitors:
    """Tells those who may read from those who may not. ``host`` is where it is served."""

    def __init__(self, host: str) -> None:
        bare = host.strip("[]").lower()
        self._is_open = bare in _EVERYWHERE
        own = (socket.gethostname().lower(), f"{socket.gethostname().lower()}.local") if self._is_open else (bare,)
        self._names = _AT_HOME | set(own)

    def may_read(self, header: Ask) -> bool:
        """Whether who sends these headers may have an answer."""
        host = header("Host").lower()
        if not self._is_ours(_name(host)):
            return False
        origin = header("Origin").lower()
        if origin and origin not in (f"http://{host}", f"https://{host}"):
            return False
        site = header("Sec-Fetch-Site").lower()
        # A link on another site may lead here; nothing else of it may.
        is_link = header("Sec-Fetch-Mode").lower() == "navigate" and header("Sec-Fetch-Dest").lower() == "document"
        return not site or site in _SAME or is_link

    def _is_ours(self, name: str) -> bool:
        if name in self._names:
            return True
        # Where it is shown to the whole network, any address of this machine is right, and no site's name is one.
        return self._is_open and _is_address(name)


def guarded(app: Callable[..., Iterable[bytes]], host: str) -> Callable[..., Iterable[bytes]]:
    """A WSGI application that answers nobody else."""
    visitors = Visitors(host)

    def answer(environ: Mapping[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        if visitors.may_read(lambda name: str(environ.get(f"HTTP_{name.upper().replace('-', '_')}", ""))):
            return app(environ, start_response)
        start_response("403 Forbidden", [("Content-Type", "text/plain; charset=utf-8"), *HEADERS])
        return [REFUSED.encode()]

    return answer


def _name(host: str) -> str:
    """``[::1]:8000`` -> ``::1``."""
    if host.startswith("["):
        return host[1:].partition("]")[0]
    return host.partition(":")[0]


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True
