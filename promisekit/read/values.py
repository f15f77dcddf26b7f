"""Nodes -> plain values: mappings to dict, lists to tuple, every scalar to the text as written.

What no field could accept is reported here: keys given twice, empty values, tags, merge keys, endless aliases.
An empty value is `NOTHING`, so that it is reported once and whoever builds the item knows of it.
"""

from __future__ import annotations

import itertools
import re
from typing import Any, Final

import yaml

from promisekit.diagnostic import Diagnostic, Related
from promisekit.read.document import DEEPEST, compose, node_span
from promisekit.read.lines import source_lines
from promisekit.read.node_paths import NodePaths
from promisekit.read.nothing import NOTHING
from promisekit.read.plain_file import PlainFile
from promisekit.read.problems import EMPTY_VALUE, KEY_TWICE, NOT_A_MAPPING, TAG_OR_MERGE, TOO_DEEP, WRONG_VALUE, Problem

_LIKE_TEXT: Final = re.compile(r": +(#[^\s#\"\\][^\"\\]{,80}?)\s*$")
Scalar: Final = yaml.ScalarNode
Mapping: Final = yaml.MappingNode

_UNSEEN: Final = (
    "".join(
        chr(code)
        for codes in ((0, 0x20), (0x7F, 0xA0), (0x2000, 0x200F), (0x2028, 0x202F), (0x205F, 0x206F), (0xFE00, 0xFE0F))
        for code in range(codes[0], codes[1] + 1)
    )
    + "\u00ad\u034f\u061c\u3000\ufeff"
)
"""Blanks, control characters and what only joins, parts or turns the characters beside it."""
_NULLS: Final = frozenset(("", "~", "null", "Null", "NULL"))
_CURLY: Final = "“”„«»"
_NO_PLAIN_KEYS: Final = frozenset(("", "<<"))
_ALIAS: Final = re.compile(r"(?:^|[\s\[{,:?-])\*[^\s*]", re.MULTILINE)
"""What an alias looks like; emphasis in a text may look like one, too, which costs a little time and no more."""


def plain_values(text: str) -> dict[str, Any] | None:
    """The values of a whole file with nothing wrong with its form; None for every other, and for one without any."""
    root = compose(text, "")
    if not isinstance(root, yaml.MappingNode):
        return None
    said: list[Diagnostic] = []
    values: dict[str, Any] = Values("", text, root, said).of(root)
    return None if said else values


def plain_file(text: str) -> PlainFile | None:
    """The values of a file with nothing wrong with its form but within its items; None for every other."""
    root = compose(text, "")
    if not isinstance(root, yaml.MappingNode):
        return None
    said: list[Diagnostic] = []
    reading = Values("", text, root, said)
    values: dict[str, Any] = reading.of(root)
    # What an alias repeats, and what is nested too deep, is told where it is met first, item by item.
    if said and (reading.has_aliases or not all(map(_is_within_item, said))):
        return None
    return PlainFile(values, tuple(said))


def _is_within_item(said: Diagnostic) -> bool:
    path = said.key_path
    return said.code != TOO_DEEP.code and len(path) > (1 if path[:1] == ("portfolio",) else 2)


