"""Portfolios to begin with, and what happens to their files: copied, renamed, emptied, written in another encoding, or
something that is no file in their place."""

from __future__ import annotations

import os
from collections.abc import Callable
from enum import Enum
from pathlib import Path
from random import Random
from typing import Final

from tests.fuzz.texts import TEXT_CHANGES
from tests.fuzz.values import value_changed

ROOT: Final = Path(__file__).parents[2]
_NAMES: Final = (
    "a.yaml", "b.yml", "C.YAML", "d.yaml.txt", "e.json", "f.csv", ".hidden.yaml", "~$g.yaml", "in/h.yaml",
    "a b\u00e4.yaml", "in/a.yaml/b.yaml", "-x.yaml", "mkdocs.yml", "new\nline.yaml", "index.md",
    "x" * 200 + ".yaml", "no-ending", "in.yaml/j.yaml",
)  # fmt: skip


class Other(Enum):
    """What may stand in a file's place."""

    FOLDER = "a folder"
    PIPE = "a named pipe"
    LOOP = "a link to itself"
    NOWHERE = "a link to nowhere"
    FOLDER_ABOVE = "a link to the folder that it stands in"


Files = dict[str, bytes | Other]
"""A portfolio's files by path from its folder."""


def beginnings() -> list[Files]:
    """The sample, and every case of the tests; always in the same order."""
    folders = [ROOT / "blueprints"] + sorted((ROOT / "tests/mistakes/cases").iterdir())
    read: list[Files] = [
        {str(f.relative_to(folder)): f.read_bytes() for f in sorted(folder.rglob("*")) if f.is_file()}
        for folder in folders
    ]
    cases: list[Files] = [
        {"a.yaml": case.read_bytes()} for case in sorted((ROOT / "tests/check/cases").rglob("*.yaml"))
    ]
    return [files for files in read + cases if any(name.endswith((".yaml", ".yml")) for name in files)]


def changed(files: Files, random: Random) -> Files:
    """The portfolio after one to four changes."""
    result = dict(files)
    for _ in range(random.choice((1, 1, 1, 2, 2, 3, 4))):
        random.choice((_content_changed,) * 12 + (_files_changed,))(result, random)
    return result


def write(files: Files, folder: Path) -> None:
    """Writes the portfolio into the folder, which is made; what the disk does not take is left out."""
    folder.mkdir()
    for name, content in files.items():
        path = folder / name
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            if isinstance(content, bytes):
                path.write_bytes(content)
            elif content is Other.FOLDER:
                path.mkdir()
            elif content is Other.PIPE:
                os.mkfifo(path)
            else:
                path.symlink_to({Other.LOOP: path.name, Other.NOWHERE: "nowhere", Other.FOLDER_ABOVE: "."}[content])
        except OSError:
            continue


def _content_changed(files: Files, random: Random) -> None:
    name = random.choice(sorted(files))
    content = files[name]
    if not isinstance(content, bytes) or not content:
        return
    by_value = value_changed(content, random) if random.random() < 0.65 else None
    files[name] = by_value if by_value is not None else random.choice(TEXT_CHANGES)(content, random)


def _files_changed(files: Files, random: Random) -> None:
    name = random.choice(sorted(files))
    content = files[name]
    how = random.randrange(6)
    if how == 0:
        files[random.choice(_NAMES)] = content
    elif how == 1:
        files[random.choice(_NAMES)] = files.pop(name)
    elif how == 2:
        files[name] = random.choice(list(Other))
    elif how == 3:
        files[random.choice(_NAMES)] = b""
    elif isinstance(content, bytes):
        files[name] = random.choice(_ENCODINGS)(content.decode("utf-8", "replace"))


_ENCODINGS: Final[tuple[Callable[[str], bytes], ...]] = (
    lambda text: text.encode("utf-16"),
    lambda text: text.encode("utf-16-le"),
    lambda text: text.encode("utf-32"),
    lambda text: text.encode("latin-1", "replace"),
    lambda text: text.encode("utf-8-sig"),
    lambda text: text.replace("\n", "\r\n").encode(),
    lambda text: text.replace("\n", "\r").encode(),
    lambda text: text.replace("\n", "\x85").encode(),
    lambda text: text.replace("\n", "\u2028").encode(),
    lambda text: text.replace(" ", "\u00a0").encode(),
    lambda text: text.replace("  ", "\t").encode(),
    lambda text: b"",
    lambda text: b"\n \n# nothing\n",
)
