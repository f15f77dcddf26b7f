"""``promisekit diff``, ``log``, ``changelog`` and ``textconv``: what is printed, and with which code they end."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from promisekit.report.changes import FORMATS
from tests.cli.conftest import Run, files_in
from tests.history.repository import ENVIRONMENT, Repository

TEAM = """\
portfolio: {name: Harbour Bikes}
functions:
  workshop: {name: Workshop, kind: frontline}
  office: {name: Office, kind: support}
roles:
  mechanic: {name: Mechanic, function: workshop}
touchpoints:
  counter: {name: The counter, channel: store, responsible: workshop, roles: [mechanic]}
promises:
  ready:
    promise: Your bike is ready on Friday.
    kept_at: counter
    accountable: workshop
    within: 2 days
    guidelines:
      hand-over: {role: mechanic, do: [Say the hour.]}
"""


@pytest.fixture
def repo(here: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """A repository in which `main` promises two days; the test stands in it."""
    for name, value in ENVIRONMENT.items():
        monkeypatch.setenv(name, value)
    repository = Repository(here)
    repository.commit("We promise Friday", {"blueprints/team.yaml": TEAM})
    return repository


def relax(repo: Repository, limit: str = "3 days") -> None:
    repo.write({"blueprints/team.yaml": TEAM.replace("2 days", limit)})


def test_says_what_got_weaker_since_the_branch_left_main(run: Run, repo: Repository) -> None:
    first = repo.git("rev-parse", "--short=7", "HEAD")
    relax(repo)
    result = run("diff")
    assert result.exit_code == 0
    assert result.stdout == (
        f"""\
1 promise got weaker.
Compared main at {first} with the working tree.

promise ready  blueprints/team.yaml
  weaker    line 14     the promised time is longer: 3 days instead of 2 days [PD101]
  touches: role mechanic; function workshop; touchpoint counter

Guidelines to read again, since what they rest on changed and they did not:
  ready / hand-over (mechanic)  blueprints/team.yaml:16

