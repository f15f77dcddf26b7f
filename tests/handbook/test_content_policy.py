"""Pages say what may run in them: the site's own scripts do, from the web and from a disk, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from mkdocs.config import load_config
from playwright.sync_api import Browser

from promisekit.handbook.site.build import build
from promisekit.handbook.site.content_policy import with_policy

from .site import ROOT

PAGE = """<html><head><meta charset="utf-8"><title>x</title>{head}</head>
<body><script>theme()</script><article>{content}</article><script src="../assets/a.js"></script></body></html>"""
OWN = "site_name: X\ndocs_dir: blueprints\ntheme: {name: material}\nplugins: [promisekit]\n"


def policy_of(html: str) -> str:
    found = re.findall(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', html)
    assert len(found) <= 1
    return found[0] if found else ""


@pytest.mark.parametrize("from_disk", [False, True])
def test_the_sites_own_scripts_pass(
    sample_site: Path, browser: Browser, served: Callable[[Path], str], from_disk: bool
) -> None:
    base = f"file://{sample_site}/" if from_disk else served(sample_site)
    tab = browser.new_page(viewport={"width": 1440, "height": 900}, bypass_csp=False)
    tab.set_default_timeout(15_000)
    wrong: list[str] = []
    tab.on("console", lambda message: wrong.append(message.text) if message.type in ("error", "warning") else None)
    tab.on("pageerror", lambda error: wrong.append(str(error)))
    tab.add_init_script(
        "window.blocked = [];"
        "addEventListener('securitypolicyviolation', event => blocked.push(event.violatedDirective))"
    )
    pages = ("index.html", "promises/right-invoice.html", "journeys/broadband-fault.html", "roles/service-agent.html")
    for page in (*pages, "metrics/index.html"):
        tab.goto(f"{base}{page}")
        assert tab.locator("html.js").count() == 1, "the theme's first script ran"
        assert tab.evaluate("blocked") == []
    tab.goto(f"{base}index.html")
    tab.get_by_label("Your role").fill("refund")
    tab.locator(".hb-search .hb-found a", has_text="What we owe you").first.wait_for()
    other = {"default": "slate", "slate": "default"}[tab.evaluate("document.body.dataset.mdColorScheme")]
    tab.locator("label[for^=__palette]:visible").click()
    tab.locator(f"body[data-md-color-scheme={other}]").wait_for()
    assert tab.evaluate("blocked") == []
    ran = tab.evaluate(
        """() => {
            const script = document.createElement("script");
            script.textContent = "window.ran = true";
            document.body.append(script);
            document.body.insertAdjacentHTML("beforeend", "<img src=data:, onerror='window.ran = true'>");
            return new Promise(done => setTimeout(() => done(window.ran === true), 300));
        }"""
    )
    assert ran is False and len(tab.evaluate("blocked")) >= 2
    tab.close()
    assert [text for text in wrong if "Content Security Policy" not in text] == []


def test_every_page_of_ours_has_one(sample_site: Path) -> None:
    by_hand = {path.with_suffix(".html").name for path in (ROOT / "blueprints").rglob("*.md")} | {"404.html"}
    pages = [path for path in sample_site.rglob("*.html") if path.name not in by_hand]
    assert len(pages) > 100
    for path in pages:
        policy = policy_of(path.read_text("utf-8"))
        assert "default-src 'self'" in policy and "object-src 'none'" in policy, path
        assert "script-src 'self' 'sha256-" in policy and "unsafe" not in policy.partition("script-src")[2], path


def test_what_the_content_brings_is_not_allowed(project: Path) -> None:
    (project / "mkdocs.yml").write_text(OWN, "utf-8")
    config = load_config("mkdocs.yml")
    content = "<p>text</p><script>evil()</script><script src=https://evil.example/x.js></script>"
    html = PAGE.format(head="", content=content)
    policy = policy_of(with_policy(html, content, config))
    assert policy == policy_of(with_policy(PAGE.format(head="", content="<p>"), "<p>", config))
    assert "evil" not in policy and policy.count("sha256-") == 1
    # A template of the user's that changes the content may do anything: nothing is promised of such a page.
    assert with_policy(html, "<p>other</p>", config) == html


def test_a_site_that_takes_from_elsewhere_may(project: Path) -> None:
    (project / "mkdocs.yml").write_text(f"{OWN}extra_javascript: [https://cdn.example/a.js]\n", "utf-8")
    head = '<link rel="stylesheet" href="https://fonts.example/css?x"><script src="https://cdn.example/a.js"></script>'
    policy = policy_of(with_policy(PAGE.format(head=head, content="<p>"), "<p>", load_config("mkdocs.yml")))
    assert "https://cdn.example" in policy and "default-src" not in policy and "object-src 'none'" in policy


def test_a_page_written_by_hand_may_hold_anything(project: Path) -> None:
    (project / "blueprints" / "note.md").write_text("# Note\n\n<script>own()</script>\n", "utf-8")
    site = build(project / "blueprints", site=project / "site").site
    assert site
    assert policy_of((site / "note.html").read_text("utf-8")) == ""
    assert policy_of((site / "promises" / "right-invoice.html").read_text("utf-8"))
