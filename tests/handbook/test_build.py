from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from promisekit.draw import NoGraphviz
from promisekit.handbook.book.audience import Audience
from promisekit.handbook.content import pictures
from promisekit.handbook.edition.project import ConfigError
from promisekit.handbook.site.build import build
from promisekit.read.files import NothingToReadError
from tests.handbook.test_item_pages import NORTHLIGHT

CONFIG = """
site_name: Northlight
docs_dir: blueprints
site_url: https://northlight.example/handbook/
theme: {name: material, font: false, features: [content.action.edit]}
plugins: [search, promisekit]
repo_url: https://github.com/northlight/promises
edit_uri: edit/main/blueprints/
"""


def mkdocs(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", "mkdocs", *words], capture_output=True, text=True, check=False)


def digests(folder: Path) -> dict[str, str]:
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_a_folder_with_blueprints_is_enough_and_gives_the_same_bytes_twice(project: Path) -> None:
    result = build()
    assert result.site == project / "site" and result.pages > 20 and result.missing_pictures is None
    home = (project / "site" / "index.html").read_text("utf-8")
    assert "Northlight</title>" in home and "Who are you?" in home
    assert build(site=project / "again").site
    assert digests(project / "site") == digests(project / "again")
    assert not [path.name for path in project.iterdir() if path.name.startswith(".")], "nothing is left beside"


def test_errors_leave_the_last_good_site_as_it_was(project: Path) -> None:
    site = project / "site"
    site.mkdir()
    (site / ".gitignore").write_text("*\n", "utf-8")
    assert build().site
    before = digests(site)
    assert ".gitignore" in before and "index.html" in before
    (project / "blueprints" / "all.yaml").write_text(NORTHLIGHT.replace("lead: service-lead", "lead: nobody"), "utf-8")
    result = build()
    assert result.site is None and "PK101" in {one.code for one in result.findings}
    assert digests(site) == before


def test_plain_mkdocs_refuses_errors_before_it_empties_the_site(project: Path) -> None:
    (project / "mkdocs.yml").write_text(CONFIG, "utf-8")
    assert mkdocs("build", "--quiet").returncode == 0
    site = project / "site"
    before = digests(site)
    (project / "blueprints" / "all.yaml").write_text(NORTHLIGHT.replace("lead: service-lead", "lead: nobody"), "utf-8")
    done = mkdocs("build")
    assert done.returncode == 1
    assert "blueprints/all.yaml:" in done.stderr and "nobody" in done.stderr and "Traceback" not in done.stderr
    assert digests(site) == before


def test_the_site_that_mkdocs_builds(project: Path) -> None:
    (project / "mkdocs.yml").write_text(CONFIG, "utf-8")
    blueprints = project / "blueprints"
    (blueprints / "note.md").write_text("# A note\n\nAsk the [[service-agent]], not `[[service-agent]]`.\n", "utf-8")
    (blueprints / "_private.md").write_text("# Secret\n", "utf-8")
    (blueprints / "feedback.md").write_text("# Our own words\n", "utf-8")
    done = mkdocs("build")
    assert done.returncode == 0 and "WARNING" not in done.stderr, done.stderr
    site = project / "site"
    promise = (site / "promises/right-invoice/index.html").read_text("utf-8")
    line = NORTHLIGHT.splitlines().index("  right-invoice:") + 1
    assert f'href="https://github.com/northlight/promises/edit/main/blueprints/all.yaml#L{line}"' in promise
    assert 'data-md-component="source"' not in promise, "the theme would ask GitHub for stars"
    note = (site / "note/index.html").read_text("utf-8")
    assert '<a href="../roles/service-agent/">Service agent</a>' in note
    assert "<code>[[service-agent]]</code>" in note
    assert "Our own words" in (site / "feedback/index.html").read_text("utf-8")
    files = digests(site)
    assert not [path for path in files if path.endswith(".yaml") or "private" in path]
    sitemap = (site / "sitemap.xml").read_text("utf-8")
    assert "https://northlight.example/handbook/promises/right-invoice/" in sitemap and "lastmod" not in sitemap


def test_files_are_linked_from_where_the_text_stands(project: Path) -> None:
    folder = project / "blueprints" / "skills"
    folder.mkdir()
    (folder / "card.md").write_text("# The card\n", "utf-8")
    (folder / "more.yaml").write_text(
        "skills:\n"
        "  calm: {name: Staying calm, description: 'See [the card](card.md) and [all](../all.yaml).',\n"
        "         links: [{title: The files, url: ../all.yaml}]}\n"
        "  other: {name: Other, description: {en: 'Also [the card](card.md#top).'}}\n",
        "utf-8",
    )
    assert build().site
    page = (project / "site" / "skills" / "calm.html").read_text("utf-8")
    assert 'href="../skills/card.html"' in page and page.count('href="../all.yaml"') == 2
    assert (project / "site" / "all.yaml").exists(), "a blueprint file that is linked to is there"
    assert not (project / "site" / "skills" / "more.yaml").exists()
    assert 'href="../skills/card.html#top"' in (project / "site" / "skills" / "other.html").read_text("utf-8")


def test_warnings_do_not_stop_a_build_and_stand_on_the_findings_page(project: Path) -> None:
    result = build(audience=Audience.DESIGN)
    assert result.findings
    page = (project / "site" / "findings.html").read_text("utf-8")
    assert all(one.code in page for one in result.findings)


def test_without_graphviz_the_handbook_says_that_pictures_are_missing(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn = pictures.PictureCache.picture

    def no_graphviz(cache: pictures.PictureCache, kind: str, view: object) -> object:
        if kind != "journey":  # whose arrows are our own
            raise NoGraphviz
        return drawn(cache, kind, view)

    monkeypatch.setattr(pictures.PictureCache, "picture", no_graphviz)
    result = build()
    assert result.site and result.missing_pictures and "Graphviz" in result.missing_pictures
    page = (project / "site" / "promises" / "right-invoice.html").read_text("utf-8")
    assert "There is no picture here." in page and "<svg id=" not in page


def test_a_configuration_that_cannot_be_used_is_explained(project: Path) -> None:
    (project / "mkdocs.yml").write_text(CONFIG.replace("plugins: [search, promisekit]", "plugins: [search]"), "utf-8")
    with pytest.raises(ConfigError, match="promisekit"):
        build()
    (project / "mkdocs.yml").write_text("docs_dir: blueprints\ntheme: no-such-theme\n", "utf-8")
    with pytest.raises(ConfigError):
        build()


def test_nothing_to_read(project: Path) -> None:
    with pytest.raises(NothingToReadError):
        build(Path("elsewhere"))
    (project / "mkdocs.yml").write_text(CONFIG, "utf-8")
    (project / "blueprints" / "all.yaml").unlink()
    done = mkdocs("build")
    assert done.returncode == 1 and "Traceback" not in done.stderr and "no .yaml file" in done.stderr


def test_what_is_no_file_is_left_out_and_said(project: Path, caplog: pytest.LogCaptureFixture) -> None:
    folder = project / "blueprints"
    os.mkfifo(folder / "pipe.md")
    os.mkfifo(folder / "pipe.png")
    (folder / "dead.md").symlink_to("/nowhere")
    result = build()
    assert result.site and not list(result.site.rglob("pipe*")) and not list(result.site.rglob("dead*"))
    for said in ("`dead.md` is left out: it leads nowhere", "`pipe.md` is left out: it is no regular file"):
        assert said in caplog.text


@pytest.mark.parametrize("target", [".", ".."])
def test_a_link_that_leads_back_to_its_folder_is_refused_before_anybody_follows_it(project: Path, target: str) -> None:
    folder = project / "blueprints" / "b"
    folder.mkdir()
    (folder / "again").symlink_to(target)
    with pytest.raises(ConfigError, match="`b/again` leads back to a folder that it stands in; remove it"):
        build()
