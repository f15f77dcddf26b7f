"""Texts that would like to be code go through every field of every section, and stay texts."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import html5lib
import yaml
from playwright.sync_api import Browser

from promisekit.edit.draft import Draft, file_of
from promisekit.edit.operation import Set
from promisekit.edit.syntax import Syntax
from promisekit.model.portfolio import SECTIONS
from promisekit.read import load
from promisekit.read.shape import is_required
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

    nothing_runs(studio, browser, pages)


def test_nothing_runs_from_any_field_that_was_empty(studio: Client, folder: Path, browser: Browser) -> None:
    sample = load("blueprints")
    items: dict[str, Any] = {"portfolio": {"name": "Harbour Bikes"}}
    for section in SECTIONS:
        first = next(iter(sample.portfolio.section(section)))
        value = Syntax(Path("blueprints", sample.source_map.file_of(section, first) or "").read_text()).plain()
        own = value[section][first]
        items[section] = {first: {name: own[name] for name in own if is_required(SECTIONS[section], name)}}
    journey = next(iter(items["journeys"]))
    items["journeys"][journey]["phases"] = [{"name": "P", "steps": [{"id": "a", "customer": "Looks"}]}]
    (folder / "a.yaml").write_text(yaml.safe_dump(items, allow_unicode=True, sort_keys=False))

    pages = ["/portfolio", *(f"/item/{section}/{next(iter(items[section]))}" for section in SECTIONS)]
    pages.append(f"/item/journeys/{journey}?part=a")
    filled, waiting = 0, pages
    for _round in range(4):
        # What was added has empty fields of its own.
        for path in waiting:
            for address, data in empty_forms(studio.get(path).text):
                assert studio.post(address, data).status == 200, (path, address, data)
                filled += 1
        waiting = [path for path in waiting if "/edit" in dict(empty_forms(studio.get(path).text))]
    assert (waiting, filled > 250) == ([], True)
    nothing_runs(studio, browser, ["/", "/findings", *pages, f"/present/journeys/{journey}"])


def empty_forms(text: str) -> Iterator[tuple[str, dict[str, str]]]:
    """The forms of a page in which nothing stands yet, with a payload wherever somebody may type or choose."""
    page = html5lib.parse(text, namespaceHTMLElements=False)
    for form in page.iter("form"):
        address = form.get("hx-post")
        if address not in ("/edit", "/add", "/fresh"):
            continue
        inputs = [one for one in form.iter() if one.tag in ("input", "textarea", "select") and one.get("name")]
        typed = [one for one in inputs if one.get("type") != "hidden"]
        if any(stands_in(one) for one in typed):
            continue
        hidden = {one.get("name"): one.get("value", "") for one in inputs if one not in typed}
        if address == "/edit" or hidden["was"] in ("null", "[]", ""):
            yield address, hidden | {one.get("name"): PAYLOAD for one in typed}


def stands_in(field: Any) -> str:
    if field.tag == "select":
        return next((one.get("value") or "" for one in field.iter("option") if one.get("selected") is not None), "")
    return (field.text or "" if field.tag == "textarea" else field.get("value", "")).strip()


def nothing_runs(studio: Client, browser: Browser, pages: list[str]) -> None:
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
