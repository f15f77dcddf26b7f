"""A tenth of what `make trust` tries: texts stay texts in every output."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.payloads.active import acting, wrong_in, wrong_in_picture
from tests.payloads.payloads import payloads
from tests.payloads.run import run


def test_texts_stay_texts(browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")
    outcome = run(payloads()[3::10], 1, browser, tmp_path)
    assert outcome.wrong == []
    assert outcome.places >= 150 and outcome.pages >= 30


def test_there_are_payloads_enough() -> None:
    assert len(payloads()) >= 400


@pytest.mark.parametrize(
    ("html", "wrong"),
    [
        ("<p onclick=x>", "<p onclick=x>"),
        ("<a href='java\nscript:x'>", "a leads to java\nscript:x"),
        ("<img src=https://evil.example/x>", "img loads https://evil.example/x"),
        ("<iframe>", "<iframe>"),
        ("<b style='background:url(x)'>", "<b style=background:url(x)>"),
    ],
)
def test_what_acts_is_found(html: str, wrong: str) -> None:
    assert wrong_in(f"<body>{html}") == [wrong]


def test_what_acts_is_counted_and_found_in_pictures() -> None:
    assert acting("<script>1</script><img src=x>")["script"] == 1
    assert wrong_in_picture('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>') == ["<script>"]
