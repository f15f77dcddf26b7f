from __future__ import annotations

import datetime
import hashlib
import json
import re
import shutil
import subprocess
import urllib.parse
from html import unescape
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from promisekit.edit.layout import laid_out
from promisekit.model.promise import Promise
from promisekit.reference.docstrings import meanings
from promisekit.studio.fields import Field
from promisekit.studio.guard import COOKIE
from promisekit.studio.speech import speak
from promisekit.studio.words import meaning
from promisekit.studio.workspace import Workspace
from tests.studio.conftest import TEXT, TOKEN, Client

READY: list[str | int] = ["promises", "ready"]


def changed(folder: Path, before: str = TEXT) -> list[str]:
    """The lines that are not as they were."""
    old = before.splitlines()
    return [line for line in (folder / "a.yaml").read_text().splitlines() if line not in old]


def test_a_field_changes_its_line_alone_and_says_what_check_says(studio: Client, folder: Path) -> None:
    answer = studio.edit([*READY, "within"], "1 working dy", "word")

    assert answer.status == 200
    assert changed(folder) == ["    within: 1 working dy  # since June"]
    assert "did you mean `1 working day`?" in studio.words(answer.text)
    assert "1 error" in studio.words(answer.text)

    answer = studio.edit([*READY, "within"], "1 working day", "word")
    assert "error:" not in studio.words(answer.text)
    assert (folder / "a.yaml").read_text() == TEXT.replace("2 working days", "1 working day")


PARTS: list[str | int] = ["functions", "parts", "hours"]
AS_MEANT = (
    (PARTS, "Mon–Fri 8–16", "mon-fri 08:00-16:00"),
    (PARTS, "ma-pe 8.00–16.00", "mon-fri 08:00-16:00"),
    (PARTS, "mån–fre 8–16", "mon-fri 08:00-16:00"),
    (PARTS, "mån–fre 8–16, lör 10–14", "mon-fri 08:00-16:00, sat 10:00-14:00"),
    ([*READY, "within"], "two working days", "2 working days"),
    ([*READY, "within"], "2 days", "2 days"),
    ([*READY, "since"], "31.12.2026", "2026-12-31"),
)
SEVERAL_MEANINGS = (
    (PARTS, "8.00–16.00"),
    (PARTS, "Mon-Fri 9-5"),
    ([*READY, "within"], "2-3 days"),
    ([*READY, "since"], "3/4/2026"),
)


def shown(answer: str, path: list[str | int]) -> str:
    found = re.search(rf'id="f-{"-".join(map(str, path))}-in" value="([^"]*)"', answer)
    assert found
    return unescape(found[1])


@pytest.mark.parametrize(("path", "words", "meant"), AS_MEANT)
def test_what_can_mean_one_thing_only_is_written_and_shown_as_the_files_say_it(
    studio: Client, path: list[str | int], words: str, meant: str
) -> None:
    answer = studio.edit(path, words, "hours" if path is PARTS else "word").text

    assert shown(answer, path) == meant
    assert studio.value(path) == (meant.split(", ") if ", " in meant else meant)
    assert "error:" not in studio.words(answer)


@pytest.mark.parametrize(("path", "words"), SEVERAL_MEANINGS)
def test_what_can_mean_several_things_stays_with_its_finding(studio: Client, path: list[str | int], words: str) -> None:
    answer = studio.edit(path, words, "hours" if path is PARTS else "word").text

    assert shown(answer, path) == studio.value(path) == words
    assert "error:" in studio.words(answer)
    assert "Write 2026-04-03" in studio.words(answer) or "/" not in words


def test_a_text_stays_as_it_was_written(studio: Client) -> None:
    studio.edit([*READY, "promise"], "Two working days")
    assert studio.value([*READY, "promise"]) == "Two working days"


def test_a_remedy_takes_money_as_people_write_it(studio: Client, folder: Path) -> None:
    studio.post("/add", {"path": json.dumps([*READY, "remedy"]), "was": "null", "field": "gives", "value": "A coffee"})
    studio.edit([*READY, "remedy", 0, "amount"], "10 €", "word")
    assert studio.value([*READY, "remedy", 0, "amount"]) == "10 EUR"
    studio.edit([*READY, "remedy", 0, "amount"], "10 kr", "word")
    assert studio.value([*READY, "remedy", 0, "amount"]) == "10 kr"


