"""``promisekit pages``: the handbook as Markdown in a folder, or what stops it."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Run, files_in


def test_writes_pages_and_says_what_to_do_with_them(run: Run, started: Path, here: Path) -> None:
    result = run("pages", "out")
    assert result.exit_code == 0, result.output
    pages = [name for name in files_in(here / "out" / "docs") if name.endswith(".md")]
    assert result.stdout == (
        f"Wrote {len(pages)} pages. `cd out`, then `mkdocs build` or `zensical build`, makes a site of them.\n"
    )
    assert "Harbour Bikes" in (here / "out" / "mkdocs.yml").read_text("utf-8")
    assert sorted(path.name for path in here.iterdir()) == ["blueprints", "out"]


def test_the_portfolio_may_lie_elsewhere_and_the_audience_be_said(run: Run, started: Path, here: Path) -> None:
    started.rename(here / "ours")
    assert run("pages", "out", "--path", "ours", "--audience", "public").exit_code == 0
    assert not (here / "out" / "docs" / "roles").exists()
    assert run("pages", "out", "--path", "ours").exit_code == 0
    assert (here / "out" / "docs" / "roles").exists()


def test_what_was_changed_by_hand_is_named(run: Run, started: Path, here: Path) -> None:
    run("pages", "out")
    (here / "out" / "mkdocs.yml").write_text("site_name: Mine\n", "utf-8")
    result = run("pages", "out")
    assert result.exit_code == 0
    assert "`out/mkdocs.yml` is not as we wrote it: it stays. Delete it to get ours.\n" in result.stderr
    assert (here / "out" / "mkdocs.yml").read_text("utf-8") == "site_name: Mine\n"


def test_a_folder_of_somebody_else_and_the_portfolios_own_are_refused(run: Run, started: Path, here: Path) -> None:
    before = files_in(here)
    for out, why in (("blueprints", "portfolio's own folder"), ("blueprints/out", "portfolio's own folder")):
        result = run("pages", out)
        assert result.exit_code == 2 and why in result.output
    result = run("pages", ".")
    assert result.exit_code == 2 and "has files that promisekit did not write" in result.output
    assert files_in(here) == before


def test_an_error_leaves_the_last_good_pages(run: Run, started: Path, here: Path) -> None:
    run("pages", "out")
    before = {name: (here / "out" / name).read_bytes() for name in files_in(here / "out")}
    (started / "more.yaml").write_text("roles:\n  porter: {name: Porter, function: workshp}\n", "utf-8")
    result = run("pages", "out")
    assert result.exit_code == 1
    assert "blueprints/more.yaml:2:36: error[PK101]" in result.stdout
    assert result.stderr == "The pages were not written; earlier ones stay as they were.\n"
    assert {name: (here / "out" / name).read_bytes() for name in files_in(here / "out")} == before


def test_says_what_cannot_be_done(run: Run, started: Path, here: Path) -> None:
    result = run("pages", "out", "--language", "fi")
    assert result.exit_code == 2 and "the portfolio has no language `fi`; it has en" in result.output
    result = run("pages", "out", "--path", "elsewhere")
    assert result.exit_code == 2 and "elsewhere" in result.output
    (here / "file").write_text("", "utf-8")
    result = run("pages", "file/out")
    assert result.exit_code == 2 and "cannot be written" in result.output