1 weaker.
"""
    )


def test_nothing_changed(run: Run, repo: Repository) -> None:
    result = run("diff", "HEAD", "--fail-on", "any")
    assert result.exit_code == 0
    assert result.stdout.splitlines()[0] == "Nothing changed in what customers and staff may count on."


@pytest.mark.parametrize(
    ("limit", "fail_on", "code"),
    [("3 days", "weaker", 1), ("1 day", "weaker", 0), ("1 day", "removed", 0), ("1 day", "any", 1)],
)
def test_the_weight_decides_how_it_ends(run: Run, repo: Repository, limit: str, fail_on: str, code: int) -> None:
    relax(repo, limit)
    assert run("diff", "--fail-on", fail_on).exit_code == code


@pytest.mark.parametrize("format_name", FORMATS)
def test_every_format_reaches_file_and_standard_output_alike(run: Run, repo: Repository, format_name: str) -> None:
    relax(repo)
    printed = run("diff", "--format", format_name)
    written = run("diff", "--format", format_name, "-o", "out.txt")
    assert (repo.folder / "out.txt").read_bytes() == printed.stdout_bytes
    assert "PD101" in printed.stdout and written.stdout == ""
    if format_name == "junit":
        ET.fromstring(printed.stdout)


def test_two_folders_need_no_repository(run: Run, here: Path) -> None:
    for name, limit in (("old", "2 days"), ("new", "3 days")):
        (here / name).mkdir()
        (here / name / "team.yaml").write_text(TEAM.replace("2 days", limit), "utf-8")
    result = run("diff", "old", "new", "--format", "json")
    assert json.loads(result.stdout)["summary"]["verdict"] == "1 promise got weaker."


def test_a_renamed_folder_may_be_named(run: Run, repo: Repository) -> None:
    repo.git("mv", "blueprints", "promises")
    assert "Nothing changed" in run("diff", "HEAD", "--path", "promises").stdout
    assert "Nothing changed" in run("diff", "HEAD", "--path", "promises", "--base-path", "blueprints").stdout
    result = run("diff", "HEAD")
    assert result.exit_code == 2
    assert "`blueprints` does not exist" in result.stderr


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("nowhere",), "There is no revision `nowhere` in this repository."),
        (("--", "--output=x"), "is no revision: those never start with a hyphen."),
        (("--", "-x"), "`-x` is no revision"),
        (("./nowhere",), "`./nowhere` does not exist; name the folder"),
        (("--path", "nowhere"), "`nowhere` does not exist"),
        (("HEAD", "--format", "jsno"), "did you mean `json`?"),
        (("HEAD", "--fail-on", "weak"), "did you mean `weaker`?"),
        (("HEAD", "--base-path", "nowhere"), "there is no .yaml file in `nowhere` at that revision"),
        (("HEAD", "--base-path", "/"), "is not inside the repository"),
    ],
)
def test_what_cannot_be_compared_is_said(run: Run, repo: Repository, words: tuple[str, ...], message: str) -> None:
    result = run("diff", *words)
    assert result.exit_code == 2
    assert message in result.stderr
    assert files_in(repo.folder / "blueprints") == ["team.yaml"] and not (repo.folder / "x").exists()


def test_outside_of_a_repository(run: Run, here: Path, troubled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(here.parent))
    for command in ("diff", "log"):
        result = run(command)
        assert result.exit_code == 2
        assert "is in no git repository" in result.stderr


def test_pictures_are_written_before_and_after(run: Run, repo: Repository) -> None:
    relax(repo)
    assert run("diff", "--pictures", "out").exit_code == 0
    names = [f"promise-ready-{when}.{ending}" for when in ("after", "before", "changes") for ending in ("png", "svg")]
    assert files_in(repo.folder / "out") == names
    assert (repo.folder / "out/promise-ready-after.png").read_bytes().startswith(b"\x89PNG")
    assert "3 days" in (repo.folder / "out/promise-ready-after.svg").read_text("utf-8")
    assert "3 days" not in (repo.folder / "out/promise-ready-before.svg").read_text("utf-8")
    result = run("diff", "--pictures", "blueprints/team.yaml")
    assert result.exit_code == 2 and "cannot be written to `blueprints/team.yaml`" in result.stderr


@pytest.mark.parametrize("name", ["Graphviz", "Export"])
def test_without_what_draws(run: Run, repo: Repository, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    import promisekit.draw as draw
    from promisekit.draw.cache import PictureCache

    error = draw.NoGraphviz() if name == "Graphviz" else draw.NoExport.without("PNG and PDF", "typst")

    def fails(*_words: object, **_options: object) -> None:
        raise error

    if name == "Graphviz":
        monkeypatch.setattr(PictureCache, "picture", fails)
    else:
        monkeypatch.setattr(draw, "to_png", fails)
    relax(repo)
    result = run("diff", "--pictures", "out")
    if name == "Graphviz":
        assert result.exit_code == 0 and result.stderr.startswith("Without pictures: ")
        assert "1 promise got weaker." in result.stdout
    else:
        assert result.exit_code == 2 and "pip install typst" in result.stderr


# log


@pytest.fixture
def grown(repo: Repository) -> Repository:
    """A promise that got another id, another limit, other words, and a merge in between."""
    text = TEAM.replace("ready:", "ready-in-time:")
    repo.commit("Another id", {"blueprints/team.yaml": text})
    repo.git("checkout", "--quiet", "-b", "side")
    text = text.replace("2 days", "3 days")
    repo.commit("Three days", {"blueprints/team.yaml": text})
    repo.commit("wip", {"blueprints/other.yaml": "skills: {truing: {name: Truing wheels}}\n"})
    repo.git("checkout", "--quiet", "main")
    repo.commit("Unrelated", {"README.md": "Hello\n"})
    message = "Merge pull request #7 from harbour/side\n\nGive the workshop a third day"
    repo.git("merge", "--quiet", "--no-ff", "-m", message, "side")
    (repo.folder / "promises").mkdir()
    repo.git("mv", "blueprints/team.yaml", "promises/bikes.yaml")
    repo.git("mv", "blueprints/other.yaml", "promises/other.yaml")
    repo.commit("The folder has another name")
    repo.commit("Kinder words", {"promises/bikes.yaml": text.replace("Your bike is ready", "You ride again")})
    return repo


def test_log_tells_an_item_from_its_beginning(run: Run, grown: Repository) -> None:
    result = run("log", "ready-in-time", "--path", "promises")
    ids = grown.git("log", "--first-parent", "--format=%h", "--abbrev=7").split()
    assert result.stdout == (
        f"""\
promise ready-in-time: You ride again on Friday.

2026-01-08  Kinder words (Kerry, {ids[0]})
  changed   the promise has other words: “You ride again on Friday.” instead of “Your bike is ready on Friday.” [PD148]

2026-01-06  Give the workshop a third day (Kerry, {ids[2]})
  weaker    the promised time is longer: 3 days instead of 2 days [PD101]

2026-01-03  Another id (Kerry, {ids[4]})
  renamed   the id changed while the content stayed: ready-in-time instead of ready [PD903]

2026-01-02  We promise Friday (Kerry, {ids[5]})
  added     a promise is new: “Your bike is ready on Friday.” [PD136]
