"""The settings of a site told by value; where something in them may read anything from anywhere, they are unknown."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.utils import get_build_date

import promisekit
from promisekit.handbook.site.reuse.contents import contents

_PLUGINS: Final = frozenset(("promisekit", "search", "material/search"))
_EXTENSIONS: Final = frozenset(
    "abbr admonition attr_list codehilite def_list extra fenced_code footnotes md_in_html meta nl2br sane_lists smarty "
    "tables toc wikilinks".split()
)
_PYMDOWN: Final = frozenset(
    "arithmatex betterem caret critic details emoji escapeall extra fancylists highlight inlinehilite keys magiclink "
    "mark progressbar saneheaders smartsymbols striphtml superfences tabbed tasklist tilde".split()
)
"""Extensions of Markdown that read no files."""
_NOT_SHOWN: Final = frozenset(
    ("config_file_path", "docs_dir", "site_dir", "nav", "theme", "plugins", "watch", "dev_addr")
)
"""Settings that no page shows, or that are told in another way."""


class Unknown(Exception):
    """Nobody can say what else the pages depend on."""


def told(config: MkDocsConfig) -> str:
    """All settings that pages may depend on but the tree, with what stands in folders of templates.

    Raises Unknown and OSError.
    """
    theme = config.theme
    if not _PLUGINS.issuperset(config.plugins) or config.hooks or theme.name not in (None, "material"):
        raise Unknown
    if not all(map(_reads_no_files, config.markdown_extensions)):
        raise Unknown
    settings = {name: value for name, value in config.items() if name not in _NOT_SHOWN}
    plugins = {name: dict(plugin.config) for name, plugin in config.plugins.items()}
    own = _of_templates(config)
    return repr(
        [
            _plain(settings),
            _plain({"name": theme.name, **{name: theme[name] for name in theme}}),
            _plain(plugins),
            [list(contents(folder)) for folder in own],
            # A template of somebody's own may tell the day.
            get_build_date() if own else "",
        ]
    )


def folders(config: MkDocsConfig) -> list[Path]:
    """The folders of templates of somebody's own, and those that the settings say are to be watched."""
    return [*_of_templates(config), *map(Path, config.watch)]


def _of_templates(config: MkDocsConfig) -> list[Path]:
    ours = config.plugins.get("promisekit")
    own = [ours.config.templates] if ours is not None and ours.config.templates else []
    return [Path(folder) for folder in (*config.theme.dirs, *own) if not _comes_with_a_package(Path(folder))]


def _reads_no_files(extension: str) -> bool:
    room, _, name = extension.rpartition(".")
    return name in _EXTENSIONS if room in ("", "markdown.extensions") else room == "pymdownx" and name in _PYMDOWN


def _comes_with_a_package(folder: Path) -> bool:
    return "site-packages" in folder.parts or folder.is_relative_to(Path(promisekit.__file__).parent)


def _plain(value: Any) -> Any:
    if value is None or isinstance(value, str | int | float | bool):
        return value
    if isinstance(value, Mapping):
        return [(str(key), _plain(one)) for key, one in value.items()]
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    if isinstance(value, set | frozenset):
        return sorted(map(repr, value))
    if callable(value) and hasattr(value, "__qualname__"):
        return f"{value.__module__}.{value.__qualname__}"
    shown = repr(value)
    if " at 0x" in shown:
        raise Unknown
    return shown
