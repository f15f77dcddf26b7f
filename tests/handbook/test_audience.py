from __future__ import annotations

import gzip
import re
import subprocess
import sys
import typing
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from pydantic import BaseModel

from promisekit.handbook.book.audience import Audience
from promisekit.handbook.edition.handbook import Handbook, make_handbook
from promisekit.handbook.edition.public_files import is_public
from promisekit.handbook.edition.reading import Reading
from promisekit.handbook.news.known_history import Remembered, remembered, window_of
from promisekit.handbook.site.build import BuildResult, build
from promisekit.model.portfolio import SECTIONS, Portfolio
from promisekit.model.text import Prose, Translated
from promisekit.read import Loaded, load
from tests.handbook.test_item_pages import NORTHLIGHT
from tests.history.repository import Repository

CONFIG = """
site_name: Our charter
site_url: https://northlight.example/
docs_dir: blueprints
theme: {name: material, font: false, features: [content.action.edit, content.action.view]}
repo_url: https://github.com/northlight/inwardrepository
edit_uri: edit/main/inwardfolder/
nav: [{Inwardtitle: roles/index.md}, {Inwardnote: internal.md}]
plugins: [search, {promisekit: {audience: public}}]
"""


class Markers:
    """Unique words: those that the public shall see, and those that it shall not."""

    def __init__(self) -> None:
        self.outward: list[str] = []
        self.inward: list[str] = []

    def shown(self) -> str:
        self.outward.append(f"outward{len(self.outward):03}x")
        return self.outward[-1]

    def hidden(self) -> str:
        self.inward.append(f"inward{len(self.inward):03}x")
        return self.inward[-1]

    def common(self) -> dict[str, Any]:
        """What every item may have; none of it is for the public."""
        return {
            "description": {"en": f"{self.hidden()} and [{self.hidden()}](inwardfile.csv)", "fi": self.hidden()},
            "tags": [self.hidden()],
            "links": [
                {"title": self.hidden(), "url": f"https://{self.hidden()}.example/"},
                {"title": self.hidden(), "url": "inwardmore.yaml"},
            ],
            "owner": "inward-office",
            "accepted": [{"check": "PK701", "reason": self.hidden(), "by": self.hidden()}],
        }


