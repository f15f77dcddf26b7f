"""The link "Something here does not work?", and the page that says where feedback goes."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from playwright.sync_api import Browser

from promisekit.handbook.book.audience import Audience
from promisekit.handbook.content.feedback_link import feedback_link
from promisekit.handbook.content.page import Page
from promisekit.handbook.edition.project import ConfigError, Project, make
from promisekit.handbook.language.language import language_of
from promisekit.handbook.site.build import build
from tests.handbook.test_item_pages import NORTHLIGHT

MAIL = "mailto:handbook@northlight.example"
PROMISE = Page(
    "promises/right-invoice.md", 'Your invoice is right & "fair" – 100 %?', "", item=("promises", "right-invoice")
)
OVERVIEW = Page("heat-map.md", "What hurts where", "")


def href(address: str, page: Page = PROMISE, url: str = "promises/right-invoice.html", language: str = "en") -> str:
    return feedback_link(address).href(page, url, language_of(language))


def test_a_mail_has_a_subject_and_says_which_page_and_item() -> None:
    parts = urlsplit(href(MAIL))
    assert (parts.scheme, parts.path) == ("mailto", "handbook@northlight.example")
    asked = parse_qs(parts.query, strict_parsing=True)
    assert asked["subject"] == [f"Something here does not work: {PROMISE.title}"]
    assert asked["body"][0].splitlines()[:2] == ["Page: promises/right-invoice.html", "About: right-invoice"]
    assert not re.search(r"[ \"&<>]", parts.query.replace("&body=", "")), "everything is encoded"
    assert "About" not in unquote(href(MAIL, OVERVIEW, "heat-map.html"))
    assert urlsplit(href(f"{MAIL}?cc=lead@northlight.example")).query.startswith("cc=lead@northlight.example&subject=")


def test_a_form_is_given_the_same_as_parameters() -> None:
    asked = parse_qs(urlsplit(href("https://northlight.example/report")).query, strict_parsing=True)
    assert asked == {"id": ["right-invoice"], "page": ["promises/right-invoice.html"], "title": [PROMISE.title]}
    assert href("https://a.example/?form=7#new").startswith("https://a.example/?form=7&id=right-invoice&page=")
    assert href("https://a.example/?form=7#new").endswith("#new")


def test_placeholders_stand_where_the_author_wants_them() -> None:
    made = href("https://a.example/new?title={title}&body=See%20{page}%20({id})")
    asked = parse_qs(urlsplit(made).query, strict_parsing=True)
    assert asked == {"title": [PROMISE.title], "body": ["See promises/right-invoice.html (right-invoice)"]}
    assert href("mailto:a@b.example?subject={id}") == "mailto:a@b.example?subject=right-invoice"
    assert href("https://a.example/{id}/", OVERVIEW) == "https://a.example//"


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("javascript:alert(1)", "no address that a page may link to; write `mailto:"),
        ("JavaScript:alert({id})", "no address that a page may link to"),
        ("data:text/html,x", "no address that a page may link to"),
        ("https://a.example/ x", "no address that a page may link to"),
        ("https://a.example/\"onclick='x'", "no address that a page may link to"),
        ("feedback.md", "no address that a page may link to"),
        ("", "no address that a page may link to"),
        ("handbook@northlight.example", "is a mail address; write `mailto:handbook@northlight.example`"),
        ("mailto:", "does not say to whom the mail goes"),
        ("mailto:nobody?subject=x", "does not say to whom the mail goes"),
        ("https:///report", "does not say on which host the form is"),
        ("https://{id}.evil.example/", "does not say on which host the form is"),
        (
            "https://a.example/{name}",
            "`{name}` in `https://a.example/{name}` stands for nothing; there are {id}, {page}",
        ),
        ("https://a.example/{id", "a brace in"),
    ],
)
def test_another_address_is_refused_with_what_to_write(address: str, said: str) -> None:
    with pytest.raises(ValueError, match=re.escape(said)):
        feedback_link(address)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Path]:
    """A folder with a portfolio, a hand-written page and settings."""

    def write(**options: str) -> Path:
        (tmp_path / "blueprints").mkdir()
        (tmp_path / "blueprints" / "all.yaml").write_text(NORTHLIGHT, "utf-8")
        (tmp_path / "blueprints" / "notes.md").write_text("---\naudience: public\n---\n# Our <i>notes</i>\n", "utf-8")
        given = ", ".join(f"{name}: '{value}'" for name, value in options.items())
        (tmp_path / "mkdocs.yml").write_text(
            "site_name: x\nsite_url: https://northlight.example/book/\ndocs_dir: blueprints\n"
            "use_directory_urls: false\ntheme: {name: material, font: false}\n"
            f"plugins: [search, {{promisekit: {{{given}}}}}]\n",
            "utf-8",
        )
        monkeypatch.chdir(tmp_path)
        return tmp_path

    return write


def links(site: Path) -> dict[str, list[str]]:
    """For each page, the addresses of its feedback links."""
    found = {}
    for path in sorted(site.rglob("*.html")):
        if path.name != "404.html":
            hrefs = re.findall(r'<a class="hb-tell" href="([^"]*)"', path.read_text("utf-8"))
            found[path.relative_to(site).as_posix()] = [unescape(one) for one in hrefs]
    return found


def test_every_page_has_one_link_that_knows_its_page_and_item(project: Callable[..., Path]) -> None:
    project(feedback_address=MAIL)
    site = build().site
    assert site
    found = links(site)
    assert len(found) > 25 and "notes.html" in found and "changes/index.html" in found
    for path, hrefs in found.items():
        assert len(hrefs) == 1, path
        body = parse_qs(urlsplit(hrefs[0]).query)["body"][0]
        assert body.splitlines()[0] == f"Page: https://northlight.example/book/{path}"
    assert "About: service-agent" in unquote(found["roles/service-agent.html"][0])
    role = (site / "roles/service-agent.html").read_text("utf-8")
    question = role[role.index('<p class="hb-broken">') :].partition("</p>")[0]
    assert "Something here does not work?</a> Tell " in question and "within 1\u00a0working day" in question


def test_without_an_address_a_role_is_told_whom_to_tell(project: Callable[..., Path]) -> None:
    project()
    site = build().site
    assert site and set(map(tuple, links(site).values())) == {()}
    role = (site / "roles/service-agent.html").read_text("utf-8")
    told = role[role.index("Something here does not work?") :].partition("</p>")[0]
    assert "Service team lead</a>" in told and "The green card" in told and "within 1\u00a0working day" in told


def test_the_public_has_a_link_of_its_own_or_none(project: Callable[..., Path]) -> None:
    folder = project(feedback_address=MAIL)
    site = build(audience=Audience.PUBLIC).site
    assert site and set(map(tuple, links(site).values())) == {()}
    assert not [path for path in site.rglob("*.html") if "handbook@northlight" in path.read_text("utf-8")]
    config = (folder / "mkdocs.yml").read_text("utf-8")
    own = config.replace(
        "feedback_address: ", "public_feedback_address: 'https://northlight.example/tell-us', feedback_address: "
    )
    (folder / "mkdocs.yml").write_text(own, "utf-8")
    site = build(audience=Audience.PUBLIC).site
    assert site
    found = links(site)
    assert found["promises/right-invoice.html"][0].startswith("https://northlight.example/tell-us?id=right-invoice&")
    assert found["notes.html"] and {len(hrefs) for hrefs in found.values()} == {1}


def test_a_wrong_address_stops_the_build_with_a_word(
    project: Callable[..., Path], caplog: pytest.LogCaptureFixture
) -> None:
    project(feedback_address="javascript:alert(1)")
    with pytest.raises(ConfigError):
        build()
    with pytest.raises(ConfigError, match="feedback_address: `javascript:alert\\(1\\)` is no address"):
        Project.here()


def test_pages_without_mkdocs_have_the_link_too(project: Callable[..., Path]) -> None:
    project(feedback_address=MAIL)
    made = make(Project.here())
    assert made.handbook
    lacking = [page.path for page in made.handbook.pages if page.body.count('class="hb-tell"') != 1]
    assert lacking == [] and made.beside.notes["notes.md"].count('class="hb-tell"') == 1


def test_where_feedback_goes_says_whom_how_how_fast_and_who_else(page: Callable[[str, str], str]) -> None:
    rows = re.findall(r"<tr><td.*?</tr>", page(NORTHLIGHT, "feedback.md"))
    phone = next(row for row in rows if "touchpoints/phone" in row)
    cells = [
        " ".join(unescape(re.sub("<[^>]*>", " ", cell)).split()) for cell in re.findall(r"<td[^>]*>(.*?)</td>", phone)
    ]
    assert cells == [
        "On the phone",
        "Customer service",
        "Service team lead",
        "The green card",
        "1 working day",
        "Director",
    ]


def test_each_function_stands_once_and_those_whom_no_customer_meets_are_there(page: Callable[[str, str], str]) -> None:
    text = NORTHLIGHT.replace(
        "  billing: {name: Billing, kind: support}\n",
        "  billing: {name: Billing, kind: support}\n  it: {name: IT, kind: support, lead: director}\n",
    ).replace("responsible: customer-service", "responsible: billing")
    rows = re.findall(r"<tr><td.*?</tr>", page(text, "feedback.md"))
    assert len(rows) == 3
    both = next(row for row in rows if "touchpoints/phone" in row)
    assert both.index("touchpoints/invoice") < both.index("touchpoints/phone"), "the busiest first"
    behind = next(row for row in rows if "functions/it" in row)
    assert "Work that no customer sees" in behind and "roles/director" in behind


def test_where_feedback_goes_fits_a_phone(sample_site: Path, browser: Browser, served: Callable[[Path], str]) -> None:
    tab = browser.new_page(viewport={"width": 390, "height": 844})
    tab.goto(served(sample_site) + "feedback.html")
    assert tab.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    inside = (
        "row => [...row.querySelectorAll('a, td')].every(e => e.scrollWidth <= e.clientWidth + 1 || e.tagName === 'A')"
    )
    assert all(row.evaluate(inside) for row in tab.locator(".hb-routes tbody tr").all())
    label, value = tab.locator(".hb-routes td").nth(2), tab.locator(".hb-routes td").nth(2).locator("a").first
    one, other = label.bounding_box(), value.bounding_box()
    assert one and other and abs(one["y"] - other["y"]) < 12, "what it is and who stand on one line"
    tab.close()
