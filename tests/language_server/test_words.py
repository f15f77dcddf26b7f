"""What is told of a word, where it leads, and where else it stands."""

from __future__ import annotations

from pathlib import Path

import pytest
from lsprotocol import types

from tests.language_server.conftest import Edit, Editor, started
from tests.language_server.test_completion import FILES, JOURNEY, PROMISE, TEAM

pytestmark = pytest.mark.asyncio(loop_scope="session")
LINKED = """\
stories:
  monday:
    says: "At [[counter]] they said [[promises:fair-price]] \U0001f6b2, see [[counter]]."
"""


async def opened(edit: Edit, files: dict[str, str] = FILES) -> Editor:
    editor = edit(files)
    for name in files:
        await editor.open(name)
    for name in files:
        await editor.findings(name)
    return editor


async def told(editor: Editor, name: str, place: str) -> str:
    document = types.TextDocumentIdentifier(editor.uri(name))
    found = await editor.client.text_document_hover_async(types.HoverParams(document, editor.at(name, place)))
    return found.contents.value if found else ""


async def leads_to(editor: Editor, name: str, place: str) -> list[str]:
    document = types.TextDocumentIdentifier(editor.uri(name))
    params = types.DefinitionParams(document, editor.at(name, place))
    return [_shown(editor, one) for one in await editor.client.text_document_definition_async(params) or []]


async def others(editor: Editor, name: str, place: str, *, declaration: bool = True) -> list[str]:
    document = types.TextDocumentIdentifier(editor.uri(name))
    context = types.ReferenceContext(declaration)
    params = types.ReferenceParams(context, document, editor.at(name, place))
    return [_shown(editor, one) for one in await editor.client.text_document_references_async(params) or []]


def _shown(editor: Editor, location: types.Location) -> str:
    """A place as the file, the line and what stands there."""
    name = location.uri.rpartition("/")[2]
    return f"{name}:{location.range.start.line + 1} {editor.text_at(name, location.range)}"


async def test_a_field_is_explained(edit: Edit) -> None:
    editor = await opened(edit)
    said = await told(editor, "promise.yaml", "accoun|table: office")
    assert said.startswith("The one function that answers for it.") and "Required" in said


async def test_a_section_is_explained(edit: Edit) -> None:
    editor = await opened(edit)
    assert "One thing that customers may count on." in await told(editor, "promise.yaml", "prom|ises:")


async def test_an_id_tells_what_the_item_says_and_who_rests_on_it(edit: Edit) -> None:
    editor = await opened(edit)
    said = await told(editor, "promise.yaml", "kept_at: [bi|ll]")
    assert said.splitlines() == [
        "**The bill**",
        "",
        "touchpoint `bill`",
        "",
        "- channel: e-mail",
        "- responsible: office",
        "- roles: bookkeeper",
        "",
        "Referred to by",
        "- pain points: `surprise`",
        "- promises: `fair-price`",
        "- journeys: `repair`",
    ]


async def test_a_lanes_actor_and_a_link_tell_the_same(edit: Edit) -> None:
    editor = await opened(edit, {**FILES, "story.yaml": LINKED})
    assert "**Apprentice**" in await told(editor, "journey.yaml", "appren|tice: Takes")
    assert "**You pay what we told you.**" in await told(editor, "story.yaml", "[[promises:fair-|price]]")


async def test_of_an_unknown_id_only_its_finding_speaks(edit: Edit) -> None:
    editor = await opened(edit, {**FILES, "promise.yaml": PROMISE.replace("[bill]", "[bil]")})
    assert not await told(editor, "promise.yaml", "kept_at: [bi|l]")


async def test_the_worst_case_is_told_at_the_limit(edit: Edit) -> None:
    editor = await opened(edit)
    said = await told(editor, "promise.yaml", "within: 2 working d|ays")
    assert "Worst case: " in said and "`write-down`" in said


async def test_a_code_tells_what_it_finds(edit: Edit) -> None:
    editor = await opened(edit, {**FILES, "team.yaml": TEAM.replace("  currency: EUR\n", "  checks: {PK701: off}\n")})
    assert "`PK701`: " in await told(editor, "team.yaml", "PK7|01")


async def test_names_from_files_are_no_markup(edit: Edit) -> None:
    evil = TEAM.replace("name: The bill", "name: '<img src=x> [a](command:b) `c` **d**'")
    editor = await opened(edit, {**FILES, "team.yaml": evil})
    said = await told(editor, "promise.yaml", "kept_at: [bi|ll]")
    assert r"\<img src=x\> \[a\](command:b) \`c\` \*\*d\*\*" in said


async def test_editors_that_show_no_markdown_get_none(tmp_path: Path) -> None:
    folder = tmp_path / "blueprints"
    folder.mkdir()
    for name, text in FILES.items():
        (folder / name).write_text(text.replace("The bill", "The *bill*"), "utf-8")
    hovering = types.HoverClientCapabilities(content_format=[types.MarkupKind.PlainText])
    document = types.TextDocumentClientCapabilities(hover=hovering)
    async with started(None, types.ClientCapabilities(text_document=document)) as client:
        editor = Editor(client, folder)
        await editor.open("promise.yaml")
        said = await told(editor, "promise.yaml", "kept_at: [bi|ll]")
        assert said.splitlines()[:3] == ["The *bill*", "", "touchpoint bill"]


