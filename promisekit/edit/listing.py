"""Makes what stands alone the only entry of a list: its lines stay as they are, farther in, with their remarks."""

from __future__ import annotations

from promisekit.diagnostic import KeyPath
from promisekit.edit.operation import Insert, Operation, Set, applied
from promisekit.edit.replacing import has_names
from promisekit.edit.splice import Splice, spliced
from promisekit.edit.syntax import Node, NoSuchPlaceError, Syntax, plain, shown
from promisekit.edit.yaml_text import STEP


def comes_beside_one(syntax: Syntax, operation: Operation) -> bool:
    """Whether an entry is put beside a mapping that stands alone, which is short for a list of one."""
    if not isinstance(operation, Insert) or operation.path[-1] not in (0, 1) or not syntax.has(operation.path[:-1]):
        return False
    return syntax.at(operation.path[:-1]).kind == "mapping"


def listed(syntax: Syntax, path: KeyPath) -> str:
    """The text with the mapping at ``path`` in a list. Raises NoSuchPlaceError."""
    node = syntax.at(path)
    if has_names(node):
        raise NoSuchPlaceError(f"`{shown(path)}` repeats, or is repeated; write it as a list first")
    text = spliced(syntax.text, list(_in_brackets(node) if node.flow else _in_lines(syntax, node)))
    if Syntax(text).plain() != applied(syntax.plain(), Set(path, [plain(node, {})])):
        raise NoSuchPlaceError(f"`{shown(path)}` cannot become a list as it is written; write it as a list first")
    return text


def _in_brackets(node: Node) -> list[Splice]:
    return [Splice(node.start, node.start, "["), Splice(node.end, node.end, "]")]


def _in_lines(syntax: Syntax, node: Node) -> list[Splice]:
    column = syntax.column(node.start)
    found = [Splice(node.start, node.start, "- ")]
    place = syntax.next_line(node.start)
    while place < node.end:
        line = syntax.text[place : syntax.line_end(place)]
        if line.strip() and len(line) - len(line.lstrip(" ")) >= column:
            found.append(Splice(place, place, " " * STEP))
        place = syntax.next_line(place)
    return found
