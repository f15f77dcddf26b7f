"""Findings while somebody types: those of `promisekit check`, on what stands in the editor."""

from __future__ import annotations

import asyncio
import datetime
import shutil
from pathlib import Path

import pytest
import pytest_lsp
from lsprotocol import types

from promisekit.check import check
from promisekit.read import load
from tests.language_server.conftest import DAY, Edit, Editor, started

pytestmark = pytest.mark.asyncio(loop_scope="session")
ROOT = Path(__file__).parents[2]

TEAM = """\
portfolio:
  name: Harbour Bikes
functions:
  workshop: {name: Workshop, kind: frontline, lead: lead-mechanic, feedback: {to: lead-mechanic}}
roles:
  lead-mechanic: {name: Lead mechanic, function: workshop, purpose: Everyone rides home.}
"""
COUNTER = """\
touchpoints:
  counter:
    name: Counter
    responsible: workshop
    roles: [lead-mechanic]
"""


async def test_the_reason_the_way_out_and_the_place_are_shown(edit: Edit) -> None:
    editor = edit({"team.yaml": TEAM, "counter.yaml": COUNTER.replace("workshop", "workshp")})
    await editor.open("counter.yaml")
    finding = next(one for one in await editor.findings("counter.yaml") if one.code == "PK101")
    assert finding.message.splitlines() == [
        "`responsible` of `counter`: there is no `workshp`; a function is due here",
        "→ did you mean `workshop`?",
    ]
    assert finding.severity == types.DiagnosticSeverity.Error and finding.source == "promisekit"
    assert editor.text_at("counter.yaml", finding.range) == "workshp"


async def test_what_is_typed_counts_before_it_is_saved(edit: Edit) -> None:
    editor = edit({"team.yaml": TEAM, "counter.yaml": COUNTER})
    await editor.open("counter.yaml")
    assert "PK101" not in {one.code for one in await editor.findings("counter.yaml")}
    editor.type("counter.yaml", COUNTER.replace("responsible: workshop", "responsible: nobody"))
    assert "PK101" in {one.code for one in await editor.findings("counter.yaml")}
    editor.type("counter.yaml", COUNTER)
    assert "PK101" not in {one.code for one in await editor.findings("counter.yaml")}


async def test_a_change_in_one_file_shows_in_the_others(edit: Edit) -> None:
    editor = edit({"team.yaml": TEAM, "counter.yaml": COUNTER})
    await editor.open("counter.yaml")
    await editor.open("team.yaml")
    await editor.findings("counter.yaml")
    editor.type("team.yaml", TEAM.replace("  workshop:", "  bike-workshop:").replace(": workshop,", ": bike-workshop,"))
    await editor.findings("team.yaml")
    assert "there is no `workshop`" in (await editor.findings("counter.yaml"))[0].message


async def test_places_that_belong_to_a_finding_are_shown_with_it(edit: Edit) -> None:
    editor = edit({"team.yaml": TEAM, "more.yaml": "functions:\n  workshop: {name: Again, kind: support}\n"})
    await editor.open("team.yaml")
    finding = next(one for one in await editor.findings("team.yaml") if one.code == "PK010")
    related = finding.related_information
    assert related and related[0].message == "first given here"
    assert related[0].location.uri == editor.uri("more.yaml")
    assert related[0].location.range.start == types.Position(1, 2)


async def test_places_are_counted_as_the_editor_counts(edit: Edit) -> None:
    editor = edit({"team.yaml": TEAM})
    text = "touchpoints:\n  till: {name: 🚲 Pyörä 🚲, responsible: nobody, roles: [lead-mechanic]}\n"
    await editor.open("till.yaml", text)
    finding = next(one for one in await editor.findings("till.yaml") if one.code == "PK101")
    assert editor.text_at("till.yaml", finding.range) == "nobody"


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n\u2028\n"], ids=["windows", "old-mac", "line-separator"])
async def test_lines_are_counted_as_the_editor_counts(edit: Edit, end: str) -> None:
    editor = edit({"team.yaml": TEAM})
    text = "# till" + end + "touchpoints:\n  till: {name: Till, responsible: nobody}\n".replace("\n", end)
    await editor.open("till.yaml", text)
    finding = next(one for one in await editor.findings("till.yaml") if one.code == "PK101")
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    start, stop = finding.range.start, finding.range.end
    assert lines[start.line][start.character : stop.character] == "nobody"


