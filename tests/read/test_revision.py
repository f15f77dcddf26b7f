"""Portfolios of git revisions: what is read, what is shared, and what cannot be had."""

from __future__ import annotations

import os
import stat
import subprocess
from pathlib import Path

import pytest

from promisekit.diff import compare
from promisekit.model.portfolio import SECTIONS
from promisekit.read import Loaded, load
from promisekit.read.folder import NothingToReadError
from promisekit.read.git import GitError
from promisekit.read.git import Repository as Git
from promisekit.read.revision import load_revision
from promisekit.read.versions import Asked, Version, read_versions
from tests.history.repository import ENVIRONMENT, Repository

TEAM = """\
portfolio: {name: Harbour Bikes}
functions:
  workshop: {name: Workshop, kind: frontline}
"""
SKILL = "skills:\n  truing: {name: Truing wheels}\n"


@pytest.fixture
def repo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """A repository with one commit on `main`, in which the test stands."""
    repository = Repository(tmp_path / "repo")
    repository.commit("First", {"blueprints/team.yaml": TEAM, "blueprints/people/skills.yaml": SKILL})
    monkeypatch.chdir(repository.folder)
    for name, value in ENVIRONMENT.items():
        monkeypatch.setenv(name, value)
    return repository


def revision(repo: Repository, name: str = "HEAD", folder: str = "blueprints") -> Loaded:
    with Git(repo.folder) as git:
        return load_revision(git, name, repo.folder / folder, folder)


def ids(loaded: Loaded) -> list[str]:
    return [item.id for item in loaded.portfolio.items()]


def names(versions: tuple[Version, Version]) -> tuple[str, str]:
    return versions[0].name, versions[1].name


def test_a_revision_is_read_as_the_same_files_on_the_disk(repo: Repository) -> None:
    repo.commit(
        "More",
        {
            "blueprints/m/metrics.yaml": "metrics:\n  m: {name: M, kind: operational, results: data/m.csv}\n",
            "blueprints/m/data/m.csv": "on,value\n2026-01-31,4\n2026-02-28,x\n",
            "blueprints/m/links.yaml": "skills:\n  l: {name: L, links: [{title: T, url: ../card.pdf}]}\n",
            "blueprints/card.pdf": b"%PDF",
            "blueprints/.hidden.yaml": "nonsense",
            "blueprints/_drafts/x.yaml": "nonsense",
            "blueprints/broken.yaml": "skills: [\n",
            "blueprints/latin.yaml": b"skills: {a: {name: \xe4}}\n",
        },
    )
    on_disk, in_git = load("blueprints"), revision(repo)
    assert in_git.diagnostics == on_disk.diagnostics
    assert len(in_git.diagnostics) == 3
    for section in SECTIONS:
        assert in_git.portfolio.section(section) == on_disk.portfolio.section(section)
    assert in_git.texts == on_disk.texts
    assert in_git.source_map.span(("skills", "truing", "name")) == on_disk.source_map.span(("skills", "truing", "name"))


def test_the_working_tree_and_the_index_are_left_alone(repo: Repository) -> None:
    repo.write({"blueprints/team.yaml": TEAM + "# edited\n", "blueprints/new.yaml": "roles: {}\n"})
    before = repo.git("status", "--porcelain"), (repo.folder / ".git/index").read_bytes()
    base, head = read_versions(Asked("HEAD"))
    assert "# edited" not in base.loaded.texts["blueprints/team.yaml"]
    assert "# edited" in head.loaded.texts["blueprints/team.yaml"]
    assert (repo.git("status", "--porcelain"), (repo.folder / ".git/index").read_bytes()) == before


def test_what_both_versions_say_is_read_once(repo: Repository) -> None:
    results = {
        "blueprints/m.yaml": "metrics:\n  m: {name: M, kind: operational, results: m.csv}\n",
        "blueprints/m.csv": "on,value\n2026-01-31,4\n",
    }
    repo.commit("Metric", results)
    repo.write({"blueprints/team.yaml": TEAM.replace("Workshop", "The workshop")})
    base, head = read_versions(Asked("HEAD"))
    assert base.loaded.portfolio.skills["truing"] is head.loaded.portfolio.skills["truing"]
    assert base.loaded.portfolio.metrics["m"] is head.loaded.portfolio.metrics["m"]
    assert base.loaded.portfolio.functions["workshop"] != head.loaded.portfolio.functions["workshop"]


