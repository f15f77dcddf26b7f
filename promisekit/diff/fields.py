"""Goes through the fields of two versions: a field with kinds of its own is compared by them, any other generically.

Every field that differs comes by here, so that no difference is lost.
"""

from __future__ import annotations

import typing
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any, Final

from promisekit.diff.found import At, Comparator, Found, Pair, came, change, gone, unsaid
from promisekit.diff.kind import Kind
from promisekit.diff.kinds.any_item import (
    CHANGED,
    FIGURE_CHANGED,
    FIRMER,
    NEGATED,
    REORDERED,
    REWORDED,
    SOFTER,
    TRANSLATION_ADDED,
    TRANSLATION_REMOVED,
    TRANSLATION_REWORDED,
)
from promisekit.diff.order import Order
from promisekit.diff.softening import softening
from promisekit.diff.texts import by_language, follows, paired, same_figures, same_negations, same_words
from promisekit.diff.written import written
from promisekit.model.base import Model
from promisekit.model.text import Prose

NO_TABLE: Final[Mapping[str, Comparator]] = {}


_BINDING: Final = {"softer": SOFTER, "firmer": FIRMER}


def fields(pair: Pair, at: At, old: Model, new: Model, table: Mapping[str, Comparator] = NO_TABLE) -> Iterator[Found]:
    """What changed between two versions of one mapping."""
    for name, key in _keys(type(new)):
        before, after = getattr(old, name), getattr(new, name)
        if before != after:
            compare = table.get(key) or _GENERIC[_holds(type(new))[key]]
            yield from compare(pair, at / key, before, after)


def nested(table: Mapping[str, Comparator]) -> Comparator:
    """A mapping whose fields have kinds of their own; both versions have it."""
    return lambda pair, at, old, new: fields(pair, at, old, new, table)


def anything(pair: Pair, at: At, old: Any, new: Any) -> Iterator[Found]:
    """Values without kinds of their own."""
    if isinstance(old, Model) and isinstance(new, Model):
        yield from fields(pair, at, old, new)
    elif isinstance(old, tuple) and isinstance(new, tuple):
        yield from _entries(pair, at, old, new)
    else:
        yield from changed(pair, at, old, new)


def changed(pair: Pair, at: At, old: Any, new: Any, kind: Kind = CHANGED) -> Iterator[Found]:
    """The value is another one, or came or went."""
    before, after = written(old, pair.languages[0]), written(new, pair.languages[1])
    note = f"`{_field_name(at)}`" if kind is CHANGED else ""
    if old is None or old == () or old == {}:
        yield came(kind, at, after, note=note)
    elif new is None or new == () or new == {}:
        yield unsaid(kind, at, before, note)
    else:
        yield change(kind, at, before, after, note=note)


def as_kind(kind: Kind) -> Comparator:
    """Any difference of the field is that kind."""
    return lambda pair, at, old, new: changed(pair, at, old, new, kind)


def text(
    pair: Pair, at: At, old: Any, new: Any, kind: Kind = REWORDED, figures: Kind = FIGURE_CHANGED, binding: bool = False
) -> Iterator[Found]:
    """A text: in other words, with other figures, or in other languages. ``binding``: customers count on its words."""
    if old is None or new is None:
        found = CHANGED if kind is REWORDED else kind
        note = f"`{_field_name(at)}`" if found is CHANGED else ""
        if old is None:
            yield came(found, at, written(new, pair.languages[1]), note, words=True)
        else:
            yield unsaid(found, at, written(old, pair.languages[0]), note, words=True)
        return
    before, after = by_language(old, pair.languages[0]), by_language(new, pair.languages[1])
    own, own_now = (before.get(pair.languages[0], ""), after.get(pair.languages[1], ""))
    note = f"`{_field_name(at)}`" if kind in (REWORDED, CHANGED) else ""
    told_own = not same_words(own, own_now)
    if told_own:
        for found in _kinds_of_wording(own, own_now, pair.languages[1], (kind, figures), binding):
            yield change(found, at, own, own_now, note, words=True)
    for code in sorted((before.keys() | after.keys()) - set(pair.languages)):
        place = at / code
        if code in before and code in after:
            was, now = before[code], after[code]
            if same_words(was, now):
                continue
            kinds = (TRANSLATION_REWORDED if kind is REWORDED else kind, figures)
            found_here = _kinds_of_wording(was, now, code, kinds, binding)
            # A translation that follows what is told of the own language is no news, unless it says what that does not.
            turns = same_negations(own, own_now, pair.languages[1]) and not same_negations(was, now, code)
            follow = follows((own, own_now), (was, now))
            news = [
                one
                for one in found_here
                if not told_own or turns or one in _BINDING.values() or (one is figures and not follow)
            ]
            for found in news:
                yield change(found, place, was, now, code, words=True)
        elif not told_own and code in before:
            yield gone(TRANSLATION_REMOVED, place, before[code], code, words=True)
        elif not told_own:
            yield came(TRANSLATION_ADDED, place, after[code], code, words=True)


def _kinds_of_wording(old: str, new: str, language: str, kinds: tuple[Kind, Kind], binding: bool) -> list[Kind]:
    """What happened to one wording. ``kinds``: that of other words, and that of other figures."""
    reworded, figures = kinds
    binds = _BINDING.get(softening(old, new, language)) if binding else None
    found = [binds] if binds else []
    # Firmer words beside another figure may say less all the same: both are told.
    if not same_figures(old, new):
        return [*found, figures]
    if reworded in (REWORDED, TRANSLATION_REWORDED) and not same_negations(old, new, language):
        return [*found, NEGATED]
    return found or [reworded]


