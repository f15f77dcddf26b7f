"""Speed as ratios, each of two things measured in the same run: ``make bench``.

Every command is a process of its own, started from files that are already compiled. What takes a few seconds at most
is measured in many pairs, of which the middle one counts; of what takes longer the fastest run. A ratio over its limit
is marked and makes the command fail.
"""

from __future__ import annotations

import compileall
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final, NamedTuple

import yaml

import promisekit
from promisekit.handbook.edition.handbook import make_handbook
from promisekit.handbook.edition.navigation import navigation
from promisekit.handbook.edition.reading import read_and_check
from promisekit.handbook.language.language import language_of
from promisekit.handbook.site.build import config_path
from tests.bench import generator

ROOT: Final = Path(__file__).parents[2]
BIN: Final = Path(sys.executable).parent
ENVIRONMENT: Final = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"} | {
    "SOURCE_DATE_EPOCH": "1780000000"
}

DAY_OF_THE_SAMPLE: Final = "2026-11-20"
DAY_BEFORE_ITS_RESULTS: Final = "2026-05-28"

TIMES: Final = {100: 21, 1_000: 21, 10_000: 7}
"""How many pairs are measured of each size of portfolio."""

COMPOSE: Final = """
import gc, sys, pathlib
gc.disable()
import yaml
trees = [
    yaml.compose(path.read_text("utf-8"), Loader=yaml.CSafeLoader)
    for path in sorted(pathlib.Path(sys.argv[1]).rglob("*.yaml"))
]
"""
BUILD_WITHOUT_PICTURES: Final = """
from promisekit.handbook.content.pictures import Pictures
Pictures.put_in = lambda self, html, path: html
from promisekit.cli.main import run
run()
"""


class Ratio(NamedTuple):
    """One comparison: seconds of ours, seconds of what it is measured against, and the limit of the quotient."""

    what: str
    ours: float
    against: float
    limit: float | None

    @property
    def quotient(self) -> float:
        return self.ours / self.against

    @property
    def is_over(self) -> bool:
        return self.limit is not None and self.quotient > self.limit

    def line(self) -> str:
        limit = f"at most {self.limit:g}" if self.limit is not None else "for comparison"
        mark = "OVER" if self.is_over else "ok" if self.limit is not None else ""
        return f"{self.quotient:6.2f}  {limit:15} {mark:5} {self.what}  ({self.ours:.3f} s / {self.against:.3f} s)"


def fastest(run: Callable[[], object], times: int = 5) -> float:
    """Seconds of the fastest of several runs."""
    best = float("inf")
    for _ in range(times):
        start = time.perf_counter()
        run()
        best = min(best, time.perf_counter() - start)
    return best


def fastest_pair(ours: Callable[[], object], against: Callable[[], object], times: int = 5) -> tuple[float, float]:
    """Seconds of the fastest run of each, taken in turns, so that a busy moment hits both."""
    pairs = [(fastest(ours, 1), fastest(against, 1)) for _ in range(times)]
    return min(first for first, _ in pairs), min(second for _, second in pairs)


def middle_pair(ours: Callable[[], object], against: Callable[[], object], times: int = 41) -> tuple[float, float]:
    """Seconds of the pair of runs with the middle ratio.

    What takes two processors a fifth of a second is hardly ever undisturbed on a machine that others use too; two
    runs one after the other are disturbed alike.
    """
    return middle([(fastest(ours, 1), fastest(against, 1)) for _ in range(times)])


