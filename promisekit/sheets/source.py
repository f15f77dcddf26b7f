"""A portfolio as its files say it, item by item, in the words of the files and in the long form."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from promisekit.diagnostic import Severity
from promisekit.edit.syntax import Syntax
from promisekit.model.portfolio import SECTIONS
from promisekit.sheets.forms import ABOUT, form_of_section
from promisekit.sheets.long_form import long_form
from promisekit.sheets.records import Tree

if TYPE_CHECKING:
    from promisekit.edit.draft import Draft
    from promisekit.read.loader import Loaded


class CannotReadAllError(Exception):
    """The portfolio cannot be read whole, so that a table of it would leave something out."""


@dataclass
class Source:
    """``files``: path -> all that the file says. ``tree`` is the portfolio in its long form."""

    loaded: Loaded
    language: str
    languages: tuple[str, ...]
    files: dict[str, dict[str, Any]] = field(default_factory=dict)
    file_of: dict[tuple[str, str], str] = field(default_factory=dict)
    tree: Tree = field(default_factory=dict)

    def written(self, section: str, item_id: str) -> Any:
        """What the file says of an item. Raises KeyError."""
        said = self.files[self.file_of[section, item_id]][section]
        return said if section == ABOUT else said[item_id]


def read_source(draft: Draft) -> Source:
    """The portfolio of a draft. Raises CannotReadAllError, CannotEditError and NothingToReadError."""
    loaded = draft.load()
    first = next((one for one in loaded.diagnostics if one.severity == Severity.ERROR), None)
    if first or loaded.has_unread or loaded.broken:
        where = f" ({first.span.path}, line {first.span.line}: {first.message})" if first else ""
        raise CannotReadAllError(
            f"Not all of `{draft.folder.shown}` can be read{where}, and what cannot be read would be missing in the "
            "table. `promisekit check` says what to mend."
        )
    about = loaded.portfolio.about
    source = Source(loaded, about.language, about.all_languages)
    for file in draft.files():
        said = Syntax(draft.text(file.relative)).plain()
        if not isinstance(said, dict):
            continue
        source.files[file.relative] = said
        for section, items in said.items():
            for item_id, item in {ABOUT: items}.items() if section == ABOUT else items.items():
                source.file_of[section, item_id] = file.relative
                source.tree.setdefault(section, {})[item_id] = long_form(
                    form_of_section(section), item, source.language
                )
    # What a file says in an order of its own stands in that of the reference.
    source.tree = {name: source.tree[name] for name in (ABOUT, *SECTIONS) if name in source.tree}
    return source
