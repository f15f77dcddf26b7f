"""Links to items in texts: what follows `[[`."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

from lsprotocol.types import CompletionItemKind as Kind

from promisekit.language_server.completion.offer import Offer
from promisekit.language_server.place import Cursor, Place
from promisekit.language_server.summary import summary
from promisekit.model.portfolio import SECTIONS
from promisekit.read.shape import noun

_BEGUN: Final = re.compile(r"\[\[([\w:-]*)$")


def begun_link(cursor: Cursor) -> int | None:
    """The offset behind `[[` where a link is being written; None elsewhere."""
    before = cursor.text.content[max(0, cursor.offset - 200) : cursor.offset]
    match = _BEGUN.search(before)
    return cursor.offset - len(match[1]) if match else None


def links(cursor: Cursor, place: Place, start: int) -> list[Offer]:
    """Every item, with its section where its id alone would not say which is meant."""
    items = list(cursor.portfolio.known)
    counted = Counter(item.id for item in items)
    items.sort(key=lambda item: (list(SECTIONS).index(item.section), item.name.lower()))
    offers = []
    for item in items:
        label = item.id if counted[item.id] == 1 else f"{item.section}:{item.id}"
        said = f"{item.name} ({noun(SECTIONS[item.section]).split(' ', 1)[1]})"
        doc = summary(cursor.portfolio, item)
        offers.append(Offer(label, Kind.Reference, said, doc, known_as=item.name, start=start, ends="]]"))
    return offers