def middle(pairs: list[tuple[float, float]]) -> tuple[float, float]:
    """The pair with the middle ratio."""
    return sorted(pairs, key=lambda pair: pair[0] / pair[1])[len(pairs) // 2]


def command(*words: str | Path, codes: tuple[int, ...] = (0, 1)) -> Callable[[], None]:
    """A command of this environment, to be run in silence."""

    def run() -> None:
        done = subprocess.run([str(word) for word in words], env=ENVIRONMENT, capture_output=True, check=False)
        # A traceback ends with 1 too, and early.
        if done.returncode not in codes or b"Traceback" in done.stderr:
            raise SystemExit(f"{words}: {done.stderr.decode()}")

    return run


def python(code: str, *words: str | Path) -> Callable[[], None]:
    """Python code as a process of its own."""
    return command(sys.executable, "-c", code, *words)


def start_up() -> list[Ratio]:
    """Commands that people wait for before anything happens."""
    sample = [BIN / "promisekit", "check", ROOT / "blueprints", "--today"]
    imports = python("import pydantic, yaml")
    check = middle_pair(command(*sample, DAY_OF_THE_SAMPLE), imports)
    with_findings = middle_pair(command(*sample, DAY_BEFORE_ITS_RESULTS), imports)
    help_ = middle_pair(command(BIN / "promisekit", "--help"), command(BIN / "mkdocs", "--version"))
    return [
        Ratio("check of the sample portfolio / import pydantic, yaml", *check, 3.0),
        Ratio("the same on a day on which there are findings to print", *with_findings, None),
        Ratio("promisekit --help / mkdocs --version", *help_, 0.6),
    ]


def checking(folder: Path) -> list[Ratio]:
    """Checking portfolios of growing size against only composing their YAML."""
    ratios: list[Ratio] = []
    ours: dict[int, float] = {}
    for size in TIMES:
        portfolio = folder / str(size) / "blueprints"
        generator.write(portfolio, size)
        check = command(BIN / "promisekit", "check", portfolio)
        pair = middle_pair(check, python(COMPOSE, portfolio), TIMES[size])
        ours[size] = pair[0]
        ratios.append(
            Ratio(
                f"check of {size:,} items / composing their YAML, whole processes",
                *pair,
                None if size < 10_000 else 2.5,
            )
        )
    for size in (1_000, 10_000):
        portfolio = folder / f"{size}-with-mistakes" / "blueprints"
        generator.write(portfolio, size, mistake_every=3)
        check = command(BIN / "promisekit", "check", portfolio, codes=(1,))
        pair = middle_pair(check, python(COMPOSE, portfolio), TIMES[size])
        ratios.append(Ratio(f"check of {size:,} items, every third with a mistake / composing their YAML", *pair, 2.5))
    for size in (1_000, 10_000):
        work = in_process(folder / str(size) / "blueprints", TIMES[size])
        ratios.append(Ratio(f"check of {size:,} items / composing their YAML, without start-up", *work, 2.5))
    ratios.append(Ratio("check of 10,000 items / of 1,000", ours[10_000], ours[1_000], 11.0))
    return ratios


def proving(folder: Path) -> list[Ratio]:
    """Checking promises on real calendars against checking the same in ordinary weeks."""
    from tests.bench import proving as made

    portfolios = {dated: folder / f"proving-{dated}" / "blueprints" for dated in (True, False)}
    for dated, portfolio in portfolios.items():
        made.write(portfolio, holidays=dated)
    ours, against = (command(BIN / "promisekit", "check", portfolios[dated]) for dated in (True, False))
    what = "check of 1,000 promises of 5 commitments, holidays of three countries / the same without"
    return [Ratio(what, *middle_pair(ours, against, 11), 2.0)]


def in_process(portfolio: Path, times: int) -> tuple[float, float]:
    """Seconds of checking and of composing without starting a process, as two fresh processes measure them."""
    ours = """
import gc, sys, time
gc.disable()
from promisekit.read import load
from promisekit.check import check
from promisekit.check.rule import all_rules
import pathlib
all_rules()
start = time.perf_counter()
check(load(pathlib.Path(sys.argv[1])))
print(time.perf_counter() - start)
"""
    against = COMPOSE.replace("trees =", "import time; start = time.perf_counter(); trees =") + (
        "\nprint(time.perf_counter() - start)"
    )

    def measured(code: str) -> float:
        done = subprocess.run(
            [sys.executable, "-c", code, str(portfolio)], env=ENVIRONMENT, capture_output=True, check=True, text=True
        )
        return float(done.stdout)

    return middle([(measured(ours), measured(against)) for _ in range(times)])


def building(folder: Path) -> list[Ratio]:
    """Building the handbook of 1,000 items, pictures apart, against plain MkDocs on the same Markdown.

    The plain site has the same theme settings and the same navigation; it is our configuration without our plugin.
    """
    portfolio, plain = folder / "1000" / "blueprints", folder / "plain"
    if not portfolio.exists():
        generator.write(portfolio, 1_000)
    pages = make_handbook(read_and_check(portfolio, "blueprints"), directory_urls=False).pages
    for page in pages:
        path = plain / "docs" / page.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page.markdown(), "utf-8")
    with config_path(None) as path:
        settings = yaml.safe_load(path.read_text("utf-8"))
    overviews = {page.path: page.title for page in pages if page.in_navigation}
    settings |= {"plugins": ["search"], "nav": navigation(overviews, [], language_of("en")), "not_in_nav": "*"}
    (plain / "mkdocs.yml").write_text(yaml.safe_dump(settings), "utf-8")
    ours = python(BUILD_WITHOUT_PICTURES, "build", portfolio, "--site-dir", folder / "ours", "--no-cache")
    against = command(BIN / "mkdocs", "build", "-q", "-f", plain / "mkdocs.yml", "-d", folder / "plain-site")
    pair = fastest_pair(ours, against, times=3)
    return [Ratio("build of 1,000 items, pictures apart / plain mkdocs-material, same Markdown", *pair, 1.3)]


