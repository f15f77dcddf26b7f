"""The studio killed while it saves a change of a hundred files: every file is whole, old or new, and whoever opens the
portfolio next ends what was begun.

``python -m tests.studio.kills 100`` does it so often.
"""

from __future__ import annotations

import json
import random
import re
import signal
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from collections import Counter
from http.client import HTTPException
from pathlib import Path
from typing import NamedTuple

from tests.edit.kills import SCENES, portfolio, state

_SCENE = SCENES["rename"]


class Opened(NamedTuple):
    """A studio that runs, and how its page asks for the change."""

    process: subprocess.Popen[str]
    request: urllib.request.Request


def opened(folder: Path) -> Opened:
    """Starts the studio and takes what a browser would: its address and its cookie."""
    line = [sys.executable, "-m", "promisekit", "studio", str(folder)]
    process = subprocess.Popen(line, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    assert process.stdout
    address = next(found[0] for said in process.stdout if (found := re.search(r"http://\S+token=\S+", said)))
    base, token = address.split("/?token=")
    with urllib.request.build_opener(_NoRedirect).open(address) as page:
        cookie = page.headers["Set-Cookie"].split(";")[0]
    data = {"path": json.dumps(["functions", "shop"]), "was": "null", "value": "store", "token": token}
    headers = {"Cookie": cookie, "HX-Request": "true", "Origin": base}
    return Opened(process, urllib.request.Request(f"{base}/rename", urllib.parse.urlencode(data).encode(), headers))


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    def http_error_303(self, _request: object, answer: object, *_others: object) -> object:
        return answer


def sent(request: urllib.request.Request) -> None:
    try:
        urllib.request.urlopen(request, timeout=30).close()
    except (OSError, HTTPException):
        return


def kill_once(moment: float, folder: Path) -> str:
    """Kills the studio so many seconds after the change was sent, and looks before and after the next run."""
    portfolio(folder, _SCENE)
    studio = opened(folder)
    asking = threading.Thread(target=sent, args=(studio.request,))
    asking.start()
    time.sleep(moment)
    studio.process.send_signal(signal.SIGKILL)
    studio.process.wait()
    asking.join()
    found = state(folder, _SCENE)
    check = [sys.executable, "-m", "promisekit", "check", "--select", "PK0,PK1", str(folder)]
    checked = subprocess.run(check, capture_output=True, text=True)
    assert checked.returncode == 0, checked.stdout + checked.stderr
    ended = state(folder, _SCENE)
    assert ended in ("old", "new"), ended
    assert found != "both" or ended == "new"
    return f"{found}, then {ended}"


def run(times: int, seed: int = 1) -> Counter[str]:
    """Kills it so often, in the second half of a save, in which files are written."""
    chooser = random.Random(seed)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "p"
        portfolio(folder, _SCENE)
        studio = opened(folder)
        start = time.perf_counter()
        sent(studio.request)
        lasts = time.perf_counter() - start
        studio.process.kill()
        studio.process.wait()
        assert state(folder, _SCENE) == "new"
    became: Counter[str] = Counter()
    for _ in range(times):
        with tempfile.TemporaryDirectory() as name:
            became[kill_once(lasts * chooser.uniform(0.5, 1.05), Path(name) / "p")] += 1
    return became


def main() -> None:
    """Kills it as often as the first word says."""
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    print(f"{times} kills:", *(f"{count} {what}" for what, count in sorted(run(times).items())), sep="\n  ")


if __name__ == "__main__":
    main()
