"""What a blueprint file only names is part of an item's history, too: pictures and tables of results."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from click.testing import CliRunner
from PIL import Image

from promisekit.cli.main import main
from promisekit.handbook.book.audience import Audience
from promisekit.handbook.news.known_history import Remembered, remembered, window_of
from tests.history.repository import Repository

PORTFOLIO = """
portfolio: {name: Northlight}
functions: {billing: {name: Billing, kind: support}}
personas: {olga: {name: Olga, image: images/olga.PNG}}
touchpoints:
  invoice:
    name: Invoice
    channel: letter
    responsible: billing
    evidence: [{what: The envelope, image: images/envelope.jpg}]
metrics: {churn: {name: Churn, kind: business, results: figures/churn.csv}}
"""


def picture(grey: int, kind: str = "PNG") -> bytes:
    file = io.BytesIO()
    Image.new("L", (12, 8), grey).save(file, kind)
    return file.getvalue()


def begun(folder: Path, place: str) -> Repository:
    made = Repository(folder)
    files: dict[str, str | bytes] = {
        "portfolio.yaml": PORTFOLIO,
        "images/olga.PNG": picture(9),
        "images/envelope.jpg": picture(9, "JPEG"),
        "figures/churn.csv": "on,value\n2026-01-31,4\n",
    }
    made.commit("It begins", {f"{place}/{name}": content for name, content in files.items()})
    return made


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    monkeypatch.chdir(tmp_path)
    return begun(tmp_path, "_of-ours/blueprints")


CASES = [
    ("personas:olga", "images/olga.PNG", picture(200), "another picture is shown"),
    ("touchpoints:invoice", "images/envelope.jpg", picture(200, "JPEG"), "another picture is shown"),
    ("metrics:churn", "figures/churn.csv", b"on,value\n2026-01-31,5\n", "a measurement has another figure"),
]


def log(*words: str) -> str:
    result = CliRunner().invoke(main, ["log", *words, "--path", "_of-ours/blueprints"])
    assert result.exit_code == 0, result.output
    return result.output


@pytest.mark.parametrize(("item", "file", "content", "said"), CASES, ids=["portrait", "evidence", "results"])
def test_the_history_of_an_item_tells_of_it(
    repository: Repository, item: str, file: str, content: bytes, said: str
) -> None:
    repository.commit("Another one", {f"_of-ours/blueprints/{file}": content})
    repository.commit("Elsewhere", {"elsewhere/olga.png": picture(3)})
    told = log(item)
    assert said in told and "Another one" in told and "It begins" in told and "Elsewhere" not in told
    assert f"{item.partition(':')[2]}: 1 " in log().partition("It begins")[0]


@pytest.mark.parametrize(("item", "file", "content", "said"), CASES, ids=["portrait", "evidence", "results"])
@pytest.mark.parametrize("tags", [False, True])
def test_the_handbook_tells_of_it(
    repository: Repository, item: str, file: str, content: bytes, said: str, tags: bool
) -> None:
    repository.git(*(["tag", "v1"] if tags else ["status"]))
    repository.commit("Another one", {f"_of-ours/blueprints/{file}": content})
    told = remembered(repository.folder / "_of-ours/blueprints", Audience.STAFF, window_of(None))
    assert isinstance(told, Remembered) and len(told.past.periods) == 1
    (change,) = told.past.periods[0].comparison.changes
    assert (f"{change.section}:{change.id}", change.message.startswith(said)) == (item, True)


def test_a_portfolio_that_moved_to_where_pictures_lay_keeps_its_past(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    repository = begun(tmp_path, "ours")
    repository.commit("Covers", {"book/cover.png": picture(4)})
    text = PORTFOLIO.replace("name: Churn", "name: Customers who left")
    repository.commit("Renamed", {"ours/portfolio.yaml": text})
    repository.git("mv", *(f"ours/{part}" for part in ("portfolio.yaml", "images", "figures")), "book")
    repository.commit("Moved")
    told = remembered(repository.folder / "book", Audience.STAFF, window_of(None))
    assert isinstance(told, Remembered)
    assert [change.id for period in told.past.periods for change in period.comparison.changes] == ["churn"]
    repository.commit("Another one", {"book/images/olga.PNG": picture(200)})
    result = CliRunner().invoke(main, ["log", "personas:olga", "--path", "book"])
    assert "Another one" in result.output and "It begins" in result.output