def test_the_proof_takes_hours_as_people_write_them(studio: Client) -> None:
    path = json.dumps(["functions", "shop", "hours"])
    query = urllib.parse.urlencode({"path": path, "kind": "hours", "value": "Mon–Fri 8–16"})
    assert "With “mon-fri 08:00-16:00”" in studio.words(studio.get(f"/proof/ready?{query}").text)


def test_every_section_and_kind_of_field_has_its_form(studio: Client) -> None:
    words = studio.words(studio.get("/item/promises/ready").text)

    for name in ("promise", "kept_at", "accountable", "within", "guidelines", "remedy", "commitments", "review_by"):
        assert name in words
    assert "Counter" in words
    assert "The promise in the customer's words." in words
    assert studio.get("/portfolio").status == studio.get("/findings").status == studio.get("/").status == 200


def test_a_list_of_ids_takes_one_more_and_loses_one(studio: Client, folder: Path) -> None:
    studio.edit([*READY, "kept_at"], ["counter", "phone"], "ids")
    assert changed(folder) == ["    kept_at: [counter, phone]"]
    studio.edit([*READY, "kept_at"], ["counter", ""], "ids")
    assert (folder / "a.yaml").read_text() == TEXT


def test_an_optional_field_goes_when_it_is_emptied(studio: Client, folder: Path) -> None:
    studio.edit([*READY, "starts"], "You bring it.")
    assert changed(folder) == ["    starts: You bring it."]
    studio.edit([*READY, "starts"], "")
    assert (folder / "a.yaml").read_text() == TEXT


def test_guidelines_and_their_lists(studio: Client, folder: Path) -> None:
    path = json.dumps([*READY, "guidelines"])
    studio.post("/add", {"path": path, "was": "null", "key": "Say the day", "field": "role", "value": "mechanic"})
    do = [*READY, "guidelines", "say-the-day", "do"]
    studio.edit(do, "Say the day.\nWrite it down.", "lines")

    assert changed(folder) == [
        "    guidelines:",
        "      say-the-day: {role: mechanic, do: [Say the day., Write it down.]}",
    ]
    assert laid_out((folder / "a.yaml").read_text()) == (folder / "a.yaml").read_text()


def test_an_entry_is_added_to_what_stands_there_whatever_the_page_showed(studio: Client, folder: Path) -> None:
    for key, by, was in (("Look at it", "mechanic", "null"), ("Plan", "lead", "null")):
        form = {"path": json.dumps([*READY, "commitments"]), "was": was, "key": key, "field": "by", "value": by}
        assert "Somebody else" not in studio.post("/add", form).text
    assert studio.value([*READY, "commitments"]) == {"look-at-it": {"by": "mechanic"}, "plan": {"by": "lead"}}


def test_the_remarks_of_the_only_remedy_stay_beside_a_second_one(studio: Client, folder: Path) -> None:
    text = TEXT + "    remedy:  # agreed in May\n      gives: A coffee  # warm\n      # by law\n      within: 2 h\n"
    (folder / "a.yaml").write_text(text)
    studio.post("/add", {"path": json.dumps([*READY, "remedy"]), "was": "null", "field": "gives", "value": "A cake"})
    assert (folder / "a.yaml").read_text() == TEXT + (
        "    remedy:  # agreed in May\n      - gives: A coffee  # warm\n        # by law\n        within: 2 h\n"
        "      - {gives: A cake}\n"
    )
    studio.post("/undo", {})
    assert (folder / "a.yaml").read_text() == text


def test_a_second_remedy_stands_beside_the_only_one(studio: Client, folder: Path) -> None:
    (folder / "a.yaml").write_text(TEXT + "    remedy: {gives: A coffee, within: 2 h}\n")
    form = {"path": json.dumps([*READY, "remedy"]), "was": "null", "field": "gives", "value": "A cake"}
    studio.post("/add", form)
    assert studio.value([*READY, "remedy"]) == [{"gives": "A coffee", "within": "2 h"}, {"gives": "A cake"}]
    studio.post("/undo", {})
    assert changed(folder) == ["    remedy: {gives: A coffee, within: 2 h}"]


