"""Lets the theme speak the language of the handbook."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import Any, Final

from mkdocs.config.defaults import MkDocsConfig

from promisekit.handbook.language import words
from promisekit.handbook.language.language import SOURCE, Language
from promisekit.model.about import About
from promisekit.model.text import worded

_NAMES: Final = {"no": "nb"}
"""Languages that the theme knows by another code."""


def speak(config: MkDocsConfig, language: Language, about: About) -> None:
    """Sets the theme's language, the name of the site and the words that our parts of the theme say."""
    theme: Any = config.theme
    theme["language"] = _of_theme(language.code, config.theme.dirs)
    # Where the theme does not have the language, the page says which one it is in all the same.
    config.extra["promisekit_language"] = language.code
    config.extra["promisekit_words"] = {
        "made_with": language.gettext(words.MADE_WITH),
        "not_found": language.gettext(words.NOT_FOUND),
        "home": language.gettext(words.HOME),
        "search": language.gettext(words.SEARCH),
        "search_all": language.gettext(words.SEARCH_ALL),
        "printed": language.gettext(words.PRINTED) % {"date": "{date}"},
        "close": language.gettext(words.CLOSE),
        "found_none": language.gettext(words.FOUND_NONE),
        "found_one": language.gettext(words.FOUND_ONE),
        "found_many": language.gettext(words.FOUND_MANY),
    }
    own_name = escape(worded(about.name, about.language))
    if config.site_name == own_name:
        config.site_name = escape(worded(about.name, language.code, about.language))
    palettes = theme.get("palette")
    for palette in palettes if isinstance(palettes, list) else []:
        toggle = palette.get("toggle") or {}
        if toggle.get("name") in words.SCHEMES:
            toggle["name"] = language.gettext(toggle["name"])


def _of_theme(code: str, folders: list[str]) -> str:
    base = code.partition("-")[0]
    for name in (code, base, _NAMES.get(base, base)):
        if any(Path(folder, "partials", "languages", f"{name}.html").exists() for folder in folders):
            return name
    return SOURCE
