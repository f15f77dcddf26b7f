"""What is told of the word under the pointer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lsprotocol import types

from promisekit.check.rule import all_rules
from promisekit.language_server.asked import asked_at
from promisekit.language_server.markup import markup
from promisekit.language_server.meaning import field_doc, section_doc
from promisekit.language_server.place import Cursor
from promisekit.language_server.sketch import Spot, unquoted
from promisekit.language_server.summary import markdown, rests_on, summary
from promisekit.language_server.target import Target, target_at
from promisekit.language_server.worst_case import worst_case
from promisekit.model.portfolio import SECTIONS
from promisekit.read.problems import PROBLEMS


def hover(cursor: Cursor, formats: Sequence[types.MarkupKind] | None = None) -> types.Hover | None:
    """What the word means or names; None where there is nothing to tell."""
    spot = cursor.sketch.spot_at(cursor.offset)
    if spot is None or cursor.sketch.is_remark(cursor.offset):
        return None
    target = target_at(cursor)
    if target and target.item is None and not target.inside:
        # What it names does not exist, as its finding says.
        return None
    told = list(_of_target(cursor, target)) if target else []
    told += _of_spot(cursor, spot, has_target=bool(told))
    if not told:
        return None
    start, end = (target.start, target.end) if target else (spot.start, spot.end)
    return types.Hover(markup("\n\n".join(told), formats), cursor.text.range(start, end))


def _of_target(cursor: Cursor, target: Target) -> Iterator[str]:
    if target.inside:
        yield from _of_part(cursor, target)
    elif target.item is not None:
        yield summary(cursor.portfolio, target.item)
        if told := rests_on(cursor.portfolio, target.item):
            yield told


def _of_part(cursor: Cursor, target: Target) -> Iterator[str]:
    above = target.inside[:-1] if target.inside[-1] == "id" else target.inside
    said = cursor.sketch.value((*above, "customer" if target.inside[-1] == "id" else "does"))
    if said is not None and not target.is_declaration:
        yield markdown(unquoted(said.word))


def _of_spot(cursor: Cursor, spot: Spot, *, has_target: bool) -> Iterator[str]:
    path = spot.path
    if spot.is_key and len(path) == 1 and path[0] in ("portfolio", *SECTIONS):
        yield section_doc(str(path[0]))
        return
    asked = asked_at(path)
    if asked is None or asked.field is None:
        return
    is_of_field = spot.is_key or path[-1] == asked.field.name or isinstance(path[-1], int)
    if not has_target and is_of_field and (not asked.is_text or spot.is_key):
        yield field_doc(asked.field)
    if asked.field.name in ("check", "checks") and (code := _code(unquoted(spot.word))):
        yield code
    if path[:1] == ("promises",) and path[2:3] == ("within",) and (told := _worst(cursor, str(path[1]))):
        yield told


def _worst(cursor: Cursor, promise_id: str) -> str:
    reading = cursor.portfolio.reading
    case = reading.relations.worst_cases.get(promise_id) if reading else None
    if reading is None or case is None:
        return ""
    told = worst_case(case)
    return f"{told.brief.capitalize()}: {told.told}."


def _code(code: str) -> str:
    entries = {rule.code: rule.summary for rule in all_rules()} | {p.code: p.summary for p in PROBLEMS.values()}
    return f"`{code}`: {entries[code]}" if code in entries else ""
