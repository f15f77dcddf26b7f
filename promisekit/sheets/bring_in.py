"""What was handed back -> operations on the files, after all of it was found to be in order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from promisekit.check import check
from promisekit.diagnostic import Diagnostic, KeyPath, Severity
from promisekit.edit.operation import difference
from promisekit.sheets.export import Tabulated, tabulated
from promisekit.sheets.filled_in import FilledIn
from promisekit.sheets.forms import ABOUT, form_of_section
from promisekit.sheets.long_form import rewritten, short_form
from promisekit.sheets.plan import Sheet, sheets
from promisekit.sheets.records import Built, Tree, built
from promisekit.sheets.taken import Row, Taken
from promisekit.sheets.taking import take

if TYPE_CHECKING:
    from promisekit.edit.draft import Draft


class CannotBringInError(Exception):
    """Nothing can be written before these problems are mended; each is a line for the user."""

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__("; ".join(problems))
        self.problems = tuple(dict.fromkeys(problems))


def bring_in(draft: Draft, filled: Sequence[FilledIn], *, delete: bool) -> list[str]:
    """Edits the draft so that it says what was handed back. Returns what the user is to know besides the changes.

    Raises CannotBringInError, and what :func:`tabulated` raises.
    """
    current = tabulated(draft)
    taken = take(filled, current, delete=delete)
    if taken.problems:
        raise CannotBringInError(taken.problems)
    new = built(taken.records)
    write_tree(draft, current, new.tree)
    problems = list(_problems(draft, current, taken, new))
    if problems:
        raise CannotBringInError(problems)
    return taken.told


def write_tree(draft: Draft, current: Tabulated, new: Tree) -> None:
    """Edits the draft so that it says what is in ``new``; whatever is the same is not touched."""
    source, language = current.source, current.source.language
    old = built(current.records).tree
    files: dict[str, dict[str, Any]] = {name: dict(said) for name, said in source.files.items()}
    for section in dict.fromkeys((*old, *new)):
        before, after = old.get(section, {}), new.get(section, {})
        form = form_of_section(section)
        for item_id, value in after.items():
            if item_id not in before:
                _put(files, _home(source.file_of, section), section, item_id, short_form(form, value, language))
            elif before[item_id] != value:
                said = rewritten(form, source.written(section, item_id), before[item_id], value, language)
                _put(files, source.file_of[section, item_id], section, item_id, said)
        for item_id in before.keys() - after.keys():
            _take_away(files[source.file_of[section, item_id]], section, item_id)
    for name, said in files.items():
        was = source.files.get(name, {})
        if said == was:
            continue
        if not said:
            draft.write(name, None)
        else:
            draft.operate(name, difference(was, said))


def _home(file_of: Mapping[tuple[str, str], str], section: str) -> str:
    """The file for a new item: that in which most of its section stand, or a new one that is named for it."""
    files = Counter(file for (name, _), file in sorted(file_of.items()) if name == section)
    return files.most_common(1)[0][0] if files else f"{section}.yaml"


def _put(files: dict[str, dict[str, Any]], name: str, section: str, item_id: str, said: Any) -> None:
    file = files.setdefault(name, {})
    file[section] = said if section == ABOUT else {**file.get(section, {}), item_id: said}


def _take_away(file: dict[str, Any], section: str, item_id: str) -> None:
    left = {} if section == ABOUT else {key: of for key, of in file[section].items() if key != item_id}
    if left:
        file[section] = left
    else:
        del file[section]


def _problems(draft: Draft, current: Tabulated, taken: Taken, new: Built) -> Iterable[str]:
    """What is wrong now and was not before, by sheet and cell."""
    before = {_known_by(one) for one in check(current.source.loaded) if one.severity is Severity.ERROR}
    for one in check(draft.load()):
        if one.severity is Severity.ERROR and _known_by(one) not in before:
            where = _cell(one.key_path, one.message, taken, new) or f"{one.span.path}, line {one.span.line}"
            yield f"{where}: {one.message}" + (f"; {one.hint}" if one.hint else "")


def _known_by(one: Diagnostic) -> tuple[str, str, KeyPath]:
    return one.code, one.message, one.key_path


def _cell(path: KeyPath, message: str, taken: Taken, new: Built) -> str:
    """The cell of what stands at a key path; that of the row where no cell says it; nothing where no row does."""
    if not path or (len(path) < 2 and path[0] != ABOUT):
        return ""
    item = path[: 1 if path[0] == ABOUT else 2]
    best, found = (0, 0, False), ""
    for (name, identity), row in taken.rows.items():
        here = new.paths.get((name, identity))
        if here is None or here[: len(item)] != item:
            continue
        places = [("", here), *((column.name, (*here, *column.path)) for column in sheets()[name].columns)]
        for column_name, place in places:
            names, positions = _closeness(path, place)
            closeness = (names, positions, not column_name or column_name in row.columns)
            if names >= len(_names(here)) and closeness > best:
                column_name = column_name or _named(message, sheets()[name], row) or sheets()[name].identity[-1]
                own = f"{column_name} ({path[-1]})"
                best, found = closeness, row.cell(own if own in row.columns else column_name)
    return found


def _named(message: str, sheet: Sheet, row: Row) -> str:
    """The column of a field that a message about the whole row names: one that is missing."""
    names = message.split("`")[1::2]
    found = (one.name for one in sheet.columns if one.path[-1] in names and one.name in row.columns)
    return next(found, "")


def _closeness(path: KeyPath, other: KeyPath) -> tuple[int, int]:
    """How many names two key paths share from their beginning on, and how many places."""
    names = 0
    for one, two in zip(_names(path), _names(other), strict=False):
        if one != two:
            break
        names += 1
    places = sum(one == two for one, two in zip(path, other, strict=False))
    return names, places


def _names(path: KeyPath) -> tuple[str, ...]:
    """A key path without positions, which short forms leave out."""
    return tuple(part for part in path if isinstance(part, str))
