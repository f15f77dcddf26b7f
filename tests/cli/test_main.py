"""The program as it is started: help, version, and how it ends."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import click
import pytest

from promisekit.cli.main import COMMANDS, main
from tests.cli.conftest import Run


def promisekit(*words: str, folder: Path, **options: object) -> subprocess.CompletedProcess[str]:
    """Runs the program in a process of its own."""
    command = [sys.executable, "-m", "promisekit", *words]
    return subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", timeout=60, **options)


def test_help_lists_every_command_and_how_to_begin(run: Run) -> None:
    result = run("--help")
    assert result.exit_code == 0
    assert re.findall(r"^  ([a-z][a-z-]*)  ", result.stdout, re.MULTILINE) == list(COMMANDS)
    assert "promisekit init blueprints" in result.stdout


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_says_in_its_help_what_the_list_says(run: Run, name: str) -> None:
    command = main.get_command(click.Context(main), name)
    assert command is not None
    assert command.get_short_help_str(limit=200) == COMMANDS[name]
    result = run(name, "--help")
    assert result.exit_code == 0
    assert COMMANDS[name] in result.stdout


def test_an_unknown_command_is_answered_with_the_nearest(run: Run) -> None:
    result = run("chekc")
    assert result.exit_code == 2
    assert "There is no command `chekc`; did you mean `check`?" in result.stderr
    assert f"There is: {', '.join(COMMANDS)}." in run("frobnicate").stderr


def test_an_unknown_option_is_wrong_use(run: Run) -> None:
    assert run("--frobnicate").exit_code == 2


def test_help_waits_for_no_library_that_it_does_not_need(tmp_path: Path) -> None:
    watched = ("pydantic", "yaml", "networkx", "mkdocs", "rich", "json", "promisekit.cli.check")
    code = (
        "import sys\nfrom promisekit.cli.main import COMMANDS, main\n"
        "try: main(['--help'])\nexcept SystemExit: pass\n"
        f"print([name for name in {watched!r} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_check_waits_for_no_library_that_it_does_not_need(troubled: Path) -> None:
    watched = ("networkx", "mkdocs", "rich", "jinja2", "graphviz", "pygraphviz", "xml.etree", "promisekit.draw")
    watched += ("promisekit.reference",)
    code = (
        "import sys\nfrom promisekit.cli.main import COMMANDS, main\n"
        f"try: main(['check', {str(troubled)!r}])\nexcept SystemExit: pass\n"
        f"print([name for name in {watched!r} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_version(tmp_path: Path) -> None:
    done = promisekit("--version", folder=tmp_path)
    assert re.fullmatch(r"promisekit \d+\.\d+\.\d+\n", done.stdout)
    assert done.returncode == 0


@pytest.mark.parametrize(
    ("words", "code"), [(["check"], 1), (["check", "--select", "PK0"], 0), (["check", "nowhere"], 2)]
)
def test_a_process_ends_with_the_code_and_all_its_output(troubled: Path, words: list[str], code: int) -> None:
    done = promisekit(*words, folder=troubled.parent)
    assert done.returncode == code
    assert done.stdout.endswith(".\n") or done.stderr.endswith(".\n")


def test_output_that_nobody_reads_on_is_no_error(troubled: Path) -> None:
    many = "".join(f"  f{number}: {{name: F, kind: support, lead: nobody-{number}}}\n" for number in range(2000))
    (troubled / "many.yaml").write_text(f"functions:\n{many}", "utf-8")
    command = [sys.executable, "-m", "promisekit", "check"]
    with subprocess.Popen(command, cwd=troubled.parent, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None and process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""


def test_a_terminal_without_the_characters_gets_their_codes(troubled: Path) -> None:
    (troubled / "team.yaml").write_text("roles:\n  請求: {name: Lead}\n", "utf-8")
    western_only = {**os.environ, "PYTHONIOENCODING": "latin-1"}
    done = promisekit("check", folder=troubled.parent, env=western_only)
    assert "`\\u8acb\\u6c42` in `roles` is no id" in done.stdout
    assert done.returncode == 1 and done.stderr == ""


def test_a_bug_is_shown_as_one(troubled: Path) -> None:
    code = (
        "import promisekit.cli.check as check, promisekit.cli.main as main, sys\n"
        "check.the_day = lambda given: 1 / 0\nsys.argv[1:] = ['check']\nmain.run()"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=troubled.parent, capture_output=True, encoding="utf-8")
    assert done.returncode == 1
    assert "ZeroDivisionError" in done.stderr
