"""The portfolios that one may begin with: each whole, in order, and written as the reference tells."""

from __future__ import annotations

import datetime
import re
from pathlib import Path

import pytest
import yaml

from promisekit.check import check
from promisekit.edit.new import STARTER_YEAR, STARTERS, new_portfolio
from promisekit.model.base import Item
from promisekit.model.portfolio import SECTIONS
from promisekit.read import load

FOLDER = Path(__file__).parents[2] / "promisekit" / "edit" / "starters"
TODAY = datetime.date(STARTER_YEAR, 11, 30)
each = pytest.mark.parametrize("name", STARTERS)


def test_all_that_lie_there_are_listed() -> None:
    assert sorted(path.name for path in FOLDER.iterdir()) == sorted(STARTERS)


@each
def test_it_is_in_order_today_and_on_the_first_and_last_day_of_later_years(name: str, tmp_path: Path) -> None:
    days = [TODAY, datetime.date(2027, 1, 1), datetime.date(2027, 12, 31), datetime.date(2040, 2, 29)]
    for number, day in enumerate(days):
        folder = tmp_path / str(number)
        new_portfolio(folder, day, name)
        assert [d.message for d in check(load(folder), today=day)] == [], day


@each
def test_nothing_in_it_was_seen_on_a_day_that_has_not_come(name: str, tmp_path: Path) -> None:
    new_portfolio(tmp_path / "b", datetime.date(2031, 1, 1), name)
    text = "".join(file.read_text("utf-8") for file in sorted((tmp_path / "b").iterdir()))
    seen = re.findall(r"\bon: (\d{4}-\d\d-\d\d)", text)
    assert seen and max(seen) < "2031-01-01"


@each
def test_it_has_all_that_a_portfolio_needs(name: str, tmp_path: Path) -> None:
    new_portfolio(tmp_path / "b", TODAY, name)
    portfolio = load(tmp_path / "b").portfolio
    assert len(portfolio.promises) == 4
    assert portfolio.journeys and portfolio.pain_points and portfolio.personas and portfolio.metrics
    for promise in portfolio.promises.values():
        assert promise.answers and promise.commitments and promise.guidelines and promise.remedy and promise.metrics
    leads = [portfolio.roles[function.lead] for function in portfolio.functions.values() if function.lead]
    assert len(leads) == len(portfolio.functions)
    assert all(lead.contact and lead.contact.phone for lead in leads), "somebody to call"
    # Support functions carry promises, too: that is what the portfolio is there to show.
    support = {role.id for role in portfolio.roles.values() if portfolio.functions[role.function].kind == "support"}
    assert support & {g.role for p in portfolio.promises.values() for g in p.guidelines.values()}


@each
def test_its_fields_stand_in_the_order_of_the_reference(name: str) -> None:
    common = list(Item.model_fields)[1:]
    for file in sorted((FOLDER / name).iterdir()):
        for section, items in yaml.load(file.read_text("utf-8"), yaml.BaseLoader).items():
            for item_id, item in items.items() if section != "portfolio" else ():
                own = [info.alias or field for field, info in SECTIONS[section].model_fields.items()]
                order = [field for field in own if field not in common] + common
                assert list(item) == sorted(item, key=order.index), f"{file.name}: {item_id}"


@each
def test_it_is_written_as_a_person_would(name: str) -> None:
    for file in sorted((FOLDER / name).iterdir()):
        text = file.read_text("utf-8")
        assert text.startswith("#") and text.endswith("\n") and not text.endswith("\n\n")
        lines = text.splitlines()
        assert [line for line in lines if len(line) > 120 or line != line.rstrip() or "\t" in line] == []
        assert not re.search(r"\n\n\n", text)
        assert [line for line in lines if (len(line) - len(line.lstrip())) % 2] == []


@each
def test_no_comma_has_cut_a_text_in_two(name: str) -> None:
    for file in sorted((FOLDER / name).iterdir()):
        for line in file.read_text("utf-8").splitlines():
            field, _, flow = line.partition(": [")
            if field.strip() in ("needs", "evidence", "say", "avoid", "do", "conditions", "exclusions", "actions"):
                assert [entry for entry in flow.rstrip("]").split(", ") if entry[:1].islower()] == [], line


@each
def test_its_picture_is_the_one_that_a_comment_names(name: str, tmp_path: Path) -> None:
    (journey,) = load(FOLDER / name).portfolio.journeys
    command = f"`promisekit graph journey {journey} -o {journey}.svg`"
    assert command in (FOLDER / name / "journeys.yaml").read_text("utf-8")
