from __future__ import annotations

from pathlib import Path

import pytest

from promisekit.exchange.mermaid import NoJourneyError, journey_text, read_journey
from promisekit.read import load
from tests.conftest import Write
from tests.sheets.handing_back import promisekit, sample, texts

WORKSHOP = """\
---
title: My working day
---
journey
    %% from the wall
    section Go to work
      Make tea: 5: Me
      Go upstairs: 3: Me
      Do work: 1: Me, Service agent
    section Go home
      Sit down: 4: Me
"""


@pytest.mark.parametrize("name", ["blueprints", "samples/kaupunki"])
def test_a_journey_that_went_out_comes_back_as_it_was(tmp_path: Path, name: str) -> None:
    folder = sample(tmp_path, name)
    before = texts(folder)
    for journey_id, journey in load(folder).portfolio.journeys.items():
        file = tmp_path / f"{journey_id}.mmd"
        assert promisekit("export", "mermaid", folder, "--journey", journey_id, "-o", file).exit_code == 0
        said = read_journey(file.read_text(encoding="utf-8"))
        assert len(said.sections) == len(journey.phases)
        assert [task.score - 3 for one in said.sections for task in one.tasks] == [
            step.emotion or 0 for step in journey.steps()
        ]
        result = promisekit("import", file, "--path", folder, "--yes")
        assert "Nothing would change" in result.output, result.output
    assert texts(folder) == before


def test_a_changed_score_changes_one_line(tmp_path: Path) -> None:
    folder = sample(tmp_path)
    file = tmp_path / "j.mmd"
    promisekit("export", "mermaid", folder, "--journey", "disputed-invoice", "-o", file)
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("Hears that the line is credited: 4:", "Hears that the line is credited: 5:"))
    result = promisekit("import", file, "--path", folder, "--yes")
    assert result.exit_code == 0, result.output
    steps = {step.customer: step.emotion for step in load(folder).portfolio.journeys["disputed-invoice"].steps()}
    assert steps["Hears that the line is credited"] == 2


def test_a_workshops_journey_becomes_one_with_phases_steps_and_feelings(tmp_path: Path) -> None:
    folder = sample(tmp_path)
    (tmp_path / "day.mmd").write_text(WORKSHOP, encoding="utf-8")
    result = promisekit("import", tmp_path / "day.mmd", "--path", folder, "--yes")
    assert result.exit_code == 0, result.output
    assert "Service agent takes part, but Mermaid does not say what they do" in result.output
    journey = load(folder).portfolio.journeys["my-working-day"]
    assert [phase.name for phase in journey.phases] == ["Go to work", "Go home"]
    assert [(step.id, step.emotion) for step in journey.steps()] == [
        ("make-tea", 2), ("go-upstairs", None), ("do-work", -2), ("sit-down", 1),
    ]  # fmt: skip


def test_texts_mean_nothing_to_mermaid(read: Write) -> None:
    portfolio = read(
        "portfolio: {name: A}\njourneys:\n  j:\n    name: 'One: two; #3 %% four'\n    phases:\n"
        "      - name: section 1\n        steps:\n"
        "          - {id: a, customer: 'Title: calls at 09:30; waits #2', emotion: -2}\n"
        "          - {id: b, customer: ':<b>;'}\n"
    ).portfolio
    text = journey_text(portfolio, portfolio.journeys["j"])
    said = read_journey(text)
    assert said.title == "One, two, №3 % four"
    assert said.sections[0].tasks[0].text == "Title, calls at 09.30, waits №2"
    assert said.sections[0].tasks[0].score == 1
    assert [task.text for task in said.sections[0].tasks[1:]] == ["‹b›"]


@pytest.mark.parametrize(
    ("text", "line"),
    [("flowchart LR\n  a-->b\n", 1), ("journey\n  Make tea\n", 2), ("journey\n  Make tea: 9: Me\n", 2), ("", 1)],
)
def test_what_is_no_journey_is_told_by_its_line(text: str, line: int) -> None:
    with pytest.raises(NoJourneyError) as caught:
        read_journey(text)
    assert caught.value.line == line
