"""A handbook made without MkDocs: what ``mkdocs.yml`` says of it, and the pages with what lies beside them."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final, TypeVar

import yaml

from promisekit.handbook.book.audience import Audience
from promisekit.handbook.content.feedback_link import FeedbackLink, feedback_link
from promisekit.handbook.edition.files_beside import Beside, files_beside
from promisekit.handbook.edition.handbook import Handbook, make_handbook
from promisekit.handbook.edition.reading import Reading, read_and_check
from promisekit.handbook.news.known_history import remembered, window_of
from promisekit.history.periods import Window

CONFIG_FILE: Final = Path("mkdocs.yml")
_DEFAULT_FOLDER: Final = Path("blueprints")

T = TypeVar("T")


class ConfigError(Exception):
    """The ``mkdocs.yml`` cannot be used. The message is for the user."""


def own_config(given: Path | None = None) -> Path | None:
    """The configuration that was named, else the current folder's ``mkdocs.yml``; None where there is none.

    Raises ConfigError for what is no file: a pipe would be waited for.
    """
    path = given or (CONFIG_FILE if CONFIG_FILE.exists() else None)
    if path is not None and path.exists() and not path.is_file():
        raise ConfigError(f"`{path}` is no file; remove it, or name another one with `--config`")
    return path


def another_folder(portfolio: Path) -> str:
    """The folder that the current folder's ``mkdocs.yml`` names, where that is not the portfolio; else empty.

    Raises ConfigError and OSError.
    """
    path = own_config()
    named = _settings(path).get("docs_dir") if path else None
    return str(named) if named is not None and Path(str(named)).resolve() != portfolio.resolve() else ""


@dataclass(frozen=True)
class Project:
    """Where the portfolio is, and what is set for its handbook. ``name`` is the site's, in HTML as it is written."""

    folder: Path = _DEFAULT_FOLDER
    name: str | None = None
    audience: Audience | None = None
    templates: Path | None = None
    language: str | None = None
    """None is the portfolio's own."""
    changes_since: Window = field(default_factory=Window)
    feedback: FeedbackLink | None = None
    public_feedback: FeedbackLink | None = None
    site_url: str = ""

    @classmethod
    def here(cls, config_file: Path | None = None) -> Project:
        """The project of ``config_file``, else of the current folder's ``mkdocs.yml``, else the defaults.

        Raises ConfigError and OSError.
        """
        path = own_config(config_file)
        if path is None:
            return cls()
        settings = _settings(path)
        ours = _our_options(settings.get("plugins"))
        audience, templates = ours.get("audience"), ours.get("templates")
        if audience is not None and audience not in tuple(Audience):
            raise ConfigError(f"{path}: there is no audience `{audience}`; write public, staff or design")
        name = settings.get("site_name")
        return cls(
            folder=path.parent / str(settings.get("docs_dir", "docs")),
            name=name if isinstance(name, str) else None,
            audience=Audience(audience) if audience else None,
            templates=path.parent / templates if isinstance(templates, str) else None,
            changes_since=_checked(window_of, ours, "changes_since", path) or Window(),
            feedback=_checked(feedback_link, ours, "feedback_address", path),
            public_feedback=_checked(feedback_link, ours, "public_feedback_address", path),
            site_url=str(settings.get("site_url") or ""),
        )

    def but(self, **said: Any) -> Project:
        """The same with what was said on the command line; None is what was not."""
        return replace(self, **{name: value for name, value in said.items() if value is not None})


@dataclass(frozen=True)
class Made:
    """A handbook, and what it was made of. There is none where the portfolio has errors."""

    reading: Reading
    handbook: Handbook | None = None
    beside: Beside = field(default_factory=Beside)


@dataclass(frozen=True)
class Written:
    """What came of writing it. ``pages`` is None where errors in the portfolio stopped it: all is then as it was."""

    reading: Reading
    pages: int | None = None
    kept: tuple[str, ...] = ()
    """Files, by path from the top of a folder, that are not as we wrote them, and so stay as they are."""
    missing_pictures: str | None = None
    """Why there are no pictures, where there are none."""


def make(project: Project, today: datetime.date | None = None, *, directory_urls: bool = False) -> Made:
    """Reads a project's portfolio and makes its handbook. Raises NothingToReadError, ConfigError and OSError."""
    reading = read_and_check(project.folder, project.folder.as_posix(), today)
    if reading.errors:
        return Made(reading)
    languages = reading.loaded.portfolio.about.all_languages
    if project.language and project.language not in languages:
        raise ConfigError(f"the portfolio has no language `{project.language}`; it has {', '.join(languages)}")
    audience = project.audience or Audience.STAFF
    for_public = audience is Audience.PUBLIC
    handbook = make_handbook(
        reading,
        directory_urls=directory_urls,
        templates=project.templates,
        audience=audience,
        language=project.language,
        told=None if for_public else remembered(project.folder, audience, project.changes_since),
        feedback=project.public_feedback if for_public else project.feedback,
        site_url=project.site_url,
    )
    return Made(reading, handbook, files_beside(project.folder, handbook))


class _AnyTag(yaml.SafeLoader):
    """MkDocs' files have tags of their own, such as ``!ENV``. What they stand for is nothing that we read."""


_AnyTag.add_multi_constructor("", lambda loader, tag, node: None)


def _settings(path: Path) -> dict[str, Any]:
    try:
        # The loader is a safe one: tags are left out.
        settings = yaml.load(path.read_bytes(), Loader=_AnyTag)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f":{mark.line + 1}" if mark else ""
        raise ConfigError(f"{path}{where}: {getattr(error, 'problem', None) or 'this is no YAML'}") from None
    return settings if isinstance(settings, dict) else {}


def _checked(read: Callable[[str], T], options: dict[str, Any], name: str, path: Path) -> T | None:
    """An option of ours; None where it is not there. Raises ConfigError."""
    if options.get(name) is None:
        return None
    try:
        return read(str(options[name]))
    except ValueError as error:
        raise ConfigError(f"{path}: {name}: {error}") from None


def _our_options(plugins: object) -> dict[str, Any]:
    return next((options for name, options in _named(plugins) if name == "promisekit"), {})


def _named(plugins: object) -> Iterator[tuple[object, dict[str, Any]]]:
    """The plugins with their options; MkDocs takes a list of names and mappings, or one mapping."""
    entries = [plugins] if isinstance(plugins, dict) else plugins if isinstance(plugins, list) else []
    for entry in entries:
        for name, options in entry.items() if isinstance(entry, dict) else [(entry, None)]:
            yield name, options if isinstance(options, dict) else {}
