"""The format reference: every section and field, in the words of the model's own docstrings."""

from __future__ import annotations

import datetime
import types
import typing
from decimal import Decimal
from typing import Any, Final, Literal

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from promisekit.model.about import About
from promisekit.model.base import Item, Link, Model
from promisekit.model.closing import Day
from promisekit.model.duration import Duration
from promisekit.model.hours import Hours
from promisekit.model.money import Money
from promisekit.model.portfolio import SECTIONS
from promisekit.model.reference import Refers
from promisekit.model.text import Prose
from promisekit.reference.docstrings import about, meanings, title

_START: Final = """# Format reference

<!-- Written by `make docs` from the models; edit their docstrings. -->

A **portfolio** is a folder (by default `blueprints/`). Every `*.yaml` and `*.yml` file below it is read, in any
sub-folder; files and folders whose name starts with `.` or `_` are not. Each file holds **sections**; a section holds
**ids**; below an id stand the fields of one item:

```yaml
functions:              # a section
  billing:              # an id: a-z, 0-9, single hyphens
    name: Billing       # a field
    kind: support
```

The same section may stand in many files. `functions`, `roles` and `systems` share one set of ids. The field decides
what a value means: `no`, `12:30` and `2026` are text where text is due.

## Kinds of values

| kind | how it is written |
|---|---|
| text | `Invoice`, or one per language: `{en: Invoice, fi: Lasku}`. `[[billing]]` or `[[promises:right-invoice]]` in it links to that item |
| id, ids | the id of an item of the section named; where several may stand, one alone or a list |
| duration | a number and `s`, `min`, `h`, `days`, `weeks`, `months`, `years`, `working hours` or `working days`; or `same day`, `next day`, `same working day`, `next working day`; or `at once`, which takes no time (not for `every`, `in`, `notice` and `claim_within`, where time has to pass) |
| hours | `always`, `mon-fri 08:00-16:00`, or a list of such spans; `hol` is public holidays; up to `24:00` |
| share | `95 %`, above 0 and up to 100 |
| money | `12.50 GBP` (currency codes of ISO 4217) |
| date | `2026-12-31` |
| day | a date, or `12-24` for every year |
| number | `4`, `4.5`, `-1`, `3.1e5` |
| flag | `true` or `false` |

Paths (a metric's CSV file, a link) are relative to the file that names them and stay inside the portfolio.
"""

_KINDS: Final[dict[Any, str]] = {
    Duration: "duration",
    Hours: "hours",
    Money: "money",
    Decimal: "share",
    datetime.date: "date",
    Day: "day",
    str: "text",
    int: "number",
    float: "number",
    bool: "flag",
}


def format_page() -> str:
    """The whole page as Markdown."""
    parts = [_START, "## Fields that every item may have\n", _table(Item, only=tuple(Item.model_fields)[1:])]
    parts.append(_nested(Link) + _nested(typing.get_args(Item.model_fields["accepted"].annotation)[0]))
    # What a mapping inside has is said below the first section that has one.
    said: set[type[Model]] = {Link, typing.get_args(Item.model_fields["accepted"].annotation)[0]}
    parts.append(_section("portfolio", About, "One mapping, not keyed by id; at most once in all files.", said))
    parts += [_section(name, model, "", said) for name, model in SECTIONS.items()]
    return "\n".join(part.rstrip("\n") + "\n" for part in parts)


def _section(name: str, model: type[Model], note: str, said: set[type[Model]]) -> str:
    own = tuple(field for field in model.model_fields if field == "name" or field not in Item.model_fields)
    lines = [f"## {name}\n", about(model), *([note] if note else []), "", _table(model, only=own)]
    lines += [_nested(inner) for inner in _inner_models(model, said)]
    return "\n".join(lines)


def _nested(model: type[Model]) -> str:
    return f"\n### {title(model)}\n\n{about(model)}\n\n{_table(model, only=tuple(model.model_fields))}"


def _inner_models(model: type[Model], seen: set[type[Model]]) -> list[type[Model]]:
    found: list[type[Model]] = []
    for info in model.model_fields.values():
        for inner in _models_in(info.annotation):
            if inner not in seen:
                seen.add(inner)
                found += [inner, *_inner_models(inner, seen)]
    return found


def _models_in(annotation: Any) -> list[type[Model]]:
    if isinstance(annotation, type) and issubclass(annotation, Model):
        return [annotation]
    return [model for argument in typing.get_args(annotation) for model in _models_in(argument)]


def _table(model: type[BaseModel], only: tuple[str, ...]) -> str:
    rows = ["| field | value | meaning |", "|---|---|---|"]
    said = {name: meaning.replace("|", "\\|") for name, meaning in meanings(model).items()}
    for name in only:
        info = model.model_fields[name]
        required = " (required)" if info.is_required() else ""
        rows.append(f"| `{info.alias or name}`{required} | {_value(info)} | {said[name]} |")
    return "\n".join(rows) + "\n"


def _value(info: FieldInfo) -> str:
    annotation: Any = info.annotation
    for extra in info.metadata:
        annotation = typing.Annotated[annotation, extra]
    return _kind(annotation)


def _kind(annotation: Any) -> str:
    origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is typing.Annotated:
        for extra in arguments[1:]:
            if isinstance(extra, Refers):
                of_sections = "id of " + " or ".join(f"`{section}`" for section in extra.sections)
                return of_sections + "".join(f", or `{word}`" for word in extra.words)
            if isinstance(extra, Prose):
                return "text"
        return _kind(arguments[0])
    if origin is Literal:
        return ", ".join(f"`{choice}`" for choice in arguments)
    if origin is tuple:
        inner = _kind(arguments[0])
        return inner.replace("id of", "ids of") if inner.startswith("id of") else f"list of {inner}"
    if origin is dict:
        return f"mapping of {_kind(arguments[0])} to {_kind(arguments[1])}"
    if origin in (typing.Union, types.UnionType):
        return _kind(next(argument for argument in arguments if argument is not type(None)))
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return f"[{title(annotation).lower()}](#{title(annotation).lower().replace(' ', '-')})"
    return _KINDS[annotation]