def test_an_entry_never_takes_the_place_of_one_with_its_name(studio: Client, folder: Path) -> None:
    form = {"path": json.dumps([*READY, "commitments"]), "was": "null", "key": "Plan", "field": "by", "value": "lead"}
    studio.post("/add", form)
    before = (folder / "a.yaml").read_text()

    answer = studio.post("/add", {**form, "key": "plan", "value": "mechanic"})

    assert "“plan” is there already" in studio.words(answer.text)
    assert (folder / "a.yaml").read_text() == before


def test_only_a_field_offers_to_write_what_was_typed_over_what_somebody_else_wrote(
    studio: Client, folder: Path
) -> None:
    file = folder / "a.yaml"
    file.write_text(TEXT + "    commitments: {plan: {by: lead, does: Plans}}\n")
    form = {"path": json.dumps([*READY, "commitments", "plan"]), "was": '{"by": "shop"}', "kind": ""}

    answer = studio.post("/remove", form)

    assert "Nothing was overwritten" in answer.text
    assert "Write mine" not in answer.text


def test_a_change_of_somebody_elses_editor_is_kept(studio: Client, folder: Path) -> None:
    file = folder / "a.yaml"
    file.write_text(TEXT.replace("name: Shop", "name: The shop"))

    studio.edit([*READY, "accountable"], "parts", "id", was="shop")

    assert file.read_text() == TEXT.replace("name: Shop", "name: The shop").replace(
        "    accountable: shop", "    accountable: parts"
    )


def test_where_both_changed_the_same_field_both_are_shown_and_nothing_is_lost(studio: Client, folder: Path) -> None:
    file = folder / "a.yaml"
    file.write_text(TEXT.replace("2 working days", "3 working days"))

    answer = studio.edit([*READY, "within"], "1 working day", "word", was="2 working days")

    assert answer.headers["hx-retarget"] == "#said"
    words = studio.words(answer.text)
    for said in ("2 working days", "3 working days", "1 working day", "Nothing was overwritten"):
        assert said in words
    assert "within: 3 working days" in file.read_text()


def test_steps_are_taken_back_and_made_again_byte_for_byte(studio: Client, folder: Path) -> None:
    file = folder / "a.yaml"
    file.write_bytes(TEXT.replace("\n", "\r\n").encode())
    before = file.read_bytes()
    studio.edit([*READY, "within"], "1 working day", "word")
    studio.edit([*READY, "promise"], "Your bike: ready on the day.")
    studio.post("/rename", {"path": json.dumps(["roles", "mechanic"]), "was": "null", "value": "fitter"})
    after = file.read_bytes()
    assert b"fitter" in after

    for _ in range(4):
        studio.post("/undo", {})
    assert file.read_bytes() == before
    for _ in range(4):
        studio.post("/redo", {})
    assert file.read_bytes() == after


def test_undo_survives_a_restart_and_leaves_what_an_editor_wrote_since(studio: Client, folder: Path) -> None:
    file = folder / "a.yaml"
    studio.edit([*READY, "within"], "1 working day", "word")
    file.write_text(file.read_text().replace("name: Shop", "name: The shop"))

    again = Workspace(folder, "blueprints", datetime.date(2026, 11, 30))
    step = again.undo()

    assert step is not None
    assert step.label == "within of ready"
    assert file.read_text() == TEXT.replace("name: Shop", "name: The shop")


