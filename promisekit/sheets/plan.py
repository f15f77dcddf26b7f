"""Which sheets a portfolio has, and which columns: one sheet a section, and one for whatever an item has many of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Final, Literal

from promisekit.model.base import Item
from promisekit.model.portfolio import SECTIONS
from promisekit.reference.docstrings import meanings, title
from promisekit.sheets.forms import ABOUT, ID, ByKey, Fields, Form, Many, Word, Wording, form_of_section

Kind = Literal["items", "list", "keyed", "lanes", "steps"]
"""How the rows of a sheet hang on those of the sheet above: items hang on nothing; `list` by number, `keyed` by an
id, `lanes` by lane, actor and number, `steps` by number in a list whose entries have ids."""

NUMBER: Final = "nr"
LANE: Final = "lane"
ACTOR: Final = "actor"
SECTION: Final = "section"
_SHORT_NAMES: Final = {
    "journeys.phases.steps": "journeys.steps",
    "journeys.phases.steps.frontstage": "journeys.actions",
}
_SHARED: Final = tuple(name for name in Item.model_fields if name in ("links", "accepted"))
"""Lists that every item may have: one sheet for all sections."""
_EXPLAINED: Final = {
    ID: "What the item is called in references: a-z, 0-9 and single hyphens.",
    NUMBER: "Its place in the list. A row without a number comes after the row above it.",
    LANE: "Where it happens: in the customer's sight, unseen, or for all cases.",
    ACTOR: "The role, function or system that does it.",
    SECTION: "In which section the item stands that this belongs to.",
}


@dataclass(frozen=True)
class Column:
    """One field, or one key of a row. ``path`` are the fields from the row's mapping to it; none for a key.

    ``rows`` names the sheet where its entries stand when they have more than a cell can show.
    """

    name: str
    form: Form
    meaning: str = ""
    path: tuple[str, ...] = ()
    required: bool = False
    rows: str = ""

    @property
    def is_key(self) -> bool:
        """Whether it says which row this is, or where it belongs."""
        return not self.path


@dataclass(eq=False)
class Sheet:
    """One sheet. ``place`` is where its entries stand in the mapping of the row above."""

    name: str
    section: str
    form: Fields
    kind: Kind
    above: Sheet | None = None
    place: tuple[str, ...] = ()
    keys: tuple[Column, ...] = ()
    """The key columns, in order."""
    identity: tuple[str, ...] = ()
    """The names of those key columns that tell a row from all others."""
    columns: list[Column] = field(default_factory=list)
    below: list[Sheet] = field(default_factory=list)
    lanes: tuple[str, ...] = ()

    @property
    def is_shared(self) -> bool:
        """Whether its rows belong to items of any section."""
        return not self.section

    def every_column(self) -> Iterator[Column]:
        """The keys, then the fields."""
        yield from self.keys
        yield from self.columns


@cache
def sheets() -> dict[str, Sheet]:
    """All sheets by name, in order."""
    found: dict[str, Sheet] = {}
    for section in (ABOUT, *SECTIONS):
        form = form_of_section(section)
        keys = (_key(ID),)
        sheet = Sheet(section, section, form, "items", keys=keys, identity=(ID,))
        found[section] = sheet
        _add_fields(sheet, form, (), found)
    for name in _SHARED:
        form = _entries(form_of_section(ABOUT).form(name))
        section_key = Column(SECTION, Word(choices=(ABOUT, *SECTIONS)), _EXPLAINED[SECTION], required=True)
        sheet = Sheet(
            name, "", form, "list", place=(name,), keys=(section_key, _key(ID), _key(NUMBER)),
            identity=(SECTION, ID, NUMBER),
        )  # fmt: skip
        found[name] = sheet
        _add_fields(sheet, form, (), found)
    return found


def sheet_named(text: str) -> str:
    """The name of a sheet as somebody wrote it: `Pain points` is `pain_points`."""
    return "_".join(text.split()).casefold()


def _key(name: str, sections: tuple[str, ...] = (), meaning: str = "") -> Column:
    return Column(name, Word(sections=sections), meaning or _EXPLAINED[name], required=name != NUMBER)


def _entries(form: Form) -> Fields:
    assert isinstance(form, Many) and isinstance(form.of, Fields)
    return form.of


def _add_fields(sheet: Sheet, form: Fields, path: tuple[str, ...], found: dict[str, Sheet]) -> None:
    for name, of in form.fields:
        if path == () and name == ID:
            continue
        here = (*path, name)
        if not path and sheet.kind == "items" and name in _SHARED:
            continue
        if isinstance(of, Fields):
            _add_fields(sheet, of, here, found)
        elif isinstance(of, Many) and isinstance(of.of, Fields):
            below = _below(sheet, here, of.of, "steps" if ID in dict(of.of.fields) else "list", found)
            if of.text_alone or of.of.text or of.file_alone:
                sheet.columns.append(_column(form, name, here, of, below.name))
        elif isinstance(of, ByKey) and isinstance(of.of, Fields):
            _below(sheet, here, of.of, "keyed", found)
        elif isinstance(of, ByKey) and isinstance(of.of, Many):
            _add_lane(sheet, here, _entries(of.of), of.key, found)
        else:
            sheet.columns.append(_column(form, name, here, of, ""))


def _column(form: Fields, name: str, path: tuple[str, ...], of: Form, rows: str) -> Column:
    attribute = next(own for own, info in form.model.model_fields.items() if name in (own, info.alias))
    meaning = meanings(form.model).get(attribute, "")
    needed = form.needs(name) and len(path) == 1
    return Column(".".join(path), of, meaning, path, needed, rows)


def _below(
    sheet: Sheet, path: tuple[str, ...], form: Fields, kind: Kind, found: dict[str, Sheet], lane_key: Word | None = None
) -> Sheet:
    full = ".".join((_full_name(sheet), *path))
    name = _SHORT_NAMES.get(full, full)
    above = _belonging(sheet)
    own: tuple[Column, ...]
    if kind == "keyed":
        own = (_key(ID),)
    elif kind == "lanes":
        assert lane_key
        own = (
            Column(LANE, Word(choices=(path[-1],)), _EXPLAINED[LANE], required=True),
            _key(ACTOR, lane_key.sections), _key(NUMBER),
        )  # fmt: skip
    elif kind == "steps":
        own = (_key(NUMBER), _key(ID))
    else:
        own = (_key(NUMBER),)
    identity = tuple(column.name for column in (*above, *own))
    if kind == "steps":
        # A step is known by its id in the whole journey; its phase and number say where it stands.
        identity = (above[0].name, ID)
    below = Sheet(
        name, sheet.section, form, kind, sheet, path, (*above, *own), identity,
        lanes=(path[-1],) if kind == "lanes" else (),
    )  # fmt: skip
    found[name] = below
    sheet.below.append(below)
    _add_fields(below, form, (), found)
    return below


def _belonging(sheet: Sheet) -> tuple[Column, ...]:
    """The key columns by which rows say to which row of ``sheet`` they belong."""
    columns = {column.name: column for column in sheet.keys}
    named = []
    for name in sheet.identity:
        if name == ID or name == sheet.identity[-1]:
            word = ABOUT if sheet.section == ABOUT else title(sheet.form.model).lower()
            sections = (sheet.section,) if sheet.kind == "items" and sheet.section != ABOUT else ()
            named.append(Column(word, Word(sections=sections), f"The {word} that this belongs to.", required=True))
        else:
            named.append(columns[name])
    return tuple(named)


def _add_lane(sheet: Sheet, path: tuple[str, ...], form: Fields, key: Word, found: dict[str, Sheet]) -> None:
    """Lanes of the same form share a sheet, in which a column says which of them a row belongs to."""
    for one in sheet.below:
        if one.kind == "lanes" and one.form == form:
            lanes = (*one.lanes, path[-1])
            lane = Column(LANE, Word(choices=lanes), _EXPLAINED[LANE], required=True)
            one.lanes = lanes
            one.keys = tuple(lane if column.name == LANE else column for column in one.keys)
            return
    _below(sheet, path, form, "lanes", found, key)


def _full_name(sheet: Sheet) -> str:
    return sheet.name if sheet.above is None else ".".join((_full_name(sheet.above), *sheet.place))


def cell_form(column: Column) -> Form:
    """The form of what a cell of the column shows: of entries that stand for themselves, the texts that stand for
    them."""
    form = column.form
    if isinstance(form, Many) and isinstance(form.of, Fields):
        if form.file_alone:
            return Word()
        if form.text_alone:
            return form.of.form(form.text_alone)
        return Many(form.of.form(form.of.text))
    return form


def has_wordings(form: Form) -> bool:
    """Whether a cell holds texts, which may be in several languages."""
    if isinstance(form, Many):
        return isinstance(form.of, Wording)
    return isinstance(form, Wording) or (isinstance(form, ByKey) and isinstance(form.of, Wording))
