from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from promisekit.handbook.site.build import build
from promisekit.handbook.site.html_past_markdown import SetAside
from tests.handbook.test_build import CONFIG, mkdocs
from tests.handbook.test_item_pages import NORTHLIGHT

LISTING = "<div><pre><code>one\n\nprepare\n\n## no heading\n\n</code></pre>\n\n<p>after</p></div>"
BLOCKS = st.sampled_from(
    ["# A heading {#top}", "## Another", LISTING, '<div id="a">\n<p>text</p>', "</div>", "<p>spread</p>", "words", ""]
)


@given(blocks=st.lists(BLOCKS))
def test_what_is_set_aside_comes_back_where_it_was(blocks: list[str]) -> None:
    page = "\n\n".join(blocks)
    aside = SetAside()
    rest = aside.taken_from(page)
    assert "<div" not in rest and "<p" not in rest
    assert aside.put_back(rest) == page
    assert aside.put_back(rest) == rest, "only once: the next page has its own"


def test_headings_stay_for_markdown_and_what_looks_like_one_in_a_listing_does_not() -> None:
    aside = SetAside()
    rest = aside.taken_from(f'# Title\n\n{LISTING}\n\n## Next\n\n<p id="there">x</p>')
    assert re.findall("^#.*", rest, re.MULTILINE) == ["# Title", "## Next"]
    assert aside.anchors() == {"there"}


def test_the_site_is_the_same_as_when_markdown_reads_everything(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    listing = "\n    description: |\n      Say:\n\n      ```\n      # one\n\n      prepare\n\n      ## two\n      ```"
    text = NORTHLIGHT.replace("    kind: frontline", f"    kind: frontline{listing}", 1)
    (project / "blueprints" / "all.yaml").write_text(text, "utf-8")
    assert build(site=project / "quick").site
    monkeypatch.setattr(SetAside, "taken_from", lambda self, markdown: markdown)
    assert build(site=project / "slow").site
    quick, slow = (
        {
            path.relative_to(project / name).as_posix(): re.sub(rb"\n+", b"\n", path.read_bytes())
            for path in (project / name).rglob("*")
            if path.is_file() and path.name != "offline.js"  # which knows the pages to the byte
        }
        for name in ("quick", "slow")
    )
    assert len(quick) > 20 and any(b"<pre><code># one" in page for page in quick.values())
    assert quick == slow


def test_a_page_written_by_hand_may_lead_into_what_was_set_aside(project: Path) -> None:
    assert build(site=project / "site").site
    anchors = {
        (page.parent.name, page.stem, anchor)
        for page in (project / "site" / "promises").glob("*.html")
        for anchor in re.findall('<div class="hb-guide" id="([^"]+)"', page.read_text("utf-8"))
    }
    folder, stem, anchor = sorted(anchors)[0]
    note = f"# Note\n\n[there]({folder}/{stem}.md#{anchor}) [nowhere]({folder}/{stem}.md#nothing-here)\n"
    (project / "blueprints" / "note.md").write_text(note, "utf-8")
    (project / "mkdocs.yml").write_text(CONFIG, "utf-8")
    said = mkdocs("build").stderr
    assert "#nothing-here" in said
    assert f"#{anchor}" not in said


def test_a_template_of_ones_own_may_hold_markdown_inside_html(project: Path) -> None:
    (project / "look").mkdir()
    (project / "look" / "skill.md.j2").write_text(
        '{{ h1(title, _("Skill")) }}\n<div markdown>\n\n**strong**\n\n</div>\n', "utf-8"
    )
    settings = CONFIG.replace(
        "plugins: [search, promisekit]",
        "markdown_extensions: [md_in_html, attr_list]\nplugins:\n  - search\n  - promisekit: {templates: look}",
    )
    (project / "mkdocs.yml").write_text(settings, "utf-8")
    assert build().site
    pages = [page.read_text("utf-8") for page in (project / "site" / "skills").rglob("*.html")]
    assert any("<strong>strong</strong>" in page for page in pages)
