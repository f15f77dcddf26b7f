from __future__ import annotations

import html
from html.parser import HTMLParser

import markdown
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from promisekit.handbook.book.safe_text import ItemLink, SafeText
from promisekit.handbook.content.render import heading, title_heading

TEXT = SafeText(
    ("en",),
    lambda inner: ItemLink("~/roles/agent/", "Agent <1>", "Agent <1>") if inner == "agent" else None,
    lambda path, text: f"~/{path}",
)

HARMLESS = {"p", "em", "strong", "code", "a", "br", "ul", "ol", "li", "blockquote", "pre", "h4", "hr"}


class Tags(HTMLParser):
    def __init__(self, source: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        '"><img src=x onerror=alert(1)>',
        "[press](javascript:alert(1))",
        "[press](JaVaScRiPt:alert(1))",
        "[press](java&#10;script:alert(1))",
        "<javascript:alert(1)>",
        "![pixel](https://elsewhere.example/pixel.png)",
        "[a]: javascript:alert(1)\n\n[a]",
        "[press](data:text/html,hello)",
        "[press](//elsewhere.example)",
        "text{: onclick=alert(1) }",
        "<style>*{display:none}</style>",
        "<!-- hidden -->",
    ],
)
def test_what_could_act_comes_out_as_text(text: str) -> None:
    for made in (TEXT.inline(text), TEXT.block(text)):
        for tag, attributes in Tags(made).found:
            assert tag in HARMLESS
            assert set(attributes) <= {"href", "rel"}
            assert not (attributes.get("href") or "").lower().lstrip().startswith(("javascript", "data", "//"))
        assert "<script" not in made and "{" not in made


def test_markdown_and_item_links_work() -> None:
    assert TEXT.inline("a *b* **c** `d`") == "a <em>b</em> <strong>c</strong> <code>d</code>"
    assert TEXT.inline("ask [[agent]]") == 'ask <a href="~/roles/agent/">Agent &lt;1&gt;</a>'
    assert TEXT.inline("[[nobody]] and `[[agent]]`") == "[[nobody]] and <code>[[agent]]</code>"
    assert TEXT.inline("[site](https://a.example)") == '<a href="https://a.example" rel="noopener">site</a>'
    assert TEXT.inline("[note](a.md)") == '<a href="~/a.md">note</a>'
    assert TEXT.block("one\n\n- two\n- three").count("<li>") == 2
    assert TEXT.block("# Title\n\ntext") == "<h4>Title</h4>\n<p>text</p>\n"
    assert TEXT.plain("a *b* & [[agent]]") == "a b & Agent <1>"


@given(st.text(max_size=60))
@settings(max_examples=150, deadline=None)
def test_any_text_keeps_its_words_and_gains_no_tag(text: str) -> None:
    for made in (TEXT.inline(text), TEXT.block(text)):
        for tag, attributes in Tags(made).found:
            assert tag in HARMLESS and set(attributes) <= {"href", "rel", "class", "start"}
        assert "{" not in made and "}" not in made


@pytest.mark.parametrize(
    "title",
    [
        "<script>alert(1)</script>",
        "a {: onclick=x } `b` *c* [d](e) # f #",
        "{{ 1 + 1 }} & <b>",
        '"quotes" \\ and _so_ on',
        "x: y | z",
    ],
)
def test_a_heading_says_exactly_the_title(title: str) -> None:
    converter = markdown.Markdown(extensions=["attr_list", "toc"])
    made = converter.convert(title_heading(title, title) + heading(2, title, "anchor"))
    words = [html.unescape(part.split("</h")[0].split(">", 1)[1]) for part in made.split("<h")[1:]]
    assert words == [title, title]
    assert [tag for tag, _ in Tags(made).found] == ["h1", "h2"]
    assert Tags(made).found[0][1] == {"id": "top", "data-kind": title}
    assert all("<script" not in token["name"] for token in converter.toc_tokens)
