"""What changed for whom, told from real git histories."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import xml.etree.ElementTree as ET
from collections.abc import Callable
from html import unescape
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from promisekit.diff.kind import all_kinds
from promisekit.handbook.book.audience import Audience
from promisekit.handbook.edition.handbook import Handbook, make_handbook
from promisekit.handbook.edition.project import ConfigError
from promisekit.handbook.edition.reading import read_and_check
from promisekit.handbook.language.changes import change_in_words
from promisekit.handbook.news.change_pages import WEIGHTS
from promisekit.handbook.news.known_history import Remembered, Silence, Why, remembered, window_of
from promisekit.handbook.site.build import build
from promisekit.report.changes.changelog import WORDS
from tests.browser.axe import barriers
from tests.handbook.conftest import DAY, ROOT
from tests.handbook.test_item_pages import NORTHLIGHT
from tests.history.repository import Repository

ATOM = "{http://www.w3.org/2005/Atom}"
AGENT, BILLING, ALL = "changes/roles/service-agent.md", "changes/functions/billing.md", "changes/index.md"
LONGER = ("within: 2 working days", "within: 3 working days")
ASKED = ("Ask which line looks wrong.", "Ask which line looks wrong and read it back.")


class Project(Repository):
    """A repository with one portfolio file, and its handbook."""

    text = NORTHLIGHT

    def begin(self) -> Project:
        self.commit("It begins", {"blueprints/all.yaml": self.text})
        return self

    def change(self, *pairs: tuple[str, str], day: int | None = None, title: str = "A change") -> str:
        for old, new in pairs:
            assert old in self.text
            self.text = self.text.replace(old, new, 1)
        self.days = self.days if day is None else day - 2
        return self.commit(title, {"blueprints/all.yaml": self.text})

    def tag(self, name: str) -> None:
        self.git("tag", name)

    def handbook(self, audience: Audience = Audience.STAFF, since: str | None = None, site_url: str = "") -> Handbook:
        folder = self.folder / "blueprints"
        told = None if audience is Audience.PUBLIC else remembered(folder, audience, window_of(since))
        return make_handbook(read_and_check(folder, "blueprints"), audience=audience, told=told, site_url=site_url)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    monkeypatch.chdir(tmp_path)
    return Project(tmp_path).begin()


def page(handbook: Handbook, path: str) -> str:
    return next(one.body for one in handbook.pages if one.path == path)


def words(html: str) -> str:
    """What a reader reads, on one line."""
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", html)).split()).replace(" ,", ",")


def entries(feed: bytes) -> list[dict[str, str]]:
    """Each entry's parts by name."""
    return [
        {part.tag.removeprefix(ATOM): part.text or part.get("href", "") for part in entry}
        for entry in ET.fromstring(feed).iter(f"{ATOM}entry")
    ]


def test_a_role_reads_what_it_does_differently_and_what_customers_may_count_on(project: Project) -> None:
    project.change(LONGER, ASKED)
    handbook = project.handbook()
    body = page(handbook, AGENT)
    told = words(body)
    assert told.index("3 January 2026") < told.index("What you do differently") < told.index("read it back")
    assert "What customers may count on" in told
    assert "Less than before: the promised time is longer: 3 working days instead of 2 working days" in told
    assert 'href="../../../roles/service-agent/#right-invoice--disputed-line"' in body, "its place on the role's page"
    assert 'href="../../../promises/right-invoice/"' in body
    assert "3 working days" in words(page(handbook, BILLING)) and "3 working days" in words(page(handbook, ALL))
    director = words(page(handbook, "changes/roles/director.md"))
    assert "Nothing that concerns you changed since 2 January 2026." in director and "working days" not in director


def test_a_function_hears_what_its_roles_do_differently(project: Project) -> None:
    project.change(ASKED)
    told = words(page(project.handbook(), "changes/functions/customer-service.md"))
    assert "What staff do differently" in told and "read it back" in told
    assert "read it back" not in words(page(project.handbook(), BILLING))


def test_an_unchanged_guideline_of_a_changed_promise_is_to_be_read_again(project: Project) -> None:
    project.change(LONGER)
    body = page(project.handbook(), AGENT)
    again = body[body.index("Read these guidelines again") :]
    assert 'href="../../../roles/service-agent/#right-invoice--disputed-line"' in again
    assert "Ask which line looks wrong." in again


