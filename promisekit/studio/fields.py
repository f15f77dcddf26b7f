"""What a form shows of an item: its fields in the order of the reference, each with its meaning, its value as it is
written, what may stand there, and what is wrong with it."""

from __future__ import annotations

import datetime
import json
import typing
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any, Final, Literal

from pydantic import BaseModel

from promisekit.diagnostic import Diagnostic, KeyPath
from promisekit.edit.field_order import field_order
from promisekit.model.about import About
from promisekit.model.duration import Duration
from promisekit.model.hours import Hours
from promisekit.model.journey import LANES
from promisekit.model.portfolio import SECTIONS, Portfolio
from promisekit.model.text import worded
from promisekit.read.shape import annotation_at, bare, is_prose, is_required, model_at, sections_at, short_form
from promisekit.reference.docstrings import meanings

_EXAMPLES: Final[dict[Any, str]] = {
    Duration: "2 working days",
    Hours: "mon-fri 08:00-16:00",
    datetime.date: "2027-01-31",
    Decimal: "95 %",
}
BY_WHOM: Final = {"guidelines": "role", "commitments": "by"}
"""The field of an entry that says whose it is, by the mapping of the entries."""
_ASKED_OF_ENTRIES: Final = {("commitments", "within"), ("guidelines", "say")}


@dataclass
class Field:
    """One field, or one entry of a list or mapping.

    ``kind``: `text`, `word` (one line), `hours` (with commas between), `choice`, `id`, `ids`, `lines` (texts, one a
    line), `group` (fields of its own), `list` (of groups), `map` (groups by id), `languages` (a text for each
    language), `raw` (as in the file). ``value`` is as it is written in the file; None where nothing stands there.
    """

    path: KeyPath
    name: str
    kind: str
    value: Any = None
    meaning: str = ""
    required: bool = False
    example: str = ""
    choices: list[tuple[str, str]] = field(default_factory=list)
    """What may stand there, each with its name."""
    section: str = ""
    """Where something new for it belongs; empty where there is more than one place, or none."""
    fields: list[Field] = field(default_factory=list)
    findings: list[Diagnostic] = field(default_factory=list)
    asked: bool = False
    """Whether it is what a question is about, so that it stands there also while it is empty."""

    @property
    def key(self) -> str:
        """Its key path for the browser to send back."""
        return json.dumps(self.path, ensure_ascii=False)

    @property
    def was(self) -> str:
        """Its value for the browser to send back, so that nobody's change is overwritten."""
        return json.dumps(self.value, ensure_ascii=False)

    @property
    def element(self) -> str:
        """The id of its element."""
        return "f-" + "-".join(str(part) for part in self.path)

    @property
    def is_given(self) -> bool:
        """Whether it has a value, needs one, or is asked for."""
        return self.value is not None or self.required or self.asked or bool(self.findings)

    @property
    def given(self) -> list[Field]:
        """The fields that have a value, need one, or are asked for."""
        return [one for one in self.fields if one.is_given]

    @property
    def open(self) -> list[Field]:
        """The fields that may be added."""
        return [one for one in self.fields if not one.is_given]

    @property
    def shown(self) -> str:
        """The value on the page, as somebody types it."""
        if self.value is None:
            return ""
        if self.kind == "hours" and isinstance(self.value, list):
            return ", ".join(map(str, self.value))
        if self.kind == "lines":
            return "\n".join(self.value if isinstance(self.value, list) else [str(self.value)])
        return self.value if isinstance(self.value, str) else json.dumps(self.value, ensure_ascii=False)

    @property
    def chosen(self) -> list[str]:
        """The ids that stand there."""
        return [
            str(one) for one in (self.value if isinstance(self.value, list) else [self.value] if self.value else [])
        ]


