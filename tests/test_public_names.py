"""The public surface: what `import promisekit` offers, and what it costs."""

from __future__ import annotations

import inspect
import re
import subprocess
import sys
from pathlib import Path

import pytest

import promisekit

SAMPLE = Path(__file__).parents[1] / "blueprints"
TOUR = "\n".join(re.findall(r"^    (.*)$", promisekit.__doc__, re.MULTILINE)).replace(
    "earlier-blueprints", "blueprints"
)
FROM_HERE = """
assert inspect.isfunction(check) and inspect.isfunction(draw)
assert check(promisekit.load("blueprints")) == promisekit.check(loaded)
assert draw("journey", loaded.portfolio, "disputed-invoice").svg.startswith("<svg")
"""


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
        (["check", "blueprints"], {"networkx", "mkdocs", "rich", "babel", "tzdata", "pygraphviz", "jinja2"}),
        (["check", "promisekit/edit/starter"], {"holidays", "tzdata"}),
        (["check", "blueprints"], {"promisekit.read.explain", "promisekit.read.meant", "promisekit.read.whereabouts"}),
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


@pytest.mark.parametrize(
    "first",
    [
        "",
        "from promisekit import check, draw",
        "from promisekit import draw; from promisekit import check, compare, load",
        "import promisekit; promisekit.draw('map', promisekit.load('blueprints').portfolio)",
        "from promisekit import *",
        "import promisekit.check, promisekit.draw",
        "import promisekit, promisekit.check.runner as runner; assert runner.check is promisekit.check",
        "from promisekit.check import check; from promisekit.check import runner; assert runner.check is check",
        "from promisekit.draw import draw; import promisekit.draw.timeline.chart",
        "import promisekit.cli.check, promisekit.cli.graph",
        "from click.testing import CliRunner; from promisekit.cli.main import main as run; CliRunner().invoke(run)",
    ],
)
def test_the_tour_can_be_taken_twice_whatever_was_imported_before(first: str) -> None:
    later = "import promisekit.check.runner as later; assert later.check is promisekit.check"
    code = "\n".join(["import inspect", first, TOUR, later, TOUR, "from promisekit import check, draw", FROM_HERE])
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code], cwd=SAMPLE.parent, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_help_shows_the_functions() -> None:
    assert list(inspect.signature(promisekit.check).parameters) == ["loaded", "today", "select", "graph"]
    assert "Draws one item" in (promisekit.draw.__doc__ or "")
    assert set(promisekit.__all__) <= set(dir(promisekit))


def test_each_name_is_found_where_it_is_defined(tmp_path: Path) -> None:
    with pytest.raises(promisekit.NothingToReadError):
        promisekit.load(tmp_path / "nowhere")
    for name in promisekit.__all__:
        value = getattr(promisekit, name)
        assert getattr(sys.modules[value.__module__], name) is value
