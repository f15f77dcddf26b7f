"""The law of an edit, held against made texts: only the operation's lines change, remarks stay, the rest says the same.

``python -m tests.edit.law 10000`` holds it against so many.
"""

from __future__ import annotations

import random
import re
import sys
from collections import Counter

from promisekit.diagnostic import KeyPath
from promisekit.edit.edited_text import edited
from promisekit.edit.operation import Insert, Move, Operation, Remove, RenameKey, Set, applied
from promisekit.edit.syntax import Entry, Node, NoSuchPlaceError, Syntax
from tests.edit.texts import Maker, value


def hold(seed: int) -> str:
    """Makes a text and an operation and holds the law against the result; says what became of it."""
    maker = Maker(seed)
    text = maker.text()
    old = Syntax(text)
    chooser = random.Random(seed + 1)
    operation = an_operation(old, chooser)
    expected = applied(old.plain(), operation)
    try:
        new_text = edited(text, [operation])
    except NoSuchPlaceError:
        return "refused"
    about = f"seed {seed}: {operation}\n{text}\n-----\n{new_text}"
    try:
        new = Syntax(new_text)
    except ValueError:
        assert maker.has_names, about
        return "refused after reading"
    if new.plain() != expected:
        assert maker.has_names or would_become_text(old, operation), about
        return "refused after reading"
    first, last = touched(old, operation)
    old_lines, new_lines = text.splitlines(keepends=True), new_text.splitlines(keepends=True)
    assert new_lines[:first] == old_lines[:first], f"a line before\n{about}"
    after = len(old_lines) - last
    assert new_lines[len(new_lines) - after :] == old_lines[last:], f"a line after\n{about}"
    gone = said_in(old, operation)
    assert not remarks_of(old, gone) - remarks_of(new, (0, 0)), f"a remark\n{about}"
    assert (new_text.count("\r\n") == new_text.count("\n")) or "\r\n" not in text, f"line ends\n{about}"
    return type(operation).__name__


def would_become_text(syntax: Syntax, operation: Operation) -> bool:
    """Whether a remark, indented too far, stands behind what goes, which kept it out of the text before that."""
    holder, position = syntax.entry(operation.path)
    place = syntax.next_line(holder.entries[position].end)
    return isinstance(operation, Remove) and re.compile(r"(?:[ \t]*\r?\n)* +#").match(syntax.text, place) is not None


def an_operation(syntax: Syntax, chooser: random.Random) -> Operation:
    """Some operation on some place."""
    places = list(all_places(syntax.root, ()))
    path, node = chooser.choice(places)
    kind = chooser.random()
    if isinstance(path[-1], int) and kind > 0.9:
        holder = syntax.at(path[:-1])
        return Move(path, (*path[:-1], chooser.randrange(len(holder.entries))))
    if kind < 0.4:
        return Set(path, value(chooser))
    if kind < 0.55:
        return Remove(path)
    if kind < 0.65 and isinstance(path[-1], str):
        return RenameKey(path, chooser.choice(("new", "new-name", "a: b")))
    if node.kind == "sequence":
        return Insert((*path, chooser.randint(0, len(node.entries))), value(chooser))
    if node.kind == "mapping":
        return Insert((*path, "added"), value(chooser))
    if isinstance(path[-1], int):
        return Insert(path, value(chooser))
    return Set((*path[:-1], "added", "below"), value(chooser))


def all_places(node: Node | None, path: KeyPath) -> list[tuple[KeyPath, Node]]:
    """Every path of a text with its node, but the root."""
    found: list[tuple[KeyPath, Node]] = []
    assert node is not None
    for number, entry in enumerate(node.entries):
        part = entry.key.value if entry.key else number
        found.append(((*path, part), entry.value))
        found += all_places(entry.value, (*path, part))
    return found


def touched(syntax: Syntax, operation: Operation) -> tuple[int, int]:
    """The lines that the operation may change, from the first to before the last."""
    path = operation.path
    if isinstance(operation, Move):
        holder = syntax.at(path[:-1])
        # The remarks above an entry go with it, also those above the first, below the list's own key.
        start = outer(syntax, path[:-1])[0]
        return lines_of(syntax, start, syntax.next_line(holder.end) + 200 if not holder.flow else holder.end)
    if isinstance(operation, Insert | Set) and not syntax.has(path):
        return around_new(syntax, path)
    if isinstance(operation, Insert):
        return around_new(syntax, path)
    holder, position = syntax.entry(path)
    entry = holder.entries[position]
    if isinstance(operation, Remove):
        if len(holder.entries) == 1 and len(path) > 1:
            return lines_of(syntax, *outer(syntax, path[:-1]))
        start, end = lines_of(syntax, entry.start, entry.end)
        if holder.flow:
            return outer_lines(syntax, path) if len(holder.entries) > 1 else lines_of(syntax, holder.start, holder.end)
        lines = syntax.text.splitlines()
        if end < len(lines) and not lines[end].strip() and start and not lines[start - 1].strip():
            end += 1
        on_a_dash = not holder.flow and syntax.text[syntax.line_start(entry.start) : entry.start].strip()
        return (
            (start, lines_of(syntax, entry.start, holder.entries[position + 1].end)[1]) if on_a_dash else (start, end)
        )
    if holder.flow and isinstance(operation, Set):
        return outer_lines(syntax, path)
    return lines_of(syntax, entry.start, entry.end)