async def test_a_file_that_is_no_yaml_yet_says_where(edit: Edit) -> None:
    editor = edit({"team.yaml": TEAM, "counter.yaml": COUNTER})
    await editor.open("counter.yaml")
    editor.type("counter.yaml", COUNTER.replace("name: Counter", "name: Our: counter"))
    (finding,) = await editor.findings("counter.yaml")
    assert finding.code == "PK001" and finding.range.start.line == 2


async def test_half_a_character_is_told(edit: Edit) -> None:
    editor = edit({"team.yaml": TEAM})
    await editor.open("team.yaml")
    editor.type("team.yaml", TEAM.replace("Harbour", "Harbour \x07"))
    assert [one.code for one in await editor.findings("team.yaml")] == ["PK002"]


async def test_what_is_missing_in_the_whole_folder_stands_at_the_top_of_its_first_file(edit: Edit) -> None:
    editor = edit({"blueprints/b.yaml": COUNTER, "blueprints/a.yaml": "skills: {listening: {name: Listening}}\n"})
    await editor.open("blueprints/a.yaml")
    finding = next(one for one in await editor.findings("blueprints/a.yaml") if one.code == "PK018")
    assert finding.range.start == types.Position(0, 0) and finding.range.end.character > 0


async def test_a_closed_portfolio_shows_nothing(edit: Edit) -> None:
    editor = edit({"team.yaml": TEAM, "counter.yaml": COUNTER.replace("workshop", "workshp")})
    await editor.open("team.yaml")
    await editor.findings("team.yaml")
    uri = editor.uri("counter.yaml")
    assert editor.client.diagnostics[uri], "files that are not open are told of, too"
    editor.close("team.yaml")
    await editor.until(lambda: not editor.client.diagnostics[uri])


async def test_what_another_program_saves_counts_once_the_editor_tells(edit: Edit) -> None:
    editor = edit({"team.yaml": TEAM, "counter.yaml": COUNTER})
    await editor.open("team.yaml")
    await editor.findings("team.yaml")
    (editor.folder / "counter.yaml").write_text(COUNTER.replace("workshop", "workshp"), "utf-8")
    event = types.FileEvent(editor.uri("counter.yaml"), types.FileChangeType.Changed)
    editor.client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([event]))
    await editor.until(lambda: bool(editor.client.diagnostics.get(editor.uri("counter.yaml"))))


async def test_a_file_that_comes_to_belong_to_another_portfolio_is_told_of_once(edit: Edit) -> None:
    """Before there is a portfolio section, the folder of the file is all there is."""
    functions, rest = TEAM.partition("functions:")[2].split("roles:")
    editor = edit({"mine/teams/team.yaml": f"functions:{functions}", "mine/staff/roles.yaml": f"roles:{rest}"})
    await editor.open("mine/teams/team.yaml")
    assert "PK101" in {one.code for one in await editor.findings("mine/teams/team.yaml")}
    (editor.folder / "mine/portfolio.yaml").write_text("portfolio: {name: Harbour Bikes}\n", "utf-8")
    event = types.FileEvent(editor.uri("mine/portfolio.yaml"), types.FileChangeType.Created)
    editor.client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([event]))
    uri = editor.uri("mine/teams/team.yaml")
    await editor.until(lambda: "PK101" not in {one.code for one in editor.client.diagnostics[uri]})


async def test_other_yaml_files_are_left_alone(edit: Edit) -> None:
    editor = edit({"team/team.yaml": TEAM, "compose.yaml": "services:\n  web: {image: nginx}\n"})
    await editor.open("compose.yaml")
    await editor.open("team/team.yaml")
    await editor.findings("team/team.yaml")
    assert editor.uri("compose.yaml") not in editor.client.diagnostics


