"""``make results``: writes bench/RESULTS.md, with what people would use instead beside ours, in one run.

``--sizes 100 1000`` takes fewer; what could not be measured is named with its reason. How busy the machine was with
other things is measured between the parts, and said at the top.
"""

from __future__ import annotations

import argparse
import datetime
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import yaml

from promisekit.handbook.edition.handbook import make_handbook
from promisekit.handbook.edition.navigation import navigation
from promisekit.handbook.edition.reading import read_and_check
from promisekit.handbook.language.language import language_of
from promisekit.handbook.site.build import config_path
from tests.bench import generator, others
from tests.bench.bench import BIN, BUILD_WITHOUT_PICTURES, COMPOSE, ENVIRONMENT, ROOT, in_process
from tests.bench.language_server import keystrokes
from tests.bench.measure import CannotRunError, Measured, measured
from tests.bench.reviewing import change
from tests.bench.saving import saving
from tests.history.repository import Repository

RESULTS: Final = ROOT / "bench" / "RESULTS.md"
SIZES: Final = (100, 1_000, 10_000)
_TIMES: Final = {100: 7, 1_000: 5, 10_000: 3}
_BUILDS: Final = 1
_MOST_FOR_DOORSTOP: Final = 1_000
_QUIET: Final = 0.1
"""The share of the processors that others may take before a machine counts as busy."""
PROGRAM: Final = BIN / "promisekit"


@dataclass
class Table:
    """Rows by what was measured and how many items it had; what could not be measured, and why."""

    rows: dict[tuple[str, int], Measured] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)
    busy: list[float] = field(default_factory=list)

    def row(self, what: str, size: int, measure: Callable[[], Measured]) -> None:
        """Measures it, and goes on where it cannot be measured."""
        self.busy.append(others_busy())
        try:
            self.rows[what, size] = one = measure()
        except (CannotRunError, OSError, EOFError, subprocess.SubprocessError) as error:
            self.missing.append(f"{what}, {size:,} items: {' '.join(str(error).split())[:300]}")
            print(f"{what:60} {size:7,}  cannot be measured", flush=True)
            return
        print(f"{what:60} {size:7,}  {one.median:8.3f} s  {one.memory:7.0f} MB", flush=True)

    def ratio(self, ours: str, against: str, size: int, size_against: int | None = None) -> float | None:
        """Of the medians; None where one of them is missing."""
        pair = self.rows.get((ours, size)), self.rows.get((against, size_against or size))
        return pair[0].median / pair[1].median if pair[0] and pair[1] else None


def others_busy(seconds: float = 1.0) -> float:
    """The share of the processors that is taken while we do nothing."""

    def taken() -> tuple[int, int]:
        numbers = list(map(int, Path("/proc/stat").read_text().split("\n", 1)[0].split()[1:]))
        return sum(numbers) - numbers[3] - numbers[4], sum(numbers)

    try:
        before = taken()
        time.sleep(seconds)
        after = taken()
    except OSError:
        return 0.0
    return (after[0] - before[0]) / max(1, after[1] - before[1])


def checking(table: Table, folder: Path, size: int) -> None:
    """A portfolio in order and one with mistakes, and what else looks at as many things."""
    portfolio, mistaken = folder / "blueprints", folder / "mistaken"
    generator.write(portfolio, size)
    generator.write(mistaken, size, mistake_every=3)
    times = _TIMES[size]

    # What ends otherwise has not done what it is measured for, however fast.
    def run(*words: str | Path, codes: tuple[int, ...] = (0,)) -> Callable[[], Measured]:
        return lambda: measured(words, folder, times, ENVIRONMENT, codes)

    table.row("check", size, run(PROGRAM, "check", portfolio))
    table.row("check, every third item with a mistake", size, run(PROGRAM, "check", mistaken, codes=(1,)))
    table.row("only composing the YAML (PyYAML with libyaml)", size, run(sys.executable, "-c", COMPOSE, portfolio))
    schema = folder / "schema.json"
    schema.write_bytes(subprocess.run([PROGRAM, "schema"], capture_output=True, check=True).stdout)
    files = sorted(portfolio.glob("*.yaml"))
    tool = others.TOOLS / "bin"
    table.row("check-jsonschema with our schema", size, run(tool / "check-jsonschema", "--schemafile", schema, *files))
    texts = others.texts_of(portfolio)
    others.write_doorstop(folder / "doorstop", texts)
    if size > _MOST_FOR_DOORSTOP:
        table.missing.append(f"doorstop, {size:,} items: it takes minutes for each run, and is measured at fewer")
    else:
        doorstop = folder / "doorstop"
        table.row("doorstop (its check)", size, lambda: measured([tool / "doorstop"], doorstop, 2, ENVIRONMENT, (0,)))

    def warm() -> Measured:
        pairs = [(in_process_again(portfolio), in_process(portfolio, 1)[1]) for _ in range(times)]
        table.rows["only composing, without start-up", size] = Measured.of([against for _, against in pairs])
        return Measured.of([ours for ours, _ in pairs])

    table.row("check again in one process, as previews and editors do", size, warm)


