"""One portfolio of payloads through every output: what may never come out of it, whatever stands in the texts."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final
from xml.etree import ElementTree as ET

import html5lib
import openpyxl
import pypdf
from click.testing import CliRunner
from markdown_it import MarkdownIt

from promisekit.check import check
from promisekit.cli.main import main
from promisekit.diff import compare
from promisekit.draw import NothingToDraw, draw, drawable
from promisekit.handbook.edition.project import Project
from promisekit.handbook.outputs.card import card
from promisekit.handbook.outputs.single_file import write_single_file
from promisekit.handbook.site.build import build
from promisekit.read import Loaded
from promisekit.read.versions import Version
from promisekit.report import Findings
from promisekit.report import render as render_findings
from promisekit.report.changes import FORMATS, Review, changelog
from promisekit.report.changes import render as render_changes
from tests.payloads.active import acting, wrong_in, wrong_in_picture

_COMMAND: Final = re.compile(r"^\s*::(?!(?:error|warning|notice) )|##[\w.-]*\[", re.MULTILINE)
_IN_A_COMMENT: Final = frozenset(
    "html head body h1 h2 h3 h4 hr p ul li strong em code br sub del ins table thead tbody tr th td details"
    " summary".split()
)


def wrong_with(hostile: Loaded, harmless: Loaded, folder: Path) -> Iterator[str]:
    """All that is wrong in the outputs; ``folder`` is theirs, and keeps the site and the single file."""
    for name, output in (
        ("site", _site), ("single file", _single_file), ("pictures", _pictures), ("comments", _comments),
        ("reports", _reports), ("card", _card), ("tables", _tables), ("slides", _slides), ("calendar", _calendar),
    ):  # fmt: skip
        yield from (f"{name}: {what}" for what in output(hostile, harmless, folder))


def _site(hostile: Loaded, harmless: Loaded, folder: Path) -> Iterator[str]:
    sites = []
    for name, loaded in (("site", hostile), ("plain-site", harmless)):
        result = build(Path(loaded.folder), site=folder / name, reuse=False)
        assert result.site, [one.message for one in result.findings if one.severity.word == "error"]
        sites.append(result.site)
    site, plain = sites
    pages = sorted(path.relative_to(site) for path in site.rglob("*.html"))
    if pages != sorted(path.relative_to(plain) for path in plain.rglob("*.html")):
        yield "other pages than with plain words"
    for page in pages:
        html = (site / page).read_text("utf-8")
        yield from (f"{page}: {what}" for what in wrong_in(html))
        if (plain / page).exists():
            extra = acting(html) - acting((plain / page).read_text("utf-8"))
            if extra:
                yield f"{page}: {dict(extra)} more than with plain words"
    for feed in (*site.rglob("*.xml"), *site.rglob("*.svg")):
        yield from (f"{feed.name}: {what}" for what in wrong_in_picture(feed.read_text("utf-8")))


def _single_file(hostile: Loaded, harmless: Loaded, folder: Path) -> Iterator[str]:
    htmls = []
    for name, loaded in (("one.html", hostile), ("plain.html", harmless)):
        write_single_file(folder / name, Project(folder=Path(loaded.folder)))
        htmls.append((folder / name).read_text("utf-8"))
    yield from wrong_in(htmls[0])
    extra = acting(htmls[0]) - acting(htmls[1])
    if extra:
        yield f"{dict(extra)} more than with plain words"


def _pictures(hostile: Loaded, _harmless: Loaded, _folder: Path) -> Iterator[str]:
    for kind, item in drawable(hostile.portfolio):
        try:
            picture = draw(kind, hostile.portfolio, item)
        except NothingToDraw:
            continue
        yield from (f"{kind} {item}: {what}" for what in wrong_in_picture(picture.file))


def _comments(hostile: Loaded, harmless: Loaded, _folder: Path) -> Iterator[str]:
    findings = Findings.of(hostile, check(hostile))
    reviews = [
        Review(compare(*sides), Version("main", sides[0]), Version("branch", sides[1]), "any")
        for sides in ((harmless, hostile), (hostile, harmless))
    ]
    texts = [render_findings(findings, "markdown")]
    texts += [render_changes(review, "markdown") for review in reviews]
    texts += [changelog.render(review, None) for review in reviews]
    renderer = MarkdownIt("commonmark", {"html": True, "linkify": False}).enable("table").enable("strikethrough")
    for text in texts:
        tree = html5lib.parse(renderer.render(text), namespaceHTMLElements=False)
        for element in tree.iter():
            if not isinstance(element.tag, str) or element.tag not in _IN_A_COMMENT or element.attrib.keys() - {"open"}:
                yield f"{element.tag} {dict(element.attrib)} in a comment"
        if re.search(r"(?<![\w\N{WORD JOINER}])@\w|(?<![\w&])#\d", "".join(tree.itertext())):
            yield "a comment calls somebody, or names another thread"
    for review in reviews:
        yield from (f"html: {what}" for what in wrong_in(render_changes(review, "html")))


def _reports(hostile: Loaded, harmless: Loaded, _folder: Path) -> Iterator[str]:
    findings = Findings.of(hostile, check(hostile))
    review = Review(compare(harmless, hostile), Version("main", harmless), Version("branch", hostile), "any")
    written: list[tuple[str, Callable[[], str]]] = []
    for form in FORMATS:
        written.append((f"diff {form}", lambda form=form: render_changes(review, form)))  # type: ignore[misc]
        if form != "html":
            written.append((f"check {form}", lambda form=form: render_findings(findings, form)))  # type: ignore[misc]
    for name, make in written:
        text = make()
        if _COMMAND.search(text):
            yield f"{name}: a build server's command"
        if "\x1b" in text:
            yield f"{name}: a terminal's command"


def _card(hostile: Loaded, _harmless: Loaded, _folder: Path) -> Iterator[str]:
    pdf = card(hostile.portfolio, "agent")
    for page in pypdf.PdfReader(io.BytesIO(pdf)).pages:
        for annotation in page.get("/Annots") or ():
            action = annotation.get_object().get("/A", {}).get("/S")
            if action not in (None, "/GoTo", "/URI"):
                yield f"an action {action}"
    if re.search(rb"/(?:JavaScript|JS|Launch|SubmitForm|EmbeddedFile)\b", pdf):
        yield "a PDF that acts"


def _exported(loaded: Loaded, folder: Path, *words: str) -> Path:
    out = folder / words[-1]
    done = CliRunner().invoke(main, [*words[:-1], "-o", str(out)], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return out


def _tables(hostile: Loaded, _harmless: Loaded, folder: Path) -> Iterator[str]:
    workbook = _exported(hostile, folder, "export", "xlsx", str(hostile.folder), "x.xlsx")
    for sheet in openpyxl.load_workbook(workbook):
        for cell in (cell for row in sheet.iter_rows() for cell in row):
            if cell.data_type == "f":
                yield f"a formula in {sheet.title}!{cell.coordinate}"
    yield from _foreign_parts(workbook)
    tables = _exported(hostile, folder, "export", "csv", str(hostile.folder), "x.zip")
    with zipfile.ZipFile(tables) as archive:
        for name in archive.namelist():
            for row in csv.reader(io.StringIO(archive.read(name).decode("utf-8-sig"), newline="")):
                for cell in row:
                    if re.match(r"[=@\t\r]|[+-](?![\d.,]+$)", cell):
                        yield f"{name}: {cell[:60]!r} is taken for a formula"


def _slides(hostile: Loaded, _harmless: Loaded, folder: Path) -> Iterator[str]:
    words = ("--path", str(hostile.folder))
    for kind, item in (("journey", "journey"), ("promise", "first")):
        yield from _foreign_parts(_exported(hostile, folder, "graph", kind, item, *words, f"{kind}.pptx"))


def _foreign_parts(file: Path) -> Iterator[str]:
    """What an office file holds besides texts: all of it is XML or a picture, and leads to the web alone."""
    with zipfile.ZipFile(file) as archive:
        for name in archive.namelist():
            if re.search(r"vba|macro|activeX|embeddings|externalLink|(?<!printerSettings1)\.bin$", name, re.IGNORECASE):
                yield f"{file.name} holds {name}"
            if name.endswith((".xml", ".rels")):
                for element in ET.fromstring(archive.read(name)).iter():
                    target = element.get("Target", "")
                    if element.get("TargetMode") == "External" and not re.match(r"(?:https?|mailto|tel):", target):
                        yield f"{file.name} leads to {target[:80]}"


def _calendar(hostile: Loaded, _harmless: Loaded, folder: Path) -> Iterator[str]:
    text = _exported(hostile, folder, "export", "ics", str(hostile.folder), "x.ics").read_bytes().decode("utf-8")
    for line in text.split("\r\n"):
        if "\n" in line or "\r" in line or not re.match(r"[A-Z-]+[;:]|[ \t]|$", line):
            yield f"a line of its own: {line[:60]!r}"
