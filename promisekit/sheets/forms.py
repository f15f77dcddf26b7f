"""The forms that values have, made from the models' annotations: a word, a text, many of them, fields, or by key."""

from __future__ import annotations

import datetime
import types
import typing
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Final, Literal

from pydantic import BaseModel, BeforeValidator

from promisekit.model.about import About
from promisekit.model.base import Item
from promisekit.model.hours import Hours
from promisekit.model.metric import Metric
from promisekit.model.portfolio import SECTIONS
from promisekit.model.reference import GivenId, Refers
from promisekit.model.text import Prose
from promisekit.read.shape import is_required, whole


@dataclass(frozen=True)
class Word:
    """One word or short value as it is written. ``choices`` are all that it may be; ``sections`` those of its ids."""

    choices: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    kind: Any = str
    """The model's type: float, datetime.date, Duration …"""


@dataclass(frozen=True)
class Wording:
    """A text, perhaps in several languages."""


@dataclass(frozen=True)
class Many:
    """A list. ``alone``: a single entry needs no list. ``text_alone``: the field for which a single value may stand.

    ``file_alone``: the path of a file may stand for the list.
    """

    of: Form
    alone: bool = False
    text_alone: str = ""
    file_alone: bool = False


@dataclass(frozen=True)
class ByKey:
    """A mapping of keys that authors choose. ``branches``: keys alone may stand for it, and none says something."""

    key: Word
    of: Form
    branches: bool = False


@dataclass(frozen=True)
class Fields:
    """A mapping of fields. ``text``: the field for which a text may stand."""

    model: type[BaseModel]
    fields: tuple[tuple[str, Form], ...]
    text: str = ""

    def form(self, name: str) -> Form:
        """The form of one field. Raises KeyError."""
        return dict(self.fields)[name]

    def needs(self, name: str) -> bool:
        """Whether no such mapping may be without that field."""
        return is_required(self.model, name)


Form = Word | Wording | Many | ByKey | Fields

ABOUT: Final = "portfolio"
ID: Final = "id"


@cache
def form_of_section(section: str) -> Fields:
    """The form of an item of a section, or of the portfolio section. Raises KeyError for any other name."""
    return _fields(About if section == ABOUT else SECTIONS[section])


@cache
def _fields(model: type[BaseModel]) -> Fields:
    names = list(model.model_fields)
    if issubclass(model, Item):
        # What every item may have comes last, but for the description, which follows what people call it.
        own = [name for name in names if name not in Item.model_fields]
        last = [name for name in Item.model_fields if name not in (ID, "description")]
        names = [own[0], "description", *own[1:], *last]
    found = []
    for name in names:
        info = model.model_fields[name]
        form = _form(whole(info))
        if (model, name) == (Metric, "results"):
            assert isinstance(form, Many)
            form = replace(form, file_alone=True)
        found.append((info.alias or name, form))
    return Fields(model, tuple(found))


def _form(annotation: Any) -> Form:
    extras: list[Any] = []
    while True:
        if typing.get_origin(annotation) is typing.Annotated:
            annotation, *said = typing.get_args(annotation)
            extras += said
        elif typing.get_origin(annotation) in (typing.Union, types.UnionType) and not _has(extras, Prose):
            annotation = next(one for one in typing.get_args(annotation) if one is not type(None))
        else:
            break
    if _has(extras, Prose):
        return Wording()
    short: Any = next((extra.func for extra in extras if isinstance(extra, BeforeValidator)), None)
    form = _long(annotation, extras)
    return _with_short_form(form, short) if short else form


def _long(annotation: Any, extras: list[Any]) -> Form:
    origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
    refers = next((extra for extra in extras if isinstance(extra, Refers)), None)
    if refers:
        return Word(sections=refers.sections, choices=refers.words)
    if _has(extras, GivenId):
        return Word(kind=GivenId)
    if origin is Literal:
        return Word(choices=arguments)
    if origin is tuple:
        of = _form(arguments[0])
        return Many(of, alone=isinstance(of, Word) and bool(of.sections))
    if origin is dict:
        key = _form(arguments[0])
        assert isinstance(key, Word)
        return ByKey(key, _form(arguments[1]))
    if annotation is Hours:
        return Many(Word(kind=Hours), alone=True)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return _fields(annotation)
    return Word(kind=annotation, choices=("true", "false") if annotation is bool else ())


def _with_short_form(form: Form, brings: Callable[[Any], Any]) -> Form:
    """A validator that brings short forms to the long one says which they are by what it makes of a word."""
    made = brings("word")
    if made == ("word",):
        assert isinstance(form, Many)
        return replace(form, alone=True)
    if made == {"word": None}:
        assert isinstance(form, ByKey)
        return replace(form, branches=True)
    if not isinstance(made, tuple):
        assert isinstance(form, Fields)
        return replace(form, text=next(iter(made)))
    assert isinstance(form, Many) and isinstance(form.of, Fields)
    field = next(iter(made[0]))
    if brings(("word",)) == ({field: "word"},):
        return replace(form, of=replace(form.of, text=field), alone=True)
    return replace(form, text_alone=field)


def _has(extras: list[Any], kind: type[Any]) -> bool:
    return any(isinstance(extra, kind) for extra in extras)


def is_number(form: Form) -> bool:
    """Whether a value of that form is a number."""
    return isinstance(form, Word) and form.kind in (int, float)


def is_date(form: Form) -> bool:
    """Whether a value of that form is a date."""
    return isinstance(form, Word) and form.kind is datetime.date