AGAIN: Final = """
import gc, pathlib, sys, time
gc.disable()
from promisekit.check import check
from promisekit.graph.graph import Graph
from promisekit.read.folder import DiskFolder
from promisekit.read.start import load_from
parts, graph = {}, None
for _ in range(2):
    start = time.perf_counter()
    loaded = load_from(DiskFolder(pathlib.Path(sys.argv[1]), "blueprints"), parts)
    graph = Graph(loaded.portfolio, graph)
    check(loaded, graph=graph)
print(time.perf_counter() - start)
"""


def in_process_again(portfolio: Path) -> float:
    """Seconds of the second check in one process, which knows the files that did not change."""
    done = subprocess.run(
        [sys.executable, "-c", AGAIN, str(portfolio)], env=ENVIRONMENT, capture_output=True, check=True, text=True
    )
    return float(done.stdout)


def building(table: Table, folder: Path, size: int) -> None:
    """The handbook, pictures apart and with them; the same pages with plain MkDocs; as many needs and documents."""
    portfolio, tool = folder / "blueprints", others.TOOLS / "bin"
    build = [PROGRAM, "build", portfolio, "--site-dir", folder / "site"]
    apart = [sys.executable, "-c", BUILD_WITHOUT_PICTURES, "build", portfolio, "--site-dir", folder / "site-without"]
    table.row("build, pictures apart", size, lambda: measured([*apart, "--no-cache"], folder, _BUILDS, ENVIRONMENT))
    table.row("build", size, lambda: measured([*build, "--no-cache"], folder, _BUILDS, ENVIRONMENT))
    table.row("build again, nothing changed", size, lambda: measured(build, folder, _TIMES[size], ENVIRONMENT))
    plain_site(portfolio, folder / "plain")
    table.row("plain mkdocs-material, the same Markdown", size, lambda: measured(
        [BIN / "mkdocs", "build", "-q", "-f", folder / "plain/mkdocs.yml", "-d", folder / "plain-site"],
        folder, _BUILDS, ENVIRONMENT))  # fmt: skip
    others.write_sphinx_needs(folder / "needs", others.texts_of(portfolio))
    table.row(
        "sphinx-needs, a need an item",
        size,
        lambda: measured(
            [tool / "sphinx-build", "-q", "-E", "-a", folder / "needs", folder / "needs-site"],
            folder,
            _BUILDS,
            ENVIRONMENT,
        ),
    )
    table.row(
        "doorstop publish",
        size,
        lambda: measured(
            [tool / "doorstop", "publish", "all", folder / "published"], folder / "doorstop", _BUILDS, ENVIRONMENT
        ),
    )


def plain_site(portfolio: Path, folder: Path) -> None:
    """Our Markdown as a site of MkDocs alone: the same theme, the same navigation."""
    pages = make_handbook(read_and_check(portfolio, "blueprints"), directory_urls=False).pages
    for page in pages:
        path = folder / "docs" / page.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page.markdown(), "utf-8")
    with config_path(None) as path:
        settings = yaml.safe_load(path.read_text("utf-8"))
    overviews = {page.path: page.title for page in pages if page.in_navigation}
    settings |= {"plugins": ["search"], "nav": navigation(overviews, [], language_of("en")), "not_in_nav": "*"}
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(settings), "utf-8")


