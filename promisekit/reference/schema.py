"""A JSON Schema of a blueprint file, from the models: what editors complete, explain and flag while somebody types.

It says what the reader takes, short forms included. Only words that draft-07 and 2020-12 both have are used, and
beside a `$ref` stand only descriptions, since draft-07 passes over whatever else stands there.
"""

from __future__ import annotations

import json
import types
import typing
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final, Literal

from pydantic import BaseModel, BeforeValidator, PlainValidator

from promisekit.check.rule import all_rules
from promisekit.diff.kind import all_kinds
from promisekit.model.about import About
from promisekit.model.base import Acceptance, Item
from promisekit.model.metric import Metric
from promisekit.model.portfolio import SECTIONS, Portfolio
from promisekit.model.reference import ID_PATTERN, GivenId, Refers
from promisekit.model.text import LANGUAGE_CODE, Prose, worded
from promisekit.read.problems import PROBLEMS
from promisekit.read.shape import whole
from promisekit.reference.docstrings import about, meanings, title
from promisekit.reference.value_forms import BY_TYPE, BY_VALIDATOR, ID, PLAIN, Schema, number

_DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
_NAMING: Final = ("name", "promise", "says")
"""The fields by which people know an item, whichever it has."""


def schema_text(portfolio: Portfolio | None = None) -> str:
    """The schema as it stands in a file. With a ``portfolio`` references are one of its ids."""
    return json.dumps(file_schema(portfolio), ensure_ascii=False, indent=1) + "\n"


def file_schema(portfolio: Portfolio | None = None) -> Schema:
    """The schema of one blueprint file."""
    return _Schema(portfolio).file()


