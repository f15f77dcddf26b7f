"""Who may read what a preview serves."""

from __future__ import annotations

import socket

import pytest

from promisekit.handbook.site.visitors import Visitors

MACHINE = socket.gethostname().lower()


@pytest.mark.parametrize(
    ("served_on", "asked_for", "may"),
    [
        ("127.0.0.1", "127.0.0.1:8000", True),
        ("127.0.0.1", "localhost:8000", True),
        ("127.0.0.1", "LOCALHOST", True),
        ("127.0.0.1", "[::1]:8000", True),
        ("127.0.0.1", "192.168.1.7:8000", False),
        ("127.0.0.1", "evil.example:8000", False),
        ("127.0.0.1", "localhost.evil.example:8000", False),
        ("127.0.0.1", "localhost@evil.example", False),
        ("127.0.0.1", "", False),
        ("desk.local", "desk.local:8000", True),
        ("desk.local", "other.local:8000", False),
        ("0.0.0.0", "192.168.1.7:8000", True),
        ("0.0.0.0", f"{MACHINE}:8000", True),
        ("::", "[fe80::1]:8000", True),
        ("0.0.0.0", "evil.example:8000", False),
    ],
)
def test_by_which_name_it_is_asked(served_on: str, asked_for: str, may: bool) -> None:
    assert Visitors(served_on).may_read(lambda name: asked_for if name == "Host" else "") is may


@pytest.mark.parametrize(
    ("headers", "may"),
    [
        ({}, True),
        ({"Origin": "http://localhost:8000"}, True),
        ({"Origin": "http://localhost:9000"}, False),
        ({"Origin": "http://evil.example"}, False),
        ({"Origin": "null"}, False),
        ({"Sec-Fetch-Site": "none"}, True),
        ({"Sec-Fetch-Site": "same-origin", "Origin": "http://evil.example"}, False),
        ({"Sec-Fetch-Site": "cross-site"}, False),
        ({"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"}, True),
        ({"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "iframe"}, False),
        ({"Sec-Fetch-Site": "same-site", "Sec-Fetch-Mode": "no-cors", "Sec-Fetch-Dest": "script"}, False),
    ],
)
def test_who_sent_the_browser_here(headers: dict[str, str], may: bool) -> None:
    sent = {"Host": "localhost:8000"} | headers
    assert Visitors("127.0.0.1").may_read(lambda name: sent.get(name, "")) is may