async def test_nothing_is_told_of_texts_and_comments(edit: Edit) -> None:
    editor = await opened(edit, {**FILES, "promise.yaml": PROMISE.replace("office\n", "office  # who pays\n", 1)})
    assert not await told(editor, "promise.yaml", "You pay wh|at")
    assert not await told(editor, "promise.yaml", "# who p|ays")


LEADS = [
    ("promise.yaml", "kept_at: [bi|ll]", ["team.yaml:14 bill"]),
    ("promise.yaml", "accountable: office|", ["team.yaml:6 office"]),
    ("promise.yaml", "after: [write-|down]", ["promise.yaml:8 write-down"]),
    ("journey.yaml", "appren|tice: Takes", ["team.yaml:9 apprentice"]),
    ("journey.yaml", "next: pa|ys", ["journey.yaml:16 pays"]),
    ("story.yaml", "[[promises:fair|-price]]", ["promise.yaml:2 fair-price"]),
    ("promise.yaml", "fair-|price:", ["promise.yaml:2 fair-price"]),
    ("promise.yaml", "You pa|y what", []),
    ("promise.yaml", "within: 2 wor|king days", []),
]


@pytest.mark.parametrize(("name", "place", "expected"), LEADS)
async def test_a_word_leads_to_where_its_id_is_given(edit: Edit, name: str, place: str, expected: list[str]) -> None:
    editor = await opened(edit, {**FILES, "story.yaml": LINKED})
    assert await leads_to(editor, name, place) == expected


async def test_a_word_leads_into_a_file_that_cannot_be_read(edit: Edit) -> None:
    editor = await opened(edit, {**FILES, "team.yaml": TEAM.replace("name: The counter", 'name: "The counter')})
    assert await leads_to(editor, "promise.yaml", "kept_at: [bi|ll]") == ["team.yaml:14 bill"]


async def test_every_place_that_names_an_item_is_found(edit: Edit) -> None:
    editor = await opened(edit, {**FILES, "story.yaml": LINKED})
    found = await others(editor, "team.yaml", "  count|er: {name")
    assert found == [
        "journey.yaml:7 counter",
        "journey.yaml:10 counter",
        "story.yaml:3 counter",
        "story.yaml:3 counter",
        "team.yaml:15 counter",
        "team.yaml:18 counter",
    ]
    assert await others(editor, "story.yaml", "At [[coun|ter]]") == found
    without = await others(editor, "team.yaml", "  count|er: {name", declaration=False)
    assert without == [one for one in found if one != "team.yaml:15 counter"]


async def test_keys_of_lanes_are_found(edit: Edit) -> None:
    editor = await opened(edit)
    assert "journey.yaml:12 apprentice" in await others(editor, "team.yaml", "  appren|tice: {name")


async def test_steps_and_commitments_are_found_in_their_item(edit: Edit) -> None:
    editor = await opened(edit)
    assert await others(editor, "journey.yaml", "{id: pa|ys") == ["journey.yaml:13 pays", "journey.yaml:16 pays"]
    found = await others(editor, "promise.yaml", "  write-|down: {by")
    assert found == ["promise.yaml:8 write-down", "promise.yaml:9 write-down"]


async def test_what_is_typed_is_found_at_once(edit: Edit) -> None:
    editor = await opened(edit)
    editor.type("promise.yaml", PROMISE.replace("kept_at: [bill]", "kept_at: [bill, counter]"))
    assert "promise.yaml:4 counter" in await others(editor, "team.yaml", "  count|er: {name")


async def test_the_same_word_in_the_file_is_marked(edit: Edit) -> None:
    editor = await opened(edit)
    document = types.TextDocumentIdentifier(editor.uri("team.yaml"))
    params = types.DocumentHighlightParams(document, editor.at("team.yaml", "responsible: off|ice"))
    found = await editor.client.text_document_document_highlight_async(params)
    kinds = types.DocumentHighlightKind
    assert [(one.range.start.line + 1, one.kind) for one in found] == [
        (6, kinds.Write),
        (10, kinds.Read),
        (12, kinds.Read),
        (14, kinds.Read),
        (15, kinds.Read),
    ]


async def test_names_stand_beside_ids_and_the_worst_case_beside_the_limit(edit: Edit) -> None:
    editor = await opened(edit)
    document = types.TextDocumentIdentifier(editor.uri("promise.yaml"))
    whole = types.Range(types.Position(0, 0), types.Position(99, 0))
    found = await editor.client.text_document_inlay_hint_async(types.InlayHintParams(document, whole))
    labels = {(one.position.line + 1, one.label) for one in found}
    assert (4, "The bill") in labels
    assert not any(label in ("Office", "Lead mechanic") for _line, label in labels), "the id says the same"
    assert any(line == 6 and label.startswith("worst case: ") for line, label in labels)
    limited = types.InlayHintParams(document, types.Range(types.Position(3, 0), types.Position(4, 0)))
    assert [one.label for one in await editor.client.text_document_inlay_hint_async(limited)] == ["The bill"]


