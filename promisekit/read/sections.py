"""One blueprint file, node by node: for files whose values are not known yet, or that something is wrong with."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

import yaml

from promisekit.diagnostic import Diagnostic
from promisekit.model.portfolio import SECTIONS
from promisekit.model.reference import ID_PATTERN
from promisekit.model.walk import KeyPath
from promisekit.read.document import compose, node_span
from promisekit.read.explain import ID_DUE, better_id, form_of
from promisekit.read.folder import Folder, SourceFile
from promisekit.read.nothing import NOTHING
from promisekit.read.part import FilePart, PartBuilder, model_of
from promisekit.read.problems import BAD_ID, NOT_A_MAPPING, UNKNOWN_SECTION
from promisekit.read.section_names import (
    NAMES,
    is_section,
    may_be_item,
    names_in,
    section_like_item,
    section_meant,
    section_of_item,
    section_suggested,
)
from promisekit.read.shape import field_names, noun
from promisekit.read.tree import Address, Tree
from promisekit.read.values import Values, is_empty

_POSSIBLE_ID: Final = r"(?m)(?:^|(?<=[\s{,]))([a-z0-9]+(?:-[a-z0-9]+)*)\s*:"

Pair = tuple[yaml.Node, yaml.Node]
Named = tuple[str, yaml.Node, yaml.Node]
"""A name, its node, and the node of what stands below it."""


def read_sections(file: SourceFile, text: str, folder: Folder) -> FilePart:
    """Reads one file of ``folder``, with everything that is wrong with it."""
    root = compose(text, file.shown)
    part = FilePart()
    if isinstance(root, Diagnostic):
        part.diagnostics.append(root)
        part.has_unread = True
        part.unread_ids.update(re.findall(_POSSIBLE_ID, text))
        return part
    if root is None or (isinstance(root, yaml.ScalarNode) and is_empty(root)):
        return part
    reading = _Reading(file.shown, text, root, PartBuilder(Tree(file.shown, file.relative, text, root), folder))
    reading.file(root)
    part = reading.part
    # What stands under another name or in another place is read, too; but who knows whether that is all of it.
    part.has_unread = bool(part.diagnostics) or part.has_unread
    return part


class _Reading:
    """The state of one :func:`read_sections`."""

    def __init__(self, shown: str, text: str, root: yaml.Node, builder: PartBuilder) -> None:
        self.shown = shown
        self.builder = builder
        self.part = builder.part
        self.values = Values(shown, text, root, self.part.diagnostics)
        self.taken: set[Address] = set()
        self.elsewhere: list[tuple[Named, str]] = []
        """Sections that stand inside something else, and what that is."""

    def file(self, root: yaml.Node) -> None:
        """Reads every section; last those that stand under another name or in another place, where theirs is free."""
        if not isinstance(root, yaml.MappingNode):
            says = f"the file holds {_form(root)}, and a file holds sections, such as `promises:`"
            self._no_mapping(root, says, "start with a section name", ())
            self.part.has_unknown = True
            return
        self._tag(root)
        known: list[Named] = []
        strange: list[Named] = []
        for named in self.values.entries(root):
            (known if named[0] in NAMES else strange).append(named)
        empty = [name for name, _key, value in known if is_nothing(value) and name in SECTIONS]
        items = self._items_at_the_edge(strange, empty)
        for name, key, value in known:
            # What is indented too little is no section without items.
            if name in items and is_nothing(value):
                continue
            if self.values.is_missing(key, value):
                self.part.has_unknown = True
            else:
                self._named(name, key, value)
        unknown = [
            named
            for named in strange
            if not any(named in of_section for of_section in items.values()) and self._strange(named)
        ]
        if unknown:
            self._unknown(unknown)
        for section, of_section in items.items():
            self._too_far_left(section, of_section)
        self._misplaced()

    def _named(self, name: str, key: yaml.Node, value: yaml.Node) -> None:
        if name == "portfolio":
            value = self._without_sections(value, (name,), "`portfolio:`")
            if value.value or not self.elsewhere:
                self._entry(("portfolio",), key, value)
            else:
                self.part.unread_ids.add(name)
        else:
            self._section(name, value)

    def _section(self, section: str, node: yaml.Node) -> None:
        if isinstance(node, yaml.SequenceNode) and self._listed(section, node):
            return
        if not isinstance(node, yaml.MappingNode):
            self.part.has_unknown = True
            if self.values.of(node) is not NOTHING:
                self._no_mapping(
                    node,
                    f"`{section}` holds ids, each with the fields of {noun(SECTIONS[section])}, not {_form(node)}",
                    "write `an-id:` and indent the fields below it", (section,),
                )  # fmt: skip
            return
        self._tag(node)
        entries = self.values.entries(node)
        fields = self._fields_without_id(section, entries)
        for item_id, key, value in entries:
            if item_id in fields:
                continue
            if is_section(item_id, value) and not self._is_item(section, value):
                self.elsewhere.append(((item_id, key, value), f"`{section}:`"))
            elif self.values.is_missing(key, value):
                self.part.unread_ids.add(item_id)
            elif self._is_id(section, item_id, key):
                value = self._without_sections(value, (section, item_id), f"`{item_id}`")
                self._entry((section, item_id), key, value)

    def _is_item(self, section: str, node: yaml.Node) -> bool:
        return any(name in field_names(SECTIONS[section]) for name in names_in(node))

    def _fields_without_id(self, section: str, entries: Sequence[Named]) -> set[str]:
        """The fields that stand in a section itself, where an id is due; they are told once."""
        known = field_names(SECTIONS[section])
        without = [
            (name, key)
            for name, key, value in entries
            if name in known and not (isinstance(value, yaml.MappingNode) and self._is_item(section, value))
        ]
        if without:
            self.part.has_unknown = True
            name, key = without[0]
            one = noun(SECTIONS[section])
            self._no_mapping(
                key, f"`{name}` stands in `{section}` where the id of {one} is due",
                f"write an id above it, such as `my-{one.split()[-1]}:`, and indent the fields below it",
                (section, name),
            )  # fmt: skip
        return {name for name, _key in without}

    def _listed(self, section: str, node: yaml.SequenceNode) -> bool:
        """Reads a list of items, each with its id, as if it were none; False where it is something else."""
        items: list[Pair] = []
        for entry in node.value:
            item = _listed_item(entry, field_names(SECTIONS[section]))
            if item is None:
                return False
            items.append(item)
        if not items:
            return False
        first = items[0][0]
        self._no_mapping(
            node, f"`{section}` holds ids, each with the fields of {noun(SECTIONS[section])}, not a list with dashes",
            f"take the `-` away and write `{first.value}:` with its fields indented below it", (section,),
        )  # fmt: skip
        for key, value in items:
            if self._is_id(section, key.value, key):
                self._entry((section, key.value), key, value)
        return True

    def _entry(self, address: Address, key: yaml.Node, node: yaml.Node) -> None:
        if address in self.taken:
            # Said already where it stands under another name.
            self.part.has_unread = True
            return
        self.taken.add(address)
        self.builder.tree.place(address, (key, node))
        entry = self.builder.entry(address)
        said = self.part.diagnostics
        before = len(said)
        raw = self.values.of(node)
        if isinstance(raw, dict):
            entry.diagnostics += said[before:]
            del said[before:]
            self.builder.build(entry, raw)
            return
        if raw is not NOTHING:
            self._no_mapping(
                node, f"`{address[-1]}` is {noun(model_of(address))}, written as `name: value`, not {_form(node)}",
                "indent its fields below its id", address,
            )  # fmt: skip
        entry.diagnostics += said[before:]
        del said[before:]
        entry.has_lost = entry.is_broken = True

    def _without_sections(self, node: yaml.Node, address: Address, where: str) -> yaml.Node:
        """The fields without the sections that stand among them."""
        if not isinstance(node, yaml.MappingNode):
            return node
        known = field_names(model_of(address))
        inside = [
            (key.value, key, value)
            for key, value in node.value
            if key.value in NAMES and key.value not in known and is_section(key.value, value)
        ]
        if not inside:
            return node
        self.elsewhere += [(named, where) for named in inside]
        moved = {id(key) for _name, key, _value in inside}
        rest = [pair for pair in node.value if id(pair[0]) not in moved]
        return yaml.MappingNode(node.tag, rest, node.start_mark, node.end_mark, node.flow_style)

    def _misplaced(self) -> None:
        """Reads the sections that stand inside something else, and says so once."""
        if not self.elsewhere:
            return
        (name, key, _value), where = self.elsewhere[0]
        others = len(self.elsewhere) - 1
        more = f" and {others} more {'sections stand' if others > 1 else 'section stand'}" if others else " stands"
        self._no_section(
            key,
            f"`{name}:`{more} inside {where}; sections start at the left edge",
            f"move `{name}:` and all below it to the left, until it lines up with the other sections",
        )
        for (inner, inner_key, inner_value), _where in self.elsewhere[:]:
            self._named(inner, inner_key, inner_value)

    def _strange(self, named: Named) -> bool:
        """Reads a name at the left edge as the section that was meant, where that is sure; whether nobody knows what
        was meant."""
        name, key, value = named
        if self.values.is_missing(key, value):
            return False
        meant = section_meant(name, value)
        if meant:
            self._no_section(key, f"`{name}` is no section", f"did you mean `{meant}`?")
            self._named(meant, key, value)
            return False
        near = section_suggested(name, value)
        like = None if near else section_like_item(value)
        if near:
            self._no_section(key, f"`{name}` is no section", f"did you mean `{near}`?")
        elif like:
            says = f"`{name}` is no section; it looks like {noun(SECTIONS[like])}"
            self._no_section(key, says, f"put it below `{like}:`, indented by two spaces")
        self.part.unread_ids.update({name, near or name, *names_in(value)})
        self.part.has_unknown |= isinstance(value, yaml.SequenceNode)
        return not near and not like

    def _unknown(self, strange: Sequence[Named]) -> None:
        name, key, _value = strange[0]
        more = f" and {len(strange) - 1} more are no sections" if len(strange) > 1 else " is no section"
        self._no_section(key, f"`{name}`{more}", f"the sections are: {', '.join(NAMES)}")

    def _items_at_the_edge(self, strange: Sequence[Named], empty: Sequence[str]) -> dict[str, list[Named]]:
        """Section -> what can only be items of it, though it stands where sections do.

        ``empty`` are the sections of this file without items: what may be theirs is.
        """
        found: dict[str, list[Named]] = {}
        for named in strange:
            if section_meant(named[0], named[2]):
                continue
            section = section_of_item(named[2])
            if len(empty) == 1 and may_be_item(empty[0], named[2]):
                section = empty[0]
            if section and ID_PATTERN.fullmatch(named[0]):
                found.setdefault(section, []).append(named)
        return found

    def _too_far_left(self, section: str, items: Sequence[Named]) -> None:
        name, key, _value = items[0]
        more = (
            f" and {len(items) - 1} more are no sections; they look" if len(items) > 1 else " is no section; it looks"
        )
        one = noun(SECTIONS[section])
        what = f"like {section.replace('_', ' ')}" if len(items) > 1 else f"like {one}"
        self._no_section(
            key,
            f"`{name}`{more} {what}",
            f"put {'them' if len(items) > 1 else 'it'} below `{section}:`, indented by two spaces",
        )
        for item_id, item_key, value in items:
            self._entry((section, item_id), item_key, value)

    def _is_id(self, section: str, item_id: str, key: yaml.Node) -> bool:
        if ID_PATTERN.fullmatch(item_id):
            return True
        message = f"`{item_id}` in `{section}` {ID_DUE}"
        span = node_span(key, self.shown)
        self.part.diagnostics.append(BAD_ID.at(span, message, better_id(item_id), key_path=(section, item_id)))
        self.part.unread_ids.add(item_id)
        return False

    def _tag(self, node: yaml.Node) -> None:
        if node.tag:
            self.values.of(yaml.ScalarNode(node.tag, "?", node.start_mark, node.end_mark))

    def _no_mapping(self, node: yaml.Node, message: str, hint: str, path: KeyPath) -> None:
        self.part.diagnostics.append(NOT_A_MAPPING.at(node_span(node, self.shown), message, hint, key_path=path))

    def _no_section(self, key: yaml.Node, message: str, hint: str, path: KeyPath = ()) -> None:
        span = node_span(key, self.shown)
        self.part.diagnostics.append(UNKNOWN_SECTION.at(span, message, hint, key_path=path or (key.value,)))


def is_nothing(node: yaml.Node) -> bool:
    """Whether nothing stands there."""
    return isinstance(node, yaml.ScalarNode) and not node.tag and is_empty(node)


def _listed_item(entry: yaml.Node, fields: Sequence[str]) -> Pair | None:
    """The id and the fields of an item in a list: `- an-id: {…}`, `- id: an-id`, or `- an-id:` above its fields."""
    if not isinstance(entry, yaml.MappingNode):
        return None
    ids = [(key, value) for key, value in entry.value if isinstance(key, yaml.ScalarNode) and key.value not in fields]
    if len(ids) != 1:
        return None
    key, value = ids[0]
    rest = [pair for pair in entry.value if pair[0] is not key]
    if isinstance(value, yaml.MappingNode) and not rest:
        return key, value
    is_named = key.value == "id" and isinstance(value, yaml.ScalarNode)
    if rest and (is_named or is_nothing(value)):
        below = yaml.MappingNode("", rest, rest[0][0].start_mark, entry.end_mark, bool(entry.flow_style))
        return value if is_named else key, below
    return None


def _form(node: yaml.Node) -> str:
    """What stands there, in words."""
    if isinstance(node, yaml.ScalarNode):
        return form_of(node.value)
    return form_of(tuple(node.value) if isinstance(node, yaml.SequenceNode) else dict.fromkeys(node.value))
