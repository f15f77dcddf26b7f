"""What can be done about a finding: write what was meant, make what is missing, accept it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Final

from lsprotocol import types

from promisekit.check.rule import all_rules
from promisekit.diagnostic import Diagnostic, KeyPath, Severity
from promisekit.edit.draft import Draft, file_of
from promisekit.edit.new_item import add
from promisekit.edit.operation import Insert, Set
from promisekit.edit.ways_out import take, ways_out
from promisekit.edit.yaml_text import Written
from promisekit.language_server.actions.action import Action
from promisekit.language_server.asked import Asked, asked_at, fields_of
from promisekit.language_server.portfolio import Reading
from promisekit.model.portfolio import SECTIONS
from promisekit.model.reference import ID_PATTERN
from promisekit.read.shape import noun, whole

_QUICK: Final = types.CodeActionKind.QuickFix
_TO_WRITE: Final = ""
"""Stands where only the author knows what to write: it is found until they do."""


def mending(draft: Draft, finding: Diagnostic) -> Iterator[Action]:
    """What may be written instead of what stands there."""
    ways = ways_out(draft, finding)
    for way in ways:
        title = f"Write `{_brief(way.instead)}`" + (f" instead of `{_brief(way.typed)}`" if way.typed else "")
        yield Action(title, _QUICK, partial(take, way=way), finding, len(ways) == 1)


def making(reading: Reading, finding: Diagnostic) -> Iterator[Action]:
    """The item to which something refers and which does not exist."""
    if finding.code != "PK101":
        return
    for reference in reading.graph.unresolved:
        places = reading.loaded.source_map
        if places.written(reference.path) != finding.key_path or not ID_PATTERN.fullmatch(reference.target_id):
            continue
        for section in reference.sections:
            one = noun(SECTIONS[section]).split(" ", 1)[1]
            made, item_id = needed(section), reference.target_id
            yield Action(
                f"Add the {one} `{item_id}`",
                _QUICK,
                partial(add, section=section, item_id=item_id, fields=made),
                finding,
            )
        return


def accepting(finding: Diagnostic) -> Iterator[Action]:
    """To live with the finding, with a reason that is still to be written; an error is there to be mended."""
    path = finding.key_path
    address = path[:1] if path[:1] == ("portfolio",) else path[:2]
    is_error = finding.severity is Severity.ERROR
    if is_error or not address or not any(rule.code == finding.code for rule in all_rules()):
        return
    yield Action(
        f"Accept {finding.code} here, with a reason",
        _QUICK,
        lambda draft: accept(draft, finding.code, address),
        finding,
    )


def accept(draft: Draft, code: str, address: KeyPath) -> None:
    """Puts an acceptance without its reason at the item; until it has one, that is found."""
    loaded = draft.load()
    portfolio = loaded.portfolio
    item = portfolio.about if len(address) == 1 else portfolio.section(str(address[0]))[str(address[1])]
    entry = {"check": code, "reason": _TO_WRITE}
    path = (*address, "accepted")
    operation = Insert((*path, len(item.accepted)), entry) if item.accepted else Set(path, [entry])
    draft.operate(file_of(loaded, address), [operation])


def needed(section: str) -> dict[str, Written]:
    """The fields that an item of a section needs, with nothing in them yet."""
    asked = asked_at((section, "an-id"))
    assert asked is not None and asked.model is not None
    return _needed(asked)


def _needed(asked: Asked) -> dict[str, Written]:
    assert asked.model is not None
    return {name: _empty(Asked(whole(info))) for name, info in fields_of(asked.model).items() if info.is_required()}


def _empty(asked: Asked) -> Written:
    if asked.is_mapping and asked.model is not None:
        inner = _needed(asked)
        return [inner] if asked.is_list else inner
    return asked.choices[0] if asked.choices else _TO_WRITE


def _brief(text: str, most: int = 60) -> str:
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1]}…"
