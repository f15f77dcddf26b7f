"""Where a link leads: a web address, a mail address, or a file inside the portfolio."""

from __future__ import annotations

import re
from typing import Annotated, Any, Final

from pydantic import PlainValidator
from pydantic_core import PydanticCustomError

_SCHEME: Final = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_ALLOWED: Final = ("http", "https", "mailto")
_UNSEEN: Final = re.compile(r"[\x00-\x20\x7f]")
_WEB_ADDRESS: Final = re.compile(r"https?://[^\s\x00-\x20\x7f/?#<>\"\\][^\s\x00-\x20\x7f<>\"\\]*", re.IGNORECASE)


def is_local(url: str) -> bool:
    """Whether the link is a path inside the portfolio rather than an address elsewhere."""
    return not _SCHEME.match(url) and not url.startswith("#")


def is_web_address(text: str) -> bool:
    """Whether the text is nothing but an address of http or https."""
    return _WEB_ADDRESS.fullmatch(text) is not None


def parse_url(value: Any) -> str:
    """The address unchanged. Raises PydanticCustomError for other schemes, spaces and control characters."""
    if not isinstance(value, str):
        raise PydanticCustomError("url_form", "a web address or a path is due here")
    scheme = _SCHEME.match(value)
    if scheme and scheme.group(1).lower() not in _ALLOWED:
        raise PydanticCustomError("url_scheme", "a link may not start with `{scheme}:`", {"scheme": scheme.group(1)})
    if value.startswith("//") or "\\" in value or (scheme and _UNSEEN.search(value)):
        raise PydanticCustomError("url_form", "this is neither a web address nor a path inside the portfolio")
    return value


Url = Annotated[str, PlainValidator(parse_url)]
