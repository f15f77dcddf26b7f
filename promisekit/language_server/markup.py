"""What is told about words: Markdown, or plain text for editors that show it as it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from lsprotocol import types

_MARKS: Final = re.compile(r"\\(.)|\*\*|`|(?<!\w)\*(?=\w)|(?<=[\w.])\*(?!\w)")


def markup(markdown: str, formats: Sequence[types.MarkupKind] | None) -> types.MarkupContent:
    """What is told, in the first of the ``formats`` that an editor takes that we have."""
    if formats is None or types.MarkupKind.Markdown in formats:
        return types.MarkupContent(types.MarkupKind.Markdown, markdown)
    return types.MarkupContent(types.MarkupKind.PlainText, _MARKS.sub(lambda mark: mark[1] or "", markdown))