def test_a_journey_is_drawn_on_the_board_and_its_file_reads_as_if_a_person_wrote_it(
    studio: Client, folder: Path
) -> None:
    studio.post("/new", {"section": "journeys", "value": "A flat tyre"})
    phases: list[str | int] = ["journeys", "a-flat-tyre", "phases"]
    for phase, steps in {
        "Notice": ["Hears a hiss", "Stops", "Looks for a shop"],
        "Hand over": ["Comes to the counter", "Says what happened", "Gets a day"],
        "Ride on": ["Gets the bike", "Pays"],
    }.items():
        studio.post("/phase", {"path": json.dumps(phases), "was": json.dumps(studio.value(phases)), "name": phase,
                               "value": steps[0]})  # fmt: skip
        of_phase = [*phases, len(studio.value(phases)) - 1, "steps"]
        for step in steps[1:]:
            studio.post(
                "/step", {"path": json.dumps(of_phase), "was": json.dumps(studio.value(of_phase)), "value": step}
            )
    studio.edit([*phases, 1, "steps", 0, "touchpoint"], "counter", "id")
    studio.edit([*phases, 1, "steps", 0, "frontstage", "mechanic"], "Writes the day on the slip")
    studio.edit([*phases, 1, "steps", 0, "backstage", "lead"], "Plans the day")
    studio.edit([*phases, 1, "steps", 0, "support", "parts"], "Has the tube in stock")
    studio.edit([*phases, 0, "steps", 0, "emotion"], "-2", "word")
    path = [*phases, 0, "steps", 1]
    answer = studio.post(
        "/move", {"path": json.dumps(path), "was": json.dumps(studio.value(path)),
                  "to": json.dumps([*phases, 0, "steps", 2])},
    )  # fmt: skip

    assert answer.status == 200
    text = (folder / "a.yaml").read_text()
    assert laid_out(text) == text
    assert text.startswith(TEXT)
    assert [step["customer"] for phase in studio.value(phases) for step in phase["steps"]] == [
        *("Hears a hiss", "Looks for a shop", "Stops"),
        *("Comes to the counter", "Says what happened", "Gets a day", "Gets the bike", "Pays"),
    ]
    drawn = studio.get("/picture/a-flat-tyre.svg").text
    for words in ("Hears a hiss", "Writes the day", "Hand over"):
        assert words in drawn
    while studio.workspace.history.last_done():
        studio.post("/undo", {})
    assert (folder / "a.yaml").read_text() == TEXT


def test_a_findings_way_out_is_a_button(studio: Client, folder: Path) -> None:
    answer = studio.edit([*READY, "accountable"], "shp", "id")
    found = re.search(r'name="finding" value="([^"]+)">.*?<button>Write shop</button>', answer.text)
    assert found

    mended = studio.post(
        "/mend", {"path": json.dumps([*READY, "accountable"]), "finding": unescape(found[1]), "value": "shop"}
    )

    assert "error:" not in studio.words(mended.text)
    assert (folder / "a.yaml").read_text() == TEXT


def test_what_changed_since_the_last_commit_is_told_in_the_words_of_diff(studio: Client, folder: Path) -> None:
    assert "git" in studio.words(studio.get("/changes").text)
    for words in (["init", "-q"], ["add", "."], ["-c", "user.name=a", "-c", "user.email=a@b", "commit", "-qm", "x"]):
        subprocess.run(["git", *words], cwd=folder, check=True)
    studio.edit([*READY, "within"], "3 working days", "word")

    words = studio.words(studio.get("/changes").text)

    assert "3 working days" in words
    assert "weaker" in words


def test_without_git_the_page_of_what_changed_is_no_dead_end(studio: Client) -> None:
    page = studio.get("/changes").text

    assert "there is none yet" in studio.words(page)
    assert "Back to work" in page and 'id="bar"' in page


def test_two_windows_see_each_others_changes(studio: Client) -> None:
    studio.get("/")
    version = studio.workspace.version
    assert studio.get(f"/news?version={version}").status == 204

    studio.edit([*READY, "within"], "1 working day", "word")

    news = studio.get(f"/news?version={version}")
    assert (news.status, news.headers["hx-trigger"]) == (200, "changed")


def test_a_broken_file_is_told_and_the_rest_works(studio: Client, folder: Path) -> None:
    (folder / "b.yaml").write_text("skills:\n  s: [\n")

    answer = studio.edit([*READY, "within"], "1 working day", "word")

    assert answer.status == 200
    assert "b.yaml:" in studio.words(studio.get("/findings").text)
    assert "within: 1 working day  # since June" in (folder / "a.yaml").read_text()


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"Host": "evil.example"}, 403),
        ({"Origin": "http://evil.example"}, 403),
        ({"Cookie": ""}, 403),
        ({"Cookie": "promisekit-studio=wrong"}, 403),
        ({"HX-Request": ""}, 403),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
    ],
)
def test_only_the_page_of_this_start_may_change_anything(
    studio: Client, folder: Path, headers: dict[str, str], status: int
) -> None:
    data = {"path": json.dumps([*READY, "within"]), "was": json.dumps("2 working days"), "kind": "word", "value": "1 h"}

    assert studio.post("/edit", data, **headers).status == status
    assert bool(changed(folder)) is (status == 200)


