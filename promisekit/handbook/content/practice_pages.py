"""Pages to practise with: for each role the situations that it meets, and what a new colleague reads in which order."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Final

from promisekit.handbook.book.address import item_file
from promisekit.handbook.book.book import Book
from promisekit.handbook.content.page import Page
from promisekit.handbook.content.render import Renderer
from promisekit.handbook.content.sheets.practice import practice_sheet, practising_roles
from promisekit.handbook.language.words import _
from promisekit.model.actor import Role

PRACTICE: Final = "practice/index.md"
TITLE: Final = _("Practice")


def practice_path(role_id: str) -> str:
    """Where a role's situations stand, from the top of the site."""
    return f"practice/{item_file(role_id)}.md"


def practice_pages(book: Book, renderer: Renderer) -> Iterator[Page]:
    """The overview, and a page for each role of which a promise asks something by name; none where there is none."""
    roles = practising_roles(book)
    if not roles:
        return
    yield Page(
        PRACTICE, book.language.gettext(TITLE), partial(_overview, book, renderer, roles), hide=("toc",), boost=0.5
    )
    for role in roles:
        # Its words stand on the role's own page and on those of its promises, and there a search shall lead.
        yield Page(
            practice_path(role.id),
            f"{book.language.gettext(TITLE)}: {book.name('roles', role.id)}",
            partial(_of_role, book, renderer, role),
            parent=PRACTICE,
            searchable=False,
            listed=False,
        )


def _overview(book: Book, renderer: Renderer, roles: list[Role]) -> str:
    title = book.language.gettext(TITLE)
    counted = [(role, practice_path(role.id), len(practice_sheet(book, role).situations)) for role in roles]
    by_function = [
        (function, [one for one in counted if one[0].function == function]) for function in book.portfolio.functions
    ]
    body = renderer.body("practice/index.md.j2", title, roles_by_function=[pair for pair in by_function if pair[1]])
    return book.addresses.brought_down(body, PRACTICE)


def _of_role(book: Book, renderer: Renderer, role: Role) -> str:
    body = renderer.body(
        "practice/role.md.j2",
        book.name("roles", role.id),
        practice=practice_sheet(book, role),
        kind_word=book.language.gettext(TITLE),
    )
    return book.addresses.brought_down(body, practice_path(role.id))
