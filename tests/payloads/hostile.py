"""Portfolios in which every text is a payload; and the same with harmless words, to compare with."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

import yaml

from promisekit.check import check
from promisekit.read import Loaded, load
from tests.handbook.test_nothing_lost import COMMON, EVERYTHING

_TEMPLATE: Final[dict[str, Any]] = yaml.load(
    EVERYTHING.replace("    COMMON\n", COMMON.lstrip("\n").replace("WORD.example", "x.example"))
    .replace("WORD@x.example", "word@x.example")
    .replace("PHONE", "+358 9 123"),
    yaml.BaseLoader,
)


def filled(text_for: Callable[[], str]) -> dict[str, Any]:
    """The portfolio that has something in every field, with the next text in each place of a text."""
    whole: dict[str, Any] = _filled(_TEMPLATE, text_for)
    whole["portfolio"] |= {"language": "en", "languages": ["en", "fi"]}
    whole["roles"]["agent"]["name"] = {"en": text_for(), "fi": text_for()}
    return whole


def _filled(value: Any, text_for: Callable[[], str]) -> Any:
    if isinstance(value, dict):
        return {key: _filled(one, text_for) for key, one in value.items()}
    if isinstance(value, list):
        return [_filled(one, text_for) for one in value]
    return text_for() if value == "WORD" else value


def slots() -> int:
    """How many texts one portfolio takes."""
    counter = itertools.count()
    filled(lambda: str(next(counter)))
    return next(counter)


def written(folder: Path, portfolio: dict[str, Any]) -> Loaded:
    """The portfolio as a file in the folder, and read."""
    folder.mkdir(parents=True, exist_ok=True)
    text = yaml.dump(portfolio, Dumper=yaml.CSafeDumper, allow_unicode=False, default_style='"', sort_keys=False)
    (folder / "all.yaml").write_text(text, "utf-8")
    return load(folder, shown_as="blueprints")


def readable(texts: list[str], folder: Path) -> tuple[list[str], list[str]]:
    """Those of the texts that the reader takes, and those that it refuses with an error."""
    taken, refused = [], []
    for number, text in enumerate(texts):
        loaded = written(folder / str(number), {"portfolio": {"name": "X", "vision": text}})
        is_wrong = any(one.severity.word == "error" for one in (*loaded.diagnostics, *check(loaded)))
        (refused if is_wrong else taken).append(text)
    return taken, refused


def rounds(texts: list[str], times: int) -> Iterator[list[str]]:
    """The texts in portions of one portfolio each, every text so many times and in another place each time."""
    size = slots()
    for turn in range(times):
        start = turn * len(texts) // max(times, 1) + turn * 7
        turned = texts[start % len(texts) :] + texts[: start % len(texts)]
        for at in range(0, len(turned), size):
            portion = turned[at : at + size]
            yield (portion * (size // len(portion) + 1))[:size]