def building_again(folder: Path) -> list[Ratio]:
    """Building 1,000 items after no change and after one, against building all of them."""
    portfolio, site = folder / "again" / "blueprints", folder / "again" / "site"
    generator.write(portfolio, 1_000)
    promises = portfolio / "promises-0000.yaml"
    was = promises.read_text("utf-8")
    build = command(BIN / "promisekit", "build", portfolio, "--site-dir", site)
    whole = command(BIN / "promisekit", "build", portfolio, "--site-dir", site, "--no-cache")

    def changed() -> None:
        promises.write_text(was.replace("    promise: ", f"    promise: {time.monotonic_ns()} ", 1), "utf-8")
        build()

    build()
    full = fastest(whole, 3)
    build()
    return [
        Ratio("build of 1,000 items again, nothing changed / all of it", fastest(build, 5), full, 0.1),
        Ratio("build of 1,000 items again, one promise changed / all of it", fastest(changed, 5), full, 0.3),
    ]


def saved_and_seen() -> list[Ratio]:
    """From a saved file to its text in a browser, the median of 20 saves; the old way is MkDocs' own `serve`."""
    from tests.bench.saving import saving

    return [
        Ratio(f"{what} saved and seen, {size:,} items / with `mkdocs serve`", ours, old, 0.15)
        for size in (250, 1_000)
        for what, ours, old in saving(size)
    ]


def typed_and_found(folder: Path) -> list[Ratio]:
    """From a keystroke in an editor to what is found in it."""
    from tests.bench.typing import typing

    return [Ratio("a keystroke's finding in an editor, 1,000 items / a cold check", *typing(folder), 0.5)]


def felt_in_the_studio(folder: Path) -> list[Ratio]:
    """What somebody waits for in the browser; a cold check takes about 450 ms on a quiet machine."""
    from tests.bench.studio import felt

    saved, opened, moved, cold = felt(folder)
    return [
        Ratio("studio: a field saved to its finding shown, 1,000 items / a cold check", saved, cold, 0.65),
        Ratio("studio: a board opened, 1,000 items / a cold check", opened, cold, 1.0),
        Ratio("studio: a step moved to the picture drawn again, 1,000 items / a cold check", moved, cold, 0.45),
    ]


def main() -> int:
    """Runs everything and prints a line for each ratio."""
    from tests.bench.drawing import memory
    from tests.bench.drawing import ratios as drawing
    from tests.bench.reviewing import reviewing

    compileall.compile_dir(str(Path(promisekit.__file__).parent), quiet=1)
    folder = Path(tempfile.mkdtemp(prefix="promisekit-bench-"))
    over = 0
    try:
        parts = (
            *(
                start_up,
                lambda: checking(folder),
                lambda: proving(folder),
                lambda: building(folder),
                lambda: building_again(folder),
            ),
            *(
                lambda: typed_and_found(folder),
                lambda: felt_in_the_studio(folder),
                saved_and_seen,
                lambda: reviewing(folder),
                drawing,
            ),
        )
        for measure in parts:
            for ratio in measure():
                print(ratio.line(), flush=True)
                over += ratio.is_over
        memory()
    finally:
        shutil.rmtree(folder)
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main())
