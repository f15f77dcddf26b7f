"""Texts that would like to be code go through every field of every section, and stay texts."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from promisekit.model.portfolio import SECTIONS
from promisekit.studio.fields import Field, Form
from tests.studio.conftest import TOKEN, Client

PAYLOADS = (
    '"><img src=x onerror=window.hit=1><svg onload=window.hit=1>',
    "</textarea></script><script>window.hit=1</script>",
    "javascript:window.hit=1",
    "' onfocus=window.hit=1 autofocus x='{{7*7}}",
)


def leaves(field: Field) -> list[Field]:
    inner = [leaf for one in field.fields for leaf in leaves(one)]
    return inner or ([field] if field.kind not in ("group", "list", "map") else [])


@pytest.mark.parametrize("payload", PAYLOADS)
def test_nothing_runs_from_any_field(studio: Client, folder: Path, browser: Browser, payload: str) -> None:
    seen = folder / ".promisekit"
    shutil.copytree("blueprints", folder, ignore=shutil.ignore_patterns(".*", "*.md", "*.png"), dirs_exist_ok=True)
    (folder / "a.yaml").unlink()
    assert seen.exists()
    portfolio = studio.workspace.loaded.portfolio
    form = Form(portfolio, ())
    pages = ["/", "/findings", "/portfolio", "/changes"]
    fields = leaves(form.of(("portfolio",), studio.workspace.values(("portfolio",))))
    for section in SECTIONS:
        first = next(iter(portfolio.section(section)))
        pages.append(f"/item/{section}/{first}")
        fields += leaves(form.of((section, first), studio.workspace.values((section, first)), ("phases",)))
    for field in fields:
        value = [payload] if field.kind == "ids" else payload
        kind = "text" if field.kind == "raw" else field.kind
        data = {"path": json.dumps(field.path), "was": json.dumps(field.value), "kind": kind, "value": value}
        assert studio.post("/edit", data).status == 200
    journey = next(iter(portfolio.journeys))
    first_step = ["journeys", journey, "phases", 0, "steps", 0]
    for name in ("customer", "thinks", "fails", "waits", "evidence", "frontstage"):
        before = studio.value([*first_step, name])
        data = {"path": json.dumps([*first_step, name]), "was": json.dumps(before), "kind": "text", "value": payload}
        assert studio.post("/edit", data).status == 200
    studio.post("/act", {"path": json.dumps([*first_step, "support"]), "who": payload, "value": payload})
    pages.append(f"/item/journeys/{journey}?part=0.0")

    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{studio.base}/?token={TOKEN}")
    for path in pages:
        page.goto(studio.base + path)
        page.wait_for_timeout(50)
        assert page.evaluate("window.hit") is None, path
        assert page.evaluate("document.querySelectorAll('a[href^=\"javascript:\" i]').length") == 0, path
    page.close()
    assert [url for url in asked if not url.startswith((studio.base, "data:"))] == []
