"""What the model objects to -> a problem in the words of a service designer: what is wrong, and the way out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from promisekit.model.walk import KeyPath
from promisekit.read.problems import BAD_ID, MISSING_FIELD, UNKNOWN_FIELD, WRONG_VALUE, Problem
from promisekit.read.shape import field_names, model_at, noun


class Explained(NamedTuple):
    """One objection: the problem, the key path in the item, whether the key itself is meant, and the words."""

    problem: Problem
    path: KeyPath
    at_key: bool
    message: str
    hint: str


_HINTS = {
    "duration_form": "write it like `30 min`, `4 h`, `2 working days` or `next working day`",
    "duration_zero": "write it like `1 min`",
    "date_form": "year, month and day with hyphens: `2026-12-31`",
    "date_day": "look at a calendar: year, month and day, as in `2026-12-31`",
    "money_form": "write it like `10 EUR` or `12.50 GBP`",
    "currency": "currency codes are three capital letters: EUR, GBP, SEK",
    "share_form": "write it like `95 %`",
    "hours_form": "write it like `mon-fri 08:00-16:00`, or `[mon-thu 08:00-20:00, fri 08:00-16:00]`",
    "hours_time": "write hours like `08:00-16:00`",
    "hours_backwards": "write 22:00 to 06:00 as two spans: `[mon 22:00-24:00, tue 00:00-06:00]`",
    "hours_days": "write days like `mon-fri`; public holidays are a span of their own: `hol 10:00-14:00`",
    "hours_overlap": "join the two spans, or move one of them",
    "hours_empty": "write them like `mon-fri 08:00-16:00`, or `always`",
    "hours_always": "write `hours: always`",
    "number_form": "use digits, and a point for decimals: `4.5`",
    "whole_form": "use digits only: `4`",
    "flag_form": "write `true` or `false`",
    "url_scheme": "links start with https://, http:// or mailto:, or are a path inside the portfolio",
    "url_form": "links start with https://, http:// or mailto:, or are a path inside the portfolio",
    "language_form": "write it like `en`, `fi` or `sv`",
    "country_form": "write it like `GB` or `FI`",
    "bad_id": "write it like `right-invoice`",
    "text_empty": 'write the text, or one per language: `{en: "…", fi: "…"}`',
    "text_key": 'write the text in quotes, or one per language: `{en: "…", fi: "…"}`',
    "text_wording": 'write one text per language: `{en: "…", fi: "…"}`',
    "text_due": 'write the text in quotes: "…"',
}


def explain(model: type[BaseModel], errors: list[ErrorDetails]) -> list[Explained]:
    """The objections to one item of class ``model``, each place once."""
    found: dict[KeyPath, Explained] = {}
    for error in errors:
        path = key_path(error["loc"])
        explained = _explain(model, path, error)
        # A text that is neither a string nor given per language is objected to twice.
        given_per_language = error["type"].startswith("text_") and isinstance(error["input"], dict)
        if explained.path not in found or given_per_language:
            found[explained.path] = explained
    return _without_consequences(model, errors, found)


def _without_consequences(
    model: type[BaseModel], errors: list[ErrorDetails], found: dict[KeyPath, Explained]
) -> list[Explained]:
    """The objections without those that others bring about.

    A list whose only entry cannot be used is no empty list. A required field is not missing that is there under a
    misspelt name, or where nothing is written that such a mapping may have: it is something else altogether.
    """
    begun = {path[:depth] for path in found for depth in range(len(path))}
    empty = {path for error in errors if error["type"] == "too_short" and (path := key_path(error["loc"])) in begun}
    not_missing: set[KeyPath] = set()
    for error in errors:
        path = key_path(error["loc"])
        if error["type"] == "missing" and found[path].problem is MISSING_FIELD:
            unknown = [o.path[-1] for o in found.values() if o.problem is UNKNOWN_FIELD and o.path[:-1] == path[:-1]]
            known = field_names(model_at(model, path[:-1]) or model)
            given = error["input"]
            is_other = isinstance(given, dict) and not any(name in known for name in given)
            if unknown and (is_other or any(nearest(str(name), known) == path[-1] for name in unknown)):
                not_missing.add(path)
    return [o for path, o in found.items() if path not in empty and path not in not_missing]


def key_path(loc: tuple[str | int, ...]) -> KeyPath:
    """pydantic's location without its notes on unions and keys."""
    return tuple(part for part in loc if part not in ("<text>", "<languages>", "[key]"))


