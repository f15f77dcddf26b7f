"""Where things stand in one file: its nodes, composed when somebody asks, because most files have nothing to report;
and of the items that somebody asks for alone, because most of those have nothing to report either."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from promisekit.diagnostic import Diagnostic, Span
from promisekit.model.walk import KeyPath

if TYPE_CHECKING:
    # Only for its types: `node.id` tells what a node is, so a check with nothing to report imports no YAML library.
    import yaml

    from promisekit.read.item_lines import ItemLines
    from promisekit.read.whereabouts import StepName

    Pair = tuple[yaml.Node, yaml.Node]
    """A key and its value."""

Address = tuple[str, ...]
"""The section and the id of an item, or ``("portfolio",)``."""


class Tree:
    """The nodes of one file.

    ``shown`` is its name in messages, ``relative`` its path from the portfolio folder, ``text`` what it holds, and
    ``root`` its root node where that was composed already.
    """

    def __init__(self, shown: str, relative: str, text: str, root: yaml.Node | None = None) -> None:
        self.shown = shown
        self.relative = relative
        self._text = text
        self._root = root
        self._pairs: dict[Address, Pair] | None = None
        self._placed: dict[Address, Pair] = {}
        self._plain: dict[str, Any] | None = None
        self._lines: dict[Address, ItemLines] | None = None
        self._before: dict[Address, int] = {}

    def holds(self, plain: dict[str, Any]) -> None:
        """Remembers the values of the file, by which an item's lines are known; they are sections of items."""
        self._plain = plain

    def place(self, address: Address, pair: Pair) -> None:
        """Remembers where an item stands, which may be elsewhere than items do."""
        self._placed[address] = pair

    def id_span(self, address: Address) -> Span:
        """Where the id of an item stands."""
        return self._id_in_its_line(address) or self._span(address, self._pair(address)[0])

    def span(self, address: Address, path: KeyPath) -> Span:
        """Where the value at ``path`` in an item stands: the value itself if it is one word or text, else its key."""
        return self._in_its_line(address, path) or self._span(address, _descend(self._pair(address), path))

    def key_span(self, address: Address, path: KeyPath) -> Span:
        """Where the last key of ``path`` in an item stands, for what is wrong with the key itself."""
        if not path:
            return self.id_span(address)
        if len(path) == 1 and (found_in_line := self._in_its_line(address, path, is_key=True)):
            return found_in_line
        parent: Any = self._pair(address)[1]
        for part in path[:-1]:
            found = _child(parent, part)
            if found is not None:
                parent = found[1]
        if parent.id == "mapping":
            for key, _value in parent.value:
                if key.value == path[-1]:
                    return self._span(address, key)
        return self.span(address, path)

    def written(self, address: Address, path: KeyPath) -> KeyPath:
        """``path`` in an item without what its author left to a short form: `at: invoice` has no positions."""
        from promisekit.read.field_lines import written_in_fields

        values = self._values(address)
        written = written_in_fields(values, path) if values is not None else None
        return _written(self._pair(address)[1], path) if written is None else written

    def name_of(self, address: Address, path: KeyPath) -> str:
        """What messages call the place at ``path`` in an item."""
        from promisekit.read.whereabouts import whereabouts

        def step(phase: int, position: int) -> tuple[int, str | None]:
            return step_name(self._pair(address)[1], ())(phase, position)

        return whereabouts((*address, *path), step)

    def _span(self, address: Address, node: Any) -> Span:
        from promisekit.read.document import node_span

        return node_span(node, self.shown, self._before.get(address, 0))

    def _pair(self, address: Address) -> Pair:
        """The id and the fields of an item that was read from this file."""
        if address in self._placed:
            return self._placed[address]
        if self._root is None and self._plain is not None:
            alone = self._alone(address, self._plain)
            if alone:
                self._placed[address] = alone
                return alone
        if self._pairs is None:
            self._pairs = _pairs(self._composed())
        return self._pairs[address]

    def _id_in_its_line(self, address: Address) -> Span | None:
        """The place of an id that stands without quotes at the beginning of its line; None where that is not known."""
        if address in self._placed or self._root is not None or self._plain is None:
            return None
        lines = self._lines_of(address, self._plain)
        if lines is None:
            return None
        line = lines.text.partition("\n")[0]
        key = line.lstrip(" ")
        if not key.startswith(f"{address[-1]}:"):
            return None
        column = len(line) - len(key) + 1
        return Span(self.shown, lines.before + 1, column, lines.before + 1, column + len(address[-1]))

    def _in_its_line(self, address: Address, path: KeyPath, *, is_key: bool = False) -> Span | None:
        """The place of what is one text in its line, or of the field's name; None where that is not known."""
        values = self._values(address)
        if values is None:
            return None
        if not path or path[0] not in values:
            return self.id_span(address)
        from promisekit.read.field_lines import field_in_lines, text_in_its_line, written_in_fields

        written = written_in_fields(values, path)
        lines = self._lines_of(address, self._plain) if self._plain and self._root is None else None
        field = field_in_lines(lines.text, values, str(path[0])) if lines and written else None
        if lines is None or written is None or field is None:
            return None
        value = values[str(path[0])]
        is_key |= len(written) == 1 and isinstance(value, dict | tuple)
        place = field.name if is_key else text_in_its_line(field, value, written)
        if place is None:
            return None
        line = lines.before + place.line + 1
        return Span(self.shown, line, place.start + 1, line, place.end + 1)

    def _values(self, address: Address) -> dict[str, Any] | None:
        """The values of an item that its file is known to hold."""
        found: Any = self._plain
        for part in address:
            found = found.get(part) if isinstance(found, dict) else None
        return found if isinstance(found, dict) else None

    def _lines_of(self, address: Address, plain: dict[str, Any]) -> ItemLines | None:
        from promisekit.read.item_lines import lines_of_items

        if self._lines is None:
            self._lines = lines_of_items(self._text, plain)
        return self._lines.get(address)

    def _alone(self, address: Address, plain: dict[str, Any]) -> Pair | None:
        """The id and the fields of an item, composed from its own lines; None where it has none."""
        from promisekit.read.document import compose

        lines = self._lines_of(address, plain)
        root: Any = compose(lines.text, self.shown) if lines else None
        if lines is None or root is None or isinstance(root, Diagnostic):
            # What it repeats by an alias stands in another item.
            return None
        pair: Pair = root.value[0]
        self._before[address] = lines.before
        return pair

    def _composed(self) -> yaml.Node:
        if self._root is None:
            from promisekit.read.document import compose

            root = compose(self._text, self.shown)
            assert root is not None and not isinstance(root, Diagnostic), "an item was read from it"
            self._root = root
        return self._root