class Values:
    """Turns the nodes of one file into values, adding to ``diagnostics`` what is wrong with them.

    ``text`` is what the nodes were read from, ``root`` the one that holds all of them.
    ``budget`` bounds how many values it may unfold to by way of aliases.
    """

    def __init__(self, shown: str, text: str, root: yaml.Node, diagnostics: list[Diagnostic]) -> None:
        self.shown = shown
        self.paths = NodePaths(root)
        self.diagnostics = diagnostics
        self._hashed = source_lines(text) if ": #" in text else []
        self.budget = 10_000 + 4 * len(text)
        self._has_curly_quotes = any(quote in text for quote in _CURLY)
        self.has_aliases = "*" in text and _ALIAS.search(text) is not None
        self._open: set[int] = set()
        self._gave_up = False

    def of(self, node: yaml.Node, depth: int = 0) -> Any:
        """The value of a node, or NOTHING."""
        if node.tag:
            self._tag(node)
        if node.__class__ is Scalar:
            return self._scalar(node)
        if self.has_aliases:
            return self._unfolded(node, depth)
        if depth >= DEEPEST:
            return self._endless(node, depth)
        return self._mapping(node, depth + 1) if node.__class__ is Mapping else self._list(node, depth + 1)

    def _unfolded(self, node: yaml.Node, depth: int) -> Any:
        """The value of a mapping or list that may hold itself, or the same over and over again."""
        if id(node) in self._open or depth >= DEEPEST or self.budget < 0:
            return self._endless(node, depth)
        self._open.add(id(node))
        self.budget -= len(node.value)
        value = self._mapping(node, depth + 1) if node.__class__ is Mapping else self._list(node, depth + 1)
        self._open.discard(id(node))
        return value

    def entries(self, node: yaml.MappingNode) -> list[tuple[str, yaml.Node, yaml.Node]]:
        """Key text, key node and value node of a mapping; unusable and repeated keys are reported."""
        found: dict[str, tuple[str, yaml.Node, yaml.Node]] = {}
        for key_node, value_node in node.value:
            key = self._key(key_node)
            if key is None:
                continue
            if key in found:
                self._key_twice(key, key_node, found[key][1])
                continue
            found[key] = (key, key_node, value_node)
        return list(found.values())

    def _scalar(self, node: Any) -> Any:
        text: str = node.value
        if node.style in ("|", ">"):
            text = text.rstrip("\n")
        if is_empty(node):
            quoted = "" if _shows_nothing(text) else f'; if you mean the word, put it in quotes: "{text}"'
            says = f"{self.paths.name(node)} is empty"
            self._report(EMPTY_VALUE, node, says, f"write a value, or remove the line{quoted}")
            return NOTHING
        return text

    def is_missing(self, key: Any, value: Any, in_braces: bool = False) -> bool:
        """Whether nothing stands after ``key``; reports it."""
        if value.__class__ is not Scalar or value.tag or not is_empty(value):
            return False
        name = key.value
        hint = "write a value after the colon, or remove it"
        if in_braces and " " in name:
            hint = 'a text that holds a comma needs quotes inside { } and [ ]: "…, …"'
        elif not _shows_nothing(value.value):
            hint = f'write a value, or remove the line; if you mean the word, put it in quotes: "{value.value}"'
        elif self._hashed and (remark := _LIKE_TEXT.search(self._hashed[key.end_mark.line], key.end_mark.column)):
            hint = f'after a space, `#` begins a remark; if it belongs to the text, put it in quotes: "{remark[1]}"'
        self._report(EMPTY_VALUE, key, f"{self.paths.name(key)} has no value", hint)
        return True

    def _mapping(self, node: Any, depth: int) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = key_node.value
            if key_node.__class__ is not Scalar or key_node.tag or key in _NO_PLAIN_KEYS or key in values:
                return self._careful_mapping(node, depth)
            if value_node.__class__ is Scalar and not value_node.style and not value_node.tag:
                text = value_node.value
                if text in _NULLS:
                    return self._careful_mapping(node, depth)
                values[key] = text
                continue
            values[key] = self.of(value_node, depth)
        return values

    def _careful_mapping(self, node: Any, depth: int) -> dict[str, Any]:
        values: dict[str, Any] = {}
        before: tuple[str, Any] | None = None
        for key, key_node, value_node in self.entries(node):
            if before and node.flow_style and _continues_number(before[1], key_node, value_node):
                self._report_decimal_comma(before[1], key_node)
                values[before[0]], before = NOTHING, None
                continue
            before = key, value_node
            is_missing = self.is_missing(key_node, value_node, bool(node.flow_style))
            values[key] = NOTHING if is_missing else self.of(value_node, depth)
        return values

    def _list(self, node: Any, depth: int) -> tuple[Any, ...]:
        if self._has_curly_quotes and node.flow_style:
            self._look_for_cut_quotes(node)
        values = [
            entry.value
            if entry.__class__ is Scalar and not entry.style and not entry.tag and entry.value not in _NULLS
            else self.of(entry, depth)
            for entry in node.value
        ]
        return tuple(values)

    def _key(self, node: yaml.Node) -> str | None:
        if node.__class__ is not Scalar:
            says = f"a list or a mapping stands before a colon of {self._holder(node)}, where a name is due"
            self._report(NOT_A_MAPPING, node, says, "put texts that start with [ or { in quotes")
            return None
        if node.value == "<<" and not node.style:
            self._report(
                TAG_OR_MERGE,
                node,
                f"{self._holder(node)} has a merge key (`<<`), which is not part of the format",
                "write the fields out, or give the whole value an anchor (&name) and repeat it (*name)",
            )
            return None
        if node.tag:
            self._tag(node)
        if not node.value.strip():
            says = f"a colon of {self._holder(node)} has no name before it"
            self._report(EMPTY_VALUE, node, says, "write the name")
            return None
        key: str = node.value
        return key

    def _key_twice(self, key: str, second: yaml.Node, first: yaml.Node) -> None:
        path = self.paths.of(first)
        is_id = path == (path[0], key) and path[0] != "portfolio" if path else False
        says = f"the id `{key}` in `{path[0]}`" if is_id else self.paths.name(first)
        related = (Related(node_span(first, self.shown), "first given here", path),)
        self._report(KEY_TWICE, second, f"{says} is given twice", "keep one of the two", related)

    def _tag(self, node: yaml.Node) -> None:
        tag = node.tag.replace("tag:yaml.org,2002:", "!!")
        self._report(
            TAG_OR_MERGE,
            node,
            f"{self.paths.name(node)} has the tag `{tag}`, and tags are not part of the format",
            "remove the tag and write the value alone; the field decides what it means",
        )

    def _endless(self, node: yaml.Node, depth: int) -> Any:
        recursive = id(node) in self._open
        if recursive:
            reason = "contains itself by way of an alias"
        elif depth >= DEEPEST:
            reason = f"is nested more than {DEEPEST} levels deep"
        else:
            reason = "has aliases that unfold without end"
        if recursive or not self._gave_up:
            says = f"{self.paths.name(node)} {reason}"
            self._report(TOO_DEEP, node, says, "write the values out where they are needed")
        if not recursive:
            # Said once; nothing more of this file is unfolded.
            self._gave_up, self.budget = True, -1
        return NOTHING

    def _look_for_cut_quotes(self, node: Any) -> None:
        """Reports `[“Hello, you”]`: to YAML these are two entries."""
        for entry, following in itertools.pairwise(node.value):
            if _begins_quote(entry) and _ends_quote(following):
                says = f"{self.paths.name(entry)} ends at its comma: curly quotes hold no text together"
                hint = f'write straight quotes: "{entry.value[1:]}, {following.value[:-1]}"'
                self._report(WRONG_VALUE, entry, says, hint)

    def _report_decimal_comma(self, value: Any, rest: Any) -> None:
        written = f"{value.value},{rest.value}"
        place = self.paths.name(value)
        says = f"{place} ends at the comma of `{written}`: inside {{ }} a comma begins the next entry"
        hint = f'write `{written.replace(",", ".")}`, or for a text, put it in quotes: "{written}"'
        self._report(EMPTY_VALUE, value, says, hint)

    def _holder(self, key: yaml.Node) -> str:
        """The name of what has that key."""
        return self.paths.name_of_path(self.paths.of(key)[:-1])

    def _report(
        self, problem: Problem, node: yaml.Node, message: str, hint: str, related: tuple[Related, ...] = ()
    ) -> None:
        span = node_span(node, self.shown)
        self.diagnostics.append(problem.at(span, message, hint, related, self.paths.of(node)))