def test_nothing_changes_by_looking_and_the_token_leaves_the_address(studio: Client, folder: Path) -> None:
    assert studio.get("/edit?path=[]&value=x").status == 405
    answer = studio.get(f"/item/promises/ready?token={TOKEN}", Cookie="")
    assert (answer.status, answer.headers["location"]) == (303, "/item/promises/ready")
    assert "httponly" in answer.headers["set-cookie"].lower()
    assert "default-src 'none'" in studio.get("/").headers["content-security-policy"]
    assert changed(folder) == []


def test_nothing_outside_the_portfolio_is_touched(studio: Client, folder: Path) -> None:
    for path in (["../x", "y", "z"], ["promises", "../../x", "promise"], [], ["nothing"]):
        answer = studio.post("/edit", {"path": json.dumps(path), "was": "null", "kind": "text", "value": "x"})
        assert answer.status == 200
        assert "told" in answer.text
    assert sorted(path.name for path in folder.parent.iterdir()) == ["blueprints"]
    assert studio.get("/assets/../app.py").status == 404
    assert studio.get("/item/promises/nobody").status == 200


@pytest.mark.parametrize(
    "payload",
    [
        "<script>alert(1)</script>",
        '"><img src=x onerror=alert(1)>',
        "{{7*7}}",
        "</textarea><b>",
        "`<b>`",
    ],
)
def test_texts_stay_texts(studio: Client, payload: str) -> None:
    for name, kind in (("promise", "text"), ("within", "word"), ("tags", "lines"), ("accountable", "id")):
        answer = studio.edit([*READY, name], payload, kind)
        for page in (answer.text, studio.get("/findings").text, studio.get("/").text):
            assert payload not in page or payload == "{{7*7}}"
            assert "<b>`" not in page
            assert "49" not in page
    assert studio.value([*READY, "promise"]) == payload


def test_the_sample_has_a_form_for_every_item(studio: Client, tmp_path: Path) -> None:
    shutil.copytree("blueprints", tmp_path / "sample", ignore=shutil.ignore_patterns(".*"))
    workspace = Workspace(tmp_path / "sample", "sample", datetime.date(2026, 11, 30))
    studio.workspace.folder, studio.workspace._stamp = workspace.folder, ()

    for item in workspace.loaded.portfolio.items():
        answer = studio.get(f"/item/{item.section}/{item.id}")
        assert answer.status == 200
        assert item.id in answer.text
        assert "cannot be read" not in answer.text


def test_the_vendored_script_is_the_one_that_its_licence_names() -> None:
    assets = Path("promisekit/studio/assets")
    digest = hashlib.sha256((assets / "htmx.min.js").read_bytes()).hexdigest()

    assert digest in (assets / "htmx.LICENSE").read_text()


@pytest.mark.parametrize(
    ("code", "words", "field", "undo"),
    [
        ("fi", "Voiko sen pitää?", "Vastaa lupauksesta", "Kumoa"),
        ("sv", "Kan det hållas?", "nsvarig", "Ångra"),
    ],
)
def test_the_studio_speaks_finnish_and_swedish_and_findings_say_that_they_are_english(
    studio: Client, code: str, words: str, field: str, undo: str
) -> None:
    answer = studio.post("/language", {"code": code})
    assert answer.headers["hx-refresh"] == "true"
    cookie = f"{COOKIE}={TOKEN}; {answer.headers['set-cookie'].partition(';')[0]}"

    page = studio.get("/item/promises/ready", Cookie=cookie).text
    said = studio.words(page)
    assert f'<html lang="{code}">' in page
    assert words in said
    assert undo in said
    assert re.search(field, said)
    assert {"fi": "Se yksi toiminto, joka vastaa siitä. accountable", "sv": "Den enda funktion"}[code] in said
    assert not [meaning for meaning in meanings(Promise).values() if meaning in said]
    findings = studio.get("/findings", Cookie=cookie).text
    assert 'class="warning" lang="en"' in findings
    assert "%(" not in said
    wrong = studio.post(
        "/step", {"path": json.dumps(["journeys", "x", "phases", 0, "steps"]), "value": ""}, Cookie=cookie
    )
    assert {"fi": "Mitä asiakas tekee?", "sv": "Vad gör kunden?"}[code] in studio.words(wrong.text)


