"""How long pictures take, as ratios: against one `dot` process per picture, and a second time."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from promisekit.draw.blueprint.picture import blueprint_picture
from promisekit.draw.blueprint.view import Action, Arrow, BlueprintView, Lane, Phase, Step
from promisekit.draw.cache import PictureCache
from promisekit.draw.overlay.blueprint import merged_blueprint

if TYPE_CHECKING:
    from tests.bench.bench import Ratio

COUNT = 100
STEPS = 10
"""With a customer's, a frontstage, a backstage and a support box each: 40 boxes."""


def blueprint(number: int) -> BlueprintView:
    """One of the journeys that are drawn: no two have the same texts."""
    lanes = (Lane.FRONTSTAGE, Lane.BACKSTAGE, Lane.SUPPORT)
    steps = tuple(
        Step(
            id=f"s{i}",
            customer=f"Calls about invoice {number}-{i} and waits for an answer",
            touchpoint=f"Service line {i}",
            emotion=(number + i) % 5 - 2,
            actions=tuple(
                Action(lane, f"Agent {lane} {i}", "role", (f"Reads case {number}-{i} and writes the answer down",))
                for lane in lanes
            ),
        )
        for i in range(STEPS)
    )
    arrows = tuple(Arrow(f"s{i}", f"s{i + 1}") for i in range(STEPS - 1))
    return BlueprintView(f"j{number}", f"Journey {number}", (Phase("All", steps),), arrows)


def ratios() -> list[Ratio]:
    """What is measured; without a `dot` on the PATH, a note stands in the place of the first ratio."""
    from tests.bench.bench import Ratio

    views = [blueprint(number) for number in range(COUNT)]
    pictures = [blueprint_picture(view) for view in views]
    found = []
    dot = shutil.which("dot")
    if dot:
        sources = [picture.dot for picture in pictures]
        ours = against = float("inf")
        for _ in range(3):
            ours = min(ours, _seconds(lambda: [blueprint_picture(view).svg for view in views]))
            against = min(against, _seconds(lambda: [_by_process(dot, source) for source in sources]))
        found.append(Ratio(f"{COUNT} blueprints of 40 boxes / one dot process per picture", ours, against, 0.35))
    else:
        print(f"did not run: {COUNT} blueprints of 40 boxes / one dot process per picture: no `dot` on the PATH")
    folder = Path(tempfile.mkdtemp(prefix="promisekit-bench-pictures-"))
    try:
        overlays = [merged_blueprint(old, replace(new, id=old.id)) for old, new in pairwise(views)]
        first = PictureCache(folder)
        drawing = _seconds(lambda: [first.picture("journey", view) for view in (*views, *overlays)])
        second = PictureCache(folder)
        finding = _seconds(lambda: [second.picture("journey", view) for view in (*views, *overlays)])
    finally:
        shutil.rmtree(folder)
    if second.drawn:
        raise SystemExit(f"a second build drew {second.drawn} pictures although nothing had changed")
    count = f"{len(views)} blueprints and {len(overlays)} change overlays"
    told = f"{count} a second time ({second.drawn} drawn) / the first time ({first.drawn} drawn)"
    return [*found, Ratio(told, finding, drawing, 0.5)]


MOST_MEMORY = 300
"""Megabytes that a PNG of a journey with 45 steps may take."""
_PNG = """
import pathlib, resource, sys, tempfile
from promisekit.draw import draw, to_png
from tests.gallery.cases import read_long
to_png(draw("journey", read_long(45, pathlib.Path(tempfile.mkdtemp())), "now"))
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""


def memory() -> None:
    """Ends the run where a large PNG takes too much memory."""
    done = subprocess.run([sys.executable, "-c", _PNG], capture_output=True, check=True, text=True)
    told = f"{float(done.stdout):.0f} MB, at most {MOST_MEMORY}: a PNG of a journey with 45 steps"
    if float(done.stdout) > MOST_MEMORY:
        raise SystemExit(told)
    print(told)


def _by_process(dot: str, source: str) -> bytes:
    done = subprocess.run([dot, "-Kneato", "-n", "-Tsvg"], input=source.encode(), capture_output=True, check=True)
    return done.stdout


def _seconds(run: object) -> float:
    assert callable(run)
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


if __name__ == "__main__":
    memory()
    for ratio in ratios():
        print(ratio.line())
