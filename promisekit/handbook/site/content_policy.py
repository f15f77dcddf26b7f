"""What a browser may run on a page of ours (Content Security Policy): the theme's scripts and ours, and nothing else.

Texts cannot bring scripts into a page in the first place; should one ever do, it does not run.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

_HEAD: Final = re.compile(r"<head[^>]*>\s*(?:<meta charset=[^>]*>)?", re.IGNORECASE)
_SCRIPT: Final = re.compile(r"<script([^>]*)>(.*?)</script>", re.DOTALL | re.IGNORECASE)
_SOURCE: Final = re.compile(r"\ssrc=[\"']?([^\"'\s>]+)", re.IGNORECASE)
_STYLE: Final = re.compile(r"<link[^>]*\srel=[\"']?stylesheet[^>]*>", re.IGNORECASE)
_ADDRESS: Final = re.compile(r"\shref=[\"']?([^\"'\s>]+)", re.IGNORECASE)
_ALWAYS: Final = "object-src 'none'; base-uri 'none'"
_CLOSED: Final = (
    "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-src 'none'; form-action 'self'"
)
"""For a site that takes nothing from elsewhere. Styles stand in the pictures themselves."""


def with_policy(html: str, content: str, config: MkDocsConfig) -> str:
    """The page with its policy. What its ``content``, made of the portfolio, may hold is not allowed to run.

    A page in which the content is not found as it was is left as it is: a template of the user's may do anything.
    """
    before, found, after = html.partition(content) if content else (html, "", "")
    head = _HEAD.search(html)
    if (content and not found) or head is None:
        return html
    template = before + after
    scripts = sorted({"'self'", *_hashes(template), *_hosts(_sources(template))})
    policy = f"script-src {' '.join(scripts)}; {_ALWAYS}"
    if _takes_nothing_from_elsewhere(template, config):
        policy = f"{_CLOSED}; {policy}"
    meta = f'\n<meta http-equiv="Content-Security-Policy" content="{policy}">'
    return html[: head.end()] + meta + html[head.end() :]


def _takes_nothing_from_elsewhere(template: str, config: MkDocsConfig) -> bool:
    styles = (address for link in _STYLE.findall(template) for address in _ADDRESS.findall(link))
    is_extended = config.theme.custom_dir or config.extra.get("analytics") or config.repo_url
    return not (is_extended or _hosts(_sources(template)) or _hosts(styles))


def _hashes(template: str) -> Iterator[str]:
    for attributes, script in _SCRIPT.findall(template):
        if not _SOURCE.search(attributes) and "json" not in attributes:
            yield f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


def _sources(template: str) -> Iterator[str]:
    for attributes, _ in _SCRIPT.findall(template):
        yield from _SOURCE.findall(attributes)


def _hosts(addresses: Iterator[str]) -> set[str]:
    """`https://a.example` of each address that leads elsewhere; one without a scheme is taken for https."""
    parts = map(urlsplit, addresses)
    return {f"{part.scheme or 'https'}://{part.netloc}" for part in parts if part.netloc}
