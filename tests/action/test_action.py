"""The steps of the GitHub Action, run as the shell scripts that they are, against a local bare repository."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.history.repository import ENVIRONMENT, Repository

ROOT = Path(__file__).parents[2]
MARKER = "<!-- promisekit review of blueprints -->\n"
TEAM = """\
portfolio: {name: Harbour Bikes, sponsor: lead}
functions:
  workshop: {name: Workshop, kind: frontline}
roles:
  lead: {name: Lead, function: workshop}
touchpoints:
  counter: {name: The counter, channel: store, responsible: workshop, roles: [lead]}
promises:
  ready: {promise: Ready on Friday., kept_at: counter, accountable: workshop, within: 2 days}
"""
WEAKER = TEAM.replace("2 days", "3 days")


class Runner:
    """A job of GitHub Actions: a clone of the pull request's branch, and the variables that GitHub sets."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.upstream = Repository(folder / "work")
        self.upstream.commit("First", {"blueprints/team.yaml": TEAM})
        self.upstream.git("clone", "--quiet", "--bare", str(folder / "work"), str(folder / "bare.git"))
        self.upstream.git("remote", "add", "origin", str(folder / "bare.git"))
        self.comments = folder / "comments.json"
        self.comments.write_text("[]")
        (folder / "bin").mkdir()
        (folder / "bin/gh").symlink_to(ROOT / "tests/action/gh")
        self.codes: dict[str, int] = {}

    def pull_request(self, files: dict[str, str | bytes], *, branch: str = "feature") -> None:
        """A pull request, and the job's fresh clone of it."""
        self.upstream.git("checkout", "--quiet", "-B", branch, "main")
        self.upstream.commit("A change", files)
        self.upstream.git("push", "--quiet", "--force", "origin", branch, "main")
        self.clone(branch)

    def clone(self, branch: str, *options: str) -> None:
        self.job = self.folder / f"job-{len(list(self.folder.glob('job-*')))}"
        url = f"file://{self.folder}/bare.git"
        self.upstream.git("clone", "--quiet", "--branch", branch, *options, url, str(self.job), at=self.folder)

    def run(self, *, artifact: str = "", read_only: bool = False, **inputs: str) -> str:
        """Runs the three steps; everything that they print. Their exit codes are in ``codes``."""
        temp = self.folder / "temp"
        temp.mkdir(exist_ok=True)
        for name in ("summary", "output"):
            (self.folder / name).write_text("")
        environment = {
            "PATH": f"{self.folder / 'bin'}{os.pathsep}{os.environ['PATH']}",
            "HOME": str(self.folder),
            **ENVIRONMENT,
            "RUNNER_TEMP": str(temp),
            "GITHUB_STEP_SUMMARY": str(self.folder / "summary"),
            "GITHUB_OUTPUT": str(self.folder / "output"),
            "GITHUB_ACTION_PATH": str(ROOT),
            "GITHUB_REPOSITORY": "harbour/bikes",
            "PROMISEKIT": str(Path(sys.executable).with_name("promisekit")),
            "SOURCE_DATE_EPOCH": "1780000000",
            "COMMENTS": str(self.comments),
            "CALLS": str(self.folder / "calls"),
            "REVIEW_PATH": "blueprints",
            "REVIEW_BASE_REF": "main",
            "REVIEW_NUMBER": "7",
            "REVIEW_ARTIFACT": artifact,
            **({"READ_ONLY": "1"} if read_only else {}),
            **inputs,
        }
        printed = ""
        for step in ("review", "comment", "verdict"):
            done = subprocess.run(
                ["sh", str(ROOT / f"action/{step}.sh")],
                cwd=self.job, env=environment, capture_output=True, text=True, check=False,
            )  # fmt: skip
            self.codes[step] = done.returncode
            printed += done.stdout + done.stderr
        return printed

    @property
    def bodies(self) -> list[str]:
        return [comment["body"] for comment in json.loads(self.comments.read_text("utf-8"))]

    def said(self, name: str) -> str:
        return (self.folder / name).read_text("utf-8")


@pytest.fixture
def runner(tmp_path: Path) -> Runner:
    return Runner(tmp_path)


def test_a_weaker_promise_is_annotated_summed_up_and_commented_once(runner: Runner) -> None:
    runner.pull_request({"blueprints/team.yaml": WEAKER})
    printed = runner.run(artifact="https://example.org/artifact/1")
    assert runner.codes == {"review": 0, "comment": 0, "verdict": 0}
    assert re.search(r"^::warning title=weaker PD101,file=blueprints/team.yaml,line=9,", printed, re.MULTILINE)
    [body] = runner.bodies
    assert body.startswith(MARKER + "### 1 promise got weaker.\n")
    assert "[What it looks like, before and after](https://example.org/artifact/1)" in body
    assert "### 1 promise got weaker." in runner.said("summary")
    folder = Path(dict(line.split("=", 1) for line in runner.said("output").splitlines())["folder"])
    assert "has-changes=true" in runner.said("output")
    assert sorted(file.name for file in (folder / "pictures").iterdir()) == [
        "promise-ready-after.png",
        "promise-ready-after.svg",
        "promise-ready-before.png",
        "promise-ready-before.svg",
        "promise-ready-changes.png",
        "promise-ready-changes.svg",
    ]
    assert json.loads((folder / "changes.json").read_text())["summary"]["weaker"] == 1


