"""A portfolio as it would be with some values changed and some items gone; nothing is written."""

from __future__ import annotations

from promisekit.diagnostic import Diagnostic, KeyPath, Severity
from promisekit.edit.draft import CannotEditError, Draft, file_of
from promisekit.edit.operation import Operation, Remove, Set
from promisekit.edit.rename import address_of
from promisekit.edit.syntax import NoSuchPlaceError, Syntax
from promisekit.edit.yaml_text import Written
from promisekit.model.portfolio import SECTIONS
from promisekit.read.loader import Loaded


def changed(draft: Draft, settings: list[str], gone: list[str]) -> Loaded:
    """The portfolio with ``settings`` (`promises.right-invoice.within=24 h`) and without the items ``gone``.

    Raises CannotEditError for what cannot be done, or cannot be read afterwards.
    """
    before = draft.load()
    known = {_what(one) for one in before.diagnostics}
    for word in gone:
        address = address_of(before, word)
        draft.operate(file_of(before, address), [Remove(address)])
    for setting in settings:
        _set(draft, setting)
    after = draft.load()
    for one in after.diagnostics:
        if one.severity is Severity.ERROR and _what(one) not in known:
            raise CannotEditError(f"{one.message}; {one.hint}" if one.hint else one.message)
    return after


def _what(diagnostic: Diagnostic) -> tuple[str, KeyPath]:
    return diagnostic.code, diagnostic.key_path


def _set(draft: Draft, setting: str) -> None:
    place, equals, words = setting.partition("=")
    path: KeyPath = tuple(int(part) if part.isdigit() else part for part in place.strip().split("."))
    if not equals or not words.strip() or (path[0] != "portfolio" and (path[0] not in SECTIONS or len(path) < 3)):
        raise CannotEditError(
            f"`{setting}` is no change; write a place and a value, such as `promises.right-invoice.within=24 h`"
        )
    try:
        value: Written = Syntax(f"value: {words}\n").plain()["value"]
    except (ValueError, NoSuchPlaceError):
        value = words.strip()
    loaded = draft.load()
    address = path[:1] if path[0] == "portfolio" else path[:2]
    operation: Operation = Set(path, value)
    draft.operate(file_of(loaded, address), [operation])
