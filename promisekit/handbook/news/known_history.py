"""What git remembers of a portfolio, as the readers of its handbook may know it."""

from __future__ import annotations

import datetime
import re
from dataclasses import replace
from enum import Enum
from functools import lru_cache
from pathlib import Path
from typing import Final, NamedTuple

from promisekit.diff import Change, Comparison
from promisekit.handbook.book.audience import IN_FORCE, Audience
from promisekit.handbook.language import words
from promisekit.handbook.language.language import Language
from promisekit.history.periods import Milestone, NoSuchStartError, NotCommittedError, Past, Period, Window, past_of
from promisekit.read.git import GitError, GitMissingError, NoRepositoryError, Repository
from promisekit.read.loader import Loaded

_MONTHS: Final = re.compile(r"(\d{1,3})(?: months?)?")
_MOST_MONTHS: Final = 240
_WORD: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_CODE: Final = re.compile("`([^`]+)`")
_LINK: Final = re.compile(r"\[\[([^\]]+)\]\]")
_IDS: Final = re.compile(rf"{_WORD.pattern}(?:(?:, |\.){_WORD.pattern})*")
_PART: Final = re.compile("in (?:commitment|guideline|step) `[^`]+`")
_FOR_DESIGN: Final = ("accepted", "checks")
"""Fields that speak of findings, which staff do not see."""


class Why(Enum):
    """Why nothing can be told of what changed."""

    NO_GIT = "no git"
    NO_REPOSITORY = "no repository"
    NOT_COMMITTED = "not committed"
    NO_SUCH_START = "no such start"
    UNREADABLE = "unreadable"


class Silence(NamedTuple):
    """There is no history to tell of. ``said`` is what git said, for who builds; it may name places on the machine."""

    why: Why
    said: str


class Remembered(NamedTuple):
    """What changed, and how far back it is to be told."""

    past: Past
    window: Window

    @property
    def recent(self) -> list[Period]:
        """The periods that are news: since the last tag; without tags since the month before the latest one began."""
        past = self.past
        if self.window.day or self.window.revision:
            return list(past.periods)
        if _is_by_tags(past):
            return list(past.periods[:1])
        first = self._first_day
        return [period for period in past.periods if period.until.day >= first]

    @property
    def news_since(self) -> Milestone | datetime.date:
        """Since when: a version with a name, or a day."""
        past = self.past
        if self.window.day:
            return max(self.window.day, past.start.day)
        if _is_by_tags(past):
            return past.periods[0].since
        return past.start if self.window.revision and past.start.name else max(self._first_day, past.start.day)

    @property
    def _first_day(self) -> datetime.date:
        if self.window.revision:
            return self.past.start.day
        before = self.past.end.day.replace(day=1) - datetime.timedelta(days=1)
        return before.replace(day=1)


def window_of(setting: object) -> Window:
    """``12`` or `12 months`, a day such as `2026-01-31`, or a tag. Raises ValueError; its message is for the user."""
    if setting is None:
        return Window()
    text = str(setting).strip()
    months = _MONTHS.fullmatch(text)
    if months:
        if not 1 <= int(months[1]) <= _MOST_MONTHS:
            raise ValueError(f"`{text}` months cannot be told of; write a number from 1 to {_MOST_MONTHS}")
        return Window(months=int(months[1]))
    if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        try:
            return Window(day=datetime.date.fromisoformat(text))
        except ValueError:
            raise ValueError(f"there is no such day as {text}") from None
    if not text or text.startswith("-") or re.search(r"[\s\x00-\x1f]", text):
        raise ValueError(f"`{text}` is no number of months, no day such as 2026-01-31 and no tag")
    return Window(revision=text)


def remembered(folder: Path, audience: Audience, window: Window) -> Remembered | Silence:
    """What changed in the portfolio of a folder as far as it is committed and its audience may know it."""
    try:
        with Repository(folder) as repository:
            head = repository.find_commit("HEAD") or ""
        return Remembered(_past(folder.resolve(), head, audience, window), window)
    except GitMissingError as error:
        return Silence(Why.NO_GIT, str(error))
    except NoRepositoryError as error:
        return Silence(Why.NO_REPOSITORY, str(error))
    except NotCommittedError as error:
        return Silence(Why.NOT_COMMITTED, str(error))
    except NoSuchStartError as error:
        return Silence(Why.NO_SUCH_START, str(error))
    except GitError as error:
        return Silence(Why.UNREADABLE, str(error))


def version_of(told: Remembered | Silence | None, language: Language) -> str:
    """What the version of the files is called, in words; empty where nobody knows. Paper says it."""
    if not isinstance(told, Remembered):
        return ""
    end, date = told.past.end, language.date(told.past.end.day)
    return (
        language.gettext(words.VERSION) % {"name": end.name, "date": date}
        if end.name
        else (language.gettext(words.AS_OF) % {"date": date})
    )


def state_of(folder: Path) -> str:
    """Another text where :func:`remembered` may tell something else, of the same files."""
    try:
        with Repository(folder) as repository:
            named = repository.run("for-each-ref").decode("utf-8", "replace")
            return f"{repository.find_commit('HEAD')} {repository.is_shallow}\n{named}"
    except GitError as error:
        return str(error)


@lru_cache(maxsize=8)
def _past(folder: Path, head: str, audience: Audience, window: Window) -> Past:
    """One for all languages and for all builds of `serve` until the next commit ``head``."""
    seen = _Seen(audience)
    with Repository(folder) as repository:
        past = past_of(repository, folder, window, seen.view)
    periods = (replace(one, comparison=seen.of_comparison(one)) for one in past.periods)
    return replace(past, periods=tuple(one for one in periods if one.comparison.changes))


class _Seen:
    """What an audience sees of every version. Staff see promises while they are agreed or live, and no findings."""

    def __init__(self, audience: Audience) -> None:
        self._sees_all = audience is Audience.DESIGN
        self._known: set[str] = set()
        self._unknown: set[str] = set()

    def view(self, loaded: Loaded) -> Loaded:
        """A version with the promises that its readers act on."""
        if self._sees_all:
            return loaded
        promises = loaded.portfolio.promises
        shown = {item_id: promise for item_id, promise in promises.items() if promise.status in IN_FORCE}
        self._known |= shown.keys()
        self._unknown |= promises.keys() - shown.keys()
        return replace(loaded, portfolio=replace(loaded.portfolio, promises=shown))

    def of_comparison(self, period: Period) -> Comparison:
        """The changes without those that speak of a promise which was never theirs to see, or of findings."""
        comparison = period.comparison
        if self._sees_all:
            return comparison
        hidden = self._unknown - self._known
        shown = tuple(change for change in comparison.changes if _may_tell(change, hidden))
        return replace(comparison, changes=shown)


def _may_tell(change: Change, hidden: set[str]) -> bool:
    if change.field.partition(".")[0] in _FOR_DESIGN:
        return False
    return not hidden.intersection(_named(change))


def _named(change: Change) -> set[str]:
    """The ids that it may name: in a message, in links, and as values. A word of a sentence is no id."""
    values = [one for one in (change.old, change.new) if one.startswith("{") or _IDS.fullmatch(one)]
    found = [*_CODE.findall(_PART.sub("", change.message)), *_LINK.findall(change.old + change.new), *values]
    return {word for text in found for word in _WORD.findall(text)}


def _is_by_tags(past: Past) -> bool:
    return bool(past.periods) and bool(past.periods[0].since.name)
