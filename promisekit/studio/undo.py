"""Steps that can be taken back and made again, also after a restart and beside somebody's editor."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

from promisekit.edit.commit import FOLDER, FileChange
from promisekit.edit.draft import CannotEditError, Draft
from promisekit.edit.operation import difference
from promisekit.edit.syntax import Syntax
from promisekit.edit.write import write_bytes

FILE: Final = "studio-steps.json"
MOST: Final = 200
"""Steps that are kept."""


class Step(NamedTuple):
    """One thing that somebody did: in their words, and what each file held before and after."""

    label: str
    changes: tuple[FileChange, ...]

    def make(self, *, back: bool) -> Callable[[Draft], None]:
        """The edit that takes it back, or makes it again.

        A file that holds what the step left is as it was before, byte for byte; one that somebody changed since gets
        the inverse operations.
        """

        def edit(draft: Draft) -> None:
            for relative, old, new in self.changes:
                source, target = (new, old) if back else (old, new)
                now = draft.content(relative)
                if now == source:
                    draft.write(relative, target)
                elif now is None or source is None or target is None:
                    raise CannotEditError(f"`{draft.shown(relative)}` was changed since, so this step stays")
                else:
                    operations = difference(_plain(source), _plain(target))
                    draft.operate(relative, operations)

        return edit


class History:
    """The steps of a portfolio, kept in its folder `.promisekit`."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / FOLDER / FILE
        self._steps: list[Step] = []
        self._done = 0
        self._read()

    def add(self, step: Step) -> None:
        """Remembers a step; those that were taken back are forgotten."""
        if not step.changes:
            return
        self._steps = [*self._steps[: self._done], step][-MOST:]
        self._done = len(self._steps)
        self._write()

    def last_done(self) -> Step | None:
        """The step that would be taken back."""
        return self._steps[self._done - 1] if self._done else None

    def last_undone(self) -> Step | None:
        """The step that would be made again."""
        return self._steps[self._done] if self._done < len(self._steps) else None

    def moved(self, *, back: bool) -> None:
        """Remembers that a step was taken back or made again."""
        self._done += -1 if back else 1
        self._write()

    def _read(self) -> None:
        try:
            found: Any = json.loads(self._path.read_bytes())
            self._steps = [Step(one["label"], tuple(_changes(one["changes"]))) for one in found["steps"]]
            self._done = min(max(int(found["done"]), 0), len(self._steps))
        except (OSError, ValueError, KeyError, TypeError):
            self._steps, self._done = [], 0

    def _write(self) -> None:
        self._path.parent.mkdir(exist_ok=True)
        ignored = self._path.parent / ".gitignore"
        if not ignored.exists():
            write_bytes(ignored, b"*\n")
        steps = [
            {
                "label": step.label,
                "changes": [[one.relative, _text(one.before), _text(one.after)] for one in step.changes],
            }
            for step in self._steps
        ]
        write_bytes(self._path, json.dumps({"done": self._done, "steps": steps}).encode())


def _written(change: FileChange) -> list[str | None]:
    return [change.relative, _text(change.before), _text(change.after)]


def _changes(written: Sequence[Any]) -> list[FileChange]:
    return [FileChange(relative, _bytes(before), _bytes(after)) for relative, before, after in written]


def _text(content: bytes | None) -> str | None:
    return None if content is None else content.decode("utf-8", "surrogateescape")


def _bytes(text: str | None) -> bytes | None:
    return None if text is None else text.encode("utf-8", "surrogateescape")


def _plain(content: bytes) -> Any:
    return Syntax(content.decode("utf-8-sig")).plain()