def test_the_head_of_a_roles_and_a_functions_page_counts_and_leads_there(project: Project) -> None:
    project.change(LONGER, ASKED)
    handbook = project.handbook()
    head = '<a class="hb-news" href="../../changes/roles/service-agent/">What changed since 2\u00a0January 2026: 2</a>'
    assert head in page(handbook, "roles/service-agent.md")
    assert "changes/functions/billing/" in page(handbook, "functions/billing.md")
    assert "Nothing changed since 2\u00a0January 2026</a>" in page(handbook, "roles/director.md")
    assert words(page(handbook, ALL)).count("Service agent 2") == 1, "the overview says for whom how much changed"


def test_a_days_commits_are_one_step_and_what_was_taken_back_is_not_told(project: Project) -> None:
    project.change(("within: 2 working days", "within: 9 working days"), day=9)
    project.change(("within: 9 working days", "within: 3 working days"), ASKED, day=9)
    project.change((ASKED[1], ASKED[0]), day=9)
    project.change(("amount: 10 EUR", "amount: 8 EUR"), day=20)
    body = page(project.handbook(), AGENT)
    days = re.findall(r"^## (.*?) \{#(since-\w+)\}", body, re.MULTILINE)
    assert [day.replace("\u00a0", " ") for day, _ in days] == ["20 January 2026", "9 January 2026"]
    assert len({anchor for _, anchor in days}) == 2
    assert "3 working days instead of 2" in words(body) and "9 working days" not in words(body)
    assert "read it back" not in words(body)


def test_tags_are_the_steps_where_there_are_some(project: Project) -> None:
    project.tag("v1")
    project.change(LONGER)
    project.change(("amount: 10 EUR", "amount: 8 EUR"))
    project.tag("v2")
    project.change(ASKED)
    handbook = project.handbook()
    headings = re.findall(r"^## (.*?) \{", page(handbook, AGENT), re.MULTILINE)
    assert [heading.replace("\u00a0", " ") for heading in headings] == ["5 January 2026", "v2 · 4 January 2026"]
    assert "What changed since v2: 1</a>" in page(handbook, "roles/service-agent.md")
    project.tag("v3")
    tagged = project.handbook(since="240")  # another window, since what git remembers is kept until the next commit
    assert "v3 · 5" in page(tagged, AGENT) and "What changed since v2: 1</a>" in page(tagged, "roles/service-agent.md")


@pytest.mark.parametrize(
    ("since", "told", "head"),
    [
        (None, ["20 January", "10 January"], "since 2\u00a0January 2026: 2"),
        ("2026-01-15", ["20 January"], "since 15\u00a0January 2026: 1"),
        ("here", ["20 January"], "since here: 1"),
        ("2026-01-20", ["20 January"], "since 20\u00a0January 2026: 1"),
        ("12 months", ["20 January", "10 January"], "since 2\u00a0January 2026: 2"),
    ],
)
def test_how_far_back_is_a_setting(project: Project, since: str | None, told: list[str], head: str) -> None:
    project.change(LONGER, day=10)
    commit = project.git("rev-parse", "HEAD")
    project.git("branch", "here", commit)
    project.change(("amount: 10 EUR", "amount: 8 EUR"), day=20)
    handbook = project.handbook(since=since)
    headings = re.findall(r"^## (.*?) 2026 \{", page(handbook, AGENT), re.MULTILINE)
    assert [heading.replace("\u00a0", " ") for heading in headings] == told
    assert head in page(handbook, "roles/service-agent.md")


@pytest.mark.parametrize(
    ("setting", "said"),
    [
        ("0", "from 1 to 240"),
        ("2026-02-31", "there is no such day as 2026-02-31"),
        ("-x", "no number of months, no day such as 2026-01-31 and no tag"),
        ("last week", "no number of months"),
    ],
)
def test_a_setting_that_says_nothing_is_refused(project: Project, setting: str, said: str) -> None:
    config = f"site_name: x\ndocs_dir: blueprints\nplugins: [{{promisekit: {{changes_since: '{setting}'}}}}]\n"
    Path("mkdocs.yml").write_text(config, "utf-8")
    with pytest.raises(ConfigError):
        build()
    with pytest.raises(ValueError, match=said):
        window_of(setting)


def test_a_version_with_errors_is_passed_over_with_a_word(project: Project) -> None:
    good = project.text
    project.change(("promise: Your invoice is right.", "promise: [Your invoice is right."), day=9)
    project.text = good
    project.change(LONGER, day=19)
    told = words(page(project.handbook(), AGENT))
    assert "The files of 9 January 2026 had errors. What changed then stands with what came after." in told
    assert "3 working days instead of 2" in told and "## 9" not in told


