"""The link "Something here does not work?" at the end of each page: a mail or a form that knows which page it was."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final
from urllib.parse import quote, urlsplit

from promisekit.handbook.book.safe_text import escaped
from promisekit.handbook.content.page import Page
from promisekit.handbook.language.language import Language
from promisekit.handbook.language.words import _

PLACEHOLDERS: Final = ("id", "page", "title")
QUESTION: Final = _("Something here does not work?")
_SUBJECT: Final = _("Something here does not work: %(title)s")
_BODY: Final = _("Page: %(page)s")
_BODY_ITEM: Final = _("About: %(id)s")
_EXAMPLE: Final = "write `mailto:handbook@example.org` or `https://example.org/report?about={id}`"
_PLACEHOLDER: Final = re.compile(r"\{([^{}]*)\}")
_UNFIT: Final = re.compile(r"[\x00-\x20\x7f\"<>\\^`]")
_ROUTE: Final = re.compile(r'(<p class="hb-broken">)<strong>(.*?)</strong>')


@dataclass(frozen=True)
class FeedbackLink:
    """Where colleagues or customers say what does not work: a checked address, with or without placeholders."""

    address: str

    def href(self, page: Page, url: str, language: Language) -> str:
        """The address for one page; ``url`` is the page's, whole or from the top of the site."""
        item_id = page.item[1] if page.item else ""
        values = {"id": item_id, "page": url, "title": page.title}
        if _PLACEHOLDER.search(self.address):
            return _PLACEHOLDER.sub(lambda found: quote(values[found[1]], safe=""), self.address)
        if self.address.lower().startswith("mailto:"):
            lines = [language.gettext(_BODY, page=url)]
            if item_id:
                lines.append(language.gettext(_BODY_ITEM, id=item_id))
            values = {
                "subject": language.gettext(_SUBJECT, title=page.title),
                "body": "\r\n".join([*lines, "", ""]),
            }
        address, hash_sign, anchor = self.address.partition("#")
        query = "&".join(f"{name}={quote(value, safe='')}" for name, value in values.items() if value)
        return f"{address}{'&' if '?' in address else '?'}{query}{hash_sign}{anchor}"

    def put_on(self, page: Page, url: str, language: Language) -> Page:
        """The page with the link at its end: where it says whom to tell, else below everything."""
        return replace(page, content=lambda: self._body(page, url, language))

    def _body(self, page: Page, url: str, language: Language) -> str:
        start = f'<a class="hb-tell" href="{escaped(self.href(page, url, language))}" rel="noopener">'
        body, placed = _ROUTE.subn(lambda found: f"{found[1]}{start}{found[2]}</a>", page.body)
        if not placed:
            body += f'\n<p class="hb-broken">{start}{escaped(language.gettext(QUESTION))}</a></p>\n'
        return body


def feedback_link(setting: str) -> FeedbackLink:
    """The address that `mkdocs.yml` gives. Raises ValueError; its message is for the user."""
    address = setting.strip()
    scheme, colon, rest = address.partition(":")
    if not colon and re.fullmatch(r"[^@/\s]+@[^@/\s]+", address):
        raise ValueError(f"`{setting}` is a mail address; write `mailto:{address}`")
    if scheme.lower() not in ("mailto", "https", "http") or _UNFIT.search(address):
        raise ValueError(f"`{setting}` is no address that a page may link to; {_EXAMPLE}")
    try:
        host = urlsplit(address).netloc
    except ValueError:
        host = ""
    to = rest.partition("?")[0] if scheme.lower() == "mailto" else host
    if not to or "{" in to or (scheme.lower() == "mailto" and "@" not in to):
        whom = "to whom the mail goes" if scheme.lower() == "mailto" else "on which host the form is"
        raise ValueError(f"`{setting}` does not say {whom}; {_EXAMPLE}")
    unknown = [found for found in _PLACEHOLDER.findall(address) if found not in PLACEHOLDERS]
    if unknown or re.search(r"[{}]", _PLACEHOLDER.sub("", address)):
        names = ", ".join(f"{{{name}}}" for name in PLACEHOLDERS)
        what = f"`{{{unknown[0]}}}` in `{setting}`" if unknown else f"a brace in `{setting}`"
        raise ValueError(f"{what} stands for nothing; there are {names}")
    return FeedbackLink(address)