def _pairs(root: Any) -> dict[Address, Pair]:
    """Every item of a file, where its id stands first."""
    pairs: dict[Address, Pair] = {}
    for name, section in _named(root):
        if name.value == "portfolio":
            pairs.setdefault(("portfolio",), (name, section))
        elif section.id == "mapping":
            for item_id, fields in _named(section):
                pairs.setdefault((name.value, item_id.value), (item_id, fields))
    return pairs


def _named(mapping: Any) -> list[tuple[Any, Any]]:
    return [pair for pair in mapping.value if pair[0].id == "scalar"]


def _descend(pair: tuple[Any, Any], path: KeyPath) -> Any:
    key, value = pair
    for part in path:
        found = _child(value, part)
        if found is None:
            if isinstance(part, str) and value.id == "mapping":
                break
            # A short form: `at: invoice` stands for a list, a text for a mapping.
            continue
        key, value = found
    return value if value.id == "scalar" else _key_or_start(key, value)


def step_name(node: Any, address: KeyPath) -> StepName:
    """How to name the steps of the journey at ``address`` below ``node``."""

    def name(phase: int, position: int) -> tuple[int, str | None]:
        fields = _node_at(node, address)
        before = (_node_at(fields, ("phases", earlier, "steps")) for earlier in range(phase))
        number = sum(len(steps.value) for steps in before if steps is not None and steps.id == "sequence")
        step_id = _node_at(fields, ("phases", phase, "steps", position, "id"))
        return number + position + 1, step_id.value if step_id is not None and step_id.id == "scalar" else None

    return name


def _written(node: Any, path: KeyPath) -> KeyPath:
    kept: list[str | int] = []
    for depth, part in enumerate(path):
        if node.id == "scalar" or (isinstance(part, int) and node.id == "mapping"):
            continue
        found = _child(node, part)
        if found is None:
            return (*kept, *path[depth:])
        kept.append(part)
        node = found[1]
    return tuple(kept)


def _node_at(node: Any, path: KeyPath) -> Any:
    """The node at ``path`` below ``node``; None where there is none."""
    for part in path:
        found = _child(node, part)
        if found is None:
            return None
        node = found[1]
    return node


def _child(node: Any, key: str | int) -> Pair | None:
    if node.id == "mapping":
        return next(((k, v) for k, v in node.value if k.value == key), None)
    if node.id == "sequence":
        if isinstance(key, int):
            return (node.value[key], node.value[key]) if key < len(node.value) else None
        # A list of step ids stands for a mapping: `next: [a, b]`.
        return next(((v, v) for v in node.value if v.value == key), None)
    return None


def _key_or_start(key: Any, value: Any) -> Any:
    """The key of a block, or the first thing in an entry of a list, so that one line is shown, not all."""
    if key is not value:
        return key
    outermost, seen = value, set()
    while value.id != "scalar" and value.value:
        if id(value) in seen:
            # By way of an alias it begins with itself.
            return outermost
        seen.add(id(value))
        first = value.value[0]
        value = first[0] if isinstance(first, tuple) else first
    return value
