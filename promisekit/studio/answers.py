"""What somebody typed into a field -> what is to stand in the file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from promisekit.diagnostic import KeyPath
from promisekit.edit.operation import Operation, Remove, Set, difference
from promisekit.edit.syntax import Syntax


def typed(kind: str, answers: Sequence[str], now: Any) -> Any:
    """The value of what was typed in a field of that kind; None where it was emptied. ``now`` is what stands there."""
    text = (answers[0] if answers else "").replace("\r\n", "\n").strip()
    if kind == "ids":
        chosen = [one for one in answers if one]
        return chosen[0] if len(chosen) == 1 and isinstance(now, str) else chosen or None
    if kind == "lines":
        lines = [line.strip() for line in text.split("\n") if line.strip()]
        return lines[0] if len(lines) == 1 and isinstance(now, str) else lines or None
    if kind == "hours":
        spans = [span.strip() for span in text.split(",") if span.strip()]
        return spans[0] if len(spans) == 1 and not isinstance(now, list) else spans or None
    if kind == "raw" and text[:1] in ("[", "{"):
        try:
            return Syntax(f"value: {text}").plain()["value"]
        except ValueError:
            return text
    return text or None


def operations(path: KeyPath, now: Any, new: Any) -> list[Operation]:
    """What leads from the one value to the other; a value that was emptied goes with its key."""
    if new == now:
        return []
    if new is None:
        return [Remove(path)]
    if now is None:
        return [Set(path, new)]
    return difference(now, new, path)
