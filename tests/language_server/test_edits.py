"""Renaming and what can be done at the cursor: the editor makes the edits, in all files, and nothing is saved."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from lsprotocol import types
from pygls.exceptions import JsonRpcException

from promisekit.check import check
from promisekit.read import load
from tests.language_server.conftest import Edit, Editor, started
from tests.language_server.test_completion import FILES, PROMISE, TEAM
from tests.language_server.test_words import LINKED, opened

pytestmark = pytest.mark.asyncio(loop_scope="session")


def taken(editor: Editor, edit: types.WorkspaceEdit | None) -> dict[str, str | None]:
    """The files that an edit changes, as they are after it; None for one that is gone."""
    assert edit is not None
    texts: dict[str, str | None] = {}

    def text(name: str) -> str:
        known = texts.get(name, editor.texts.get(name))
        return known if known is not None else (editor.folder / name).read_text("utf-8")

    changes = edit.document_changes or [
        types.TextDocumentEdit(types.OptionalVersionedTextDocumentIdentifier(uri, None), edits)
        for uri, edits in (edit.changes or {}).items()
    ]
    for change in changes:
        if isinstance(change, types.RenameFile):
            old, new = (uri.removeprefix(editor.uri("") + "/") for uri in (change.old_uri, change.new_uri))
            texts[new], texts[old] = text(old), None
        elif isinstance(change, types.CreateFile):
            texts[change.uri.removeprefix(editor.uri("") + "/")] = ""
        elif isinstance(change, types.DeleteFile):
            texts[change.uri.removeprefix(editor.uri("") + "/")] = None
        else:
            name = change.text_document.uri.removeprefix(editor.uri("") + "/")
            texts[name] = _edited(text(name), change.edits)
    return texts


def _edited(text: str, edits: list[types.TextEdit]) -> str:
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)

    def offset(place: types.Position) -> int:
        line = text.split("\n")[place.line]
        return starts[place.line] + len(line.encode("utf-16-le")[: 2 * place.character].decode("utf-16-le"))

    for edit in sorted(edits, key=lambda edit: offset(edit.range.start), reverse=True):
        text = text[: offset(edit.range.start)] + edit.new_text + text[offset(edit.range.end) :]
    return text


async def renamed(editor: Editor, name: str, place: str, new: str) -> dict[str, str | None]:
    document = types.TextDocumentIdentifier(editor.uri(name))
    params = types.RenameParams(document, editor.at(name, place), new)
    return taken(editor, await editor.client.text_document_rename_async(params))


async def test_an_item_is_renamed_in_all_files(edit: Edit) -> None:
    editor = await opened(edit, {**FILES, "story.yaml": LINKED})
    texts = await renamed(editor, "journey.yaml", "touchpoint: count|er}", "shop-counter")
    assert texts == {
        name: editor.texts[name]
        .replace("  counter:", "  shop-counter:")
        .replace("at: counter", "at: shop-counter")
        .replace("touchpoint: counter", "touchpoint: shop-counter")
        .replace("[[counter]]", "[[shop-counter]]")
        for name in ("team.yaml", "journey.yaml", "story.yaml")
    }


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("team.yaml", "  off|ice: {name"),
        ("promise.yaml", "accountable: offi|ce"),
        ("promise.yaml", "by: offi|ce"),
    ],
)
async def test_from_any_place_the_same_is_renamed(edit: Edit, name: str, place: str) -> None:
    editor = await opened(edit)
    texts = await renamed(editor, name, place, "back-office")
    assert set(texts) == {"team.yaml", "promise.yaml"}
    assert all(text is not None and "office" not in text.replace("back-office", "") for text in texts.values())


async def test_what_is_not_saved_is_renamed_too(edit: Edit) -> None:
    editor = await opened(edit)
    editor.type("promise.yaml", PROMISE.replace("kept_at: [bill]", "kept_at: [bill, counter]  # both"))
    texts = await renamed(editor, "team.yaml", "  count|er: {name", "desk")
    assert "kept_at: [bill, desk]  # both" in (texts["promise.yaml"] or "")


async def test_the_file_that_is_named_for_an_item_is_renamed_with_it(edit: Edit) -> None:
    editor = await opened(edit, {"team.yaml": TEAM, "promises/fair-price.yaml": PROMISE})
    texts = await renamed(editor, "promises/fair-price.yaml", "fair-|price:", "honest-price")
    assert texts["promises/fair-price.yaml"] is None
    assert texts["promises/honest-price.yaml"] == PROMISE.replace("fair-price", "honest-price")


async def test_steps_and_commitments_are_renamed_in_their_item(edit: Edit) -> None:
    editor = await opened(edit)
    texts = await renamed(editor, "journey.yaml", "next: pa|ys", "settles")
    assert texts == {"journey.yaml": editor.texts["journey.yaml"].replace(": pays", ": settles")}
    texts = await renamed(editor, "promise.yaml", "after: [write-|down]", "note")
    assert texts == {"promise.yaml": PROMISE.replace("write-down", "note")}


async def test_only_names_are_renamed(edit: Edit) -> None:
    editor = await opened(edit)
    for place in ("You pay wh|at", "within: 2 wor|king", "accoun|table: office", "promi|ses:"):
        document = types.TextDocumentIdentifier(editor.uri("promise.yaml"))
        params = types.PrepareRenameParams(document, editor.at("promise.yaml", place))
        assert await editor.client.text_document_prepare_rename_async(params) is None


async def test_what_would_be_renamed_is_marked(edit: Edit) -> None:
    editor = await opened(edit, {**FILES, "story.yaml": LINKED})
    for name, place, expected in (
        ("promise.yaml", "kept_at: [bi|ll]", "bill"),
        ("story.yaml", "[[promises:fair|-price]]", "fair-price"),
    ):
        document = types.TextDocumentIdentifier(editor.uri(name))
        found = await editor.client.text_document_prepare_rename_async(
            types.PrepareRenameParams(document, editor.at(name, place))
        )
        assert found.placeholder == expected and editor.text_at(name, found.range) == expected


@pytest.mark.parametrize(("new", "reason"), [("Bill 2", "is no id"), ("counter", "is there already")])
async def test_a_name_that_cannot_be_had_is_refused_with_the_reason(edit: Edit, new: str, reason: str) -> None:
    editor = await opened(edit)
    with pytest.raises(JsonRpcException, match=reason):
        await renamed(editor, "promise.yaml", "kept_at: [bi|ll]", new)


async def test_nothing_is_renamed_while_a_file_cannot_be_read(edit: Edit) -> None:
    editor = await opened(edit, {**FILES, "journey.yaml": 'journeys:\n  a: "\n'})
    with pytest.raises(JsonRpcException, match="can be read"):
        await renamed(editor, "promise.yaml", "kept_at: [bi|ll]", "invoice")


async def offered(editor: Editor, name: str, place: str) -> dict[str, types.CodeAction]:
    """What can be done at a place, by its title."""
    document, at = types.TextDocumentIdentifier(editor.uri(name)), editor.at(name, place)
    params = types.CodeActionParams(document, types.Range(at, at), types.CodeActionContext([]))
    found = await editor.client.text_document_code_action_async(params) or []
    return {action.title: action for action in found if isinstance(action, types.CodeAction)}


async def done(editor: Editor, action: types.CodeAction) -> dict[str, str | None]:
    if action.edit is None:
        action = await editor.client.code_action_resolve_async(action)
    return taken(editor, action.edit)


def codes(editor: Editor, texts: Mapping[str, str | None]) -> set[str]:
    """What is found once an edit is made."""
    for name, text in {**editor.texts, **texts}.items():
        path = editor.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if text is None:
            path.unlink(missing_ok=True)
        else:
            path.write_text(text, "utf-8")
    return {one.code for one in check(load(editor.folder))}


async def test_what_was_meant_is_written(edit: Edit) -> None:
    editor = await opened(edit, {**FILES, "promise.yaml": PROMISE.replace("[bill]", "[bil]")})
    found = await offered(editor, "promise.yaml", "[b|il]")
    action = found["Write `bill` instead of `bil`"]
    assert action.kind == types.CodeActionKind.QuickFix and action.is_preferred
    assert action.diagnostics and action.diagnostics[0].code == "PK101"
    assert await done(editor, action) == {"promise.yaml": PROMISE}


async def test_a_text_with_a_colon_is_quoted(edit: Edit) -> None:
    broken = PROMISE.replace("You pay what we told you.", "Our promise: you pay what we told you.")
    editor = await opened(edit, {**FILES, "promise.yaml": broken})
    found = await offered(editor, "promise.yaml", "Our promise:| you")
    action = found["Put this text in quotation marks"]
    assert action.kind == types.CodeActionKind.QuickFix and action.is_preferred
    texts = await done(editor, action)
    assert '"Our promise: you pay what we told you."' in (texts["promise.yaml"] or "")


async def test_a_missing_item_is_made(edit: Edit) -> None:
    editor = await opened(edit, {**FILES, "promise.yaml": PROMISE.replace("[bill]", "[bill, letter]")})
    found = await offered(editor, "promise.yaml", "[bill, let|ter]")
    texts = await done(editor, found["Add the touchpoint `letter`"])
    assert "\n  letter: {" in (texts["team.yaml"] or "")
    left = codes(editor, texts)
    assert "PK101" not in left and "PK008" in left, "what it needs is still to be written"


async def test_a_missing_actor_may_be_any_of_three(edit: Edit) -> None:
    editor = await opened(edit, {**FILES, "promise.yaml": PROMISE.replace("by: workshop", "by: courier")})
    found = await offered(editor, "promise.yaml", "by: cour|ier")
    assert {f"Add the {kind} `courier`" for kind in ("function", "role", "system")} <= set(found)


async def test_a_finding_is_accepted_with_a_reason_to_write(edit: Edit) -> None:
    editor = await opened(edit)
    (finding, *_) = [one for one in await editor.findings("promise.yaml") if str(one.code) > "PK2"]
    at = finding.range.start
    params = types.CodeActionParams(
        types.TextDocumentIdentifier(editor.uri("promise.yaml")),
        types.Range(at, at),
        types.CodeActionContext([finding]),
    )
    found = await editor.client.text_document_code_action_async(params)
    action = next(one for one in found if one.title == f"Accept {finding.code} here, with a reason")
    texts = await done(editor, action)
    assert f"check: {finding.code}" in (texts["promise.yaml"] or "")
    assert "PK008" in codes(editor, texts), "a reason is due"


async def test_a_guideline_is_added_for_a_role_without_one(edit: Edit) -> None:
    editor = await opened(edit, {**FILES, "promise.yaml": PROMISE.replace("[bill]", "[bill, counter]")})
    found = await offered(editor, "promise.yaml", "within: 2 wor|king days")
    assert "Add a guideline for `bookkeeper`" not in found
    texts = await done(editor, found["Add a guideline for `apprentice`"])
    text = texts["promise.yaml"] or ""
    assert "\n      for-apprentice: {role: apprentice, " in text and text.startswith(editor.texts["promise.yaml"][:200])


async def test_an_item_is_moved_to_a_file_of_its_own(edit: Edit) -> None:
    editor = await opened(edit)
    found = await offered(editor, "team.yaml", "says: I stood |there")
    texts = await done(editor, found["Move `waiting` to pain-points/waiting.yaml"])
    lines = "  waiting: {terms: time, at: counter, says: I stood there for an hour.}\n"
    assert texts == {"team.yaml": TEAM.replace(lines, ""), "pain-points/waiting.yaml": f"pain_points:\n{lines}"}


async def test_a_text_is_put_in_quotation_marks(edit: Edit) -> None:
    editor = await opened(edit)
    found = await offered(editor, "promise.yaml", "You pay |what")
    texts = await done(editor, found["Put this text in quotation marks"])
    assert texts == {"promise.yaml": PROMISE.replace("You pay what we told you.", '"You pay what we told you."')}


async def test_editors_that_ask_for_one_kind_get_that(edit: Edit) -> None:
    editor = await opened(edit)
    document, at = types.TextDocumentIdentifier(editor.uri("promise.yaml")), editor.at("promise.yaml", "You p|ay")
    only = [types.CodeActionKind.QuickFix]
    params = types.CodeActionParams(document, types.Range(at, at), types.CodeActionContext([], only))
    assert not await editor.client.text_document_code_action_async(params)


async def test_simple_editors_get_edits_at_once(tmp_path) -> None:  # type: ignore[no-untyped-def]
    """Those that know neither versions nor files to make, and ask for nothing later."""
    folder = tmp_path / "blueprints"
    folder.mkdir()
    for name, text in {**FILES, "promise.yaml": PROMISE.replace("[bill]", "[bil]")}.items():
        (folder / name).write_text(text, "utf-8")
    async with started(None, types.ClientCapabilities()) as client:
        editor = Editor(client, folder)
        await editor.open("promise.yaml")
        await editor.findings("promise.yaml")
        found = await offered(editor, "promise.yaml", "[b|il]")
        edit = found["Write `bill` instead of `bil`"].edit
        assert edit is not None and edit.document_changes is None
        assert taken(editor, edit) == {"promise.yaml": PROMISE}
        assert not any(title.startswith("Move") for title in found)


async def test_the_item_at_the_cursor_is_told_to_the_extension(edit: Edit) -> None:
    editor = await opened(edit)
    expected = {1: ("", ""), 2: ("promises", "fair-price"), 12: ("promises", "fair-price")}
    for line, (section, item_id) in expected.items():
        params = types.ExecuteCommandParams("promisekit.itemAt", [editor.uri("promise.yaml"), line - 1])
        found = await editor.client.workspace_execute_command_async(params)
        assert found == {"folder": str(editor.folder), "section": section, "id": item_id}
