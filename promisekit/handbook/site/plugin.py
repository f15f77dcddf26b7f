"""The MkDocs plugin: hooks only. Pages, navigation and pictures are made by the modules beside it."""

from __future__ import annotations

import gzip
import os
from collections.abc import Callable
from copy import copy
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as SitePage
from mkdocs.utils.templates import TemplateContext

from promisekit.handbook.book.audience import Audience
from promisekit.handbook.content.overviews import FINDINGS
from promisekit.handbook.content.page import Page
from promisekit.handbook.content.style import ASSET_FOLDER, assets
from promisekit.handbook.edition.handbook import Handbook, broken_handbook, make_handbook
from promisekit.handbook.edition.navigation import charter_navigation, navigation
from promisekit.handbook.edition.public_files import public_files
from promisekit.handbook.edition.reading import Reading, read_and_check
from promisekit.handbook.language import words
from promisekit.handbook.language.untranslated import Stranger
from promisekit.handbook.news.known_history import Remembered, Silence, version_of
from promisekit.handbook.site.finished_page import finished, labelled
from promisekit.handbook.site.handwritten_pages import in_language, without_folders_of_languages
from promisekit.handbook.site.html_past_markdown import SetAside
from promisekit.handbook.site.language_sites import Plugins, edition_config, folder_of, top_of, translations
from promisekit.handbook.site.made_file import MadeFile
from promisekit.handbook.site.offline_copy import write_offline_copy
from promisekit.handbook.site.page_file import PageFile
from promisekit.handbook.site.plugin_options import Feedback, Since
from promisekit.handbook.site.refusal import refusal
from promisekit.handbook.site.search import THEIR_SEARCH, entries_of, search_of, write_index
from promisekit.handbook.site.theme_language import speak
from promisekit.handbook.site.told_by_git import told_by_git
from promisekit.handbook.site.visitors import guarded
from promisekit.model.about import About
from promisekit.read.files import NothingToReadError

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer

THEME: Final = Path(__file__).parent / "theme"

log = get_plugin_logger("promisekit")


class HandbookSettings(Config):
    """What `mkdocs.yml` may say about the plugin."""

    templates = config_options.Optional(config_options.Dir(exists=True))
    audience = config_options.Optional(config_options.Choice(tuple(audience.value for audience in Audience)))
    changes_since = Since()
    feedback_address = Feedback()
    public_feedback_address = Feedback()


