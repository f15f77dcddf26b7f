"""One blueprint file, node by node: for files whose values are not known yet, or that something is wrong with."""

from __future__ import annotations

import re
from typing import Final

import yaml

from promisekit.diagnostic import Diagnostic
from promisekit.model.base import Item
from promisekit.model.portfolio import SECTIONS
from promisekit.model.reference import ID_PATTERN
from promisekit.model.walk import KeyPath
from promisekit.read.document import compose, node_span
from promisekit.read.explain import ID_DUE, better_id, form_of, nearest
from promisekit.read.folder import Folder, SourceFile
from promisekit.read.nothing import NOTHING
from promisekit.read.part import FilePart, PartBuilder, model_of
from promisekit.read.problems import BAD_ID, NOT_A_MAPPING, UNKNOWN_SECTION
from promisekit.read.shape import noun
from promisekit.read.tree import Address, Tree
from promisekit.read.values import Values, is_empty

_POSSIBLE_ID: Final = r"(?m)(?:^|(?<=[\s{,]))([a-z0-9]+(?:-[a-z0-9]+)*)\s*:"


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
    part.has_unread = len(part.diagnostics) > reading.harmless
    return part


class _Reading:
    """The state of one :func:`read_sections`."""

    def __init__(self, shown: str, text: str, root: yaml.Node, builder: PartBuilder) -> None:
        self.shown = shown
        self.builder = builder
        self.part = builder.part
        self.values = Values(shown, text, root, self.part.diagnostics)
        self.harmless = 0
        """How many diagnostics are about what was read all the same."""

    def file(self, root: yaml.Node) -> None:
        """Reads every section."""
        values = self.values
        if not isinstance(root, yaml.MappingNode):
            says = f"the file holds {_form(root)}, and a file holds sections, such as `promises:`"
            self._no_mapping(root, says, "start with a section name", ())
            return
        if root.tag:
            values.of(yaml.ScalarNode(root.tag, "?", root.start_mark, root.end_mark))
        for name, key, value in values.entries(root):
            if values.is_missing(key, value):
                continue
            if name == "portfolio":
                self._entry(("portfolio",), value)
            elif name in SECTIONS:
                self._section(SECTIONS[name], value)
            else:
                self._unknown_section(name, key)

    def _section(self, model: type[Item], node: yaml.Node) -> None:
        values = self.values
        if not isinstance(node, yaml.MappingNode):
            if values.of(node) is not NOTHING:
                self._no_mapping(
                    node, f"`{model.section}` holds ids, each with the fields of {noun(model)}, not {_form(node)}",
                    "write `an-id:` and indent the fields below it", (model.section,),
                )  # fmt: skip
            return
        if node.tag:
            values.of(yaml.ScalarNode(node.tag, "?", node.start_mark, node.end_mark))
        for item_id, key, value in values.entries(node):
            if values.is_missing(key, value):
                self.part.unread_ids.add(item_id)
            elif self._is_id(model.section, item_id, key):
                self._entry((model.section, item_id), value)

    def _entry(self, address: Address, node: yaml.Node) -> None:
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
        entry.has_lost = True

    def _is_id(self, section: str, item_id: str, key: yaml.Node) -> bool:
        if ID_PATTERN.fullmatch(item_id):
            return True
        message = f"`{item_id}` in `{section}` {ID_DUE}"
        span = node_span(key, self.shown)
        self.part.diagnostics.append(BAD_ID.at(span, message, better_id(item_id), key_path=(section, item_id)))
        self.part.unread_ids.add(item_id)
        return False

    def _no_mapping(self, node: yaml.Node, message: str, hint: str, path: KeyPath) -> None:
        self.part.diagnostics.append(NOT_A_MAPPING.at(node_span(node, self.shown), message, hint, key_path=path))

    def _unknown_section(self, name: str, key: yaml.Node) -> None:
        known = ["portfolio", *SECTIONS]
        near = nearest(name, known)
        hint = f"did you mean `{near}`?" if near else f"the sections are: {', '.join(known)}"
        span = node_span(key, self.shown)
        self.part.diagnostics.append(UNKNOWN_SECTION.at(span, f"`{name}` is no section", hint, key_path=(name,)))


def _form(node: yaml.Node) -> str:
    """What stands there, in words."""
    if isinstance(node, yaml.ScalarNode):
        return form_of(node.value)
    return form_of(tuple(node.value) if isinstance(node, yaml.SequenceNode) else dict.fromkeys(node.value))
