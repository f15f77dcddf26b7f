"""YAML text -> a tree of nodes, each with its place, by libyaml's parser.

Scalars are not resolved: the field decides what a value means. Every node whose tag is not the empty string
therefore carries a tag that an author wrote.
"""

from __future__ import annotations

import gc
import operator
import re
from typing import Any, Final, NamedTuple

import yaml
from yaml.cyaml import CParser  # type: ignore[attr-defined]

from promisekit.diagnostic import Diagnostic, Span
from promisekit.read.lines import source_lines
from promisekit.read.problems import SEVERAL_DOCUMENTS, SYNTAX, TOO_DEEP, UNREADABLE

DEEPEST: Final = 60
"""Levels of nesting; a blueprint needs about twelve. Deeper files would exhaust the parser's stack."""


_FAR_IN: Final = re.compile(r"^[ \t?:-]{200}", re.MULTILINE)


class _TooDeepError(Exception):
    pass


class _Composer(CParser):
    """Composes without resolving scalars. The parser calls these three for each node; built-in functions that
    do nothing cost it a sixth less time than methods would."""

    resolve = staticmethod("".format)
    descend_resolver = staticmethod(operator.is_)
    ascend_resolver = staticmethod(gc.isenabled)


class _CarefulComposer(CParser):
    """Counts levels, because the parser recurses on the C stack, where too many of them end the process."""

    def __init__(self, text: str) -> None:
        CParser.__init__(self, text)
        self.depth = 0
        self.parent: yaml.Node | None = None

    def resolve(self, _kind: Any, _value: Any, _implicit: Any) -> str:
        return ""

    def descend_resolver(self, parent: yaml.Node | None, _index: Any) -> None:
        self.depth += 1
        if self.depth > DEEPEST:
            self.parent = parent
            raise _TooDeepError

    def ascend_resolver(self) -> None:
        self.depth -= 1


def compose(text: str, shown: str) -> yaml.Node | Diagnostic | None:
    """The root node of the only document in ``text``; None where it holds nothing; or why it cannot be read."""
    composer: _Composer | _CarefulComposer | None = None
    try:
        composer = _CarefulComposer(text) if _may_be_deep(text) else _Composer(text)
        return composer.get_single_node()
    except _TooDeepError:
        assert isinstance(composer, _CarefulComposer)
        return TOO_DEEP.at(
            _point(composer.parent.start_mark, shown) if composer.parent else Span(shown),
            f"this is nested more than {DEEPEST} levels deep",
            "a blueprint needs about twelve levels; is a bracket never closed?",
        )
    except yaml.reader.ReaderError as error:
        return _control_character(text, shown, error)
    except yaml.MarkedYAMLError as error:
        return _syntax_error(error, text, shown)
    except UnicodeEncodeError:
        return UNREADABLE.at(Span(shown), "the file holds half characters", "save it again as UTF-8")
    finally:
        if composer is not None:
            composer.dispose()


def _may_be_deep(text: str) -> bool:
    """Whether the text has so many brackets, or a line indented so far, that it could exhaust the C stack."""
    return text.count("[") + text.count("{") > 500 or _FAR_IN.search(text) is not None


def node_span(node: yaml.Node, shown: str, before: int = 0) -> Span:
    """Where a node stands. A block ends at the end of its text, not on the empty lines after it.

    ``before``: how many lines of the file stand before what was composed.
    """
    start, end = node.start_mark, node.end_mark
    return Span(shown, before + start.line + 1, start.column + 1, before + end.line + 1, end.column + 1)


class _Reason(NamedTuple):
    """What libyaml says, as a pattern, in the words of a service designer."""

    said: str
    message: str
    hint: str
    where_it_began: bool = False
    """Whether the place to look at is where the construct began, not where the parser gave up."""


_TAB: Final = _Reason("", "a tab stands where spaces are due", "indent with spaces: two for each level")

_COMMA: Final = _Reason("", "nothing stands before this comma", "remove it, or write the entry that is missing")

