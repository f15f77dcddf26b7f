"""What the model objects to -> a problem in the words of a service designer: what is wrong, and the way out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, Final, NamedTuple

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from promisekit.model.walk import KeyPath
from promisekit.read.problems import BAD_ID, MISSING_FIELD, UNKNOWN_FIELD, WRONG_VALUE, Problem
from promisekit.read.shape import (
    Bounds,
    bounds_at,
    field_names,
    has_short_form,
    holder_of,
    is_required,
    model_at,
    noun,
    sections_at,
)


class Explained(NamedTuple):
    """One objection: the problem, the key path in the item, whether the key itself is meant, and the words.

    ``says`` follows the name of the place: "`severity` of `unclear-fees`" and "is a whole number from 1 to 5".
    """

    problem: Problem
    path: KeyPath
    at_key: bool
    says: str
    hint: str


_DUE: Final = {
    "duration_form": "a duration",
    "period_form": "a duration",
    "date_form": "a date",
    "money_form": "an amount of money",
    "currency_form": "a currency",
    "share_form": "a share above 0 % and up to 100 %",
    "flag_form": "`true` or `false`",
    "url_form": "a web address or a path inside the portfolio",
    "phone_form": "a phone number",
    "email_form": "a mail address",
    "language_form": "a language code",
    "country_form": "a country code",
    "zone_form": "a time zone",
    "day_form": "a day",
    "text_due": "a text",
    "text_empty": "a text",
    "string_too_short": "a text",
}
"""What the field is."""
_OBJECTIONS: Final = {
    "duration_zero": "is above 0, not {given}",
    "period_at_once": "is longer than no time, not {given}",
    "date_day": "names a day that does not exist: {given}",
    "day_none": "names a day that does not exist: {given}",
    "currency": "has `{currency}` for a currency, which is no code of ISO 4217",
    "money_thousands": "has three decimals, {given}: a thousand is written without a point",
    "hours_form": "are opening hours, not {given}",
    "hours_time": "has a time that no day has: {given}",
    "hours_backwards": "ends before it starts: {given}",
    "hours_days": "has days that do not go together: {given}",
    "hours_overlap": "has two spans that overlap on {day}",
    "hours_empty": "needs at least one span",
    "hours_always": "has `always` beside other hours, and it stands alone",
    "url_scheme": "starts with `{scheme}:`, and a link may not",
    "country_unknown": "is a country code, and no country whose public holidays are known has {given}",
    "country_part": "names a part of {country} whose public holidays nobody knows, {given}",
    "text_key": "is a text, and `{key}` is no language code",
    "text_wording": "has something else than a text for the language `{key}`",
}
"""What is wrong with it, where more is known."""
_HINTS: Final = {
    "duration_form": "write it like `30 min`, `4 h`, `2 working days`, `next working day` or `at once`",
    "duration_zero": "for no time at all, write `at once`",
    "period_form": "write it like `30 days`, `2 weeks` or `10 working days`",
    "period_at_once": "write it like `30 days`, or remove the field",
    "date_form": "year, month and day with hyphens: `2026-12-31`",
    "date_day": "look at a calendar: year, month and day, as in `2026-12-31`",
    "day_form": "write a date like `2026-12-24`, or `12-24` for every year",
    "day_none": "look at a calendar: `2026-12-24`, or `12-24` for every year",
    "zone_form": "write the name of a city in the zone, like `Europe/Helsinki`",
    "money_form": "write it like `10 EUR` or `12.50 GBP`",
    "currency": "currency codes are three capital letters: EUR, GBP, SEK",
    "currency_form": "currency codes are three capital letters: EUR, GBP, SEK",
    "share_form": "write it like `95 %`",
    "hours_form": "write it like `mon-fri 08:00-16:00`, or `[mon-thu 08:00-20:00, fri 08:00-16:00]`",
    "hours_time": "write hours like `08:00-16:00`; the last one is 24:00",
    "hours_backwards": "write 22:00 to 06:00 as two spans: `[mon 22:00-24:00, tue 00:00-06:00]`",
    "hours_days": "days run from mon to sun: `mon-fri`; public holidays are a span of their own: `hol 10:00-14:00`",
    "hours_overlap": "join the two spans, or move one of them",
    "hours_empty": "write them like `mon-fri 08:00-16:00`, or `always`",
    "hours_always": "write `always` alone, without a list",
    "number_form": "use digits, and a point for decimals: `4.5`",
    "whole_form": "use digits only: `4`",
    "flag_form": "write `true` or `false`",
    "url_scheme": "links start with https://, http:// or mailto:, or are a path inside the portfolio",
    "url_form": "links start with https://, http:// or mailto:, or are a path inside the portfolio",
    "phone_form": "write the number alone, like `+44 20 7946 0123`; what else there is to say goes into `note`",
    "email_form": "write one address, like `billing@example.org`",
    "language_form": "write it like `en`, `fi` or `sv`",
    "country_form": "write it like `GB` or `FI`",
    "country_unknown": "write it like `GB` or `FI`; codes are those of ISO 3166",
    "country_part": "write the country alone, or one of its parts, such as `DE-BY` or `GB-SCT`",
    "text_empty": 'write the text, or one per language: `{en: "…", fi: "…"}`',
    "text_key": 'write the text in quotes, or one per language: `{en: "…", fi: "…"}`',
    "text_wording": 'write one text per language: `{en: "…", fi: "…"}`',
    "text_due": 'write one text in quotes: "…"',
    "string_too_short": 'write the text in quotes: "…"',
}
"""What to do where nobody can tell what was meant."""
_NUMBERS: Final = ("number_form", "whole_form", "greater_than_equal", "less_than_equal")
_SHAPES: Final = ("tuple_type", "dict_type", "model_type", "model_attributes_type")


_MOST_PARTS: Final = 20
"""So many parts of a country are named in a hint."""
_ID: Final = "an id has a-z, 0-9 and single hyphens"
ID_DUE: Final = f"is no id: {_ID}"


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
    name = str(path[-1]) if path else ""
    if kind == "missing":
        return Explained(MISSING_FIELD, path, True, f"is missing: {noun(parent)} needs it", f"add `{name}: …`")
    if kind == "extra_forbidden":
        return Explained(UNKNOWN_FIELD, path, True, f"is no field of {noun(parent)}", _known_fields(parent, name))
    if kind == "bad_id":
        given = error["input"]
        # Where an id is a key, the name of the place says which.
        says = f"needs another id: {_ID}" if given == name else f"is {form_of(given)}, which {ID_DUE}"
        return Explained(BAD_ID, path, given == name, says, better_id(given))
    if kind in _SHAPES:
        return Explained(WRONG_VALUE, path, False, *_wrong_shape(model, path, kind, error["input"]))
    if kind == "too_short":
        remove = "" if is_required(parent, name) else ", or remove the field"
        return Explained(WRONG_VALUE, path, False, "needs at least one entry", f"write one{remove}")
    return Explained(WRONG_VALUE, path, False, *_wrong_form(model, path, error))


def nearest(word: str, known: Sequence[str], cutoff: float = 0.6) -> str | None:
    """What somebody probably meant to write, if ``known`` has anything like it (1: the same, 0: no letter shared)."""
    import difflib

    return next(iter(difflib.get_close_matches(word, known, n=1, cutoff=cutoff)), None)


def form_of(value: Any) -> str:
    """What stands there, in words: `` `high` ``, `a list`."""
    if isinstance(value, tuple):
        return "a list" if value else "an empty list"
    if isinstance(value, dict):
        return "a mapping" if value else "an empty mapping"
    return f"`{value}`" if len(str(value)) < 60 else "a long text"


@lru_cache(maxsize=1024)
def _known_fields(parent: type[BaseModel], name: str) -> str:
    known = field_names(parent)
    near = nearest(name, known)
    if near:
        return f"did you mean `{near}`?"
    elsewhere = holder_of(parent, name)
    if elsewhere:
        field, inner = elsewhere
        return f"`{name}` is a field of {noun(inner)}: indent it below one, under `{field}:`"
    return f"the fields are: {', '.join(known)}"


def better_id(given: Any) -> str:
    """The hint that names the nearest id."""
    return _did_you_mean(given, _meant("id", given)) or "write it like `right-invoice`"


def _wrong_shape(model: type[BaseModel], path: KeyPath, kind: str, given: Any) -> tuple[str, str]:
    if kind == "tuple_type":
        return f"is a list, not {form_of(given)}", _as_list(model, path, given)
    inner = model_at(model, path)
    if not inner:
        return (
            f"is a mapping of `name: value`, not {form_of(given)}",
            "indent the names below this line, each with its value",
        )
    fields = field_names(inner)
    due = next((name for name in fields if is_required(inner, name)), fields[0])
    known = ", ".join([f"`{name}`" for name in fields[:4]] + ["…"][: len(fields) > 4])
    says = f"is a mapping with fields of its own ({known}), not {form_of(given)}"
    alone = sum(is_required(inner, name) for name in fields) < 2
    if isinstance(given, str) and len(given) < 60 and alone and _fits(inner, due, given):
        return says, f"write `{{{due}: {given}}}`"
    return says, f"indent the fields below this line, the first one `{due}: …`"


def _as_list(model: type[BaseModel], path: KeyPath, given: Any) -> str:
    """The hint for one thing where a list is due."""
    entry = model_at(model, (*path, 0))
    short = isinstance(given, str) and len(given) < 60
    if not entry or (isinstance(given, str) and has_short_form(model, (*path, 0))):
        return f'write it as a list: `["{given if short else "…"}"]`, or one per line: `- …`'
    due = [name for name in field_names(entry) if is_required(entry, name)] or field_names(entry)[:1]
    values = [str(given) if short and _fits(entry, due[0], given) else "…", *["…"] * (len(due) - 1)]
    return (
        f"write it as a list: `[{{{', '.join(f'{name}: {value}' for name, value in zip(due, values, strict=True))}}}]`"
    )


def _fits(model: type[BaseModel], name: str, given: str) -> bool:
    """Whether the text may stand, without quotes, as that field of such a mapping."""
    from promisekit.model.reference import ID_PATTERN

    if sections_at(model, (name,)) and not ID_PATTERN.fullmatch(given):
        return False
    try:
        model.model_validate({name: given})
    except ValidationError as error:
        if any(detail["type"] != "missing" for detail in error.errors(include_url=False)):
            return False
    return not set(given) & set("{}[],:#&*!|>'\"%@`")


def _wrong_form(model: type[BaseModel], path: KeyPath, error: ErrorDetails) -> tuple[str, str]:
    kind, context = error["type"], error.get("ctx", {})
    given = context.get("part", error["input"])
    shown = form_of(given)
    if kind in _NUMBERS:
        due = bounds_at(model, path)
        says = f"is {_number(due)}, not {shown}"
        hint = _did_you_mean(given, _meant_number(given, due)) or _HINTS.get(kind) or f"write {_number(due)}"
        return says, hint
    if kind == "string_type":
        return _no_text(model, path, given)
    if kind == "literal_error":
        expected = context["expected"].replace("'", "`")
        hint = _did_you_mean(given, _meant_choice(given, expected)) or f"use {expected}"
        return f"is one of {expected}, not {shown}", hint
    says = f"is {_DUE[kind]}, not {shown}" if kind in _DUE else ""
    if kind in _OBJECTIONS:
        says = _OBJECTIONS[kind].format(**{**context, "given": shown})
    values = kind.partition("_")[0] if kind != "currency" else "money"
    # One value in brackets may be meant alone.
    alone = given[0] if isinstance(given, tuple) and len(given) == 1 else given
    meant = _meant(values, error["input"]) or _meant(values, alone)
    hint = (
        _did_you_mean(given, meant)
        or _to_complete(kind, given)
        or _parts_of_country(kind, context)
        or _HINTS.get(kind)
        or "see the format reference for what this field takes"
    )
    return says or f"is of another form: {error['msg']}", hint


def _no_text(model: type[BaseModel], path: KeyPath, given: Any) -> tuple[str, str]:
    """What is said where something else stands than a text or an id."""
    ids = isinstance(given, tuple) and all(isinstance(one, str) for one in given)
    one_of_them = _did_you_mean(given, given[:3]) if ids else ""
    sections = sections_at(model, path)
    if not sections:
        return f"is a text, not {form_of(given)}", one_of_them or 'write one text in quotes: "…"'
    places = " or ".join(f"`{section}`" for section in sections)
    says = f"is one id from {places}, not {form_of(given)}"
    return says, one_of_them or f"write one id that stands under {places}"


def _to_complete(kind: str, given: Any) -> str:
    """The hint for a bare number that lacks its unit or its currency."""
    from promisekit.read.meant.suggestion import completed, listed

    whole = completed(kind.partition("_")[0], given) if isinstance(given, str) else []
    return f"say of what: {listed(whole)}" if whole else ""


def _parts_of_country(kind: str, context: Mapping[str, Any]) -> str:
    """The hint for a part of a country that is none."""
    from promisekit.model.countries import subdivisions

    country = context.get("country", "")
    parts = subdivisions().get(country, ()) if kind == "country_part" else ()
    if not 0 < len(parts) <= _MOST_PARTS:
        return ""
    return f"write the country alone, `{country}`, or one of its parts: {country}-{f', {country}-'.join(parts)}"


def _number(due: Bounds) -> str:
    noun = "a whole number" if due.whole else "a number"
    if due.least is None:
        return noun
    return f"{noun} from {due.least:g} to {due.most:g}" if due.most is not None else f"{noun} of {due.least:g} or more"


def _meant(kind: str, given: Any) -> list[str]:
    from promisekit.read.meant.suggestion import suggestions

    return suggestions(kind, given)


def _meant_number(given: Any, due: Bounds) -> list[str]:
    from promisekit.read.meant.suggestion import number_suggestions

    return number_suggestions(given, due) if isinstance(given, str) else []


def _meant_choice(given: Any, expected: str) -> list[str]:
    from promisekit.read.meant.suggestion import choice_suggestions

    words = tuple(word.strip("` ") for word in expected.replace(" or ", ",").split(","))
    return choice_suggestions(given, words) if isinstance(given, str) else []


def _did_you_mean(given: Any, meant: Sequence[str]) -> str:
    """The hint that names what to type; empty where nothing is known."""
    from promisekit.read.meant.duration import is_range
    from promisekit.read.meant.plain import has_curly_quotes
    from promisekit.read.meant.suggestion import listed

    if not meant:
        return ""
    if isinstance(given, str) and has_curly_quotes(given):
        return f"curly quotes are part of the value; write {listed(meant)}"
    is_upper_end = isinstance(given, str) and meant[0][:1].isdigit() and meant[0][-1:].isalpha() and is_range(given)
    return f"did you mean {listed(meant)}?{' Of a range, a promise names the upper end' if is_upper_end else ''}"