class Form:
    """Makes the fields of items of one portfolio."""

    def __init__(self, portfolio: Portfolio, findings: Iterable[Diagnostic]) -> None:
        self.portfolio = portfolio
        self.language = portfolio.about.language
        self._findings: dict[KeyPath, list[Diagnostic]] = {}
        for one in findings:
            self._findings.setdefault(tuple(one.key_path), []).append(one)

    def of(self, address: KeyPath, value: Any, without: Sequence[str] = ()) -> Field:
        """The form of an item, or of the portfolio section, which says ``value``; some fields may be left out."""
        model: type[BaseModel] = About if address == ("portfolio",) else SECTIONS[str(address[0])]
        found = self._group(model, (), address, value if isinstance(value, dict) else {}, without)
        found.name = str(address[-1])
        return found

    def part(self, address: KeyPath, below: KeyPath, value: Any, without: Sequence[str] = LANES) -> Field:
        """The form of a part of an item: a step, or what one does in it, which may be a text alone."""
        model = SECTIONS[str(address[0])]
        shape = (*below, 0) if len(below) > 1 and below[-2] in LANES else below
        short = {"does": value} if isinstance(value, str) else value
        found = self._group(model, shape, (*address, *below), short if isinstance(short, dict) else {}, without)
        if isinstance(value, str):
            found.fields = [replace(one, path=one.path[:-1]) if one.name == "does" else one for one in found.fields]
        return found

    def _group(
        self,
        model: type[BaseModel],
        below: KeyPath,
        path: KeyPath,
        value: Mapping[str, Any],
        without: Sequence[str] = (),
    ) -> Field:
        inner = model_at(model, below) or model_at(model, (*below, 0)) or model
        told = meanings(inner)
        names = field_order((*path[: 1 if model is About else 2], *below))
        known = {name: info.alias or name for name, info in inner.model_fields.items()}
        by_alias = {alias: told.get(name, "") for name, alias in known.items()}
        fields = [
            self._field(model, (*below, name), (*path, name), value.get(name), by_alias.get(name, ""), inner)
            for name in (*names, *(name for name in value if name not in names))
            if name not in without
        ]
        return Field(path, str(path[-1]), "group", dict(value), fields=fields, findings=self._findings.get(path, []))

    def _field(
        self, model: type[BaseModel], below: KeyPath, path: KeyPath, value: Any, meaning: str, holder: type[BaseModel]
    ) -> Field:
        name = str(path[-1])
        found = Field(
            path, name, "raw", value, meaning, is_required(holder, name), findings=self._findings_within(path, value)
        )
        annotation = annotation_at(model, below)
        inner = bare(annotation)
        origin = typing.get_origin(inner)
        if origin is tuple:
            self._list(found, model, below, path, value)
        elif origin is dict:
            self._map(found, model, below, path, value)
        elif isinstance(inner, type) and issubclass(inner, BaseModel):
            if value is None or isinstance(value, dict):
                found.kind = "group"
                found.fields = self._group(model, below, path, value or {}).fields
            else:
                found.kind = "text"
        else:
            self._leaf(found, model, below, annotation, value)
        return found

    def _leaf(self, found: Field, model: type[BaseModel], below: KeyPath, annotation: Any, value: Any) -> None:
        inner = bare(annotation)
        sections = sections_at(model, below)
        if sections:
            found.kind, found.choices = "id", self.choices(sections)
            found.section = sections[0] if len(sections) == 1 else ""
        elif typing.get_origin(inner) is Literal:
            found.kind, found.choices = "choice", [(str(word), str(word)) for word in typing.get_args(inner)]
        elif inner is bool:
            found.kind, found.choices = "choice", [("true", "yes"), ("false", "no")]
        elif isinstance(value, dict):
            found.kind = "languages"
            found.fields = [Field((*found.path, code), code, "text", text) for code, text in value.items()]
        elif is_prose(annotation):
            found.kind = "text"
        elif inner is Hours:
            found.kind, found.example = "hours", _EXAMPLES[Hours]
        else:
            found.kind, found.example = "word", _EXAMPLES.get(inner, "")

    def _list(self, found: Field, model: type[BaseModel], below: KeyPath, path: KeyPath, value: Any) -> None:
        entry = (*below, 0)
        if model_at(model, entry) is not None and self._in_short(found, model, below, value):
            return
        if model_at(model, entry) is not None:
            entries = value if isinstance(value, list) else [] if value is None else [value]
            single = not isinstance(value, list) and value is not None
            found.kind = "list"
            for number, one in enumerate(entries):
                where = path if single else (*path, number)
                if isinstance(one, dict):
                    group = self._group(model, entry, where, one)
                    group.name = str(number + 1)
                    found.fields.append(group)
                else:
                    found.fields.append(
                        Field(where, str(number + 1), "text", one, findings=self._findings.get(where, []))
                    )
            return
        sections = sections_at(model, entry)
        if sections:
            found.kind, found.choices = "ids", self.choices(sections)
            found.section = sections[0] if len(sections) == 1 else ""
        elif isinstance(value, list) and not all(isinstance(one, str) and "\n" not in one for one in value):
            found.kind = "raw"
        elif typing.get_origin(bare(annotation_at(model, entry))) is Literal:
            found.kind = "ids"
            found.choices = [(str(word), str(word)) for word in typing.get_args(bare(annotation_at(model, entry)))]
        else:
            found.kind = "lines"

    def _in_short(self, found: Field, model: type[BaseModel], below: KeyPath, value: Any) -> bool:
        """Makes it a field of its own where a text may stand for a list of groups, and nothing longer stands there."""
        short = short_form(annotation_at(model, below))
        if len(short) < 2 or isinstance(value, dict):
            return False
        self._leaf(found, model, (*below, *short), annotation_at(model, (*below, *short)), None)
        if found.kind == "text" and (not isinstance(value, list) or all(isinstance(one, str) for one in value)):
            found.kind = "lines"
        return not isinstance(value, list) or found.kind == "lines"

    def _map(self, found: Field, model: type[BaseModel], below: KeyPath, path: KeyPath, value: Any) -> None:
        found.kind = "map" if model_at(model, (*below, "x")) is not None else "raw"
        first = BY_WHOM.get(found.name)
        found.choices = self.choices(sections_at(model, (*below, "x", first))) if first else []
        if found.kind == "map" and isinstance(value, dict):
            for key, one in value.items():
                group = self._group(model, (*below, key), (*path, key), one if isinstance(one, dict) else {})
                group.name = key
                for inner in group.fields:
                    inner.asked = (found.name, inner.name) in _ASKED_OF_ENTRIES
                    if found.name == "commitments" and inner.name == "after":
                        inner.kind, inner.choices = "ids", [(other, other) for other in value if other != key]
                        inner.asked = bool(inner.choices)
                found.fields.append(group)

    def choices(self, sections: Sequence[str]) -> list[tuple[str, str]]:
        """The ids of these sections, each with its name."""
        return [(one, self.name(section, one)) for section in sections for one in self.portfolio.section(section)]

    def name(self, section: str, item_id: str) -> str:
        """What people call an item."""
        item: Any = self.portfolio.section(section)[item_id]
        text = next((getattr(item, name) for name in ("name", "promise", "says") if hasattr(item, name)), item_id)
        return worded(text, self.language) or item_id

    def _findings_within(self, path: KeyPath, value: Any) -> list[Diagnostic]:
        """What is wrong with a field, or with an entry of it that has no form of its own."""
        found = list(self._findings.get(path, ()))
        if isinstance(value, list) and all(isinstance(one, str) for one in value):
            for number in range(len(value)):
                found += self._findings.get((*path, number), ())
        return found