class _Schema:
    """The state of one :func:`file_schema`: what several places share stands once, under `$defs`."""

    def __init__(self, portfolio: Portfolio | None) -> None:
        self._portfolio = portfolio
        self._shared: dict[str, Schema] = {}

    def file(self) -> Schema:
        sections = {"portfolio": {**_described(about(About)), **self._model(About)}}
        sections |= {name: self._section(name, model) for name, model in SECTIONS.items()}
        return {
            "$schema": _DIALECT,
            "title": "Blueprint file",
            **_described("Promises that customers may count on, and all that it takes to keep them."),
            "type": "object",
            "properties": sections,
            "additionalProperties": False,
            "$defs": dict(sorted(self._shared.items())),
        }

    def _section(self, name: str, model: type[Item]) -> Schema:
        described = _described(f"{about(model)}\n\nEach stands under an id of its own: a-z, 0-9 and single hyphens.")
        return {"title": name, **described, **_by_id(self._model(model))}

    def _share(self, name: str, make: Callable[[], Schema]) -> Schema:
        if name not in self._shared:
            self._shared[name] = {}  # what holds itself finds its place taken
            self._shared[name] = make()
        return {"$ref": f"#/$defs/{name}"}

    def _model(self, model: type[BaseModel]) -> Schema:
        return self._share(model.__name__, lambda: self._fields(model))

    def _fields(self, model: type[BaseModel]) -> Schema:
        """The fields that authors write in such a mapping."""
        fields = model.model_fields
        if issubclass(model, Item):
            # Its own fields come first; the id is no field but the name that it stands under.
            every = [name for name in Item.model_fields if name != "id"]
            fields = {
                name: fields[name] for name in [*(own for own in fields if own not in every), *every] if name != "id"
            }
        return {
            "title": title(model) if model is not About else "Portfolio",
            **_described(about(model)),
            "type": "object",
            "properties": {info.alias or name: self._field(model, name) for name, info in fields.items()},
            "required": [info.alias or name for name, info in fields.items() if info.is_required()],
            "additionalProperties": False,
        }

    def _field(self, model: type[BaseModel], name: str) -> Schema:
        value = self._value(whole(model.model_fields[name]))
        if (model, name) == (Acceptance, "check"):
            changes = {kind.code: kind.what for kind in all_kinds()}
            value = self._share("finding", lambda: _one_of({**_rules(), **changes}))
        elif (model, name) == (About, "checks"):
            level = self._value(typing.get_args(_annotation_of(model, name))[1])
            value = _properties({**_problems(), **_rules()}, self._share("level", lambda: level))
        elif (model, name) == (Metric, "results"):
            value = {"anyOf": [{"type": "string", "pattern": r"\S", "examples": ["results/repairs.csv"]}, value]}
        return {**_described(meanings(model)[name]), **value}

    def _value(self, annotation: Any) -> Schema:
        """Whatever the reader takes for a value of that annotation."""
        extras: list[Any] = []
        while True:
            if typing.get_origin(annotation) is typing.Annotated:
                annotation, *said = typing.get_args(annotation)
                extras += [one for extra in said for one in getattr(extra, "metadata", None) or [extra]]
            elif typing.get_origin(annotation) in (typing.Union, types.UnionType) and not _has(extras, Prose):
                annotation = next(one for one in typing.get_args(annotation) if one is not type(None))
            else:
                break
        refers = _first(extras, Refers)
        if refers:
            return self._reference(refers)
        if _has(extras, Prose):
            return self._text()
        if _has(extras, GivenId):
            return self._share("id", lambda: ID)
        if typing.get_origin(annotation) is tuple and self._is_reference(typing.get_args(annotation)[0]):
            return _one_or_many(self._long(annotation, extras))
        short = _first(extras, BeforeValidator)
        long = self._long(annotation, extras)
        return self._with_short_forms(annotation, long, short.func) if short else long

    def _long(self, annotation: Any, extras: list[Any]) -> Schema:
        """The form that the model holds."""
        origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
        if origin is Literal:
            return {"enum": list(arguments)}
        if origin is tuple:
            least = next((extra.min_length for extra in extras if hasattr(extra, "min_length")), 0)
            return {"type": "array", "items": self._value(arguments[0]), **({"minItems": least} if least else {})}
        if origin is dict:
            return self._mapping(*arguments)
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            return self._model(annotation)
        if annotation in (int, float):
            ends = [
                next((getattr(extra, end) for extra in extras if hasattr(extra, end)), None) for end in ("ge", "le")
            ]
            return number(annotation is int, *ends)
        validator = _first(extras, PlainValidator)
        form = BY_VALIDATOR.get(validator, BY_TYPE[annotation]) if validator else BY_TYPE[annotation]
        return self._share(form.get("title", "plain text").lower().replace(" ", "-"), lambda: form)

    def _mapping(self, key: Any, value: Any) -> Schema:
        values = self._value(value)
        if self._is_reference(key):
            (extra,) = typing.get_args(key)[1:]
            names = self._names(extra.sections)
            return self._share(
                f"by-{'-'.join(extra.sections)}",
                lambda: _by_id(values) if names is None else _properties(names, values),
            )
        return _by_id(values)

    def _with_short_forms(self, annotation: Any, long: Schema, brings: Callable[[Any], Any]) -> Schema:
        """The long form, and those that a validator brings to it: what it makes of a word says which they are."""
        made = brings("word")
        if made == ("word",):
            return _one_or_many(long)
        if made == {"word": None}:
            ids = self._share("id", lambda: ID)
            return {"anyOf": [ids, {"type": "array", "items": ids}, long]}
        is_list = isinstance(made, tuple)
        ((field, _word),) = (made[0] if is_list else made).items()
        holder = typing.get_args(annotation)[0] if is_list else annotation
        alone = self._value(_annotation_of(holder, field))
        # The mapping stands first: where neither fits, editors speak of the first.
        if not is_list:
            return {"anyOf": [long, alone]}
        forms = [alone]
        if brings({field: "word"}) == ({field: "word"},):
            forms = [self._model(holder), alone]
        if brings(("word",)) == ({field: "word"},):
            long = {**long, "items": {"anyOf": [long["items"], alone]}}
        return {"anyOf": [*forms, long]}

    def _text(self) -> Schema:
        plain = self._share("plain-text", lambda: PLAIN)
        per_language: Schema = {
            "title": "Text per language",
            "type": "object",
            "minProperties": 1,
            "propertyNames": {"pattern": f"^{LANGUAGE_CODE.pattern}$", "errorMessage": "A language code is due here."},
            "additionalProperties": plain,
        }
        if self._portfolio:
            languages = self._portfolio.about.all_languages
            per_language = {"title": "Text per language", "minProperties": 1}
            per_language |= _properties(dict.fromkeys(languages, "The text in that language."), plain)
        return self._share("text", lambda: {"title": "Text", "anyOf": [plain, per_language]})

    def _reference(self, refers: Refers) -> Schema:
        sections, words = refers
        where, or_words = " or ".join(sections), "".join(f", or `{word}`" for word in words)

        def make() -> Schema:
            names = self._names(sections)
            form = ID if names is None else _one_of(names | {word: f"The {word}" for word in words})
            return {
                **form,
                "title": f"Id from {where}",
                "errorMessage": f"An id is due here that stands under `{where.replace(' or ', '` or `')}`{or_words}.",
            }

        return self._share("-or-".join(["-".join(["id-from", *sections]), *words]), make)

    def _is_reference(self, annotation: Any) -> bool:
        return typing.get_origin(annotation) is typing.Annotated and _has(typing.get_args(annotation)[1:], Refers)

    def _names(self, sections: tuple[str, ...]) -> dict[str, str] | None:
        """The ids that the portfolio has in these sections, each with what people call it."""
        if self._portfolio is None:
            return None
        language = self._portfolio.about.language
        found: dict[str, str] = {}
        for section in sections:
            for item_id, item in sorted(self._portfolio.section(section).items()):
                name = worded(next(getattr(item, field) for field in _NAMING if hasattr(item, field)), language)
                found[item_id] = f"{name} ({title(type(item)).lower()})" if len(sections) > 1 else name
        return found