def portfolio_of_markers(marks: Markers) -> dict[str, Any]:
    """Every text field of every section is a marker, and so is every id but those of live promises."""
    inside, outside, common = marks.hidden, marks.shown, marks.common
    in_two = {"en": outside(), "fi": outside()}

    def promise(text: Callable[[], str], **more: Any) -> dict[str, Any]:
        return {
            "promise": text(),
            "kept_at": ["inward-desk", "inward-letter"],
            "answers": "inward-pain",
            "accountable": "inward-office",
            "within": [{"within": "2 working days", "hours": "mon-fri 08:00-11:00"}, {"within": "3 working days"}],
            "share": "95 %",
            "starts": text(),
            "stops": text(),
            "hours": "mon-fri 08:00-20:00",
            "conditions": [f"{text()} [[inward-agent]] [[inward-letter]] [[second]]", text()],
            "exclusions": [text()],
            "customer_does": [
                f"{text()} [{text()}](inwardfile.csv) [{text()}](internal.md#inwardanchor)",
                {"does": f"{text()} [[inward-agent]]", "notice": "47 days", "within": "53 days"},
            ],
            "dispute": f"{text()} <!-- {text()} -->",
            "remedy": [
                {"gives": text(), "when": text(), "percent": "10 %", "of": text(), "given": "on-request"}
                | {"claim_within": "41 days", "not_with": ["second", "inward-draft"]},
                {"gives": [text(), text()], "after": "3 days", "amount": "17 EUR", "within": "43 days"},
            ],
            "metrics": ["inward-metric", "inward-employee", "inward-business"],
            "commitments": {
                "inward-first": {"by": "inward-office", "does": inside(), "within": "1 working day"},
                "inward-standing": {"by": "inward-agent", "does": inside(), "kind": "standing"},
            },
            "guidelines": {
                "inward-guide": {
                    "role": "inward-agent",
                    "when": inside(),
                    "do": [inside(), inside()],
                    "say": [inside()],
                    "avoid": [inside()],
                    "may": [inside(), {"does": inside(), "up_to": "23 EUR"}],
                    "if_it_fails": {"escalate_to": "inward-lead", "within": "2 h", "does": inside()},
                    "skills": "inward-skill",
                    "because": inside(),
                    "written_with": "inward-lead",
                }
            },
            "ensured_by": "inward-enabler",
            "sponsor": "inward-lead",
            **common(),
            **more,
        }

    lane = {"inward-agent": {"does": inside(), "fails": {"what": inside(), "recovery": inside()}}}
    step = {
        "id": "inward-step",
        "customer": inside(),
        "touchpoint": "inward-desk",
        "evidence": [inside()],
        "frontstage": lane,
        "support": {"inward-system": inside()},
        "fails": {"what": inside(), "recovery": inside()},
        "thinks": inside(),
        "expects": inside(),
        "source": inside(),
        "next": {"inward-end": inside()},
    }
    results = [{"on": "2026-03-01", "value": 71, "n": 512}, {"on": "2026-04-01", "value": 73}]
    figures = {"baseline": {"value": 52417, "on": "2025-01-01"}, "target": {"value": 90, "by": "2027-01-31"}}

    def metric(text: Callable[[], str], kind: str) -> dict[str, Any]:
        named = {"name": text(), "unit": text(), "kind": kind, "at": "inward-desk", "drives": "inward-other"}
        return {**named, "results": results, **figures, **common()}

    return {
        "portfolio": {
            "name": outside(),
            "brand_promise": in_two,
            "languages": ["fi"],
            "vision": inside(),
            "values": [inside()],
            "sponsor": "inward-lead",
            **common(),
        },
        "functions": {
            "inward-office": {
                "name": inside(),
                "kind": "frontline",
                "lead": "inward-lead",
                "ambassador": "inward-lead",
                "closed": [{"from": "12-24", "why": inside()}],
                "feedback": {"to": "inward-lead", "via": inside(), "fallback": "inward-agent"},
                "contact": {"phone": "+44 20 7946 0852", "email": f"{inside()}@inward.example"}
                | {"chat": inside(), "hours": inside(), "note": inside(), "public": False},
                **common(),
            },
            "inward-desk-of-customers": {
                "name": outside(),
                "kind": "frontline",
                "lead": "inward-lead",
                "hours": "mon-fri 08:00-11:00",
                "contact": {"phone": "+44 20 7946 0963", "email": f"{outside()}@outward.example", "public": True}
                | {
                    "chat": f"https://{outside()}.example/",
                    "hours": outside(),
                    "note": f"{outside()} [[inward-agent]]",
                },
                **common(),
            },
        },
        "roles": {
            "inward-lead": {
                "name": inside(),
                "function": "inward-desk-of-customers",
                "contact": {"phone": "+44 20 7946 0852", "email": f"{inside()}@inward.example", "chat": inside()},
                **common(),
            },
            "inward-spokesperson": {
                "name": outside(),
                "function": "inward-office",
                "purpose": inside(),
                "contact": {"chat": outside(), "public": True},
                **common(),
            },
            "inward-agent": {
                "name": inside(),
                "function": "inward-office",
                "purpose": inside(),
                "skills": "inward-skill",
                **common(),
            },
        },
        "systems": {"inward-system": {"name": inside(), "function": "inward-office", **common()}},
        "personas": {"inward-persona": {"name": inside(), "needs": [inside()], **common()}},
        "touchpoints": {
            where: {
                "name": name,
                "channel": inside(),
                "responsible": "inward-office",
                "supported_by": "inward-office",
                "systems": "inward-system",
                "perceived_owner": "inward-office",
                "roles": "inward-agent",
                "evidence": [inside()],
                "encounters_per_month": 52419,
                **common(),
            }
            for where, name in (
                ("inward-desk", outside()),
                ("inward-letter", f"{outside()} [[inward-persona]]"),
                ("inward-elsewhere", inside()),
            )
        },
        "pain_points": {
            "inward-pain": {
                "terms": ["money", "emotion"],
                "at": "inward-desk",
                "says": inside(),
                "felt_by": "inward-persona",
                "evidence": [{"source": inside(), "quote": inside()}],
                **common(),
            }
        },
        "promises": {
            "first": promise(outside),
            "second": {"promise": outside(), "kept_at": "inward-desk", "accountable": "inward-desk-of-customers"}
            | {"replaces": "inward-retired", "remedy": {"gives": outside()}},
            "inward-draft": promise(inside, status="draft"),
            "inward-agreed": promise(inside, status="agreed"),
            "inward-retired": promise(inside, status="retired"),
        },
        "journeys": {
            "inward-journey": {
                "name": inside(),
                "persona": "inward-persona",
                "scenario": inside(),
                "goal": inside(),
                "variant_of": "inward-base",
                "variant": inside(),
                "phases": [{"name": inside(), "steps": [step, {"id": "inward-end", "customer": inside()}]}],
                **common(),
            },
            "inward-base": {
                "name": inside(),
                "phases": [{"name": inside(), "steps": [{"id": "inward-only", "customer": inside()}]}],
            },
        },
        "metrics": {
            "inward-metric": metric(outside, "csat"),
            "inward-employee": metric(inside, "employee"),
            "inward-business": metric(inside, "business"),
            "inward-other": metric(inside, "nps") | {"drives": []},
        },
        "skills": {"inward-skill": {"name": inside(), **common()}},
        "trainings": {
            "inward-training": {"name": inside(), "teaches": "inward-skill", "form": inside(), **common()},
        },
        "enablers": {"inward-enabler": {"name": inside(), "area": "culture", **common()}},
        "obstacles": {"inward-obstacle": {"says": inside(), "hinders": "first", **common()}},
        "improvements": {
            "inward-improvement": {
                "name": inside(),
                "now": inside(),
                "goal": inside(),
                "actions": [inside()],
                "result": inside(),
                **common(),
            }
        },
        "rituals": {"inward-ritual": {"name": inside(), "who": "inward-office", "purpose": inside(), **common()}},
        "stories": {"inward-story": {"says": inside(), "shows": "first", "source": inside(), **common()}},
    }


