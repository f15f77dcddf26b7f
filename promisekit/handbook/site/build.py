"""Builds the site: with the folder's own ``mkdocs.yml``, or with ours where it has none.

MkDocs empties the site before it builds. Here it builds beside the site, and a finished site takes the old
one's place, so that whatever goes wrong on the way leaves the last good one.
"""

from __future__ import annotations

import datetime
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from promisekit.diagnostic import Diagnostic
from promisekit.edit.stage import put_in_place, stage_beside, sweep_stages
from promisekit.handbook.book.audience import Audience
from promisekit.handbook.content.overviews import FINDINGS
from promisekit.handbook.edition.look import THEME
from promisekit.handbook.edition.project import ConfigError, own_config
from promisekit.handbook.edition.reading import Reading, read_and_check
from promisekit.handbook.site.reuse.inputs import inputs_of
from promisekit.handbook.site.reuse.last_build import LastBuild, Said
from promisekit.model.portfolio import Portfolio
from promisekit.model.text import worded

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig


@dataclass(frozen=True)
class BuildResult:
    """What came of a build. ``site`` is None where errors stopped it; the old site is then as it was."""

    site: Path | None
    reading: Reading
    pages: int = 0
    """In all languages together."""
    has_findings_page: bool = True
    missing_pictures: str | None = None
    """Why there are no pictures, where there are none."""
    without_words: tuple[str, ...] = ()
    """The codes of languages that the handbook has no words of its own in."""

    @property
    def findings(self) -> tuple[Diagnostic, ...]:
        """What was found in the portfolio."""
        return self.reading.findings


def build(
    portfolio: Path | None = None,
    *,
    config_file: Path | None = None,
    site: Path | None = None,
    today: datetime.date | None = None,
    audience: Audience | None = None,
    reuse: bool = True,
) -> BuildResult:
    """Builds the handbook of a portfolio folder into ``site``; with ``reuse`` what did not change stays as it was.

    Defaults: the ``mkdocs.yml`` in the current folder if there is one; its ``docs_dir``, ``site_dir`` and
    ``audience``, else ``blueprints``, ``site`` and staff. Raises NothingToReadError, ConfigError, and OSError
    where the site cannot be written.
    """

    own = own_config(config_file)
    folder = portfolio or _docs_dir(own)
    reading = read_and_check(folder, folder.as_posix(), today)
    if reading.errors:
        return BuildResult(None, reading)
    final = (site or _site_dir(own)).resolve()
    last = LastBuild.of(folder, final) if reuse else LastBuild.nothing(final)
    with config_path(own, reading.loaded.portfolio) as path:
        config = _config(path, folder, final) if own else None
        inputs = inputs_of(folder, config, audience, reading.today) if reuse else ""
        said = last.said_of(inputs)
        if said:
            sweep_stages(final)
            return BuildResult(final, reading, said.pages, said.has_findings_page, without_words=said.without_words)
        result = _made(config or _config(path, folder, final), reading, audience, last)
    last.write(inputs, Said(result.pages, result.has_findings_page, result.without_words))
    return result


def _made(config: MkDocsConfig, reading: Reading, audience: Audience | None, last: LastBuild) -> BuildResult:
    """Makes the site and puts it in its place."""
    from mkdocs.exceptions import Abort, ConfigurationError

    from promisekit.handbook.site.make_site import make_site

    final = last.site
    try:
        with stage_beside(final) as stage:
            beside = stage / "site"
            beside.mkdir()
            config.site_dir = str(beside)
            plugin = _our_plugin(config)
            plugin.reading, plugin.audience = reading, audience
            plugin.make_edition = lambda edition, where: make_site(edition, last, where)
            config.plugins.on_startup(command="build", dirty=False)
            make_site(config, last)
            last.settle(beside)
            _take_hidden(final, beside)
            put_in_place(beside, final, stage)
    except (Abort, ConfigurationError) as error:
        raise ConfigError(str(error)) from None
    made = [plugin.made, *plugin.editions]
    if plugin.made.pictures.missing:
        last.may_be_kept = False
    return BuildResult(
        final,
        reading,
        pages=sum(len(handbook.pages) for handbook in made),
        has_findings_page=any(page.path == FINDINGS for page in plugin.made.pages),
        missing_pictures=plugin.made.pictures.missing,
        without_words=tuple(one.book.language.code for one in made if not one.book.language.has_words),
    )


@contextmanager
def config_path(own: Path | None, portfolio: Portfolio | None = None) -> Iterator[Path]:
    """The project's own configuration file, or a passing one with ours."""
    if own:
        yield own
        return
    name = worded(portfolio.about.name, portfolio.about.language) if portfolio else "Handbook"
    settings = {
        # The theme writes the name into its pages as it is.
        "site_name": escape(name),
        # So that the links lead to pages where the site is opened from a disk, too.
        "use_directory_urls": False,
        "theme": THEME,
        "plugins": ["search", "promisekit"],
        "markdown_extensions": ["attr_list", "tables", {"toc": {"toc_depth": 3}}],
    }
    with tempfile.TemporaryDirectory(prefix="promisekit-") as folder:
        path = Path(folder, "mkdocs.yml")
        path.write_text(yaml.safe_dump(settings, allow_unicode=True), encoding="utf-8")
        yield path


def _config(path: Path, folder: Path, site: Path) -> MkDocsConfig:
    from mkdocs.config import load_config
    from mkdocs.exceptions import Abort, ConfigurationError

    try:
        return load_config(str(path), docs_dir=str(folder.resolve()), site_dir=str(site))
    except ConfigurationError as error:
        raise ConfigError(f"{path}: {error}") from None
    except Abort as error:
        raise ConfigError(str(error)) from None


def _our_plugin(config: Any) -> Any:
    if "promisekit" not in config.plugins:
        raise ConfigError("mkdocs.yml does not name our plugin; add `- promisekit` below `plugins:`")
    return config.plugins["promisekit"]


def _docs_dir(config_file: Path | None) -> Path:
    return folder_from(config_file, "docs_dir", "blueprints")


def _site_dir(config_file: Path | None) -> Path:
    return folder_from(config_file, "site_dir", "site")


def folder_from(config_file: Path | None, setting: str, default: str) -> Path:
    """A folder that ``mkdocs.yml`` names, as a path from here."""
    if config_file is None:
        return Path(default)
    return config_file.parent / str(setting_in(config_file, setting) or ("docs" if setting == "docs_dir" else default))


def setting_in(config_file: Path | None, setting: str) -> Any:
    """What ``mkdocs.yml`` says of something; None where it says nothing. Raises OSError."""
    if config_file is None:
        return None
    from mkdocs.utils.yaml import get_yaml_loader, yaml_load

    with config_file.open("rb") as file:
        return yaml_load(file, loader=get_yaml_loader()).get(setting)


def _take_hidden(final: Path, new: Path) -> None:
    """Hidden files of the old site (a ``.gitignore``) stay in the new one, and so do its permissions."""
    if not final.exists():
        new.chmod(0o755)
        return
    for file in final.iterdir():
        if file.name.startswith(".") and not (new / file.name).exists():
            if file.is_dir():
                shutil.copytree(file, new / file.name, symlinks=True)
            elif file.is_file():
                shutil.copy2(file, new / file.name)
    new.chmod(final.stat().st_mode)
