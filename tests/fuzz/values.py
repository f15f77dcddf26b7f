"""Changes that know YAML: a value becomes one of any other shape, a key another key, two values change places.

The rest of the text stays as it is: a node's place in the text is cut out and something else put there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from random import Random
from typing import Any, Final

import yaml

from promisekit.model.portfolio import SECTIONS
from promisekit.read.shape import field_names
from tests.fuzz.texts import ODD

FIELDS: Final = sorted({name for model in SECTIONS.values() for name in field_names(model)} | {*SECTIONS, "portfolio"})
SHAPES: Final = (
    "", "~", "null", "{}", "[]", "''", "true", "no", "0", "-1", "4", "1.5", "3.1e5", "1e999", "9" * 400, ".inf",
    ".nan", "0x1F", "0o7", "1_000", "12:30", "2026-01-31", "2026-02-31", "0000-00-00", "9999-12-31", "99999-01-01",
    "always", "2 days", "2 working days", "999999999999 months", "0 h", "1,5 h", "10 EUR", "1e400 EUR", "95 %",
    "1000000000 %", "mon-fri 08:00-16:00", "mon 24:00-25:00", "sun-sat 22:00-06:00",
    "mon-fri 08:00-12:00, 13:00-17:00", "en", "FI", "XX", "[en, fi]", "{en: a, fi: b}", "{en: [], fi: {}}",
    "{'': ''}", "[[]]", "[[[x]]]", "[a, b]", "{a: b}", "{a: {b: [c]}}", "{? [a, b] : c}", "{? {a: b} : c}",
    "{~: x}", "{1: x, true: y}", "[a, a, a]", "text", "Text: with colon", "'it''s'", '"a\\nb\\tc"', '"\\ufeff"',
    '"\\0"', '"\\ud800"', '"\\x1b[2J"', "|\n  a\n  b", ">-\n  a", "!!str x", "!!int x", "!!binary aGk=",
    "!!python/object/apply:os.system [echo]", "!!python/name:os.system", "!x {a: b}", "&x x", "*x", "&x [*x]",
    "&x {a: *x}", "&x {*x : *x}", "{<<: {a: b}}", "{<<: *x}", "{<<: [a, b]}", "https://example.org/a?b=c#d",
    "javascript:alert(1)", "mailto:a@example.org", "../../etc/passwd", "/etc/passwd", "a.csv", ".", "x" * 30000,
    "'" + "word " * 3000 + "'", "[" * 20 + "]" * 20, "[" * 70 + "]" * 70, "[" * 3000 + "]" * 3000,
    "{a: " * 70 + "b" + "}" * 70, "[[nobody]]", "'[[nobody]] and [x](y) **b** `c` <d>'", "&x [&y [*x, *y], *x]",
    "[&a [x, x, x], &b [*a, *a, *a], &c [*b, *b, *b], &d [*c, *c, *c], &e [*d, *d, *d], &f [*e, *e], &g [*f, *f], *g]",
)  # fmt: skip
"""Values of every shape, as flow YAML."""

_KEYS: Final = (
    "<<",
    "~",
    "''",
    "? x",
    "*x",
    "&x x",
    "1",
    "true",
    "2026-01-31",
    "a b",
    "A",
    "x" * 2000,
    "!!str x",
    "=",
    '"\\0"',
)

_Span = tuple[int, int]


def value_changed(content: bytes, random: Random) -> bytes | None:
    """The content of a file with one of its values or keys changed; None where it holds none that can be found."""
    try:
        text = content.decode("utf-8")
        root = yaml.compose(text, Loader=yaml.CSafeLoader)
    except (UnicodeDecodeError, yaml.YAMLError, RecursionError):
        return None
    nodes = list(_nodes(root))
    if not nodes:
        return None
    return random.choice(_CHANGES)(text, nodes, random).encode("utf-8", "surrogatepass")


def _nodes(root: Any) -> Iterator[tuple[Any, Any]]:
    """Every key with its value, and every entry of a list with None before it; each node once."""
    seen: set[int] = set()
    todo = [root]
    while todo:
        node = todo.pop()
        if node is None or id(node) in seen:
            continue
        seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            yield from node.value
            todo += [value for _key, value in node.value]
        elif isinstance(node, yaml.SequenceNode):
            yield from ((None, entry) for entry in node.value)
            todo += node.value


def _span(text: str, node: Any) -> _Span:
    start, end = node.start_mark.index, node.end_mark.index
    return start, start + len(text[start:end].rstrip())


def _put(text: str, *puts: tuple[_Span, str]) -> str:
    """With other texts in those places; a place inside another is passed over."""
    done = len(text)
    for (start, end), other in sorted(puts, reverse=True):
        if end <= done:
            text, done = text[:start] + other + text[end:], start
    return text


def _other_shape(text: str, nodes: list[Any], random: Random) -> str:
    return _put(text, (_span(text, random.choice(nodes)[1]), random.choice(SHAPES)))


def _odd_text(text: str, nodes: list[Any], random: Random) -> str:
    start, end = _span(text, random.choice(nodes)[1])
    at = random.randint(start, end)
    return text[:at] + random.choice(ODD) * random.choice((1, 1, 1, 3, 500)) + text[at:]


def _swapped(text: str, nodes: list[Any], random: Random) -> str:
    one, other = (_span(text, random.choice(nodes)[1]) for _ in range(2))
    return _put(text, (one, text[other[0] : other[1]]), (other, text[one[0] : one[1]]))


def _copied(text: str, nodes: list[Any], random: Random) -> str:
    one, other = (_span(text, random.choice(nodes)[1]) for _ in range(2))
    return _put(text, (one, text[other[0] : other[1]]))


def _aliased(text: str, nodes: list[Any], random: Random) -> str:
    """A value gets an anchor, another place its alias: before it, after it or inside it."""
    one, other = (_span(text, random.choice(nodes)[1]) for _ in range(2))
    return _put(text, (one, "&z " + _put(text, (other, "*z"))[one[0] : one[1]]), (other, "*z"))


def _keys(nodes: list[Any]) -> list[Any]:
    return [pair for pair in nodes if pair[0] is not None]


def _other_key(text: str, nodes: list[Any], random: Random) -> str:
    key, _value = random.choice(_keys(nodes) or nodes)
    if key is None:
        return text
    start, end = _span(text, key)
    name = text[start:end]
    others = (name[:-1], name + "s", name.upper(), name[::-1], f'"{name}"', name.replace("_", "-"))
    return _put(
        text, ((start, end), random.choice((random.choice(FIELDS), random.choice(_KEYS), random.choice(others))))
    )


def _key_twice(text: str, nodes: list[Any], random: Random) -> str:
    key, value = random.choice(_keys(nodes) or nodes)
    if key is None:
        return text
    start, end = _span(text, key)[0], _span(text, value)[1]
    line = text.rfind("\n", 0, start) + 1
    between = "\n" + text[line:start] if not text[line:start].strip() else ", "
    at = _span(text, random.choice(_keys(nodes))[0])[0] if random.random() < 0.3 else end
    return text[:at] + between + text[start:end] + text[at:]


def _pair_gone(text: str, nodes: list[Any], random: Random) -> str:
    key, value = random.choice(nodes)
    return _put(text, ((_span(text, key or value)[0], _span(text, value)[1]), ""))


def _wrapped(text: str, nodes: list[Any], random: Random) -> str:
    start, end = _span(text, random.choice(nodes)[1])
    before, after = random.choice(
        (("[", "]"), ("{x: ", "}"), ('"', '"'), ("'", "'"), ("[[", "]]"), ("!!x ", ""), ("&x ", ""))
    )
    return _put(text, ((start, end), before + text[start:end] + after))


_CHANGES: Final[tuple[Callable[[str, list[Any], Random], str], ...]] = (
    *[_other_shape] * 6, *[_swapped] * 2, *[_odd_text] * 2, *[_other_key] * 3,
    _copied, _aliased, _aliased, _key_twice, _pair_gone, _wrapped,
)  # fmt: skip
