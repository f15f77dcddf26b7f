"""Text from blueprint files made fit for Markdown: nothing in it is acted on, in tables, lists and paragraphs alike."""

from __future__ import annotations

import re

from promisekit.diagnostic import Span
from promisekit.report.printable import printable


def place(span: Span) -> str:
    """A file and line as code."""
    return f"<code>{plain(span.path)}:{span.line}</code>"


def cell(text: str) -> str:
    """The text with nothing in it that Markdown or HTML would act on, but with `code` kept as code."""
    parts = re.split(r"`([^`]+)`", printable(text))
    return "".join(f"<code>{plain(part)}</code>" if i % 2 else plain(part) for i, part in enumerate(parts))


def plain(text: str) -> str:
    """The text on one line, every mark of Markdown and HTML as a character reference."""
    # Character references are text to every Markdown reader, inside tables and code too.
    # The invisible joiner keeps an @name or #12 from calling people or other threads.
    escaped = re.sub(r"[&<>|\\`*_\[\]!~$@#:]", lambda match: f"&#{ord(match[0])};", printable(text))
    return re.sub("(&#(?:35|64);)", "\\1\N{WORD JOINER}", escaped)
