"""A build after a change: what it makes again, and that nobody can tell it from a build of everything."""

from __future__ import annotations

import itertools
import json
import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from promisekit.handbook.book.audience import Audience
from promisekit.handbook.site.build import BuildResult, build
from promisekit.handbook.site.reuse.last_build import FOLDER
from promisekit.read import load
from tests.handbook.conftest import ROOT
from tests.handbook.test_languages import TRILINGUAL

SETTINGS = """\
site_name: Ours
docs_dir: blueprints
use_directory_urls: false
plugins: [search, promisekit]
"""
Seen = dict[str, tuple[bytes, int]]


def seen(site: Path) -> Seen:
    """The files of a site, each with its bytes and its place on the disk, which is another once it is written."""
    return {
        path.relative_to(site).as_posix(): (path.read_bytes(), path.stat().st_ino)
        for path in sorted(site.rglob("*"))
        if path.is_file()
    }


def contents(site: Path) -> dict[str, bytes]:
    return {path: content for path, (content, _) in seen(site).items()}


def written(before: Seen, after: Seen) -> set[str]:
    """The files that are other ones than before."""
    return {path for path, (_, place) in after.items() if path not in before or before[path][1] != place}


FROM_NOTHING: dict[str, dict[str, bytes]] = {}
"""What a build from nothing has made of the same files and options before."""


def from_nothing(project: Path, **options: Any) -> dict[str, bytes]:
    files = sorted(path for path in project.glob("**/*") if path.is_file() and "site" not in path.parts)
    told = [(path.relative_to(project), path.read_bytes()) for path in files if FOLDER not in path.parts]
    key = repr((told, sorted(options.items()), os.environ["SOURCE_DATE_EPOCH"]))
    if key not in FROM_NOTHING:
        to = project / "from-nothing"
        build(site=to, **{**options, "reuse": False})
        FROM_NOTHING[key] = contents(to)
        shutil.rmtree(to)
    return FROM_NOTHING[key]


@pytest.fixture
def again(project: Path) -> Callable[..., tuple[BuildResult, set[str]]]:
    """Builds once more; which files of the site were written, and that it is as a build from nothing makes it."""

    def build_again(**options: object) -> tuple[BuildResult, set[str]]:
        site = project / "site"
        before = seen(site)
        result = build(**options)
        assert result.site == site
        after = seen(site)
        assert contents(site) == from_nothing(project, **options)
        return result, written(before, after)

    return build_again


def edited(project: Path, old: str, new: str) -> None:
    file = project / "blueprints" / "all.yaml"
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


def test_nothing_is_written_where_nothing_changed(
    project: Path, again: Callable[..., tuple[BuildResult, set[str]]]
) -> None:
    first = build()
    folder = (project / "site").stat().st_ino
    second, files = again()
    assert files == set() and (project / "site").stat().st_ino == folder
    assert (second.pages, second.has_findings_page, second.findings) == (
        first.pages,
        first.has_findings_page,
        first.findings,
    )


def test_a_change_writes_the_pages_that_tell_of_it(
    project: Path, again: Callable[..., tuple[BuildResult, set[str]]]
) -> None:
    build()
    edited(project, "name: Service agent", "name: Agent at the phone")
    _, files = again()
    assert {"roles/service-agent.html", "index.html", "search/index.js"} <= files
    html = {path.relative_to(project / "site").as_posix() for path in (project / "site").rglob("*.html")}
    assert len(html - files) > 3, "pages that do not name the role stay as they were"


def test_what_is_gone_from_the_portfolio_is_gone_from_the_site(
    project: Path, again: Callable[..., tuple[BuildResult, set[str]]]
) -> None:
    more = project / "blueprints" / "more.yaml"
    more.write_text("roles: {listener: {name: Listener, function: billing}}\n", "utf-8")
    build()
    assert (project / "site/roles/listener.html").exists()
    more.unlink()
    again()
    assert not (project / "site/roles/listener.html").exists()


def test_a_site_that_somebody_touched_is_mended(
    project: Path, again: Callable[..., tuple[BuildResult, set[str]]]
) -> None:
    build()
    page = project / "site" / "index.html"
    page.write_text("<p>Hacked.</p>", "utf-8")
    (project / "site" / "stray.html").write_text("<p>Mine.</p>", "utf-8")
    _, files = again()
    assert files == {"index.html"} and not (project / "site" / "stray.html").exists()


@pytest.mark.parametrize(
    "spoil",
    [
        lambda kept: kept.write_bytes(b"\x00\xff"),
        lambda kept: kept.write_text("[]"),
        lambda kept: kept.write_text('{"format": 1, "pages": {"index.html": [1]}, "files": 3, "inputs": 0}'),
        lambda kept: kept.write_text("[" * 100_000),
        lambda kept: kept.write_text(re.sub(r'"said":\[[^]]*\]', '"said":[1,', kept.read_text())),
        lambda kept: kept.unlink() or kept.mkdir(),
        lambda kept: kept.write_text(kept.read_text().replace('"format":1', '"format":0')),
        lambda kept: kept.write_text(re.sub(r'"[0-9a-f]{64}"', f'"{"0" * 64}"', kept.read_text())),
    ],
)
def test_a_damaged_store_is_as_good_as_none(
    project: Path, again: Callable[..., tuple[BuildResult, set[str]]], spoil: Callable[[Path], object]
) -> None:
    build()
    (kept,) = (project / "blueprints" / FOLDER).glob("site-*.json")
    spoil(kept)
    edited(project, "name: Service agent", "name: Agent at the phone")
    again()