def writing(table: Table, folder: Path, size: int) -> None:
    """What is waited for while somebody writes: comparing, layout, a picture, an editor."""
    portfolio, times = folder / "blueprints", _TIMES[size]
    repository = Repository(folder / "compared")
    generator.write(repository.folder / "blueprints", size, per_file=2)
    repository.commit("All")
    if size >= 1_000:
        change(repository.folder / "blueprints")
    else:
        file = repository.folder / "blueprints/promises-0000.yaml"
        file.write_text(file.read_text("utf-8").replace("    within: ", "    within: 1", 1), "utf-8")
    compare = [PROGRAM, "diff", "HEAD", "--path", repository.folder / "blueprints"]
    table.row("diff with the last commit", size, lambda: measured(compare, repository.folder, times, ENVIRONMENT))
    table.row("fmt --check", size, lambda: measured([PROGRAM, "fmt", "--check", portfolio], folder, times, ENVIRONMENT))
    alone = ENVIRONMENT | {"PROMISEKIT_CACHE": "off"}
    words = ["graph", "promise", "promise-0", "--path", portfolio]
    table.row("graph of a promise", size, lambda: measured([PROGRAM, *words, "-o", "x.svg"], folder, times, alone))
    subprocess.run([PROGRAM, *words, "--format", "dot", "-o", folder / "x.dot"], check=False, capture_output=True)
    table.row("one `dot` for its DOT", size, lambda: measured(
        ["dot", "-Tsvg", "-o", "y.svg", "x.dot"], folder, times, ENVIRONMENT))  # fmt: skip
    lsp = [PROGRAM, "lsp", "--stdio"]
    table.row("language server: from a keystroke to its findings", size,
              lambda: keystrokes(lsp, portfolio, ENVIRONMENT, times))  # fmt: skip


def serving(table: Table, _folder: Path, size: int) -> None:
    """From a saved file to its text in a browser; beside `mkdocs serve` with our plugin."""
    table.busy.append(others_busy())
    for what, ours, old in saving(size, 7, 2):
        table.rows[f"serve: {what} saved and seen", size] = Measured(ours, ours, ours, 0)
        table.rows[f"mkdocs serve: {what} saved and seen", size] = Measured(old, old, old, 0)


LIMITS: Final = (
    ("check", "check-jsonschema with our schema", 0.25),
    ("check", "doorstop (its check)", 0.2),
    ("check again in one process, as previews and editors do", "only composing, without start-up", 0.6),
    ("check", "only composing the YAML (PyYAML with libyaml)", None),
    ("build, pictures apart", "plain mkdocs-material, the same Markdown", 1.3),
    ("build", "sphinx-needs, a need an item", None),
    ("build", "doorstop publish", None),
    ("build again, nothing changed", "build", None),
    ("graph of a promise", "one `dot` for its DOT", None),
    ("fmt --check", "check", None),
    ("diff with the last commit", "check", None),
)
"""Ours, against what, and the most that the quotient of their medians may be at 1,000 items."""
WHY_MISSED: Final = {
    "check again in one process, as previews and editors do": "Composing is libyaml's, in C. Ours reads again what has "
    "changed, puts the references of all items together anew, and asks every rule about every item, in Python: most "
    "rules look at neighbours, so that what one said of an item before is not remembered.",
    "build, pictures apart": "Besides what MkDocs does, the portfolio is read, checked and written as Markdown, and "
    "the search is given the words that people use for each item.",
}
"""What takes the time, where a ratio is above its limit."""


def ratios(table: Table, sizes: list[int]) -> Iterator[str]:
    yield "| Ours | Against | Items | Ratio | Limit | |"
    yield "|---|---|---:|---:|---:|---|"
    for ours, against, limit in LIMITS:
        for size in sizes:
            quotient = table.ratio(ours, against, size)
            if quotient is not None:
                yield _ratio(ours, against, f"{size:,}", quotient, limit if size >= 1_000 else None)
    if {1_000, 10_000} <= set(sizes):
        quotient = table.ratio("check", "check", 10_000, 1_000)
        if quotient is not None:
            yield _ratio("check of 10,000", "check of 1,000", "", quotient, 11.0)