@pytest.mark.parametrize("code", ["en", "fi", "sv"])
def test_a_field_without_a_meaning_says_nothing_but_its_name(code: str) -> None:
    """The empty text is, in a catalogue, what the catalogue says of itself."""
    speak(code)
    assert meaning(Field(("promises", "x", "odd"), "odd", "raw")) == "<code>odd</code>"


def test_no_word_of_the_studio_is_without_a_translation() -> None:
    for code in ("fi", "sv"):
        path = Path(f"promisekit/handbook/language/locale/{code}/LC_MESSAGES/promisekit.po")
        with path.open("rb") as file:
            words = [
                one for one in read_po(file) if one.id and any("studio" in place for place, _line in one.locations)
            ]
        assert len(words) > 200
        assert [one.id for one in words if not one.string] == []


def test_one_field_in_a_file_full_of_remarks_is_one_line_for_git(studio: Client, folder: Path) -> None:
    git = ["git", "-c", "user.name=a", "-c", "user.email=a@b"]
    for words in (["init", "-q"], ["add", "."], ["commit", "-qm", "x"]):
        subprocess.run([*git, *words], cwd=folder, check=True)
    studio.edit([*READY, "within"], "1 working day", "word")

    told = subprocess.run([*git, "diff", "--numstat"], cwd=folder, check=True, capture_output=True, text=True).stdout
    assert told == "1\t1\ta.yaml\n"


def test_a_role_gets_another_name_everywhere_and_all_is_undone(studio: Client, folder: Path) -> None:
    answer = studio.post("/rename", {"path": json.dumps(["roles", "mechanic"]), "was": "null", "value": "Bike fitter"})

    assert answer.headers["hx-redirect"] == "/item/roles/bike-fitter"
    text = (folder / "a.yaml").read_text()
    assert "roles: [bike-fitter]" in text
    assert "mechanic:" not in text
    assert studio.words(studio.get("/").text).count("0 errors") == 1
    studio.post("/undo", {})
    assert (folder / "a.yaml").read_text() == TEXT


