"""The whole action, run step by step as GitHub runs it: for a branch, for a fork, and where a step fails."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.action.test_action import ROOT, TEAM, WEAKER, Runner
from tests.action.workflow import Run, run_action
from tests.history.repository import ENVIRONMENT

UPLOAD = "actions/upload-artifact"


class Job(Runner):
    """A job whose one step uses the action."""

    def review(self, *, is_fork: bool = False, fails: str = "", event: Any = None, **inputs: str) -> Run:
        temp = self.folder / "temp"
        temp.mkdir(exist_ok=True)
        (self.folder / "summary").write_text("")
        foreign: dict[str, dict[str, str] | None] = {
            "actions/setup-python": {},
            "Install promisekit": {},
            UPLOAD: {"artifact-url": "https://example.org/artifact/1"},
        }
        if fails:
            foreign[fails] = None
        sha = self.upstream.git("rev-parse", "main")
        pull = {"number": "7", "base": {"sha": sha}, "head": {"repo": {"fork": is_fork}}}
        github = {"base_ref": "main", "token": "token", "event": {"pull_request": pull} if event is None else event}
        environment = {
            "PATH": f"{self.folder / 'bin'}{os.pathsep}{os.environ['PATH']}",
            "HOME": str(self.folder),
            **ENVIRONMENT,
            "RUNNER_TEMP": str(temp),
            "GITHUB_STEP_SUMMARY": str(self.folder / "summary"),
            "GITHUB_REPOSITORY": "harbour/bikes",
            "PROMISEKIT": str(Path(sys.executable).with_name("promisekit")),
            "SOURCE_DATE_EPOCH": "1780000000",
            "COMMENTS": str(self.comments),
            "CALLS": str(self.folder / "calls"),
            **({"READ_ONLY": "1"} if is_fork else {}),
        }
        return run_action(ROOT, self.job, github, environment, inputs, foreign)


@pytest.fixture
def job(tmp_path: Path) -> Job:
    return Job(tmp_path)


def test_a_weaker_promise(job: Job) -> None:
    job.pull_request({"blueprints/team.yaml": WEAKER})
    run = job.review(**{"fail-on": "weaker"})
    assert run.conclusions == {
        "actions/setup-python@a26af69be951a213d495a4c3e4e4022e16d87065": "success",
        "Install promisekit": "success",
        "Check and compare": "success",
        "Keep the page and the pictures": "success",
        "Comment": "success",
        "Verdict": "failure",
    }
    assert run.outputs["verdict"] == "1 promise got weaker." and run.outputs["has-changes"] == "true"
    assert {name: run.outputs[name] for name in ("weaker", "removed", "stronger", "added", "errors")} == {
        "weaker": "1", "removed": "0", "stronger": "0", "added": "0", "errors": "0",
    }  # fmt: skip
    assert run.given[UPLOAD]["name"] == "promise-review-blueprints"
    assert all(Path(path).exists() for path in run.given[UPLOAD]["path"].split())
    [body] = job.bodies
    assert "### 1 promise got weaker." in body and "https://example.org/artifact/1" in body


def test_nothing_changed(job: Job) -> None:
    job.pull_request({"README.md": "Hello"})
    run = job.review(**{"fail-on": "weaker"})
    assert run.succeeded and run.outputs["has-changes"] == "false"
    assert run.conclusions["Keep the page and the pictures"] == "skipped"
    assert job.bodies == [] and "Nothing changed" in job.said("summary")


def test_a_pull_request_from_a_fork_runs_nothing_and_is_told_in_the_summary(job: Job) -> None:
    fork = job.folder / "fork"
    job.upstream.git("clone", "--quiet", str(job.folder / "bare.git"), str(fork), at=job.folder)
    trap = f"import pathlib; pathlib.Path({str(job.folder / 'sprung')!r}).write_text('sprung')\n"
    for name, content in {
        "blueprints/team.yaml": WEAKER,
        "promisekit.py": trap,
        "sitecustomize.py": trap,
        "action/review.sh": f"touch {job.folder / 'sprung'}\n",
        "action.yml": "runs: {using: composite, steps: []}\n",
    }.items():
        (fork / name).parent.mkdir(exist_ok=True)
        (fork / name).write_text(content, "utf-8")
    job.upstream.git("add", "--all", at=fork)
    job.upstream.git("commit", "--quiet", "-m", "From outside", at=fork)
    # GitHub merges it with the base, and checks out the result.
    job.upstream.git("push", "--quiet", "origin", "HEAD:refs/pull/7/merge", at=fork)
    job.clone("main")
    job.upstream.git("fetch", "--quiet", "origin", "refs/pull/7/merge", at=job.job)
    job.upstream.git("checkout", "--quiet", "--detach", "FETCH_HEAD", at=job.job)
    run = job.review(is_fork=True, **{"fail-on": "weaker"})
    assert not (job.folder / "sprung").exists()
    assert run.conclusions["Comment"] == "success" and run.conclusions["Verdict"] == "failure"
    assert "The comment cannot be written with this token" in run.printed
    assert job.bodies == [] and "### 1 promise got weaker." in job.said("summary")


@pytest.mark.parametrize("fails", ["Install promisekit", "actions/setup-python"])
def test_where_an_earlier_step_fails_the_comment_says_so(job: Job, fails: str) -> None:
    job.pull_request({"blueprints/team.yaml": WEAKER})
    job.review()
    assert "1 promise got weaker." in job.bodies[0]
    # The next push: another job, of which nothing is known yet.
    for left in (job.folder / "temp").glob("promise-review-*"):
        left.rename(job.folder / "earlier")
    run = job.review(fails=fails)
    assert run.conclusions["Check and compare"] == "skipped"
    assert run.conclusions["Comment"] == "success" and run.conclusions["Verdict"] == "failure"
    [body] = job.bodies
    assert "The review of the promises could not be made." in body and "got weaker" not in body
    assert "promisekit diff ended with nothing: it did not run" in run.printed


def test_where_the_artifact_cannot_be_kept_the_comment_is_there_all_the_same(job: Job) -> None:
    job.pull_request({"blueprints/team.yaml": WEAKER})
    run = job.review(fails=UPLOAD)
    assert run.conclusions["Keep the page and the pictures"] == "failure"
    assert run.conclusions["Comment"] == run.conclusions["Verdict"] == "success"
    assert "1 promise got weaker." in job.bodies[0] and "What it looks like" not in job.bodies[0]


def test_what_cannot_be_compared_is_not_told_as_unchanged(job: Job) -> None:
    job.pull_request({"blueprints/team.yaml": WEAKER})
    run = job.review(path="nowhere")
    assert "The promises could not be compared." in job.bodies[0]
    assert "Nothing changed" not in job.said("summary") and not run.succeeded


def test_portfolios_of_one_job_do_not_meet(job: Job) -> None:
    job.pull_request({"blueprints/team.yaml": WEAKER, "in/other/team.yaml": TEAM, "in-other/team.yaml": TEAM})
    runs = [job.review(path=path) for path in ("blueprints", "in/other", "in-other")]
    names = [run.given[UPLOAD]["name"] for run in runs]
    assert len(set(names)) == 3 and all(re.fullmatch(r"[\w.-]+", name) for name in names)
    assert all((Path(run.outputs["folder"]) / "changes.json").exists() for run in runs)
    assert len(job.bodies) == 3


def test_a_push_has_no_comment(job: Job) -> None:
    job.pull_request({"blueprints/team.yaml": WEAKER})
    run = job.review(event={"before": job.upstream.git("rev-parse", "main")})
    assert run.conclusions["Comment"] == "skipped" and run.outputs["verdict"] == "1 promise got weaker."


def test_foreign_actions_are_pinned_by_hash() -> None:
    texts = [
        (ROOT / name).read_text("utf-8") for name in ("action.yml", "templates/github-promises.yml", "docs/review.md")
    ]
    used = [one for text in texts for one in re.findall(r"uses: *(\S+)", text)]
    assert len(used) >= 4
    for one in used:
        assert one.startswith("OWNER/promisekit@") or re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40}", one), one


def test_the_template_is_that_of_the_documentation() -> None:
    template = yaml.safe_load((ROOT / "templates/github-promises.yml").read_text("utf-8"))
    documented = re.findall(
        r"```yaml\n(name: Promises\n.*?)```", (ROOT / "docs/review.md").read_text("utf-8"), re.DOTALL
    )
    assert [yaml.safe_load(one) for one in documented] == [template]
    assert template["concurrency"]["cancel-in-progress"] is True
    assert "blueprints/**" in template[True]["pull_request"]["paths"]


def test_every_output_is_described_and_documented() -> None:
    outputs = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))["outputs"]
    documented = (ROOT / "docs/review.md").read_text("utf-8")
    for name, one in outputs.items():
        assert (one["description"] and f"`{name}`" in documented) or f"outputs.{name}`" in documented, name
