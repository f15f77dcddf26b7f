"""The same files make the same site: on another day, in another folder, zone and language of the machine."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[2]
BUILD: Final = """
import datetime, sys, time
then = datetime.datetime.fromisoformat(sys.argv[1])
real_date, real_datetime = datetime.date, datetime.datetime

class AsReal(type):
    def __instancecheck__(cls, one):
        return isinstance(one, real_datetime if cls.__name__ == "Clock" else real_date)

class Calendar(datetime.date, metaclass=AsReal):
    today = classmethod(lambda cls: then.date())

class Clock(datetime.datetime, metaclass=AsReal):
    now = classmethod(lambda cls, tz=None: then.astimezone(tz) if tz else then)
    utcnow = classmethod(lambda cls: then)
    today = classmethod(lambda cls: then)

time.time = then.timestamp
import promisekit.handbook.site.build
import promisekit.handbook.site.plugin
import mkdocs.commands.build
datetime.date, datetime.datetime = Calendar, Clock
for module in list(sys.modules.values()):
    for name, fake in (("date", Calendar), ("datetime", Clock)):
        if getattr(module, name, None) in (real_date, real_datetime):
            setattr(module, name, fake)
from pathlib import Path
result = promisekit.handbook.site.build.build(Path("blueprints"), config_file=Path("mkdocs.yml"), site=Path("site"))
assert result.site and result.missing_pictures is None
assert promisekit.handbook.edition.reading.this_day() == then.date()
"""


def built(folder: Path, day: str, **environment: str) -> dict[str, bytes]:
    """Every file of the site that is built in `folder` on that day."""
    folder.mkdir(parents=True)
    shutil.copytree(ROOT / "blueprints", folder / "blueprints")
    shutil.copy(ROOT / "mkdocs.yml", folder)
    clean = {name: value for name, value in os.environ.items() if name not in ("SOURCE_DATE_EPOCH", "LC_ALL")}
    clean |= {"NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(ROOT), "PROMISEKIT_CACHE": "off", **environment}
    done = subprocess.run(
        [sys.executable, "-c", BUILD, day], cwd=folder, env=clean, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-3000:]
    site = folder / "site"
    return {file.relative_to(site).as_posix(): file.read_bytes() for file in site.rglob("*") if file.is_file()}


def test_two_builds_in_other_folders_on_other_days_are_the_same(tmp_path: Path) -> None:
    here, there = tmp_path / "one", tmp_path / "two words" / "deep"
    one = built(here, "2026-11-02T09:30:00", PYTHONHASHSEED="1", TZ="Pacific/Auckland", LANG="C.UTF-8")
    other = built(there, "2026-11-29T23:59:59", PYTHONHASHSEED="77", TZ="America/Lima", LANG="fi_FI.UTF-8")
    assert one.keys() == other.keys() and sum(name.endswith(".html") for name in one) > 100
    assert [name for name in one if one[name] != other[name]] == []
    pages = b"".join(content for name, content in one.items() if name.endswith(".html"))
    assert pages.count(b'class="pk-picture"') > 50
    assert str(tmp_path).encode() not in b"".join(one.values())