def test_a_version_is_a_commit_of_the_portfolio_and_of_nothing_else(
    studio: Client, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for who in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{who}_NAME", "a")
        monkeypatch.setenv(f"GIT_{who}_EMAIL", "a@b")

    def git(*words: str) -> str:
        done = subprocess.run(["git", *words], cwd=folder.parent, check=True, capture_output=True, text=True)
        return done.stdout

    assert "no git repository" in studio.words(studio.post("/save", {"message": "x"}).text)
    git("init", "-q")
    (folder.parent / "other.txt").write_text("other")
    assert "1 file differs" in studio.words(studio.get("/").text)
    git("add", ".")
    git("commit", "-qm", "x")
    assert "Save as a version" not in studio.words(studio.get("/").text)

    studio.edit([*READY, "within"], "1 working day", "word")
    (folder.parent / "other.txt").write_text("changed")
    assert "A few words are needed" in studio.words(studio.post("/save", {"message": " "}).text)
    answer = studio.post("/save", {"message": "--amend; $(x) Quicker\nthan before"})

    assert "Saved as a version." in studio.words(answer.text)
    assert git("log", "-1", "--format=%B").strip() == "--amend; $(x) Quicker\nthan before"
    assert git("show", "--name-only", "--format=").split() == ["blueprints/a.yaml"]
    assert git("status", "--porcelain").split() == ["M", "other.txt"]


def test_what_git_says_is_told_where_it_refuses(studio: Client, folder: Path) -> None:
    subprocess.run(["git", "init", "-q"], cwd=folder, check=True)
    hook = folder / ".git/hooks/pre-commit"
    hook.write_text("#!/bin/sh\necho 'not on a Friday' >&2\nexit 1\n")
    hook.chmod(0o755)

    told = studio.words(studio.post("/save", {"message": "x"}).text)

    assert "did not save it: not on a Friday" in told


def test_something_new_is_made_where_it_is_named_in_one_step(studio: Client, folder: Path) -> None:
    data = {
        "path": json.dumps([*READY, "kept_at"]),
        "was": json.dumps(["counter"]),
        "kind": "ids",
        "section": "touchpoints",
        "value": "Reminder by text",
    }
    answer = studio.post("/fresh", data)

    assert answer.status == 200
    assert studio.value([*READY, "kept_at"]) == ["counter", "reminder-by-text"]
    assert studio.value(["touchpoints", "reminder-by-text"]) == {"name": "Reminder by text"}
    assert "Reminder by text" in studio.words(answer.text)
    assert "Nothing was overwritten" in studio.words(studio.post("/fresh", data).text)
    data = {**data, "path": json.dumps(["roles", "mechanic", "function"]), "was": '"shop"', "kind": "id"}
    studio.post("/fresh", {**data, "section": "functions", "value": "Night shift"})
    assert studio.value(["roles", "mechanic", "function"]) == "night-shift"
    studio.post("/undo", {})
    studio.post("/undo", {})
    assert (folder / "a.yaml").read_text() == TEXT


BROKEN = b"""\
skills:
  calm: {name: Stays calm}
  listens:
    name: Listens
promises:
  call:
    promise: We call you back: today.
    kept_at: [phone]
"""


def test_a_file_that_was_broken_from_the_start_is_told_where_its_items_are_missed(studio: Client, folder: Path) -> None:
    (folder / "b.yaml").write_bytes(BROKEN)

    home = studio.get("/").text
    words = studio.words(home)
    assert "blueprints/b.yaml cannot be read" in words
    assert "blueprints/b.yaml:7" in words
    assert f'href="vscode://file{folder.as_posix()}/b.yaml:7:' in home
    for section, item_id, name in (("skills", "calm", "Stays calm"), ("promises", "call", "We call you back: today.")):
        links = re.findall(rf'<a href="/item/{section}/{item_id}"[^>]*>{name}', home)
        assert len(links) > 1, "on the page and in the list"
        item = studio.get(f"/item/{section}/{item_id}").text
        assert "The file in which this stands cannot be read" in studio.words(item)
        assert f"vscode://file{folder.as_posix()}/b.yaml:7:" in item
    assert "Open the line in VS Code" in studio.words(studio.get("/findings").text)
    assert studio.get("/item/promises/ready").status == 200

    (folder / "b.yaml").write_bytes(BROKEN.replace(b"back: today", b"back today"))
    assert "cannot be read" not in studio.words(studio.get("/").text)


def test_a_file_that_is_no_text_is_told_too(studio: Client, folder: Path) -> None:
    (folder / "b.yaml").write_bytes("skills:\n  calm: {name: Pysyy tyynenä}\n".encode("latin-1"))

    words = studio.words(studio.get("/").text)
    assert "blueprints/b.yaml cannot be read" in words
    assert "Until it is mended, what stands in it is missing here." in words


def test_the_portfolio_section_itself_may_be_what_is_missing(studio: Client, folder: Path) -> None:
    (folder / "a.yaml").write_text(TEXT.replace("sponsor: lead}", "sponsor: lead"))
    words = studio.words(studio.get("/").text)
    assert "blueprints/a.yaml cannot be read" in words
    assert "The portfolio itself" in words.split("these are missing here")[1].split("Promises")[0]
    assert "cannot be read" in studio.words(studio.get("/portfolio").text)


def test_each_question_about_a_promise_has_the_field_that_answers_it(studio: Client, folder: Path) -> None:
    page = studio.get("/item/promises/ready").text.replace("\n", " ")
    unfolded = re.sub(r'<details class="more.*?</details>', "", page)

    for field in ("within", "commitments", "guidelines", "remedy"):
        assert f'id="f-promises-ready-{field}"' in unfolded
    assert 'id="f-promises-ready-share"' not in unfolded
    assert 'id="f-promises-ready-share"' in page


def test_a_guideline_is_for_a_role_and_a_commitment_for_anybody(studio: Client) -> None:
    page = studio.get("/item/promises/ready").text
    roles = page[page.index('aria-label="Role"') :].partition("</select>")[0]
    anybody = page[page.index('aria-label="By whom"') :].partition("</select>")[0]

    assert "Mechanic" in roles and "Parts" not in roles
    assert "Mechanic" in anybody and "Parts" in anybody


def test_a_form_tells_nobody_to_add_a_line_to_a_file(studio: Client, folder: Path) -> None:
    (folder / "a.yaml").write_text(TEXT.replace("    accountable: shop\n", ""))
    page = studio.words(studio.get("/item/promises/ready").text)

    assert "`accountable` of `ready` is missing" in page
    assert "add `accountable: …`" not in page