def _explain(model: type[BaseModel], path: KeyPath, error: ErrorDetails) -> Explained:
    kind = error["type"]
    parent = model_at(model, path[:-1]) or model
    name = path[-1] if path else ""
    if kind == "missing":
        return Explained(MISSING_FIELD, path, True, f"`{name}` is missing: {noun(parent)} needs it", f"add `{name}: …`")
    if kind == "extra_forbidden":
        return Explained(UNKNOWN_FIELD, path, True, *_unknown_field(parent, str(name)))
    if kind == "bad_id":
        return Explained(BAD_ID, path, True, error["msg"], _HINTS[kind])
    if kind == "literal_error":
        return Explained(WRONG_VALUE, path, False, *_no_choice(error))
    return Explained(WRONG_VALUE, path, False, *_wrong_form(model, path, error))


def nearest(word: str, known: Sequence[str], cutoff: float = 0.6) -> str | None:
    """What somebody probably meant to write, if ``known`` has anything like it (1: the same, 0: no letter shared)."""
    import difflib

    return next(iter(difflib.get_close_matches(word, known, n=1, cutoff=cutoff)), None)


def _unknown_field(parent: type[BaseModel], name: str) -> tuple[str, str]:
    known = field_names(parent)
    near = nearest(name, known)
    hint = f"did you mean `{near}`?" if near else f"the fields are: {', '.join(known)}"
    return f"`{name}` is no field of {noun(parent)}", hint


def _no_choice(error: ErrorDetails) -> tuple[str, str]:
    expected = error.get("ctx", {}).get("expected", "").replace("'", "`")
    given = error["input"]
    if not isinstance(given, str):
        return f"one word is due here, not {_form(given)}", f"one of {expected}"
    choices = [word.strip("` ") for word in expected.replace(" or ", ",").split(",")]
    near = nearest(given, choices, cutoff=0.5)
    return f"`{given}` is not one of {expected}", f"did you mean `{near}`?" if near else f"use {expected}"


def _wrong_form(model: type[BaseModel], path: KeyPath, error: ErrorDetails) -> tuple[str, str]:
    kind, given = error["type"], error["input"]
    if kind in _HINTS:
        shown = f", not `{given}`" if isinstance(given, str) and kind.endswith("_form") else ""
        return f"{error['msg']}{shown}", _HINTS[kind]
    if kind == "tuple_type":
        example = given if isinstance(given, str) and len(given) < 30 else "…"
        return (
            f"a list is due here, not {_form(given)}",
            f'write it as a list: `["{example}"]`, or one per line: `- …`',
        )
    if kind in ("string_type", "string_too_short"):
        return f"text is due here, not {_form(given)}", 'write one text in quotes: "…"'
    if kind in ("dict_type", "model_type", "model_attributes_type"):
        inner = model_at(model, path)
        fields = f" with {', '.join(field_names(inner)[:4])} …" if inner else ""
        return (
            f"a mapping of `name: value`{fields} is due here, not {_form(given)}",
            "indent the fields below this line",
        )
    if kind == "too_short":
        return "at least one entry is due here", "write an entry, or remove the field"
    limits = error.get("ctx", {})
    for bound, words in (("ge", "at least"), ("gt", "above"), ("le", "at most"), ("lt", "below")):
        if bound in limits:
            return f"the number is to be {words} {limits[bound]}", "see the format reference for the range"
    return error["msg"], "see the format reference for what this field takes"


def _form(value: Any) -> str:
    if isinstance(value, tuple):
        return "a list"
    if isinstance(value, dict):
        return "a mapping"
    return f"the text `{value}`" if len(str(value)) < 40 else "a text"
