from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from promisekit.cli.main import main

Run = Callable[..., Result]

TROUBLED = """\
portfolio:
  name: Harbour Bikes
functions:
  workshop: {name: Workshop, kind: frontline, lead: lead-mechanik}
roles:
  lead-mechanic: {name: Lead mechanic, function: workshop}
"""


@pytest.fixture(autouse=True)
def _plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "SOURCE_DATE_EPOCH"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder in which the commands run."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def run(here: Path) -> Run:
    """Runs a command line as typed, without the program's name. Bugs raise."""

    def run_command(*words: str, **environment: str) -> Result:
        result = CliRunner(env=environment).invoke(main, words, prog_name="promisekit", catch_exceptions=False)
        assert "Traceback" not in result.output
        return result

    return run_command


@pytest.fixture
def troubled(here: Path) -> Path:
    """A portfolio with one unknown reference."""
    folder = here / "blueprints"
    folder.mkdir()
    (folder / "team.yaml").write_text(TROUBLED, "utf-8")
    return folder


@pytest.fixture
def started(here: Path, run: Run) -> Path:
    """The portfolio that `init` writes, without what it writes for editors."""
    assert run("init", "blueprints").exit_code == 0
    shutil.rmtree(here / ".vscode")
    return here / "blueprints"


def files_in(folder: Path) -> list[str]:
    """Every file below a folder."""
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
