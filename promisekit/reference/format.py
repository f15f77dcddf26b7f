"""The format reference: every section and field, in the words of the model's own docstrings, with an example."""

from __future__ import annotations

import typing
from typing import Any, Final

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from promisekit.model.about import About
from promisekit.model.base import Item, Link, Model
from promisekit.model.portfolio import SECTIONS
from promisekit.reference.docstrings import about, meanings, title
from promisekit.reference.examples import example, shortest_item
from promisekit.reference.format_places import Place, Places, section_page

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
| <a id="text"></a>text | `Invoice`, or one per language: `{en: Invoice, fi: Lasku}`. `[[billing]]` or `[[promises:right-invoice]]` in it links to that item |
| <a id="id"></a>id, ids | the id of an item of the section named; where several may stand, one alone or a list |
| <a id="duration"></a>duration | a number and `s`, `min`, `h`, `days`, `weeks`, `months`, `years`, `working hours` or `working days`; or `same day`, `next day`, `same working day`, `next working day`; or `at once`, which takes no time (not for `every`, `in`, `notice` and `claim_within`, where time has to pass) |
| <a id="hours"></a>hours | `always`, `mon-fri 08:00-16:00`, or a list of such spans; `hol` is public holidays; up to `24:00` |
| <a id="share"></a>share | `95 %`, above 0 and up to 100 |
| <a id="money"></a>money | `12.50 GBP` (currency codes of ISO 4217) |
| <a id="date"></a>date | `2026-12-31` |
| <a id="day"></a>day | a date, or `12-24` for every year |
| <a id="number"></a>number | `4`, `4.5`, `-1`, `3.1e5` |
| <a id="flag"></a>flag | `true` or `false` |

Paths (a metric's CSV file, a picture, a link) are relative to the file that names them and stay inside the portfolio.
"""


def format_pages() -> dict[str, str]:
    """``format.md`` and a page for each section, by their paths in ``docs``."""
    places = Places()
    parts = {name: _parts(name, model, places) for name, model in _SECTIONS.items()}
    pages = {"format.md": _overview(places)}
    for name, models in parts.items():
        pages[section_page(name)] = _section(name, models, places)
    return pages


_SECTIONS: Final[dict[str, type[Model]]] = {"portfolio": About, **SECTIONS}
_COMMON: Final = tuple(name for name in Item.model_fields if name != "id")
_OF_EVERY_ITEM: Final = (Link, typing.get_args(Item.model_fields["accepted"].annotation)[0])
"""What the fields of every item hold."""


def _parts(section: str, model: type[Model], places: Places) -> list[type[Model]]:
    """The models that are told of on the page of a section: its own, and what nobody told of before."""
    for common in _OF_EVERY_ITEM:
        places.setdefault(common, Place("format.md", f"{_slug(common)}-fields"))
    told = set(places)
    inner = _inner_models(model, told)
    places[model] = Place(section_page(section), "")
    places.update({one: Place(section_page(section), f"{_slug(one)}-fields") for one in inner})
    return [model, *inner]


def _overview(places: Places) -> str:
    rows = [
        f"| [`{name}`]({section_page(name)}) | {about(model).partition(chr(10))[0]} |"
        for name, model in _SECTIONS.items()
    ]
    sections = ["## Sections\n", "| section | what it holds |", "|---|---|", *rows, ""]
    common = ["## Fields that every item may have\n", _table(Item, _COMMON, "", "format.md", places)]
    common += _fields(Item, _COMMON, "", "format.md", places)
    for model in _OF_EVERY_ITEM:
        common += _nested(model, "format.md", places)
    return "\n".join([_START, *sections, *common]).rstrip("\n") + "\n"


def _section(name: str, models: list[type[Model]], places: Places) -> str:
    page = section_page(name)
    first, *others = models
    own = tuple(field for field in first.model_fields if not _is_common(first, field))
    lines = [f"# {name}\n", _GENERATED, f"{about(first)}\n"]
    if first is About:
        lines += ["One mapping, not keyed by id; at most once in all files.\n"]
    else:
        lines += ["Each stands under an id of its own. [Fields that every item may have](../format.md#" + _ANCHOR + ")"]
        lines += ["(`description`, `tags`, `links`, `owner`, `accepted`) are told of there.\n"]
    lines += [_table(first, own, "", page, places)]
    whole = shortest_item(name)
    if whole:
        lines += [f"A whole one:\n\n```yaml\n{whole}\n```\n"]
    lines += ["## Its fields\n", *_fields(first, own, "", page, places)]
    for model in others:
        lines += _nested(model, page, places)
    return "\n".join(lines).rstrip("\n") + "\n"


_GENERATED: Final = "<!-- Written by `make docs` from the models; edit their docstrings. -->\n"
_ANCHOR: Final = "fields-that-every-item-may-have"


def _is_common(model: type[Model], field: str) -> bool:
    return issubclass(model, Item) and (field == "id" or field in _COMMON)


def _slug(model: type[BaseModel]) -> str:
    return title(model).lower().replace(" ", "-")


def _nested(model: type[Model], page: str, places: Places) -> list[str]:
    names = tuple(model.model_fields)
    lines = [f'<a id="{_slug(model)}-fields"></a>\n', f"## {title(model)}\n", f"{about(model)}\n"]
    return [
        *lines,
        _table(model, names, f"{_slug(model)}-", page, places),
        *_fields(model, names, f"{_slug(model)}-", page, places),
    ]


def _inner_models(model: type[Model], seen: set[type[BaseModel]]) -> list[type[Model]]:
    found: list[type[Model]] = []
    for name, info in model.model_fields.items():
        if _is_common(model, name):
            continue
        for inner in _models_in(info.annotation):
            if inner not in seen:
                seen.add(inner)
                found += [inner, *_inner_models(inner, seen)]
    return found


def _models_in(annotation: Any) -> list[type[Model]]:
    if isinstance(annotation, type) and issubclass(annotation, Model):
        return [annotation]
    return [model for argument in typing.get_args(annotation) for model in _models_in(argument)]


def _table(model: type[BaseModel], names: tuple[str, ...], before: str, page: str, places: Places) -> str:
    """All fields at a glance, each with a link to what is said of it."""
    rows = ["| field | value | default |", "|---|---|---|"]
    for name in names:
        info = model.model_fields[name]
        written = info.alias or name
        rows.append(f"| [`{written}`](#{before}{written}) | {places.value(info, page)} | {_default(info)} |")
    return "\n".join(rows) + "\n"


def _fields(model: type[BaseModel], names: tuple[str, ...], before: str, page: str, places: Places) -> list[str]:
    """What is said of each field, with an example."""
    lines = []
    for name in names:
        info = model.model_fields[name]
        written = info.alias or name
        anchor = f'<a id="{before}{written}"></a>\n\n' if before else ""
        default = _default(info)
        known = {"required": "required", "–": "optional"}.get(default, f"default {default}")
        lines.append(f"{anchor}### {written}\n\n{places.value(info, page)}, {known}\n")
        lines.append(f"{meanings(model)[name]}\n\n```yaml\n{example(model, written)}\n```\n")
    return lines


def _default(info: FieldInfo) -> str:
    if info.is_required():
        return "required"
    value = info.default
    if value is None or value in ((), {}):
        return "–"
    word = {True: "true", False: "false"}.get(value) if isinstance(value, bool) else str(value)
    return f"`{word}`"