def _begins_quote(entry: Any) -> bool:
    return _has_odd_quotes(entry) and entry.value[0] in _CURLY


def _ends_quote(entry: Any) -> bool:
    return _has_odd_quotes(entry) and entry.value[-1] in _CURLY


def _has_odd_quotes(entry: Any) -> bool:
    return entry.__class__ is Scalar and not entry.style and sum(map(entry.value.count, _CURLY)) % 2 == 1


def _continues_number(value: Any, key: Any, after: Any) -> bool:
    """Whether `1,5 h` was taken apart: a number, and right after it an entry of digits without a value."""
    return (
        value.__class__ is Scalar
        and not value.style
        and after.__class__ is Scalar
        and is_empty(after)
        and value.value[-1:].isdigit()
        and key.value[:1].isdigit()
        and (value.end_mark.line, value.end_mark.column + 1) == (key.start_mark.line, key.start_mark.column)
    )


def is_empty(node: Any) -> bool:
    """Whether the scalar is empty, `~` or `null`, as written, or holds only what nobody sees."""
    text = node.value
    return (text in _NULLS and not node.style) or _shows_nothing(text)


def _shows_nothing(text: str) -> bool:
    seen: str = text.strip()
    return not seen or (seen[0] in _UNSEEN and not seen.strip(_UNSEEN))