@pytest.fixture
def marks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Markers:
    """A project whose every text is a marker, hand-written pages and other files included."""
    marks = Markers()
    text = yaml.safe_dump(portfolio_of_markers(marks), allow_unicode=True, sort_keys=False)
    files: dict[str, str] = {
        "all.yaml": f"# {marks.hidden()}\n{text}",
        "inwardmore.yaml": f"# {marks.hidden()}\nskills: {{inward-more: {{name: {marks.hidden()}}}}}\n",
        "inwardfile.csv": f"on,value\n{marks.hidden()},1\n",
        "internal.md": f"# {marks.hidden()}\n\n![{marks.hidden()}](inwardpicture.svg)\n",
        "index.md": f"---\ntitle: {marks.hidden()}\naudience: staff\n---\n# {marks.hidden()}\n",
        "inwardpicture.svg": f"<svg><!-- {marks.hidden()} --></svg>",
        "help/ask-us.md": f"---\naudience: public\n---\n# {marks.shown()}\n\n[[first]] [[inward-agent]] "
        "[[inward-desk]]\n\n![A lamp](lamp.svg)\n",
        "help/lamp.svg": f"<svg><!-- {marks.shown()} --></svg>",
    }
    for name, content in files.items():
        path = tmp_path / "blueprints" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, "utf-8")
    monkeypatch.chdir(tmp_path)
    return marks


def everything_in(site: Path) -> dict[str, str]:
    """Path -> path and content of every file, packed ones unpacked, in lower case."""
    found = {}
    for file in sorted(site.rglob("*")):
        if file.is_file():
            content = file.read_bytes()
            content = gzip.decompress(content) if file.suffix == ".gz" else content
            path = file.relative_to(site).as_posix()
            found[path] = f"{path}\n{content.decode('utf-8', 'replace')}".lower()
    return found


