"""What a page's HTML does wrong: the grammar by html5lib's parser, and kinds of mistakes that it does not know."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

import html5lib

REFERENCES = ("for", "aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "headers", "list")
OBSOLETE = {"align", "bgcolor", "border", "cellpadding", "cellspacing", "valign", "width", "height", "name"}
"""On elements that take no size or name any more."""
SVG = "{http://www.w3.org/2000/svg}"
SIZED = {"img", "iframe", "input", "meta", "select", "button", "form", "object", "video", "canvas", "textarea"}
CONTROLS = {"input", "select", "textarea", "button", "output", "progress", "meter"}
HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}


def mistakes(html: str) -> Iterator[str]:
    """Each mistake in words, with the element that it is at. What the theme itself does is not counted."""
    parser = html5lib.HTMLParser(tree=html5lib.getTreeBuilder("etree"), namespaceHTMLElements=False)
    page = parser.parse(html)
    for (line, _column), code, about in parser.errors:
        yield f"{code} {about.get('name', '')} near: {html.splitlines()[line - 1].strip()[:100]}"
    everything = [one for one in page.iter() if isinstance(one.tag, str)]
    ids = Counter(one.get("id") for one in everything if one.get("id") is not None)
    for name, count in ids.items():
        if count > 1 or not name or " " in name:
            yield f"id {name!r} {count} times"
    labelled = {one.get("for") for one in everything if one.tag == "label"}
    inside: dict[Any, Any] = {child: parent for parent in everything for child in parent}
    for one in everything:
        if not _is_themes(one):
            yield from _of(one, ids, labelled, inside)


def _is_themes(one: Any) -> bool:
    return (one.get("class") or "").startswith("md-") or (one.get("id") or "").startswith("__")


def _of(one: Any, ids: Counter[str], labelled: set[str], inside: dict[Any, Any]) -> Iterator[str]:
    what = f"<{one.tag} {' '.join(f'{name}={value!r}' for name, value in one.attrib.items())}>"[:110]
    for name in REFERENCES:
        for target in (one.get(name) or "").split():
            if not ids[target]:
                yield f"{name} leads to no id: {what}"
    if one.tag not in SIZED and not one.tag.startswith(SVG):
        yield from (f"obsolete {name}: {what}" for name in OBSOLETE & set(one.attrib))
    tabindex = one.get("tabindex")
    if tabindex is not None and tabindex not in ("0", "-1"):
        yield f"tabindex: {what}"
    if one.tag == "img" and one.get("alt") is None:
        yield f"no alt: {what}"
    if one.tag in HEADINGS and not "".join(one.itertext()).strip():
        yield f"empty heading: {what}"
    if one.tag == "section" and not any(below.tag in HEADINGS for below in one.iter()):
        yield f"section without heading: {what}"
    if one.tag in CONTROLS - {"button"} and one.get("type") != "hidden" and not _has_label(one, labelled, inside):
        yield f"no label: {what}"
    if one.tag == "button" and not ("".join(one.itertext()).strip() or one.get("aria-label")):
        yield f"button without words: {what}"
    if one.tag in ("a", "button", "label") and any(_above(one, inside, ("a", "button"))):
        yield f"{one.tag} inside a link or a button: {what}"
    if one.tag == "dl" and any(below.tag not in ("dt", "dd", "div", "script", "template") for below in one):
        yield f"dl with something else: {what}"
    if one.tag in ("ul", "ol") and any(below.tag not in ("li", "script", "template") for below in one):
        yield f"list with something else than items: {what}"


def _has_label(one: Any, labelled: set[str], inside: dict[Any, Any]) -> bool:
    named = one.get("aria-label") or one.get("aria-labelledby") or one.get("id") in labelled
    return bool(named) or any(_above(one, inside, ("label",)))


def _above(one: Any, inside: dict[Any, Any], tags: tuple[str, ...]) -> Iterator[bool]:
    while (one := inside.get(one)) is not None:
        if one.tag in tags:
            yield True