def _names(symbols: list[types.DocumentSymbol], depth: int = 0) -> list[str]:
    lines = []
    for symbol in symbols:
        lines.append(f"{'  ' * depth}{symbol.name}{f': {symbol.detail}' if symbol.detail else ''}")
        lines += _names(list(symbol.children or ()), depth + 1)
    return lines


BROKEN = JOURNEY.replace("touchpoint: bill}", "touchpoint: bill")


@pytest.mark.parametrize("journey", [JOURNEY, BROKEN], ids=["whole", "broken"])
async def test_the_outline_has_items_phases_and_steps(edit: Edit, journey: str) -> None:
    editor = await opened(edit, {**FILES, "journey.yaml": journey})
    document = types.TextDocumentIdentifier(editor.uri("journey.yaml"))
    found = await editor.client.text_document_document_symbol_async(types.DocumentSymbolParams(document))
    assert _names(found) == [
        "journeys",
        "  repair: A repair",
        "    Before",
        "      asks: Asks for a price",
        "      leaves: Leaves the bike",
        "    After",
        "      pays: Pays",
    ]


async def test_parts_of_an_outline_lie_within_each_other(edit: Edit) -> None:
    editor = await opened(edit)
    for name in FILES:
        document = types.TextDocumentIdentifier(editor.uri(name))
        found = await editor.client.text_document_document_symbol_async(types.DocumentSymbolParams(document))
        _check_nested(found)


def _check_nested(symbols: list[types.DocumentSymbol]) -> None:
    def before(one: types.Position, other: types.Position) -> bool:
        return (one.line, one.character) <= (other.line, other.character)

    for symbol in symbols:
        for inner in (symbol.selection_range, *(child.range for child in symbol.children or ())):
            assert before(symbol.range.start, inner.start) and before(inner.end, symbol.range.end), symbol
        _check_nested(list(symbol.children or ()))


async def test_what_goes_over_lines_is_folded(edit: Edit) -> None:
    editor = await opened(edit)
    document = types.TextDocumentIdentifier(editor.uri("promise.yaml"))
    found = await editor.client.text_document_folding_range_async(types.FoldingRangeParams(document))
    folded = {(one.start_line + 1, one.end_line + 1) for one in found}
    assert {(1, 15), (2, 15), (7, 9), (10, 15), (11, 15), (13, 14)} <= folded


async def test_items_are_found_by_a_few_letters(edit: Edit) -> None:
    editor = await opened(edit)
    found = await editor.client.workspace_symbol_async(types.WorkspaceSymbolParams("thecoun"))
    names = {(one.name, one.container_name) for one in found if one.location.uri.startswith(editor.uri(""))}
    assert names == {("counter: The counter", "touchpoints")}


async def test_addresses_and_files_are_links(edit: Edit) -> None:
    links = """\
metrics:
  m:
    name: M
    kind: operational
    results: m.csv
    links: [{title: A, url: https://example.org/a}, {title: B, url: notes.md}, {title: C, url: ../outside.md}]
"""
    editor = await opened(edit, {**FILES, "m.yaml": links})
    (editor.folder / "m.csv").write_text("on,value\n2026-01-01,1\n", "utf-8")
    (editor.folder / "notes.md").write_text("Notes", "utf-8")
    document = types.TextDocumentIdentifier(editor.uri("m.yaml"))
    found = await editor.client.text_document_document_link_async(types.DocumentLinkParams(document))
    assert [(editor.text_at("m.yaml", one.range), one.target) for one in found] == [
        ("m.csv", editor.uri("m.csv")),
        ("https://example.org/a", "https://example.org/a"),
        ("notes.md", editor.uri("notes.md")),
    ]


async def test_words_are_coloured_by_what_they_mean(edit: Edit) -> None:
    editor = await opened(edit, {**FILES, "story.yaml": LINKED})
    assert {("fair-price", "class"), ("bill", "variable"), ("2 working days", "number")} <= set(
        await _coloured(editor, "promise.yaml")
    )
    assert {("frontline", "enumMember"), ("workshop", "class"), ("mon-fri 09:00-15:00", "number")} <= set(
        await _coloured(editor, "team.yaml")
    )
    assert await _coloured(editor, "story.yaml") == [
        ("stories", "namespace"),
        ("monday", "class"),
        ("counter", "variable"),
        ("promises:fair-price", "variable"),
        ("counter", "variable"),
    ]


async def _coloured(editor: Editor, name: str) -> list[tuple[str, str]]:
    document = types.TextDocumentIdentifier(editor.uri(name))
    found = await editor.client.text_document_semantic_tokens_full_async(types.SemanticTokensParams(document))
    kinds = ("namespace", "class", "variable", "number", "enumMember")
    line = character = 0
    words = []
    for number in range(0, len(found.data), 5):
        down, right, length, kind, _modifiers = found.data[number : number + 5]
        line, character = line + down, right + (character if down == 0 else 0)
        place = types.Range(types.Position(line, character), types.Position(line, character + length))
        words.append((editor.text_at(name, place), kinds[kind]))
    return words