def test_a_portfolio_that_moved_keeps_its_past(project: Project) -> None:
    project.change(LONGER)
    project.git("mv", "blueprints", "book")
    project.commit("Moved")
    folder = project.folder / "book"
    told = remembered(folder, Audience.STAFF, window_of(None))
    assert isinstance(told, Remembered) and [len(one.comparison.changes) for one in told.past.periods] == [1]


def test_a_thousand_commits_are_read_up_to_a_limit(project: Project) -> None:
    stream = []
    for number in range(1000):
        text = NORTHLIGHT.replace("amount: 10 EUR", f"amount: {number % 50 + 1} EUR").encode()
        head = (
            f"commit refs/heads/main\ncommitter K <k@example.org> {1_600_000_000 + number * 86_400} +0000\ndata 1\nc\n"
        )
        before = "from refs/heads/main^0\n" if number == 0 else ""
        stream.append(f"{head}{before}M 100644 inline blueprints/all.yaml\ndata {len(text)}\n".encode() + text + b"\n")
    subprocess.run(["git", "fast-import", "--quiet"], input=b"".join(stream), cwd=project.folder, check=True)
    told = remembered(project.folder / "blueprints", Audience.STAFF, window_of("120"))
    assert isinstance(told, Remembered) and len(told.past.periods) == 20


def without_history(project: Project, case: str, monkeypatch: pytest.MonkeyPatch) -> str:
    match case:
        case "no repository":
            shutil.rmtree(project.folder / ".git")
            monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(project.folder.parent))
            return "the portfolio is in no git repository"
        case "no git":
            monkeypatch.setenv("PATH", "")
            return "git is not installed where this handbook was built"
        case "not committed":
            shutil.rmtree(project.folder / ".git")
            project.git("init", "--quiet")
            return "the portfolio is in no commit yet"
        case "not tracked":
            (project.folder / "blueprints").rename(project.folder / "others")
            project.commit("Elsewhere")
            shutil.copytree(project.folder / "others", project.folder / "blueprints")
            shutil.rmtree(project.folder / ".git")
            project.git("init", "--quiet")
            project.git("add", "others")
            project.git("commit", "--quiet", "-m", "Elsewhere")
            return "the portfolio is in no commit yet"
        case _:
            (project.folder / ".git" / "HEAD").write_text("ref: refs/heads/main\n")
            (project.folder / ".git" / "config").write_text("[core\n")
            return "git could not read the history where this handbook was built."