def text_fields(model: type[BaseModel], seen: set[type[BaseModel]]) -> Iterator[tuple[str, str]]:
    """Every field of the model, and of the models inside it, that holds text."""
    if model in seen:
        return
    seen.add(model)
    for name, info in model.model_fields.items():
        parts = list(_parts(info.annotation))
        if any(isinstance(extra, Prose) for extra in [*info.metadata, *parts]):
            yield model.__name__, name
        for part in parts:
            if isinstance(part, type) and issubclass(part, BaseModel):
                yield from text_fields(part, seen)


def _parts(annotation: Any) -> Iterator[Any]:
    yield annotation
    for inside in typing.get_args(annotation):
        yield from _parts(inside)


def marked_fields(value: Any) -> Iterator[tuple[str, str]]:
    """Every field that holds a marker."""
    if isinstance(value, BaseModel):
        for name, inside in value.__dict__.items():
            many = inside.values() if isinstance(inside, dict) else inside
            parts = many if isinstance(inside, tuple | dict) else (inside,)
            if any(isinstance(part, str | Translated) and "ward" in str(part) for part in parts):
                yield type(value).__name__, name
            yield from marked_fields(inside)
    elif isinstance(value, tuple | dict):
        for part in value.values() if isinstance(value, dict) else value:
            yield from marked_fields(part)


def whole(portfolio: Portfolio) -> Iterator[BaseModel]:
    yield portfolio.about
    yield from portfolio.items()


def test_the_markers_stand_in_every_text_field_of_the_format(marks: Markers) -> None:
    loaded = load(Path("blueprints"))
    assert not [d.message for d in loaded.diagnostics if d.severity.word == "error"]
    models = {type(loaded.portfolio.about), *SECTIONS.values()}
    seen: set[type[BaseModel]] = set()
    expected = {field for model in sorted(models, key=lambda m: m.__name__) for field in text_fields(model, seen)}
    assert ("Promise", "exclusions") in expected and ("Mandate", "does") in expected and len(expected) > 60
    assert expected - {field for item in whole(loaded.portfolio) for field in marked_fields(item)} == set()


def has_nothing_internal(files: dict[str, str]) -> None:
    leaks = {path: sorted(set(re.findall(r"inward[\w-]*", text))) for path, text in files.items() if "inward" in text}
    assert leaks == {}
    assert [path for path in files if path.endswith((".yaml", ".csv"))] == []
    figures = ("52417", "52,417", "52,419", "23.00", "pk701", "7946 0852", "79460852")
    assert [(path, figure) for path, text in files.items() for figure in figures if figure in text] == []


def test_nothing_internal_is_anywhere_in_the_public_site_by_ones_own_settings(marks: Markers) -> None:
    Path("mkdocs.yml").write_text(CONFIG, "utf-8")
    result = build()
    assert result.site, [one.message for one in result.findings]
    has_nothing_internal(everything_in(result.site))


def test_nothing_of_the_past_is_in_the_public_site(marks: Markers, tmp_path: Path) -> None:
    """Everything that was written before, by whom and why: earlier texts, ids, people, commit messages and tags."""
    now = Path("blueprints/all.yaml").read_text("utf-8")
    project = Repository(tmp_path)
    project.git("config", "user.name", "Inwardname")
    project.commit(f"Inwardmessage {marks.hidden()}", {"blueprints/all.yaml": now.replace("outward", "inwardbefore")})
    project.git("tag", "inwardtag")
    project.commit(f"Inwardmessage {marks.hidden()}", {"blueprints/all.yaml": now})
    # The address for staff is not the public's either.
    config = CONFIG.replace("audience: public", "audience: public, feedback_address: 'mailto:a@inward.example'")
    Path("mkdocs.yml").write_text(config, "utf-8")
    told = remembered(Path("blueprints").resolve(), Audience.STAFF, window_of(None))
    assert isinstance(told, Remembered) and told.past.periods, "there is a past to keep quiet about"
    result = build()
    assert result.site
    files = everything_in(result.site)
    leaks = {path: sorted(set(re.findall(r"inward[\w-]*", text))) for path, text in files.items() if "inward" in text}
    assert leaks == {}
    assert [path for path in files if "changes" in path or (path.endswith(".xml") and "atom" in files[path])] == []