def _annotation_of(model: type[BaseModel], field: str) -> Any:
    """The annotation of a field, by the name that authors write."""
    return next(whole(info) for name, info in model.model_fields.items() if field in (name, info.alias))


def _by_id(value: Schema) -> Schema:
    """A mapping of ids to such values."""
    names = {
        "title": "an-id",
        "pattern": f"^{ID_PATTERN.pattern}$",
        "errorMessage": "An id has a-z, 0-9 and single hyphens.",
    }
    return {"type": "object", "propertyNames": names, "additionalProperties": value}


def _properties(names: Mapping[str, str], value: Schema) -> Schema:
    """A mapping with those keys alone, each with what it means."""
    known = {name: {**_described(description), **value} for name, description in names.items()}
    return {"type": "object", "properties": known, "additionalProperties": False}


def _described(text: str) -> Schema:
    """What an editor shows beside the name; some show Markdown under a key of its own alone."""
    return {"description": text, **({"markdownDescription": text} if "`" in text else {})}


def _one_of(names: Mapping[str, str]) -> Schema:
    """One of a few words, each with what it means."""
    # An id like `2026` is a number to YAML.
    values = [
        (value, said) for word, said in names.items() for value in ((word, int(word)) if word.isdigit() else (word,))
    ]
    return {"enum": [value for value, _ in values], "enumDescriptions": [said for _, said in values]}


def _one_or_many(many: Schema) -> Schema:
    return {"anyOf": [many["items"], many]}


def _rules() -> dict[str, str]:
    return {rule.code: rule.summary for rule in all_rules()}


def _problems() -> dict[str, str]:
    return {problem.code: problem.summary for problem in PROBLEMS.values()}


def _first(extras: Iterable[Any], kind: type[Any]) -> Any:
    return next((extra for extra in extras if isinstance(extra, kind)), None)


def _has(extras: Iterable[Any], kind: type[Any]) -> bool:
    return _first(extras, kind) is not None
