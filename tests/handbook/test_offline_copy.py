"""The copy on a reader's device is that of a version, and no single file or other handbook spoils it."""

from __future__ import annotations

import json
import re
from pathlib import Path

from promisekit.handbook.site.offline_copy import NAME, write_offline_copy


def made(site: Path, *leave_out: str) -> tuple[str, list[str]]:
    """The version of the copy, and its files."""
    write_offline_copy(site, leave_out)
    script = (site / NAME).read_text("utf-8")
    version, files = re.search(r"\$\{OURS\}([0-9a-f]{16})`", script), re.search(r"const FILES = (\[.*\]);", script)
    assert version and files
    return version[1], json.loads(files[1])


def site_of(folder: Path, **files: str) -> Path:
    for name, content in files.items():
        path = folder / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, "utf-8")
    return folder


def test_what_is_needed_at_a_desk_comes_first_and_other_languages_are_left_out(tmp_path: Path) -> None:
    site = site_of(
        tmp_path, index_html="Home", metrics__a_html="M", roles__b_html="R", assets__c_css="C", sv__index_html="H"
    )
    assert made(site, "sv")[1] == ["index.html", "assets/c.css", "roles/b.html", "metrics/a.html"]


def test_it_is_another_version_once_any_page_or_style_is_another(tmp_path: Path) -> None:
    site = site_of(tmp_path, index_html="Home", assets__c_css="C")
    first = made(site)[0]
    assert made(site)[0] == first, "the same site, the same version"
    site_of(tmp_path, assets__c_css="D")
    assert made(site)[0] != first


def test_a_file_that_is_too_large_is_passed_over_alone(tmp_path: Path) -> None:
    site = site_of(tmp_path, index_html="Home", roles__b_html="R")
    (site / "assets").mkdir()
    (site / "assets" / "film.webm").write_bytes(b"0" * 20_000_001)
    assert made(site)[1] == ["index.html", "roles/b.html"]