def test_everything_public_and_nothing_internal_is_there_and_no_link_leads_nowhere(marks: Markers) -> None:
    result = build(audience=Audience.PUBLIC)
    assert result.site, [one.message for one in result.findings]
    files = everything_in(result.site)
    has_nothing_internal(files)
    everywhere = "\n".join(files.values())
    assert [mark for mark in marks.outward if mark not in everywhere] == []
    promise = files["promises/first.html"]
    for text in (
        *("within 2\u00a0working days", "95%", "41\u00a0days", "43\u00a0days", "17.00", "10%"),
        *("ask us for it", "<strong>73</strong>", "71", 'data-label="from">512<', "90", "31\u00a0january 2027"),
    ):
        assert text in promise, text
    assert 'href="../promises/second.html"' in promise, "one promise links to another"
    for path in ("index.html", "promises/second.html"):
        assert 'href="tel:+442079460963"' in files[path], "a contact that is public"
    assert "tel:" not in promise, "who is accountable has none that is"
    assert "how-we-did.html" in files and "help/lamp.svg" in files
    note = files["help/ask-us.html"]
    assert 'href="../promises/first.html"' in note and "…" in note
    for page in result.site.rglob("*.html"):
        for href in re.findall(r'<a [^>]*href="([^"#?]+)', page.read_text("utf-8")):
            # The theme's 404 page links from the top of the server.
            if not re.match(r"[a-z]+:", href) and page.name != "404.html" and href != ".":
                assert (page.parent / href).resolve().exists(), f"{page.name} -> {href}"
    index = files["search/index.js"]
    assert marks.outward[0] in index or "promises/first.html" in index


def test_the_author_is_told_of_links_that_the_public_cannot_follow(marks: Markers) -> None:
    Path("mkdocs.yml").write_text(CONFIG, "utf-8")
    command = [sys.executable, "-m", "mkdocs", "build"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0
    assert "`first` links to [[inward-agent]], which the public does not see" in done.stderr
    assert "[[inward-letter]]" not in done.stderr, "a touchpoint's name is public"
    Path("mkdocs.yml").write_text(CONFIG.replace("audience: public", "audience: customers"), "utf-8")
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1 and "public" in done.stderr and "Traceback" not in done.stderr


@pytest.fixture
def project_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Path]:
    """A folder with a portfolio, and nothing else."""

    def write(text: str) -> Path:
        (tmp_path / "blueprints").mkdir()
        (tmp_path / "blueprints" / "all.yaml").write_text(text, "utf-8")
        monkeypatch.chdir(tmp_path)
        return tmp_path

    return write


@pytest.fixture
def made_for(read: Callable[[str], Loaded]) -> Callable[[Audience], Handbook]:
    return lambda audience: make_handbook(Reading(read(NORTHLIGHT), ()), audience=audience)


def test_staff_have_neither_findings_nor_drafts_nor_retired_promises(
    made_for: Callable[[Audience], Handbook],
) -> None:
    pages = {page.path: page for page in made_for(Audience.STAFF).pages}
    drafted, retired = "You choose the day of your invoice", "We send paper invoices"
    assert [path for path, page in pages.items() if drafted in page.body or retired in page.body] == []
    assert {"promises/gone.md", "promises/later.md", "findings.md"}.isdisjoint(pages)
    assert pages["promises/right-invoice.md"].searchable


