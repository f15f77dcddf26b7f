"""What `fmt` makes of made texts: the same again, equal in what it says, with every remark.

``python -m tests.edit.layout_law 1000`` holds it against so many.
"""

from __future__ import annotations

import sys

from promisekit.edit.layout import all_remarks, laid_out
from promisekit.edit.syntax import Syntax
from tests.edit.texts import Maker


def hold(seed: int) -> None:
    """Makes a text, lays it out and compares both."""
    text = Maker(seed).text()
    new = laid_out(text)
    assert laid_out(new) == new, f"seed {seed}"
    assert Syntax(new).plain() == Syntax(text).plain(), f"seed {seed}"
    assert all_remarks(Syntax(new)) == all_remarks(Syntax(text)), f"seed {seed}"


if __name__ == "__main__":
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000
    for seed in range(times):
        hold(seed)
    print(f"{times} texts: laid out, the same again, equal, every remark kept")
