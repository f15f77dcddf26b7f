"""The handbook while somebody writes: always what a build would make, and only what is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from promisekit.handbook.book.audience import Audience
from promisekit.handbook.preview.preview import Preview
from promisekit.handbook.site.build import build
from promisekit.read.files import NothingToReadError
from tests.handbook.test_languages import NOTES, TRILINGUAL

HOST = "http://127.0.0.1:8000/"
SETTINGS = f"""\
site_name: Northlight
site_url: {HOST}
docs_dir: blueprints
use_directory_urls: false
theme: {{name: material, font: false}}
plugins: [search, promisekit]
"""
ROLE = "roles/service-agent.html"


@pytest.fixture
def preview(project: Path) -> Iterator[Callable[..., Preview]]:
    """Follows the project's folder."""
    (project / "mkdocs.yml").write_text(SETTINGS, "utf-8")
    opened = []

    def follow(settings: bool = True) -> Preview:
        to = project / f"preview-{len(opened)}"
        to.mkdir()
        opened.append(Preview(Path("blueprints"), Path("mkdocs.yml") if settings else None, HOST, to))
        return opened[-1]

    yield follow
    for one in opened:
        one.close()


def edit(project: Path, old: str, new: str, name: str = "all.yaml") -> None:
    file = project / "blueprints" / name
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def text_at(preview: Preview, path: str) -> str:
    page = preview.page(path)
    assert page is not None
    return page.decode()


def all_made(preview: Preview) -> None:
    preview._asked_at = 0.0
    while preview.rest():
        pass


def same_as_a_build(preview: Preview, project: Path) -> None:
    """Every page, every file and the search are byte for byte what a build makes for those who write."""
    site = project / "built"
    assert build(site=site, audience=Audience.DESIGN, reuse=False).site
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file() and path.suffix != ".gz"}
    all_made(preview)
    different = []
    for path in sorted(files):
        if path.endswith("offline.js"):
            continue  # who writes wants no copy that stays behind
        found = preview.search(path, 0) if "search/index.js" in path else preview.page(path)
        if found != (site / path).read_bytes():
            different.append(path)
    assert different == []


def test_it_is_what_a_build_makes_before_and_after_each_save(project: Path, preview: Callable[..., Preview]) -> None:
    (project / "blueprints" / "help.md").write_text("# Help\n\nAsk the [[service-agent]].\n", "utf-8")
    shown = preview()
    same_as_a_build(shown, project)
    edit(project, "name: Service agent", "name: Agent at the phone")
    shown.follow()
    assert "Agent at the phone" in text_at(shown, "index.html")
    same_as_a_build(shown, project)
    edit(project, "# Help", "# Help us", "help.md")
    shown.follow()
    same_as_a_build(shown, project)
    more = project / "blueprints" / "more.yaml"
    more.write_text("roles: {listener: {name: Listener, function: billing}}\n", "utf-8")
    shown.follow()
    assert "Listener" in text_at(shown, "roles/listener.html")
    same_as_a_build(shown, project)
    more.unlink()
    shown.follow()
    assert shown.page("roles/listener.html") is None
    same_as_a_build(shown, project)


def test_only_what_is_asked_for_is_made_at_first(project: Path, preview: Callable[..., Preview]) -> None:
    shown = preview()
    assert not list((project / "preview-0").rglob("*.html"))
    shown.page(ROLE)
    assert [path.name for path in (project / "preview-0").rglob("*.html")] == ["service-agent.html"]


def test_errors_leave_the_last_good_pages_and_are_told_until_they_are_mended(
    project: Path, preview: Callable[..., Preview]
) -> None:
    shown = preview()
    good = shown.page(ROLE)
    version = shown.version
    edit(project, "lead: service-lead", "lead: nobody")
    shown.follow()
    assert shown.version != version
    assert shown.trouble and shown.trouble.title == "The files have 1 error: you see the last good pages."
    assert "all.yaml:" in shown.trouble.told and "nobody" in shown.trouble.told and "^^^" in shown.trouble.told
    assert shown.page(ROLE) == good and shown.page("functions/customer-service.html")
    edit(project, "lead: nobody", "lead: service-lead")
    shown.follow()
    assert shown.trouble is None and shown.page(ROLE) == good


def test_it_begins_with_broken_files_and_follows_their_repair(project: Path, preview: Callable[..., Preview]) -> None:
    edit(project, "lead: service-lead", "lead: nobody")
    shown = preview()
    assert shown.trouble and "nobody" in shown.trouble.told
    assert shown.page("index.html") is None and shown.search("search/index.js", 0) is None
    edit(project, "lead: nobody", "lead: service-lead")
    shown.follow()
    assert shown.trouble is None and "Service agent" in text_at(shown, "index.html")


