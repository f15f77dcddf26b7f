"""Does what a hint says, word for word: each of the texts in backticks that can be typed is typed where it belongs."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from typing import Any, Final

import yaml

from promisekit.diagnostic import Diagnostic, KeyPath

_TYPED: Final = re.compile(r"`([^`]+)`")
_ELSEWHERE: Final = (
    r"(?:commitment,?|guideline|improvement|role|that ends it, or an improvement,) with $"  # in something to be written
    r"|commitment with $|pain point $|a promise $|promise how long it takes \($|the pain that it is \($|lasts? $"
    r"|such as \"within .*\" with $|say what the customer gets, and by when, as in $"  # beside other words
)
_PLACEHOLDER: Final = "…"


def ways(data: Any, finding: Diagnostic) -> Iterator[tuple[str, Any]]:
    """Each way out that the hint gives as text to type, and the portfolio in which it was typed."""
    for match in _TYPED.finditer(finding.hint):
        before, after = finding.hint[: match.start()], finding.hint[match.end() :]
        if re.search(_ELSEWHERE, before) or re.match(r" of `| at the step", after):
            continue
        changed = copy.deepcopy(data)
        if _typed(changed, finding.key_path, match[1], before, after):
            yield match[1], changed


def _typed(data: Any, path: KeyPath, text: str, before: str, after: str) -> bool:
    """Types it; False where it is no more than the name of something."""
    if re.search(r"did you mean (?:its function, )?$", before) and not text.startswith("[["):
        return _replace(data, path, text)
    if text.startswith("[[") and re.search(r"(?:write|did you mean) $", before):
        return _replace(data, path, re.sub(r"\[\[.*?\]\]", text, str(_at(data, path)), count=1))
    if re.search(r"leave out $", before):
        return _mapping(data, path, text.partition(":")[0]).pop(text.partition(":")[0], None) is not None
    if re.search(r"leave $", before) and after.startswith((" out of `", " out:", " out (")):
        return _remove(data, path, text)
    if text.startswith("- "):
        _at(data, path).extend(yaml.load(text, yaml.BaseLoader))
        return True
    if not re.match(r"\{|[a-z_]+: ", text):
        return False
    snippet = yaml.load(text, yaml.BaseLoader)
    if text.startswith("{"):
        path = next((path[:i] for i, step in enumerate(path) if step in snippet and i), path)
        return _replace(data, path, _filled(snippet, _at(data, path)))
    (key,) = snippet
    item = re.match(r" to `([a-z0-9-]+)`", after)
    if after.startswith(" under `portfolio:`"):
        data.setdefault("portfolio", {}).update(snippet)
    elif item:
        data[path[0]][item[1]].update(snippet)
    else:
        beside = re.match(r" beside `(\w+)`", after)
        into = _mapping(data, path[: path.index(beside[1]) + 1], beside[1]) if beside else _mapping(data, path, key)
        into[key] = _filled(snippet[key], into.get(key))
    replaced = re.match(r" in place of `(\w+)`", after)
    if replaced:
        _mapping(data, path, replaced[1]).pop(replaced[1])
    return True


def _at(data: Any, path: KeyPath) -> Any:
    for key in path:
        data = data[key]
    return data


def _mapping(data: Any, path: KeyPath, key: str) -> Any:
    """The innermost mapping around a place to which a field belongs; texts by language are none."""
    found = data
    for position, step in enumerate(path):
        if step == key and position == len(path) - 1:
            return _around(data, path[:position])
        found = found[step] if isinstance(found, list) or step in found else None
        if found is None:
            return _around(data, path[:position])
    return _around(data, path)


def _around(data: Any, path: KeyPath) -> Any:
    node = _at(data, path)
    is_text = isinstance(node, dict) and all(re.fullmatch("[a-z]{2}(-[A-Z]{2})?", key) for key in node)
    return node if isinstance(node, dict) and not is_text else _around(data, path[:-1])


def _replace(data: Any, path: KeyPath, value: Any) -> bool:
    around, last = _at(data, path[:-1]), path[-1]
    if isinstance(around, dict) and isinstance(around.get(last), (dict, list)) and isinstance(value, str):
        around[value] = around.pop(last)  # the key is meant
    elif isinstance(around, dict) and isinstance(value, str) and len(path) > 2 and path[-2] in ("next", *_LANES):
        around[value] = around.pop(last)
    else:
        around[last] = value
    return True


_LANES: Final = ("frontstage", "backstage", "support", "checks")


def _remove(data: Any, path: KeyPath, text: str) -> bool:
    around, last = _at(data, path[:-1]), path[-1]
    if isinstance(around, list) and around[int(last)] == text:
        del around[int(last)]
    else:
        _around(data, path[:-1]).pop(last if last in _around(data, path[:-1]) else text)
    return True


def _filled(value: Any, old: Any) -> Any:
    """With what stood there in the place of the first `…`, so that a text stays what it was."""
    if isinstance(value, dict):
        filled = dict(value)
        for key, inner in value.items():
            if inner == _PLACEHOLDER:
                filled[key] = old if isinstance(old, str) else old.get(key, inner) if isinstance(old, dict) else inner
                old = None
        return filled
    return value
