"""Whatever the schema takes is read without an error: values are made from the schema itself."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from promisekit.diagnostic import Severity
from promisekit.model.date import parse_date
from promisekit.model.hours import Hours
from promisekit.model.portfolio import SECTIONS
from promisekit.read import load
from promisekit.reference.schema import Schema, file_schema

SCHEMA = file_schema()
SIGNS = "".join(map(chr, range(0x20, 0x7F)))
WORDS = st.text("abcdefghij äö.,:#-'\"[]{}&*!?%0123456789", min_size=1, max_size=12).filter(str.strip)
NO_PATTERN_TELLS: dict[str, Callable[[Any], object]] = {"date": parse_date, "opening-hours": Hours.parse}
"""Which years have a 29 February, and whether hours end after they start."""
TRUE = st.sampled_from([True, False])


def values(schema: Schema) -> st.SearchStrategy[Any]:
    """Values that the schema takes."""
    if "$ref" in schema:
        name = schema["$ref"].removeprefix("#/$defs/")
        made = st.deferred(lambda: values(SCHEMA["$defs"][name]))
        return made.filter(lambda value: _is_taken(NO_PATTERN_TELLS[name], value)) if name in NO_PATTERN_TELLS else made
    if "enum" in schema:
        return st.sampled_from(schema["enum"])
    if "anyOf" in schema:
        return st.one_of([values(one) for one in schema["anyOf"]])
    if "else" in schema:
        return st.one_of(values(schema["else"]), TRUE)
    kinds = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    return st.one_of([_of_type(kind, schema) for kind in kinds])


def _is_taken(parse: Callable[[Any], object], value: Any) -> bool:
    try:
        parse(tuple(value) if isinstance(value, list) else value)
    except ValueError:
        return False
    return True


def _of_type(kind: str, schema: Schema) -> st.SearchStrategy[Any]:
    least, most = schema.get("minimum"), schema.get("maximum")
    match kind:
        case "string":
            pattern = schema["pattern"]
            return WORDS if pattern == r"\S" else _matching(pattern, schema.get("maxLength", 1000))
        case "integer":
            return st.integers(least, most if most is not None else 10**6)
        case "number":
            return st.floats(least, most, allow_nan=False, allow_infinity=False) | st.integers(0, 10**6)
        case "boolean":
            return TRUE
        case "array":
            return st.lists(values(schema["items"]), min_size=schema.get("minItems", 0), max_size=2)
        case "object":
            return _mappings(schema)
    raise AssertionError(kind)


@cache
def _matching(pattern: str, longest: int = 1000) -> st.SearchStrategy[str]:
    """Texts of that form as people write them: in one line, with nothing before or after."""
    lines = st.from_regex(pattern, fullmatch=True, alphabet=SIGNS)
    return lines.filter(lambda text: 0 < len(text) <= longest and text == text.strip())


def _mappings(schema: Schema) -> st.SearchStrategy[Any]:
    known = {name: values(one) for name, one in schema.get("properties", {}).items()}
    if known:
        required = {name: known[name] for name in schema.get("required", ())}
        optional = {name: one for name, one in known.items() if name not in required}
        # A few of the optional fields at a time: otherwise everything is always given.
        some = st.sets(st.sampled_from(sorted(optional)), max_size=3) if optional else st.just(set())
        return some.flatmap(
            lambda names: st.fixed_dictionaries({**required, **{n: optional[n] for n in sorted(names)}})
        )
    # Names of fields and sections are read as what they name elsewhere.
    keys = _matching(schema["propertyNames"]["pattern"]).filter(lambda key: key not in NAMES)
    least = schema.get("minProperties", 0)
    return st.dictionaries(keys, values(schema["additionalProperties"]), min_size=least, max_size=2)


NAMES = {*SECTIONS, "portfolio"} | {name for one in SCHEMA["$defs"].values() for name in one.get("properties", ())}


@pytest.mark.parametrize("section", ["portfolio", *SECTIONS])
@settings(
    max_examples=20, phases=(Phase.generate, Phase.shrink), suppress_health_check=list(HealthCheck), derandomize=True
)
@given(data=st.data())
def test_what_the_schema_takes_is_read_without_an_error(
    section: str, data: st.DataObject, tmp_path_factory: Any
) -> None:
    made = values(SCHEMA["properties"][section])
    content = {section: data.draw(made)}
    assert Draft202012Validator(SCHEMA).is_valid(content)
    folder: Path = tmp_path_factory.mktemp("blueprints")
    (folder / "a.yaml").write_text(json.dumps(content, ensure_ascii=False), "utf-8")
    # Whether a file is there that a path names is not for a schema to say.
    said = [d for d in load(folder).diagnostics if d.severity is Severity.ERROR and d.code not in ("PK015", "PK016")]
    assert [d.message for d in said] == []