def test_the_comment_is_brought_up_to_date_and_removed_in_the_end(runner: Runner) -> None:
    runner.comments.write_text(
        json.dumps([{"id": 1, "user": {"type": "User"}, "body": MARKER + "I begin like the tool's comment."}])
    )
    runner.pull_request({"blueprints/team.yaml": WEAKER})
    runner.run()
    runner.run()
    assert len(runner.bodies) == 2
    runner.pull_request({"blueprints/team.yaml": TEAM.replace("2 days", "1 day")})
    runner.run()
    assert len(runner.bodies) == 2 and "1 promise got stronger." in runner.bodies[1]
    runner.pull_request({"blueprints/team.yaml": f"# only a comment\n{TEAM}"})
    runner.run()
    assert runner.bodies == [MARKER + "I begin like the tool's comment."]
    assert "Nothing changed" in runner.said("summary")
    assert "has-changes=false" in runner.said("output")
    runner.run()
    assert len(runner.bodies) == 1


def test_two_portfolios_have_a_comment_each(runner: Runner) -> None:
    runner.pull_request({"blueprints/team.yaml": WEAKER, "other/team.yaml": WEAKER})
    runner.run()
    runner.run(REVIEW_PATH="other")
    assert [body.partition("\n")[0] for body in runner.bodies] == [
        "<!-- promisekit review of blueprints -->",
        "<!-- promisekit review of other -->",
    ]


@pytest.mark.parametrize(
    ("inputs", "files", "verdict"),
    [
        ({"REVIEW_FAIL_ON": "weaker"}, {"blueprints/team.yaml": WEAKER}, 1),
        ({"REVIEW_FAIL_ON": "weaker"}, {"blueprints/team.yaml": TEAM.replace("2 days", "1 day")}, 0),
        ({"REVIEW_FAIL_ON": "any"}, {"blueprints/team.yaml": TEAM.replace("2 days", "1 day")}, 1),
        ({}, {"blueprints/team.yaml": TEAM.replace("sponsor: lead", "sponsor: led")}, 1),
        (
            {"REVIEW_CHECK_FAIL_ON": "never"},
            {"blueprints/team.yaml": TEAM.replace("sponsor: lead", "sponsor: led")},
            0,
        ),
        ({"REVIEW_PATH": "nowhere", "REVIEW_CHECK_FAIL_ON": "never"}, {}, 1),
    ],
)
def test_the_verdict_comes_last_and_follows_the_inputs(
    runner: Runner, inputs: dict[str, str], files: dict[str, str | bytes], verdict: int
) -> None:
    runner.pull_request(files)
    runner.run(**inputs)
    assert runner.codes == {"review": 0, "comment": 0, "verdict": verdict}


def test_findings_of_the_check_are_in_the_comment(runner: Runner) -> None:
    runner.pull_request({"blueprints/team.yaml": TEAM.replace("sponsor: lead", "sponsor: led")})
    printed = runner.run()
    assert "::error title=PK101,file=blueprints/team.yaml,line=1" in printed
    assert "What <code>promisekit check</code> finds" in runner.bodies[0]
    assert "<code>led</code>" in runner.bodies[0]


def test_nobody_is_shown_anothers_changes(runner: Runner) -> None:
    runner.pull_request({"blueprints/mine.yaml": "skills: {mine: {name: Mine}}\n"})
    runner.upstream.git("checkout", "--quiet", "main")
    runner.upstream.commit("Theirs", {"blueprints/theirs.yaml": "skills: {theirs: {name: Theirs}}\n"})
    runner.upstream.git("checkout", "--quiet", "-B", "merge", "main")
    runner.upstream.git("merge", "--quiet", "--no-edit", "feature")
    runner.upstream.git("push", "--quiet", "origin", "main", "merge")
    runner.clone("merge")
    runner.run(REVIEW_BASE_SHA=runner.upstream.git("rev-parse", "main~"))
    assert "mine" in runner.bodies[0] and "theirs" not in runner.bodies[0]


def test_the_base_of_the_event_is_used_where_its_branch_was_not_fetched(runner: Runner) -> None:
    runner.pull_request({"blueprints/team.yaml": WEAKER})
    base = runner.upstream.git("rev-parse", "main")
    runner.clone("feature", "--single-branch")
    runner.run(REVIEW_BASE_SHA=base)
    assert "1 promise got weaker." in runner.bodies[0]


def test_a_pushed_branch_is_compared_with_main(runner: Runner) -> None:
    runner.pull_request({"blueprints/team.yaml": WEAKER})
    runner.run(REVIEW_BASE_REF="", REVIEW_BASE_SHA="0" * 40, REVIEW_NUMBER="")
    assert "### 1 promise got weaker." in runner.said("summary")
    assert runner.bodies == [] and runner.codes["comment"] == 0


