"""``promisekit graph``: pictures in files and on standard output."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from promisekit.cli import graph as graph_command
from tests.cli.conftest import Run

BEGINS = {
    **{"svg": b"<svg ", "png": b"\x89PNG\r\n", "pdf": b"%PDF-", "dot": b"digraph"},
    **{"pptx": b"PK", "drawio": b"<mxfile", "mermaid": b"---\ntitle:"},
}


@pytest.mark.parametrize(("kind", "item_id"), [("journey", "repair"), ("promise", "ready-on-the-day")])
def test_svg_goes_to_standard_output(run: Run, started: Path, kind: str, item_id: str) -> None:
    result = run("graph", kind, item_id)
    assert result.exit_code == 0 and result.stderr == ""
    root = ET.fromstring(result.stdout)
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert root.findtext("{http://www.w3.org/2000/svg}title")


@pytest.mark.parametrize("format_name", BEGINS)
def test_every_format_reaches_file_and_standard_output_alike(
    run: Run, started: Path, here: Path, format_name: str
) -> None:
    assert run("graph", "journey", "repair", "--format", format_name, "-o", "picture").stdout == ""
    content = (here / "picture").read_bytes()
    assert content.startswith(BEGINS[format_name])
    assert run("graph", "journey", "repair", "--format", format_name).stdout_bytes == content
    # Without --format, the name of the file decides.
    assert run("graph", "journey", "repair", "-o", f"p.{format_name}").exit_code == 0
    assert (here / f"p.{format_name}").read_bytes() == content


def test_the_portfolio_may_lie_elsewhere(run: Run, started: Path) -> None:
    started.rename(started.parent / "elsewhere")
    assert run("graph", "journey", "repair").exit_code == 2
    assert run("graph", "journey", "repair", "--path", "elsewhere").exit_code == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["jurney", "repair"], "There is no kind of picture `jurney`; did you mean `journey`?"),
        (["journey", "repare"], "There is no journey `repare`; did you mean `repair`?"),
        (["journey", "holiday"], "There is no journey `holiday`. There is: repair."),
        (["journey", "repair", "--format", "jpg"], "There is no format `jpg`"),
        (["journey", "repair", "--path", "nowhere"], "`nowhere` does not exist"),
    ],
)
def test_what_does_not_exist_is_answered_with_what_does(run: Run, started: Path, words: list[str], said: str) -> None:
    result = run("graph", *words)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert said in result.stderr


def test_a_portfolio_without_journeys_says_so(run: Run, troubled: Path) -> None:
    assert "This portfolio has no journeys." in run("graph", "journey", "repair").stderr


def test_an_item_that_cannot_be_read_is_not_called_unknown(run: Run, started: Path) -> None:
    (started / "journeys.yaml").write_text("journeys:\n  repair: {name: [}\n", "utf-8")
    result = run("graph", "journey", "repair")
    assert result.exit_code == 2
    assert "The journey `repair` cannot be read; `promisekit check` says why." in result.stderr


def test_what_can_be_read_of_a_broken_portfolio_is_drawn(run: Run, started: Path) -> None:
    (started / "customers.yaml").write_text("touchpoints: [}\n", "utf-8")
    result = run("graph", "journey", "repair")
    assert result.exit_code == 0
    assert "Fetches the bike" in result.stdout
    assert "Part of the portfolio cannot be read and is not drawn" in result.stderr


def test_a_terminal_is_not_filled_with_a_png(run: Run, started: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal:
        def isatty(self) -> bool:
            return True

    class System:
        stdout = Terminal()

    monkeypatch.setattr(graph_command, "sys", System)
    result = run("graph", "journey", "repair", "--format", "png")
    assert result.exit_code == 2
    assert "write it to a file: -o repair.png" in result.stderr


def test_a_missing_library_is_named(run: Run, started: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "typst", None)
    result = run("graph", "journey", "repair", "-o", "repair.png")
    assert result.exit_code == 2
    assert "pip install typst" in result.stderr


def test_every_picture_of_the_portfolio_into_a_folder(run: Run, started: Path, here: Path) -> None:
    result = run("graph", "--all", "out/pictures")
    assert result.exit_code == 0 and result.stdout == ""
    names = {file.name for file in (here / "out/pictures").iterdir()}
    assert {"journey-repair.svg", "promise-ready-on-the-day.svg", "map.svg"} <= names
    assert f"{len(names)} pictures in out/pictures." in result.stderr
    assert run("graph", "journey", "--all", "png", "--format", "png").exit_code == 0
    assert [file.name for file in (here / "png").iterdir()] == ["journey-repair.png"]
    assert (here / "png/journey-repair.png").read_bytes().startswith(BEGINS["png"])


def test_pictures_that_were_kept_are_the_same(
    run: Run, started: Path, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("graph", "--all", "drawn").exit_code == 0
    monkeypatch.setenv("PROMISEKIT_CACHE", str(here / "cache"))
    for folder in ("first", "second"):
        assert run("graph", "--all", folder).exit_code == 0
    assert len(list((here / "cache/pictures").iterdir())) == len(list((here / "drawn").iterdir()))
    for file in (here / "drawn").iterdir():
        assert file.read_bytes() == (here / "first" / file.name).read_bytes()
        assert file.read_bytes() == (here / "second" / file.name).read_bytes()


@pytest.mark.parametrize("words", [("--format", "dot"), ("--paper", "A3")])
def test_what_is_drawn_anew_says_so_where_graphviz_is_missing(
    run: Run, started: Path, here: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, str]
) -> None:
    monkeypatch.setenv("PROMISEKIT_CACHE", str(here / "cache"))
    assert run("graph", "promise", "--all", "drawn").exit_code == 0
    monkeypatch.setitem(__import__("sys").modules, "pygraphviz", None)
    monkeypatch.setenv("PATH", str(here))
    result = run("graph", "promise", "--all", "again", *words)
    assert result.exit_code == 2 and "Graphviz" in result.stderr
    assert isinstance(result.exception, SystemExit)


def test_paper_makes_a_pdf_of_pages(run: Run, started: Path, here: Path) -> None:
    assert run("graph", "journey", "repair", "--paper", "A3", "-o", "wall.pdf").exit_code == 0
    assert (here / "wall.pdf").read_bytes().startswith(BEGINS["pdf"])


def test_what_gets_too_small_to_read_is_said_before_it_is_made(run: Run, started: Path) -> None:
    small = run("graph", "journey", "repair", "--paper", "A4", "--fit", "one", "-o", "a.pdf").stderr
    assert ": A4: 1 sheet, the smallest text " in small
    assert "the smallest text" in run("graph", "journey", "repair", "--paper", "tabloid", "-o", "b.pdf").stderr
    assert "--fit needs a paper" in run("graph", "journey", "repair", "--fit", "one").stderr


def test_pictures_of_the_whole_portfolio_take_no_id(run: Run, started: Path) -> None:
    assert run("graph", "map").stdout.startswith("<svg ")
    assert run("graph", "map", "repair").exit_code == 2


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], "Say what to draw: journey, becomes, promise"),
        (["journey"], "Say which one: promisekit graph journey ID"),
        (["map", "repair"], "`map` shows the whole portfolio and takes no id"),
        (["journey", "repair", "--paper", "A7"], "There is no paper `A7`"),
        (["journey", "repair", "--paper", "A3", "--format", "png"], "--paper makes a PDF"),
        (["journey", "repair", "--all", "out"], "leave the id and -o out"),
        (["becomes", "repair"], "has no `becomes`"),
        (["journey", "repair", "--width", "900"], "--width is for PNG"),
        (["journey", "repair", "--format", "png", "--width", "900", "--scale", "2"], "leave one out"),
        (["journey", "repair", "--phase", "Holiday"], "The journey has no phase `Holiday`. It has: 1 "),
        (["map", "--phase", "1"], "--phase draws a part of a journey"),
        (["map", "--lanes", "support"], "--lanes chooses lanes of a journey"),
        (["journey", "repair", "--lanes", "cellar"], "There is no lane `cellar`. There are: emotion, "),
        (["journey", "repair", "--lang", "de"], "The portfolio is not written in `de`; --lang takes en."),
        (["timeline", "ready-on-the-day", "--format", "drawio"], "draw.io draws boxes and arrows"),
    ],
)
def test_what_does_not_go_together_is_said(run: Run, started: Path, words: list[str], said: str) -> None:
    result = run("graph", *words)
    assert result.exit_code == 2 and said in result.stderr


def test_a_part_of_a_journey_keeps_the_steps_numbers(run: Run, started: Path) -> None:
    whole = run("graph", "journey", "repair").stdout
    part = run("graph", "journey", "repair", "--phase", "2", "--lanes", "support", "--no-key").stdout
    steps = re.compile(r'aria-label="Step (\d+)/(\d+):')
    numbers = steps.findall(whole)
    assert len(numbers) > 2 and steps.findall(part) == [numbers[1]]
    assert ">Frontstage<" in whole and ">Frontstage<" not in part
    assert ">Key<" in whole and ">Key<" not in part


def test_a_title_block_says_the_day_and_what_git_knows(run: Run, started: Path, here: Path) -> None:
    words = ("graph", "journey", "repair", "--title-block", "--today", "2026-11-30")
    assert "30 Nov 2026" in run(*words).stdout and "version" not in run(*words).stdout
    git = ["git", "-c", "user.name=a", "-c", "user.email=a@b.fi", "-C", str(here)]
    for rest in (["init", "-q"], ["add", "."], ["commit", "-qm", "First"], ["tag", "v1"]):
        subprocess.run([*git, *rest], check=True)
    assert "version v1<" in run(*words).stdout
    (started / "more.yaml").write_text("", "utf-8")
    assert "version v1 (with later changes)<" in run(*words).stdout