@pytest.mark.parametrize("case", ["no repository", "no git", "not committed", "not tracked", "broken"])
def test_without_a_history_the_page_says_so_plainly_and_the_findings_say_why(
    project: Project, case: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = without_history(project, case, monkeypatch)
    result = build()
    assert result.site
    overview = (result.site / "changes/index.html").read_text("utf-8")
    assert "Earlier versions of the handbook are not known here" in words(overview) and said not in words(overview)
    findings = words(page(project.handbook(Audience.DESIGN), "findings.md"))
    assert said in findings and str(project.folder) not in findings
    assert [path.name for path in (result.site / "changes").iterdir()] == ["index.html"]
    role = (result.site / "roles/service-agent.html").read_text("utf-8")
    assert "hb-news" not in role and "atom+xml" not in role


def test_a_shallow_clone_tells_what_it_has_and_says_what_it_lacks(project: Project, tmp_path: Path) -> None:
    project.change(LONGER)
    project.change(ASKED)
    project.git("clone", "--quiet", "--depth=2", f"file://{project.folder}", "clone")
    clone = Project(tmp_path / "clone")
    told = words(page(clone.handbook(), AGENT))
    assert "read it back" in told and "3 working days instead" not in told
    assert "What was before is not known here." in told
    assert "fetch-depth: 0" in words(page(clone.handbook(Audience.DESIGN), "findings.md"))
    missing = remembered(clone.folder / "blueprints", Audience.STAFF, window_of("v9"))
    assert isinstance(missing, Silence) and missing.why is Why.NO_SUCH_START


def test_staff_read_of_a_draft_when_it_is_agreed_and_not_before(project: Project) -> None:
    project.text = project.text.replace(
        "shows: right-invoice}", "shows: [right-invoice, later], description: 'See [[later]].'}"
    )
    project.change(("You choose the day of your invoice.", "You choose the hour of your invoice."))
    project.change(
        ("Offer the five days.", "Offer the ten hours."), ("Active listening", "'Listening, as in [[later]]'")
    )
    before = project.handbook()
    told = [words(one.body) for one in before.pages if one.path.startswith("changes/")]
    everything = " ".join([*told, *(feed.decode() for feed in before.feeds.values())])
    secrets = ("hour of your invoice", "day of your invoice", "ten hours", "later")
    assert [secret for secret in secrets if secret in everything] == []
    project.change(("status: draft", "status: agreed"))
    agreed = words(page(project.handbook(), AGENT))
    assert "New: a promise is new: “You choose the hour of your invoice.”" in agreed
    drafts = words(page(project.handbook(Audience.DESIGN), ALL))
    assert "You choose the hour of your invoice." in drafts and "ten hours" in drafts


def test_a_word_that_is_also_the_id_of_a_draft_hides_nothing(project: Project) -> None:
    # Two promises that staff do not see have the ids `later` and `gone`.
    project.change((", Open a billing case.]", "]"), ("works.", "works now or later."), ("Calls back.", "Calls later."))
    told = words(page(project.handbook(), ALL))
    assert "an action is gone: “Open a billing case.”" in told
    assert "now or later.” instead of" in told and "“Calls later.” instead of" in told


def test_staff_do_not_hear_of_findings(project: Project) -> None:
    accepted = "accountable: billing\n    accepted: [{check: PK701, reason: Nobody asked}]\n    within: 2"
    project.change(("accountable: billing\n    within: 2", accepted))
    assert "Nobody asked" not in page(project.handbook(), ALL)
    assert "PK701" not in page(project.handbook(), BILLING)
    assert "PK701" in page(project.handbook(Audience.DESIGN), BILLING)


def test_the_public_is_told_nothing_of_the_past(project: Project) -> None:
    project.change(LONGER, title="inwardtitle")
    handbook = project.handbook(Audience.PUBLIC)
    assert handbook.feeds == {} and not [one.path for one in handbook.pages if "change" in one.path]
    site = build(audience=Audience.PUBLIC).site
    assert site and not (site / "changes").exists()


HOSTILE = """<script>alert(1)</script> & "x" ]]> {{ config }} [x](javascript:alert(1)) ![y](https://evil.example/z)"""


@pytest.mark.parametrize("audience", [Audience.STAFF, Audience.DESIGN])
def test_hostile_words_come_out_as_text(project: Project, audience: Audience) -> None:
    quoted = '"' + HOSTILE.replace('"', '\\"') + '"'
    project.change(("Ask which line looks wrong.", quoted), title=f"Title {HOSTILE}")
    project.tag("<b>&\"'v2")
    result = build(audience=audience)
    assert result.site
    html = (result.site / "changes/roles/service-agent.html").read_text("utf-8")
    article = html[html.index("<article") : html.index("</article")]
    assert (
        "<script" not in article
        and "<b>" not in article
        and "evil.example" not in "".join(re.findall(r'(?:href|src)="([^"]*)"', article))
    )
    assert "<script>alert(1)</script> &" in unescape(article) and "{{ config }}" in unescape(article)
    assert ("Title <script>" in unescape(article)) is (audience is Audience.DESIGN), "titles are for who writes"
    feed = (result.site / "changes/roles/service-agent.xml").read_bytes()
    content = entries(feed)[0]["content"]
    assert (
        "<script" not in content
        and "&lt;script&gt;" in content
        and "javascript:" not in "".join(re.findall(r'href="([^"]*)"', content))
    )


def test_control_characters_of_a_commit_do_not_break_the_feed(project: Project) -> None:
    project.change(LONGER, title="bell \x07 and \ufffe and \u202e")
    feed = project.handbook(Audience.DESIGN).feeds["changes/changes.xml"]
    assert "bell" in entries(feed)[0]["content"]


def test_each_feed_is_valid_and_stays_the_same(project: Project) -> None:
    project.change(LONGER, day=9)
    project.change(ASKED, day=19)
    first = project.handbook(site_url="https://northlight.example/book/").feeds
    assert set(first) == {
        "changes/changes.xml",
        *(f"changes/roles/{role}.xml" for role in ("director", "service-lead", "service-agent", "billing-specialist")),
        *(f"changes/functions/{function}.xml" for function in ("customer-service", "billing")),
    }
    for path, feed in first.items():
        root = ET.fromstring(feed)
        assert all(root.findtext(f"{ATOM}{name}") for name in ("title", "id", "updated")), path
        assert root.findtext(f"{ATOM}author/{ATOM}name") == "Northlight"
        link = root.find(f"{ATOM}link")
        assert link is not None and link.get("href") == f"https://northlight.example/book/{path}"
    every = [entry["id"] for feed in first.values() for entry in entries(feed)]
    assert len(every) == len(set(every)) and all(one.startswith("urn:uuid:") for one in every)
    newest, oldest = entries(first["changes/roles/service-agent.xml"])
    assert newest["updated"] == "2026-01-19T12:00:00Z" and oldest["updated"] == "2026-01-09T12:00:00Z"
    assert newest["link"].startswith("https://northlight.example/book/changes/roles/service-agent/#since-")
    assert "https://northlight.example/book/promises/right-invoice/" in oldest["content"]
    assert project.handbook(site_url="https://northlight.example/book/").feeds == first
    project.change(("Calls back.", "Calls back at once."), day=19)
    later = entries(
        project.handbook(site_url="https://northlight.example/book/").feeds["changes/roles/service-agent.xml"]
    )
    assert [entry["id"] for entry in later] == [newest["id"], oldest["id"]], "a day that goes on stays one entry"


def test_without_an_address_links_are_relative_and_the_findings_say_so(project: Project) -> None:
    project.change(LONGER)
    handbook = project.handbook()
    entry = entries(handbook.feeds["changes/roles/service-agent.xml"])[0]
    assert entry["link"].startswith("service-agent/#since-") and "href" not in entry["content"]
    assert "does not know its own web address" not in words(page(handbook, AGENT))
    assert "does not know its own web address" in words(page(project.handbook(Audience.DESIGN), "findings.md"))
    addressed = project.handbook(Audience.DESIGN, site_url="https://a.example/")
    assert "does not know" not in words(page(addressed, "findings.md"))


def test_what_changed_is_told_in_the_readers_language(project: Project) -> None:
    project.text = project.text.replace("name: Northlight,", "name: Northlight, language: fi,")
    project.commit("In Finnish", {"blueprints/all.yaml": project.text})
    project.change(ASKED, LONGER, ("within: 1 working hour", "within: 3 working hours"))
    handbook = project.handbook()
    body = page(handbook, AGENT)
    assert 'data-kind="Muutokset"' in body and "3. tammikuuta 2026" not in body and "4. tammikuuta 2026" in words(body)
    told, all_told = (words(text).replace("\u00a0", " ") for text in (body, page(handbook, ALL)))
    assert "sanamuoto on toinen: ”Ask which line looks wrong and read it back.”, ennen ”Ask which line" in told
    assert "Heikompi kuin ennen: luvattu aika on pidempi: 3 arkipäivää, ennen 2 arkipäivää" in told
    assert "Records the line: työ saa kestää pidempään: 3 työtuntia, ennen 1 työtunti" in all_told
    assert 'lang="en"' not in body and "instead of" not in body
    assert 'xml:lang="fi"' in handbook.feeds["changes/roles/service-agent.xml"].decode()


def test_which_field_which_remedy_and_which_way_it_went_is_told_in_the_readers_language(project: Project) -> None:
    project.text = project.text.replace("name: Northlight,", "name: Northlight, language: fi, languages: [fi, sv],")
    one = "remedy: {gives: 10 € off the next invoice, amount: 10 EUR, every: 1 week}"
    two = f"remedy: [{one[8:]}, {{gives: You leave at once, given: on-request, claim_within: 30 days}}]"
    project.text = project.text.replace(one, two).replace("within: 2 working days", "within: 2 days\n    share: 90 %")
    project.commit("Two remedies", {"blueprints/all.yaml": project.text})
    project.change(
        ("claim_within: 30 days", "claim_within: 14 days"),
        ("    share: 90 %\n", ""),
        ("channel: email", "channel: phone"),
        ("skills: [listening]}\n  billing", "skills: []}\n  billing"),
        ("name: Billing,", "name: Billing, people: 3, tags: [money],"),
        ("{what: Too small,", "{what: {fi: Liian pieni, sv: För liten},"),
        ("says: Nobody wrote to me.", f"says: {'Nobody wrote to me and I asked them often. ' * 3}At all."),
    )
    project.change(
        ("sv: För liten", "sv: Inte för liten"),
        ("At all.", "At last."),
        ("tags: [money]", "tags: [money, paper]"),
    )
    told = words(page(project.handbook(), ALL)).replace("\u00a0", " ")
    assert "”You leave at once”: hyvityksen hakemiseen on vähemmän aikaa: 14 päivää, ennen 30 päivää" in told
    assert "lupaus pitää useammassa tapauksessa: ennen 90 %" in told
    # A touchpoint has the id `phone`; a channel is none.
    assert "asiakas kohtaa sen toisella tavalla: puhelin, ennen sähköposti" in told
    assert "tarvitaan muita taitoja: ennen Active listening" in told
    assert "tieto on toinen ( people ): nyt 3" in told and "tieto on toinen ( tags ): nyt paper" in told
    assert "(ruotsi): ” Inte för liten ”, ennen ” För liten ”" in told
    assert "At last.”, ennen ”…" in told and "At all.”" in told
    assert '<span lang="sv">Inte för liten</span>' in page(project.handbook(), ALL)


def test_where_the_words_are_lacking_the_english_is_marked_and_what_it_quotes_is_not_english(project: Project) -> None:
    project.text = project.text.replace("name: Northlight,", "name: Northlight, language: de,")
    project.commit("In German", {"blueprints/all.yaml": project.text})
    project.change(ASKED)
    body = page(project.handbook(), AGENT)
    said = re.findall(r'<li><strong>Different:</strong> <span lang="en">(.*)</span></li>', body)
    assert '“<span lang="de">Ask which line looks wrong and read it back.</span>” instead of' in said[0]
    assert "lang=" not in page(Project(project.folder / "english").begin().handbook(), AGENT)


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_every_kind_of_change_has_words_in_our_languages(language: str) -> None:
    told = {kind.code: change_in_words(kind.code, language) for kind in all_kinds()}
    assert [code for code, words in told.items() if not words] == [], "promisekit/handbook/language/changes/"
    assert len(set(told.values())) == len(told)


def test_every_weight_has_the_words_of_the_changelog() -> None:
    assert WEIGHTS == WORDS


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A built site with a past, by the settings of the sample."""
    folder = tmp_path_factory.mktemp("past")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.setenv("SOURCE_DATE_EPOCH", DAY)
        project = Project(folder).begin()
        project.change(LONGER, day=9)
        project.change(ASKED, day=19, title="Read it back")
        shutil.copy(ROOT / "mkdocs.yml", folder)
        result = build()
    assert result.site
    return result.site


def test_feeds_are_announced_and_no_link_leads_nowhere(site: Path) -> None:
    for path, feed in (("roles/service-agent", "../changes/roles/service-agent.xml"), ("changes/index", "changes.xml")):
        html = (site / f"{path}.html").read_text("utf-8")
        announced = re.findall(r'<link rel="alternate ?" type="application/atom\+xml"[^>]* href="([^"]*)"', html)
        assert [os.path.normpath(site / Path(path).parent / one) for one in announced] == [
            os.path.normpath(site / Path(path).parent / feed)
        ]
    for changed in sorted((site / "changes").rglob("*.html")):
        html = changed.read_text("utf-8")
        article = html[html.index("<article") : html.index("</article")]
        for href in re.findall(r'href="([^"]*)"', article):
            target, _, anchor = href.partition("#")
            to = (changed.parent / target).resolve() if target else changed
            assert "://" in href or href.startswith("mailto:") or to.exists(), f"{changed.name} -> {href}"
            assert not anchor or f'id="{anchor}"' in to.read_text("utf-8"), f"{changed.name} -> {href}"
        assert "hb-feed" in article
    index = (site / "search/index.js").read_text("utf-8")
    assert "changes/roles" not in index, "what was true once is not found in a search"


def test_the_same_history_makes_the_same_bytes(site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(site.parent)
    again = build(site=tmp_path / "again").site
    assert again
    for path in sorted((site / "changes").rglob("*.*")):
        assert path.read_bytes() == (again / path.relative_to(site)).read_bytes()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_phone_and_a_wide_screen_show_it_and_everyone_can_read_it(
    site: Path, browser: Browser, served: Callable[[Path], str], scheme: str
) -> None:
    base = served(site)
    wrong: list[str] = []
    for width in (390, 1440):
        tab = browser.new_page(viewport={"width": width, "height": 844}, color_scheme=scheme)
        tab.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
        for path in ("changes/index.html", "changes/roles/service-agent.html", "feedback.html"):
            tab.goto(base + path)
            tab.wait_for_timeout(300)
            assert tab.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), path
            assert barriers(tab) == [], path
        tab.goto(base + "roles/service-agent.html")
        tab.locator(".hb-news").click()
        tab.wait_for_url("**/changes/roles/service-agent.html")
        assert tab.get_by_text("3 working days instead of 2 working days").is_visible()
        tab.close()
    assert wrong == []