class PromisekitPlugin(BasePlugin[HandbookSettings]):
    """Makes a portfolio's pages part of an MkDocs site."""

    def __init__(self) -> None:
        self.reading: Reading | None = None
        """A reading that the caller has made already."""
        self.audience: Audience | None = None
        """Whom the caller builds for, whatever `mkdocs.yml` says."""
        self.language: str | None = None
        """The code of another language than the portfolio's own, where this is a build in that one."""
        self.told: Remembered | Silence | None = None
        """What git remembers, once it was asked."""
        self.handbook: Handbook | None = None
        self.make_edition: Callable[[MkDocsConfig, str], None] = lambda config, folder: mkdocs_build(config)
        """What makes the site in another language, and the folder where it stands."""
        self.editions: list[Handbook] = []
        """The handbooks in the portfolio's other languages, once they are built."""
        self._set_aside = SetAside()
        self._plugins: dict[str, Plugins] = {}
        self._foreign_notes: set[str] = set()
        self._entries: list[dict[str, Any]] = []
        self.keeps_policy = True
        """Whether pages say what may run in them; `mkdocs serve` puts a script of its own into each."""
        self._serving = False
        self._read_last: Reading | None = None
        self._last_good: Handbook | None = None

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Keeps this object over all builds of one `mkdocs serve`, and with it the last good handbook."""
        self._serving = command == "serve"
        self.keeps_policy = not self._serving

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
        """Lets `mkdocs serve` answer browsers of this machine alone, as our own preview does."""
        server.set_app(guarded(server.serve_request, str(config.dev_addr.host)))
        return server

    @event_priority(100)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Reads and checks the portfolio. An error ends the build here: MkDocs empties the site only later."""
        reading = self.reading or self._read(config)
        self._read_last, self.reading = reading, None
        if reading.errors and not self._serving:
            raise PluginError(refusal(reading.errors))
        if self._for_public:
            # Neither a link to the files nor a tree that names pages which the public does not have.
            config.repo_url = config.repo_name = config.edit_uri = config.edit_uri_template = config.nav = None
        config.theme.dirs.insert(0, str(THEME))
        config.extra_css.append(f"{ASSET_FOLDER}/handbook.css")
        config.extra_css.append(f"{ASSET_FOLDER}/pictures.css")
        config.extra_javascript += [f"{ASSET_FOLDER}/{name}.js" for name in ("finder", "handbook", "pictures")]
        for extension in ("attr_list", "toc", "tables"):
            if extension not in config.markdown_extensions:
                config.markdown_extensions.append(extension)
        if self.language is None and not reading.errors:
            self.told = self._told(Path(config.docs_dir))
            if isinstance(self.told, Remembered) and not config.site_url:
                log.info("Links in the feeds are relative, which some feed readers do not follow: set `site_url`")
        self.handbook = self._handbook(reading, config)
        language = self.handbook.book.language
        if not language.has_words:
            log.info(f"There are no words of the handbook's own in `{language.code}` yet: it says them in English")
        speak(config, language, self._about)
        if self._about.all_languages[1:]:
            config.extra["alternate"] = True  # the theme asks for this before it asks for the links
        config.extra["promisekit_version"] = version_of(self.told, language)
        say = language.gettext
        config.mdx_configs.setdefault("toc", {}).setdefault("title", say(words.ON_THIS_PAGE))
        return config

    def follow(self, reading: Reading, config: MkDocsConfig) -> None:
        """Takes in another reading without errors of the portfolio, whose name and languages are as they were."""
        self._read_last, self.handbook = reading, self._handbook(reading, config)

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Adds our pages and assets; takes the YAML files and what begins with an underscore out of the site."""
        handbook = self.made
        keeps = self._public_files(files, config).__contains__ if self._for_public else handbook.keeps
        for file in list(files):
            if file.src_dir == config.docs_dir and not keeps(file.src_uri):
                files.remove(file)
        if search_of(config.plugins) is not None:
            for file in [file for file in files if file.src_uri.startswith(THEIR_SEARCH)]:
                files.remove(file)
        self._choose_notes(files, config)
        notes = [file.src_uri for file in files.documentation_pages()]
        for page in handbook.pages:
            if files.get_file_from_path(page.path) is None:
                files.append(PageFile.of(page, config))
            else:
                log.info(f"{page.path} is written by hand: it takes the place of the page made from the portfolio")
        for path, feed in handbook.feeds.items():
            files.append(File.generated(config, path, content=feed))
        for path, make in handbook.downloads.items():
            files.append(MadeFile.of(path, make, config))
        for path, content in assets().items():
            files.append(File.generated(config, f"{ASSET_FOLDER}/{path}", content=content))
        if config.nav is None:
            titles = {page.path: page.title for page in handbook.pages if page.in_navigation}
            tree = charter_navigation if self._for_public else navigation
            config.nav = tree(titles, [note for note in notes if note not in titles], handbook.book.language)
        return files

    def _choose_notes(self, files: Files, config: MkDocsConfig) -> None:
        code = self.made.book.language.code
        if self.language is None:
            for folder in without_folders_of_languages(files, self._about):
                log.warning(f"The folder `{folder}` is left out: the handbook in that language stands there")
        self._foreign_notes = in_language(files, config.docs_dir, code, self._about)

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Hangs every item's page below its overview, for the path above it, without putting it into the tree."""
        for page in self.made.pages:
            file = files.get_file_from_path(page.path)
            index = files.get_file_from_path(page.parent) if page.parent else None
            if file and file.page and index and index.page:
                file.page.parent = index.page  # type: ignore[assignment]
            if isinstance(file, PageFile) and file.page and "title" not in vars(file.page):
                file.page.title = file.title
        return nav

    def _with_links(self, markdown: str, *, page: SitePage, config: MkDocsConfig, files: Files) -> str:
        """Makes `[[id]]` work in pages that are written by hand, and gives them the link for feedback."""
        if page.file.generated_by is not None:
            return markdown
        if "[[" in markdown:
            markdown = self.made.with_item_links(markdown, page.file.src_uri, to_files=True)
        return self.made.with_feedback(Page(page.file.src_uri, str(page.title or ""), markdown)).body

    @event_priority(-100)
    def _without_html(self, markdown: str, *, page: SitePage, config: MkDocsConfig, files: Files) -> str:
        """Sets the HTML of our own pages aside; a template of the user's may hold Markdown anywhere."""
        is_ours = page.file.generated_by == "promisekit" and not self.config.templates
        return self._set_aside.taken_from(markdown) if is_ours else markdown

    on_page_markdown = CombinedEvent(_with_links, _without_html)

    @event_priority(100)
    def _with_html(self, html: str, *, page: SitePage, config: MkDocsConfig, files: Files) -> str:
        """Puts the HTML back, before anybody else sees the page."""
        page.present_anchor_ids = (page.present_anchor_ids or set()) | self._set_aside.anchors()
        return self._set_aside.put_back(html)

    def _with_language(self, html: str, *, page: SitePage, config: MkDocsConfig, files: Files) -> str:
        """Says of a hand-written page in which language it is, where that is not the reader's."""
        if page.file.src_uri not in self._foreign_notes:
            return html
        own = self._about.language
        return Stranger(own, self.made.book.language.name_of(own)).marked(html, "div")

    on_page_content = CombinedEvent(_with_html, _with_language)

    def on_page_context(
        self, context: TemplateContext, *, page: SitePage, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Tells the templates where the page stands in other languages; a choice of scheme holds in all of them."""
        code = self.made.book.language.code
        found = translations(page.url, code, self._about, page.canonical_url)
        context["translations"] = found  # type: ignore[typeddict-unknown-key]
        if found:
            context["config"] = copy(config)
            context["config"]["extra"] = {**config.extra, "scope": top_of(page.url, code, self._about)}
        return context

    @event_priority(-100)
    def on_post_page(self, output: str, *, page: SitePage, config: MkDocsConfig) -> str:
        """Puts the pictures in, after Markdown and the search have seen the page, and mends the theme's labels."""
        return finished(output, page, self.made, config, keeps_policy=self.keeps_policy)

    @event_priority(-100)
    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:
        """Mends the theme's labels on the page for addresses that lead nowhere."""
        return labelled(output_content, self.made) if template_name == "404.html" else output_content

    @event_priority(100)
    def _take_entries(self, *, config: MkDocsConfig) -> None:
        """Takes what the search plugin read, before it writes an index of its own."""
        self._entries = entries_of(config.plugins)

    @event_priority(-100)
    def _finish(self, *, config: MkDocsConfig) -> None:
        """Says what is missing; writes the search's index, what keeps a copy, and the sitemap the same every day."""
        missing = self.made.pictures.missing
        if missing:
            log.warning(f"The handbook has no pictures. {missing}")
        packed = Path(config.site_dir, "sitemap.xml.gz")
        if packed.exists():
            packed.write_bytes(gzip.compress(Path(config.site_dir, "sitemap.xml").read_bytes(), mtime=0))
        write_index(self._entries, self.made.book, config)
        if not self._serving:
            others = self._about.all_languages[1:] if self.language is None else ()
            write_offline_copy(Path(config.site_dir), others)

    @event_priority(-200)
    def _build_editions(self, *, config: MkDocsConfig) -> None:
        """Builds the site in the other languages, once that in the portfolio's own is done."""
        self.editions = []
        others = self._about.all_languages[1:] if self.language is None else ()
        for code in others:
            plugins = self._plugins.setdefault(code, {})
            edition = edition_config(config, code, plugins)
            ours = edition.plugins["promisekit"]
            assert isinstance(ours, PromisekitPlugin)
            ours.language, ours.reading, ours.audience, ours.told = code, self._read_last, self._audience, self.told
            edition.plugins.on_startup(command="serve" if self._serving else "build", dirty=False)
            self.make_edition(edition, folder_of(code, self._about))
            self.editions.append(ours.made)

    on_post_build = CombinedEvent(_take_entries, _finish, _build_editions)

    @property
    def _about(self) -> About:
        return self.made.book.portfolio.about

    @property
    def _for_public(self) -> bool:
        return self._audience is Audience.PUBLIC

    @property
    def _audience(self) -> Audience:
        """Whom the handbook is for; who writes it sees drafts, unless `mkdocs.yml` says otherwise."""
        chosen = self.audience or self.config.audience
        if chosen:
            return Audience(chosen)
        return Audience.DESIGN if self._serving else Audience.STAFF

    @staticmethod
    def _public_files(files: Files, config: MkDocsConfig) -> set[str]:
        beside = {file.src_uri: file for file in files if file.src_dir == config.docs_dir}
        theme = (config.theme.get(name) for name in ("logo", "favicon"))
        named = [*config.extra_css, *map(str, config.extra_javascript), *(one for one in theme if isinstance(one, str))]
        return public_files(beside, lambda path: beside[path].content_string, named)

    def _read(self, config: MkDocsConfig) -> Reading:
        start = Path(config.config_file_path).parent if config.config_file_path else Path.cwd()
        shown = os.path.relpath(config.docs_dir, start).replace(os.sep, "/")
        try:
            return read_and_check(Path(config.docs_dir), Path(config.docs_dir).name if ".." in shown else shown)
        except NothingToReadError as error:
            raise PluginError(str(error)) from None

    def _handbook(self, reading: Reading, config: MkDocsConfig) -> Handbook:
        if not reading.errors:
            templates = Path(self.config.templates) if self.config.templates else None
            self._last_good = make_handbook(
                reading,
                directory_urls=config.use_directory_urls,
                templates=templates,
                audience=self._audience,
                language=self.language,
                told=self.told,
                feedback=self.config.public_feedback_address if self._for_public else self.config.feedback_address,
                site_url=config.site_url or "",
            )
            for (_, item_id), link in self._last_good.left_out if self.language is None else ():
                where = f"`{item_id}`" if item_id else "the portfolio section"
                log.warning(f"{where} links to {link}, which the public does not see: write words there instead")
            return self._last_good
        log.error(refusal(reading.errors))
        broken = broken_handbook(
            reading, self._last_good, directory_urls=config.use_directory_urls, language=self.language
        )
        language = broken.book.language
        config.extra["promisekit_errors"] = language.ngettext(*words.ERRORS, len(reading.errors))
        config.extra["promisekit_what_is_wrong"] = language.gettext(words.WHAT_IS_WRONG)
        config.extra["promisekit_findings"] = broken.book.addresses.url(FINDINGS)
        return broken

    def _told(self, folder: Path) -> Remembered | Silence | None:
        """What changed; the public is told what holds."""
        return (
            None if self._for_public else told_by_git(folder, self._audience, self.config.changes_since, self._serving)
        )

    @property
    def made(self) -> Handbook:
        """The handbook of this build."""
        assert self.handbook is not None, "MkDocs runs on_config first"
        return self.handbook
