"""Texts that would like to be code go through every field of every section, and stay texts."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from playwright.sync_api import Browser

from promisekit.edit.draft import Draft, file_of
from promisekit.edit.operation import Set
from promisekit.model.portfolio import SECTIONS
from promisekit.studio.fields import Field, Form
from tests.studio.conftest import TOKEN, Client

PAYLOAD = (
    'javascript:window.hit=1//"><img src=x onerror=window.hit=1><svg onload=window.hit=1></textarea></script>'
    "<script>window.hit=1</script>' onfocus=window.hit=1 autofocus x='{{7*7}}"
)


def leaves(field: Field) -> list[Field]:
    inner = [leaf for one in field.fields for leaf in leaves(one)]
    return inner or ([field] if field.kind not in ("group", "list", "map") else [])


def test_nothing_runs_from_any_field(studio: Client, folder: Path, browser: Browser) -> None:
    shutil.copytree("blueprints", folder, ignore=shutil.ignore_patterns(".*", "*.md", "*.png"), dirs_exist_ok=True)
    (folder / "a.yaml").unlink()
    loaded = studio.workspace.loaded
    form = Form(loaded.portfolio, ())
    pages = ["/", "/findings", "/portfolio", "/changes"]
    fields = leaves(form.of(("portfolio",), studio.workspace.values(("portfolio",))))
    for section in SECTIONS:
        first = next(iter(loaded.portfolio.section(section)))
        pages.append(f"/item/{section}/{first}")
        fields += leaves(form.of((section, first), studio.workspace.values((section, first)), ("phases",)))
    given = [field for field in fields if field.value is not None]
    assert len(given) > 100
    operations = [Set(field.path, PAYLOAD) for field in given]

    def write(draft: Draft) -> None:
        for one in operations:
            draft.operate(file_of(loaded, one.path[:2] if one.path[0] != "portfolio" else one.path[:1]), [one])

    studio.workspace.edit(write, PAYLOAD)
    journey = next(iter(loaded.portfolio.journeys))
    step = ["journeys", journey, "phases", 0, "steps", 0]
    for name in ("customer", "thinks", "fails", "waits"):
        assert studio.edit([*step, name], PAYLOAD).status == 200
    words = studio.post("/act", {"path": json.dumps([*step, "support"]), "who": PAYLOAD, "value": PAYLOAD}).text
    assert "<img" not in words
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
