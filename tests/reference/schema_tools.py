"""Blueprint files as editors see them: values after YAML 1.2 guessed their types, validated by a JSON Schema."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml
from jsonschema import Draft7Validator, Draft202012Validator

from promisekit.check import check
from promisekit.diagnostic import Severity
from promisekit.read import load
from promisekit.reference.schema import Schema


class _Core(yaml.CSafeLoader):
    """YAML 1.2 (its core schema); PyYAML's own is 1.1, in which `no` is false and `12:30` a number."""

    yaml_implicit_resolvers: dict[str, Any] = {}


_GUESSES = {
    "null": "~|null|Null|NULL|",
    "bool": "true|True|TRUE|false|False|FALSE",
    "int": "[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+",
    "float": r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?",
}
for _name, _pattern in _GUESSES.items():
    _Core.add_implicit_resolver(f"tag:yaml.org,2002:{_name}", re.compile(f"^(?:{_pattern})$"), None)


def _whole(loader: _Core, node: yaml.ScalarNode) -> int:
    text = loader.construct_scalar(node)
    return int(text, 0) if text[:2] in ("0x", "0o") else int(text)


def _mapping(loader: _Core, node: yaml.MappingNode) -> dict[str, Any]:
    return {key.value: loader.construct_object(value, True) for key, value in node.value}


_Core.add_constructor("tag:yaml.org,2002:int", _whole)
_Core.add_constructor("tag:yaml.org,2002:float", lambda loader, node: float(loader.construct_scalar(node)))
_Core.add_constructor("tag:yaml.org,2002:map", _mapping)


def seen(text: str) -> Any:
    """The values of a file as an editor sees them. Raises YAMLError."""
    return yaml.load(text, _Core)


def refused(schema: Schema, text: str) -> list[str]:
    """What a file has that the schema does not take: the places, and what is wrong there. Both drafts agree on it."""
    newer, older = (
        [
            f"{'/'.join(map(str, error.absolute_path))}: {error.message}"
            for error in draft(schema).iter_errors(seen(text))
        ]
        for draft in (Draft202012Validator, Draft7Validator)
    )
    assert newer == older
    return newer


def errors(folder: Path) -> list[str]:
    """What `promisekit check` calls an error."""
    return [finding.message for finding in check(load(folder)) if finding.severity is Severity.ERROR]
