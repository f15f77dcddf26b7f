"""Whatever a portfolio says, it comes back from tables as it was, and one changed value is one change."""

from __future__ import annotations

import copy
import tempfile
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml
from hypothesis import HealthCheck, Phase, assume, given, settings
from hypothesis import strategies as st

from promisekit.edit.draft import Draft
from promisekit.model.duration import Duration
from promisekit.model.money import Money
from promisekit.model.portfolio import SECTIONS
from promisekit.read.folder import DiskFolder
from promisekit.sheets.bring_in import bring_in, write_tree
from promisekit.sheets.cells import mean_the_same
from promisekit.sheets.csv_files import csv_files
from promisekit.sheets.export import tabulated
from promisekit.sheets.filled_in import read_tables
from promisekit.sheets.forms import Word, form_of_section
from promisekit.sheets.long_form import long_form, rewritten, short_form
from promisekit.sheets.records import SameStepError, built
from promisekit.sheets.source import CannotReadAllError
from promisekit.sheets.tables import REST, Table, tables
from promisekit.sheets.taking import take
from promisekit.sheets.workbook import workbook_bytes
from tests.reference.test_schema_generated import SCHEMA, values

TEXTS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cs",)) | st.sampled_from("\n\r\t'=+-@_x000D,;:#"), min_size=1
).filter(str.strip)


@st.composite
def portfolios(draw: st.DrawFn) -> dict[str, Any]:
    """Files of two sections, in which some texts hold whatever a text may hold."""
    said: dict[str, Any] = {"portfolio": draw(values(SCHEMA["properties"]["portfolio"]))}
    for section in draw(st.lists(st.sampled_from(list(SECTIONS)), min_size=1, max_size=2, unique=True)):
        said[section] = draw(values(SCHEMA["properties"][section]))
    return _strange(said, draw)


def _strange(value: Any, draw: st.DrawFn) -> Any:
    if isinstance(value, dict):
        strange = {"name", "says", "description", "conditions", "evidence", "do", "does", "en", "tags", "goal", "what"}
        return {
            key: draw(TEXTS) if key in strange and isinstance(of, str) and draw(st.booleans()) else _strange(of, draw)
            for key, of in value.items()
        }
    return [_strange(one, draw) for one in value] if isinstance(value, list) else value


def named_apart(items: dict[str, Any]) -> dict[str, Any]:
    """Items no name of which is an id: where no item has that id, a name in a cell of ids means the item so named."""
    return {item_id: _said_apart(item) for item_id, item in items.items()}


def _said_apart(item: dict[str, Any]) -> dict[str, Any]:
    name = item.get("name")
    if isinstance(name, dict):
        return {**item, "name": {language: f"The {said}" for language, said in name.items()}}
    return {**item, "name": f"The {name}"} if "name" in item else item


def with_rest(found: list[Table]) -> set[str]:
    """The sheets that have a column for what no cell can show."""
    return {table.sheet.name for table in found if any(header.text.startswith(REST) for header in table.headers)}


def as_words(value: Any) -> Any:
    """Numbers and flags as YAML writes them."""
    if isinstance(value, dict):
        return {key: as_words(of) for key, of in value.items()}
    if isinstance(value, list):
        return [as_words(one) for one in value]
    return str(value).lower() if isinstance(value, bool) else value if isinstance(value, str) else str(value)


def drafted(folder: Path, said: dict[str, Any]) -> Draft | None:
    (folder / "a.yaml").write_text(yaml.safe_dump(said, allow_unicode=True, sort_keys=False), encoding="utf-8")
    draft = Draft(DiskFolder(folder, "blueprints"))
    try:
        tabulated(draft)
    except (CannotReadAllError, SameStepError):
        return None
    return draft


@settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.generate, Phase.shrink],
)
@given(said=portfolios())
def test_what_is_handed_back_as_it_was_changes_nothing(said: dict[str, Any]) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        draft = drafted(folder, as_words(said))
        if draft is None:
            return
        made = tabulated(draft)
        book = folder / "portfolio.xlsx"
        book.write_bytes(workbook_bytes(made.tables(), made.names))
        tables = folder / "tables"
        tables.mkdir()
        for file, content in csv_files(made.tables()).items():
            (tables / file).write_bytes(content)
        for handed_back in (book, tables):
            again = Draft(draft.folder)
            bring_in(again, read_tables(handed_back), delete=True)
            assert again.diff() == ""


@settings(
    max_examples=100,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.generate, Phase.shrink],
)
@given(data=st.data(), section=st.sampled_from(["promises", "journeys", "metrics", "touchpoints", "functions"]))
def test_the_tables_of_another_portfolio_make_it_the_other(data: st.DataObject, section: str) -> None:
    """Values that change, items and rows that come and go, in cells and in sheets of their own."""
    item_ids = st.sampled_from(["a", "b", "c"])
    items = st.dictionaries(item_ids, values(SCHEMA["properties"][section]["additionalProperties"]), min_size=1)
    one, other = ({"portfolio": {"name": "A"}, section: named_apart(data.draw(items))} for _ in range(2))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "one").mkdir()
        (folder / "other").mkdir()
        draft = drafted(folder / "one", as_words(one))
        wanted = drafted(folder / "other", as_words(other))
        if draft is None or wanted is None:
            return
        theirs = tabulated(wanted)
        book = folder / "portfolio.xlsx"
        current = tabulated(draft)
        # A language without a column is not taken away, so both have all columns.
        languages = tuple(dict.fromkeys((*theirs.languages, *current.languages)))
        handed_back = tables(theirs.records, theirs.source.tree, languages)
        # What no cell can show is in a column of its own; without that column it is not taken away.
        assume(with_rest(tables(current.records, current.source.tree, languages)) <= with_rest(handed_back))
        book.write_bytes(workbook_bytes(handed_back, theirs.names))
        taken = take(read_tables(book), current, delete=True)
        assert taken.problems == []
        write_tree(draft, current, built(taken.records).tree)
        made = tabulated(draft)
        for section_of_it, found in built(theirs.records).tree.items():
            for item_id, item in found.items():
                assert mean_the_same_all(built(made.records).tree[section_of_it][item_id], item)
        assert {n: set(i) for n, i in made.source.tree.items()} == {n: set(i) for n, i in theirs.source.tree.items()}


def mean_the_same_all(one: Any, other: Any) -> bool:
    """Whether two values are the same, but for how a program may have written a number or a flag."""
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(mean_the_same_all(one[key], other[key]) for key in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(mean_the_same_all, one, other))
    kinds = (Duration, Decimal, Money, float, bool)
    return one == other or any(mean_the_same(Word(kind=kind), one, other) for kind in kinds)


@settings(
    max_examples=300,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.generate, Phase.shrink],
)
@given(data=st.data(), section=st.sampled_from(["portfolio", *SECTIONS]))
def test_what_is_written_anew_says_what_it_should(data: st.DataObject, section: str) -> None:
    form = form_of_section(section)
    schema = SCHEMA["properties"][section]
    one = schema if section == "portfolio" else schema["additionalProperties"]
    old, new = (as_words(data.draw(values(one))) for _ in range(2))
    before, after = long_form(form, old, "en"), long_form(form, new, "en")
    assert long_form(form, short_form(form, after, "en"), "en") == after
    assert rewritten(form, old, before, copy.deepcopy(before), "en") is old
    said = long_form(form, rewritten(form, old, before, after, "en"), "en")
    assert said == after
