"""The ways out that a finding names, as edits that can be made: what to type instead, and whether that is certain."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Final, NamedTuple

from promisekit.check.runner import check
from promisekit.diagnostic import Diagnostic, KeyPath, Severity
from promisekit.edit.draft import CannotEditError, Draft
from promisekit.edit.operation import Operation, RenameKey, Reword, Set
from promisekit.edit.syntax import Node, Syntax, plain, syntax_of
from promisekit.read.problems import BAD_ID, SYNTAX

_MEANT: Final = re.compile(r"did you mean (.*?)\?")
_WRITE: Final = re.compile(r"(?:^|; |, )write (`[^`]*`(?:(?:, | or )`[^`]*`)*)$")
_TICKED: Final = re.compile(r"`([^`]+)`")
_LINE: Final = re.compile(r"write (?:it as )?`([^`…]+)`$")
_QUOTED: Final = re.compile(r"quotes: (['\"].*['\"])$")
_LINK: Final = re.compile(r"\[\[[^\[\]\n]*\]\]")
_LOOKED_AT: Final = ("PK0", "PK1")
"""What says that something is written wrongly, not that something is missing."""
_ALIKE: Final = 0.6


class WayOut(NamedTuple):
    """One thing to write instead: what stands there, what to write, and the edit of each file.

    ``certain``: it is what was meant, as far as a program can tell; otherwise somebody has to say so.
    """

    finding: Diagnostic
    typed: str
    instead: str
    edits: tuple[tuple[str, tuple[Operation, ...] | str], ...]
    """Files by their paths, with operations, or with a whole text where the file is no YAML as it is."""
    certain: bool


class Fixed(NamedTuple):
    """What was done, and what somebody has to decide: findings with the ways out that there are."""

    done: list[WayOut]
    open: list[tuple[Diagnostic, list[WayOut]]]


def ways_out(draft: Draft, finding: Diagnostic) -> list[WayOut]:
    """What may be written instead of what a finding is about; none where its hint says something else."""
    file = next((one for one in draft.files() if one.shown == finding.span.path), None)
    if file is None:
        return []
    try:
        text = draft.text(file.relative)
        if finding.code == SYNTAX.code:
            return list(_in_the_line(finding, file.relative, text))
        return list(_in_the_tree(draft, finding, file.relative, syntax_of(text)))
    except (CannotEditError, ValueError):
        return []


def fix(draft: Draft, chosen: dict[str, str] | None = None) -> Fixed:
    """Takes all ways out of a draft that are certain, and those that are ``chosen``: key of a finding -> what to write.

    Each is tried first: it is taken only if the finding is gone then, and no other has come.
    """
    done: list[WayOut] = []
    while True:
        still_open: list[tuple[Diagnostic, list[WayOut]]] = []
        taken = None
        for finding in _errors(draft):
            ways = [way for way in ways_out(draft, finding) if _helps(draft, way)]
            choice = (chosen or {}).get(key_of(finding))
            taken = next((way for way in ways if way.instead == choice or (way.certain and choice is None)), None)
            if taken:
                break
            still_open.append((finding, ways))
        if taken is None:
            return Fixed(done, still_open)
        take(draft, taken)
        done.append(taken)


def key_of(finding: Diagnostic) -> str:
    """What names a finding across two runs."""
    return f"{finding.code} {finding.span.path} {finding.message}"


def _errors(draft: Draft) -> list[Diagnostic]:
    return [one for one in check(draft.load(), select=_LOOKED_AT) if one.severity is Severity.ERROR]


def take(draft: Draft, way: WayOut) -> None:
    """Makes the edit of a way out in a draft. Raises CannotEditError."""
    for relative, edit in way.edits:
        if isinstance(edit, str):
            draft.replace(relative, edit)
        else:
            draft.operate(relative, edit)


def _helps(draft: Draft, way: WayOut) -> bool:
    """Whether the finding is gone after it, and nothing new is wrong. In a file that could not be read, other things
    may come to light."""
    trial = draft.branch()
    try:
        take(trial, way)
    except CannotEditError:
        return False
    before = {key_of(one) for one in _errors(draft)}
    after = _errors(trial)
    if way.finding.code == SYNTAX.code:
        still = [one for one in after if one.code == SYNTAX.code and one.span.path == way.finding.span.path]
        return all(one.span.line > way.finding.span.line for one in still)
    return key_of(way.finding) not in {key_of(one) for one in after} and all(key_of(one) in before for one in after)


def _candidates(finding: Diagnostic) -> list[str]:
    found = _MEANT.search(finding.hint) or _WRITE.search(finding.hint)
    return _TICKED.findall(found[1]) if found else []


def _in_the_tree(draft: Draft, finding: Diagnostic, relative: str, syntax: Syntax) -> Iterator[WayOut]:
    """Ways out where the file can be read: another value, or another name before a colon."""
    if finding.hint.startswith("write the text in quotes") and syntax.has(finding.key_path):
        node = syntax.at(finding.key_path)
        raw = syntax.text[node.start : node.end]
        if node.kind == "mapping" and "\n" not in raw:
            yield WayOut(finding, raw, f'"{raw}"', ((relative, (Set(finding.key_path, raw),)),), True)
        return
    place = _place(syntax, finding)
    if place is None:
        return
    path, node, is_key = place
    candidates = _candidates(finding)
    for instead in candidates:
        operations: tuple[Operation, ...]
        link = _LINK.search(finding.message)
        typed = node.value
        if instead.startswith("[[") and link:
            typed = link[0]
            operations = (Reword(path, typed, instead),)
        elif node.kind != "scalar":
            continue
        elif finding.code == BAD_ID.code:
            edits = tuple(_everywhere(draft, path, typed, instead))
            yield WayOut(finding, typed, instead, edits, len(candidates) == 1)
            continue
        else:
            operations = (RenameKey(path, instead),) if is_key else (Set(path, instead),)
        certain = len(candidates) == 1 and is_meant(typed, instead)
        yield WayOut(finding, typed, instead, ((relative, operations),), certain)


def _everywhere(draft: Draft, path: KeyPath, typed: str, instead: str) -> Iterator[tuple[str, tuple[Operation, ...]]]:
    """An id is written in another way wherever it is named."""
    for file in draft.files():
        text = draft.text(file.relative)
        if typed not in text:
            continue
        syntax = syntax_of(text)
        keys: list[Operation] = []
        values: list[Operation] = []
        for where, node, is_key in _words(syntax, syntax.root, ()):
            if node.value == typed:
                (keys if is_key else values).append(RenameKey(where, instead) if is_key else Set(where, instead))
            elif not is_key and f"[[{typed}]]" in node.value:
                values.append(Reword(where, f"[[{typed}]]", f"[[{instead}]]"))
        if keys or values:
            yield file.relative, (*values, *sorted(keys, key=lambda one: -len(one.path)))


def _place(syntax: Syntax, finding: Diagnostic) -> tuple[KeyPath, Node, bool] | None:
    """What stands where the finding is: its key path, the node, and whether that is the name before a colon."""
    line, column = finding.span.line - 1, finding.span.column - 1
    start = 0
    for _ in range(line):
        start = syntax.next_line(start)
    found = [one for one in _words(syntax, syntax.root, ()) if one[1].start == start + column]
    if found:
        return found[0]
    if not finding.key_path or not syntax.has(finding.key_path):
        return None
    return finding.key_path, syntax.at(finding.key_path), False


def _words(syntax: Syntax, node: Node | None, path: KeyPath) -> Iterator[tuple[KeyPath, Node, bool]]:
    """Every scalar of a file with its path; of a key, that of its value."""
    for number, entry in enumerate(node.entries if node else ()):
        part = plain(entry.key, {}) if entry.key else number
        if not isinstance(part, str | int):
            continue
        where = (*path, part)
        if entry.key and entry.key.kind == "scalar":
            yield where, entry.key, True
        if entry.value.kind == "scalar":
            yield where, entry.value, False
        yield from _words(syntax, entry.value, where)


def is_meant(typed: str, instead: str) -> bool:
    """Whether one is surely the other, misspelt: much alike, and the numbers in them the same."""

    def numbers(text: str) -> list[str]:
        return re.findall(r"\d+", text)

    one, other = (re.sub(r"[\W_]+", "", text.casefold()) for text in (typed, instead))
    if numbers(typed) != numbers(instead):
        return False
    return one == other or SequenceMatcher(None, one, other).ratio() >= _ALIKE


def _in_the_line(finding: Diagnostic, relative: str, text: str) -> Iterator[WayOut]:
    """Ways out where the file is no YAML: the line of the finding is written in another way."""
    lines = text.splitlines(keepends=True)
    if finding.span.line > len(lines):
        return
    whole = lines[finding.span.line - 1]
    line = whole.rstrip("\r\n")
    new = _line_instead(finding, line)
    if new is None or new == line or _words_of(new) != _words_of(line):
        return
    lines[finding.span.line - 1] = new + whole[len(line) :]
    yield WayOut(finding, line.strip(), new.strip(), ((relative, "".join(lines)),), True)


def _words_of(line: str) -> list[str]:
    """What may not get lost when a line is written in another way."""
    return re.findall(r"\w+", line)


def _line_instead(finding: Diagnostic, line: str) -> str | None:
    body = line.lstrip()
    indent = line[: len(line) - len(body)]
    if "special space" in finding.message:
        return re.sub(r"\s", " ", indent) + body
    if "a tab stands" in finding.message:
        return indent.replace("\t", "  ") + body
    quoted = _QUOTED.search(finding.hint)
    if quoted and "…" not in quoted[1]:
        opening = re.search(r"(?<=: )['\"]|(?<=- )['\"]", line)
        return line[: opening.start()] + quoted[1] if opening else None
    instead = _LINE.search(finding.hint)
    return indent + instead[1] if instead else None