"""
    )


def test_log_of_the_whole_portfolio(run: Run, grown: Repository) -> None:
    lines = run("log", "--path", "promises").stdout.splitlines()
    assert [line.partition("  ")[2].partition(" (")[0] for line in lines if line.startswith("2026")] == [
        "Kinder words",
        "Give the workshop a third day",
        "Another id",
        "We promise Friday",
    ]
    assert "  promise ready-in-time: 1 weaker" in lines and "  skill truing: 1 added" in lines
    assert len(run("log", "--path", "promises", "-n", "1").stdout.splitlines()) == 2


def test_log_of_an_item_that_is_gone_or_has_another_id(run: Run, grown: Repository) -> None:
    lines = run("log", "ready", "--path", "promises").stdout.splitlines()
    assert lines[0] == "ready" and "renamed" in lines[3] and "added" in lines[6]
    grown.write({"promises/bikes.yaml": TEAM.partition("promises:")[0]})
    grown.commit("No promise any more")
    lines = run("log", "ready-in-time", "--path", "promises").stdout.splitlines()
    assert "removed" in lines[3] and len([line for line in lines if line.startswith("2026")]) == 5


def test_log_asks_which_item_is_meant(run: Run, repo: Repository) -> None:
    repo.commit("Two", {"blueprints/s.yaml": "skills: {ready: {name: Being ready}}\n"})
    result = run("log", "ready")
    assert result.exit_code == 2
    assert "write `promises:ready` or `skills:ready`" in result.stderr
    assert run("log", "skills:ready").stdout.startswith("skill ready: Being ready\n")
    assert "did you mean `skills`?" in run("log", "skill:ready").stderr
    assert "No item has or had the id `nobody`." in run("log", "nobody").stderr


def test_log_of_what_is_not_committed_yet(run: Run, repo: Repository) -> None:
    repo.write({"blueprints/s.yaml": "skills: {truing: {name: Truing wheels}}\n"})
    assert run("log", "truing").stdout == "skill truing: Truing wheels\n\nIt is in no commit yet.\n"


def test_log_at_the_edge_of_a_shallow_clone(run: Run, grown: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    clone = grown.folder / "clone"
    grown.git("clone", "--quiet", "--depth=2", f"file://{grown.folder}", str(clone))
    monkeypatch.chdir(clone)
    lines = run("log", "ready-in-time", "--path", "promises").stdout.splitlines()
    assert lines[-1] == "  What was before is not in this clone; `git fetch --unshallow` brings it."


def test_log_of_a_portfolio_that_began_late_and_is_gone(run: Run, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in ENVIRONMENT.items():
        monkeypatch.setenv(name, value)
    repository = Repository(here)
    repository.commit("Others", {"ci.yaml": "jobs: {}\n"})
    repository.commit("More of them", {"ci.yaml": "jobs: {a: b}\n"})
    repository.commit("Ours", {"blueprints/s.yaml": "skills: {truing: {name: Truing}}\n"})
    repository.git("rm", "-r", "--quiet", "blueprints")
    repository.commit("Gone")
    lines = run("log").stdout.splitlines()
    assert [line.partition(" (")[0] for line in lines] == [
        "2026-01-05  Gone", "  skill truing: 1 removed", "", "2026-01-04  Ours", "  skill truing: 1 added",
    ]  # fmt: skip


def test_log_survives_hostile_commits(run: Run, repo: Repository) -> None:
    message = "\x1b[31m\x01\x02 :100644 100644 0 0 M\n\n:100644 body\x01"
    relax(repo)
    repo.commit(message)
    repo.write({"blueprints/\x01:1 2 3\n.yaml": "skills: {a: {name: A}}\n", "blueprints/[x].yaml": "skills: [\n"})
    repo.commit("Names")
    repo.write({"blueprints/team.yaml": TEAM})
    repo.commit("Back")
    result = run("log", "ready")
    assert result.exit_code == 0 and "\x1b" not in result.stdout and "\x01" not in result.stdout
    weights = [line.split()[0] for line in result.stdout.splitlines() if line.startswith("  ")]
    assert weights == ["stronger", "weaker", "added"]


def test_log_cuts_a_long_list(run: Run, repo: Repository) -> None:
    skills = "".join(f"  s-{n}: {{name: S{n}}}\n" for n in range(30))
    repo.commit("Skills", {"blueprints/s.yaml": f"skills:\n{skills}"})
    assert run("log", "-n", "1").stdout.splitlines()[-1] == "  and 18 more items"


# changelog


def test_a_changelog_for_everybody_and_for_a_role(run: Run, repo: Repository) -> None:
    repo.git("tag", "v1")
    text = TEAM.replace("2 days", "3 days").replace("Say the hour.", "Say the day.").replace("Office", "Back office")
    repo.commit("Second", {"blueprints/team.yaml": text})
    repo.git("tag", "v2")
    everything = run("changelog", "v1..v2").stdout
    assert everything.startswith("# Harbour Bikes: what changed\n\nFrom v1 to v2.\n\n## What customers may count on\n")
    assert "- **Less than before:** the promised time is longer&#58; 3 days instead of 2 days.\n" in everything
    assert "## How we work\n\n### Function: Back office\n" in everything
    assert "## What staff do differently" in everything
    for_mechanics = run("changelog", "v1..v2", "--role", "mechanic").stdout
    assert for_mechanics.splitlines()[0] == "# Harbour Bikes: what changed for Mechanic"
    assert for_mechanics.index("What you do differently") < for_mechanics.index("What customers may count on")
    assert "Back office" not in for_mechanics
    assert run("changelog", "v1..v2", "--function", "office", "-o", "out.md").stdout == ""
    assert "### Function: Back office" in (repo.folder / "out.md").read_text("utf-8")


def test_a_changelog_names_the_guidelines_to_read_again(run: Run, repo: Repository) -> None:
    relax(repo)
    for words in ((), ("--role", "mechanic"), ("--function", "workshop")):
        text = run("changelog", "HEAD", *words).stdout
        assert "## Read these guidelines again" in text
        assert "- Mechanic: <code>hand-over</code> in “Your bike is ready on Friday.”" in text
    nothing = run("changelog", "HEAD", "--function", "office").stdout
    assert nothing.endswith("Nothing that concerns you.\n")
    assert run("changelog", "HEAD..HEAD").stdout.endswith("Nothing in what customers and staff may count on.\n")


def test_a_changelog_for_nobody(run: Run, repo: Repository) -> None:
    result = run("changelog", "HEAD", "--role", "mechanik")
    assert result.exit_code == 2 and "There is no role `mechanik`; did you mean `mechanic`?" in result.stderr
    result = run("changelog", "HEAD", "--role", "mechanic", "--function", "office")
    assert result.exit_code == 2 and "not both" in result.stderr


# textconv


def test_textconv_gives_one_form_however_it_is_written(run: Run, here: Path) -> None:
    (here / "one.yaml").write_text(
        "# A comment\nroles:\n  b: {function: f, name: 'B'}\n  a: &a\n    name: \"no\"\n    function: f\n"
        "functions: {f: {kind: support, name: F}}\n",
        "utf-8",
    )
    (here / "two.yaml").write_text(
        "\ufefffunctions:\n  f:\n    name: F\n    kind: 'support'\nroles:\n"
        "  a: {name: no, function: f}\n  b: {name: B, function: f}\n",
        "utf-8",
    )
    forms = [run("textconv", name).stdout for name in ("one.yaml", "two.yaml")]
    assert forms[0] == forms[1]
    assert forms[0] == (
        "functions:\n  f:\n    name: F\n    kind: support\nroles:\n"
        "  a:\n    name: no\n    function: f\n  b:\n    name: B\n    function: f\n"
    )


def test_textconv_orders_fields_at_every_depth_and_keeps_what_it_does_not_know(run: Run, here: Path) -> None:
    (here / "a.yaml").write_text(
        "surprise: [1, 2]\nportfolio: {vision: V, name: N}\n"
        "promises: {p: {guidelines: {g: {do: [A, B], role: r}}, promise: P, strange: {b: 1, a: 2}}}\nroles: none\n",
        "utf-8",
    )
    assert run("textconv", "a.yaml").stdout == (
        "portfolio:\n  name: N\n  vision: V\nroles: none\npromises:\n  p:\n    promise: P\n    guidelines:\n      g:\n"
        "        role: r\n        do:\n        - A\n        - B\n    strange:\n      b: 1\n      a: 2\n"
        "surprise:\n- 1\n- 2\n"
    )


@pytest.mark.parametrize("content", [b"promises: [\n", b"\xff\xfe\0", b"- a list\n", b"", b"skills: {a: !!str x}\n"])
def test_textconv_leaves_alone_what_it_cannot_read(run: Run, here: Path, content: bytes) -> None:
    (here / "a.yaml").write_bytes(content)
    result = run("textconv", "a.yaml")
    assert result.exit_code == 0 and result.stdout_bytes == content


def test_textconv_of_no_file(run: Run, here: Path) -> None:
    result = run("textconv", "nowhere.yaml")
    assert result.exit_code == 2 and "`nowhere.yaml` cannot be read: there is no such file or folder." in result.stderr


def test_git_shows_by_it_what_changed(repo: Repository) -> None:
    program = Path(sys.executable).with_name("promisekit")
    repo.git("config", "diff.promisekit.textconv", f"{program} textconv")
    repo.write({".gitattributes": "*.yaml diff=promisekit\n"})
    repo.write({"blueprints/team.yaml": "# A comment\n" + TEAM.replace("2 days", "'3 days'")})
    shown = subprocess.run(["git", "diff"], cwd=repo.folder, capture_output=True, text=True, check=True).stdout
    changed = [line for line in shown.splitlines() if line.startswith(("+ ", "- "))]
    assert changed == ["-    within: 2 days", "+    within: 3 days"]
