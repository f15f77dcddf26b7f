"""A portfolio with one thing broken, for every thing in it: what a mistake does to all that rests on it.

``python -m tests.mistakes.breaking [FOLDER]`` breaks everything in a portfolio once (the sample takes some minutes)
and prints what is told twice.
"""

from __future__ import annotations

import datetime
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from random import Random
from typing import Any, Final, NamedTuple

import yaml

from promisekit.check import check
from promisekit.diagnostic import Diagnostic, Severity
from promisekit.model.base import Model
from promisekit.model.walk import KeyPath
from promisekit.read import Loaded
from promisekit.read.folder import DiskFolder
from promisekit.read.shape import field_names
from promisekit.read.start import load_from
from promisekit.read.values import plain_values

TODAY: Final = datetime.date(2026, 11, 27)
SAMPLE: Final = Path(__file__).parents[2] / "blueprints"


def _models(model: type[Model] = Model) -> Iterator[type[Model]]:
    for narrower in model.__subclasses__():
        yield narrower
        yield from _models(narrower)


_FIELDS: Final = {name for model in _models() for name in field_names(model)}


class Folder(DiskFolder):
    """A folder on the disk, some of whose files have another content."""

    def __init__(self, path: Path, contents: Mapping[str, bytes]) -> None:
        super().__init__(path, path.name)
        self.contents = contents

    def read(self, relative: str) -> bytes:
        """The other content, where there is one."""
        return self.contents[relative] if relative in self.contents else super().read(relative)


class Broken(NamedTuple):
    """One thing that was broken: in which file, where, how, and the values, or the bytes, that the file then holds."""

    file: str
    path: KeyPath
    how: str
    values: Any

    @property
    def content(self) -> bytes:
        """What the file then holds."""
        return self.values if isinstance(self.values, bytes) else written(self.values)

    @property
    def name(self) -> str:
        """For people."""
        return f"{self.file}: {'.'.join(map(str, self.path))} {self.how}"


class Portfolio:
    """A folder of files of which any may be broken. What the others give is read once."""

    def __init__(self, folder: Path = SAMPLE) -> None:
        self.folder = folder
        self._parts: dict[Any, Any] = {}
        self.files = {f.relative: DiskFolder(folder, "").read(f.relative) for f in DiskFolder(folder, "x").files()}
        # All in one form, so that a file that is written anew says the same in the same places.
        self.values = {name: plain_values(content.decode()) or {} for name, content in self.files.items()}
        self.files = {name: written(values) for name, values in self.values.items()}
        self.sound = found(self.loaded({}))

    def loaded(self, contents: Mapping[str, bytes]) -> Loaded:
        """As it is with other contents of some files."""
        loaded = load_from(Folder(self.folder, {**self.files, **contents}), parts := dict(self._parts))
        if not contents:
            self._parts = parts
        return loaded

    def told(self, broken: Broken) -> list[Diagnostic]:
        """What is found that was not found before: the worst first."""
        loaded = self.loaded({broken.file: broken.content})
        return [d for d in check(loaded, today=TODAY) if (d.code, d.message) not in self.sound]

    def files_broken(self) -> Iterator[Broken]:
        """Every file in every way in which it can be unreadable."""
        for file, content in self.files.items():
            text = content.decode()
            yield Broken(file, (), "is UTF-16", text.encode("utf-16"))
            yield Broken(file, (), "is no UTF-8", content + "# caf\u00e9".encode("latin-1"))
            yield Broken(file, (), "ends in the middle", content + b"  torn: {name: [")
            yield Broken(file, (), "is a list", b"- " + content.replace(b"\n", b"\n  "))

    def sections_broken(self) -> Iterator[Broken]:
        """Every section under another name, in another place or in another form, and every item that is none."""
        for file, values in self.values.items():
            for name, section in values.items():
                others = {key: value for key, value in values.items() if key != name}
                for wrong in (
                    name[:2] + name[3] + name[2] + name[4:],
                    name.capitalize(),
                    name.removesuffix("s"),
                    "zzz",
                ):
                    if wrong != name:
                        yield Broken(file, (name,), f"written {wrong}", _renamed(values, (name,), wrong))
                yield Broken(file, (name,), "is a text", _with(values, (name,), "zzz"))
                yield Broken(file, (name,), "is empty", _with(values, (name,), None))
                if name == "portfolio":
                    continue
                yield Broken(
                    file, (name,), "is a list", _with(values, (name,), tuple({k: v} for k, v in section.items()))
                )
                yield Broken(file, (name,), "is at the left edge", {**others, **section})
                for other, inner in others.items():
                    yield Broken(file, (name,), f"stands in {other}", {**others, other: {**inner, name: section}})

    def values_broken(self) -> Iterator[Broken]:
        """Every value and every field's name, in every way in which it can be broken."""
        for file, values in self.values.items():
            for path in _paths(values):
                if len(path) < 2:
                    # Sections are broken in ways of their own.
                    continue
                for how, value in _ways(_at(values, path)):
                    yield Broken(file, path, how, _with(values, path, value))
                if path[-1] in _FIELDS and len(path[-1]) > 3 and (len(path) > 2 or path[0] == "portfolio"):
                    wrong = path[-1][:-2] + path[-1][-1] + path[-1][-2]
                    yield Broken(file, path, f"written {wrong}", _renamed(values, path, wrong))