def why_missed(table: Table, sizes: list[int]) -> Iterator[str]:
    """The reasons of those ratios that are above their limit."""
    for ours, against, limit in LIMITS:
        quotients = [table.ratio(ours, against, size) for size in sizes if size >= 1_000]
        if limit and any(quotient is not None and quotient > limit for quotient in quotients):
            yield f"**{ours}** misses its limit. {WHY_MISSED.get(ours, 'Why is not known yet.')}"
            yield ""


def _ratio(ours: str, against: str, size: str, quotient: float, limit: float | None) -> str:
    judged = "" if limit is None else "ok" if quotient <= limit else "**missed**"
    return f"| {ours} | {against} | {size} | {quotient:.2f} | {limit or ''} | {judged} |"


def report(table: Table, sizes: list[int], versions: dict[str, str], minutes: float) -> str:
    busiest, usual = max(table.busy), sorted(table.busy)[len(table.busy) // 2]
    quiet = (
        "The machine had nothing else to do."
        if busiest <= _QUIET
        else f"**The machine was not quiet:** between the measurements others took {usual:.0%} of its processors, at "
        f"most {busiest:.0%}. Seconds are longer than they would be, and do not count; ratios compare neighbours in "
        "time and are less disturbed."
    )
    named = ", ".join(f"{name} {version}" for name, version in versions.items())
    lines = [
        "# What it takes", "",
        f"Written by `make results` on {datetime.datetime.now(datetime.UTC):%Y-%m-%d %H:%M} UTC in {minutes:.0f} "
        "minutes; all of it in one run. Every command is a process of its own, after one run that does not count.", "",
        f"{os.cpu_count()} processors, {platform.machine()}, Python {platform.python_version()}, {named}. {quiet}", "",
        "## Ratios of medians", "", *ratios(table, sizes), "",
        *why_missed(table, sizes),
        "## Seconds and memory", "",
        "| What | Items | Fastest | Median | Slowest | Memory, MB |", "|---|---:|---:|---:|---:|---:|",
    ]  # fmt: skip
    for (what, size), one in sorted(table.rows.items(), key=lambda row: (row[0][1], list(table.rows).index(row[0]))):
        memory = f"{one.memory:.0f}" if one.memory else ""
        lines.append(f"| {what} | {size:,} | {one.fastest:.3f} | {one.median:.3f} | {one.slowest:.3f} | {memory} |")
    lines += ["", "## What could not be measured", ""]
    lines += [f"- {why}" for why in table.missing] or ["Nothing."]
    return "\n".join(lines) + "\n"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else "")
    parser.add_argument("--sizes", type=int, nargs="+", default=list(SIZES))
    parser.add_argument("--build-up-to", type=int, default=1_000, help="the most items of which a site is built")
    parser.add_argument("--output", type=Path, default=RESULTS)
    asked = parser.parse_args()
    start = time.monotonic()
    versions = others.ours() | others.installed()
    table = Table()
    table.missing += [f"{name}: cannot be installed here" for name in others.NAMES if name not in versions]
    folder = Path(tempfile.mkdtemp(prefix="promisekit-results-"))
    try:
        for part in (checking, writing, building, serving):
            for size in asked.sizes:
                here = folder / str(size)
                here.mkdir(exist_ok=True)
                if part in (checking, writing) or size <= asked.build_up_to:
                    part(table, here, size)
                elif part is building:
                    why = f"takes too long for every run; `--build-up-to {size}` does it"
                    table.missing.append(f"build and serve, {size:,} items: {why}")
            # What is measured so far is kept, should the rest not come to its end.
            asked.output.parent.mkdir(exist_ok=True)
            minutes = (time.monotonic() - start) / 60
            asked.output.write_text(report(table, asked.sizes, versions, minutes), "utf-8")
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    print(f"Wrote {asked.output}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
