"""Files that hold blueprints under a name that is not read: ``promises.yaml.txt``, ``A.YAML``, ``promises.json``.

Some editors and file managers write such endings themselves, and hide them.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import Any, Final

from promisekit.diagnostic import Diagnostic, Span
from promisekit.read.folder import Folder, SourceFile
from promisekit.read.problems import MISNAMED

_NAMED: Final = re.compile(r"(?P<stem>.+?)\.ya?ml(?P<rest>|[.~ _-].*)", re.IGNORECASE)
_COPY: Final = re.compile(r".*(?:~|\.(?:bak|backup|orig|old|rej|tmp|swp|save|\d+))", re.IGNORECASE)
"""What editors and git leave beside the file itself."""
_HELD: Final = (".txt", ".text", ".json", ".rtf")
_MOST_LOOKED_AT: Final = 2_000_000
_HEADING: Final = re.compile(rb"^([a-z_]+):[ \t]*\r?\n(?:[ \t]*\r?\n|[ \t]*#.*\n)*[ ]+[\w-]+:", re.MULTILINE)


def misnamed_files(folder: Folder, read: Collection[SourceFile]) -> Iterator[tuple[SourceFile, Diagnostic]]:
    """The files with such names beside those that are ``read``, and what to do about each."""
    names = {file.relative for file in read}
    for file in folder.others():
        new_name = _new_name(file, folder, names)
        if new_name:
            plain = file.relative.lower().endswith((".docx", ".doc", ".odt", ".rtf", ".pages"))
            hint = f"{'save it as plain text under the name' if plain else 'rename it to'} `{new_name}`"
            says = f"`{file.relative}` is not read: only files that end in `.yaml` or `.yml` are"
            yield (
                file,
                MISNAMED.at(Span(file.shown), says, f"{hint}, or start its name with `_` if it is to be passed over"),
            )


def _new_name(file: SourceFile, folder: Folder, read: set[str]) -> str | None:
    """What the file should be called, where it holds blueprints."""
    parent, _, name = file.relative.rpartition("/")
    named = _NAMED.fullmatch(name)
    if named is None:
        return f"{name.rpartition('.')[0]}.yaml" if name.lower().endswith(_HELD) and _holds(file, folder) else None
    new_name = f"{named['stem']}.yaml"
    beside = f"{parent}/{named['stem']}" if parent else named["stem"]
    is_there = not read.isdisjoint((f"{beside}.yaml", f"{beside}.yml"))
    return None if _COPY.fullmatch(name) and is_there else new_name


def _holds(file: SourceFile, folder: Folder) -> bool:
    """Whether the file holds sections of blueprints and nothing else."""
    from promisekit.model.portfolio import SECTIONS

    try:
        content = folder.read(file.relative)[:_MOST_LOOKED_AT]
    except (OSError, ValueError):
        return False
    if not file.relative.lower().endswith(".json"):
        return any(heading.decode() in SECTIONS for heading in _HEADING.findall(content))
    import json

    try:
        values: Any = json.loads(content)
    except (ValueError, RecursionError):
        return False
    return (
        isinstance(values, dict)
        and bool(values)
        and values.keys() <= {"portfolio", *SECTIONS}
        and all(isinstance(section, dict) for section in values.values())
        and any(isinstance(item, dict) for section in values.values() for item in section.values())
    )