def test_a_file_that_names_a_changed_file_is_read_again(repo: Repository) -> None:
    metric = "metrics:\n  m: {name: M, kind: operational, results: m.csv}\n"
    repo.commit("Metric", {"blueprints/m.yaml": metric, "blueprints/m.csv": "on,value\n2026-01-31,4\n"})
    repo.write({"blueprints/m.csv": "on,value\n2026-01-31,5\n"})
    base, head = read_versions(Asked("HEAD"))
    values = [version.loaded.portfolio.metrics["m"].results[0].value for version in (base, head)]
    assert values == [4, 5]
    (repo.folder / "blueprints/m.csv").unlink()
    base, head = read_versions(Asked("HEAD"))
    assert base.loaded.portfolio.metrics["m"].results and not head.loaded.portfolio.metrics["m"].results


def test_only_what_differs_is_asked_of_git(repo: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    repo.commit("Many", {f"blueprints/s{n}.yaml": f"skills: {{s-{n}: {{name: S{n}}}}}\n" for n in range(120)})
    repo.write({"blueprints/s7.yaml": "skills: {s-7: {name: Another}}\n"})
    asked: list[str] = []
    started: list[str] = []
    read, start = Git._read, Git._start
    monkeypatch.setattr(Git, "_read", lambda self, oids: asked.extend(oids) or read(self, oids))
    monkeypatch.setattr(Git, "_start", lambda self, *w, **k: started.append(w[0]) or start(self, *w, **k))
    read_versions(Asked("HEAD"))
    assert len(asked) == 1
    assert started.count("cat-file") == 1 and len(started) <= 6
    asked.clear()
    repo.commit("One")
    read_versions(Asked("HEAD~", "HEAD"))
    assert len(asked) == len(set(asked)) == 123
    assert started.count("cat-file") == 2


# What BASE and HEAD may be


def test_by_default_the_parting_from_main_against_the_working_tree(repo: Repository) -> None:
    parting = repo.git("rev-parse", "HEAD")
    repo.git("checkout", "--quiet", "-b", "feature")
    repo.commit("Mine", {"blueprints/mine.yaml": "skills: {mine: {name: M}}\n"})
    repo.git("checkout", "--quiet", "main")
    repo.commit("Theirs", {"blueprints/theirs.yaml": "skills: {theirs: {name: T}}\n"})
    repo.git("checkout", "--quiet", "feature")
    repo.write({"blueprints/now.yaml": "skills: {now: {name: N}}\n"})
    base, head = read_versions(Asked())
    assert (base.name, base.commit) == (f"main at {parting[:7]}", parting)
    assert head.name == "the working tree"
    assert ids(base.loaded) == ["workshop", "truing"]
    assert ids(head.loaded) == ["workshop", "mine", "now", "truing"]


def test_the_remote_main_branch_goes_before_the_local_one(repo: Repository, tmp_path: Path) -> None:
    clone = tmp_path / "clone"
    repo.git("clone", "--quiet", str(repo.folder), str(clone), at=tmp_path)
    repo.commit("Later", {"blueprints/later.yaml": "skills: {later: {name: L}}\n"})
    repo.git("fetch", "--quiet", at=clone)
    repo.git("merge", "--quiet", "origin/main", at=clone)
    repo.git("branch", "--force", "--quiet", "old", "HEAD~", at=clone)
    repo.git("checkout", "--quiet", "-B", "feature", at=clone)
    repo.git("branch", "--force", "main", "old", at=clone)
    base, _ = read_versions(Asked(path=str(clone / "blueprints")))
    assert base.name.startswith("the main branch at ") and "later" in ids(base.loaded)


@pytest.mark.parametrize(
    ("base", "head", "expected"),
    [
        ("v1", None, ("v1", "the working tree")),
        ("v1", "v2", ("v1", "v2")),
        ("v1..v2", None, ("v1", "v2")),
        ("v1..", None, ("v1", "HEAD")),
        ("..v1", None, ("HEAD", "v1")),
        ("side...v2", None, ("side at {v1}", "v2")),
        ("./old", None, ("old", "the working tree")),
        ("old", "blueprints", ("old", "blueprints")),
        ("v1", "blueprints", ("v1", "blueprints")),
        ("old", "v2", ("old", "v2")),
        ("refs/heads/side", "v2", ("side", "v2")),
    ],
)
def test_base_and_head_are_revisions_folders_or_ranges(
    repo: Repository, base: str, head: str | None, expected: tuple[str, str]
) -> None:
    repo.git("tag", "v1")
    repo.git("branch", "side")
    repo.commit("Second", {"blueprints/b.yaml": "skills: {b: {name: B}}\n"})
    repo.git("tag", "v2")
    repo.write({"old/team.yaml": TEAM})
    versions = read_versions(Asked(base, head))
    v1 = repo.git("rev-parse", "--short=7", "v1")
    assert names(versions) == tuple(name.format(v1=v1) for name in expected)
    if expected[1] == "v2":
        assert "b" in ids(versions[1].loaded) and "b" not in ids(versions[0].loaded)


def test_ids_of_commits_are_shown_as_people_read_them(repo: Repository) -> None:
    commit = repo.git("rev-parse", "HEAD")
    assert read_versions(Asked(commit))[0].name == commit[:7]
    assert read_versions(Asked(commit[:7]))[0].name == commit[:7]


def test_a_word_that_is_a_folder_and_a_revision_is_asked_about(repo: Repository) -> None:
    repo.git("branch", "blueprints")
    with pytest.raises(GitError, match=r"write `\./blueprints` or `refs/heads/blueprints`"):
        read_versions(Asked("blueprints"))
    assert read_versions(Asked("./blueprints"))[0].name == "blueprints"
    assert read_versions(Asked("blueprints/"))[0].name == "blueprints"


def test_folders_need_no_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("old", "new"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "team.yaml").write_text(TEAM)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", "")
    assert names(read_versions(Asked("old", "new"))) == ("old", "new")
    with pytest.raises(GitError, match="Git is not installed"):
        read_versions(Asked("main", "new"))


# Where the portfolio lies


def test_works_from_a_sub_folder_and_in_a_worktree(
    repo: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repo.git("worktree", "add", "--quiet", "--detach", str(tmp_path / "tree"))
    for place in (repo.folder / "blueprints", tmp_path / "tree" / "blueprints"):
        (place / "team.yaml").write_text(TEAM.replace("Workshop", "Shed"))
        monkeypatch.chdir(place)
        base, head = read_versions(Asked("HEAD", path="."))
        assert base.loaded.portfolio.functions["workshop"].name == "Workshop"
        assert head.loaded.portfolio.functions["workshop"].name == "Shed"
        assert base.loaded.texts.keys() == head.loaded.texts.keys() == {"people/skills.yaml", "team.yaml"}


def test_a_git_hook_may_call_it(repo: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_DIR", ".git")
    monkeypatch.setenv("GIT_INDEX_FILE", "nowhere")
    assert ids(read_versions(Asked("HEAD"))[0].loaded) == ["workshop", "truing"]


@pytest.mark.parametrize("edit", [False, True])
def test_a_renamed_portfolio_folder_is_found_in_the_base(repo: Repository, edit: bool) -> None:
    (repo.folder / "service").mkdir()
    repo.git("mv", "blueprints", "service/promises")
    if edit:
        repo.write({"service/promises/team.yaml": TEAM + "# moved\n"})
    base, head = read_versions(Asked("HEAD", path="service/promises"))
    assert ids(base.loaded) == ids(head.loaded) == ["workshop", "truing"]
    assert sorted(base.loaded.texts) == ["blueprints/people/skills.yaml", "blueprints/team.yaml"]


def test_a_portfolio_that_moved_and_changed_in_every_file_is_found_by_its_section(repo: Repository) -> None:
    repo.git("rm", "-r", "--quiet", "blueprints")
    repo.commit("Moved", {"new/org/team.yaml": TEAM + "#\n", "other/team.yaml": "jobs: {}\n"})
    base, _ = read_versions(Asked("HEAD~", "HEAD", path="new"))
    assert ids(base.loaded) == ["workshop", "truing"]
    assert not base.is_before


def test_base_path_says_where_it_was(repo: Repository) -> None:
    repo.commit("Two", {"a/p.yaml": TEAM, "b/p.yaml": TEAM.replace("Workshop", "B")})
    repo.git("rm", "-r", "--quiet", "a", "b", "blueprints")
    repo.commit("One", {"c/x.yaml": TEAM.replace("Workshop", "C")})
    with pytest.raises(GitError, match="say with --base-path which of these it was: `a`, `b`, `blueprints`"):
        read_versions(Asked("HEAD~", path="c"))
    base, _ = read_versions(Asked("HEAD~", path="c", base_path="b"))
    assert base.loaded.portfolio.functions["workshop"].name == "B"
    with pytest.raises(NothingToReadError, match=r"no \.yaml file in `nowhere`"):
        read_versions(Asked("HEAD~", path="c", base_path="nowhere"))


def test_another_teams_portfolio_is_not_taken_for_ours(repo: Repository) -> None:
    repo.write({"ours/team.yaml": TEAM.replace("Harbour", "Hill")})
    base, head = read_versions(Asked("HEAD", path="ours"))
    assert base.is_before and ids(base.loaded) == []
    assert ids(head.loaded) == ["workshop"]


def test_a_portfolio_that_is_gone_at_the_head_is_said(repo: Repository) -> None:
    repo.git("rm", "-r", "--quiet", "blueprints")
    repo.commit("Gone")
    with pytest.raises(NothingToReadError, match="in `blueprints` at `HEAD`; say with --path"):
        read_versions(Asked("HEAD~", "HEAD"))


# What git cannot give


def test_no_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "blueprints").mkdir()
    (tmp_path / "blueprints/team.yaml").write_text(TEAM)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    with pytest.raises(GitError, match=r"in no git repository; name two folders instead: `promisekit diff OLD NEW`"):
        read_versions(Asked())


def test_an_unknown_revision(repo: Repository) -> None:
    for base, head in (("nowhere", None), ("HEAD", "nowhere"), ("nowhere..HEAD", None)):
        with pytest.raises(GitError, match="There is no revision `nowhere` in this repository"):
            read_versions(Asked(base, head))


@pytest.mark.parametrize("word", ["--upload-pack=touch x", "-h", "--output=x", "a\0b", ""])
def test_what_git_would_take_for_an_option_is_no_revision(repo: Repository, word: str) -> None:
    before = sorted(repo.folder.iterdir())
    with pytest.raises(GitError, match="is no revision"), Git(repo.folder) as git:
        git.commit(word)
    assert sorted(repo.folder.iterdir()) == before


def test_a_revision_of_a_file_is_no_version(repo: Repository) -> None:
    with pytest.raises(GitError, match="There is no revision"):
        read_versions(Asked("HEAD:blueprints/team.yaml"))


def test_no_main_branch(repo: Repository) -> None:
    repo.git("branch", "-m", "main", "work")
    with pytest.raises(GitError, match="no main branch here to compare with"):
        read_versions(Asked())


def test_an_empty_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    repository = Repository(tmp_path)
    repository.write({"blueprints/team.yaml": TEAM})
    monkeypatch.chdir(tmp_path)
    with pytest.raises(GitError, match="no main branch"):
        read_versions(Asked())
    with pytest.raises(GitError, match="no revision `HEAD`"):
        read_versions(Asked("HEAD"))


def test_branches_without_a_commit_in_common(repo: Repository) -> None:
    repo.git("checkout", "--quiet", "--orphan", "apart")
    repo.commit("Apart")
    with pytest.raises(GitError, match="they have no commit in common"):
        read_versions(Asked())


def test_a_shallow_clone_without_the_base_says_how_to_fetch_it(
    repo: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = repo.git("rev-parse", "HEAD")
    repo.git("checkout", "--quiet", "-b", "feature")
    repo.commit("Mine")
    repo.git("checkout", "--quiet", "main")
    repo.commit("Theirs")
    clone = tmp_path / "clone"
    url = f"file://{repo.folder}"
    repo.git("clone", "--quiet", "--depth=1", "--no-single-branch", "--branch=feature", url, str(clone), at=tmp_path)
    monkeypatch.chdir(clone)
    for asked in (Asked(first), Asked()):
        with pytest.raises(GitError, match=r"git fetch --unshallow`; in a workflow, give actions/checkout `fetch-dept"):
            read_versions(asked)
    assert ids(read_versions(Asked("HEAD"))[0].loaded) == ["workshop", "truing"]


def test_a_missing_object_is_said(repo: Repository) -> None:
    oid = repo.git("rev-parse", "HEAD:blueprints/team.yaml")
    (repo.folder / ".git/objects" / oid[:2] / oid[2:]).unlink()
    repo.write({"blueprints/team.yaml": TEAM + "#\n"})
    with pytest.raises(GitError, match=f"object {oid[:12]} is not in this clone"):
        read_versions(Asked("HEAD"))


def test_a_folder_outside_of_the_repository(repo: Repository, tmp_path: Path) -> None:
    with pytest.raises(GitError, match="is not inside the repository"), Git(repo.folder) as git:
        load_revision(git, "HEAD", tmp_path / "elsewhere")


# What a stranger's pull request may try


def test_links_are_followed_inside_the_portfolio_only(repo: Repository) -> None:
    folder = repo.folder / "blueprints"
    (folder / "inside.yaml").symlink_to("real/more.txt")
    (folder / "outside.yaml").symlink_to("../../secret.yaml")
    (folder / "absolute.yaml").symlink_to("/etc/passwd")
    (folder / "loop.yaml").symlink_to("loop.yaml")
    (folder / "nowhere.yaml").symlink_to("gone.yaml")
    repo.commit("Links", {"blueprints/real/more.txt": "skills: {more: {name: M}}\n"})
    loaded = revision(repo)
    assert "more" in loaded.portfolio.skills
    assert [(d.span.path.rpartition("/")[2], d.message) for d in loaded.diagnostics] == [
        ("absolute.yaml", "the file is a link to a place outside the portfolio"),
        ("loop.yaml", "the file is a link to a place outside the portfolio"),
        ("nowhere.yaml", "the file cannot be opened: No such file or directory"),
        ("outside.yaml", "the file is a link to a place outside the portfolio"),
    ]


@pytest.mark.parametrize("path", ["../secret.csv", "/etc/passwd", "a\0b", "../blueprints/m.csv"])
def test_named_files_stay_inside_the_portfolio(repo: Repository, path: str) -> None:
    metric = f'metrics:\n  m: {{name: M, kind: operational, results: "{path}"}}\n'
    repo.commit("M", {"blueprints/m.yaml": metric.replace("\0", "\\0"), "secret.csv": "on,value\n2026-01-31,4\n"})
    assert [d.code for d in revision(repo).diagnostics] == ["PK015"]
    assert [d.code for d in load("blueprints").diagnostics] == ["PK015"]


def test_nothing_of_the_repository_is_run(repo: Repository) -> None:
    trap = repo.folder.parent / "trap"
    trap.write_text(f'#!/bin/sh\necho "$0 $@" >> {repo.folder.parent}/sprung\ncat\n')
    trap.chmod(trap.stat().st_mode | stat.S_IEXEC)
    for setting in (
        "core.fsmonitor", "diff.external", "diff.trap.textconv", "diff.trap.command", "filter.trap.smudge",
        "filter.trap.clean", "filter.trap.process", "core.pager", "core.editor", "gpg.program", "core.sshCommand",
    ):  # fmt: skip
        repo.git("config", setting, str(trap))
    repo.git("config", "log.showSignature", "true")
    for hook in ("post-checkout", "post-index-change", "reference-transaction", "fsmonitor-watchman"):
        (repo.folder / ".git/hooks" / hook).parent.mkdir(exist_ok=True)
        (repo.folder / ".git/hooks" / hook).symlink_to(trap)
    repo.write({".gitattributes": "*.yaml diff=trap filter=trap\n", "blueprints/team.yaml": TEAM + "#\n"})
    sprung = repo.folder.parent / "sprung"
    read_versions(Asked("HEAD"))
    read_versions(Asked())
    assert not sprung.exists()


PROMISES: dict[str, dict[str, str]] = {
    "ext": {"url": "ext::{trap} %S"},
    "uploadpack": {"url": "{elsewhere}", "uploadpack": "{trap}"},
    "ssh": {"url": "ssh://host.invalid/x"},
    "a rewritten address": {"url": "https://host.invalid/x"},
    "a helper": {"url": "trap::x", "vcs": "trap"},
    "a proxy": {"url": "git://host.invalid/x"},
}
"""A remote that promises objects, in ways that run a command of somebody's own when one is missing."""


@pytest.mark.parametrize("way", PROMISES)
@pytest.mark.parametrize("asked", [Asked("HEAD"), Asked("HEAD~", "HEAD")], ids=["one", "two"])
def test_a_missing_object_is_fetched_from_nowhere(
    repo: Repository, monkeypatch: pytest.MonkeyPatch, way: str, asked: Asked
) -> None:
    place = repo.folder.parent
    trap, sprung, elsewhere = place / "git-remote-trap", place / "sprung", place / "elsewhere.git"
    trap.write_text(f"#!/bin/sh\necho sprung >> {sprung}\nexit 1\n")
    trap.chmod(0o755)
    monkeypatch.setenv("PATH", f"{place}:{os.environ['PATH']}")
    repo.commit("One", {"blueprints/team.yaml": TEAM})
    oid = repo.git("rev-parse", "HEAD:blueprints/team.yaml").strip()
    repo.commit("Two", {"blueprints/team.yaml": TEAM + "# more\n"})
    gone = repo.git("rev-parse", "HEAD:blueprints/team.yaml").strip()
    subprocess.run(["git", "init", "--quiet", "--bare", str(elsewhere)], check=True)
    for one in (oid, gone):
        (repo.folder / ".git/objects" / one[:2] / one[2:]).unlink()
    for name, value in PROMISES[way].items():
        repo.git("config", f"remote.origin.{name}", value.format(trap=trap, elsewhere=elsewhere))
    for name, value in {
        "remote.origin.promisor": "true",
        "remote.origin.partialclonefilter": "blob:none",
        "core.repositoryformatversion": "1",
        "extensions.partialClone": "origin",
        "protocol.allow": "always",
        "protocol.ext.allow": "always",
        "core.sshCommand": str(trap),
        "core.gitProxy": str(trap),
        "credential.helper": f"!{trap}",
        f"url.ext::{trap} .insteadOf": "https://host.invalid/",
    }.items():
        repo.git("config", name, value)
    repo.write({"blueprints/team.yaml": TEAM + "# other\n"})
    with pytest.raises(GitError, match="is not in this clone"):
        read_versions(asked)
    assert not sprung.exists()


def test_a_repository_hidden_in_the_portfolio_is_not_used(repo: Repository) -> None:
    subprocess.run(
        ["git", "init", "--quiet", "--bare", "--initial-branch=main", str(repo.folder / "blueprints")],
        check=True, env=os.environ | ENVIRONMENT,
    )  # fmt: skip
    with pytest.raises(GitError):
        read_versions(Asked("HEAD"))


# Broken files


@pytest.mark.parametrize(
    "broken",
    [
        "functions: {workshop: [\n",
        b"\xff\xfef\0",
        "functions: {}\n---\n",
        "functions: [{name: Workshop, kind: frontline}]\n",
        "functions: workshop\n",
    ],
)
@pytest.mark.parametrize("broken_side", [0, 1])
def test_a_broken_file_is_said_and_the_rest_is_read(repo: Repository, broken_side: int, broken: str | bytes) -> None:
    contents: list[str | bytes] = [TEAM, TEAM]
    contents[broken_side] = broken
    for content in contents:
        repo.commit("A version", {"blueprints/team.yaml": content})
    versions = read_versions(Asked("HEAD~", "HEAD"))
    half, whole = versions[broken_side].loaded, versions[1 - broken_side].loaded
    assert [d.span.path for d in half.diagnostics if d.severity.word == "error"] == ["blueprints/team.yaml"]
    assert ids(half) == ["truing"] and ids(whole) == ["workshop", "truing"]
    assert "workshop" in half.unread_ids
    assert compare(half, whole).changes == compare(whole, half).changes == ()