def test_a_shallow_clone_says_what_to_write(runner: Runner) -> None:
    runner.pull_request({"blueprints/team.yaml": WEAKER})
    runner.clone("feature", "--depth=1")
    printed = runner.run()
    assert "give actions/checkout `fetch-depth: 0`" in printed
    assert runner.codes["verdict"] == 1


def test_a_token_that_may_only_read_leaves_the_review_in_the_summary(runner: Runner) -> None:
    runner.pull_request({"blueprints/team.yaml": WEAKER})
    printed = runner.run(read_only=True)
    assert "::notice title=Promise review::The comment cannot be written" in printed
    assert runner.bodies == [] and "got weaker" in runner.said("summary")
    assert runner.codes == {"review": 0, "comment": 0, "verdict": 0}


def test_a_hostile_pull_request_runs_nothing(runner: Runner) -> None:
    sprung = runner.folder / "sprung"
    trap = f"import pathlib; pathlib.Path({str(sprung)!r}).write_text('sprung')\n"
    name = "$(touch ../sprung) `touch ../sprung` ${{ github.token }} \\n::error::forged"
    runner.pull_request(
        {
            "blueprints/team.yaml": WEAKER.replace("Ready on Friday.", f'"{name}"'),
            f"blueprints/{name.replace('/', ' ')[:60]}.yaml": "skills: {a: {name: A}}\n",
            **{f"{module}.py": trap for module in ("yaml", "json", "click", "pydantic", "promisekit", "sitecustomize")},
            "mkdocs.yml": f"hooks: [yaml.py]\nsite_name: {name!r}\n",
            "setup.py": trap,
            "pip.conf": "[global]\nindex-url = nowhere\n",
            ".gitattributes": "*.yaml diff=trap filter=trap\n",
        },
        branch="x;touch${IFS}sprung",
    )
    printed = runner.run(REVIEW_PATH="blueprints", PYTHONPATH=".")
    assert not sprung.exists() and not (runner.job / "sprung").exists()
    assert runner.codes == {"review": 0, "comment": 0, "verdict": 0}
    assert not re.search(r"^::error::forged", printed, re.MULTILINE)
    assert "&#36;(touch ../sprung)" in runner.bodies[0] and "$(touch" not in runner.bodies[0]


def test_strange_inputs_are_values_and_nothing_else(runner: Runner) -> None:
    runner.pull_request({"blueprints/team.yaml": WEAKER})
    path = '-->" ; touch ../sprung #'
    runner.run(REVIEW_PATH=path, REVIEW_BASE_PATH="--help", REVIEW_NUMBER="7/../8")
    assert not (runner.folder / "sprung").exists()
    assert runner.codes["verdict"] == 1
    assert not (runner.folder / "calls").exists()


def action() -> Any:
    return yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))


def test_no_expression_reaches_a_shell() -> None:
    steps = action()["runs"]["steps"]
    scripts = [step["run"] for step in steps if "run" in step]
    assert len(scripts) == 4
    for script in scripts:
        assert "${{" not in script
        assert re.fullmatch(r'sh "\$GITHUB_ACTION_PATH/(action/\w+\.sh)"', script)
        assert (ROOT / re.findall(r"action/\w+\.sh", script)[0]).is_file()


def test_every_input_is_described_and_used() -> None:
    data = action()
    used = set(re.findall(r"inputs\.([\w-]+)", (ROOT / "action.yml").read_text("utf-8")))
    assert used == set(data["inputs"])
    assert all(one["description"] for one in data["inputs"].values())


def test_the_hook_for_pre_commit_names_a_command_that_exists() -> None:
    hook, _ = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    assert hook["id"] == "promisekit-check"
    assert hook["pass_filenames"] is False
    assert re.search(hook["files"], "blueprints/promises/a.yaml")
    done = subprocess.run(
        [str(Path(sys.executable).with_name("promisekit")), *hook["entry"].split()[1:], str(ROOT / "blueprints")],
        capture_output=True, check=False,
    )  # fmt: skip
    assert done.returncode in (0, 1)


def test_the_hook_that_compares_with_the_main_branch(runner: Runner) -> None:
    _, hook = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    assert hook["id"] == "promisekit-diff" and hook["pass_filenames"] is False and hook["verbose"]
    runner.pull_request({"blueprints/team.yaml": WEAKER})
    program = str(Path(sys.executable).with_name("promisekit"))
    command = [program, *hook["entry"].split()[1:], "--path", "blueprints"]
    done = subprocess.run(command, cwd=runner.job, capture_output=True, text=True, check=False)
    assert done.returncode == 1 and done.stdout.startswith("1 promise got weaker.\n")
    (runner.job / "blueprints/team.yaml").write_text(TEAM, "utf-8")
    done = subprocess.run(command, cwd=runner.job, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_template_for_gitlab_is_a_job() -> None:
    job = yaml.safe_load((ROOT / "templates/gitlab-ci.yml").read_text("utf-8"))["promise-review"]
    assert job["variables"]["GIT_DEPTH"] == "0"
    for line in job["script"]:
        done = subprocess.run(["sh", "-n", "-c", line], capture_output=True, check=False)
        assert done.returncode == 0, line
