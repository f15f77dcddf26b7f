"""A portfolio's way from tag to tag, else from day to day: what is different at the end of each period.

What was changed and taken back within a period is not told, so that readers meet what holds, not how it was written.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import Final

from promisekit.diagnostic import Severity
from promisekit.diff import Comparison, compare
from promisekit.diff.written import label, shortened
from promisekit.graph.graph import Address
from promisekit.history.commits import Commit, commits
from promisekit.history.files import may_tell
from promisekit.history.steps import folder_at
from promisekit.read.folder import NothingToReadError, is_blueprint
from promisekit.read.git import GitError, Repository
from promisekit.read.loader import Loaded, Parts
from promisekit.read.revision import RevisionFolder, files_below
from promisekit.read.start import load_from

MOST_PERIODS: Final = 20
"""So many periods are told at most."""
_MOST_ITEMS: Final = 20_000
"""No older version is read once those before it hold so many items together: large portfolios tell fewer periods."""
_MOST_COMMITS: Final = 400
_MOST_TAGS: Final = 60
_USUAL_MONTHS: Final = 12
_MOST_TITLES: Final = 20
_NAME_LENGTH: Final = 70


class NotCommittedError(GitError):
    """No commit has the portfolio yet."""


class NoSuchStartError(GitError):
    """The version from which changes are to be told is not in this clone."""


@dataclass(frozen=True)
class Window:
    """How far back changes are told: ``months`` before the latest commit, since a ``day``, or since a ``revision``."""

    months: int = _USUAL_MONTHS
    day: datetime.date | None = None
    revision: str | None = None


@dataclass(frozen=True)
class Milestone:
    """The version of a tag, or of a day's last commit (``name`` is then empty); ``folder`` is where it lay then.

    ``titles`` are what the commits of a day were about, newest first.
    """

    commit: str
    time: datetime.datetime
    folder: str = field(repr=False)
    name: str = ""
    titles: tuple[str, ...] = ()

    @property
    def day(self) -> datetime.date:
        """The day of the commit, where the committer was."""
        return self.time.date()


@dataclass(frozen=True)
class Period:
    """What is different in ``until`` from ``since``.

    ``names`` are what people call the changed items, ``titles`` what the commits were about, newest first.
    """

    since: Milestone
    until: Milestone
    comparison: Comparison
    names: Mapping[Address, str] = field(repr=False)
    titles: tuple[str, ...] = ()


@dataclass(frozen=True)
class Past:
    """Periods in which anything changed, newest first. ``start`` and ``end`` are the versions that were looked at.

    ``unreadable`` are versions after ``start`` with errors in their files: they are passed over, and what changed in
    them shows in the next one. ``is_cut``: this clone does not hold what was before ``start``.
    """

    periods: tuple[Period, ...]
    start: Milestone
    end: Milestone
    unreadable: tuple[Milestone, ...] = ()
    is_cut: bool = False


View = Callable[[Loaded], Loaded]
"""What of a version its readers see."""


def past_of(repository: Repository, folder: Path, window: Window, view: View) -> Past:
    """What changed in a portfolio as committed. Raises GitError, NotCommittedError and NoSuchStartError."""
    return _Walk(repository, repository.relative(folder), window, view).past()


class _Walk:
    """From the latest version backwards."""

    def __init__(self, repository: Repository, folder: str, window: Window, view: View) -> None:
        self._repository = repository
        self._folder = folder
        self._window = window
        self._view = view
        self._parts: Parts = {}
        self._unreadable: list[Milestone] = []
        self._items_read = 0

    def past(self) -> Past:
        head = self._repository.find_commit("HEAD")
        days = list(self._days(head)) if head else []
        if not head or not days:
            raise NotCommittedError("No commit has the portfolio yet.")
        tags = self._tags(head)
        points = self._wanted([days[0], *tags, *(day for day in days if day.time < tags[-1].time)] if tags else days)
        periods: list[Period] = []
        seen: list[Milestone] = []
        passed_over: tuple[Milestone, ...] = ()
        newer: tuple[Milestone, Loaded] | None = None
        for point in points:
            if newer and self._files(point) == self._files(newer[0]):
                # It was like this before already.
                newer = point, newer[1]
                seen[-1] = point
                continue
            loaded = self._load(point)
            if loaded is None:
                continue
            if newer:
                comparison = compare(loaded, newer[1])
                if comparison.changes:
                    names = _names(comparison, loaded, newer[1])
                    periods.append(Period(point, newer[0], comparison, names, _titles(days, point, newer[0])))
            newer = point, loaded
            seen.append(point)
            passed_over = tuple(self._unreadable)
            if len(periods) == MOST_PERIODS or (periods and self._items_read > _MOST_ITEMS):
                break
        start, end = (seen[-1], seen[0]) if seen else (points[-1], points[0])
        is_cut = self._repository.is_shallow and start is points[-1]
        return Past(tuple(periods), start, end, passed_over, is_cut)

    def _wanted(self, points: list[Milestone]) -> list[Milestone]:
        """The points of the window and the one before it, from which the first changes are told."""
        window = self._window
        if window.revision is not None:
            begin = self._named(window.revision)
            return [*(point for point in points if point.time > begin.time), begin]
        first_day = window.day or _months_before(points[0].day, window.months)
        inside = [point for point in points if point.day >= first_day]
        return points[: len(inside) + 1]

    def _named(self, revision: str) -> Milestone:
        try:
            commit = self._repository.find_commit(revision)
        except GitError:
            commit = None
        place = self._place_at(commit) if commit else None
        if commit is None or place is None:
            raise NoSuchStartError(f"There is no portfolio at `{revision}` in this clone.")
        time = self._repository.run("show", "--no-patch", "--format=%cI", commit, "--").decode("ascii").strip()
        return Milestone(commit, _time(time), place, "" if commit.startswith(revision.lower()) else revision)

    def _days(self, head: str) -> Iterator[Milestone]:
        """The last commit of each day, newest first, and the first commit of all."""
        found = list(self._commits(head))
        for _day, group in groupby(found, key=lambda one: one[0].day):
            of_day = list(group)
            commit, folder = of_day[0]
            titles = tuple(one.title for one, _ in of_day if one is not found[-1][0])
            yield Milestone(commit.id, _time(commit.time), folder, titles=titles)
        if len(found) > 1 and found[-1][0].day == found[-2][0].day:
            yield Milestone(found[-1][0].id, _time(found[-1][0].time), found[-1][1])

    def _commits(self, head: str) -> Iterator[tuple[Commit, str]]:
        """Commits that touched the portfolio, with the folder that it lay in."""
        start, folder, left = head, self._folder, _MOST_COMMITS
        while True:
            found = list(commits(self._repository, start, folder, most=left))
            # Pictures may have lain there before the portfolio did.
            while found and not any(is_blueprint(file.path) for file in found[-1].below(folder)):
                found.pop()
            yield from ((commit, folder) for commit in found)
            left -= len(found)
            last = found[-1] if found else None
            if last is None or last.parent is None or left == 0:
                return
            earlier = self._folder_before(last.parent, last.id, folder)
            if earlier is None or earlier == folder:
                return
            start, folder = last.parent, earlier

    def _folder_before(self, earlier: str, later: str, folder: str) -> str | None:
        try:
            return folder_at(self._repository, earlier, later, folder)
        except GitError:
            return None

    def _tags(self, head: str) -> list[Milestone]:
        """The tags of versions that hold the portfolio, newest first; of several on one commit the last by name."""
        kinds = ("objecttype", "objectname", "committerdate:iso-strict")
        out = self._repository.run(
            "for-each-ref", f"--merged={head}", "--sort=-creatordate", f"--count={_MOST_TAGS}",
            "--format=%(refname)" + "".join(f"%00%({star}{kind})" for star in ("", "*") for kind in kinds),
            "refs/tags",
        )  # fmt: skip
        found: dict[str, Milestone] = {}
        for line in sorted(filter(None, out.decode("utf-8", "replace").split("\n"))):
            name, *fields = line.split("\0")
            kind, commit, time = fields[:3] if fields[0] == "commit" else fields[3:]
            place = self._place_at(commit) if kind == "commit" else None
            if place is not None:
                found[commit] = Milestone(commit, _time(time), place, name.removeprefix("refs/tags/"))
        return sorted(found.values(), key=lambda tag: (tag.time, tag.name), reverse=True)

    def _place_at(self, commit: str) -> str | None:
        """Where the portfolio lay in a commit."""
        return self._folder_before(commit, self._repository.commit("HEAD"), self._folder)

    def _files(self, point: Milestone) -> dict[str, str]:
        below = files_below(self._repository.files(point.commit), point.folder)
        return {path: file.oid for path, file in below.items() if may_tell(path)}

    def _load(self, point: Milestone) -> Loaded | None:
        """The version as its readers see it; None where there is none, or its files have errors."""
        try:
            files = RevisionFolder(self._repository, point.commit, point.folder, self._folder or ".")
            loaded = load_from(files, self._parts)
        except NothingToReadError:
            return None
        self._items_read += sum(1 for _ in loaded.portfolio.items())
        if any(one.severity == Severity.ERROR for one in loaded.diagnostics):
            self._unreadable.append(point)
            return None
        return self._view(loaded)


def _titles(days: list[Milestone], since: Milestone, until: Milestone) -> tuple[str, ...]:
    inside = (day for day in days if since.time < day.time <= until.time)
    return tuple(title for day in inside for title in day.titles)[:_MOST_TITLES]


def _names(comparison: Comparison, old: Loaded, new: Loaded) -> dict[Address, str]:
    """What people call the changed items, now or before."""
    found: dict[Address, str] = {}
    for section, item_id in {(change.section, change.id) for change in comparison.changes}:
        for side in (new.portfolio, old.portfolio):
            item = side.section(section).get(item_id) if section != "portfolio" else None
            if item is not None and (section, item_id) not in found:
                found[section, item_id] = shortened(label(item, side.about.language), _NAME_LENGTH)
    return found


def _time(text: str) -> datetime.datetime:
    try:
        return datetime.datetime.fromisoformat(text)
    except ValueError:
        # A commit may say anything of its day, such as the year 40,000.
        return datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)


def _months_before(day: datetime.date, months: int) -> datetime.date:
    """The same day so many months before, or the last one of a shorter month."""
    month = day.year * 12 + day.month - 1 - months
    year, month = max(month // 12, 1), month % 12 + 1
    for last in (day.day, 30, 29, 28):
        try:
            return datetime.date(year, month, min(day.day, last))
        except ValueError:
            continue
    raise AssertionError("every month has 28 days")
