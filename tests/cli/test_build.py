"""``promisekit build``: the handbook in a folder, or what stops it."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import Run, files_in


@pytest.fixture(autouse=True)
def _no_handlers_left() -> Iterator[None]:
    log = logging.getLogger("mkdocs")
    before = list(log.handlers)
    yield
    log.handlers[:] = before


def test_builds_into_site_and_says_how_to_see_it(run: Run, started: Path, here: Path) -> None:
    result = run("build")
    assert result.exit_code == 0, result.output
    pages = [name for name in files_in(here / "site") if name.endswith(".html") and name != "404.html"]
    assert result.stdout == f"Built {len(pages)} pages. Open `site/index.html` in a browser.\n"
    assert "Harbour Bikes" in (here / "site" / "index.html").read_text("utf-8")
    assert sorted(path.name for path in here.iterdir()) == ["blueprints", "site"]


def test_portfolio_and_site_may_lie_elsewhere(run: Run, started: Path, here: Path) -> None:
    started.rename(here / "ours")
    result = run("build", "ours", "--site-dir", "public/book")
    assert result.exit_code == 0, result.output
    assert "Open `public/book/index.html` in a browser." in result.stdout
    assert (here / "public" / "book" / "index.html").exists()


def test_warnings_stop_nothing_and_are_pointed_to(run: Run, started: Path) -> None:
    (started / "more.yaml").write_text("roles:\n  porter: {name: Porter, function: workshop}\n", "utf-8")
    result = run("build")
    assert result.exit_code == 0
    assert "`promisekit check` shows what was found: 1 warning in 6 files.\n" in result.stdout
    result = run("build", "--audience", "design")
    assert result.exit_code == 0
    assert "On its findings page: 1 warning in 6 files.\n" in result.stdout


def test_an_error_leaves_the_last_good_handbook(run: Run, started: Path, here: Path) -> None:
    run("build")
    before = {name: (here / "site" / name).read_bytes() for name in files_in(here / "site")}
    (started / "more.yaml").write_text("roles:\n  porter: {name: Porter, function: workshp}\n", "utf-8")
    result = run("build")
    assert result.exit_code == 1
    assert "blueprints/more.yaml:2:36: error[PK101]" in result.stdout
    assert "did you mean `workshop`?" in result.stdout
    assert "warning[" not in result.stdout
    assert result.stderr == "The handbook was not built; an earlier one stays as it was.\n"
    assert {name: (here / "site" / name).read_bytes() for name in files_in(here / "site")} == before
    assert sorted(path.name for path in here.iterdir()) == ["blueprints", "site"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], "`blueprints` does not exist; name the folder that holds your blueprint files.\n"
         "`promisekit init blueprints` starts a small portfolio there."),
        (["elsewhere"], "`elsewhere` does not exist"),
        (["--config", "missing.yml"], "missing.yml"),
        (["--today", "yesterday"], "write it like `2026-12-31`"),
    ],
)  # fmt: skip
def test_nothing_to_build_ends_with_2(run: Run, words: list[str], said: str) -> None:
    result = run("build", *words)
    assert result.exit_code == 2
    assert said in result.stderr


@pytest.mark.parametrize(
    ("config", "said"),
    [
        ("site_name: X\ndocs_dir: blueprints\nplugins: []\n", "promisekit"),
        ("site_name: [\n", "mkdocs.yml"),
        ("site_name: X\ndocs_dir: blueprints\ntheme: no-such-theme\nplugins: [promisekit]\n", "no-such-theme"),
    ],
)
def test_a_configuration_that_cannot_be_used_ends_with_2(
    run: Run, started: Path, here: Path, config: str, said: str
) -> None:
    (here / "mkdocs.yml").write_text(config, "utf-8")
    result = run("build")
    assert result.exit_code == 2
    assert said in result.output
    assert not (here / "site").exists()


def test_a_site_that_cannot_be_written_ends_with_2(run: Run, started: Path, here: Path) -> None:
    (here / "file").touch()
    result = run("build", "--site-dir", "file/site")
    assert result.exit_code == 2
    assert "The handbook cannot be written" in result.stderr


def test_a_dead_link_on_a_hand_written_page_is_said(run: Run, started: Path) -> None:
    (started / "about.md").write_text("# About\n\n[gone](nowhere.md)\n", "utf-8")
    result = run("build")
    assert result.exit_code == 0
    assert "nowhere.md" in result.stderr


def test_one_file_instead_of_a_site(run: Run, started: Path, here: Path) -> None:
    result = run("build", "--single-file")
    assert result.exit_code == 0, result.output
    html = (here / "handbook.html").read_text("utf-8")
    pages = html.count("<article id=")
    size = f"{len(html.encode()) / 1_000_000:.1f} MB"
    assert result.stdout == f"Wrote {pages} pages into `handbook.html` ({size}). It needs a browser and no network.\n"
    assert "Harbour Bikes" in html
    assert sorted(path.name for path in here.iterdir()) == ["blueprints", "handbook.html"]


def test_the_one_file_may_lie_elsewhere_and_be_for_customers(run: Run, started: Path, here: Path) -> None:
    assert run("build", "blueprints", "--single-file", "mail/charter.html", "--audience", "public").exit_code == 0
    assert 'id="roles' not in (here / "mail" / "charter.html").read_text("utf-8")
    assert [path.name for path in (here / "mail").iterdir()] == ["charter.html"]


def test_an_error_leaves_the_last_good_file(run: Run, started: Path, here: Path) -> None:
    (here / "handbook.html").write_text("the last good one", "utf-8")
    (started / "more.yaml").write_text("roles:\n  porter: {name: Porter, function: workshp}\n", "utf-8")
    result = run("build", "--single-file")
    assert result.exit_code == 1 and "error[PK101]" in result.stdout
    assert result.stderr == "The handbook was not built; an earlier one stays as it was.\n"
    assert (here / "handbook.html").read_text("utf-8") == "the last good one"


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--single-file", "blueprints"], "The folder comes first: `promisekit build blueprints --single-file`."),
        (["--single-file", "a.html", "--site-dir", "b"], "--site-dir is for a site"),
        (["--language", "fi"], "--language goes with --single-file"),
        (["--single-file", "--language", "fi"], "the portfolio has no language `fi`; it has en"),
        (["--single-file", "blueprints/start.yaml/a.html"], "cannot be written"),
    ],
)
def test_says_what_goes_with_one_file(run: Run, started: Path, here: Path, words: list[str], message: str) -> None:
    (started / "start.yaml").touch()
    result = run("build", *words)
    assert result.exit_code == 2 and message in result.output
    assert sorted(path.name for path in here.iterdir()) == ["blueprints"]


@pytest.mark.parametrize(("named", "is_said"), [("blueprints", False), ("./blueprints", False), ("others", True)])
def test_settings_of_another_portfolio_are_told(run: Run, started: Path, here: Path, named: str, is_said: bool) -> None:
    """The name and the address for feedback would be another organisation's."""
    config = f"site_name: Others\ndocs_dir: {named}\nplugins: [promisekit]\n"
    (here / "mkdocs.yml").write_text(config, "utf-8")
    for words in (["build", "blueprints"], ["build", "blueprints", "--single-file"]):
        result = run(*words)
        assert result.exit_code == 0, result.output
        assert ("those of `mkdocs.yml`, which is about `others`" in result.stderr) is is_said
    assert "which is about" not in run("build", "blueprints", "--config", "mkdocs.yml").stderr