async def test_two_portfolios_of_one_workspace_know_nothing_of_each_other(edit: Edit) -> None:
    editor = edit({"one/team.yaml": TEAM, "two/team.yaml": TEAM.replace("Lead mechanic", "Baker")})
    await editor.open("one/team.yaml")
    await editor.open("two/team.yaml")
    for name in ("one/team.yaml", "two/team.yaml"):
        assert "PK010" not in {one.code for one in await editor.findings(name)}


async def test_the_portfolio_is_what_mkdocs_builds(edit: Edit) -> None:
    editor = edit(
        {
            "mkdocs.yml": "site_name: !ENV NAME\ndocs_dir: pages\nplugins: [search, {promisekit: {}}]\n",
            "pages/teams/one/team.yaml": TEAM.partition("functions:")[0],
            "pages/teams/two/team.yaml": "functions:" + TEAM.partition("functions:")[2],
            "pages/counter.yaml": COUNTER,
        }
    )
    await editor.open("pages/teams/two/team.yaml")
    assert {one.code for one in await editor.findings("pages/teams/two/team.yaml")}.isdisjoint({"PK018", "PK101"})


async def test_files_beside_the_folder_of_the_portfolio_section_belong_to_it(edit: Edit) -> None:
    editor = edit({"mine/about/us.yaml": TEAM, "mine/places/counter.yaml": COUNTER.replace("workshop", "workshp")})
    await editor.open("mine/places/counter.yaml")
    assert "did you mean `workshop`" in (await editor.findings("mine/places/counter.yaml"))[0].message


async def test_an_editor_without_folders_is_helped_too(tmp_path: Path) -> None:
    folder = tmp_path / "blueprints"
    folder.mkdir()
    (folder / "team.yaml").write_text(TEAM, "utf-8")
    (folder / "counter.yaml").write_text(COUNTER.replace("workshop", "workshp"), "utf-8")
    async with started(None, types.ClientCapabilities()) as client:
        editor = Editor(client, folder)
        await editor.open("counter.yaml")
        finding = (await editor.findings("counter.yaml"))[0]
        assert "there is no `workshp`" in finding.message and finding.related_information is None


@pytest.mark.parametrize("sample", ["blueprints", "samples/kaupunki", "broken"])
async def test_the_findings_are_those_of_check(edit: Edit, client: pytest_lsp.LanguageClient, sample: str) -> None:
    """As many, of the same weight, with the same words, at the same places."""
    editor = edit({})
    shutil.copytree(ROOT / ("blueprints" if sample == "broken" else sample), editor.folder)
    if sample == "broken":
        for change, name in enumerate(("portfolio.yaml", "touchpoints.yaml", "customers/pains.yaml")):
            path = editor.folder / name
            broken = (("name:", "nmae:"), ("responsible: ", "responsible: x"), ("says: ", 'says: "'))[change]
            path.write_text(path.read_text("utf-8").replace(*broken), "utf-8")
    name = "portfolio.yaml"
    await editor.open(name)
    await editor.findings(name)
    await asyncio.sleep(0.5)  # other files' findings may come after this one's
    loaded = load(editor.folder, ".")
    day = datetime.datetime.fromtimestamp(int(DAY), datetime.UTC).date()
    expected = [
        (d.span.path if d.span.path != "." else min(loaded.texts), d.code, d.severity.word, d.message, d.hint)
        + (d.span.line, len(d.related))
        for d in check(loaded, today=day)
    ]
    words = {1: "error", 2: "warning", 3: "info"}
    shown = []
    for uri, diagnostics in client.diagnostics.items():
        if not uri.startswith(editor.uri("")):
            continue
        for one in diagnostics:
            message, _, hint = one.message.partition("\n→ ")
            place = (one.range.start.line + 1, len(one.related_information or ()))
            shown.append((uri.removeprefix(editor.uri("") + "/"), one.code, words[one.severity], message, hint, *place))
    assert sorted(shown) == sorted(expected)
    assert shown or sample != "broken"