def test_a_folder_that_is_emptied_is_told_of_and_followed(project: Path, preview: Callable[..., Preview]) -> None:
    shown = preview()
    (project / "blueprints" / "all.yaml").rename(project / "all.yaml")
    shown.follow()
    assert shown.trouble and "no .yaml file" in shown.trouble.title
    assert shown.page(ROLE)
    (project / "all.yaml").rename(project / "blueprints" / "all.yaml")
    shown.follow()
    assert shown.trouble is None


def test_another_name_of_the_portfolio_is_on_every_page(project: Path, preview: Callable[..., Preview]) -> None:
    shown = preview(settings=False)
    assert "<title>Service agent - Northlight</title>" in text_at(shown, ROLE)
    edit(project, "name: Northlight", "name: Southlight")
    shown.follow()
    assert "<title>Service agent - Southlight</title>" in text_at(shown, ROLE)


def test_other_settings_are_taken_in_and_wrong_ones_told(project: Path, preview: Callable[..., Preview]) -> None:
    shown = preview()
    settings = project / "mkdocs.yml"
    settings.write_text(SETTINGS.replace("site_name: Northlight", "site_name: Ours"), "utf-8")
    shown.follow(with_settings=True)
    assert "<title>Service agent - Ours</title>" in text_at(shown, ROLE)
    settings.write_text(SETTINGS.replace(", promisekit", ""), "utf-8")
    shown.follow(with_settings=True)
    assert shown.trouble and "does not name our plugin" in shown.trouble.title
    settings.write_text(SETTINGS, "utf-8")
    shown.follow()
    assert shown.trouble is None and "<title>Service agent - Northlight</title>" in text_at(shown, ROLE)


def test_every_language_is_there_once_it_is_asked_for(project: Path, preview: Callable[..., Preview]) -> None:
    (project / "blueprints" / "all.yaml").write_text(TRILINGUAL, "utf-8")
    for name, note in NOTES.items():
        (project / "blueprints" / name).write_text(note, "utf-8")
    shown = preview()
    shown.page("index.html")
    assert not (project / "preview-0/site/fi").exists()
    assert "Laskusi on oikein." in text_at(shown, "fi/promises/right-invoice.html")
    assert "Din faktura" in text_at(shown, "sv/promises/right-invoice.html")
    same_as_a_build(shown, project)
    edit(project, "Laskusi on oikein.", "Laskusi täsmää.")
    shown.follow()
    assert "Laskusi täsmää." in text_at(shown, "fi/promises/right-invoice.html")
    same_as_a_build(shown, project)


def test_with_a_plugin_that_may_want_to_see_all_pages_all_are_made(
    project: Path, preview: Callable[..., Preview]
) -> None:
    (project / "hook.py").write_text("def on_page_content(html, **more):\n    return html + '<p>Hooked</p>'\n", "utf-8")
    (project / "mkdocs.yml").write_text(f"{SETTINGS}hooks: [hook.py]\n", "utf-8")
    to = project / "whole"
    to.mkdir()
    shown = Preview(Path("blueprints"), Path("mkdocs.yml"), HOST, to)
    assert "<p>Hooked</p>" in text_at(shown, ROLE)
    edit(project, "name: Service agent", "name: Agent at the phone")
    shown.follow()
    assert "Agent at the phone" in text_at(shown, ROLE) and "<p>Hooked</p>" in text_at(shown, ROLE)
    assert b"Agent at the phone" in (shown.search("search/index.js") or b"")
    shown.close()


def test_nothing_to_read_and_no_plugin_of_ours_are_said_at_once(project: Path) -> None:
    with pytest.raises(NothingToReadError):
        Preview(Path("nowhere"), None, HOST, project)
    (project / "mkdocs.yml").write_text("site_name: Ours\ndocs_dir: blueprints\n", "utf-8")
    shown = Preview(Path("blueprints"), Path("mkdocs.yml"), HOST, project)
    assert shown.trouble and "does not name our plugin" in shown.trouble.title


def test_no_path_leads_out_of_the_site(project: Path, preview: Callable[..., Preview]) -> None:
    shown = preview()
    for path in ("../mkdocs.yml", "../../etc/passwd", "/etc/passwd", "all.yaml", ".promisekit/x", "", ".", "\x00"):
        assert shown.page(path) is None


def test_a_template_that_cannot_be_filled_is_told_of_and_ends_nothing(
    project: Path, preview: Callable[..., Preview]
) -> None:
    shown = preview()
    templates = project / "templates"
    templates.mkdir()
    (templates / "role.md.j2").write_text("{{ nobody.knows.this }}", "utf-8")
    (project / "mkdocs.yml").write_text(
        SETTINGS.replace("promisekit]", "{promisekit: {templates: templates}}]"), "utf-8"
    )
    shown.follow(with_settings=True)
    all_made(shown)
    assert shown.trouble and "nobody" in shown.trouble.title
    assert shown.page("index.html") and shown.search("search/index.js", 0)
    (project / "mkdocs.yml").write_text(SETTINGS, "utf-8")
    shown.follow(with_settings=True)
    all_made(shown)
    assert shown.trouble is None and "Ask which line" in text_at(shown, ROLE)