def binding_words(kind: Kind, figures: Kind) -> Comparator:
    """A text that customers count on: other words are that kind, softer and firmer ones kinds of their own."""
    return lambda pair, at, old, new: text(pair, at, old, new, kind, figures, binding=True)


def worded_as(kind: Kind, figures: Kind | None = None) -> Comparator:
    """A text for which other words are that kind."""
    return lambda pair, at, old, new: text(pair, at, old, new, kind, figures or kind)


def texts(
    went: Kind,
    joined: Kind,
    reworded: Kind = REWORDED,
    figures: Kind = FIGURE_CHANGED,
    reordered: Kind | None = None,
    binding: bool = False,
) -> Comparator:
    """A list of texts: some went, some joined, some have other words; perhaps their order has a meaning."""

    def compare(pair: Pair, at: At, old: Any, new: Any) -> Iterator[Found]:
        pairs = paired(old, new, pair.languages)
        for before, after in pairs:
            if old[before] != new[after]:
                yield from text(pair, at.inner(before, after), old[before], new[after], reworded, figures, binding)
        kept, known = {before for before, _ in pairs}, {after for _, after in pairs}
        for position, one in enumerate(old):
            if position not in kept:
                yield gone(went, at / position, written(one, pair.languages[0]), _noted(went, at), words=True)
        for position, one in enumerate(new):
            if position not in known:
                yield came(joined, at / position, written(one, pair.languages[1]), _noted(joined, at), words=True)
        order = [after for _, after in pairs]
        if reordered and order != sorted(order):
            yield change(reordered, at, written(old, pair.languages[0]), written(new, pair.languages[1]), words=True)

    return compare


def ids(went: Kind, joined: Kind) -> Comparator:
    """A list of ids whose order has no meaning."""

    def compare(_pair: Pair, at: At, old: Any, new: Any) -> Iterator[Found]:
        for one in sorted(set(old) - set(new)):
            yield gone(went, at / old.index(one), one)
        for one in sorted(set(new) - set(old)):
            yield came(joined, at / new.index(one), one)

    return compare


def optional(went: Kind, joined: Kind, both: Comparator) -> Comparator:
    """A field that may be missing: it went, it came, or both versions have it."""

    def compare(pair: Pair, at: At, old: Any, new: Any) -> Iterator[Found]:
        if old is None:
            yield came(joined, at, written(new, pair.languages[1]))
        elif new is None:
            yield unsaid(went, at, written(old, pair.languages[0]))
        else:
            yield from both(pair, at, old, new)

    return compare


def ordered(order: Callable[[Any, Any], Order], more: Kind, less: Kind, unclear: Kind = CHANGED) -> Comparator:
    """A value that compares with the other one by itself; one that may be missing is compared as ``changed``."""

    def compare(pair: Pair, at: At, old: Any, new: Any) -> Iterator[Found]:
        if old is None or new is None:
            yield from changed(pair, at, old, new)
        else:
            yield from by_order(pair, at, old, new, order(old, new), (more, less, unclear))

    return compare


def by_order(pair: Pair, at: At, old: Any, new: Any, order: Order, kinds: tuple[Kind, Kind, Kind]) -> Iterator[Found]:
    """The kind (more, less, unclear) that an order has; the same value in another form is reworded."""
    more, less, unclear = kinds
    kind = {"more": more, "less": less, "unclear": unclear, "same": REWORDED}[order]
    yield from changed(pair, at, old, new, kind)


def _entries(pair: Pair, at: At, old: tuple[Any, ...], new: tuple[Any, ...]) -> Iterator[Found]:
    """A list whose order has no meaning: of ids, tags, links, entries of evidence."""
    went = [position for position, one in enumerate(old) if one not in new]
    joined = [position for position, one in enumerate(new) if one not in old]
    for before, after in zip(went, joined, strict=False):
        yield from changed(pair, at.inner(before, after), old[before], new[after])
    for before in went[len(joined) :]:
        yield gone(CHANGED, at / before, written(old[before], pair.languages[0]), note=f"`{_field_name(at)}`")
    for after in joined[len(went) :]:
        yield came(CHANGED, at / after, written(new[after], pair.languages[1]), note=f"`{_field_name(at)}`")


def in_order(pair: Pair, at: At, old: Any, new: Any) -> Iterator[Found]:
    """A list whose order has a meaning of its own."""
    if sorted(map(str, old)) == sorted(map(str, new)):
        yield from changed(pair, at, old, new, REORDERED)
    else:
        yield from _entries(pair, at, old, new)


def _noted(kind: Kind, at: At) -> str:
    return f"`{_field_name(at)}`" if kind is CHANGED else ""


def _field_name(at: At) -> str:
    return str(next(part for part in reversed(at.new) if isinstance(part, str)))


@cache
def _keys(model: type[Model]) -> tuple[tuple[str, str], ...]:
    return tuple((name, info.alias or name) for name, info in model.model_fields.items())


@cache
def _holds(model: type[Model]) -> Mapping[str, str]:
    """Key -> what its field holds: `text`, `texts` or `values`."""
    hints = typing.get_type_hints(model, include_extras=True)
    return {key: _content(hints[name]) for name, key in _keys(model)}


def _content(annotation: Any) -> str:
    arguments = typing.get_args(annotation)
    origin = typing.get_origin(annotation)
    if origin is typing.Annotated:
        return "text" if any(isinstance(extra, Prose) for extra in arguments[1:]) else _content(arguments[0])
    if origin is tuple:
        return "texts" if _content(arguments[0]) == "text" else "values"
    if type(None) in arguments:
        return _content(arguments[0])
    return "values"


_GENERIC: Final[Mapping[str, Comparator]] = {"text": text, "texts": texts(CHANGED, CHANGED), "values": anything}
