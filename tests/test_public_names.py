"""The public surface: what `import promisekit` offers, and what it costs."""

from __future__ import annotations

import subprocess
import sys

import pytest

import promisekit


@pytest.mark.parametrize("name", promisekit.__all__)
def test_every_public_name_is_there_and_documented(name: str) -> None:
    assert getattr(promisekit, name).__doc__


def test_other_names_are_not() -> None:
    with pytest.raises(AttributeError, match="nothing_of_the_kind"):
        _ = promisekit.nothing_of_the_kind


@pytest.mark.parametrize(
    ("command", "too_much"),
    [
        (["--help"], {"pydantic", "yaml", "networkx", "mkdocs", "rich", "babel", "holidays"}),
        (["check", "blueprints"], {"networkx", "mkdocs", "rich", "babel", "holidays", "pygraphviz", "jinja2"}),
    ],
)
def test_commands_import_only_what_they_need(command: list[str], too_much: set[str]) -> None:
    code = (
        "import sys, atexit; atexit.register(lambda: print('MODULES', *sys.modules));"
        f"sys.argv = ['promisekit', *{command!r}];"
        "from promisekit.cli.main import run; run()"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    modules = done.stdout.rpartition("MODULES")[2].split()
    assert "promisekit.cli.main" in modules
    assert too_much.isdisjoint(modules)