def test_a_store_of_another_site_gives_no_page_away(
    project: Path, again: Callable[..., tuple[BuildResult, set[str]]]
) -> None:
    """Pages are taken for what they were made of, not for their names."""
    build()
    (kept,) = (project / "blueprints" / FOLDER).glob("site-*.json")
    foreign = json.loads(kept.read_text())
    pages = sorted(path for path in foreign["pages"] if path.endswith(".html"))
    for one, other in itertools.pairwise(pages):
        foreign["pages"][one] = foreign["pages"][other]
    foreign["inputs"] = ""
    kept.write_text(json.dumps(foreign))
    again()


def test_another_audience_another_day_and_another_setting_make_other_pages(
    project: Path, again: Callable[..., tuple[BuildResult, set[str]]], monkeypatch: pytest.MonkeyPatch
) -> None:
    build()
    again(audience=Audience.DESIGN)
    again(audience=Audience.PUBLIC)
    again(audience=Audience.STAFF)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1790000000")
    again()
    settings = f"{SETTINGS}theme: material\n"
    (project / "mkdocs.yml").write_text(settings, "utf-8")
    again()
    _, files = again()
    assert files == set()
    (project / "mkdocs.yml").write_text(settings.replace("Ours", "Yours"), "utf-8")
    _, files = again()
    assert "index.html" in files


def test_a_template_of_ones_own_and_a_note_are_seen_to_change(
    project: Path, again: Callable[..., tuple[BuildResult, set[str]]]
) -> None:
    (project / "mkdocs.yml").write_text(f"{SETTINGS}theme: {{name: material, custom_dir: own}}\n", "utf-8")
    (project / "own" / "partials").mkdir(parents=True)
    footer = project / "own" / "partials" / "footer.html"
    footer.write_text("Closed on Friday.", "utf-8")
    (project / "blueprints" / "help.md").write_text("# Help\n\nAsk the [[service-agent]].\n", "utf-8")
    build()
    again()
    footer.write_text("Closed on Monday.", "utf-8")
    _, files = again()
    assert "roles/service-agent.html" in files
    (project / "blueprints" / "help.md").write_text("# Help us\n\nAsk the [[service-agent]].\n", "utf-8")
    again()


def test_a_plugin_that_is_not_known_makes_everything_anew(
    project: Path, again: Callable[..., tuple[BuildResult, set[str]]]
) -> None:
    said = project / "said.txt"
    hook = "def on_page_content(html, **more):\n    return html + open('said.txt').read()\n"
    (project / "hook.py").write_text(hook, "utf-8")
    (project / "mkdocs.yml").write_text(f"{SETTINGS}theme: material\nhooks: [hook.py]\n", "utf-8")
    for what in ("Closed on Friday.", "Closed on Monday."):
        said.write_text(what, "utf-8")
        build()
        assert what in (project / "site" / "roles" / "service-agent.html").read_text("utf-8")
    assert not list((project / "blueprints").glob(f"{FOLDER}/site-*.json"))


def test_a_folder_that_may_not_be_written_in_is_built_all_the_same(project: Path) -> None:
    folder = project / "blueprints" / FOLDER
    folder.write_text("somebody's own", "utf-8")
    assert build().site and build().site
    assert folder.read_text("utf-8") == "somebody's own"


def test_git_does_not_see_the_store_and_no_page_of_it_is_in_the_site(project: Path) -> None:
    build()
    assert (project / "blueprints" / FOLDER / ".gitignore").read_text("utf-8") == "*\n"
    assert not list((project / "site").rglob("site-*.json"))


def test_what_was_warned_of_is_warned_of_again(project: Path, caplog: pytest.LogCaptureFixture) -> None:
    (project / "blueprints" / "help.md").write_text("# Help\n\n[More](nowhere.md)\n", "utf-8")
    for _ in range(2):
        caplog.clear()
        build()
        assert "nowhere.md" in caplog.text


def test_every_language_is_taken_for_itself(project: Path, again: Callable[..., tuple[BuildResult, set[str]]]) -> None:
    (project / "blueprints" / "all.yaml").write_text(TRILINGUAL, "utf-8")
    build()
    _, files = again()
    assert files == set()
    edited(project, "Laskusi on oikein.", "Laskusi täsmää.")
    _, files = again()
    assert "fi/promises/right-invoice.html" in files
    assert "promises/right-invoice.html" not in files and "sv/promises/right-invoice.html" not in files


FIRST_TEXT = re.compile(
    r"^(  [a-z0-9-]+:(?:\n(?:    .*\n|\n)*?    | \{)(?:name|promise|does|story|what|says): *(?:>-?\n *)?"
    r"(?:\"(?:\\\")?|')?)(?=[A-Z])",
    re.MULTILINE,
)


@pytest.mark.no_cover
def test_every_item_of_the_sample_changed_once_gives_what_a_build_of_everything_gives(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(ROOT / "blueprints", tmp_path / "blueprints", ignore=shutil.ignore_patterns(FOLDER))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PROMISEKIT_CACHE", str(tmp_path / "cache"))
    build(audience=Audience.DESIGN)
    before = load(tmp_path / "blueprints").portfolio
    for part in range(2):
        was = seen(tmp_path / "site")
        for file in sorted((tmp_path / "blueprints").rglob("*.yaml"))[part::2]:
            file.write_text(FIRST_TEXT.sub(r"\1Now ", file.read_text("utf-8")), "utf-8")
        assert build(audience=Audience.DESIGN).site
        assert written(was, seen(tmp_path / "site"))
        build(audience=Audience.DESIGN, site=tmp_path / "from-nothing", reuse=False)
        assert contents(tmp_path / "site") == contents(tmp_path / "from-nothing")
    after = load(tmp_path / "blueprints").portfolio
    same = [item.id for item in before.items() if item == after.section(item.section).get(item.id)]
    assert same == []