def found(loaded: Loaded) -> set[tuple[str, str]]:
    """Code and message of all that is found."""
    return {(d.code, d.message) for d in check(loaded, today=TODAY)}


def written(values: Any) -> bytes:
    """Values as a YAML file."""
    dumped: bytes = yaml.dump(_plain(values), Dumper=yaml.CSafeDumper, encoding="utf-8", sort_keys=False, width=10_000)
    return dumped


def is_told_once(broken: Broken, told: list[Diagnostic]) -> bool:
    """Whether there is one error, and nothing that only seems so because of it."""
    if broken.how.startswith(("is another text", "has a slip")) and any(d.code.startswith("PK1") for d in told):
        # Another id is an id: who used the old one is told, and of an id that is like no other, what it leaves alone.
        return broken.how == "is another text" or broken.path[-1] == "id" or len(told) <= 1
    # Another value may be as good as the old one.
    return len(told) <= 1 or told[0].severity is not Severity.ERROR


def _plain(values: Any) -> Any:
    if isinstance(values, dict):
        return {key: _plain(value) for key, value in values.items()}
    return [_plain(value) for value in values] if isinstance(values, tuple) else values


def _paths(values: Any, path: KeyPath = ()) -> Iterator[KeyPath]:
    pairs = values.items() if isinstance(values, dict) else enumerate(values) if isinstance(values, tuple) else ()
    for key, value in pairs:
        yield (*path, key)
        yield from _paths(value, (*path, key))


def _at(values: Any, path: KeyPath) -> Any:
    for key in path:
        values = values[key]
    return values


def _ways(value: Any) -> Iterator[tuple[str, Any]]:
    yield "is empty", None
    if isinstance(value, dict):
        yield "is a list", ("zzz",)
        yield "is a text", "Zz 1-"
        yield "has an unknown field", {**value, "zzz_zzz": "1"}
    elif isinstance(value, tuple):
        yield "is a mapping", {"zzz_zzz": {"zzz_zzz": "1"}}
        yield "is in a list", (value,)
    else:
        yield "is another text", "Zz 1-"
        if len(value) > 5 and " " not in value:
            yield "has a slip", value[:2] + value[3] + value[2] + value[4:]
        yield "is a mapping", {"zzz_zzz": {"zzz_zzz": "1"}}
        yield "is a list of mappings", ({"zzz_zzz": ("1",)},)


def _with(values: Any, path: KeyPath, value: Any) -> Any:
    if not path:
        return value
    if isinstance(values, dict):
        return {key: _with(old, path[1:], value) if key == path[0] else old for key, old in values.items()}
    return tuple(_with(old, path[1:], value) if key == path[0] else old for key, old in enumerate(values))


def _renamed(values: Any, path: KeyPath, name: str) -> Any:
    parent = _at(values, path[:-1])
    return _with(values, path[:-1], {name if key == path[-1] else key: value for key, value in parent.items()})


def main() -> None:
    """Breaks everything once, or as many things as the second argument says, and prints what is told twice."""
    portfolio = Portfolio(Path(sys.argv[1]) if len(sys.argv) > 1 else SAMPLE)
    every = [*portfolio.files_broken(), *portfolio.sections_broken(), *portfolio.values_broken()]
    if len(sys.argv) > 2:
        every = Random(sys.argv[3] if len(sys.argv) > 3 else "once").sample(every, int(sys.argv[2]))
    twice = 0
    for broken in every:
        told = portfolio.told(broken)
        if not is_told_once(broken, told):
            twice += 1
            print(broken.name, *(f"    {d.code} {d.message}" for d in told), sep="\n", flush=True)
    print(f"{len(every)} broken, {twice} of them not told once.")


if __name__ == "__main__":
    main()
