"""Templates -> a page's body. Jinja2 with autoescape; every text of the portfolio passes through SafeText."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

import jinja2
from markupsafe import Markup

from promisekit.handbook.book.audience import Audience
from promisekit.handbook.book.book import Book
from promisekit.handbook.book.safe_text import escaped, in_markdown
from promisekit.handbook.content.compiled_templates import compiled_templates
from promisekit.handbook.content.contact import ways_to
from promisekit.handbook.content.empty_columns import without_empty_columns
from promisekit.handbook.content.sheets.course import chance, course_of, standing
from promisekit.handbook.content.sheets.journey import moods
from promisekit.handbook.content.sheets.role import guideline_anchor
from promisekit.handbook.language import words
from promisekit.handbook.language.language import Language
from promisekit.handbook.language.untranslated import Untranslated
from promisekit.model.journey import LANES
from promisekit.model.pain_point import TERMS
from promisekit.model.portfolio import SECTIONS
from promisekit.model.promise import Promise
from promisekit.model.text import Text

TEMPLATES: Final = Path(__file__).parent / "templates"
_THIS_FILE: Final = Path(__file__).read_text("utf-8")
"""It says with which options templates are compiled."""
_LINK_TAGS: Final = re.compile(r"</?a\b[^>]*>")
_BLANK_LINES: Final = re.compile(r"\n\s*\n+")


@lru_cache(maxsize=16)
def environment(language: Language, overrides: Path | None = None) -> jinja2.Environment:
    """The templates' environment in a language; a template in the folder ``overrides`` takes the place of ours.

    One for all handbooks of a process: to compile the templates takes as long as to fill hundreds of them.
    """
    folders = [*([overrides] if overrides else []), TEMPLATES]
    made = jinja2.Environment(
        loader=jinja2.FileSystemLoader(folders),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
        # Filters of constants are worked out when a template is compiled: each language has its own.
        bytecode_cache=compiled_templates(_THIS_FILE, language.code),
    )
    made.filters |= {
        "duration": language.duration,
        "often": language.often,
        "within": language.within,
        "money": language.money,
        "share": language.share,
        "date": language.date,
        "hours": language.hours,
        "closing": language.closing,
        "place": language.place,
        "number": language.number,
        "encounters": language.encounters,
        "fixed": language.fixed,
    }
    made.filters["without_empty_columns"] = without_empty_columns
    made.filters |= {"escaped": escaped, "capitalised": capitalised, "without_links": without_links, "bare": str}
    made.globals |= {
        "_": interface_words(language),
        "ngettext": interface_plurals(language),
        "h1": title_heading,
        "h": heading,
        "LANES": LANES,
        "TERMS": TERMS,
        "TERMS_NAMES": words.TERMS_NAMES,
        "SECTION_NAMES": words.SECTION_NAMES,
        "anchor": guideline_anchor,
        "moods": moods,
        "course_of": lambda metric: course_of(metric, language),
        "chance": lambda metric: chance(metric, language),
        "standing": lambda metrics: standing(metrics, language),
    }
    return made


class Renderer:
    """Fills templates with what a book knows."""

    def __init__(self, book: Book, overrides: Path | None = None, **more: Any) -> None:
        """``more`` is what templates are given besides."""
        self._environment = environment(book.language, overrides)
        self._shared: dict[str, Any] = {
            "about": book.portfolio.about,
            "portfolio": book.portfolio,
            "md": book.text.inline,
            "md_block": book.text.block,
            "in_english": book.text.in_english,
            "plain": book.text.plain,
            "name": book.name,
            "href": book.href,
            "index_href": book.index_href,
            "page_href": book.page_href,
            "web_href": book.web_href,
            "for_design": book.audience is Audience.DESIGN,
            "command": Markup("<code>{}</code>").format,
            "image": lambda path, what: image(book, path, what),
            "link": book.link,
            "actor": book.actor,
            "hours_of": book.portfolio.hours_of,
            "says_hours_of": book.portfolio.says_hours_of,
            "holidays_of": book.portfolio.holidays_of,
            "time_zone_of": book.portfolio.time_zone_of,
            "closed_of": book.portfolio.closed_of,
            "contact_of": book.portfolio.contact_of,
            "ways_to": lambda actor_id: ways_to(book, actor_id),
            "all": lambda sections, ids: _all(book, sections, ids),
            "all_parts": lambda parts: words.joined(parts),
            "all_counts": lambda counts: Markup(" · ").join(count for count in counts if count),
            "mentions": lambda item, leave_out: mentions(book, item, leave_out),
            "terms_of": lambda promise: terms_of(book, promise),
            "terms_names": lambda pain: [book.language.gettext(words.TERMS_NAMES[word]) for word in pain.terms],
            "name_of_actor": book.name_of_actor,
            "without_description": lambda item: item.model_copy(update={"description": None}),
            "remedy_amount": lambda remedy: remedy_amount(book, remedy),
            "news": lambda section, item_id: "",
            "item_changed_on": lambda section, item_id: None,
            "changed_on": lambda promise_id, guideline_id: None,
            **more,
        }

    def body(self, template: str, title: str, **values: Any) -> str:
        """A page's Markdown. Blank lines inside are made single, so that no template has to count them."""
        text = self._environment.get_template(template).render(self._shared, title=title, **values)
        return _BLANK_LINES.sub("\n\n", text).strip() + "\n"


