"""What holds for any two portfolios: made from the examples of all kinds, and from the sample portfolio."""

from __future__ import annotations

import random
import tempfile
from collections import Counter
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from promisekit.diff import compare
from promisekit.diff.kind import Kind, all_kinds
from promisekit.model.portfolio import SECTIONS
from promisekit.read import Loaded, load
from tests.diff.conftest import laid_over_all

SAMPLE = Path(__file__).parents[2] / "blueprints"
KINDS = {kind.code: kind for kind in all_kinds()}
ORDERED = {"do", "phases", "steps", "terms", "actions", "frontstage", "backstage", "support"}
"""Lists below these keys mean something by their order."""

# A kind and whether the portfolio has what its example shows before or after the change.
sides = st.lists(st.tuples(st.sampled_from(all_kinds()), st.booleans(), st.booleans()), max_size=7)
common = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
Sides = list[tuple[Kind, bool, bool]]


def read(files: dict[str, Any], **style: Any) -> Loaded:
    with tempfile.TemporaryDirectory() as folder:
        for name, content in files.items():
            path = Path(folder) / "blueprints" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(
                yaml.dump(content, Dumper=yaml.CSafeDumper, allow_unicode=True, **{"sort_keys": False, **style}),
                "utf-8",
            )
        return load(Path(folder) / "blueprints", shown_as="blueprints")


def two(chosen: Sides) -> tuple[Loaded, Loaded]:
    before = laid_over_all([(kind.example, is_after) for kind, is_after, _ in chosen])
    after = laid_over_all([(kind.example, is_after) for kind, _, is_after in chosen])
    return read({"all.yaml": before}), read({"all.yaml": after})


@common
@given(sides)
def test_nothing_changed_between_a_portfolio_and_itself(chosen: Sides) -> None:
    before, _ = two(chosen)
    comparison = compare(before, before)
    assert comparison.changes == () and comparison.suspects == ()


@common
@given(sides, st.integers())
def test_writing_it_another_way_is_no_change(chosen: Sides, seed: int) -> None:
    rng = random.Random(seed)
    whole = laid_over_all([(kind.example, is_after) for kind, is_after, _ in chosen])
    split: dict[str, Any] = {}
    for section, items in shuffled(whole, rng).items():
        for key, item in items.items() if section != "portfolio" else [("", items)]:
            file = split.setdefault(f"{rng.choice('abc')}/{rng.choice('xyz')}.yaml", {})
            if section == "portfolio":
                file[section] = item
            else:
                file.setdefault(section, {})[key] = item
    style = {"default_flow_style": rng.choice([True, False, None]), "width": rng.choice([20, 200])}
    comparison = compare(read({"all.yaml": whole}), read(split, **style))
    assert [change.message for change in comparison.changes] == []
    assert comparison.suspects == ()


def shuffled(value: Any, rng: random.Random, key: str = "") -> Any:
    if isinstance(value, dict):
        keys = rng.sample(list(value), len(value)) if key not in ("next",) else list(value)
        return {name: shuffled(value[name], rng, name) for name in keys}
    if isinstance(value, list):
        entries = [shuffled(one, rng, key) for one in value]
        return entries if key in ORDERED else rng.sample(entries, len(entries))
    return value


@common
@given(sides)
def test_the_way_back_takes_every_change_back(chosen: Sides) -> None:
    before, after = two(chosen)
    there, back = compare(before, after), compare(after, before)
    mirrored = {"weaker": "stronger", "stronger": "weaker", "added": "removed", "removed": "added"}
    assert Counter((KINDS[c.code].opposite, c.section, c.new, c.old) for c in there.changes) == Counter(
        (c.code, c.section, c.old, c.new) for c in back.changes
    )
    assert Counter(mirrored.get(c.weight, c.weight) for c in there.changes) == Counter(c.weight for c in back.changes)


@common
@given(sides)
def test_counts_add_up(chosen: Sides) -> None:
    before, after = two(chosen)
    changes = compare(before, after).changes
    for section in SECTIONS:
        whole = [c for c in changes if c.section == section and not c.field]
        went, came = sum(not c.new for c in whole), sum(not c.old for c in whole)
        assert len(before.portfolio.section(section)) - went + came == len(after.portfolio.section(section))


@common
@given(sides)
def test_changes_are_told_once_and_lead_to_a_place(chosen: Sides) -> None:
    before, after = two(chosen)
    changes = compare(before, after).changes
    assert len({(c.code, c.path, c.in_old, c.old, c.new) for c in changes}) == len(changes)
    for change in changes:
        loaded = before if change.in_old else after
        assert change.span.path in loaded.texts and change.span.line <= loaded.texts[change.span.path].count("\n")
        for section, ids in change.reach.items.items():
            known = {*before.portfolio.section(section), *after.portfolio.section(section)}
            assert set(ids) <= known and (change.section, change.id) not in {(section, i) for i in ids}
            assert all((section, one) in change.reach.ways for one in ids)


OTHERS = ["3 working days", "2029-01-01", "7", "true", "false", "97 %", "17 EUR", "sun 01:00-02:00", "law", "lower"]


@pytest.fixture(scope="module")
def sample() -> dict[str, Any]:
    whole: dict[str, Any] = {}
    for path in sorted(SAMPLE.rglob("*.yaml")):
        for section, items in yaml.load(path.read_text("utf-8"), yaml.BaseLoader).items():
            whole.setdefault(section, {}).update(items)
    for metric in whole["metrics"].values():
        if isinstance(metric.get("results"), str):
            del metric["results"]
    for items in whole.values():
        for item in items.values():
            if isinstance(item, dict):
                item.pop("links", None)
    return whole


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_no_difference_is_lost(sample: dict[str, Any], data: st.DataObject) -> None:
    section = data.draw(st.sampled_from(sorted(set(sample) - {"portfolio"})))
    item_id = data.draw(st.sampled_from(sorted(sample[section])))
    leaves = list(leaf_paths(sample[section][item_id]))
    path = data.draw(st.sampled_from(leaves))
    before = {section: {item_id: sample[section][item_id]}}
    old = read({"a.yaml": before})
    value = at(sample[section][item_id], path)
    for other in [f"{value} indeed", f"{value}-indeed", *OTHERS]:
        changed = deepcopy(before)
        at(changed[section][item_id], path[:-1])[path[-1]] = other
        new = read({"a.yaml": changed})
        if len(new.diagnostics) == len(old.diagnostics) and new.portfolio != old.portfolio:
            found = compare(old, new).changes
            assert found, f"{section}.{item_id} {path}: {value} -> {other}"
            assert {(c.section, c.id) for c in found} == {(section, item_id)}


def leaf_paths(value: Any, path: tuple[Any, ...] = ()) -> Any:
    entries = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    if not isinstance(value, (dict, list)):
        yield path
    for key, inner in entries:
        yield from leaf_paths(inner, (*path, key))


def at(value: Any, path: tuple[Any, ...]) -> Any:
    for part in path:
        value = value[part]
    return value
