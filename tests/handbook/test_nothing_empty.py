"""Nobody reads past what has nothing to say: empty columns, lone tabs, the same quote again."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from promisekit.handbook.book.audience import Audience
from promisekit.handbook.content.empty_columns import without_empty_columns
from promisekit.handbook.edition.handbook import Handbook, make_handbook
from promisekit.handbook.edition.reading import Reading
from promisekit.read import load
from tests.handbook.conftest import ROOT
from tests.handbook.test_item_pages import NORTHLIGHT, PageOf

TABLE = """\
<table class="hb-table">
<thead><tr><th>Who</th> <th>Does</th> <th>After</th></tr></thead>
<tbody>
<tr class="hb-group"><th colspan="3" scope="rowgroup">While the clock runs</th></tr>
<tr id="a"><td data-label="Who">Ann</td> <td data-label="Does">reads</td> <td data-label="After">{}</td></tr>
<tr id="b"><td data-label="Who">Ben</td> <td data-label="Does"></td> <td data-label="After"> </td></tr>
</tbody>
</table>
"""


def test_a_column_without_content_is_left_out_with_its_heading() -> None:
    left = without_empty_columns(TABLE.format(""))
    assert "After" not in left and 'colspan="2"' in left
    assert re.findall(r"<td[^>]*>(.*?)</td>", left) == ["Ann", "reads", "Ben", ""]


def test_a_column_with_anything_stays_whole() -> None:
    assert without_empty_columns(TABLE.format("Cid")) == TABLE.format("Cid")


@pytest.fixture(scope="module", params=["blueprints", "samples/kaupunki"])
def sample(request: pytest.FixtureRequest) -> Handbook:
    return make_handbook(Reading(load(ROOT / request.param), ()), audience=Audience.STAFF)


def test_no_column_and_no_list_of_tabs_of_the_samples_says_nothing(sample: Handbook) -> None:
    found = []
    for page in sample.pages:
        for table in re.findall(r"<table.*?</table>", page.body, re.DOTALL):
            rows = [re.findall(r"<td[^>]*>(.*?)</td>", row, re.DOTALL) for row in table.split("</tr>")]
            columns = zip(*(row for row in rows if row), strict=False)
            if "hb-matrix" not in table and not all(any(cell.strip() for cell in column) for column in columns):
                found.append((page.path, re.findall(r"<th[^>]*>(.*?)</th>", table)))
        for tabs in re.findall(r'<ul class="hb-tabs">(.*?)</ul>', page.body, re.DOTALL):
            if tabs.count("<li>") < 2:
                found.append((page.path, [tabs]))
    assert found == []


def test_a_quote_stands_once_on_a_journeys_page(sample: Handbook) -> None:
    twice = []
    for page in sample.pages:
        if page.item and page.item[0] == "journeys":
            quotes = Counter(re.findall(r'<a class="hb-quote" href="([^"]*)"', page.body))
            twice += [(page.path, quote) for quote, count in quotes.items() if count > 1]
    assert twice == []


def test_a_phase_says_only_what_there_is(page: PageOf) -> None:
    text = NORTHLIGHT.replace("kept_at: [phone, invoice]", "kept_at: [invoice]")
    calls = "      - {name: Call, steps: [{id: calls, customer: Calls, touchpoint: phone}]}\n"
    text = text.replace("    phases:\n", f"    phases:\n{calls}", 1)
    phases = page(text, "journeys/disputed.md").split("{#phase-")[1:]
    assert "Nobody wrote to me." in phases[0] and "What we promise" not in phases[0]
    assert "Your invoice is right" in phases[1] and "Nobody wrote to me." not in phases[1]
