"""Texts in Graphviz source: never HTML, never an escape of Graphviz' own."""

from __future__ import annotations

from promisekit.draw.svg import clean


def dot_text(lines: list[str]) -> str:
    """The lines as one label."""
    from graphviz import escape, nohtml

    return str(nohtml("\\n".join(str(escape(clean(line))) for line in lines)))
