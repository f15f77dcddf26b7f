"""What in a page may act: elements that run or load something, attributes that do, and addresses."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

import html5lib

_NEVER: Final = frozenset(
    "iframe frame frameset object embed applet base portal math foreignobject noembed xmp".split()
)
_ACTING: Final = frozenset(
    "script style link meta img form input button textarea select video audio source image template".split()
)
_ADDRESSES: Final = ("href", "src", "action", "formaction", "data", "poster", "srcset", "xlink:href", "background")
_SCHEMES: Final = ("", "http", "https", "mailto", "tel")
_OUR_HOSTS: Final = ("x.example", "squidfunk.github.io", "www.mkdocs.org")


def wrong_in(html: str) -> list[str]:
    """What no page of ours ever has."""
    return list(_wrong_in(html5lib.parse(html, namespaceHTMLElements=False)))


def _wrong_in(tree: ET.Element) -> Iterator[str]:
    for element in tree.iter():
        if not isinstance(element.tag, str):
            continue  # a comment
        tag = _bare(element.tag)
        if tag in _NEVER:
            yield f"<{tag}>"
        if tag == "meta" and (element.get("http-equiv") or "").lower() == "refresh":
            yield "<meta refresh>"
        for name, value in element.attrib.items():
            bare = _bare(str(name))
            if bare.startswith("on"):
                yield f"<{tag} {bare}={value[:60]}>"
            if bare in _ADDRESSES or bare == "href":
                yield from _wrong_address(tag, value)
            if bare == "style" and re.search(r"url\(|expression|@import|javascript", value, re.IGNORECASE):
                yield f"<{tag} style={value[:60]}>"


def _wrong_address(tag: str, value: str) -> Iterator[str]:
    address = re.sub(r"[\x00-\x20]+", "", value)
    try:
        parts = urlsplit(address)
    except ValueError:
        yield f"{tag} leads to {value[:80]}"
        return
    is_image = tag in ("img", "image", "link") and address.startswith("data:image/")
    if parts.scheme.lower() not in _SCHEMES and not is_image:
        yield f"{tag} leads to {value[:80]}"
    if tag not in ("a",) and parts.netloc and parts.netloc not in _OUR_HOSTS:
        yield f"{tag} loads {value[:80]}"


def acting(html: str) -> Counter[str]:
    """How many elements there are that run or load something; the same in pages with any texts.

    What a picture repeats of itself (`use`) grows with its texts; where that leads is looked at by `wrong_in`.
    """
    tree = html5lib.parse(html, namespaceHTMLElements=False)
    tags = (_bare(element.tag) for element in tree.iter() if isinstance(element.tag, str))
    return Counter(tag for tag in tags if tag in _ACTING)


def wrong_in_picture(svg: str) -> list[str]:
    """The same of a picture, which is XML. Raises ParseError for what is not well-formed."""
    tree = ET.fromstring(svg.encode())
    found = list(_wrong_in(tree))
    return found + [f"<{_bare(e.tag)}>" for e in tree.iter() if _bare(str(e.tag)) in ("script", "image", "use")]


def _bare(name: str) -> str:
    return name.rpartition("}")[2].lower()
