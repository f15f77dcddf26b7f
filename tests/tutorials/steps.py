"""What a page tells its reader to do: the commands of its console blocks, and the edits that its sentences ask for.

A sentence before a block of YAML says where the block goes:

- Make the file `a.yaml`:
- At the end of `a.yaml`, add:
- In `a.yaml`, below `these words`, add:

A sentence alone says what to write over: In `a.yaml`, write `new words` instead of `old words`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final, Literal, NamedTuple

PROMPT: Final = "$ "

_BLOCK: Final = r"^```(?P<kind>\w+)[^\n]*\n(?P<text>.*?)^```$"
_OVER: Final = r"In `(?P<file>[^`]+)`,\swrite\s`(?P<new>[^`]+)`\sinstead\sof\s`(?P<old>[^`]+)`"
_STEP: Final = re.compile(f"{_BLOCK}|{_OVER}", re.MULTILINE | re.DOTALL)
_MAKE: Final = re.compile(r"Make\sthe\sfile\s`(?P<file>[^`]+)`:\s*\Z")
_END: Final = re.compile(r"At\sthe\send\sof\s`(?P<file>[^`]+)`,\sadd:\s*\Z")
_BELOW: Final = re.compile(r"In\s`(?P<file>[^`]+)`,\sbelow\s`(?P<old>[^`]+)`,\sadd:\s*\Z")


class Command(NamedTuple):
    """A line to type, what the page says is then printed, and the line of the page."""

    typed: str
    printed: str
    line: int


class Edit(NamedTuple):
    """What a reader does to one file."""

    file: str
    how: Literal["make", "at the end", "over"]
    old: str
    new: str
    line: int

    def apply(self, folder: Path) -> None:
        """Does it. What is to be found there has to be found once."""
        path = folder / self.file
        if self.how == "make":
            assert not path.exists(), f"line {self.line}: `{self.file}` is there already"
            path.parent.mkdir(exist_ok=True)
            path.write_text(self.new, "utf-8")
            return
        before = path.read_text("utf-8")
        if self.how == "at the end":
            path.write_text(before + self.new, "utf-8")
            return
        assert before.count(self.old) == 1, f"line {self.line}: `{self.old}` stands {before.count(self.old)} times"
        path.write_text(before.replace(self.old, self.new), "utf-8")


Step = Command | Edit


def steps(page: str) -> Iterator[Step]:
    """All of a page, in the order in which they stand there."""
    for match in _STEP.finditer(page):
        line = page.count("\n", 0, match.start()) + 1
        if match["new"]:
            yield Edit(match["file"], "over", match["old"], match["new"], line)
        elif match["kind"] == "console":
            yield from _commands(match["text"], line + 1)
        elif match["kind"] == "yaml":
            yield _edit(page[: match.start()].split("```")[-1], match["text"], line)


def _commands(text: str, line: int) -> Iterator[Command]:
    lines = text.splitlines(keepends=True)
    assert lines[0].startswith(PROMPT), f"line {line}: a console block begins with a command"
    starts = [number for number, each in enumerate(lines) if each.startswith(PROMPT)]
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        typed = lines[start].removeprefix(PROMPT).strip()
        yield Command(typed, "".join(lines[start + 1 : end]), line + start)


def _edit(before: str, text: str, line: int) -> Edit:
    if match := _MAKE.search(before):
        return Edit(match["file"], "make", "", text, line)
    if match := _END.search(before):
        return Edit(match["file"], "at the end", "", text, line)
    match = _BELOW.search(before)
    assert match, f"line {line}: nothing says where this goes"
    return Edit(match["file"], "over", f"{match['old']}\n", f"{match['old']}\n{text}", line)
