"""MkDocs' own steps, page by page: so that a page can be made alone, or be left as the last build made it.

The steps and their order are those of ``mkdocs.commands.build.build`` in MkDocs 1.6.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from jinja2 import Environment
from mkdocs.commands.build import _build_extra_template, _build_page, _build_theme_template, _populate_page
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel, get_files, set_exclusions
from mkdocs.structure.nav import Navigation, get_navigation
from mkdocs.structure.pages import Page

from promisekit.handbook.content.compiled_templates import compiled_templates
from promisekit.handbook.site.regular_files import left_out, refuse_circles
from promisekit.handbook.site.reuse.contents import versions

log = get_plugin_logger("promisekit")


class Theme(NamedTuple):
    """What the theme gives to every site: its templates and its files. To find them takes a tenth of a second."""

    env: Environment
    files: Sequence[File]

    @classmethod
    def of(cls, config: MkDocsConfig) -> Theme:
        """The theme that a configuration names, whose plugins have had their say about it."""
        env = config.theme.get_env()
        env.bytecode_cache = env.bytecode_cache or compiled_templates(versions())
        files = Files([])
        files.add_files_from_theme(env, config)
        return cls(env, tuple(files))


class PageByPage:
    """The files of a site, its tree, and what makes one page after another."""

    def __init__(self, config: MkDocsConfig, theme: Theme, *, is_preview: bool = False) -> None:
        self._config = config
        self._inclusion: Callable[[InclusionLevel], bool] = (
            InclusionLevel.is_in_serve if is_preview else InclusionLevel.is_included
        )
        refuse_circles(Path(config.docs_dir))
        files = get_files(config)
        for file, why in list(left_out(files, config)):
            files.remove(file)
            if not file.src_uri.startswith("."):
                log.warning(f"`{file.src_uri}` is left out: {why}")
        for file in theme.files:
            if file.src_uri not in files.src_uris:
                files.append(file)
        self.files = config.plugins.on_files(files, config=config)
        set_exclusions(self.files, config)
        self.nav: Navigation = config.plugins.on_nav(
            get_navigation(self.files, config), config=config, files=self.files
        )
        self.pages = list(self.files.documentation_pages(inclusion=self._inclusion))
        for file in self.pages:
            if file.page is None:
                Page(None, file, config)
        self._env = theme.env

    def fill(self, file: File) -> None:
        """Reads a page and makes HTML of its Markdown."""
        assert file.page is not None
        _populate_page(file.page, self._config, self.files)

    def tell_templates(self) -> None:
        """Lets the plugins have their say about the templates, once all pages that they may ask for are filled."""
        self._env = self._config.plugins.on_env(self._env, config=self._config, files=self.files)

    def by_address(self) -> dict[str, File]:
        """Every file of the site by its path in it."""
        return {file.dest_uri: file for file in self.files if self._inclusion(file.inclusion)}

    def template(self, name: str) -> bytes:
        """Writes what the theme makes once for a site, and gives it."""
        _build_theme_template(name, self._env, self.files, self._config, self.nav)
        return Path(self._config.site_dir, name).read_bytes()

    def write_all_but_pages(self) -> None:
        """Writes what lies beside the pages: copied files, and what the theme makes once for a site."""
        self.files.copy_static_files(inclusion=self._inclusion)
        for template in self._config.theme.static_templates:
            _build_theme_template(template, self._env, self.files, self._config, self.nav)
        for template in self._config.extra_templates:
            _build_extra_template(template, self.files, self._config, self.nav)

    def write(self, file: File) -> None:
        """Puts a filled page into the theme's template and writes it."""
        assert file.page is not None
        excluded = file.inclusion.is_excluded()
        _build_page(file.page, self._config, self.pages, self.nav, self._env, False, excluded)

    def look_at_anchors(self) -> None:
        """Says which links of filled pages lead to no place in their page."""
        level = self._config.validation.links.anchors
        for file in self.pages:
            assert file.page is not None
            file.page.validate_anchor_links(files=self.files, log_level=level)