def interface_words(language: Language) -> Callable[..., Markup]:
    """What templates call ``_``: one of their own words in the language, its ``%(name)s`` filled in and escaped.

    Not for words of the portfolio.
    """

    @cache
    def marked_up(word: str) -> Markup:
        return Markup(language.gettext(word))

    def say(word: str, **values: object) -> Markup:
        return marked_up(word) % values if values else marked_up(word)

    return say


def interface_plurals(language: Language) -> Callable[..., Markup]:
    """What templates call ``ngettext``: the form of the words that goes with the number ``%(num)s``."""

    def say(one: str, many: str, num: float, **values: object) -> Markup:
        return Markup(language.form(one, many, num)) % {"num": language.number(num), **values}

    return say


def title_heading(title: str, kind: str = "", css_class: str = "") -> Markup:
    """The page's own heading, with the word for its kind above it."""
    marks = "#top" + (f" .{css_class}" if css_class else "") + _language_marks(title)
    if kind:
        marks += f' data-kind="{in_markdown(kind)}"'
    return Markup(f"# {in_markdown(title)} {{{marks}}}\n")


def heading(level: int, text: str, anchor: str, css_class: str = "", listed_as: str = "") -> Markup:
    """A Markdown heading with an address of its own; the text is plain.

    ``listed_as`` is what a page's table of contents says instead, where two headings are alike.
    """
    mark = (f" .{css_class}" if css_class else "") + _language_marks(text)
    if listed_as:
        mark += f' data-toc-label="{in_markdown(listed_as)}"'
    return Markup(f"\n\n{'#' * level} {in_markdown(text)} {{#{anchor}{mark}}}\n\n")


def _language_marks(text: str) -> str:
    """The attributes of a heading that is not in the reader's language."""
    if not isinstance(text, Untranslated):
        return ""
    return f' .hb-untranslated lang="{text.stranger.code}" data-language="{in_markdown(text.stranger.name)}"'


def capitalised(text: str) -> str | Markup:
    """The text with a capital first letter; the rest stays."""
    return text[:1].upper() + text[1:]


def without_links(html: Markup) -> Markup:
    """The same without its links, for a place that is a link already."""
    return Markup(_LINK_TAGS.sub("", html)) if "<a" in html else html


def mentions(book: Book, item: Any, leave_out: Iterable[str]) -> list[tuple[str, list[str]]]:
    """Which items refer to this one, by section; sections that the page shows elsewhere are left out."""
    found: dict[str, list[str]] = {}
    for section, item_id in book.graph.referrers((item.section, item.id)):
        if section in SECTIONS and section not in leave_out and (section, item_id) != (item.section, item.id):
            found.setdefault(section, []).append(item_id)
    return [(section, found[section]) for section in SECTIONS if section in found]


def image(book: Book, path: str | None, what: Text) -> Markup:
    """The picture at a path of the portfolio, which says what it shows to those who do not see it.

    As an image nothing in it acts on the page. Empty for an audience that has no such file.
    """
    found = book.portfolio.images.get(path or "")
    if found is None:
        return Markup("")
    sides = Markup(' width="{}" height="{}"').format(found.width, found.height) if found.width else Markup("")
    tag = '<img class="hb-image" src="{}" alt="{}"{} loading="lazy">'
    return Markup(tag).format(book.page_href(quote(found.path)), str(book.text.plain(what)), sides)


def terms_of(book: Book, promise: Promise) -> list[str]:
    """What kinds of pain the promise answers."""
    pains = book.portfolio.pain_points
    answered = {word for pain in promise.answers if pain in pains for word in pains[pain].terms}
    return [word for word in TERMS if word in answered]


def remedy_amount(book: Book, remedy: Any) -> Markup:
    """``£8 for each day``, ``10 % of the monthly fee``."""
    _ = interface_words(book.language)
    amount = escaped(book.language.money(remedy.amount) or book.language.share(remedy.percent))
    if remedy.of:
        amount = _("%(amount)s of %(whole)s", amount=amount, whole=book.text.inline(remedy.of))
    if amount and remedy.every:
        amount += " " + book.language.often(remedy.every)
    return amount


def _all(book: Book, sections: Iterable[str], ids: Iterable[str]) -> Markup:
    """Links to all of them, each in the first of the sections that has it."""
    listed = list(ids)
    return words.joined(book.any_of(sections, item_id, inside=len(listed) > 1) for item_id in listed)