LINKING = (
    NORTHLIGHT.replace(
        "skills: {listening: {name: Active listening}}",
        """
skills: {listening: {name: Active listening, description: "Good for [[later]], and for [[right-invoice]]."}}
metrics: {speed: {name: Speed, kind: operational, description: "Of [[promises:gone]]."}}
obstacles: {screen: {says: One screen for two., hinders: [later, right-invoice]}}
""",
    )
    .replace(
        "stories: {twice: {says: She rang twice., shows: right-invoice}}",
        """
stories: {twice: {says: She rang twice., shows: [right-invoice, later]}}
""",
    )
    .replace("Opens the invoice\n", "Opens the invoice, see [[later]]\n")
    .replace("    within: 2 working days\n", "    within: 2 working days\n    replaces: gone\n")
)


def test_links_to_what_staff_do_not_see_become_words(project_of: Callable[[str], Path]) -> None:
    folder = project_of(LINKING)
    (folder / "blueprints" / "note.md").write_text("# Note\n\nWe try [[later]] and keep [[right-invoice]].\n", "utf-8")
    site = build(audience=Audience.STAFF).site
    assert site
    files = everything_in(site)
    assert [path for path in files if "later" in path or "gone" in path or "findings" in path] == []
    links = re.compile(r"promises/(later|gone)|\[\[")
    assert [path for path, text in files.items() if path.endswith(".html") and links.search(text)] == []
    assert not re.search("promises/(later|gone)", files["search/index.js"])
    drafted = "you choose the day of your invoice"
    for path in ("skills/listening.html", "note.html", "stories/twice.html", "journeys/disputed.html"):
        assert drafted in files[path], path
    assert (
        'good for “you choose the day of your invoice”, and for <a href="../promises/right-invoice'
        in (files["skills/listening.html"])
    )
    assert "we send paper invoices" in files["promises/right-invoice.html"], "what it takes the place of, in words"
    assert drafted not in files["obstacles/screen.html"] and "your invoice is right" in files["obstacles/screen.html"]
    assert drafted not in files["promises/index.html"] and drafted not in files["functions/index.html"]
    picture = files["journeys/disputed.html"].split("hb-picture-journey")[1].split("</figure>")[0]
    assert drafted in picture, "a picture says it in words too"


def test_designers_have_a_page_for_what_staff_do_not_see(project_of: Callable[[str], Path]) -> None:
    project_of(LINKING)
    site = build(audience=Audience.DESIGN).site
    assert site
    files = everything_in(site)
    assert {"promises/later.html", "promises/gone.html", "findings.html"} <= files.keys()
    assert 'href="../promises/later.html"' in files["skills/listening.html"]
    assert "do not act on it" in files["promises/later.html"] and "no longer promise" in files["promises/gone.html"]


def test_designers_see_drafts_and_retired_promises_marked(made_for: Callable[[Audience], Handbook]) -> None:
    pages = {page.path: page for page in made_for(Audience.DESIGN).pages}
    overview = pages["promises/index.md"].body
    assert overview.index("In preparation") < overview.index("You choose the day of your invoice")
    assert overview.index("No longer promised") < overview.index("We send paper invoices")
    assert "You choose the day" in pages["roles/service-agent.md"].body
    assert pages["promises/later.md"].searchable and "findings.md" in pages


def test_the_command_line_chooses_over_mkdocs_yml(marks: Markers) -> None:
    Path("mkdocs.yml").write_text(CONFIG, "utf-8")
    result: BuildResult = build(audience=Audience.STAFF)
    assert result.site and (result.site / "roles" / "inward-agent" / "index.html").exists()
    everywhere = "\n".join(everything_in(result.site).values())
    told = [mark for mark in marks.inward if mark in everywhere]
    assert len(told) > len(marks.inward) / 2, "what the public never sees is there for staff"


@pytest.mark.parametrize(
    ("front", "public"),
    [
        ("---\naudience: public\n---\n# A", True),
        ("---\r\ntitle: A\r\naudience: public\r\n---\r\n# A", True),
        ("---\naudience: staff\n---\n# A", False),
        ("---\naudience: [public\n---\n# A", False),
        ("# A\n\naudience: public\n", False),
        ("---\n- audience: public\n---\n", False),
    ],
)
def test_a_page_is_public_only_if_its_front_matter_says_so(front: str, public: bool) -> None:
    assert is_public(front) is public
