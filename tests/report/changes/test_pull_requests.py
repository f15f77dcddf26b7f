"""The comment of each pull request, read as a reviewer reads it."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from promisekit.diff import compare
from promisekit.read.versions import Asked, read_versions
from promisekit.report.changes import Review, render
from tests.history.repository import Repository
from tests.report.changes.pull_requests import PULL_REQUESTS, Edit

DAY = datetime.date(2026, 11, 23)


class MarkdownFile(SingleFileSnapshotExtension):
    """A snapshot is a Markdown file, to be read as one."""

    file_extension = "md"
    _write_mode = WriteMode.TEXT


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    return Repository(tmp_path_factory.mktemp("pulls")).with_sample()


@pytest.fixture(params=PULL_REQUESTS, ids=lambda edit: edit.__name__)
def review(request: pytest.FixtureRequest, repository: Repository, monkeypatch: pytest.MonkeyPatch) -> Iterator[Review]:
    """The review of one pull request, made as a branch of its own."""
    edit: Edit = request.param
    monkeypatch.chdir(repository.folder)
    repository.git("checkout", "--quiet", "-B", edit.__name__, "main")
    edit(repository.folder / "blueprints")
    repository.commit((edit.__doc__ or "").rstrip("."))
    base, head = read_versions(Asked(f"main...{edit.__name__}"))
    yield Review(compare(base.loaded, head.loaded, today=DAY), base, head)
    repository.git("checkout", "--quiet", "main")


def test_the_comment(review: Review, snapshot: SnapshotAssertion) -> None:
    # The first commit's id depends on the sample, and says nothing about the comment.
    assert review.base.commit
    comment = render(review, "markdown").replace(review.base.commit[:7], "0000000")
    assert comment == snapshot(extension_class=MarkdownFile)
    assert len(comment) < 65_000


def test_every_format_tells_the_same_changes(review: Review) -> None:
    for code in {change.code for change in review.comparison.changes}:
        for format_name in ("text", "markdown", "json", "junit", "html"):
            assert code in render(review, format_name)
    for code in {change.code for change in review.open}:
        assert code in render(review, "github") and code in render(review, "sarif")


def test_the_portfolio_of_each_can_be_read(review: Review) -> None:
    assert not review.unreadable
