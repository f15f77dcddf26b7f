"""Portfolios with anything in them: the tool says what is wrong, or does what it is asked; it never crashes or hangs.

``python -m tests.fuzz.fuzz MINUTES [--seed SEED]`` makes as many as there is time for. What goes wrong is printed, once
a kind, and the portfolio is kept below .cache/fuzz with what happened; ``--only NUMBER`` makes that one of it again.
"""

from __future__ import annotations

import argparse
import os
import secrets
import shutil
import sys
import tempfile
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import count, takewhile
from pathlib import Path
from random import Random
from typing import Final

from tests.fuzz.portfolios import ROOT, Files, beginnings, changed, write
from tests.fuzz.trial import tried

LIMIT: Final = 2.0
"""Seconds of computing that no step may need."""
_KEPT: Final = ROOT / ".cache" / "fuzz"
_SAMPLE_SHARE: Final = 0.1


@dataclass
class Outcome:
    """How many portfolios were tried, and what went wrong, by kind: how often, and the first of each."""

    portfolios: int = 0
    crashes: dict[str, int] = field(default_factory=dict)
    slow: dict[str, int] = field(default_factory=dict)
    told: dict[str, str] = field(default_factory=dict)

    def line(self, seconds: float) -> str:
        """The last line of a run."""
        crashes, slow = sum(self.crashes.values()), sum(self.slow.values())
        return f"{self.portfolios} portfolios in {seconds:.0f} seconds: {crashes} crashes, {slow} slow"


def portfolio(seed: str, number: int, all_beginnings: list[Files]) -> tuple[Files, Files, Random]:
    """The one of that number: as it was, as it became, and what chooses the rest."""
    random = Random(f"{seed}-{number}")
    before = all_beginnings[0] if random.random() < _SAMPLE_SHARE else random.choice(all_beginnings)
    return before, changed(before, random), random


def run(seed: str, numbers: Iterable[int], limit: float = LIMIT, keep: Path | None = None) -> Outcome:
    """Tries the portfolios of these numbers; those with which something goes wrong are kept in a folder ``keep``."""
    outcome, all_beginnings = Outcome(), beginnings()
    for number in numbers:
        before, after, random = portfolio(seed, number, all_beginnings)
        # Not removed by a run that hangs where no signal comes through: what made it hang stays.
        folder = Path(tempfile.mkdtemp(prefix=f"fuzz-{seed}-{number}-"))
        write(before, folder / "before")
        write(after, folder / "after")
        trial = tried(folder / "after", folder / "before", random, limit)
        outcome.portfolios += 1
        for counts, problems in ((outcome.crashes, trial.crashes), (outcome.slow, trial.slow)):
            for kind, told in problems:
                counts[kind] = counts.get(kind, 0) + 1
                if kind not in outcome.told:
                    outcome.told[kind] = f"--seed {seed} --only {number}\n{told}"
                    if keep:
                        _keep(folder, keep / f"{seed}-{number}", outcome.told[kind])
        shutil.rmtree(folder)
    return outcome


def _keep(folder: Path, kept: Path, told: str) -> None:
    if not kept.exists():
        shutil.copytree(folder, kept, symlinks=True, ignore=_pipes)
    (kept / "what-happened.txt").write_text(told, "utf-8", "backslashreplace")
    print(f"{kept}\n{told}", file=sys.stderr)


def _pipes(folder: str, names: list[str]) -> list[str]:
    return [name for name in names if Path(folder, name).is_fifo()]


def main() -> None:
    """Tries portfolios until the time is over."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else "")
    parser.add_argument("minutes", type=float, nargs="?", default=1.0)
    parser.add_argument("--seed", default=secrets.token_hex(4), help="the same seed makes the same portfolios")
    parser.add_argument("--only", type=int, help="the number of one portfolio of the seed")
    asked = parser.parse_args()
    os.environ["PROMISEKIT_CACHE"] = "off"
    start = time.monotonic()
    end = start + 60 * asked.minutes
    numbers = [asked.only] if asked.only is not None else takewhile(lambda _number: time.monotonic() < end, count())
    outcome = run(asked.seed, numbers, keep=_KEPT)
    for kind, often in sorted({**outcome.crashes, **outcome.slow}.items()):
        print(f"{often:6} {kind}")
    print(f"Seed {asked.seed}. {outcome.line(time.monotonic() - start)}.")
    sys.exit(bool(outcome.told))


if __name__ == "__main__":
    main()