_REASONS: Final = (
    _Reason(
        r"character that cannot start any token",
        "a value cannot start with this character",
        'put the value in quotes: "…"',
    ),
    _Reason(
        r"mapping values are not allowed",
        "a colon followed by a space stands inside a value, or the line is indented too far",
        'put the value in quotes: "…: …", or line it up with the line above',
    ),
    _Reason(
        r"could not find expected ':'",
        "a name without a colon: `name: value` is due",
        "add the colon and a space after the name, or indent the text under the line it belongs to",
    ),
    _Reason(
        r"while scanning a quoted scalar",
        "a quotation mark is never closed",
        "close it with the same mark that opened it",
        where_it_began=True,
    ),
    _Reason(
        r"expected ',' or '[\]}]'|while parsing a flow",
        "a bracket is never closed, or a comma is missing",
        "separate entries with commas and close with ] or }; put texts that hold commas or brackets in quotes",
        where_it_began=True,
    ),
    _Reason(
        r"did not find expected key|did not find expected '-'|block end",
        "this line does not line up with the ones above",
        "indent all entries of one list or item by the same number of spaces",
    ),
    _Reason(
        r"undefined alias",
        "this alias names an anchor that does not exist above",
        'write &name where the value first stands; if a text starts with *, put it in quotes: "*…"',
    ),
    _Reason(r"duplicate anchor", "two anchors have the same name", "give the second anchor another name"),
)


def _point(mark: yaml.Mark, shown: str) -> Span:
    return Span(shown, mark.line + 1, mark.column + 1, mark.line + 1, mark.column + 2)


def _syntax_error(error: yaml.MarkedYAMLError, text: str, shown: str) -> Diagnostic:
    mark = error.problem_mark or error.context_mark
    if mark is None:
        return SYNTAX.at(Span(shown), f"this is not YAML: {error.problem}", "compare with the sample portfolio")
    said = f"{error.context or ''} {error.problem or ''}".strip()
    if "expected a single document" in said:
        return SEVERAL_DOCUMENTS.at(
            _point(mark, shown),
            "a second document starts here",
            "remove the `---`, or put what follows in a file of its own",
        )
    from promisekit.read.slips import slip_at

    slip = slip_at(source_lines(text), mark.line, (error.context_mark or mark).line)
    if slip:
        place = Span(shown, slip.line + 1, slip.column + 1, slip.line + 1, slip.column + 2)
        return SYNTAX.at(place, slip.message, slip.hint)
    reason = next((reason for reason in _REASONS if re.search(reason.said, said)), None)
    here = "".join(text.split("\n")[mark.line : mark.line + 1])[mark.column : mark.column + 1]
    if here == "\t":
        reason = _TAB
    if reason is None:
        return SYNTAX.at(
            _point(mark, shown), f"this is not YAML: {said}", "compare with the lines above; is something misspelt?"
        )
    if reason.where_it_began and error.context_mark:
        mark = error.context_mark
    if "parsing a flow node" in said:
        if here == ",":
            reason = _COMMA
        else:
            mark = _open_bracket(text) or mark
    return SYNTAX.at(_point(mark, shown), reason.message, reason.hint)


def _open_bracket(text: str) -> yaml.Mark | None:
    """Where the innermost bracket stands that nothing closes; None where a comma is missing, or a value."""
    opened: list[yaml.Mark] = []
    try:
        for token in yaml.scan(text, yaml.CLoader):
            if isinstance(token, yaml.FlowSequenceStartToken | yaml.FlowMappingStartToken):
                opened.append(token.start_mark)
            elif isinstance(token, yaml.FlowSequenceEndToken | yaml.FlowMappingEndToken) and opened:
                opened.pop()
    except yaml.YAMLError:
        return None
    return opened[-1] if opened else None


def _control_character(text: str, shown: str, error: yaml.reader.ReaderError) -> Diagnostic:
    bad = re.search("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", text)
    before = text[: bad.start()] if bad else ""
    line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    name = f"U+{ord(bad.group()):04X}" if bad else str(error.reason)
    return UNREADABLE.at(
        Span(shown, line, column, line, column + 1),
        f"an invisible control character ({name}) stands here",
        "delete it; it often comes with text that was copied from elsewhere",
    )