def outer(syntax: Syntax, path: KeyPath) -> tuple[int, int]:
    holder, position = syntax.entry(path)
    return holder.entries[position].start, holder.entries[position].end


def outer_lines(syntax: Syntax, path: KeyPath) -> tuple[int, int]:
    """The lines of the outermost brackets if the line is long, else those of the entry with its neighbours."""
    way = syntax.way(path)
    depth = next((depth for depth, node in enumerate(way) if node.flow), len(path))
    holder, position = syntax.entry(path)
    near = holder.entries[max(0, position - 1) : position + 2]
    start, end = lines_of(syntax, near[0].start, near[-1].end)
    one = lines_of(syntax, *outer(syntax, path[:depth])) if depth else (start, end)
    return one if one[1] - one[0] == 1 else (start, end)


def around_new(syntax: Syntax, path: KeyPath) -> tuple[int, int]:
    """Where something new may come: between two lines, or on the line of its neighbour."""
    while len(path) > 1 and not syntax.has(path[:-1]):
        path = path[:-1]
    holder = syntax.at(path[:-1])
    if holder.kind in ("scalar", "alias") or not holder.entries:
        return lines_of(syntax, *outer(syntax, path[:-1])) if len(path) > 1 else (0, len(syntax.text.splitlines()))
    position = path[-1] if isinstance(path[-1], int) else len(holder.entries)
    before: Entry = holder.entries[max(0, position - 1)]
    if holder.flow:
        way = syntax.way(path[:-1])
        depth = next(depth for depth, node in enumerate(way) if node.flow)
        one = lines_of(syntax, *outer(syntax, path[:depth])) if depth else (0, 1)
        following = holder.entries[min(position, len(holder.entries) - 1)]
        return one if one[1] - one[0] == 1 else lines_of(syntax, before.start, following.end)
    if position == 0:
        first, _ = lines_of(syntax, before.start, before.start)
        on_a_dash = syntax.text[syntax.line_start(before.start) : before.start].strip()
        return (first, first + 1) if on_a_dash else (first, first)
    _, last = lines_of(syntax, before.start, before.end)
    cut_off = syntax.next_line(before.end) == len(syntax.text) and syntax.text[-1:] not in ("\n", "\r")
    return (last - 1, last) if cut_off else (last, last)


def lines_of(syntax: Syntax, start: int, end: int) -> tuple[int, int]:
    first = len(syntax.text[: syntax.line_start(start)].splitlines())
    return first, len(syntax.text[: syntax.line_end(max(start, end))].splitlines())


def said_in(syntax: Syntax, operation: Operation) -> tuple[int, int]:
    """The characters whose remarks may go with what the operation takes away."""
    if isinstance(operation, RenameKey | Insert) or not syntax.has(operation.path):
        return 0, 0
    if isinstance(operation, Move):
        holder = syntax.at(operation.path[:-1])
        return (holder.start, holder.end) if holder.flow or len(holder.entries) == 1 else (0, 0)
    holder, position = syntax.entry(operation.path)
    entry = holder.entries[position]
    if isinstance(operation, Set):
        node = entry.value
        header = syntax.line_end(node.start) if node.is_block_scalar else node.start
        return header, node.end
    if len(holder.entries) == 1 and not holder.flow:
        return entry.start, syntax.line_end(entry.end)
    return (entry.start, entry.end) if holder.flow else (entry.start, syntax.line_end(entry.end))


def remarks_of(syntax: Syntax, gone: tuple[int, int]) -> Counter[str]:
    """All remarks but those in ``gone``."""
    texts = [(node.start, node.end) for node in scalars(syntax.root)]
    bounds = [0, *(place for span in sorted(texts) for place in span), len(syntax.text)]
    found: Counter[str] = Counter()
    for start, end in zip(bounds[::2], bounds[1::2], strict=True):
        place = start
        while (place := syntax.text.find("# remark", place, end)) >= 0:
            if not gone[0] <= place < gone[1]:
                found[syntax.text[place : syntax.line_end(place)]] += 1
            place += 1
    for node in scalars(syntax.root):
        # The remark after the mark of a text of its own lines is a remark.
        if node.is_block_scalar:
            line_end = syntax.line_end(node.start)
            place = syntax.text.find("# remark", node.start, line_end)
            if place >= 0 and not gone[0] <= place < gone[1]:
                found[syntax.text[place:line_end]] += 1
    return found


def scalars(node: Node | None) -> list[Node]:
    """All scalars below a node, keys among them."""
    if node is None:
        return []
    if node.kind == "scalar":
        return [node]
    return [
        one
        for entry in node.entries
        for one in (*scalars(entry.key), *scalars(entry.value))
    ]  # fmt: skip


def main() -> None:
    """Holds the law against as many texts as the first word says."""
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000
    start = int(sys.argv[2]) if len(sys.argv) > 2 else 0
    became = Counter(hold(seed) for seed in range(start, start + times))
    print(f"{times} edits: " + ", ".join(f"{count} {what}" for what, count in sorted(became.items())))


if __name__ == "__main__":
    main()
